"""Numbers that are neither dialled nor posted to: tax, trade and licence numbers."""

from __future__ import annotations

import re

_NAMES = (
    r"vat|u?st-?\s?id(?:-?\s?nr)?|ust|tva|gst\w*|sales\s?tax|tin|ein|itin|pan|tan|cin|"
    r"llpin|udyam|irdai|rera|abn|acn|arbn|afsl|acl|nzbn|ird|uen|brn|fsp|"
    r"cnpj|cpf|nif|nipc|cif|c\.i\.f|n\.i\.f|contribuinte|rfc|cuit|rut|p\.?\s?iva|"
    r"partita\siva|c\.?f|cod(?:ice|\.)?\s?fisc(?:ale|\.)?|r\.?e\.?a|siren|siret|rcs|naf|"
    r"ape|orias|kvk|btw|bce|kbo|hrb|hra|fn|dvr|mwst|uid|st(?:euer)?-?\.?\s?-?nr|"
    r"steuernummer|nip|regon|krs|pesel|ico|dic|"
    r"org\.?\s?nr|org\w*nummer|cvr|y-tunnus|business\sid|tax(?:\s?id)?|reg\w*|crn|"
    r"registered\sin\s[a-z\s&]+?|(?:company|charity|co\.)\s?(?:no|nr|number)|cro|"
    r"iec|fssai|drug|licen[cs]e|lic|c?a?l?dre|cslb|crea|crm|creci|cro|"
    r"oab|colegiad[oa]|npi|dea|nmls(?:\sid)?|bar|permit|isbn|iban|bic|swift|blz|konto|kto|account|"
    r"telex|tlx|serial|order|model|mst|統一編號|統編|사업자등록번호|登録番号|法人番号"
)
_BEFORE = re.compile(
    rf"(?<![^\W_])(?:{_NAMES})\.?(?:[\s.:#-]*(?:no|nr|num|number|n[º°]))?[\s.:#№-]*"
    r"(?:[A-Z]{0,3})?$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    rf"^\W*(?:{_NAMES})\.?(?:[\s.:#-]*(?:no|nr|num|number|n[º°]))?[\s.:#№-]*"
    r"[A-Z]{0,3}[\d][\dA-Z\s./-]{4,}\W*$",
    re.IGNORECASE,
)


def announces_registration(before: str) -> bool:
    """Whether a number right behind this text is a registration, as of VAT."""
    return _BEFORE.search(before) is not None


def is_registration(line: str) -> bool:
    """Whether a line holds nothing but a registration number and its label."""
    return _WHOLE.match(line) is not None

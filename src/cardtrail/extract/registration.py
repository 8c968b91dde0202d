"""Numbers that are neither dialled nor posted to: tax, trade and licence numbers."""

from __future__ import annotations

import re

_NAMES = (
    r"vat|u?st-?\s?id(?:-?\s?nr)?|ust|tva|gst\w*|sales\s?tax|tin|ein|itin|pan|cin|"
    r"abn|acn|arbn|cnpj|cpf|nif|cif|c\.i\.f|n\.i\.f|rfc|cuit|rut|p\.?\s?iva|"
    r"partita\siva|c\.?f|siren|siret|rcs|naf|ape|kvk|btw|hrb|hra|nip|regon|krs|ico|dic|"
    r"org\.?\s?nr|cvr|tax(?:\s?id)?|reg\w*|crn|iec|fssai|drug|licen[cs]e|lic|crea|crm|"
    r"oab|npi|dea|nmls|bar|permit|isbn|iban|bic|swift|telex|tlx|serial|order|model"
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

"""What speaks for a line, or against it, as a line of a postal address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cardtrail.extract.company_evidence import ends_with_legal_form
from cardtrail.extract.lexicon import city_beginnings, city_countries, entries
from cardtrail.extract.postcode import DIALLED, has_postcode, is_postcode
from cardtrail.extract.registration import is_registration
from cardtrail.model.field import Signal
from cardtrail.text import fold
from cardtrail.values.country import country_at_end
from cardtrail.values.postal import postal_rules

_HOUSE_NUMBER = re.compile(
    r"^\W*\d+[\w/-]*,?\s+[^\W\d]|#\s?\d|\b\d{1,5}[a-z]?\s*$|,\s?\d|\bno\.?\s?\d"
    r"|[^\W\d_]\s\d{1,4}\s?[a-z]?(?:/\d+)?(?:,|\s[-·•|]\s)|[^\W\d_]{3}\s\d{1,4}\s[a-h]$",
    re.IGNORECASE,
)
_MANY = 3  # cities on one line: a list of branches
_HONORIFIC = re.compile(r"\W*(?:dr|mr|mrs|ms|prof)\b\.?\D+$", re.IGNORECASE)
_BOX = re.compile(
    r"\bp\.?\s?o\.?\s?box\b|\bpost(?:fach|bus|boks|box)\b|"
    r"\b(?:case|casella|bo[iî]te|caixa) postale?\b|\bapartado (?:de correos )?\d|"
    r"\bskr(?:ytka|\.) poczt|^\W*(?:box|pl|[bc]\.?p\.?) \d+\b",
    re.IGNORECASE,
)
STREET_FORM = re.compile(
    r"\W*\d{1,5}[a-z]?(?:[/-]\d+)?,?(?:\s[A-Z][\w'.-]*){1,4}[,\s]*$|"
    r"\W*(?i:p\.?\s?o\.?\s?)?(?i:box)\s\d+\W*$|"
    r"\W*[A-Z][^\W\d_]+(?:\s[^\W\d_]+){1,4},\s(?:n[ºo°]?\.?\s)?\d{1,5}\W*$"
)
"""A name of a few words with its house number, or a box, and nothing else."""

_COUNTY = re.compile(r"\W*(?:co\.|county)\s[^\W\d_]{3,}", re.IGNORECASE)
_COMPOUND = re.compile(r"\b[a-z]+-[a-z]+\b")  # high-level is no level of a house
_PARTNERS = re.compile(
    r"[^\W\d_]+, [^\W\d_]+ (?:and|und|et|y|e|en|og|och|i) [^\W\d_]+$"
)
_SINCE = re.compile(
    r"\W*(?:since|est\w*|founded|seit|gegründet|depuis|fond\w+|desde|fundad\w+|dal|sinds|"
    r"sedan|siden|vuodesta|od)\W+(?:(?:in|en|nel|i|roku)\s)?(?:1[789]|20)\d\d\b",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[,;/()·•|]|\s-\s")
_SHORT = 3  # letters of the code of a region, which is printed in capitals
_STREET_ENDING = re.compile(
    r"\b\w{2,}(?:stra[sß]{1,2}e|str\.|weg|platz|gasse|allee|ring(?=\s\d)|straat|laan|plein|"
    r"gata?n|gränd|stig(?:en)?(?=\s\d)|torg(?:et)?(?=\s\d)|väg(?:en)?|backen(?=\s\d)|"
    r"vej|-ro|-gil|-daero|-gu|-dong|-si|-gun|-eup|-myeon|-ri|-ku|-cho|-chome|-machi|-shi|-ken|-fu|-mura|-do)\b",
    re.IGNORECASE,
)
_STREET_BEGINNING = re.compile(
    r"^\W*(?:(?:am|an de[rn]|auf de[mr]|beim|hinter de[mr]|im|in de[nr]|unter den|"
    r"zu[mr]|al\.|pl\.|os\.)\s(?:[^\W\d_]+[\s.-]){1,3}\d)",
    re.IGNORECASE,
)
"""German streets that are named by where they are, and Polish avenues, squares and
housing estates: each with a house number."""
_HOURS = r"\d{1,2}(?:[.:]\d{2})?"
_UNLIKE = re.compile(
    r"\S@\S|www\.|\.com\b|\d{1,2}:\d{2}|\d\s?[ap]m\b|"
    rf"\b\d{{1,2}}[.:]\d{{2}}\s?[\u2013-]\s?{_HOURS}\b",
    re.IGNORECASE,
)
_TAX = re.compile(
    r"^\W*(?:vat|mwst|ust|tva|iva|moms|btw)\b.*\d|^\W*che-\d", re.IGNORECASE
)


@lru_cache(maxsize=1024)  # a line is weighed whole, and where a gap may part it
def signals_of(text: str, country: str) -> tuple[Signal, ...]:
    """The evidence in one line.

    Args:
        text: the line without its label, look-alikes mended.
        country: ISO 3166-1 alpha-2, whose postcodes to expect.
    """
    words = re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*", fold(_COMPOUND.sub(" ", text)))
    streets = sum(word in entries("street_words") for word in words)
    streets += len(_STREET_ENDING.findall(text))
    streets += bool(_STREET_BEGINNING.match(text))
    evidence = (
        (Signal("postcode", 2), has_postcode(text, country)),
        (Signal("street word", 1 + 0.4 * min(2, streets)), streets > 0),
        (Signal("post box", 2), bool(_BOX.search(text))),
        (Signal("city", 1), names_city(words)),
        (Signal("region", 1.3), _names_region(text, country)),
        (
            Signal("country", 1.5 if _is_set_off(text) else 0.7),
            country_at_end(text) is not None,
        ),
        (Signal("house number", 0.7), bool(_HOUSE_NUMBER.search(text))),
        (Signal("goes on", 0.7), text.endswith(",")),
    )
    told = (signal for signal, holds in evidence if holds)
    return (*told, *_against(text, words, country))


def _against(text: str, words: Sequence[str], country: str) -> Iterator[Signal]:
    counts = {
        listed: sum(word in entries(listed) for word in words)
        for listed in ("title_words", "other_words", "street_words")
    }
    has_digits = any(char.isdigit() for char in text)
    few_letters = sum(len(word) for word in words) < 3
    evidence = (
        (Signal("a registration", -4), registers(text, country)),
        (Signal("a number to dial", -2), bool(DIALLED.search(text))),
        (Signal("web, mail or hours", -2), bool(_UNLIKE.search(text))),
        (Signal("title word", -1.2 * counts["title_words"]), not has_digits),
        (Signal("firm", -3),
         ends_with_legal_form(_without_country(text))
         and not _ends_with_region(text, country)),
        (Signal("honorific", -2),
         counts["street_words"] < 2 and bool(_HONORIFIC.match(text))),
        (Signal("joins two", -0.8), "&" in text),
        (Signal("joins three", -2), bool(_PARTNERS.match(text))),
        (Signal("since a year", -3), bool(_SINCE.match(text))),
        (Signal("list of cities", -3), _lists_cities(text)),
        (Signal("other words", -0.4 * counts["other_words"]),
         not (counts["street_words"] or _is_sure(text, country))),
        (Signal("hardly a letter", -2),
         few_letters and not has_postcode(text, country)),
    )  # fmt: skip
    yield from (signal for signal, holds in evidence if holds and signal.weight)


def _is_sure(text: str, country: str) -> bool:
    """Whether a line is of an address by its form, whatever its words mean."""
    return STREET_FORM.match(text) is not None or (
        has_postcode(text, country) and not DIALLED.search(text)
    )


def _without_country(text: str) -> str:
    """A line up to the country that it ends with: the S.A. of U.S.A. is no firm."""
    named = country_at_end(text)
    return text[: text.rindex(named[1])] if named else text


def _is_set_off(text: str) -> bool:
    """Whether the country at the end stands alone, or behind a mark or a number.

    Behind a word it may be a surname, as that of Liam Montenegro.
    """
    return not re.search(r"[^\W\d_]{2}\s+$", _without_country(text))


def _ends_with_region(text: str, country: str) -> bool:
    """Whether what is like the form of a firm is a region: Como is CO, Alberta AB."""
    is_province = country == "IT" and has_postcode(text, country)
    return is_province or _names_region(text, country)


def _names_region(text: str, country: str) -> bool:
    """Whether a line ends with a state, province or county, be it before the country.

    A code such as RS counts in capitals and behind a mark; a name may stand alone.
    """
    if _COUNTY.match(text):
        return True
    plain = _without_country(text)
    pieces = [piece.strip(" .") for piece in _SEPARATORS.split(plain)]
    last = next((piece for piece in reversed(pieces) if piece), "")
    is_code = len(last) <= _SHORT
    if is_code and not (last.isupper() and len(pieces) > 1):
        return False
    return country != "US" and postal_rules(country).region(last) is not None


def registers(text: str, country: str) -> bool:
    """Whether a text is a tax or trade number with its label, and no postcode.

    ``CF`` is the label of an Italian tax number, and ``CF10 1EP`` is in Cardiff.
    """
    is_number = is_registration(text) or _TAX.match(text) is not None
    return is_number and not is_postcode(text.strip(" ,."), country)


def _lists_cities(text: str) -> bool:
    """Whether a line tells where the firm is, not where a letter goes."""
    pieces = (piece.strip(" .") for piece in re.split(r"[@•·|,/*-]", fold(text)))
    return sum(piece in city_countries() for piece in pieces) >= _MANY


def names_city(words: Sequence[str]) -> bool:
    """Whether up to three of these folded words in a row are the name of a city."""
    return any(
        len(name) >= 4 and name in city_countries()
        for start, word in enumerate(words)
        if word in city_beginnings()
        for end in range(start + 1, min(start + 3, len(words)) + 1)
        for name in (" ".join(words[start:end]),)
    )

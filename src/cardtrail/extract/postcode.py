"""Finds postcodes, also where a reader took a digit for a letter."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cardtrail.extract.lexicon import city_countries
from cardtrail.text import alike, fold
from cardtrail.values.postal import postal_rules

_US_STATE_ZIP = re.compile(r"\b[A-Z][A-Za-z.]{1,3},?\s{1,2}\d{5}(?:-\d{4})?\b")
_US_ZIP_AT_END = re.compile(r"(?:\b[A-Z][\w.'-]*|[.,])\s\d{5}$")
_US_LAST = re.compile(r"\b[A-Z]{2}\.?,?\s{1,2}(?P<zip>\w{5})(?:-\w{4})?\W*$")
_LOOSE = r"[\w-]"  # characters of postcodes
_GLUED = {
    "US": re.compile(r"\b([A-Z]{2})(\d{5}(?:-\d{4})?)\b"),
    "GB": re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})\b"),
    "SE": re.compile(r"(?:(?<=, )|(?<=SE-))(\d{3})(\d{2})(?=\s[^\W\d]{2})"),
}
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_SHORTEST, _LONGEST = 4, 11  # characters of postcodes, anywhere
DIALLED = re.compile(r"(?<![\w-])\+?\(?0(?:[\s./()-]{0,3}\d){8,}(?!\w)")
"""At least nine digits that begin with 0, as no house number and no postcode does."""

_BEHIND_TOWN = (
    (r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b", "GB"),
    (r"\b(?:[AC-FHKNPRTV-Y]\d{2}|D6W)\s(?=\d*[A-Z])[\dA-Z]{4}\b", "IE"),
    (r"\b[A-Z]\d[A-Z]\s\d[A-Z]\d\b", "CA"),
)
_BEFORE_TOWN = (
    (r"\d{2}-\d{3}", "PL"),
    (r"(?:SE?-)?\d{3}\s\d{2}", "SE"),
    (r"\d{4}\s[A-Z]{2}", "NL"),
    (r"\d{4}-\d{3}", "PT"),
    (r"\d{5}(?=\s[^\d,]+[\s(][A-Z]{2}\)?$)", "IT"),
    (r"\d{5}-\d{3}", "BR"),
)
_UNMISTAKABLE = tuple(
    (re.compile(pattern), country)
    for pattern, country in (
        *_BEHIND_TOWN,
        *(
            (rf"(?:^|[,;]\s*|\s-\s){code}\s+[^\W\d_][^\W\d_]+", country)
            for code, country in _BEFORE_TOWN
        ),
    )
)
"""Postcodes that tell their country by their form, as its post prints them."""

_FOUR_DIGITS = re.compile(r"\d{4}")
_LEADS = re.compile(r"(?:^|[,;|·(\u2013]|-\s?|\d\s?[a-z]?|\b[A-Z]{1,3}-)\s*$")
_BEHIND_STREET = re.compile(
    r"\W*\d+[a-z]?(?:/\d+)?\s[A-Z][^\d,]+,(?:\s[A-Z][^\W\d_]+){1,3}\s$"
)
"""A house number, a street and a town, all before a postcode."""

_TOWN = re.compile(r"\s+[^\W\d_]{2}")


@lru_cache(maxsize=1024)  # lines are asked again and again
def has_postcode(text: str, country: str) -> bool:
    """Whether a text has a postcode.

    Args:
        text: a line of an address.
        country: ISO 3166-1 alpha-2, whose form it must have; in the United States only
            behind a state or at the end of the line.
    """
    if country == "US":
        return bool(_US_STATE_ZIP.search(text) or _US_ZIP_AT_END.search(text))
    plain = DIALLED.sub(" ", text)
    return any(
        is_postcode(token, country) and _stands_right(token, plain, country)
        for token in _tokens(plain)
    )


def postcode_country(lines: Sequence[str], country: str) -> str:
    """The country whose form the postcodes on a card have.

    Args:
        lines: of the card.
        country: ISO 3166-1 alpha-2, which it is unless none of the lines has a
            postcode of it and one has that of another country, beyond doubt.
    """
    if any(has_postcode(line, country) for line in lines):
        return country
    told = (other for line in lines for other in postcode_countries(line))
    return next(told, country)


def postcode_countries(line: str) -> Iterator[str]:
    """The countries that have a postcode of the form which a line has, beyond doubt."""
    plain = DIALLED.sub(" ", line)
    return (country for pattern, country in _UNMISTAKABLE if pattern.search(plain))


def _stands_right(token: str, text: str, country: str) -> bool:
    """Whether four digits stand where a postcode stands: others are years and such.

    Where the postcode leads, a town follows; elsewhere a region or town is before it.
    """
    if not _FOUR_DIGITS.fullmatch(token) or token not in text:
        return True
    before, _, after = text.partition(token)
    if not re.search(r"\w", before + after):
        return True
    if _LEADS.search(before) and _TOWN.match(after):
        return postal_rules(country).is_postcode_first
    if before.rstrip().endswith(",") or _BEHIND_STREET.match(before):
        return True
    words = re.findall(r"[^\W\d_]+", before)
    names = (" ".join(words[-count:]) for count in (1, 2, 3))
    return any(
        fold(name) in city_countries() or postal_rules(country).region(name)
        for name in names
    )


@lru_cache(maxsize=1024)
def postcode_restored(text: str, country: str) -> str:
    """The text with look-alikes in a postcode swapped; its length never changes.

    At least half of a postcode of digits must have been read as digits; of one with
    letters all but one character must be right. ``CA 9581O`` becomes ``CA 95810``.
    """
    if has_postcode(text, country):
        return text
    for token in filter(_may_be_misread, _suspects(text, country)):
        fitting = (other for other in alike(token) if is_postcode(other, country))
        meant = next(fitting, None)
        if meant is not None and _is_near(token, meant):
            restored = text.replace(token, meant)
            return restored if has_postcode(restored, country) else text
    return text


def postcode_spaced(text: str, country: str) -> str:
    """The text with the gap that belongs to a postcode, where a reader lost it.

    ``IL60614`` becomes ``IL 60614``, and ``SE14XZ`` becomes ``SE1 4XZ``: the inward
    code of a British postcode always has three characters (BS 7666). A Swedish one is
    printed in groups of three and two digits.
    """
    glued = _GLUED.get(country)
    return glued.sub(r"\1 \2", text) if glued else text


def _suspects(text: str, country: str) -> Iterator[str]:
    """What stands where a postcode may stand, longest first."""
    if country == "US":
        match = _US_LAST.search(text)
        yield from [match["zip"]] if match else []
        return
    for width in (2, 1):
        runs = re.finditer(
            rf"(?=(?<!{_LOOSE})({_LOOSE}+(?: {_LOOSE}+){{{width - 1}}}))", text
        )
        yield from (run[1] for run in runs)


def _may_be_misread(token: str) -> bool:
    """Whether a token is as long as a postcode, and was not read without a digit."""
    return _SHORTEST <= len(token) <= _LONGEST and any(map(str.isdigit, token))


def _is_near(token: str, meant: str) -> bool:
    """Whether so few characters differ that chance is no explanation."""
    if any(char.isalpha() for char in meant):
        changed = sum(a != b for a, b in zip(token, meant, strict=True))
        rest = "".join(a for a, b in zip(token, meant, strict=True) if a == b)
        return changed == 1 and rest == rest.upper() and bool(re.search(r"\d", rest))
    digits = sum(char.isdigit() for char in token)
    return 2 * digits >= sum(char.isdigit() for char in meant)


def is_postcode(token: str, country: str) -> bool:
    """Whether a word, or two, is a whole postcode; no postcode is without a digit.

    Args:
        token: with nothing around it.
        country: ISO 3166-1 alpha-2, whose form it must have.
    """
    pattern = postal_rules(country).postcode
    return (
        pattern is not None
        and len(token) >= _SHORTEST
        and pattern.fullmatch(token) is not None
        and any(char.isdigit() for char in token)
    )


def _tokens(text: str) -> Iterator[str]:
    """Runs of one and two words, without the marks around them: postcodes have gaps."""
    words = [_EDGE.sub("", word) for word in re.split(r"\s+|(?<=\D)-(?=\d)|,", text)]
    yield from words
    for first, second in itertools.pairwise(words):
        yield f"{first} {second}"
        yield first + second

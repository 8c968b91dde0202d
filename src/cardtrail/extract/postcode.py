"""Finds postcodes, also where a reader took a digit for a letter."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from cardtrail.text import alike
from cardtrail.values.postal import postal_rules

_US_STATE_ZIP = re.compile(r"\b[A-Z][A-Za-z.]{1,3},?\s{1,2}\d{5}(?:-\d{4})?\b")
_US_ZIP_AT_END = re.compile(r"[A-Za-z.,]\s\d{5}$")
_US_LAST = re.compile(r"\b[A-Z]{2}\.?,?\s{1,2}(?P<zip>\w{5})(?:-\w{4})?\W*$")
_LOOSE = r"[\w-]"  # characters of postcodes
_GLUED = {
    "US": re.compile(r"\b([A-Z]{2})(\d{5}(?:-\d{4})?)\b"),
    "GB": re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})\b"),
}
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_SHORTEST = 4


def has_postcode(text: str, country: str) -> bool:
    """Whether a text has a postcode.

    Args:
        text: a line of an address.
        country: ISO 3166-1 alpha-2, whose form it must have; in the United States only
            behind a state or at the end of the line.
    """
    if country == "US":
        return bool(_US_STATE_ZIP.search(text) or _US_ZIP_AT_END.search(text))
    return any(_fits(token, country) for token in _tokens(text))


def postcode_restored(text: str, country: str) -> str:
    """The text with look-alikes in a postcode swapped; its length never changes.

    At least half of a postcode of digits must have been read as digits; of one with
    letters all but one character must be right. ``CA 9581O`` becomes ``CA 95810``.
    """
    if has_postcode(text, country):
        return text
    for token in _suspects(text, country):
        fitting = (other for other in alike(token) if _fits(other, country))
        meant = next(fitting, None)
        if meant is not None and _is_near(token, meant):
            return text.replace(token, meant)
    return text


def postcode_spaced(text: str, country: str) -> str:
    """The text with the gap that belongs to a postcode, where a reader lost it.

    ``IL60614`` becomes ``IL 60614``, and ``SE14XZ`` becomes ``SE1 4XZ``: the inward
    code of a British postcode always has three characters (BS 7666).
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


def _is_near(token: str, meant: str) -> bool:
    """Whether so few characters differ that chance is no explanation."""
    if any(char.isalpha() for char in meant):
        changed = sum(a != b for a, b in zip(token, meant, strict=True))
        rest = "".join(a for a, b in zip(token, meant, strict=True) if a == b)
        return changed == 1 and rest == rest.upper() and bool(re.search(r"\d", rest))
    digits = sum(char.isdigit() for char in token)
    return 2 * digits >= sum(char.isdigit() for char in meant)


def _fits(token: str, country: str) -> bool:
    """Whether a word, or two, is a whole postcode; no postcode is without a digit."""
    pattern = postal_rules(country).postcode
    return (
        pattern is not None
        and len(token) >= _SHORTEST
        and any(char.isdigit() for char in token)
        and pattern.fullmatch(token) is not None
    )


def _tokens(text: str) -> Iterator[str]:
    """Runs of one and two words, without the marks around them: postcodes have gaps."""
    words = [_EDGE.sub("", word) for word in re.split(r"\s+|(?<=\D)-(?=\d)|,", text)]
    yield from words
    for first, second in itertools.pairwise(words):
        yield f"{first} {second}"
        yield first + second

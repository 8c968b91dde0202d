"""What a telephone number looks like, and numbers that look like something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cardtrail.extract.spans import Span, find
from cardtrail.model.page import Page
from cardtrail.text import digits_restored
from cardtrail.values.numbering import EXTENSION_WORDS, VANITY

FEWEST, MOST = 6, 18
"""Digits of a number, its extension included."""

_GLUED = "|".join(  # a label whose gap was not seen; other letters make it a code
    rf"(?<=\b{label})"
    for label in (
        "t f m tel tél fax fon fone mob mobil mobile cell cel phone ph telefon tlf "
        "office direct"
    ).split()
)
_START = rf"(?:(?<![\w@])|{_GLUED}|(?<=[\u3040-\u9fff\uac00-\ud7a3]))"
_EXTENSION = rf"\s?[,;(-]?\s?(?:e?xt?n?|extension|{EXTENSION_WORDS}|#)[.:\s=#]*\d"
_NUMBER = re.compile(
    rf"(?<![\w@]){VANITY}"
    rf"|{_START}(?:\+\s?|\(\s?\+?)?\d[\d\s().\-/·•]{{4,}}\d"
    rf"(?:{_EXTENSION}{{1,6}}\b\)?)?"
    r"(?:\s?(?:to|bis|/)\s?\d{1,4}\b(?![\s.-]?\d))?",
    re.IGNORECASE,
)
FEWEST_ABROAD = 9
"""Digits of a whole number with its country code."""

_SEAM = re.compile(
    r"(?<=\d)[\s/,]+(?=\(\s?\+?\d{2,}|\+\s?\d)|(?<=\d{4})\s?/\s?(?=\d{6}|\d{3,4}[\s.-]\d{4}\b)"
)
_UNCLOSED = re.compile(r"\s*\([^)]*$")
_TRUNK = re.compile(r"^\+\d{1,3}\s?\(0[\s\d]+$")  # +44 (0)20, its bracket not read

_FOR_DIGIT = {"S": "5", "s": "5", "B": "8", "Z": "2", "O": "0", ",": "."}
_AT_START = re.compile(
    r"(?<![\w@./-])(?:O(?=\d{1,4}[\s./-]\d{3})|[SBZ](?=\d\d[\s./-]\d{3}[\s.-]\d{4}\b))"
    r"|(?<=\d/)[OSBZ](?=\d\d)"
)
"""A letter for the first digit of a number, or of the group behind a slash."""

_IN_GROUP = re.compile(
    r"(?<=\d)[SsBZ](?=\d)|(?<=\d\d)[SsBZ](?=[\s.-]\d|$)|(?<=\d[\s.-])[SBZ](?=\d\d)"
)
_STOP_READ_AS_COMMA = re.compile(
    r"(?<=\b\d\d),(?=\d\d\b)|(?<=\b\d{3}),(?=\d{3}\.)|(?<=\.\d{3}),(?=\d{4}\b)"
)

_TIME = r"(?:[01]?\d|2[0-4])\s?[.h]\s?[0-5]\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d{2}"
_YEAR = r"(?:19|20)\d{2}"
_MOMENTS = tuple(
    re.compile(rf"\W*{moment}(?:\s?[\s/-]\s?{moment})*\W*$")
    for moment in (_TIME, _DAY, _YEAR)
)
_POSTCODE = re.compile(r"(?:\d{5}(?:-\d{4})?|\d{3}[ -]\d{3,4}|\d{4,5}-\d{3})$")
_HOUSE = re.compile(r"\d{1,3}(?:/\d{1,3}){2,3}")
_GROUPED = re.compile(
    r"\(\d+\)|\d[ .-]\d{3,4}[ .-]?\d{4}\b|\d{4}[ -]\d{4}|\b0\d(?:[ .-]\d\d){4}\b"
)


@lru_cache(maxsize=1024)
def as_read(line: str) -> str:
    """A line with look-alikes inside numbers read as digits, of the same length."""
    line = digits_restored(_AT_START.sub(lambda match: _FOR_DIGIT[match.group()], line))
    for pattern in (_IN_GROUP, _STOP_READ_AS_COMMA):
        line = pattern.sub(lambda match: _FOR_DIGIT[match.group()], line)
    return line


def numbers(page: Page) -> Iterator[Span]:
    """Every run of characters that may be a telephone number, in reading order."""
    for run in find(_NUMBER, page, as_read):
        yield from _parted(run)


def is_moment(text: str) -> bool:
    """Whether a run is hours, dates or years, and nothing else."""
    return any(moment.match(text) for moment in _MOMENTS)


def is_like_postcode(text: str) -> bool:
    """Whether a run has the form of a postcode of some country."""
    return _POSTCODE.match(text) is not None


def is_house(text: str) -> bool:
    """Whether a run is a house, a stair and a door, as in Austria: ``193/9/19``."""
    return _HOUSE.fullmatch(text) is not None


def is_grouped(text: str) -> bool:
    """Whether a run has gaps where telephone numbers have them."""
    return _GROUPED.search(text) is not None


def _parted(span: Span) -> Iterator[Span]:
    """Two numbers that stand side by side, one by one."""
    start = 0
    for seam in _SEAM.finditer(span.text):
        before = span.text[start : seam.start()]
        fewest = FEWEST_ABROAD if before.startswith("+") else FEWEST
        if sum(char.isdigit() for char in before) >= fewest:
            yield Span(span.line, span.start + start, span.start + seam.start())
            start = seam.end()
    is_trunk = _TRUNK.search(span.text[start:])
    cut = None if is_trunk else _UNCLOSED.search(span.text)
    yield Span(
        span.line, span.start + start, span.start + cut.start() if cut else span.end
    )

"""Cards built in code: lines of text at given places, one word for each token.

The text of a block is one printed line a row. ``^`` before a row prints it larger,
``_`` smaller; an empty row is a gap; three spaces part two columns of one row.
"""

from __future__ import annotations

from dataclasses import dataclass

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page, Word
from cardtrail.ocr.layout import items

WIDTH, HEIGHT = 1050, 600
_SIZES = {"^": 1.6, "_": 0.8}
_LETTER, _SPACE, _COLUMN = 0.5, 0.35, 3.0  # widths, in heights of the line
_LEADING = 1.4
_ALIGNMENTS = {"left": 0.0, "centre": 0.5, "right": 1.0}


@dataclass(frozen=True, slots=True)
class Details:
    """What a card says; phones as ``kind number`` or ``kind number x extension``."""

    name: str | None = None
    title: str | None = None
    company: str | None = None
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    department: str | None = None
    profiles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """An invented card: what is printed, and what it says."""

    id: str
    page: Page
    says: Details


def block(
    text: str,
    *,
    at: tuple[float, float] = (80, 60),
    align: str = "left",
    size: float = 30,
) -> tuple[Line, ...]:
    """The lines of one block of text.

    Args:
        text: one printed line a row.
        at: where its first line starts, in pixels: left edge (or centre, or right
            edge, as aligned) and top.
        align: ``left``, ``centre`` or ``right``.
        size: height of a line in pixels.
    """
    x, y = at
    lines: list[Line] = []
    for row in text.strip("\n").split("\n"):
        height = size * _SIZES.get(row[:1], 1.0)
        words = _words(row.lstrip("^_").strip(), y, height)
        if words:
            width = words[-1].box.right
            shift = x - _ALIGNMENTS[align] * width
            lines.append(Line(tuple(_moved(word, shift) for word in words)))
        y += height * _LEADING
    return tuple(lines)


def page(*blocks: tuple[Line, ...], width: int = WIDTH, height: int = HEIGHT) -> Page:
    """A page of blocks, its lines parted at wide gaps and in reading order."""
    return Page(
        "built", width, height, items(line for lines in blocks for line in lines)
    )


def _words(row: str, top: float, height: float) -> list[Word]:
    """The words of a row that starts at the left edge."""
    words: list[Word] = []
    left = 0.0
    for column in filter(None, row.split("   ")):
        for token in column.split():
            right = left + _LETTER * height * len(token)
            words.append(
                Word(
                    token,
                    Box(left, top, right, top + height),
                    0.95,
                    (("one", token), ("two", token)),
                )
            )
            left = right + _SPACE * height
        left += _COLUMN * height
    return words


def _moved(word: Word, shift: float) -> Word:
    return Word(word.text, word.box.moved(shift, 0), word.confidence, word.readings)

"""Lines and pages that the tests of the readers write as text."""

from __future__ import annotations

from collections.abc import Sequence

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page, Word

HEIGHT = 30.0
PITCH = 60.0
LETTER = 15.0
SPACE = 10.0


def line(
    text: str,
    *,
    left: float = 0.0,
    top: float = 0.0,
    height: float = HEIGHT,
    confidence: float = 0.9,
) -> Line:
    """A line of type; every ``_`` widens the gap before the next word by a letter."""
    words, at = [], left
    for token in text.split():
        at += LETTER * (len(token) - len(token.lstrip("_")))
        word = token.lstrip("_")
        width = LETTER * len(word)
        words.append(Word(word, Box(at, top, at + width, top + height), confidence))
        at += width + SPACE
    return Line(tuple(words))


def page(*lines: str | Line, reader: str = "one", confidence: float = 0.9) -> Page:
    """A page with lines one below the other."""
    placed = (
        line(entry, top=PITCH * row, confidence=confidence)
        if isinstance(entry, str)
        else entry
        for row, entry in enumerate(lines)
    )
    return Page(reader, 1600, 914, tuple(placed))


def texts(lines: Page | Sequence[Line]) -> list[str]:
    """What the lines say."""
    return [entry.text for entry in (lines.lines if isinstance(lines, Page) else lines)]

"""Text on a card without drawing it: words with boxes, by the widths that letters have.

Sizes are in pixels of a card ``WIDTH`` wide; a size is that of the type's em.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page, Word

Align = Literal["left", "centre", "right"]

WIDTH = 1000
"""Of a card in pixels: 85 mm, so that type of 8 points has an em of 33 pixels."""

MARGIN = 60
_LEADING = 1.28
_SPACE = 0.27
_NARROW, _WIDE = frozenset("ijltfrI.,:;'|!()[]/- "), frozenset("mwMW@%&")
_LOW = frozenset("gjpqy,;()[]|/@Qç")
_X_HEIGHT = frozenset("acemnorsuvwxzgpqy.,:;-·•~")
_ASCENT, _X, _DESCENT = 0.72, 0.5, 0.2


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text and the size of its type."""

    text: str
    size: float

    @property
    def width(self) -> float:
        """In pixels."""
        return sum(_advance(char) for char in self.text) * self.size

    @property
    def height(self) -> float:
        """From its baseline to the next, in pixels."""
        return _LEADING * self.size

    def scaled(self, factor: float) -> Text:
        """The same in another size."""
        return replace(self, size=self.size * factor)


def _advance(char: str) -> float:
    if char == " ":
        return _SPACE
    if char in _NARROW:
        return 0.3
    if char in _WIDE:
        return 0.84
    return 0.66 if char.isupper() else 0.53


def fitted(texts: Sequence[Text], width: float) -> tuple[Text, ...]:
    """The texts in one size, or smaller ones so that the widest fits."""
    widest = max((text.width for text in texts), default=0.0)
    return tuple(text.scaled(min(1.0, width / max(widest, 1.0))) for text in texts)


@dataclass(frozen=True, slots=True)
class Column:
    """Texts under each other.

    Attributes:
        texts: from the top.
        align: to ``x``.
        x: of the left edge, the middle or the right edge, in pixels.
    """

    texts: tuple[Text, ...]
    align: Align = "left"
    x: float = MARGIN

    @property
    def height(self) -> float:
        """Of all its texts."""
        return sum(text.height for text in self.texts)

    def lines(self, top: float) -> Iterator[Line]:
        """Its lines where it begins at ``top``."""
        for text in self.texts:
            top += text.height
            share = {"left": 0.0, "centre": 0.5, "right": 1.0}[self.align]
            if text.text.strip():
                yield _set(text, self.x - share * text.width, top - 0.3 * text.size)


def _set(text: Text, left: float, baseline: float) -> Line:
    words = []
    for word in text.text.split(" "):
        width = Text(word, text.size).width
        if word:
            words.append(Word(word, _ink(word, text.size, left, baseline, width), 1.0))
        left += width + _SPACE * text.size
    return Line(tuple(words))


def _ink(word: str, size: float, left: float, base: float, width: float) -> Box:
    """The box around the letters of a word, and nothing more."""
    ascent = _X if set(word) <= _X_HEIGHT else _ASCENT
    descent = _DESCENT if set(word) & _LOW else 0.0
    return Box(
        round(left), round(base - ascent * size),
        round(left + width), round(base + descent * size),
    )  # fmt: skip


Zone = tuple[Column, ...]
"""Columns side by side."""


def page(zones: Sequence[Zone], gap: float) -> Page:
    """The zones under each other, ``gap`` pixels apart."""
    top = float(MARGIN)
    lines: list[Line] = []
    for zone in zones:
        for column in zone:
            lines.extend(column.lines(top))
        top += max((column.height for column in zone), default=0.0) + gap
    return Page("truth", WIDTH, round(top - gap + MARGIN), tuple(lines))

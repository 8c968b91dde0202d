"""What a reader read on a card: words in lines, with boxes in card pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cardtrail.geometry import Box

STANDING = 1.5
"""A line this many times as high as it is wide runs up or down the card."""

NARROW_GAP = 1.0
"""A gap narrower than this many line heights parts no items by itself."""

STANDS_OUT = 1.5
"""A gap this many times as wide as those beside it parts two items; measured."""

SHORTEST = 3
"""Characters from which a line's shape tells how it runs."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a gap.

    Attributes:
        text: as read.
        box: in card pixels.
        confidence: 0..1, the reader's own.
        readings: what each reader saw here, by the reader's name.
        is_disputed: whether they saw other letters or digits, and no check tells who is
            right.
    """

    text: str
    box: Box
    confidence: float
    readings: tuple[tuple[str, str], ...] = ()
    is_disputed: bool = False

    @property
    def is_telling(self) -> bool:
        """Whether it has a letter or digit: bullets, bars and icons have none."""
        return any(char.isalnum() for char in self.text)


@dataclass(frozen=True)
class Line:
    """Words that are read one after the other; never empty.

    Its text and boxes are made once: whoever compares all lines with each other asks
    for them thousands of times.
    """

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words, joined by single spaces."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        """The smallest box around its words."""
        return Box.around(word.box for word in self.words)

    @cached_property
    def text_box(self) -> Box:
        """The box without words of a mark or a single letter, if there are others.

        A speck or a rule beside a line makes its whole box too high.
        """
        boxes = [
            word.box for word in self.words if sum(map(str.isalnum, word.text)) > 1
        ]
        return Box.around(boxes) if boxes else self.box

    @property
    def is_standing(self) -> bool:
        """Whether it runs up or down the card."""
        box = self.box
        return len(self.text) >= SHORTEST and box.height > STANDING * box.width

    @property
    def confidence(self) -> float:
        """Mean confidence of the words, each weighted by its length."""
        return _mean_confidence(self.words)

    def scaled(self, factor: float) -> Line:
        """The same line on a card resized by ``factor``."""
        return Line(
            tuple(replace(word, box=word.box.scaled(factor)) for word in self.words)
        )

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that characters ``start`` to ``end`` of ``text`` touch."""
        touched = []
        at = 0
        for word in self.words:
            if at < end and at + len(word.text) > start:
                touched.append(word)
            at += len(word.text) + 1
        return tuple(touched)


def stands_out(
    words: Sequence[Word], place: int, narrow: float = NARROW_GAP
) -> bool | None:
    """Whether the gap before a word is much wider than those beside it.

    Args:
        words: of one line, from the left.
        place: of a word that has one before it.
        narrow: line heights below which no gap stands out.

    Returns:
        None where there are no gaps beside it to compare with.
    """
    gaps = [
        _gap(words[start], words[start + 1])
        for start in (place - 2, place)
        if 0 <= start < len(words) - 1
    ]
    if not gaps:
        return None
    before, after = words[place - 1], words[place]
    height = min(before.box.height, after.box.height)
    return _gap(before, after) > max(narrow * height, STANDS_OUT * max(gaps))


def _gap(before: Word, after: Word) -> float:
    return after.box.left - before.box.right


@dataclass(frozen=True, slots=True)
class Page:
    """Everything read on one card.

    Attributes:
        reader: who read it, such as ``tesseract``.
        width: of the card in pixels.
        height: of the card in pixels.
        lines: in reading order.
    """

    reader: str
    width: int
    height: int
    lines: tuple[Line, ...]

    @property
    def words(self) -> Iterator[Word]:
        """All words, in reading order."""
        return (word for line in self.lines for word in line.words)

    @property
    def confidence(self) -> float:
        """Mean confidence of the words, each weighted by its length; 0 without any."""
        return _mean_confidence(tuple(self.words))


def _mean_confidence(words: Sequence[Word]) -> float:
    total = sum(word.confidence * len(word.text) for word in words)
    return total / max(1, sum(len(word.text) for word in words))

"""Text and words side by side: a match in a line comes with the words it covers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page, Word, stands_out


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of a line."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """What is printed there."""
        return self.line.text[self.start : self.end]

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that it touches."""
        return self.line.words_between(self.start, self.end)

    @property
    def before(self) -> str:
        """The line up to it."""
        return self.line.text[: self.start]

    @property
    def after(self) -> str:
        """The line behind it."""
        return self.line.text[self.end :]


def find(
    pattern: re.Pattern[str], page: Page, read: Callable[[str], str] = str
) -> Iterator[Span]:
    """Every match in every line.

    Args:
        pattern: what to look for.
        page: where.
        read: how a line is to be read first; it must not change the length.
    """
    for line in page.lines:
        for match in pattern.finditer(read(line.text)):
            yield Span(line, match.start(), match.end())


def without(lines: Collection[Line], taken: Collection[Word]) -> tuple[Line, ...]:
    """What is left of the lines, parted where words were taken out of them."""
    left: list[Line] = []
    for line in lines:
        run: list[Word] = []
        for word in line.words:
            if word not in taken:
                run.append(word)
            elif run:
                left.append(Line(tuple(run)))
                run = []
        if run:
            left.append(Line(tuple(run)))
    return tuple(left)


NARROW = 0.6
"""Line heights from which a gap may part two details that were read as one item."""


def sections(line: Line) -> tuple[Line, ...]:
    """What stands between gaps that stand out, such as a name beside a firm."""
    places = range(1, len(line.words))
    ends = [place for place in places if stands_out(line.words, place, NARROW)]
    bounds = itertools.pairwise([0, *ends, len(line.words)])
    return tuple(Line(line.words[start:end]) for start, end in bounds)


SMALLEST = 0.35
"""Height of a title as a share of that of the name that it stands beside."""


def left_neighbour(line: Line, page: Page) -> Line | None:
    """The nearest line to the left on the same row, such as a label in its column."""
    on_row = [
        other
        for other in page.lines
        if other.box.right <= line.box.left + 0.5 * line.box.height
        and other.box.overlap_y(line.box) > 0.5 * min(other.box.height, line.box.height)
    ]
    return max(on_row, key=lambda other: other.box.right, default=None)


def text_box(line: Line) -> Box:
    """The box around a line's words, without those of a mark or a single letter."""
    return line.text_box


def is_next_row(
    upper: Box, lower: Box, *, gap: float = 1.3, alike: float = 0.6
) -> bool:
    """Whether ``lower`` follows ``upper`` in one block of text.

    The space between them is at most ``gap`` heights, the lower one of them is at
    least ``alike`` of the other's height, and they are aligned left, right or centred,
    or one lies above the other's width.
    """
    height = max(upper.height, lower.height)
    space = lower.top - upper.bottom
    if not -0.6 * height < space < gap * height:  # so of nearly all pairs of lines
        return False
    is_alike = min(upper.height, lower.height) > alike * height
    aligned = (
        abs(upper.left - lower.left) < 1.5 * height
        or abs(upper.right - lower.right) < 1.5 * height
        or abs(upper.centre.x - lower.centre.x) < 1.5 * height
        or upper.overlap_x(lower) > 0.7 * min(upper.width, lower.width)
    )
    return is_alike and aligned

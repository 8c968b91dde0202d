"""Lines as a person sees them: apart where a gap parts them, in reading order."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Word

COLUMN_GAP = 1.8
"""A gap wider than this many line heights parts two items on one line; measured."""

ALIKE = 0.6
"""Words of one line differ in height by no more than this share."""

SAME_ROW = 0.5
"""Two lines that share this much of the lower one's height stand on one row."""


RULE = "|"
"""How readers see a vertical rule: it parts two columns."""


def items(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The items that stand apart on a page, in reading order.

    Two columns that were read as one line are parted; words of one line that were
    read apart, such as a name in wide type, are joined. Lines that run up or down the
    card stay as they are.
    """
    given = tuple(lines)
    standing = [line for line in given if line.is_standing]
    parted = [_split_at_gaps(line) for line in given if not line.is_standing]
    apart = {frozenset(pair) for parts in parted for pair in itertools.pairwise(parts)}
    joined: list[Line] = []
    last: Line | None = None
    for part in reading_order(part for parts in parted for part in parts):
        if last and _continues(last, part) and frozenset((last, part)) not in apart:
            joined[-1] = Line(joined[-1].words + part.words)
        else:
            joined.append(part)
        last = part
    return reading_order([*joined, *standing]) if standing else tuple(joined)


def _split_at_gaps(line: Line) -> list[Line]:
    parts: list[list[Word]] = [[]]
    height = typical_height(line)
    for word in sorted(line.words, key=lambda word: word.box.left):
        run = parts[-1]
        if word.text == RULE:
            parts.append([])
            continue
        if run and word.box.left - run[-1].box.right > COLUMN_GAP * height:
            parts.append([word])
        else:
            run.append(word)
    return [Line(tuple(part)) for part in parts if part]


def _continues(left: Line, right: Line) -> bool:
    """Whether ``right`` is the same item as the line before it on its row."""
    heights = sorted((typical_height(left), typical_height(right)))
    gap = right.box.left - left.box.right
    return (
        same_row(left.box, right.box)
        and heights[0] > ALIKE * heights[1]
        and -0.3 * heights[1] < gap < COLUMN_GAP * heights[0]
    )


def reading_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines by rows from the top, each row from the left."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.centre.y):
        if rows and same_row(rows[-1][0].box, line.box):
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(
        line for row in rows for line in sorted(row, key=lambda line: line.box.left)
    )


def same_row(first: Box, second: Box) -> bool:
    """Whether two boxes stand side by side on one row."""
    lower = min(first.height, second.height)
    return first.overlap_y(second) > SAME_ROW * lower


def typical_height(line: Line) -> float:
    """Median height of the words: a tall logo or a dot does not count."""
    heights = sorted(word.box.height for word in line.words)
    return heights[len(heights) // 2]

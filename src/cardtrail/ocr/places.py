"""Which lines of several readings of one card lie on the same ink."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from cardtrail.geometry import Box
from cardtrail.model.page import Line

COVERED = 0.4
"""Words lie on the same ink where they share more than this of the smaller one's."""

BESIDE = 0.5
"""Pieces of one line share no more than this of the narrower one's width."""

Entry = tuple[int, int]
"""A line by its reading and its place there."""


def places(readings: Sequence[Sequence[Line]]) -> list[list[list[Line]]]:
    """Lines that cover each other, brought together.

    Args:
        readings: the lines of each reading of one card.

    Returns:
        For each place of the card its lines: a list per reading, from the left.
    """
    groups: dict[Entry, list[Entry]] = {
        entry: [entry]
        for index, lines in enumerate(readings)
        for entry in ((index, place) for place in range(len(lines)))
    }
    for first, second in _matches(readings):
        if groups[first] is not groups[second]:
            groups[first].extend(groups[second])
            groups |= dict.fromkeys(groups[second], groups[first])
    apart = {id(group): group for group in groups.values()}
    return [
        [
            sorted(
                (readings[i][place] for i, place in group if i == index),
                key=lambda line: line.box.left,
            )
            for index in range(len(readings))
        ]
        for group in apart.values()
    ]


def _matches(readings: Sequence[Sequence[Line]]) -> Iterator[tuple[Entry, Entry]]:
    """The lines of two readings each of which is a piece of the other."""
    boxes = [[line.box for line in lines] for lines in readings]
    for i, j in itertools.combinations(range(len(readings)), 2):
        shared = {
            (here, there): _shared(readings[i][here], readings[j][there])
            for here, box in enumerate(boxes[i])
            for there, other in enumerate(boxes[j])
            if box.overlap(other) > 0
        }
        back = {(there, here): share for (here, there), share in shared.items()}
        of_there = {place: _pieces(place, back, boxes[i]) for place, _ in back}
        for here in range(len(readings[i])):
            for there in _pieces(here, shared, boxes[j]):
                if here in of_there[there]:
                    yield (i, here), (j, there)


def _pieces(
    whole: int, shared: Mapping[Entry, float], boxes: Sequence[Box]
) -> list[int]:
    """What another reading has of a line: pieces side by side, the largest first.

    A piece above or below another one belongs to the next line.

    Args:
        whole: the line's place in its reading.
        shared: by that and the other line's place, the area of ink on both.
        boxes: of the other reading's lines.
    """
    near = {there: share for (here, there), share in shared.items() if here == whole}
    pieces: list[int] = []
    for place in sorted(near, key=lambda place: -near[place]):
        is_beside = all(_is_beside(boxes[place], boxes[piece]) for piece in pieces)
        if near[place] > 0 and is_beside:
            pieces.append(place)
    return pieces


def _shared(first: Line, second: Line) -> float:
    """The area of words that cover each other, in square pixels.

    Word by word: the boxes of whole lines overlap those of the next where they tilt.
    """
    shares = (
        (one.box.overlap(other.box), min(one.box.area, other.box.area))
        for one in first.words
        for other in second.words
    )
    return sum(share for share, smaller in shares if share > COVERED * smaller)


def _is_beside(first: Box, second: Box) -> bool:
    return first.overlap_x(second) <= BESIDE * min(first.width, second.width)

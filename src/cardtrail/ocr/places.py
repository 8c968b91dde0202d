"""Which lines of several readings of one card lie on the same ink."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from cardtrail.model.page import Line

COVERED = 0.4
"""Words lie on the same ink where they share more than this of the smaller one's."""

BESIDE = 0.5
"""Pieces of one line share no more than this of the narrower one's width."""

Entry = tuple[int, Line]
"""A line, and which of the readings it is from."""


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
        for entry in ((index, line) for line in lines)
    }
    for first, second in _matches(readings):
        if groups[first] is not groups[second]:
            groups[first].extend(groups[second])
            groups |= dict.fromkeys(groups[second], groups[first])
    apart = {id(group): group for group in groups.values()}
    return [
        [
            sorted((line for i, line in group if i == index), key=lambda x: x.box.left)
            for index in range(len(readings))
        ]
        for group in apart.values()
    ]


def _matches(readings: Sequence[Sequence[Line]]) -> Iterator[tuple[Entry, Entry]]:
    """The lines of two readings each of which is a piece of the other."""
    for (i, here), (j, there) in itertools.combinations(enumerate(readings), 2):
        pieces = {line: _pieces(line, there) for line in here}
        wholes = {line: _pieces(line, here) for line in there}
        for line, others in pieces.items():
            for other in others:
                if line in wholes[other]:
                    yield (i, line), (j, other)


def _pieces(line: Line, others: Sequence[Line]) -> list[Line]:
    """What another reading has of a line: pieces side by side, the largest first.

    Word by word: the boxes of whole lines overlap those of the next where they tilt.
    A piece above or below another one belongs to the next line.
    """
    shared = {other: _shared(line, other) for other in others}
    pieces: list[Line] = []
    for other in sorted(others, key=lambda other: -shared[other]):
        if shared[other] > 0 and all(_is_beside(other, piece) for piece in pieces):
            pieces.append(other)
    return pieces


def _shared(first: Line, second: Line) -> float:
    """The area of words that cover each other, in square pixels."""
    if first.box.overlap(second.box) == 0:
        return 0.0
    shares = (
        (one.box.overlap(other.box), min(one.box.area, other.box.area))
        for one in first.words
        for other in second.words
    )
    return sum(share for share, smaller in shares if share > COVERED * smaller)


def _is_beside(first: Line, second: Line) -> bool:
    narrower = min(first.box.width, second.box.width)
    return first.box.overlap_x(second.box) <= BESIDE * narrower

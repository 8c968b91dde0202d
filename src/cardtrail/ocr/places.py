"""Which lines of several readings of one card lie on the same ink."""

from __future__ import annotations

from collections.abc import Sequence

from cardtrail.geometry import Box
from cardtrail.model.page import Line


def places(readings: Sequence[Sequence[Line]]) -> list[list[list[Line]]]:
    """Lines that cover each other, brought together.

    Args:
        readings: the lines of each reading of one card.

    Returns:
        For each place of the card its lines: a list per reading, from the left.
    """
    everything = [
        (index, line) for index, lines in enumerate(readings) for line in lines
    ]
    everything.sort(key=lambda item: item[1].box.centre.y)
    groups: list[list[tuple[int, Line]]] = []
    for item in everything:
        touching = [
            group
            for group in groups
            if any(_cover(item[1].box, other.box) for _, other in group)
        ]
        merged = [entry for group in touching for entry in group] + [item]
        groups = [group for group in groups if group not in touching] + [merged]
    return [
        [
            sorted((line for i, line in group if i == index), key=lambda x: x.box.left)
            for index in range(len(readings))
        ]
        for group in groups
    ]


def _cover(first: Box, second: Box) -> bool:
    """Whether two lines lie on the same ink."""
    lower = min(first.height, second.height)
    narrower = min(first.width, second.width)
    return (
        first.overlap_y(second) > 0.5 * lower
        and first.overlap_x(second) > min(0.4 * narrower, 0.7 * lower)
        and lower > 0.35 * max(first.height, second.height)
    )

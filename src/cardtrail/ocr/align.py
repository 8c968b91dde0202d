"""Which words of two readings of one place say the same."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from cardtrail.model.page import Word

SHARED = 0.15
"""Words of which the narrower one is covered by more than this share are in one place:
one of the readers knows only about where its words begin and end."""


class Pair(NamedTuple):
    """The words that two readings have for one stretch of characters.

    Attributes:
        first: of the first reading; empty where it has nothing.
        second: of the second reading, likewise; never both empty.
    """

    first: tuple[Word, ...]
    second: tuple[Word, ...]


def pairs(first: Sequence[Word], second: Sequence[Word]) -> Iterator[Pair]:
    """The words of two readings, in the smallest groups that stand opposite each other.

    Words belong together where they stand in one place. Where several do, their
    characters are aligned with as few changes as possible (Levenshtein 1966), case and
    gaps aside; a group ends where both readings have the end of a word.

    Args:
        first: words of one line, from the left.
        second: words of the same line in the other reading.
    """
    for here, there in _stretches(first, second):
        cuts = sorted(_ends(here, there))
        for (i, j), (k, m) in itertools.pairwise(cuts):
            yield Pair(here[i:k], there[j:m])


def _stretches(first: Sequence[Word], second: Sequence[Word]) -> Iterator[Pair]:
    """The words of two readings that cover each other, from the left."""
    entries = [(word, 0) for word in first] + [(word, 1) for word in second]
    entries.sort(key=lambda entry: entry[0].box.left)
    groups: list[list[tuple[Word, int]]] = []
    for entry in entries:
        touching = [group for group in groups if _touches(entry, group)]
        apart = [group for group in groups if group not in touching]
        groups = [*apart, [*itertools.chain.from_iterable(touching), entry]]
    groups.sort(key=lambda group: min(word.box.left for word, _ in group))
    for group in groups:
        here, there = (
            tuple(word for word, reading in group if reading == index)
            for index in (0, 1)
        )
        yield Pair(here, there)


def _touches(entry: tuple[Word, int], group: Sequence[tuple[Word, int]]) -> bool:
    """Whether a word covers one of the other reading."""
    word, reading = entry
    return any(
        reading != other
        and word.box.overlap_x(there.box)
        > SHARED * min(word.box.width, there.box.width)
        for there, other in group
    )


def _ends(first: Sequence[Word], second: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """How many words of each have ended, at each place where both have a word's end."""
    ended, others = _counted(first), _counted(second)
    for here, there in _path(_letters(first), _letters(second)):
        if here in ended and there in others:
            yield ended[here], others[there]


def _letters(words: Sequence[Word]) -> str:
    """All characters; small ones, so far as that keeps their number."""
    text = "".join(word.text for word in words)
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _counted(words: Sequence[Word]) -> dict[int, int]:
    """The number of words that end at or before each end of a word."""
    ends = itertools.accumulate((len(word.text) for word in words), initial=0)
    return {end: count for count, end in enumerate(ends)}


def _path(first: str, second: str) -> Iterator[tuple[int, int]]:
    """The places between characters that alignment brings together, from the start."""
    yield 0, 0
    for step in Levenshtein.opcodes(first, second):
        length = step.src_end - step.src_start, step.dest_end - step.dest_start
        for shift in range(1, max(length) + 1):
            yield (
                step.src_start + min(shift, length[0]),
                step.dest_start + min(shift, length[1]),
            )

"""Words out of what a network says of each column of a line.

Source: A. Graves et al., "Connectionist Temporal Classification", ICML 2006: the
network gives one symbol for each column, repeats what is wider than that, and has a
blank to part letters that stand twice.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cardtrail.text import unify

BLANK = 0
"""Which of the symbols stands for none."""


@dataclass(frozen=True, slots=True)
class WordText:
    """A word that the network read on a line.

    Attributes:
        text: as read, without gaps.
        scores: of its characters, 0..1, the network's own; no probabilities.
        start: of the word along the line, 0..1.
        end: as ``start``.
    """

    text: str
    scores: tuple[float, ...]
    start: float
    end: float


def words(
    shares: NDArray[np.float32], symbols: Sequence[str], length: float
) -> Iterator[WordText]:
    """The words of a line: the likeliest symbol of each column.

    Args:
        shares: how sure the network is of each symbol, 0..1; columns x symbols.
        symbols: what they stand for; the one at ``BLANK`` counts for nothing.
        length: of the line in columns, where some are beyond its end.
    """
    best = shares.argmax(axis=1)
    begins = np.diff(best, prepend=BLANK) != 0
    (columns,) = np.nonzero(begins & (best != BLANK))
    read = [
        (symbols[best[column]], float(shares[column, best[column]]), int(column))
        for column in columns
    ]
    for is_gap, run in itertools.groupby(read, key=lambda each: each[0].isspace()):
        if not is_gap:
            chars, scores, at = zip(*run, strict=True)
            text = unify("".join(chars))
            yield WordText(text, scores, at[0] / length, (at[-1] + 1) / length)

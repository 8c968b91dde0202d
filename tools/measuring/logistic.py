"""Logistic regression: the weights that make evidence a probability, and their test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from cardtrail.odds import BIAS, Weights, logistic

RIDGE = 1.0
"""How strongly weights are held to 0, so that few samples don't make them wild."""

ROUNDS = 30
"""Steps of Newton's method; it takes about eight."""

RISING = frozenset({"own", "weakest", "others", "score", "page"})
"""Clues that never speak against: where few samples say so, it is chance."""

BINS = 10
"""Of the expected calibration error (Naeini et al. 2015)."""

Floats = NDArray[np.float64]
Table = Mapping[str, Weights]


@dataclass(frozen=True, slots=True)
class Sample:
    """Something that was read, and whether it is what is printed.

    Attributes:
        group: of the scene; what is judged together is never fitted on.
        kind: what its weights are filed under.
        clues: the evidence by name.
        is_right: whether it is what is printed.
    """

    group: int
    kind: str
    clues: Mapping[str, float]
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The samples of nearly one probability.

    Attributes:
        count: of samples.
        said: their mean probability.
        right: the share of them that is right.
    """

    count: int
    said: float
    right: float


def fitted(samples: Iterable[Sample]) -> Table:
    """The weights for each kind that there are samples of."""
    by_kind = groupby(sorted(samples, key=lambda s: s.kind), key=lambda s: s.kind)
    return {kind: _weights(list(group)) for kind, group in by_kind}


def _weights(samples: Sequence[Sample]) -> Weights:
    """The weights of one kind; none of those that must not be negative is."""
    names = sorted(samples[0].clues)
    while True:
        weights = _likeliest(samples, names)
        wrong = [name for name in names if name in RISING and weights[name] < 0]
        if not wrong:
            return {**dict.fromkeys(samples[0].clues, 0.0), **weights}
        names = [name for name in names if name not in wrong]


def _likeliest(samples: Sequence[Sample], names: Sequence[str]) -> dict[str, float]:
    """Newton's method on the likelihood (McCullagh & Nelder 1989), with a ridge."""
    clues = np.array([[1, *(s.clues[name] for name in names)] for s in samples])
    right = np.array([s.is_right for s in samples], np.float64)
    ridge = RIDGE * np.eye(clues.shape[1])
    weights = np.zeros(clues.shape[1])
    for _ in range(ROUNDS):
        said = 1 / (1 + np.exp(-np.clip(clues @ weights, -30, 30)))
        slope = clues.T @ (said - right) + ridge @ weights
        curve = (clues * (said * (1 - said))[:, None]).T @ clues + ridge
        weights = weights - np.linalg.solve(curve, slope)
    rounded = [round(float(weight), 4) for weight in weights]
    return dict(zip([BIAS, *names], rounded, strict=True))


def judged(samples: Sequence[Sample], parts: int) -> list[tuple[float, bool]]:
    """The probability of each sample by weights fitted on other groups' samples."""
    told: list[tuple[float, bool]] = []
    for part in range(parts):
        table = fitted(s for s in samples if s.group % parts != part)
        told += [
            (logistic(table[s.kind], s.clues), s.is_right)
            for s in samples
            if s.group % parts == part and s.kind in table
        ]
    return told


def reliability(told: Iterable[tuple[float, bool]]) -> Iterator[Bin]:
    """The bins of probability, from the lowest, that hold anything."""
    in_bin: dict[int, list[tuple[float, bool]]] = {}
    for said, right in told:
        in_bin.setdefault(min(BINS - 1, int(said * BINS)), []).append((said, right))
    for _, those in sorted(in_bin.items()):
        count = len(those)
        said = sum(said for said, _ in those) / count
        yield Bin(count, said, sum(right for _, right in those) / count)


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error (ECE): how far shares are from what was said."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.said - one.right) for one in bins) / max(1, total)

"""Choices left to chance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import numpy as np

T = TypeVar("T")


def one_of(rng: np.random.Generator, choices: Iterable[T]) -> T:
    """One of the choices, each as likely as the others."""
    listed = list(choices)
    return listed[int(rng.integers(len(listed)))]


def often(rng: np.random.Generator, share: float) -> bool:
    """True in that share of all cases."""
    return bool(rng.random() < share)


def between(rng: np.random.Generator, low: float, high: float) -> float:
    """A number of the range, each as likely as the others."""
    return float(rng.uniform(low, high))

"""Probabilities from evidence: logistic regression, as far as using one goes."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

SUREST = 0.999
"""Probabilities count up to here, and down to one less it."""

BIAS = "bias"
"""The weight that counts whatever the evidence."""

Weights = Mapping[str, float]


def logit(probability: float) -> float:
    """Log odds of a probability, within bounds: at most about 6.9."""
    held = min(SUREST, max(1 - SUREST, probability))
    return math.log(held / (1 - held))


def logistic(weights: Weights, clues: Mapping[str, float]) -> float:
    """The probability, 0..1, that the weighted clues and the bias add up to.

    Raises:
        KeyError: there is a clue without a weight.
    """
    sum_ = weights[BIAS] + sum(weights[name] * clue for name, clue in clues.items())
    return 1 / (1 + math.exp(-sum_))


@cache
def read_weights(package: str) -> Mapping[str, Weights]:
    """The weights that were fitted for a package, by case; see ``tools/calibrate.py``.

    Args:
        package: one that holds a ``calibration.json``.
    """
    text = resources.files(package).joinpath("calibration.json").read_text("utf-8")
    weights: Mapping[str, Weights] = json.loads(text)
    return weights

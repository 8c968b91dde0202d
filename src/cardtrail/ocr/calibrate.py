"""How likely it is that a word was read right, from what the readers say of it.

A reader's own confidence is no probability. What it is worth, in each case of
agreement, was fitted on drawn scenes (Platt 1999); ``make calibration`` fits it anew.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

SUREST = 0.999
"""Confidences count up to here, and down to one less it."""


class Case(StrEnum):
    """How the readers stand to a word."""

    SINGLE = "single"
    """There was one reader only."""
    AGREED = "agreed"
    """Both saw the same."""
    SPACED = "spaced"
    """Both saw the same characters, with other gaps, or other capitals or accents."""
    SETTLED = "settled"
    """They saw different words, and one of these checks out."""
    DISPUTED = "disputed"
    """They saw different words, and nothing settles it."""
    ALONE = "alone"
    """One saw a word where the other saw nothing."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a word.

    Attributes:
        case: how the readers stand to it.
        reader: whose word it is.
        own: confidence of that reader, 0..1.
        other: confidence of the other one in what it saw, 0..1; 0 if it saw nothing.
    """

    case: Case
    reader: str
    own: float
    other: float = 0.0


def probability(evidence: Evidence) -> float:
    """How likely it is that the word is what is printed, 0..1."""
    weights = _weights()[f"{evidence.case}/{evidence.reader}"]
    sum_ = weights["bias"]
    sum_ += weights["own"] * logit(evidence.own)
    sum_ += weights["other"] * logit(evidence.other)
    return 1 / (1 + math.exp(-sum_))


def logit(confidence: float) -> float:
    """Log odds, within bounds."""
    held = min(SUREST, max(1 - SUREST, confidence))
    return math.log(held / (1 - held))


@cache
def _weights() -> dict[str, dict[str, float]]:
    text = resources.files(__package__).joinpath("calibration.json").read_text("utf-8")
    weights: dict[str, dict[str, float]] = json.loads(text)["words"]
    return weights

"""How likely it is that a word was read right, from what the readers say of it.

A reader's own confidence is no probability. What it is worth, in each case of
agreement, was fitted on drawn scenes (Platt 1999); ``make calibration`` fits it anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from cardtrail.odds import logistic, logit, read_weights


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
        other: confidence of the other one in what it saw, 0..1; None if it saw
            nothing.
        letters: how many letters and digits the word has.
    """

    case: Case
    reader: str
    own: float
    other: float | None = None
    letters: int = 1

    @property
    def kind(self) -> str:
        """What the weights are filed under."""
        return f"{self.case}/{self.reader}"

    @property
    def clues(self) -> dict[str, float]:
        """What the weights are for."""
        clues = {"own": logit(self.own), "short": 1 / max(1, self.letters)}
        return clues if self.other is None else {**clues, "other": logit(self.other)}


Weigh = Callable[[Evidence], float]
"""How likely it is that a word is what is printed, 0..1."""


def probability(evidence: Evidence) -> float:
    """See Weigh; by the weights that were fitted."""
    return logistic(read_weights(__package__)[evidence.kind], evidence.clues)

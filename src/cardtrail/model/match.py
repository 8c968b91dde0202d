"""That two contacts may be one person, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cardtrail.model.field import Signal


class Likeness(StrEnum):
    """How surely two contacts are one person."""

    STRONG = "strong"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Match:
    """Two contacts that are one person, surely or perhaps.

    Attributes:
        grade: STRONG is safe to merge; POSSIBLE is for a person to decide.
        signals: the evidence, the weightiest first; its sum is the score.
        sentence: why, in plain words without a full stop: ``the same e-mail address
            and name, but another job title``.
    """

    grade: Likeness
    signals: tuple[Signal, ...]
    sentence: str

    @property
    def score(self) -> float:
        """Sum of the evidence, in powers of ten."""
        return sum(signal.weight for signal in self.signals)

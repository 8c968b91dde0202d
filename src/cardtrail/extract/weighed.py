"""Candidates that are enough to be a detail, and those that are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from cardtrail.model.field import Candidate

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Weighed(Generic[V]):
    """What was looked at for one detail, the likeliest first.

    Attributes:
        taken: what may be it.
        rejected: what has too little evidence, but some.
    """

    taken: tuple[Candidate[V], ...]
    rejected: tuple[Candidate[V], ...]

    @classmethod
    def at(cls, enough: float, found: Iterable[Candidate[V]]) -> Weighed[V]:
        """The candidates, parted by the evidence that is enough."""
        ranked = sorted(found, key=lambda candidate: -candidate.score)
        return cls(
            tuple(one for one in ranked if one.score >= enough),
            tuple(one for one in ranked if one.signals and one.score < enough),
        )

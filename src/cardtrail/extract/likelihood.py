"""How likely it is that a detail is right, from the words that it was made of.

Fitted on drawn scenes like the probabilities of the words; ``make calibration``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cardtrail.model.field import Candidate, FieldName
from cardtrail.odds import logistic, logit, read_weights

MOST = 6.0
"""Sums of evidence count up to here: beyond it the kind of detail is beyond doubt."""


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a detail.

    Attributes:
        field: which of the details it is.
        weakest: probability of its least probable telling word, 0..1.
        others: product of the probabilities of the others, 0..1.
        is_changed: whether the value is not, letter for letter, what was read.
        is_parsed: whether it has a value at all.
        score: the sum of the evidence that it is this kind of detail.
        page: mean probability of all words of the card, 0..1: what is hard to read
            here is seldom understood right.
    """

    field: FieldName
    weakest: float
    others: float
    is_changed: bool
    is_parsed: bool
    score: float
    page: float

    @classmethod
    def of(cls, field: FieldName, candidate: Candidate[Any], page: float) -> Support:
        """What speaks for a candidate on a page of this mean probability."""
        weakest, *others = sorted(word.confidence for word in candidate.telling)
        return cls(
            field,
            weakest,
            math.prod(others),
            candidate.is_changed,
            candidate.value is not None,
            candidate.score,
            page,
        )

    @property
    def clues(self) -> dict[str, float]:
        """What the weights are for."""
        return {
            "weakest": logit(self.weakest),
            "others": logit(self.others),
            "changed": float(self.is_changed),
            "parsed": float(self.is_parsed),
            "score": min(MOST, self.score),
            "page": logit(self.page),
        }


Weigh = Callable[[Support], float]
"""How likely it is that a detail is what is printed, 0..1."""


def likelihood(support: Support) -> float:
    """See Weigh; by the weights that were fitted."""
    return logistic(read_weights(__package__)[support.field], support.clues)

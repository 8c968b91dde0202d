"""Evidence from details that were not read surely."""

from __future__ import annotations

from typing import Any

from cardtrail.model.field import Field, Grade, Signal

DOUBT = 0.8
"""What the evidence of a detail to be checked is worth; of two of them, 0.64."""


def weighed(signal: Signal, *entries: Field[Any]) -> Signal:
    """The signal, weaker with each of the details that a person has to check."""
    doubtful = sum(entry.grade is Grade.CHECK for entry in entries)
    return Signal(signal.name, signal.weight * DOUBT**doubtful)

"""What there is to say of a card beside its details, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from cardtrail.app.outcome import Outcome


def known_again(outcome: Outcome) -> Iterator[str]:
    """That its person is kept already, and what to do if that is wrong."""
    kept = outcome.record
    if kept is not None and outcome.same_as is not None:
        yield (
            f"Added to contact {kept.id}, who is kept already: {outcome.same_as}. "
            "If it is somebody else: cardtrail undo"
        )


def perhaps_same(outcome: Outcome) -> Iterator[str]:
    """Who its person may be, and what to do if that is right or wrong."""
    kept = outcome.record
    if kept is None:
        return
    for number, why in outcome.perhaps:
        yield (
            f"Perhaps the same person as contact {number}: {why}. "
            f"If so: cardtrail contacts merge {number} {kept.id}; "
            f"if not: cardtrail contacts apart {number} {kept.id}"
        )

"""Which follow-ups are due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cardtrail.model.followup import FollowUp, next_step
from cardtrail.model.record import Record

AHEAD = dt.timedelta(days=7)
"""How far the list looks ahead where nobody says how far."""

BEHIND = dt.timedelta(days=14)
"""How long a step stays on the list after its last day."""


class When(StrEnum):
    """How a step stands to the present day."""

    OVERDUE = "overdue"
    TODAY = "today"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Due:
    """A step that is due.

    Attributes:
        record: the contact it is for.
        follow_up: the step.
        when: whether it is overdue, has its day, or is still to come.
    """

    record: Record
    follow_up: FollowUp
    when: When


def due(
    records: Iterable[Record], today: dt.date, until: dt.date | None = None
) -> tuple[Due, ...]:
    """The steps due up to ``until``, the most urgent first.

    Args:
        records: the contacts.
        today: the present day.
        until: the last day to look at; AHEAD of today if None.
    """
    horizon = today + AHEAD if until is None else until
    steps = (
        Due(record, step, _when(step, today))
        for record in records
        if (step := next_step(record.plan)) is not None
        and step.due <= horizon
        and step.latest >= today - BEHIND
    )
    return tuple(
        sorted(steps, key=lambda entry: (entry.follow_up.due, entry.record.id))
    )


def _when(step: FollowUp, today: dt.date) -> When:
    if step.latest < today:
        return When.OVERDUE
    return When.TODAY if step.due <= today else When.COMING

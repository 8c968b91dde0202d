"""What to do next: which steps are late, due today, soon, or held back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cardtrail.app.desk import Desk
from cardtrail.followup.needs import Circumstances, Needs, needs_of
from cardtrail.model.followup import FollowUp, StepId, next_step
from cardtrail.model.record import Record
from cardtrail.store import agenda
from cardtrail.store.agenda import Span

AHEAD = dt.timedelta(days=7)
"""How far the list looks ahead where nobody says how far."""

BEHIND = dt.timedelta(days=14)
"""How long a step stays on the list after its last day."""

MOST = 20
"""How many steps of a kind are listed; nobody does more in a day."""

MOST_WAITING = 10
"""The same for those that are still far away."""

_DAY = dt.timedelta(days=1)


class When(StrEnum):
    """How a step stands to the present day."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Due:
    """A step that comes next for somebody.

    Attributes:
        record: the contact it is for.
        follow_up: the step.
        when: how it stands to the present day.
        needs: what it needs at hand.
    """

    record: Record
    follow_up: FollowUp
    when: When
    needs: Needs

    @property
    def id(self) -> StepId:
        """What a person types for it."""
        return StepId(self.record.id, self.follow_up.step)


@dataclass(frozen=True, slots=True)
class Section:
    """The steps of a kind.

    Attributes:
        when: the kind.
        steps: the first of them, by their day.
        count: how many there are in all.
    """

    when: When
    steps: tuple[Due, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that is to be done.

    Attributes:
        today: the present day.
        sections: those with steps, the most urgent first.
        forgotten: how many steps are over for longer than BEHIND and not listed.
        is_new: whether no contacts are kept.
    """

    today: dt.date
    sections: tuple[Section, ...]
    forgotten: int = 0
    is_new: bool = False


def due(
    desk: Desk,
    until: dt.date | None = None,
    *,
    however_late: bool = False,
    however_many: bool = False,
) -> Agenda:
    """What comes next for everybody.

    Args:
        desk: where the contacts are kept, and the present moment.
        until: the last day that counts as soon; AHEAD of today if None.
        however_late: whether steps are listed that are over for longer than BEHIND.
        however_many: whether more than MOST steps of a kind are listed.

    Raises:
        StoreError: the store can't be read.
    """
    today = desk.today
    horizon = max(today, today + AHEAD if until is None else until)
    listed_from = dt.date.min if however_late else today - BEHIND
    spans = {
        When.OVERDUE: Span(latest_from=listed_from, latest_to=today - _DAY),
        When.TODAY: Span(due_to=today, latest_from=today),
        When.SOON: Span(due_from=today + _DAY, due_to=horizon),
        When.WAITING: Span(due_from=horizon + _DAY),
    }
    limits = dict.fromkeys(When, MOST) | {When.WAITING: MOST_WAITING}
    at = Circumstances(desk.now, *desk.calling, desk.pace.country)
    with desk.open() as kept:
        found = {
            when: agenda.due(kept, span, None if however_many else limits[when])
            for when, span in spans.items()
        }
        before = Span(latest_to=today - BEHIND - _DAY)
        is_new = agenda.is_empty(kept)
        forgotten = 0 if however_late else agenda.due(kept, before, 0)[1]
    sections = tuple(
        Section(when, tuple(_steps(records, when, at)), count)
        for when, (records, count) in found.items()
        if count
    )
    return Agenda(today, sections, forgotten, is_new)


def _steps(records: Iterable[Record], when: When, at: Circumstances) -> Iterator[Due]:
    for record in records:
        if (step := next_step(record.plan)) is not None:
            yield Due(record, step, when, needs_of(record, step, at))

"""What a person notes for a follow-up, and what it makes of the rest."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from cardtrail.app.desk import Desk
from cardtrail.errors import FollowUpError
from cardtrail.followup import moves
from cardtrail.model.action import Action
from cardtrail.model.followup import (
    Answer,
    Event,
    FollowUp,
    Step,
    StepId,
    Stop,
    next_step,
)
from cardtrail.model.record import Record
from cardtrail.store import agenda
from cardtrail.store.followups import Move, add
from cardtrail.store.meetings import meeting
from cardtrail.store.store import Store


@dataclass(frozen=True, slots=True)
class Target:
    """A step that a person named, or the one that comes next for a contact.

    Attributes:
        contact: the contact's number.
        step: which step; None for the one that comes next.
    """

    contact: int
    step: Step | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """``12c`` or ``12``.

        Raises:
            InvalidValueError: it is neither.
        """
        if re.fullmatch(r"\s*\d{1,9}\s*", text, re.ASCII):
            return cls(int(text))
        step = StepId.parse(text)
        return cls(step.contact, step.step)


@dataclass(frozen=True, slots=True)
class Noted:
    """What was noted for a contact.

    Attributes:
        record: the contact with the plan as it is now.
        event: what was noted.
        others: who else was met at that interview, whose steps rest, too.
        reply: whoever a rejection can be replied to.
    """

    record: Record
    event: Event
    others: tuple[Record, ...] = ()
    reply: Record | None = None

    @property
    def next(self) -> FollowUp | None:
        """The step that comes next for this contact."""
        return next_step(self.record.plan)


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back.

    Attributes:
        action: what it was.
        record: the contact that it was about, as it is now, if any.
        is_kept: whether that contact is there and not deleted (again).
    """

    action: Action
    record: Record | None
    is_kept: bool


def done(
    desk: Desk,
    targets: Iterable[Target],
    day: dt.date | None = None,
    by: Step | None = None,
    *,
    anyway: bool = False,
) -> tuple[Noted, ...]:
    """The person did these steps: all are noted, or none.

    Args:
        desk: where the contacts are kept, and the present moment.
        targets: the steps.
        day: when they were done; today if None.
        by: the step whose channel was used; the planned one if None.
        anyway: whether they count even on the day of another contact.

    Raises:
        FollowUpError: one can't have been done so.
        NoSuchContactError: there is no such contact.
        StoreError: the store can't be written.
    """

    def moved(target: Target) -> Move:
        return lambda record: moves.done(
            record,
            target.step or moves.coming(record),
            day or desk.today,
            desk.today,
            by,
            anyway=anyway,
        )

    return _note(desk, [(each.contact, moved(each)) for each in targets])


def skip(desk: Desk, targets: Iterable[Target]) -> tuple[Noted, ...]:
    """The person leaves these steps out; what is raised is as for `done`."""

    def moved(target: Target) -> Move:
        return lambda record: moves.skip(
            record, target.step or moves.coming(record), desk.today
        )

    return _note(desk, [(each.contact, moved(each)) for each in targets])


def snooze(desk: Desk, target: Target, until: dt.date) -> Noted:
    """The person puts a step off; what is raised is as for `done`."""

    def move(record: Record) -> Event:
        step = target.step or moves.coming(record)
        return moves.snooze(record, step, until, desk.today)

    (noted,) = _note(desk, [(target.contact, move)])
    return noted


def heard(
    desk: Desk, contact: int, answer: Answer, day: dt.date | None = None
) -> Noted:
    """They answered; what is raised is as for `done`.

    Args:
        desk: where the contacts are kept, and the present moment.
        contact: whose answer it is.
        answer: what they said; unless it is a mere answer, it is about the interview,
            and what was planned for others who were there rests, too.
        day: when it came; today if None.
    """
    day = day or desk.today
    (noted,) = _note(
        desk, [(contact, lambda record: moves.heard(record, answer, day, desk.today))]
    )
    return noted


def stop(desk: Desk, contact: int, why: Stop) -> Noted:
    """The follow-up is over; what is raised is as for `done`."""
    (noted,) = _note(
        desk, [(contact, lambda record: moves.stop(record, why, desk.today))]
    )
    return noted


def undo(desk: Desk) -> Undone:
    """Takes back the newest thing that was done and can be taken back.

    Raises:
        FollowUpError: there is nothing to take back.
        StoreError: the store can't be written.
    """
    with desk.open() as kept:
        action = kept.undo(desk.now)
        if action is None:
            raise FollowUpError(
                "There is nothing to take back. What happened: cardtrail history"
            )
        if action.contact is None:
            return Undone(action, None, is_kept=False)
        record = kept.record(action.contact)
        return Undone(action, record, agenda.has(kept, record.id))


def completions(desk: Desk, begun: str, most: int = 50) -> tuple[Record, ...]:
    """Contacts with a step to come whose number begins so; none without a store.

    Raises:
        StoreError: the store can't be read.
    """
    digits = re.match(r"(?!0)\d{0,9}", begun, re.ASCII)
    if not desk.path.exists() or digits is None:
        return ()
    with desk.open() as kept:
        return agenda.begun(kept, digits[0], most)


def _note(desk: Desk, made: Iterable[tuple[int, Move]]) -> tuple[Noted, ...]:
    events: list[Event] = []

    def kept_in_mind(move: Move) -> Move:
        def run(record: Record) -> Event:
            events.append(move(record))
            return events[-1]

        return run

    with desk.open() as kept:
        remembered = [(contact, kept_in_mind(move)) for contact, move in made]
        records = add(kept, remembered, desk.now)
        return tuple(
            _noted(kept, record, event)
            for record, event in zip(records, events, strict=True)
        )


def _noted(kept: Store, record: Record, event: Event) -> Noted:
    if event.answer is None or not event.answer.is_final or not record.interview.id:
        return Noted(record, event)
    people = meeting(kept, record.interview.id).people
    others = tuple(
        each
        for each in people
        if each.id != record.id and each.interview.id == record.interview.id
    )
    reply = next((each for each in people if _may_reply(each)), None)
    return Noted(record, event, others, reply)


def _may_reply(record: Record) -> bool:
    step = next_step(record.plan)
    return step is not None and step.step is Step.REPLY

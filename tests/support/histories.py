"""Awkward people with a follow-up in every state: whatever happened, in any order."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random

from tests.support.awkward import people

from cardtrail.followup.plan import plan
from cardtrail.model.followup import (
    Answer,
    DateSource,
    Event,
    EventKind,
    Interview,
    Step,
    Stop,
)
from cardtrail.model.record import Record

FIRST = dt.date(2026, 11, 2)
"""No interview is before this day."""


def followed(count: int, today: dt.date, seed: int = 1) -> tuple[Record, ...]:
    """That many contacts, some weeks after their interviews."""
    return tuple(_followed(record, today, seed) for record in people(count, seed))


def _followed(record: Record, today: dt.date, seed: int) -> Record:
    dice = random.Random(f"{seed} {record.id} followed")  # noqa: S311 - no secret
    day = FIRST + dt.timedelta(days=dice.randint(0, 30))
    held = Interview(
        day,
        dice.choice(tuple(DateSource)),
        record.interview.company,
        record.interview.role,
        decides=dice.choice((None, None, day + dt.timedelta(days=dice.randint(1, 20)))),
    )
    events = tuple(_event(dice, day) for _ in range(dice.choice((0, 0, 1, 2, 3, 5))))
    numbers = [entry.text for entry in record.contact.phones]
    changed = dataclasses.replace(
        record,
        interview=held,
        leads=dice.random() < 0.8,
        events=events,
        called=frozenset(numbers[: dice.choice((0, 0, 0, 1, 4))]),
        barred=dice.random() < 0.05,
        revision=dice.randint(0, 40),
        planned=frozenset(dice.sample(tuple(Step), dice.randint(0, 4))),
    )
    return dataclasses.replace(changed, plan=plan(changed.facts, today))


def _event(dice: random.Random, day: dt.date) -> Event:
    kind = dice.choice((*EventKind, EventKind.DONE, EventKind.DONE))
    on = day + dt.timedelta(days=dice.randint(1, 20))
    step = dice.choice(tuple(Step))
    if kind is EventKind.DONE:
        by = dice.choice((step, Step.EMAIL))
        return Event(kind, on, step, by=by, using=dice.choice((None, "a;b,c\\n\nd")))
    if kind is EventKind.HEARD:
        return Event(kind, on, answer=dice.choice(tuple(Answer)))
    if kind is EventKind.STOPPED:
        return Event(kind, on, stop=dice.choice(tuple(Stop)))
    until = on + dt.timedelta(days=9) if kind is EventKind.SNOOZED else None
    return Event(kind, on, step, until=until)

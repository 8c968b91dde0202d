"""A desk for tests: a day, and the rules of that day."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from cardtrail.app.desk import Desk
from cardtrail.followup.plan import plan
from cardtrail.model.contact import Contact
from cardtrail.model.followup import Facts, FollowUp, Interview
from cardtrail.model.reading import Reading
from cardtrail.model.record import Record
from cardtrail.store.intake import keep
from cardtrail.store.rules import Rules
from cardtrail.store.store import Store

NOW = dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)
MONDAY = NOW.date()


def rules(today: dt.date = MONDAY) -> Rules:
    """Plans as of a day; everybody is somebody else."""
    return Rules(today, partial(plan, today=today))


def steps_of(
    contact: Contact, interview: Interview, today: dt.date | None = None
) -> tuple[FollowUp, ...]:
    """The plan for who led an interview, as of its day."""
    return plan(Facts(contact, interview), today or interview.date)


def desk(store: Path, now: dt.datetime = NOW) -> Desk:
    """The desk with this store."""
    return Desk(store, now)


def kept_by(
    store: Store, reading: Reading, interview: Interview, now: dt.datetime
) -> Record:
    """What a store keeps of a card."""
    return keep(store, reading, interview, now).record

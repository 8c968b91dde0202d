"""People who write to the contacts of ``cards``, and what they know of an interview."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from tests.support.cards import MONDAY, contact, record

from cardtrail.followup.plan import plan
from cardtrail.model.contact import Contact
from cardtrail.model.draft import Sender
from cardtrail.model.followup import (
    Answer,
    DateSource,
    Event,
    EventKind,
    Facts,
    Interview,
)
from cardtrail.model.record import Record
from cardtrail.values.email import EmailAddress

TUESDAY = dt.datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("America/New_York"))
"""When the drafts are written: the day after the interview."""

_TODAY = TUESDAY.date()

ANNA = Sender(
    name="Anna Weber",
    address=("7 Mill Lane", "Sacramento, CA 95816"),
    phone="+1 916 555 0142",
    email=EmailAddress("anna.weber", "example.com"),
    strengths=(
        "eight years of building data pipelines that people rely on",
        "a habit of writing things down so that others can take over",
        "calm when something breaks at night",
    ),
)
"""A sender of whom everything is known."""

TALK = Interview(
    MONDAY,
    DateSource.GIVEN,
    company="Alder & Finch Inc.",
    role="Data Engineer",
    decides=dt.date(2026, 12, 4),
    notes=("the move to one data platform", "the on-call rota."),
    lead=12,
    id=3,
)
"""An interview of which everything is known."""

REJECTED = (Event(EventKind.HEARD, TUESDAY.date(), answer=Answer.REJECTION),)
"""What happened before a reply is due."""


def planned(
    interview: Interview = TALK,
    of: Contact | None = None,
    events: tuple[Event, ...] = (),
    today: dt.date = _TODAY,
    *,
    leads: bool = True,
) -> Record:
    """Contact 12 with the plan of that day."""
    facts = Facts(of or contact(), interview, leads, events)
    return replace(
        record(12, facts.contact),
        interview=interview,
        plan=plan(facts, today),
        leads=leads,
        events=events,
    )

"""People who write to the contacts of ``cards``, and what they know of an interview."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from tests.support.cards import MONDAY, contact, record

from cardtrail.model.contact import Contact
from cardtrail.model.draft import Sender
from cardtrail.model.followup import DateSource, FollowUp, Interview, State, Step
from cardtrail.model.record import Record
from cardtrail.values.email import EmailAddress

TUESDAY = dt.datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("America/New_York"))
"""When the drafts are written: the day after the interview."""

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

USING = {
    Step.NOTE: "410 Larkspur Avenue, Sacramento, CA 95814",
    Step.CALL: "+19165550160",
    Step.EMAIL: "nora@alderandfinch.example",
    Step.REPLY: "nora@alderandfinch.example",
}
"""The details of the contact that the steps use."""


def follow_up(step: Step, state: State = State.OPEN, *, using: bool = True) -> FollowUp:
    """A step that is due on Friday, on Monday at the latest."""
    return FollowUp(
        step,
        due=dt.date(2026, 11, 27),
        latest=dt.date(2026, 11, 30),
        state=state,
        using=USING[step] if using else None,
    )


def planned(
    *plan: FollowUp, interview: Interview = TALK, of: Contact | None = None
) -> Record:
    """Contact 12 with this plan; all four steps are open if none is given."""
    steps = plan or tuple(map(follow_up, Step))
    kept = record(12, of or contact())
    return replace(kept, interview=interview, plan=steps)

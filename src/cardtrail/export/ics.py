"""iCalendar (RFC 5545): the follow-up steps as all-day reminders.

Every step keeps its UID, and SEQUENCE grows with the contact, so a second import moves
the entries of the first instead of adding new ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from icalendar import Alarm, Calendar, Event

from cardtrail.export.plain import interview_line, shown_employer, shown_name
from cardtrail.model.followup import FollowUp, Step
from cardtrail.model.record import Record
from cardtrail.text import printable

_MORNING = dt.timedelta(hours=8)  # after the start of the day, local time

_SUMMARIES: dict[Step, str] = {
    Step.NOTE: "Post a thank-you note to {name}",
    Step.CALL: "Call {name}",
    Step.EMAIL: "E-mail {name}",
}
_THANKS: dict[Step, str] = {
    Step.CALL: "Thank {name} by phone (no address on the card)",
    Step.EMAIL: "Thank {name} by e-mail (no address on the card)",
}
"""Titles for what takes the place of the note, by the step that does."""

_LABELS: dict[Step, str] = {
    Step.NOTE: "Postal address",
    Step.CALL: "Phone number",
    Step.EMAIL: "E-mail address",
}


def calendar(records: Iterable[Record]) -> bytes:
    """One all-day entry per step that can be done, with a reminder at 8 in the morning.

    A blocked note has an entry of its own on its day, for the step that takes its
    place: that step's own day would be late for thanks. A blocked call or e-mail is
    told in the entry of the step that takes its place. A step that nothing can take the
    place of has none.
    """
    whole = Calendar()
    whole.add("prodid", "-//cardtrail//follow-up//EN")
    whole.add("version", "2.0")
    for record in records:
        for event in _events(record):
            whole.add_component(event)
    text: bytes = whole.to_ical()
    return text


def _events(record: Record) -> Iterator[Event]:
    by_step = {follow_up.step: follow_up for follow_up in record.plan}
    for follow_up in record.plan:
        if not follow_up.is_blocked:
            employer = shown_employer(record)
            summary = _SUMMARIES[follow_up.step].format(name=shown_name(record))
            summary += f" ({employer})" if employer else ""
            yield _event(record, follow_up, follow_up, summary)
        elif follow_up.step is Step.NOTE and follow_up.stand_in in _THANKS:
            summary = _THANKS[follow_up.stand_in].format(name=shown_name(record))
            yield _event(record, follow_up, by_step[follow_up.stand_in], summary)


def _event(record: Record, planned: FollowUp, done: FollowUp, summary: str) -> Event:
    """The entry on the day of ``planned`` that says to do ``done``."""
    event = Event()
    event.add("uid", f"{record.uid}-{planned.step}@cardtrail")
    event.add("sequence", record.revision)
    event.add("dtstamp", record.updated.astimezone(dt.UTC))
    event.add("dtstart", planned.due)
    event.add("summary", summary)
    event.add("description", "\n".join(_description(record, planned, done)))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", _MORNING)
    event.add_component(alarm)
    return event


def _description(record: Record, planned: FollowUp, done: FollowUp) -> Iterator[str]:
    yield f"{_LABELS[done.step]}: {printable(done.using)}"
    if planned.latest > planned.due:
        yield f"On {planned.latest.isoformat()} at the latest"
    told_here = [planned] if planned is not done else _merged(record, done)
    for replaced in told_here:
        yield (
            f"Takes the place of the {replaced.step.noun} due "
            f"{replaced.due.isoformat()}: {(replaced.reason or '').lower()}"
        )
    yield interview_line(record.interview)


def _merged(record: Record, done: FollowUp) -> list[FollowUp]:
    """The blocked steps that have no entry of their own and that ``done`` replaces."""
    return [
        follow_up
        for follow_up in record.plan
        if follow_up.stand_in is done.step and follow_up.step is not Step.NOTE
    ]

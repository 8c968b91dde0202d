"""iCalendar (RFC 5545): the follow-up steps as entries that update on every import.

Every step keeps its UID (3.8.4.7), and SEQUENCE (3.8.7.4) grows with every change, so a
second import moves the entries of the first instead of adding new ones. What is not to
be done any more stays as a cancelled entry: leaving it out would leave the entry of an
earlier import in the calendar.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Component, Event, Timezone, Todo, vText

from cardtrail.export.steps import description, title
from cardtrail.model.followup import FollowUp, State, Step, next_step
from cardtrail.model.record import Gone, Record

_YEAR = dt.timedelta(days=366)
_NOON = dt.time(12, tzinfo=dt.UTC)  # the same day nearly everywhere
_AT_ONCE = dt.timedelta(0)


class Entries(StrEnum):
    """As what the steps stand in the calendar; the values are what a person types."""

    EVENTS = "events"
    TODOS = "todos"


@dataclass(frozen=True, slots=True)
class Slot:
    """When to make a call.

    Attributes:
        zone: the IANA time zone of the person called.
        starts: an aware time.
        ends: an aware time, later on.
    """

    zone: str
    starts: dt.datetime
    ends: dt.datetime


@dataclass(frozen=True, slots=True)
class Terms:
    """How the entries are to be.

    Attributes:
        now: the present moment, local time with its zone.
        entries: events or to-dos.
        reminder: when to be reminded on the day of a step, local time.
        slot: when to make the call of a step; None for all day.
    """

    now: dt.datetime
    entries: Entries = Entries.EVENTS
    reminder: dt.time = dt.time(8)
    slot: Callable[[FollowUp], Slot | None] = lambda _: None


_CANCELLED = {State.SKIPPED, State.REPLACED, State.RESTING}


class _Text(vText):
    r"""A text escaped by 3.3.11; by icalendar ``\N`` on a card would end a line."""

    def to_ical(self) -> bytes:
        r"""``\``, ``;`` and ``,`` each behind a backslash, a line end as ``\n``."""
        return re.sub(r"([\\;,])", r"\\\1", self).replace("\n", r"\n").encode()


def calendar(
    records: Iterable[Record], terms: Terms, gone: Iterable[Gone] = ()
) -> bytes:
    """One entry for each step; the same bytes for the same records on one day.

    A step is confirmed where it comes next and tentative where its date is a
    projection; what was skipped, replaced or rests is cancelled, and so is a step that
    was planned once and is not any more.

    Args:
        records: the contacts.
        terms: how the entries are to be.
        gone: contacts that were deleted or merged, whose entries are to go too.
    """
    entries = [
        entry
        for record in records
        for entry in (*_going_on(record, terms), *_withdrawn(record, terms))
    ]
    entries += [entry for each in gone for entry in _of_gone(each, terms)]
    whole = Calendar()
    whole.add("prodid", "-//cardtrail//follow-up//EN")
    whole.add("version", "2.0")
    for part in (*_timezones(entries), *entries):
        whole.add_component(part)
    text: bytes = whole.to_ical()
    return text


def _going_on(record: Record, terms: Terms) -> Iterator[Component]:
    """An entry for each step of the plan."""
    coming = next_step(record.plan)
    for follow_up in record.plan:
        entry = _entry(record, follow_up.step, _sequence(record, terms), terms)
        status = _status(follow_up, terms.entries, is_next=follow_up is coming)
        summary = title(record, follow_up)
        entry.add("status", status)
        entry.add("summary", _Text(summary))
        entry.add("description", _Text("\n".join(description(record, follow_up))))
        is_over = follow_up.state.is_over or follow_up.state is State.RESTING
        slot = None if is_over else terms.slot(follow_up)
        if slot is None:
            _add_day(entry, follow_up.due)
        else:
            _add_times(entry, slot)
        if status == "COMPLETED":
            entry.add("completed", dt.datetime.combine(follow_up.due, _NOON))
        if not is_over:
            entry.add_component(_alarm(summary, slot, terms))
        yield entry


def _withdrawn(record: Record, terms: Terms) -> Iterator[Component]:
    """Cancels what was planned once, and perhaps exported, and is in no plan now."""
    planned = {follow_up.step for follow_up in record.plan}
    for step in Step:
        if step in record.planned and step not in planned:
            day = record.interview.date
            stale = FollowUp(step, day, day)
            yield _cancelled(record, step, day, title(record, stale), terms)


def _of_gone(gone: Gone, terms: Terms) -> Iterator[Component]:
    for step in Step:
        if step in gone.planned:
            day = gone.updated.date()
            yield _cancelled(gone, step, day, "A step that was called off", terms)


def _cancelled(
    of: Record | Gone, step: Step, day: dt.date, summary: str, terms: Terms
) -> Component:
    entry = _entry(of, step, of.revision + _day_of(of, terms).toordinal(), terms)
    entry.add("status", "CANCELLED")
    entry.add("summary", _Text(summary))
    _add_day(entry, day)
    return entry


def _entry(of: Record | Gone, step: Step, sequence: int, terms: Terms) -> Component:
    entry = Event() if terms.entries is Entries.EVENTS else Todo()
    entry.add("uid", f"{of.uid}-{step}@cardtrail")
    entry.add("sequence", sequence)
    entry.add("dtstamp", of.updated.astimezone(dt.UTC))
    if terms.entries is Entries.EVENTS:
        entry.add("transp", "TRANSPARENT")
    return entry


def _sequence(record: Record, terms: Terms) -> int:
    """Grows with every change of the contact, and on each day on which dates move.

    While the step that comes next is late, those after it are counted on from the
    present day, without any change of the contact.
    """
    day = _day_of(record, terms)
    coming = next_step(record.plan)
    if coming is not None and coming.due < terms.now.date():
        day = max(day, terms.now.date())
    return record.revision + day.toordinal()


def _day_of(of: Record | Gone, terms: Terms) -> dt.date:
    return of.updated.astimezone(terms.now.tzinfo).date()


def _status(follow_up: FollowUp, entries: Entries, *, is_next: bool) -> str:
    """The STATUS of an event or a to-do (3.8.1.11)."""
    if follow_up.state in _CANCELLED:
        return "CANCELLED"
    if follow_up.state is State.DONE:
        return "CONFIRMED" if entries is Entries.EVENTS else "COMPLETED"
    if entries is Entries.TODOS:
        return "NEEDS-ACTION"
    return "CONFIRMED" if is_next else "TENTATIVE"


def _add_day(entry: Component, day: dt.date) -> None:
    """All of a day; a to-do is due on it (3.8.2.3)."""
    entry.add("due" if isinstance(entry, Todo) else "dtstart", day)


def _add_times(entry: Component, slot: Slot) -> None:
    zone = ZoneInfo(slot.zone)
    entry.add("dtstart", slot.starts.astimezone(zone))
    end = "due" if isinstance(entry, Todo) else "dtend"
    entry.add(end, slot.ends.astimezone(zone))


def _alarm(summary: str, slot: Slot | None, terms: Terms) -> Alarm:
    """When the call may begin, else at the time of the day at which to be reminded."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _Text(summary))
    if slot is not None:
        alarm.add("trigger", _AT_ONCE)
        return alarm
    reminder = dt.timedelta(hours=terms.reminder.hour, minutes=terms.reminder.minute)
    # Of a to-do only the end is known, and that is the beginning of its day (3.8.6.3).
    related = {"RELATED": "END"} if terms.entries is Entries.TODOS else {}
    alarm.add("trigger", reminder, parameters=related)
    return alarm


def _timezones(entries: Iterable[Component]) -> Iterator[Timezone]:
    """The zones in which there are entries, by name; what a reader needs of each."""
    used: dict[str, list[dt.date]] = {}
    for entry in entries:
        start = entry.get("dtstart")
        if start is not None and "TZID" in start.params:
            used.setdefault(str(start.params["TZID"]), []).append(start.dt.date())
    for zone, days in sorted(used.items()):
        first, last = min(days) - _YEAR, max(days) + _YEAR
        yield Timezone.from_tzid(zone, first_date=first, last_date=last)

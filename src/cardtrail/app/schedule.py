"""The follow-up steps as a calendar: by the person's own settings and clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from cardtrail.config import Settings
from cardtrail.export.ics import Entries, Slot, Terms, calendar
from cardtrail.followup.hours import CallTimes
from cardtrail.model.followup import FollowUp
from cardtrail.model.record import Gone, Record


@dataclass(frozen=True, slots=True)
class Schedule:
    """How the calendar of an export is to be.

    Attributes:
        now: the present moment, local time with its zone.
        entries: events or to-dos.
        reminder: when to be reminded on the day of a step, local time.
        calling: from when to when calls are made, local time of the person called.
        gone: contacts whose entries are to be called off: all that were deleted or
            merged where all are exported.
    """

    now: dt.datetime
    entries: Entries = Entries.EVENTS
    reminder: dt.time = dt.time(8)
    calling: tuple[dt.time, dt.time] = (dt.time(9), dt.time(17))
    gone: tuple[Gone, ...] = ()

    @classmethod
    def of(
        cls,
        settings: Settings,
        now: dt.datetime,
        entries: Entries = Entries.EVENTS,
        gone: tuple[Gone, ...] = (),
    ) -> Schedule:
        """As the person has set it."""
        return cls(now, entries, settings.reminder, settings.calling, gone)

    def calendar(self, records: Iterable[Record]) -> bytes:
        """The calendar of these contacts."""
        terms = Terms(self.now, self.entries, self.reminder, self._slot)
        return calendar(records, terms, self.gone)

    def _slot(self, follow_up: FollowUp) -> Slot | None:
        """When to call, where it is known what time it is there."""
        if not follow_up.zones or self.now.tzinfo is None:
            return None
        times = CallTimes.on(follow_up.due, follow_up.zones, *self.calling)
        return Slot(follow_up.zones[0], *times.slot(self.now.tzinfo))

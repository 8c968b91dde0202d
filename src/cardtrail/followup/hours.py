"""When to call: the working hours where the telephone rings, in the caller's own time.

All instants are aware; the zones are IANA names, as `zones.zones_of` has them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Self
from zoneinfo import ZoneInfo

from cardtrail.followup.dates import short_date

_CALL = dt.timedelta(minutes=30)
_AWAKE = (dt.time(8), dt.time(21))
"""When nobody minds making a call, by the caller's own clock."""

_SHORTEST = dt.timedelta(hours=1)
"""Less than that in common, and only the likeliest zone's hours count."""


@dataclass(frozen=True, slots=True)
class CallTimes:
    """The hours of a day in which to call somebody.

    Attributes:
        day: the day where the telephone rings.
        zones: where that may be, the likeliest first; not empty.
        starts: when the hours begin, in UTC.
        ends: when they are over, in UTC.
    """

    day: dt.date
    zones: tuple[str, ...]
    starts: dt.datetime
    ends: dt.datetime

    @classmethod
    def on(
        cls, day: dt.date, zones: tuple[str, ...], opens: dt.time, closes: dt.time
    ) -> Self:
        """The hours of that day; the arguments are those of `calling_window`."""
        return cls(day, zones, *calling_window(zones, day, opens, closes))

    def is_open(self, now: dt.datetime) -> bool:
        """Whether ``now``, an aware time, lies within the hours."""
        return self.starts <= now < self.ends

    def slot(self, own: dt.tzinfo) -> tuple[dt.datetime, dt.datetime]:
        """Half an hour for the call, in UTC: no later in the day than needs be.

        The first of the hours that is in the caller's own day; the first of all where
        these hours are the caller's night.

        Args:
            own: the caller's time zone.
        """
        starts, ends = _AWAKE
        begin = self.starts
        while begin < self.ends:
            if starts <= begin.astimezone(own).time() < ends:
                return begin, min(begin + _CALL, self.ends)
            begin += _CALL
        return self.starts, min(self.starts + _CALL, self.ends)

    def in_words(self, own: dt.tzinfo) -> str:
        """Such as ``09:00-17:00 there, which is 18:00-02:00 for you``.

        Names the town of the likeliest zone where clocks differ between the zones, and
        the caller's day where their hours begin on another one.

        Args:
            own: the caller's time zone.
        """
        theirs = _hours(self.starts, self.ends, ZoneInfo(self.zones[0]))
        yours = _hours(self.starts, self.ends, own)
        offsets = {
            self.starts.astimezone(ZoneInfo(zone)).utcoffset() for zone in self.zones
        }
        town = self.zones[0].rpartition("/")[2].replace("_", " ")
        where = "there" if len(offsets) == 1 else f"in {town}"
        your_day = self.starts.astimezone(own).date()
        if (yours, your_day) == (theirs, self.day):
            return f"{theirs} {where}, as for you"
        date = "" if your_day == self.day else f", beginning on {short_date(your_day)}"
        return f"{theirs} {where}, which is {yours} for you{date}"


def calling_window(
    zones: tuple[str, ...], day: dt.date, opens: dt.time, closes: dt.time
) -> tuple[dt.datetime, dt.datetime]:
    """When the working hours of a day begin and end, in UTC.

    Args:
        zones: IANA names, the likeliest first, at least one.
        day: the day there.
        opens: when work begins there.
        closes: when it ends, later on that day.

    Returns:
        The time that lies within the working hours of all zones, if it is an hour or
        more; else the working hours of the first zone.
    """
    hours = [
        (_instant(day, opens, zone), _instant(day, closes, zone)) for zone in zones
    ]
    starts = max(start for start, _ in hours)
    ends = min(end for _, end in hours)
    return (starts, ends) if ends - starts >= _SHORTEST else hours[0]


def local_time(zone: str, now: dt.datetime) -> dt.datetime:
    """The time at which it is ``now``, an aware time, in the zone of that IANA name."""
    return now.astimezone(ZoneInfo(zone))


def _instant(day: dt.date, time: dt.time, zone: str) -> dt.datetime:
    return dt.datetime.combine(day, time, ZoneInfo(zone)).astimezone(dt.UTC)


def _hours(starts: dt.datetime, ends: dt.datetime, zone: dt.tzinfo) -> str:
    return "-".join(f"{at.astimezone(zone):%H:%M}" for at in (starts, ends))

"""Days in words, in English on every machine."""

from __future__ import annotations

import datetime as dt

# Tables, because strftime speaks the language of the machine.
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())


def short_date(date: dt.date) -> str:
    """A day as people write it without the year, such as ``Fri 27 Nov``."""
    return f"{_WEEKDAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1]}"

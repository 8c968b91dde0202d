"""Days in words, in English on every machine."""

from __future__ import annotations

import datetime as dt

# Tables, because strftime speaks the language of the machine.
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November"
    " December".split()
)


def short_date(date: dt.date) -> str:
    """A day as people write it without the year, such as ``Fri 27 Nov``."""
    return f"{_weekday(date)[:3]} {date.day} {_month(date)[:3]}"


def weekday_date(date: dt.date) -> str:
    """A day near the present one, in a letter: ``Friday 27 November``."""
    return f"{_weekday(date)} {date.day} {_month(date)}"


def letter_date(date: dt.date) -> str:
    """The date of a letter: ``27 November 2026``."""
    return f"{date.day} {_month(date)} {date.year}"


def _weekday(date: dt.date) -> str:
    return _WEEKDAYS[date.weekday()]


def _month(date: dt.date) -> str:
    return _MONTHS[date.month - 1]

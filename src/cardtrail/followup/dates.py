"""Days in words, in English on every machine."""

from __future__ import annotations

import datetime as dt
import re

from cardtrail.errors import InvalidValueError

_DAY = dt.timedelta(days=1)
_UNITS = {"d": 1, "w": 7, "": 1}

# Tables, because strftime speaks the language of the machine.
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November"
    " December".split()
)


def short_date(date: dt.date) -> str:
    """A day as people write it without the year, such as ``Fri 27 Nov``."""
    return f"{_weekday(date)[:3]} {date.day} {_month(date)[:3]}"


def long_date(date: dt.date) -> str:
    """A day with its year, such as ``Fri 27 Nov 2026``."""
    return f"{short_date(date)} {date.year}"


def weekday_date(date: dt.date) -> str:
    """A day near the present one, in a letter: ``Friday 27 November``."""
    return f"{_weekday(date)} {date.day} {_month(date)}"


def letter_date(date: dt.date) -> str:
    """The date of a letter: ``27 November 2026``."""
    return f"{date.day} {_month(date)} {date.year}"


def days_of(text: str) -> dt.timedelta:
    """A number of days or weeks: ``7``, ``7d`` or ``1w``; up to 999 of them.

    Raises:
        InvalidValueError: it is none.
    """
    found = re.fullmatch(r"(\d{1,3}) *([dw]?)", text.strip().lower())
    if found is None:
        raise InvalidValueError(
            f"“{text}” is no number of days; write it like 7d, or 2w for weeks."
        )
    return int(found[1]) * _UNITS[found[2]] * _DAY


def day_to_come(text: str, today: dt.date) -> dt.date:
    """A day as people say it ahead: ``2026-12-01``, ``3d``, ``1w``, ``mon``.

    Raises:
        InvalidValueError: it is none of these.
    """
    if (number := _weekday_number(text)) is not None:
        return today + ((number - today.weekday() - 1) % 7 + 1) * _DAY
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        pass
    try:
        return today + days_of(text)
    except InvalidValueError as error:
        raise InvalidValueError(
            f"“{text}” is no day; write a date like {today + 7 * _DAY}, or 3d, 1w or "
            "mon."
        ) from error


def day_gone_by(text: str, today: dt.date) -> dt.date:
    """A day as people say it back: ``2026-11-20``, ``today``, ``yesterday``, ``fri``.

    Raises:
        InvalidValueError: it is none of these.
    """
    if (number := _weekday_number(text)) is not None:
        return today - (today.weekday() - number) % 7 * _DAY
    named = {"today": today, "yesterday": today - _DAY}
    try:
        return named.get(text.strip().lower()) or dt.date.fromisoformat(text.strip())
    except ValueError as error:
        raise InvalidValueError(
            f"“{text}” is no day; write a date like {today - _DAY}, or yesterday or "
            "fri."
        ) from error


def _weekday_number(text: str) -> int | None:
    """0 for ``mon`` and whatever goes on like Monday."""
    word = text.strip().lower()
    fits = (len(word) > 2 and day.lower().startswith(word) for day in _WEEKDAYS)
    return next((number for number, does in enumerate(fits) if does), None)


def _weekday(date: dt.date) -> str:
    return _WEEKDAYS[date.weekday()]


def _month(date: dt.date) -> str:
    return _MONTHS[date.month - 1]

"""Days in words, and words for days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.errors import InvalidValueError
from cardtrail.followup.dates import (
    day_gone_by,
    day_to_come,
    days_of,
    letter_date,
    short_date,
    weekday_date,
)


def test_a_short_date_is_english_on_every_machine() -> None:
    assert short_date(dt.date(2027, 3, 7)) == "Sun 7 Mar"
    assert short_date(dt.date(2026, 12, 31)) == "Thu 31 Dec"


def test_a_letter_writes_dates_out() -> None:
    assert weekday_date(dt.date(2026, 11, 23)) == "Monday 23 November"
    assert letter_date(dt.date(2027, 3, 1)) == "1 March 2027"


TUESDAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", "2026-12-01"),
        ("3d", "2026-11-27"),
        ("3", "2026-11-27"),
        (" 1W ", "2026-12-01"),
        ("wed", "2026-11-25"),
        ("Monday", "2026-11-30"),
        ("tue", "2026-12-01"),  # not today: it is a day to come
    ],
)
def test_a_day_to_come_is_said_in_many_ways(text: str, day: str) -> None:
    assert day_to_come(text, TUESDAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", "2026-11-20"),
        ("today", "2026-11-24"),
        ("Yesterday", "2026-11-23"),
        ("fri", "2026-11-20"),
        ("tue", "2026-11-24"),
        ("wednesday", "2026-11-18"),
    ],
)
def test_a_day_gone_by_is_said_in_many_ways(text: str, day: str) -> None:
    assert day_gone_by(text, TUESDAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "text", ["", "mo", "soon", "1y", "-3d", "1000d", "²d", "24.11."]
)
def test_what_is_no_day_is_refused_with_examples(text: str) -> None:
    with pytest.raises(InvalidValueError, match=r"2026-12-01, or 3d, 1w or mon\.$"):
        day_to_come(text, TUESDAY)
    with pytest.raises(InvalidValueError, match=r"2026-11-23, or yesterday or fri\.$"):
        day_gone_by(text, TUESDAY)


@given(st.integers(0, 999), st.sampled_from(["d", "w", ""]))
def test_a_number_of_days_or_weeks_is_read(number: int, unit: str) -> None:
    assert days_of(f"{number}{unit}").days == number * (7 if unit == "w" else 1)

"""Days in words."""

from __future__ import annotations

import datetime as dt

from cardtrail.followup.dates import letter_date, short_date, weekday_date


def test_a_short_date_is_english_on_every_machine() -> None:
    assert short_date(dt.date(2027, 3, 7)) == "Sun 7 Mar"
    assert short_date(dt.date(2026, 12, 31)) == "Thu 31 Dec"


def test_a_letter_writes_dates_out() -> None:
    assert weekday_date(dt.date(2026, 11, 23)) == "Monday 23 November"
    assert letter_date(dt.date(2027, 3, 1)) == "1 March 2027"

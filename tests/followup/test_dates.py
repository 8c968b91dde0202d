"""Days in words."""

from __future__ import annotations

import datetime as dt

from cardtrail.followup.dates import short_date


def test_a_short_date_is_english_on_every_machine() -> None:
    assert short_date(dt.date(2027, 3, 7)) == "Sun 7 Mar"
    assert short_date(dt.date(2026, 12, 31)) == "Thu 31 Dec"

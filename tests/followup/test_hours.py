"""When to call, where the telephone rings and for the caller."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.followup.hours import CallTimes, calling_window, local_time

NINE, FIVE = dt.time(9), dt.time(17)
TUESDAY = dt.date(2026, 11, 24)
NEW_YORK, LOS_ANGELES = "America/New_York", "America/Los_Angeles"
LONDON, TOKYO, HONOLULU = "Europe/London", "Asia/Tokyo", "Pacific/Honolulu"
UTC = dt.UTC

ZONES = st.sampled_from(
    [
        NEW_YORK, LOS_ANGELES, LONDON, TOKYO, HONOLULU, "Australia/Sydney",
        "Australia/Adelaide", "Asia/Kolkata", "America/St_Johns", "Asia/Kathmandu",
        "America/Sao_Paulo", "Pacific/Auckland", "America/Santiago", "UTC",
    ]
)  # fmt: skip
CHANGES = st.sampled_from(  # of clocks in Europe, North America, and the south
    [
        dt.date(2026, 3, 8), dt.date(2026, 3, 29), dt.date(2026, 4, 5),
        dt.date(2026, 10, 4), dt.date(2026, 10, 25), dt.date(2026, 11, 1),
        dt.date(2027, 3, 14), dt.date(2027, 9, 26),
    ]
)  # fmt: skip
DAYS = st.one_of(CHANGES, st.dates(dt.date(2020, 1, 1), dt.date(2036, 1, 1)))
HOURS = st.tuples(st.times(dt.time(5), dt.time(11)), st.times(dt.time(13), dt.time(22)))


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def words(*zones: str, own: str, day: dt.date = TUESDAY) -> str:
    return CallTimes.on(day, zones, NINE, FIVE).in_words(ZoneInfo(own))


@pytest.mark.parametrize(
    ("day", "zone", "starts"),
    [
        ("2026-03-07", NEW_YORK, "2026-03-07T14:00Z"),
        ("2026-03-08", NEW_YORK, "2026-03-08T13:00Z"),  # the clock changed at two
        ("2026-11-01", NEW_YORK, "2026-11-01T14:00Z"),
        ("2026-03-28", LONDON, "2026-03-28T09:00Z"),
        ("2026-03-29", LONDON, "2026-03-29T08:00Z"),
        ("2026-10-25", LONDON, "2026-10-25T09:00Z"),
        ("2026-10-04", "Australia/Sydney", "2026-10-03T22:00Z"),
        ("2026-07-01", TOKYO, "2026-07-01T00:00Z"),
    ],
)
def test_hours_follow_the_clock_of_the_place(day: str, zone: str, starts: str) -> None:
    window = calling_window((zone,), dt.date.fromisoformat(day), NINE, FIVE)

    assert window == (at(starts), at(starts) + dt.timedelta(hours=8))


def test_where_the_zone_is_open_the_hours_that_all_have_in_common_count() -> None:
    window = calling_window((NEW_YORK, LOS_ANGELES), TUESDAY, NINE, FIVE)

    assert window == (at("2026-11-24T17:00Z"), at("2026-11-24T22:00Z"))


@pytest.mark.parametrize(
    ("closes", "starts", "ends"),
    [
        (dt.time(15), "2026-11-24T19:00Z", "2026-11-24T20:00Z"),  # an hour in common
        (dt.time(14, 59), "2026-11-24T14:00Z", "2026-11-24T19:59Z"),  # a minute less
        (dt.time(12), "2026-11-24T14:00Z", "2026-11-24T17:00Z"),  # none at all
    ],
)
def test_where_less_than_an_hour_is_in_common_the_likeliest_zone_counts(
    closes: dt.time, starts: str, ends: str
) -> None:
    window = calling_window((NEW_YORK, LOS_ANGELES, HONOLULU), TUESDAY, NINE, closes)

    assert window == (at(starts), at(ends))


@given(DAYS, ZONES, HOURS)
def test_the_clock_there_shows_the_working_hours_when_they_begin_and_end(
    day: dt.date, zone: str, hours: tuple[dt.time, dt.time]
) -> None:
    window = calling_window((zone,), day, *hours)

    there = [local_time(zone, instant) for instant in window]
    assert [(x.date(), x.time()) for x in there] == [(day, time) for time in hours]
    assert all(instant.tzinfo is UTC for instant in window)


@given(DAYS, st.lists(ZONES, min_size=1, max_size=5), HOURS)
def test_hours_last_an_hour_at_least_and_lie_within_those_of_the_likeliest_zone(
    day: dt.date, zones: list[str], hours: tuple[dt.time, dt.time]
) -> None:
    starts, ends = calling_window(tuple(zones), day, *hours)
    first = calling_window((zones[0],), day, *hours)

    assert first[0] <= starts < ends <= first[1]
    assert ends - starts >= dt.timedelta(hours=1)
    each = [calling_window((zone,), day, *hours) for zone in zones]
    is_common = all(start <= starts and ends <= end for start, end in each)
    assert is_common or (starts, ends) == first


@given(DAYS, ZONES, ZONES, HOURS)
def test_it_is_open_from_the_first_minute_to_the_one_before_the_last(
    day: dt.date, zone: str, own: str, hours: tuple[dt.time, dt.time]
) -> None:
    times = CallTimes.on(day, (zone,), *hours)
    starts, ends = times.starts.astimezone(ZoneInfo(own)), times.ends
    instant = dt.timedelta(microseconds=1)

    assert times.is_open(starts)
    assert not times.is_open(starts.astimezone(UTC) - instant)
    assert times.is_open(ends - instant)
    assert not times.is_open(ends)


@pytest.mark.parametrize(
    ("zones", "own", "expected"),
    [
        ((LOS_ANGELES,), LONDON, "09:00-17:00 there, which is 17:00-01:00 for you"),
        ((NEW_YORK,), LOS_ANGELES, "09:00-17:00 there, which is 06:00-14:00 for you"),
        (
            ("Asia/Kolkata",),
            NEW_YORK,
            "09:00-17:00 there, which is 22:30-06:30 for you, beginning on Mon 23 Nov",
        ),
        ((NEW_YORK,), NEW_YORK, "09:00-17:00 there, as for you"),
        ((NEW_YORK,), "America/Toronto", "09:00-17:00 there, as for you"),
        (
            (NEW_YORK, LOS_ANGELES),
            LONDON,
            "12:00-17:00 in New York, which is 17:00-22:00 for you",
        ),
        ((NEW_YORK, "America/Toronto"), NEW_YORK, "09:00-17:00 there, as for you"),
    ],
)
def test_hours_are_told_there_and_for_the_caller(
    zones: tuple[str, ...], own: str, expected: str
) -> None:
    assert words(*zones, own=own) == expected


def test_in_the_weeks_between_two_changes_of_clocks_the_difference_is_another() -> None:
    between = dt.date(2026, 10, 27)  # Europe has changed, America has not

    assert "13:00-21:00 for you" in words(NEW_YORK, own=LONDON, day=between)
    assert "14:00-22:00 for you" in words(NEW_YORK, own=LONDON)


def test_a_caller_across_the_date_line_is_told_their_own_day() -> None:
    expected = (
        "09:00-17:00 there, which is 14:00-22:00 for you, beginning on Mon 23 Nov"
    )

    assert words(TOKYO, own=HONOLULU) == expected
    assert words("Pacific/Kiritimati", own=HONOLULU) == (
        "09:00-17:00 there, which is 09:00-17:00 for you, beginning on Mon 23 Nov"
    )


def test_the_local_time_is_that_of_the_clock_there() -> None:
    now = at("2026-11-24T02:30Z")

    assert f"{local_time(LOS_ANGELES, now):%a %H:%M}" == "Mon 18:30"
    assert f"{local_time('Asia/Kolkata', now):%a %H:%M}" == "Tue 08:00"


@pytest.mark.parametrize(
    ("own", "there"),
    [
        (LONDON, "09:00"),
        (TOKYO, "09:00"),
        (NEW_YORK, "14:00"),  # 08:00 in New York
        (LOS_ANGELES, "09:00"),  # their hours are the night in Los Angeles
    ],
)
def test_a_call_is_in_the_callers_own_day_where_it_can_be(own: str, there: str) -> None:
    times = CallTimes.on(TUESDAY, ("Europe/Berlin",), NINE, FIVE)
    begin, end = times.slot(ZoneInfo(own))

    assert f"{begin.astimezone(ZoneInfo('Europe/Berlin')):%H:%M}" == there
    assert end - begin == dt.timedelta(minutes=30)


def test_a_call_ends_where_the_hours_end() -> None:
    times = CallTimes.on(TUESDAY, ("Europe/Berlin",), NINE, dt.time(9, 20))

    assert times.slot(ZoneInfo("Europe/Berlin")) == (times.starts, times.ends)

"""Days on which people work: real weekends and holidays of 2026 and 2027."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.followup.workdays import (
    WEEKEND,
    WorkingDay,
    day_off,
    is_weekend,
    knows_holidays,
    moved,
    next_working_day,
)

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1))
PLACES = st.sampled_from(
    [
        ("US", "CA"), ("US", "Calif"), ("US", None), ("GB", "Scotland"), ("DE", "BY"),
        ("FR", None), ("JP", None), ("IN", "Karnataka"), ("BR", "SP"), ("AE", None),
        ("SA", None), ("BN", None), ("CN", None), ("LK", None), ("XX", "YY"),
    ]
)  # fmt: skip


def on(day: str) -> dt.date:
    return dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "country", "region", "reason"),
    [
        ("2026-11-26", "US", None, "Thanksgiving Day"),
        ("2026-11-27", "US", None, None),
        ("2026-11-27", "US", "CA", "Day After Thanksgiving"),
        ("2026-07-03", "US", "NY", "Independence Day (observed)"),
        ("2027-12-24", "US", None, "Christmas Day (observed)"),
        ("2027-12-31", "US", None, "New Year's Day (observed)"),
        ("2026-04-06", "GB", "England", "Easter Monday"),
        ("2026-04-06", "GB", "Scotland", None),
        ("2026-11-30", "GB", "Scotland", "Saint Andrew's Day"),
        ("2026-11-30", "GB", "England", None),
        ("2027-01-04", "GB", "SCT", "New Year Holiday (observed)"),
        ("2027-12-28", "GB", None, "Boxing Day (observed)"),
        ("2026-01-06", "DE", "Bavaria", "Epiphany"),
        ("2026-01-06", "DE", None, None),
        ("2027-05-27", "DE", "BY", "Corpus Christi"),
        ("2027-05-17", "DE", "Hessen", "Pentecost Monday"),
        ("2026-07-14", "FR", None, "National Day"),
        ("2027-05-06", "FR", None, "Ascension Day"),
        ("2026-09-22", "JP", None, "National Holiday"),
        ("2027-03-22", "JP", None, "Substitute Holiday"),
        ("2026-01-26", "IN", None, "Republic Day"),
        ("2026-11-24", "IN", "Delhi", "Guru Nanak's Birthday"),
        ("2026-07-09", "BR", "São Paulo", "Constitutionalist Revolution"),
        ("2026-07-09", "BR", "RJ", None),
        ("2026-11-20", "BR", None, "National Day of Zumbi and Black Awareness"),
        ("2026-12-02", "AE", None, "National Day"),
        ("2027-03-10", "AE", None, "Eid al-Fitr Holiday (estimated)"),
        ("2026-10-05", "AU", "NSW", "Labor Day"),
        ("2026-10-05", "AU", "Victoria", None),
        ("2026-02-06", "NZ", None, "Waitangi Day"),
    ],
)
def test_holidays_of_the_country_and_of_its_part_are_days_off_by_their_english_names(
    day: str, country: str, region: str | None, reason: str | None
) -> None:
    assert day_off(on(day), country, region) == reason


@pytest.mark.parametrize(
    ("region", "reason"),
    [
        ("Bayern", "Epiphany"),
        ("BAVARIA", "Epiphany"),
        ("by", "Epiphany"),
        ("Baden-Württemberg", "Epiphany"),
        ("Baden-Wurttemberg", "Epiphany"),
        ("Baden-Wuerttemberg", "Epiphany"),
        ("Hesse", None),
        ("Schwaben", None),
    ],
)
def test_a_part_of_a_country_is_known_by_its_code_and_its_names(
    region: str, reason: str | None
) -> None:
    assert day_off(on("2026-01-06"), "DE", region) == reason


@pytest.mark.parametrize(
    ("day", "country", "reason"),
    [
        ("2026-10-12", "CA", "Thanksgiving Day"),  # in 9 of 13 parts
        ("2026-08-03", "CA", None),  # the Civic Holiday, in 6
        ("2026-04-06", "GB", "Easter Monday"),  # not in Scotland
        ("2026-04-06", "CH", "Easter Monday"),
        ("2026-10-31", "DE", WEEKEND),  # Reformation Day, in the north and the east
    ],
)
@pytest.mark.parametrize("region", [None, "Erewhon"])
def test_where_the_part_is_not_known_the_holidays_of_most_of_them_count(
    day: str, country: str, region: str | None, reason: str | None
) -> None:
    assert day_off(on(day), country, region) == reason


@pytest.mark.parametrize(
    ("day", "country", "region", "reason"),
    [
        ("2026-09-11", "ES", "Barcelona", "National Day of Catalonia"),
        ("2026-09-11", "ES", "Madrid", None),
        ("2026-06-24", "ES", "Las Palmas", None),
        ("2026-06-24", "ES", "Alicante", "Saint John the Baptist"),
        ("2026-09-10", "CH", "Geneva", "Genevan Fast"),
    ],
)
def test_provinces_and_english_names_stand_for_the_part_that_they_are_in(
    day: str, country: str, region: str, reason: str | None
) -> None:
    assert day_off(on(day), country, region) == reason


def test_two_holidays_on_one_day_are_both_named() -> None:
    reason = day_off(on("2027-02-15"), "US", "CA")

    assert reason == "Presidents' Day and Susan B. Anthony Day"


@pytest.mark.parametrize(
    ("country", "weekend"),
    [
        ("US", "Sat Sun"), ("AE", "Sat Sun"), ("SA", "Fri Sat"), ("EG", "Fri Sat"),
        ("IR", "Fri"), ("BN", "Fri Sun"), ("XX", "Sat Sun"), ("", "Sat Sun"),
    ],
)  # fmt: skip
def test_the_weekend_is_that_of_the_country(country: str, weekend: str) -> None:
    monday = on("2026-11-02")  # a week without a holiday in any of these
    week = [monday + dt.timedelta(days) for days in range(7)]
    names = "Mon Tue Wed Thu Fri Sat Sun".split()

    off = [names[day.weekday()] for day in week if day_off(day, country)]

    assert off == weekend.split()


def test_a_saturday_that_a_government_has_worked_stays_a_weekend() -> None:
    saturday = on("2026-02-14")  # worked in China, for the week of the Spring Festival

    assert day_off(saturday, "CN") == WEEKEND


def test_half_days_off_are_working_days() -> None:
    assert day_off(on("2026-12-24"), "AU", "SA") is None  # off from 7 p.m.


@pytest.mark.parametrize(
    ("country", "year", "known"),
    [
        ("US", None, True),
        ("LB", None, True),
        ("XX", None, False),
        ("", None, False),
        ("US", 2027, True),
        ("IN", 2027, True),
        ("LK", 2090, False),
        ("XX", 2027, False),
    ],
)
def test_it_says_whether_the_holidays_of_a_country_and_a_year_are_known(
    country: str, year: int | None, *, known: bool
) -> None:
    assert knows_holidays(country, year) is known


def test_years_without_data_have_weekends_and_no_warning() -> None:
    assert day_off(on("2090-11-24"), "IN") is None
    assert day_off(on("2090-11-25"), "IN") == WEEKEND


def test_an_answer_does_not_depend_on_what_was_asked_before() -> None:
    eve = on("2027-12-31")

    before = day_off(eve, "US", "TX")
    day_off(on("2028-01-03"), "US", "TX")

    assert before == day_off(eve, "US", "TX") == "New Year's Day (observed)"


def test_the_next_working_day_tells_each_day_that_it_passes() -> None:
    assert next_working_day(on("2026-11-26"), "US", "CA") == WorkingDay(
        on("2026-11-30"),
        (
            (on("2026-11-26"), "Thanksgiving Day"),
            (on("2026-11-27"), "Day After Thanksgiving"),
            (on("2026-11-28"), WEEKEND),
            (on("2026-11-29"), WEEKEND),
        ),
    )


@pytest.mark.parametrize(
    ("day", "country", "region", "words"),
    [
        ("2026-10-12", "US", None, "Tue 13 Oct, moved from Mon 12 Oct (Columbus Day)"),
        (
            "2026-11-26",
            "US",
            "CA",
            (
                "Mon 30 Nov, moved from Thu 26 Nov "
                "(Thanksgiving Day; Day After Thanksgiving; weekend)"
            ),
        ),
        (
            "2026-07-03",
            "US",
            None,
            (
                "Mon 6 Jul, moved from Fri 3 Jul "
                "(Independence Day, observed; Independence Day; weekend)"
            ),
        ),
        ("2026-11-21", "GB", "Wales", "Mon 23 Nov, moved from Sat 21 Nov (weekend)"),
        ("2026-11-23", "GB", "Wales", None),
    ],
)
def test_a_moved_day_says_from_where_and_why(
    day: str, country: str, region: str | None, words: str | None
) -> None:
    assert moved(next_working_day(on(day), country, region)) == words


@given(DAYS, PLACES)
def test_the_next_working_day_is_the_first_that_is_no_day_off(
    day: dt.date, place: tuple[str, str | None]
) -> None:
    found = next_working_day(day, *place)

    assert day_off(found.day, *place) is None
    assert found.day >= day
    assert [passed for passed, _ in found.passed] == [
        day + dt.timedelta(days) for days in range((found.day - day).days)
    ]
    assert all(reason == day_off(off, *place) for off, reason in found.passed)


@given(DAYS, PLACES)
def test_the_next_working_day_of_a_working_day_is_itself(
    day: dt.date, place: tuple[str, str | None]
) -> None:
    found = next_working_day(day, *place).day

    assert next_working_day(found, *place) == WorkingDay(found)


@given(DAYS, PLACES)
def test_a_later_day_never_has_an_earlier_working_day(
    day: dt.date, place: tuple[str, str | None]
) -> None:
    later = day + dt.timedelta(days=1)

    assert next_working_day(day, *place).day <= next_working_day(later, *place).day


@given(DAYS, st.text(max_size=40), st.text(max_size=40))
def test_no_text_on_a_card_breaks_it(day: dt.date, country: str, region: str) -> None:
    assert next_working_day(day, country, region).day >= day
    assert next_working_day(day, "US", region).day >= day


def test_who_asks_for_no_day_does_not_wait_for_the_holidays_of_the_world() -> None:
    code = (
        "import sys, cardtrail.followup.workdays; sys.exit('holidays' in sys.modules)"
    )

    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], check=False
    )
    assert run.returncode == 0


def test_the_quick_answer_about_weekends_is_that_of_the_data() -> None:
    week = [dt.date(2027, 3, 1) + dt.timedelta(days=number) for number in range(7)]
    countries = [code for code in holidays.list_supported_countries() if len(code) == 2]
    assert len(countries) > 100
    for country in [*countries, "XX"]:
        weekend = {5, 6}
        if country != "XX":
            weekend = holidays.country_holidays(country).weekend
        told = {day.weekday() for day in week if is_weekend(day, country)}
        assert told == weekend, country

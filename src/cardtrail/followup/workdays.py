"""Days on which people work: not on weekends, nor on public holidays.

Both are those of the country and, where it is known, the part of it (a state, a nation)
where the person works; data of the `holidays` package, which is loaded on first use
because that takes some 100 ms.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cardtrail.followup.dates import short_date
from cardtrail.text import fold

if TYPE_CHECKING:
    from holidays import HolidayBase

WEEKEND = "weekend"
"""The reason of a day off that is no holiday."""

_DAY = dt.timedelta(days=1)
_USUAL_WEEKEND = frozenset({5, 6})  # Saturday and Sunday, as date.weekday() counts

_WEEKENDS: dict[str, frozenset[int]] = {
    country: frozenset(days)
    for days, countries in {
        (4, 5): "AF BD BH DJ DZ EG IL IQ JO KW MR MV OM QA SA SD SY YE",
        (4, 6): "BN",
        (4,): "IR",
        (6,): "AI CD HK KN NE PY TK VE",
    }.items()
    for country in countries.split()
}
"""Where it isn't Saturday and Sunday; as `holidays` has it, without loading that."""

_COMMON = 2 / 3
"""Of the parts of a country: so many keep what counts where the part isn't known."""

_ALSO: dict[str, dict[str, str]] = {
    "CH": {"BS": "Basel", "GE": "Geneva", "GR": "Grisons", "LU": "Lucerne"},
    "DE": {
        "BW": "Baden-Wuerttemberg", "BY": "Bavaria", "HE": "Hesse",
        "MV": "Mecklenburg-Western Pomerania", "NI": "Lower Saxony",
        "NW": "North Rhine-Westphalia", "RP": "Rhineland-Palatinate", "SN": "Saxony",
        "ST": "Saxony-Anhalt", "TH": "Thuringia",
    },
    "ES": {
        "AN": "Andalusia;Almería;Cádiz;Córdoba;Granada;Huelva;Jaén;Málaga;Sevilla",
        "AR": "Huesca;Teruel;Zaragoza",
        "CL": "Ávila;Burgos;León;Palencia;Salamanca;Segovia;Soria;Valladolid;Zamora",
        "CM": "Albacete;Ciudad Real;Cuenca;Guadalajara;Toledo",
        "CN": "Las Palmas;Santa Cruz de Tenerife",
        "CT": "Catalonia;Barcelona;Girona;Lleida;Tarragona",
        "EX": "Badajoz;Cáceres",
        "GA": "A Coruña;Lugo;Ourense;Pontevedra",
        "IB": "Balears;Balearic Islands",
        "PV": "Basque Country;Álava;Araba;Bizkaia;Gipuzkoa",
        "VC": "Valencia;Alicante;Alacant;Castellón",
    },
}  # fmt: skip
"""Names that `holidays` lacks for parts of countries: English ones, and provinces."""


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """A working day, and the days off that lie between it and the day asked for.

    Attributes:
        day: the working day.
        passed: each day off with its reason, from the day asked for on; empty where
            that day is a working day itself.
    """

    day: dt.date
    passed: tuple[tuple[dt.date, str], ...] = ()


def day_off(day: dt.date, country: str, region: str | None = None) -> str | None:
    """Why people don't work on that day, or None if they do.

    A weekend is one even where a government has a Saturday worked to make up for a
    bridge day. Half days off and days that banks alone keep are working days.

    Args:
        day: a calendar day there.
        country: ISO 3166-1 alpha-2. In a country that isn't known, Saturday and Sunday
            are off, and there are no holidays: see `knows_holidays`.
        region: the code (ISO 3166-2 without the country) or the name of a part of it.
            Where it isn't known, the holidays count that two in three of them keep.

    Returns:
        "weekend", or the holiday's name, in English where the data has it.
    """
    calendar = _calendar(country, region, day.year)
    name = calendar.holidays.get(day)
    return name or (WEEKEND if day.weekday() in calendar.weekend else None)


def next_working_day(
    day: dt.date, country: str, region: str | None = None
) -> WorkingDay:
    """The day itself if people work on it, else the first one after it that they do.

    The arguments are those of `day_off`.
    """
    passed: list[tuple[dt.date, str]] = []
    while reason := day_off(day, country, region):
        passed.append((day, reason))
        day += _DAY
    return WorkingDay(day, tuple(passed))


def moved(day: WorkingDay) -> str | None:
    """Where a day was moved to and why; None if it wasn't.

    Such as ``Mon 30 Nov, moved from Thu 26 Nov (Thanksgiving Day; weekend)``.
    """
    if not day.passed:
        return None
    reasons = dict.fromkeys(_unbracketed(reason) for _, reason in day.passed)
    first, _ = day.passed[0]
    return (
        f"{short_date(day.day)}, moved from {short_date(first)} ({'; '.join(reasons)})"
    )


def is_weekend(day: dt.date, country: str) -> bool:
    """Whether people are off on that day of the week; quick, public holidays apart.

    Args:
        day: a calendar day there.
        country: ISO 3166-1 alpha-2.
    """
    return day.weekday() in _WEEKENDS.get(country, _USUAL_WEEKEND)


def knows_holidays(country: str, year: int | None = None) -> bool:
    """Whether the public holidays of a country are known, and any of that year.

    Where all of them follow the moon, they are known only once they are announced, as
    in Sri Lanka.

    Args:
        country: ISO 3166-1 alpha-2.
        year: the year; None for any.
    """
    if year is None:
        return _country(country) is not None
    return bool(_calendar(country, None, year).holidays)


def _unbracketed(reason: str) -> str:
    """``Independence Day, observed``, for use within brackets."""
    return reason.replace(" (", ", ").replace(")", "")


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The days off of one year: the weekdays (0 is Monday), and names by day."""

    weekend: frozenset[int]
    holidays: Mapping[dt.date, str]


@lru_cache(maxsize=1024)  # regions are what cards say
def _calendar(country: str, region: str | None, year: int) -> _Calendar:
    known = _country(country)
    if known is None:
        return _Calendar(_USUAL_WEEKEND, {})
    part = None if region is None else _subdivision(known, country, region)
    names = _names(known, part, year)
    if part is None:
        names = _common(known, year) | names
    return _Calendar(frozenset(known.weekend), names)


def _common(known: HolidayBase, year: int) -> dict[dt.date, str]:
    """The holidays that most parts of a country keep, such as Canada's Thanksgiving."""
    parts = [_names(known, part, year) for part in known.subdivisions]
    kept = Counter(day for names in parts for day in names)
    return {
        day: name
        for names in parts
        for day, name in names.items()
        if kept[day] >= _COMMON * len(parts)
    }


def _names(known: HolidayBase, part: str | None, year: int) -> dict[dt.date, str]:
    """A year by itself, worked out with its neighbours.

    Their holidays may be observed in it: New Year's Day on 31 December.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of years for which a country has no data
        days = type(known)(
            years=range(year - 1, year + 2),
            subdiv=part,
            language="en_US" if "en_US" in known.supported_languages else None,
        )
    return {day: " and ".join(days.get_list(day)) for day in days if day.year == year}


@cache
def _country(country: str) -> HolidayBase | None:
    import holidays  # noqa: PLC0415 - 100 ms that most commands don't need

    try:
        return holidays.country_holidays(country)
    except NotImplementedError:
        return None


def _subdivision(known: HolidayBase, country: str, region: str) -> str | None:
    """The library's code of a region, whose case and accents don't matter."""
    names = {fold(code): code for code in known.subdivisions}
    for name, code in known.subdivisions_aliases.items():
        names.setdefault(fold(name), code)
    for code, also in _ALSO.get(country, {}).items():
        names |= dict.fromkeys(fold(also).split(";"), code)
    return names.get(fold(region).strip(" ."))

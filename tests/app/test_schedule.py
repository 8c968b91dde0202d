"""The calendar by the person's own clock, and after contacts are gone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

from icalendar import Calendar
from tests.support.cards import contact, interview, reading, record
from tests.support.desk import NOW, desk

from cardtrail.app.export import chosen
from cardtrail.app.interviews import Part, edit
from cardtrail.app.schedule import Schedule
from cardtrail.export.ics import Entries
from cardtrail.model.followup import Pace
from cardtrail.model.record import Record
from cardtrail.store.intake import keep
from cardtrail.store.people import delete, merge_contacts, restore

LONDON = dt.timezone(dt.timedelta(0))
TOKYO = dt.timezone(dt.timedelta(hours=9))


def call_of(kept: Record, own: dt.tzinfo, **settings: Any) -> Any:  # noqa: ANN401
    content = Schedule(NOW.astimezone(own), **settings).calendar([kept])
    (call,) = (
        entry
        for entry in Calendar.from_ical(content).walk("VEVENT")
        if "-call@" in str(entry["UID"])
    )
    return call


def entries(store: Path, now: dt.datetime = NOW) -> dict[str, str]:
    """What a full export says of each entry: its status, by its UID."""
    records, gone = chosen(desk(store, now), [])
    whole = Calendar.from_ical(Schedule(now, gone=gone).calendar(records))
    return {str(entry["UID"]): str(entry["STATUS"]) for entry in whole.walk("VEVENT")}


def test_a_call_is_within_their_hours_and_where_it_can_be_in_ones_own_day() -> None:
    # Sacramento: 09:00 there is 17:00 in London, and 02:00 on the next day in Tokyo,
    # where 15:00 there is 08:00.
    for own, hour in ((LONDON, 9), (TOKYO, 15)):
        call = call_of(record(), own)
        assert call["DTSTART"].params["TZID"] == "America/Los_Angeles"
        assert call["DTSTART"].dt.hour == hour
        assert call["DTEND"].dt - call["DTSTART"].dt == dt.timedelta(minutes=30)


def test_the_hours_for_calls_are_those_that_are_set() -> None:
    call = call_of(record(), LONDON, calling=(dt.time(10, 15), dt.time(12)))

    assert call["DTSTART"].dt.time() == dt.time(10, 15)


def test_steps_can_be_to_dos() -> None:
    content = Schedule(NOW, Entries.TODOS).calendar([record()])

    todos: list[Any] = list(Calendar.from_ical(content).walk("VTODO"))
    note, call, email = todos
    assert note["DUE"].dt == dt.date(2026, 11, 24)
    assert call["DUE"].dt - call["DTSTART"].dt == dt.timedelta(minutes=30)
    assert "DTSTART" not in email


def test_whoever_is_deleted_or_merged_leaves_the_calendar(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    with desk(path).open() as store:
        for number, name in enumerate(("Nora Whitfield", "Ada Quill", "Ivo Marsh")):
            met = interview(NOW.date() - dt.timedelta(days=number))
            keep(store, reading(contact(name), str(number) * 64), met, NOW)
    before = entries(path)
    assert set(before.values()) == {"CONFIRMED", "TENTATIVE"}

    with desk(path).open() as store:
        delete(store, 2, NOW)
        merge_contacts(store, 1, 3, NOW)

    after = entries(path)
    assert set(after) == set(before)
    assert sum(status == "CANCELLED" for status in after.values()) == 6

    with desk(path).open() as store:
        restore(store, 2, NOW)
    assert sum(status == "CANCELLED" for status in entries(path).values()) == 3


def test_the_call_of_who_led_it_goes_when_another_one_did(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    with desk(path).open() as store:
        first, second = (
            keep(store, reading(contact(name), digit * 64), interview(), NOW).record
            for name, digit in (("Nora Whitfield", "1"), ("Ada Quill", "2"))
        )
    calls = [f"{each.uid}-call@cardtrail" for each in (first, second)]
    assert [entries(path).get(uid) for uid in calls] == ["TENTATIVE", None]

    edit(desk(path), first.interview.id, {Part.LEAD: str(second.id)})
    assert [entries(path)[uid] for uid in calls] == ["CANCELLED", "TENTATIVE"]

    edit(desk(path), first.interview.id, {Part.LEAD: ""})
    assert [entries(path)[uid] for uid in calls] == ["TENTATIVE", "CANCELLED"]


def test_another_pace_counts_as_a_change(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    with desk(path).open() as store:
        kept = keep(store, reading(), interview(), NOW).record
    with replace(
        desk(path), pace=Pace(call_days=7, call_latest_days=8)
    ).open() as store:
        slower = store.record(kept.id)

    assert slower.plan[1].due > kept.plan[1].due
    assert slower.revision > kept.revision

"""Calendars of awkward people after anything, read by programs nobody here wrote.

Every value has to come back exactly, and no program may complain.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from tests.support.address_books import ORACLES, ical_is_missing, read_by_ical
from tests.support.histories import followed

from cardtrail.app.schedule import Schedule
from cardtrail.export.ics import Entries
from cardtrail.export.steps import description, title
from cardtrail.model.followup import FollowUp, State, next_step
from cardtrail.model.record import Record

NOW = dt.datetime(2026, 11, 27, 8, 15, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
TODAY = NOW.date()

needs_ical = pytest.mark.skipif(bool(ical_is_missing()), reason=ical_is_missing())
few_and_many = pytest.mark.parametrize(
    "count", [40, pytest.param(500, marks=pytest.mark.slow)]
)
both_kinds = pytest.mark.parametrize("kind", Entries)

STATUSES = {
    State.DONE: ("CONFIRMED", "COMPLETED"),
    State.SKIPPED: ("CANCELLED", "CANCELLED"),
    State.REPLACED: ("CANCELLED", "CANCELLED"),
    State.RESTING: ("CANCELLED", "CANCELLED"),
}

Seen = dict[str, tuple[str, str, str]]
"""The status, title and text of each entry, by its UID."""


def meant(records: Iterable[Record], kind: Entries) -> Seen:
    """What every program should read of the steps that are in the plan."""
    return {
        f"{record.uid}-{step.step}@cardtrail": (
            _status(record, step, kind),
            title(record, step),
            "\n".join(description(record, step)),
        )
        for record in records
        for step in record.plan
    }


def withdrawn(records: Iterable[Record]) -> set[str]:
    """The entries of steps that were planned once and are not any more."""
    return {
        f"{record.uid}-{step}@cardtrail"
        for record in records
        for step in record.planned - {each.step for each in record.plan}
    }


def _status(record: Record, step: FollowUp, kind: Entries) -> str:
    if step.state in STATUSES:
        return STATUSES[step.state][kind is Entries.TODOS]
    if kind is Entries.TODOS:
        return "NEEDS-ACTION"
    return "CONFIRMED" if step is next_step(record.plan) else "TENTATIVE"


def written(path: Path, records: Iterable[Record], kind: Entries) -> Path:
    path.write_bytes(Schedule(NOW, kind).calendar(records))
    return path


@few_and_many
@both_kinds
def test_icalendar_reads_every_value(tmp_path: Path, count: int, kind: Entries) -> None:
    records = followed(count, TODAY)
    content = written(tmp_path / "a.ics", records, kind).read_bytes()

    whole = Calendar.from_ical(content)

    assert [each.errors for each in whole.walk() if each.errors] == []
    entries = {str(e["UID"]): e for e in (*whole.walk("VEVENT"), *whole.walk("VTODO"))}
    wanted = meant(records, kind)
    assert set(entries) == {*wanted, *withdrawn(records)}
    for uid, told in wanted.items():
        entry = entries[uid]
        seen = (entry["STATUS"], entry["SUMMARY"], entry["DESCRIPTION"])
        assert tuple(map(str, seen)) == told
    assert {str(entries[uid]["STATUS"]) for uid in withdrawn(records)} == {"CANCELLED"}


@needs_ical
@few_and_many
@both_kinds
def test_ical_js_reads_every_value(tmp_path: Path, count: int, kind: Entries) -> None:
    records = followed(count, TODAY)

    (((_, _, components),),) = read_by_ical(written(tmp_path / "a.ics", records, kind))

    entries = [_by_ical(each) for each in components if each[0] != "vtimezone"]
    seen = {entry["uid"]: entry for entry in entries}
    wanted = meant(records, kind)
    assert len(entries) == len(seen)
    assert set(seen) == {*wanted, *withdrawn(records)}
    for uid, told in wanted.items():
        entry = seen[uid]
        assert (entry["status"], entry["summary"], entry["description"]) == told


@needs_ical
@few_and_many
@both_kinds
def test_every_entry_is_on_its_day_and_every_call_within_their_hours(
    tmp_path: Path, count: int, kind: Entries
) -> None:
    records = followed(count, TODAY)
    told = _instants(written(tmp_path / "a.ics", records, kind))

    timed = 0
    for record in records:
        for step in record.plan:
            at = told[f"{record.uid}-{step.step}@cardtrail"]
            if "T" not in at:
                assert at == step.due.isoformat()
                continue
            timed += 1
            zone = ZoneInfo(step.zones[0])
            there = dt.datetime.fromisoformat(at).astimezone(zone)
            assert there.date() == step.due
            assert dt.time(9) <= there.time() < dt.time(17)
    assert timed > count / 20


@both_kinds
def test_the_same_contacts_give_the_same_bytes(tmp_path: Path, kind: Entries) -> None:
    first, second = (
        written(tmp_path / name, followed(40, TODAY), kind).read_bytes()
        for name in ("a.ics", "b.ics")
    )

    assert first == second


@few_and_many
@both_kinds
def test_a_second_import_over_the_first_leaves_no_duplicate(
    count: int, kind: Entries
) -> None:
    """As a calendar imports: by UID, and of two entries the one changed more often."""
    early, late = TODAY - dt.timedelta(days=9), TODAY
    kept: dict[str, Any] = {}
    for day in (early, late):
        records = followed(count, day)
        now = NOW - (TODAY - day)
        content = Schedule(now, kind).calendar(records)
        whole = Calendar.from_ical(content)
        for entry in (*whole.walk("VEVENT"), *whole.walk("VTODO")):
            uid = str(entry["UID"])
            if uid not in kept or kept[uid]["SEQUENCE"] <= entry["SEQUENCE"]:
                kept[uid] = entry

    wanted = meant(followed(count, late), kind)
    assert set(kept) == {*wanted, *withdrawn(followed(count, late))}
    assert {uid: str(kept[uid]["STATUS"]) for uid in wanted} == {
        uid: status for uid, (status, _, _) in wanted.items()
    }
    assert {uid: str(kept[uid]["DESCRIPTION"]) for uid in wanted} == {
        uid: text for uid, (_, _, text) in wanted.items()
    }


def _by_ical(component: list[Any]) -> dict[str, Any]:
    _, properties, _ = component
    return {name: value for name, _, _, value in properties}


def _instants(path: Path) -> dict[str, str]:
    """When each entry is, as ical.js understands the time zones in the file."""
    run = subprocess.run(  # noqa: S603 - a program of the tests
        [str(shutil.which("node")), str(ORACLES / "instants.mjs"), str(path)],
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr.decode()
    ((*told,),) = json.loads(run.stdout)
    return {uid: at.replace("Z", "+00:00") for uid, at in told}

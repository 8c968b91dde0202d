"""Each photo is read once, however often a run is stopped, and by however many runs."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.support import readers as tools
from tests.support.desk import desk

from cardtrail.app.outcome import Outcome
from cardtrail.app.people import delete
from cardtrail.app.scan import Task, scan
from cardtrail.app.terms import Terms
from cardtrail.model.reading import Status
from cardtrail.pool import HERE, InProcesses
from cardtrail.scanner import Scanner

SCANNER = Scanner(("tesseract",), "US", tools.open_colour_readers)
IDLE = dataclasses.replace(SCANNER, opener=tools.open_nothing)
"""Reads in the same way, but can't read anything."""

NOW = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
LATER = NOW + dt.timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "data" / "kept.sqlite"


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    return [tools.paint(tmp_path / f"{i}.png", tools.GOOD, i) for i in range(4)]


def run(
    store: Path,
    photos: Sequence[Path],
    scanner: Scanner = SCANNER,
    *,
    now: dt.datetime = NOW,
    **more: Any,  # noqa: ANN401 - of a task
) -> list[Outcome]:
    here = desk(store, now)
    task = Task(scanner, **{"pool": HERE} | more)
    with here.open() as opened:
        return [x for of_photo in scan(photos, task, here, opened) for x in of_photo]


def told(outcome: Outcome) -> tuple[object, ...]:
    """What a card came to, but for how long that took."""
    assert outcome.record is not None
    reading = dataclasses.replace(outcome.reading, seconds=0.0)
    return reading, outcome.record.id, outcome.record.uid, outcome.same_as


def test_a_second_run_reads_nothing_and_tells_the_same(
    store: Path, photos: list[Path]
) -> None:
    first = run(store, photos)
    second = run(store, photos, IDLE, now=LATER)
    assert list(map(told, second)) == list(map(told, first))
    assert [outcome.before is None for outcome in first] == [True] * 4
    assert {outcome.before.date() for outcome in second if outcome.before} == {
        NOW.date()
    }


def test_only_what_is_new_is_read(store: Path, photos: list[Path]) -> None:
    run(store, photos[:3])
    outcomes = run(store, photos, now=LATER)
    assert [outcome.before is None for outcome in outcomes] == [False] * 3 + [True]


def test_a_photo_that_has_changed_is_read_again(
    store: Path, photos: list[Path]
) -> None:
    run(store, photos)
    tools.paint(photos[1], tools.GOOD, 99)
    outcomes = run(store, photos, now=LATER)
    assert [outcome.before is None for outcome in outcomes] == [
        False, True, False, False,
    ]  # fmt: skip


def test_a_photo_that_moved_is_not_read_again(
    store: Path, photos: list[Path], tmp_path: Path
) -> None:
    (first,) = run(store, photos[:1])
    moved = photos[0].rename(tmp_path / "moved.png")
    (second,) = run(store, [moved], IDLE, now=LATER)
    assert second.reading.photo == moved
    assert second.record == first.record


def test_a_photo_that_failed_is_read_again(store: Path, tmp_path: Path) -> None:
    photo = tmp_path / "card.png"
    photo.write_bytes(b"\x89PNG, cut off")
    (first,) = run(store, [photo])
    (second,) = run(store, [photo], now=LATER)
    assert first.reading.status is second.reading.status is Status.FAILED
    assert second.before is None


def test_again_reads_all_of_them(store: Path, photos: list[Path]) -> None:
    first = run(store, photos)
    second = run(store, photos, again=True, now=LATER)
    assert [outcome.before for outcome in second] == [None] * 4
    assert [x.record and x.record.id for x in second] == [
        x.record and x.record.id for x in first
    ]


def test_two_copies_of_a_photo_are_read_once(
    store: Path, photos: list[Path], tmp_path: Path
) -> None:
    copy = Path(shutil.copy(photos[0], tmp_path / "copy.png"))
    first, second = run(store, [photos[0], copy], pool=InProcesses(2))
    assert first.record is not None
    assert second.record is not None
    assert first.record.id == second.record.id
    assert [first.before is None, second.before is None] == [True, False]


def test_what_is_said_of_an_interview_counts_for_photos_read_before(
    store: Path, photos: list[Path]
) -> None:
    run(store, photos[:1])
    terms = Terms(dt.date(2026, 11, 20), "Alder")
    (outcome,) = run(store, photos[:1], IDLE, terms=terms, now=LATER)
    assert outcome.record is not None
    assert outcome.record.interview.company == "Alder"
    assert outcome.record.interview.date == dt.date(2026, 11, 20)


def test_whoever_was_deleted_stays_deleted(store: Path, photos: list[Path]) -> None:
    (first,) = run(store, photos[:1])
    assert first.record is not None
    delete(desk(store, NOW), first.record.id)
    (second,) = run(store, photos[:1], IDLE, now=LATER)
    assert second.record is None
    with desk(store, LATER).open() as opened:
        assert opened.count() == 0


def test_a_run_that_is_broken_off_leaves_what_it_read(
    store: Path, photos: list[Path]
) -> None:
    here = desk(store, NOW)
    with here.open() as opened:
        results = scan(photos, Task(SCANNER, HERE), here, opened)
        next(results)
        next(results)
        results.close()
    outcomes = run(store, photos, now=LATER)
    assert [outcome.before is None for outcome in outcomes] == [False] * 2 + [True] * 2


def test_the_result_is_the_same_however_the_work_is_split(
    tmp_path: Path, photos: list[Path]
) -> None:
    alone = run(tmp_path / "one" / "kept.sqlite", photos)
    split = run(tmp_path / "two" / "kept.sqlite", photos, pool=InProcesses(2))
    assert [outcome.record for outcome in split] == [
        outcome.record for outcome in alone
    ]


def test_two_runs_part_the_photos_and_tell_the_same(
    store: Path, tmp_path: Path
) -> None:
    paths = [tools.paint(tmp_path / f"{i}.png", tools.GOOD, i) for i in range(12)]
    desk(store, NOW).open().close()
    both: dict[int, list[Outcome]] = {}

    def one(number: int) -> None:
        both[number] = run(store, paths)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    order = [[x.reading.photo for x in outcomes] for outcomes in both.values()]
    assert order == [paths] * 2
    read = [x.before is None for outcomes in both.values() for x in outcomes]
    assert sum(read) == len(paths)


def test_a_file_that_is_too_large_to_be_read_is_not_even_looked_through(
    store: Path, tmp_path: Path
) -> None:
    hole = tmp_path / "hole.png"
    with hole.open("wb") as file:
        file.truncate(50_000_000_000)
    started = time.monotonic()
    (outcome,) = run(store, [hole])
    assert time.monotonic() - started < 5
    assert outcome.reading.status is Status.FAILED
    assert "megabytes" in (outcome.reading.error or "")

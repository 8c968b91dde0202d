"""From photos to kept contacts."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support import readers as tools
from tests.support.desk import desk, rules, steps_of

from cardtrail.app.contacts import edit
from cardtrail.app.outcome import Outcome
from cardtrail.app.scan import Task, scan
from cardtrail.app.terms import Terms
from cardtrail.errors import EngineMissingError
from cardtrail.model.field import FieldName
from cardtrail.model.followup import DateSource
from cardtrail.model.reading import Status
from cardtrail.pool import HERE, InProcesses, Pool
from cardtrail.scanner import Scanner
from cardtrail.store.store import Store

SCANNER = Scanner(("tesseract",), "US", tools.open_colour_readers)
NOW = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
TAKEN = dt.date(2026, 11, 19)
GIVEN = dt.date(2026, 11, 20)


def scan_into(
    store: Path,
    *photos: Path,
    terms: Terms | None = None,
    pool: Pool = HERE,
    again: bool = False,
    now: dt.datetime = NOW,
) -> list[Outcome]:
    task = Task(SCANNER, pool, terms or Terms(), again=again)
    with desk(store, now).open() as opened:
        results = scan(photos, task, desk(store, now), opened)
        return [outcome for of_photo in results for outcome in of_photo]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return tools.paint(tmp_path / "card.png", tools.GOOD)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "kept.sqlite"


@pytest.mark.parametrize(
    ("given", "taken", "date", "source"),
    [
        (GIVEN, TAKEN, GIVEN, DateSource.GIVEN),
        (None, TAKEN, TAKEN, DateSource.EXIF),
        (None, None, NOW.date(), DateSource.TODAY),
    ],
)
def test_the_interview_is_when_the_person_says_else_the_photo_else_today(
    given: dt.date | None, taken: dt.date | None, date: dt.date, source: DateSource
) -> None:
    interview = Terms(given).interview(taken, NOW.date())
    assert (interview.date, interview.source) == (date, source)


def test_a_card_is_kept_with_its_plan(photo: Path, store: Path) -> None:
    (outcome,) = scan_into(store, photo, terms=Terms(GIVEN, "Alder", "Analyst"))
    with desk(store, NOW).open() as opened:
        (kept,) = opened.records()
    assert outcome.record == kept
    assert (kept.interview.company, kept.interview.role) == ("Alder", "Analyst")
    assert (
        kept.plan == outcome.plan == steps_of(kept.contact, kept.interview, NOW.date())
    )


def test_a_dry_run_keeps_nothing_but_still_plans(photo: Path, store: Path) -> None:
    task = Task(SCANNER, HERE, Terms(GIVEN))
    ((outcome,),) = scan([photo], task, desk(store, NOW), None)
    assert not store.exists()
    assert outcome.record is None
    assert len(outcome.plan) == 3


def test_a_bad_photo_between_good_ones_is_an_outcome_of_its_own(
    tmp_path: Path, store: Path
) -> None:
    paths = [
        tools.paint(tmp_path / "1.png", tools.GOOD, 1),
        tmp_path / "gone.png",
        tools.paint(tmp_path / "3.png", tools.GOOD, 3),
    ]
    outcomes = scan_into(store, *paths, pool=InProcesses(2))
    assert [outcome.reading.photo for outcome in outcomes] == paths
    read = [outcome.reading.status for outcome in outcomes]
    assert read == [Status.READ, Status.FAILED, Status.READ]
    assert [outcome.record is None for outcome in outcomes] == [False, True, False]


def test_a_rescan_leaves_what_the_person_changed(photo: Path, store: Path) -> None:
    (first,) = scan_into(store, photo)
    assert first.record is not None
    own = {FieldName.PHONE: ["916 555 0199"], FieldName.ADDRESS: ["1 Elm St, Reno, NV"]}
    edit(desk(store), first.record.id, own, "US")
    (second,) = scan_into(store, photo)
    assert [str(entry.value) for entry in second.contact.phones] == ["+19165550199"]
    assert second.reading.contact.phones[0].raw == "916 555 0160"


def test_a_warning_goes_when_the_person_has_mended_its_cause(
    photo: Path, store: Path
) -> None:
    (first,) = scan_into(store, photo)
    assert first.record is not None
    assert "address.missing" in {problem.code for problem in first.problems}
    own = {FieldName.ADDRESS: ["410 Larkspur Avenue, Sacramento, CA 95814"]}
    edit(desk(store), first.record.id, own, "US")
    (second,) = scan_into(store, photo)
    assert "address.missing" not in {problem.code for problem in second.problems}


def test_each_card_is_kept_before_the_next_photo_is_read(
    tmp_path: Path, store: Path
) -> None:
    paths = [tools.paint(tmp_path / f"{i}.png", tools.GOOD, i) for i in range(3)]
    with desk(store, NOW).open() as opened:
        results = scan(paths, Task(SCANNER, HERE), desk(store, NOW), opened)
        next(results)
        with desk(store, NOW).open() as other:
            assert len(other.records()) == 1


@pytest.fixture
def locked(store: Path) -> Iterator[Store]:
    """A store that was opened before another program locked it."""
    with Store.open(store, rules(NOW.date()), patience=0.1) as opened:
        other = sqlite3.connect(store, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        yield opened
        other.close()


def test_a_card_that_cannot_be_kept_still_comes_out(
    photo: Path, store: Path, locked: Store
) -> None:
    ((outcome,),) = scan([photo], Task(SCANNER, HERE), desk(store, NOW), locked)
    assert outcome.record is None
    assert outcome.unsaved is not None
    assert "wait" in outcome.unsaved
    assert outcome.contact.name is not None
    assert len(outcome.plan) == 3


def test_without_an_engine_nothing_begins(store: Path) -> None:
    scanner = Scanner(("gone",), "US", tools.open_nothing)
    with pytest.raises(EngineMissingError):
        next(scan([Path("card.png")], Task(scanner, HERE), desk(store, NOW), None))

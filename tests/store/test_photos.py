"""No photo is read twice, neither later nor by two runs at once."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.desk import NOW, kept_by

from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.reading import Reading, Status
from cardtrail.store.forgetting import forget
from cardtrail.store.photos import (
    Busy,
    Finished,
    PhotoFile,
    Want,
    claim,
    finish,
    known_digest,
    release,
)
from cardtrail.store.runs import Run, is_alive
from cardtrail.store.store import Store

Read = Callable[..., Reading]
FILE = PhotoFile(Path("/cards/nora.jpg"), 1_000, 17, "d1")
WANT = Want("paddle,tesseract eng US", NOW)
LATER = NOW + dt.timedelta(hours=1)
MET = Interview(NOW.date(), DateSource.TODAY)


@pytest.fixture
def run(store: Store) -> Iterator[Run]:
    with Run.begin(store.database.path) as begun:
        yield begun


def done(*readings: Reading, at: dt.datetime = NOW) -> Finished:
    moved = (replace(reading, photo=FILE.path) for reading in readings)
    return Finished(dt.date(2026, 11, 19), at, tuple(moved))


def test_a_photo_is_read_by_the_run_that_asks_first(store: Store, run: Run) -> None:
    assert claim(store, FILE, run, WANT) is Busy.OURS
    with Run.begin(store.database.path) as other:
        assert claim(store, FILE, other, WANT) is Busy.THEIRS


def test_what_was_read_comes_back_as_it_was(store: Store, run: Run, read: Read) -> None:
    assert claim(store, FILE, run, WANT) is Busy.OURS
    finish(store, FILE, WANT, done(read()))
    assert claim(store, FILE, run, WANT) == done(read())


def test_a_copy_of_a_photo_is_not_read_again(
    store: Store, run: Run, read: Read
) -> None:
    finish(store, FILE, WANT, done(read()))
    copy = replace(FILE, path=Path("/cards/copy.jpg"), modified=18)
    found = claim(store, copy, run, WANT)
    assert isinstance(found, Finished)
    assert found.readings[0].photo == copy.path


def test_another_file_in_its_place_is_read(store: Store, run: Run, read: Read) -> None:
    finish(store, FILE, WANT, done(read()))
    assert claim(store, replace(FILE, digest="d2"), run, WANT) is Busy.OURS


def test_an_unchanged_file_need_not_be_opened(store: Store, run: Run) -> None:
    claim(store, FILE, run, WANT)
    assert known_digest(store, FILE.path, FILE.size, FILE.modified) == "d1"
    assert known_digest(store, FILE.path, FILE.size + 1, FILE.modified) is None
    assert known_digest(store, FILE.path, FILE.size, FILE.modified + 1) is None


@pytest.mark.parametrize(
    "want",
    [
        replace(WANT, way="tesseract eng US", since=LATER),
        replace(WANT, again=True, since=LATER),
    ],
)
def test_another_way_to_read_and_again_read_it_anew(
    store: Store, run: Run, read: Read, want: Want
) -> None:
    finish(store, FILE, WANT, done(read()))
    assert claim(store, FILE, run, want) is Busy.OURS


def test_again_reads_a_photo_once_in_a_run(store: Store, run: Run, read: Read) -> None:
    want = replace(WANT, again=True, since=LATER)
    finish(store, FILE, want, done(read(), at=LATER))
    assert isinstance(claim(store, FILE, run, want), Finished)


def test_what_failed_is_tried_again_by_the_next_run_only(
    store: Store, run: Run, read: Read
) -> None:
    failed = done(replace(read(), status=Status.FAILED, error="It is cut off."))
    finish(store, FILE, WANT, failed)
    assert claim(store, FILE, run, WANT) == failed
    assert claim(store, FILE, run, replace(WANT, since=LATER)) is Busy.OURS


@pytest.mark.parametrize("status", [Status.NO_CARD, Status.UNREADABLE])
def test_a_photo_without_a_card_is_not_tried_again(
    store: Store, run: Run, read: Read, status: Status
) -> None:
    finish(store, FILE, WANT, done(replace(read(), status=status)))
    found = claim(store, FILE, run, replace(WANT, since=LATER))
    assert isinstance(found, Finished)


def test_what_a_run_gives_back_is_free(store: Store, run: Run) -> None:
    with Run.begin(store.database.path) as other:
        claim(store, FILE, other, WANT)
        release(store, other)
        assert claim(store, FILE, run, WANT) is Busy.OURS


def test_what_a_run_that_is_over_had_begun_is_free(store: Store, run: Run) -> None:
    with Run.begin(store.database.path) as other:
        claim(store, FILE, other, WANT)
    assert claim(store, FILE, run, WANT) is Busy.OURS


def test_what_a_killed_run_had_begun_is_free_at_once(store: Store, run: Run) -> None:
    code = """
import os, signal, sys
from pathlib import Path
from cardtrail.store.runs import Run
run = Run.begin(Path(sys.argv[1]))
print(run.id, flush=True)
sys.stdin.read()
"""
    command = [sys.executable, "-c", code, str(store.database.path)]
    with subprocess.Popen(  # noqa: S603 - this very Python
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        number = process.stdout.readline().strip()
        assert is_alive(store.database.path, number)
        with store.database.writing() as db:
            db.execute("INSERT INTO claim VALUES (?, ?)", (FILE.digest, number))
        assert claim(store, FILE, run, WANT) is Busy.THEIRS
        process.kill()
        process.wait()
    assert claim(store, FILE, run, WANT) is Busy.OURS
    assert not list(store.database.path.parent.glob(f".*{number}*"))


def test_nothing_is_left_of_a_run_that_is_over(store: Store) -> None:
    before = set(store.database.path.parent.iterdir())
    with Run.begin(store.database.path) as other:
        assert is_alive(store.database.path, other.id)
    assert not is_alive(store.database.path, other.id)
    assert set(store.database.path.parent.iterdir()) == before


def test_a_forgotten_card_is_wiped_out_and_does_not_come_back(
    store: Store, run: Run, read: Read
) -> None:
    claim(store, FILE, run, WANT)
    first, second = read(digest="d1", card=1), read(digest="d1", card=2)
    record = kept_by(store, first, MET, NOW)
    finish(store, FILE, WANT, done(first, second))
    forget(store, record.id, NOW)
    assert known_digest(store, FILE.path, FILE.size, FILE.modified) is None
    found = claim(store, FILE, run, replace(WANT, since=LATER))
    assert isinstance(found, Finished)
    assert [reading.card for reading in found.readings] == [2]


def test_a_damaged_row_is_mended_by_reading_again(
    store: Store, run: Run, read: Read
) -> None:
    finish(store, FILE, WANT, done(read()))
    with store.database.writing() as db:
        db.execute("""UPDATE photo SET readings = '[{"card": 1}]'""")
    assert claim(store, FILE, run, WANT) is Busy.OURS

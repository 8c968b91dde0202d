"""A batch goes on whatever one photo does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import readers as tools

from cardtrail.batch import in_order, scan_all
from cardtrail.model.reading import Status
from cardtrail.scanner import Scanned, Scanner

SCANNER = Scanner(("tesseract",), "US", tools.open_colour_readers)
BOTH = Scanner(("paddle", "tesseract"), "US", tools.open_watched_readers)


def photos(folder: Path, *colours: str) -> list[Path]:
    return [
        tools.paint(folder / f"{mark}.png", colour, mark)
        for mark, colour in enumerate(colours)
    ]


def statuses(finished: Iterator[tuple[int, Scanned]]) -> list[Status]:
    return [scanned.readings[0].status for scanned in in_order(finished)]


def test_one_photo_is_read_in_this_process(tmp_path: Path) -> None:
    (path,) = photos(tmp_path, tools.GOOD)
    ((place, scanned),) = scan_all(SCANNER, [path])
    assert place == 0
    assert scanned.path == path
    assert "Nora Whitfield" in scanned.readings[0].lines


def test_several_workers_read_every_photo_once(tmp_path: Path) -> None:
    paths = photos(tmp_path, *[tools.GOOD] * 5)
    finished = dict(scan_all(SCANNER, paths, workers=2))
    assert [finished[i].path for i in range(5)] == paths
    assert {x.readings[0].status for x in finished.values()} == {Status.READ}


def test_a_photo_that_kills_its_worker_fails_alone(tmp_path: Path) -> None:
    colours = [tools.GOOD, tools.CRASH, tools.GOOD, tools.GOOD]
    paths = photos(tmp_path, *colours)
    finished = dict(scan_all(SCANNER, paths, workers=2))
    read = [finished[i].readings[0].status for i in range(4)]
    assert read == [Status.READ, Status.FAILED, Status.READ, Status.READ]
    assert "crash" in (finished[1].readings[0].error or "")


@pytest.mark.slow
def test_a_photo_that_gets_no_answer_fails_alone(tmp_path: Path) -> None:
    paths = photos(tmp_path, tools.HANG, tools.GOOD, tools.GOOD)
    started = time.monotonic()
    finished = dict(scan_all(SCANNER, paths, workers=2, patience=3))
    assert time.monotonic() - started < 30
    assert finished[0].readings[0].status is Status.FAILED
    assert "within 3 seconds" in (finished[0].readings[0].error or "")
    assert [finished[i].readings[0].status for i in (1, 2)] == [Status.READ] * 2


@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_that_raises_fails_its_photo_alone(
    tmp_path: Path, workers: int
) -> None:
    paths = photos(tmp_path, tools.RAISE, tools.GOOD)
    finished = scan_all(SCANNER, paths, workers=workers)
    assert statuses(finished) == [Status.FAILED, Status.READ]


def failures(scanned: Scanned) -> list[str]:
    """What is said of readers that failed."""
    return [
        problem.message
        for reading in scanned.readings
        for problem in reading.problems
        if problem.code == "card.reader-failed"
    ]


def assert_only_the_first_was_read_once(finished: dict[int, Scanned]) -> None:
    """The first photo was read without the faulty reader, and the others by both."""
    for scanned in finished.values():
        (reading,) = scanned.readings
        assert reading.status is Status.READ
        assert reading.lines == tools.LINES
    (message,) = failures(finished[0])
    assert message.startswith(f"The reader {tools.FAULTY} failed")
    (alone,) = finished[0].readings[0].contact.emails
    assert set(alone.readers) == {"tesseract"}
    for place in set(finished) - {0}:
        assert failures(finished[place]) == []
        (email,) = finished[place].readings[0].contact.emails
        assert set(email.readers) == {"paddle", "tesseract"}


def test_what_crashes_one_reader_is_read_by_the_other(tmp_path: Path) -> None:
    paths = photos(tmp_path, tools.CRASH_ONE, *[tools.GOOD] * 3)
    finished = dict(scan_all(BOTH, paths, workers=2))
    assert_only_the_first_was_read_once(finished)


@pytest.mark.slow
def test_what_one_reader_never_answers_is_read_by_the_other(tmp_path: Path) -> None:
    paths = photos(tmp_path, tools.HANG_ONE, *[tools.GOOD] * 3)
    started = time.monotonic()
    finished = dict(scan_all(BOTH, paths, workers=2, patience=3))
    assert time.monotonic() - started < 60
    assert_only_the_first_was_read_once(finished)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_one_reader_raises_at_is_read_by_the_other(
    tmp_path: Path, workers: int
) -> None:
    paths = photos(tmp_path, tools.RAISE_ONE, *[tools.GOOD] * 2)
    finished = dict(scan_all(BOTH, paths, workers=workers))
    assert_only_the_first_was_read_once(finished)


def test_what_crashes_every_reader_fails_alone(tmp_path: Path) -> None:
    paths = photos(tmp_path, tools.CRASH, tools.GOOD)
    finished = dict(scan_all(BOTH, paths, workers=2))
    assert finished[0].readings[0].status is Status.FAILED
    assert str(paths[0]) in (finished[0].readings[0].error or "")
    assert "crash" in (finished[0].readings[0].error or "")
    assert finished[1].readings[0].status is Status.READ
    assert failures(finished[1]) == []


def test_the_pages_of_a_file_are_all_read_without_the_reader_that_crashes(
    tmp_path: Path,
) -> None:
    stack = tools.bind(tmp_path / "stack.tif", tools.GOOD, tools.CRASH_ONE)
    (good,) = photos(tmp_path, tools.GOOD)
    finished = dict(scan_all(BOTH, [stack, good], workers=2))
    assert [reading.status for reading in finished[0].readings] == [Status.READ] * 2
    assert len(failures(finished[0])) == 2
    assert failures(finished[1]) == []


def test_workers_read_files_of_several_pages(tmp_path: Path) -> None:
    paths = [
        tools.bind(tmp_path / "one.tif", tools.GOOD, tools.GOOD),
        tools.bind(tmp_path / "two.pdf", tools.GOOD, tools.CRASH),
    ]
    finished = dict(scan_all(SCANNER, paths, workers=2))
    assert [reading.card for reading in finished[0].readings] == [1, 2]
    assert finished[1].readings[0].status is Status.FAILED


@given(st.permutations(range(9)))
def test_things_come_out_in_order_however_they_finish(finished: list[int]) -> None:
    assert list(in_order((i, i) for i in finished)) == list(range(9))


def test_things_come_out_as_soon_as_it_is_their_turn() -> None:
    things = in_order((i, i) for i in [1, 0, 3, 2])
    assert [next(things), next(things)] == [0, 1]


def test_an_interrupt_gives_out_what_is_finished() -> None:
    def interrupted() -> Iterator[tuple[int, str]]:
        yield from [(0, "a"), (3, "d"), (2, "c")]
        raise KeyboardInterrupt

    seen: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        seen.extend(in_order(interrupted()))
    assert seen == ["a", "c", "d"]

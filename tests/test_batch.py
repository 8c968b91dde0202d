"""A batch goes on whatever one photo does."""

from __future__ import annotations

import dataclasses
import multiprocessing
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import readers as tools

from cardtrail.batch import in_order, scan_all
from cardtrail.errors import ClusterError, EngineMissingError, StoreError
from cardtrail.model.reading import Reading, Status
from cardtrail.pool import HERE, InProcesses, OnExecutor, Pool
from cardtrail.scanner import Scanned, Scanner

SCANNER = Scanner(("tesseract",), "US", tools.open_colour_readers)
TWO = InProcesses(2)
BOTH = Scanner(("paddle", "tesseract"), "US", tools.open_colour_readers)


def photos(folder: Path, *colours: str) -> list[Path]:
    return [
        tools.paint(folder / f"{mark}.png", colour, mark)
        for mark, colour in enumerate(colours)
    ]


def statuses(finished: Iterator[tuple[int, Scanned]]) -> list[Status]:
    return [scanned.readings[0].status for scanned in in_order(finished)]


def test_one_photo_is_read_in_this_process(tmp_path: Path) -> None:
    (path,) = photos(tmp_path, tools.GOOD)
    ((number, scanned),) = scan_all(SCANNER, [(7, path)], HERE)
    assert number == 7
    assert scanned.path == path
    assert "Nora Whitfield" in scanned.readings[0].lines


def test_several_workers_read_every_photo_once(tmp_path: Path) -> None:
    paths = photos(tmp_path, *[tools.GOOD] * 5)
    finished = dict(scan_all(SCANNER, enumerate(paths), TWO))
    assert [finished[i].path for i in range(5)] == paths
    assert {x.readings[0].status for x in finished.values()} == {Status.READ}


def test_a_photo_that_kills_its_worker_fails_alone(tmp_path: Path) -> None:
    colours = [tools.GOOD, tools.CRASH, tools.GOOD, tools.GOOD]
    paths = photos(tmp_path, *colours)
    finished = dict(scan_all(SCANNER, enumerate(paths), TWO))
    read = [finished[i].readings[0].status for i in range(4)]
    assert read == [Status.READ, Status.FAILED, Status.READ, Status.READ]
    assert "crash" in (finished[1].readings[0].error or "")


@pytest.mark.slow
def test_a_photo_that_gets_no_answer_fails_alone(tmp_path: Path) -> None:
    paths = photos(tmp_path, tools.HANG, tools.GOOD, tools.GOOD)
    started = time.monotonic()
    finished = dict(scan_all(SCANNER, enumerate(paths), InProcesses(2, patience=3)))
    assert time.monotonic() - started < 30
    assert finished[0].readings[0].status is Status.FAILED
    assert "within 3 seconds" in (finished[0].readings[0].error or "")
    assert [finished[i].readings[0].status for i in (1, 2)] == [Status.READ] * 2


@pytest.mark.parametrize("pool", [HERE, TWO])
def test_a_reader_that_raises_fails_its_photo_alone(tmp_path: Path, pool: Pool) -> None:
    paths = photos(tmp_path, tools.RAISE, tools.GOOD)
    finished = scan_all(SCANNER, enumerate(paths), pool)
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
    finished = dict(scan_all(BOTH, enumerate(paths), TWO))
    assert_only_the_first_was_read_once(finished)


@pytest.mark.slow
def test_what_one_reader_never_answers_is_read_by_the_other(tmp_path: Path) -> None:
    paths = photos(tmp_path, tools.HANG_ONE, *[tools.GOOD] * 3)
    started = time.monotonic()
    finished = dict(scan_all(BOTH, enumerate(paths), InProcesses(2, patience=3)))
    assert time.monotonic() - started < 60
    assert_only_the_first_was_read_once(finished)


@pytest.mark.parametrize("pool", [HERE, TWO])
def test_what_one_reader_raises_at_is_read_by_the_other(
    tmp_path: Path, pool: Pool
) -> None:
    paths = photos(tmp_path, tools.RAISE_ONE, *[tools.GOOD] * 2)
    finished = dict(scan_all(BOTH, enumerate(paths), pool))
    assert_only_the_first_was_read_once(finished)


def test_what_crashes_every_reader_fails_alone(tmp_path: Path) -> None:
    paths = photos(tmp_path, tools.CRASH, tools.GOOD)
    finished = dict(scan_all(BOTH, enumerate(paths), TWO))
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
    finished = dict(scan_all(BOTH, enumerate([stack, good]), TWO))
    assert [reading.status for reading in finished[0].readings] == [Status.READ] * 2
    assert len(failures(finished[0])) == 2
    assert failures(finished[1]) == []


def test_workers_read_files_of_several_pages(tmp_path: Path) -> None:
    paths = [
        tools.bind(tmp_path / "one.tif", tools.GOOD, tools.GOOD),
        tools.bind(tmp_path / "two.pdf", tools.GOOD, tools.CRASH),
    ]
    finished = dict(scan_all(SCANNER, enumerate(paths), TWO))
    assert [reading.card for reading in finished[0].readings] == [1, 2]
    assert finished[1].readings[0].status is Status.FAILED


def asked_for(paths: list[Path], log: list[int]) -> Iterator[tuple[int, Path]]:
    """The photos with their numbers, and a note of each that is asked for."""
    for number, path in enumerate(paths):
        log.append(number)
        yield number, path


@pytest.mark.parametrize("pool", [HERE, TWO])
def test_photos_are_asked_for_one_ahead_of_the_workers(
    tmp_path: Path, pool: Pool
) -> None:
    paths = photos(tmp_path, *[tools.GOOD] * 8)
    asked: list[int] = []
    ahead = 1 if pool is HERE else 3
    for finished, _ in enumerate(scan_all(SCANNER, asked_for(paths, asked), pool)):
        assert len(asked) <= finished + 1 + ahead
    assert asked == list(range(8))


def test_nothing_is_asked_for_before_somebody_wants_a_result(tmp_path: Path) -> None:
    asked: list[int] = []
    results = scan_all(SCANNER, asked_for(photos(tmp_path, tools.GOOD), asked), HERE)
    assert asked == []
    next(results)
    assert asked == [0]


def test_without_photos_nothing_comes_out() -> None:
    assert list(scan_all(SCANNER, [], TWO)) == []


def test_a_photo_that_waited_behind_a_crash_is_read_by_all_readers(
    tmp_path: Path,
) -> None:
    paths = photos(tmp_path, tools.CRASH, tools.GOOD, tools.GOOD)
    finished = dict(scan_all(BOTH, enumerate(paths), InProcesses(1)))
    assert finished[0].readings[0].status is Status.FAILED
    for number in (1, 2):
        assert failures(finished[number]) == []
        assert finished[number].readings[0].status is Status.READ


def test_the_others_are_read_while_one_is_tried_again(tmp_path: Path) -> None:
    paths = photos(tmp_path, tools.CRASH, *[tools.GOOD] * 6)
    order = [number for number, _ in scan_all(BOTH, enumerate(paths), TWO)]
    assert order[0] != 0
    assert sorted(order) == list(range(7))


def test_closing_ends_workers_that_hang(tmp_path: Path) -> None:
    paths = photos(tmp_path, tools.GOOD, tools.HANG, tools.HANG)
    results = scan_all(SCANNER, enumerate(paths), TWO)
    assert next(results)[0] == 0
    started = time.monotonic()
    results.close()
    assert time.monotonic() - started < 5


def test_what_goes_wrong_with_the_photos_ends_the_run(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[int, Path]]:
        yield from enumerate(photos(tmp_path, tools.GOOD))
        raise StoreError("The store is full.")

    with pytest.raises(StoreError):
        list(scan_all(SCANNER, broken(), TWO))


def test_photos_go_to_an_executor_as_bytes(tmp_path: Path) -> None:
    paths = photos(tmp_path, tools.GOOD, tools.RAISE, tools.GOOD)
    (tmp_path / "empty.png").touch()
    local = dict(scan_all(SCANNER, enumerate([*paths, tmp_path / "empty.png"]), HERE))

    def vanishing() -> Iterator[tuple[int, Path]]:
        for number, path in enumerate([*paths, tmp_path / "empty.png"]):
            yield number, path
            path.unlink()

    with ThreadPoolExecutor(3) as threads:
        sent = dict(scan_all(SCANNER, vanishing(), OnExecutor(threads, 3)))
    assert {n: without_time(x) for n, x in sent.items()} == {
        n: without_time(x) for n, x in local.items()
    }


def without_time(scanned: Scanned) -> list[Reading]:
    return [dataclasses.replace(reading, seconds=0.0) for reading in scanned.readings]


def test_an_executor_whose_workers_are_gone_ends_the_run_plainly(
    tmp_path: Path,
) -> None:
    paths = photos(tmp_path, tools.CRASH, *[tools.GOOD] * 3)
    spawn = multiprocessing.get_context("spawn")
    with (
        ProcessPoolExecutor(1, spawn) as processes,
        pytest.raises(ClusterError, match="Start them again"),
    ):
        list(scan_all(SCANNER, enumerate(paths), OnExecutor(processes, 1)))
    with pytest.raises(ClusterError, match="Start them again"):
        list(scan_all(SCANNER, enumerate(paths), OnExecutor(processes, 1)))


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


@pytest.mark.parametrize("pool", [HERE, InProcesses(2)])
def test_where_no_reader_can_be_used_no_photo_is_to_blame(
    tmp_path: Path, pool: Pool
) -> None:
    scanner = Scanner(("gone",), "US", tools.open_nothing)
    paths = photos(tmp_path, tools.GOOD, tools.GOOD)
    with pytest.raises(EngineMissingError):
        list(scan_all(scanner, enumerate(paths), pool))

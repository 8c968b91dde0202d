"""Workers do their tasks; one that dies or hangs is known, and nobody waits for it."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path

import pytest

from cardtrail.errors import WorkerError
from cardtrail.workers import Wind, Workers

PATIENCE = 2.0


def work(task: str, wind: Wind) -> str:
    """What the name of the task says; otherwise its name in capitals."""
    if task == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "hang":
        ctypes.PyDLL(None).sleep(3600)  # in native code, which holds the interpreter
    if task == "raise":
        raise ValueError(task)
    if task == "slow":
        for _ in range(3):
            time.sleep(0.6 * PATIENCE)
            wind()
    if task == "who":
        return str(os.getpid())
    return task.upper()


@pytest.fixture
def one() -> Iterator[Workers]:
    with Workers(1, PATIENCE) as workers:
        yield workers


@pytest.mark.parametrize("count", [1, 3])
def test_every_task_is_done_once_however_many_workers_there_are(count: int) -> None:
    with Workers(count, PATIENCE) as workers:
        futures = [workers.submit(work, task) for task in "abcd"]
        assert [future.result() for future in futures] == list("ABCD")


def test_a_task_that_raises_keeps_its_exception_and_its_worker(
    one: Workers,
) -> None:
    before = one.submit(work, "who").result()
    with pytest.raises(ValueError, match="raise"):
        one.submit(work, "raise").result()
    assert one.submit(work, "who").result() == before


def test_a_worker_that_has_done_its_share_makes_way_for_a_new_one() -> None:
    with Workers(1, PATIENCE, life=2) as workers:
        who = [workers.submit(work, "who").result() for _ in range(5)]
    assert who[0] == who[1] != who[2] == who[3] != who[4]


def test_a_worker_that_dies_costs_its_own_task_and_none_that_waits(
    one: Workers,
) -> None:
    died, *others = [one.submit(work, task) for task in ("die", "a", "b")]
    with pytest.raises(WorkerError, match="crash"):
        died.result()
    assert [future.result() for future in others] == ["A", "B"]


def test_a_worker_goes_on_while_another_dies() -> None:
    with Workers(2, PATIENCE) as workers:
        slow = workers.submit(work, "slow")
        with pytest.raises(WorkerError):
            workers.submit(work, "die").result()
        assert not slow.done()
        assert slow.result() == "SLOW"


def test_a_worker_that_hangs_in_native_code_is_ended(one: Workers) -> None:
    one.submit(work, "a").result()
    started = time.monotonic()
    with pytest.raises(WorkerError, match="no result within 2 seconds"):
        one.submit(work, "hang").result()
    assert PATIENCE <= time.monotonic() - started < 5 * PATIENCE
    assert one.submit(work, "a").result() == "A"


def test_a_worker_that_gets_on_has_its_patience_anew(one: Workers) -> None:
    assert one.submit(work, "slow").result() == "SLOW"


def test_leaving_ends_the_workers_at_once_and_cancels_what_waits() -> None:
    with Workers(1, 3600) as workers:
        workers.submit(work, "a").result()
        pid = int(workers.submit(work, "who").result())
        hanging, waiting = (workers.submit(work, "hang") for _ in range(2))
        _until_running(hanging)
        started = time.monotonic()
    assert time.monotonic() - started < 5
    assert isinstance(hanging.exception(), WorkerError)
    with pytest.raises(CancelledError):
        waiting.result()
    assert not Path(f"/proc/{pid}").exists()


def _until_running(future: Future[str]) -> None:
    while not future.running():
        time.sleep(0.01)


class _Unpicklable:
    def __reduce__(self) -> str:
        raise TypeError("can't be sent")


def unsendable(task: str, wind: Wind) -> str:
    del wind
    return _Unpicklable() if task == "result" else task.upper()  # type: ignore[return-value]


def test_a_result_that_cannot_be_sent_is_an_error_of_its_task(
    one: Workers,
) -> None:
    with pytest.raises(TypeError, match="can't be sent"):
        one.submit(unsendable, "result").result()
    assert one.submit(unsendable, "a").result() == "A"

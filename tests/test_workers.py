"""Workers do their tasks; one that dies or hangs is known, and nobody waits for it."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from concurrent.futures import Future

from cardtrail.workers import Wind, is_dead, run

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
    return task.upper()


def done(*tasks: str, count: int = 1) -> dict[int, Future[str]]:
    """What came of each task that was begun."""
    return dict(run(work, list(enumerate(tasks)), count, PATIENCE))


def test_every_task_is_done_once_however_many_workers_there_are() -> None:
    for count in (1, 3):
        results = done("a", "b", "c", "d", count=count)
        assert {i: one.result() for i, one in results.items()} == dict(
            enumerate("ABCD")
        )


def test_without_tasks_there_is_nothing_to_do() -> None:
    assert done() == {}


def test_a_task_that_raises_keeps_its_exception_and_the_others_go_on() -> None:
    results = done("raise", "a")
    assert isinstance(results[0].exception(), ValueError)
    assert not is_dead(results[0])
    assert results[1].result() == "A"


def test_a_worker_that_dies_is_known_and_no_other_task_is_begun() -> None:
    results = done("die", "a", "b")
    assert [i for i, one in results.items() if is_dead(one)] == [0]
    assert set(results) == {0}


def test_a_worker_that_hangs_in_native_code_is_ended() -> None:
    started = time.monotonic()
    results = done("hang")
    assert is_dead(results[0])
    assert PATIENCE <= time.monotonic() - started < 10 * PATIENCE


def test_a_worker_that_gets_on_has_its_patience_anew() -> None:
    assert done("slow")[0].result() == "SLOW"

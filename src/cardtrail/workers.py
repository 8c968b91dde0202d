"""Worker processes that may die or hang: each costs its own task, the others go on.

An executor of the standard library breaks as a whole when one process dies, and can't
tell which task it was at. Here each worker has a pipe of its own, so that its end is
seen at once and by whom it was caused.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Self, TypeVar

from cardtrail.errors import WorkerError

A = TypeVar("A")
R = TypeVar("R")

Wind = Callable[[], None]
"""Winds the clock up: the patience begins anew."""

START = 120.0
"""Seconds that a new worker gets to import what its first task needs; it takes 2."""

LIFE = 50
"""Tasks after which a worker makes way for a new one: what each leaves in it adds up,
to a fifth of its size in 500; starting another takes 2 seconds. Measured."""

_WOUND, _DONE, _RAISED = range(3)
"""What a worker says: the clock is to be wound up, a result, an exception."""

_M_ARENA_MAX = -8
"""Of mallopt(3): how many heaps there may be; as in malloc.h."""


class Workers:
    """Some worker processes, each started with its first task and after each loss.

    Leaving the context ends them at once, whatever they are at.
    """

    def __init__(
        self,
        count: int,
        patience: float,
        begin: Callable[[], None] | None = None,
        life: int = LIFE,
    ) -> None:
        """Takes no process yet.

        Args:
            count: of processes.
            patience: seconds that a task may take without winding the clock up.
            begin: called in each new process, if anything; it pickles.
            life: tasks after which a process is replaced.
        """
        self._patience = patience
        self._begin = begin
        self._life = life
        # One thread waits for each worker. Processes that it starts inherit its mask.
        self._threads = ThreadPoolExecutor(count, initializer=_mask_interrupts)
        self._lock = threading.Lock()
        self._all: set[_Worker] = set()
        self._idle: list[_Worker] = []
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._is_closed = True
            for worker in self._all:
                worker.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._all:
            worker.end()

    def submit(self, work: Callable[[A, Wind], R], task: A) -> Future[R]:
        """Has a task done as soon as a worker is free, in the order of submission.

        Args:
            work: does it; it pickles, and may wind the clock up as it gets on.
            task: it pickles, too.

        Returns:
            What will come of it: the result of ``work``, or what it raised; or a
            WorkerError where the process died or hung.
        """
        return self._threads.submit(self._do, work, task)

    def _do(self, work: Callable[[A, Wind], R], task: A) -> R:
        worker = self._taken()
        try:
            answer = worker.answer(work, task, self._patience)
        except WorkerError:
            self._dismiss(worker)
            raise
        if worker.tasks < self._life:
            with self._lock:
                self._idle.append(worker)
        else:
            self._dismiss(worker)
        return answer()

    def _dismiss(self, worker: _Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.kill()
        worker.end()

    def _taken(self) -> _Worker:
        with self._lock:
            if self._is_closed:
                raise CancelledError
            if self._idle:
                return self._idle.pop()
            worker = _Worker(self._begin)
            self._all.add(worker)
            return worker


class _Worker:
    """One process, and the pipes to and from it: no socket, which may be forbidden."""

    def __init__(self, begin: Callable[[], None] | None) -> None:
        self.tasks = 0
        # A forked copy of a process that has run OpenCV's threads may lock up.
        context = multiprocessing.get_context("spawn")
        tasks, self._tasks = context.Pipe(duplex=False)
        self._answers, answers = context.Pipe(duplex=False)
        self._process: SpawnProcess = context.Process(
            target=_serve, args=(tasks, answers, begin), daemon=True
        )
        self._process.start()
        # So that the pipes end with the process.
        tasks.close()
        answers.close()

    def answer(
        self, work: Callable[[A, Wind], R], task: A, patience: float
    ) -> Callable[[], R]:
        """What the task comes to: gives the result, or raises what it raised.

        Raises:
            WorkerError: the process died, or had to be given up.
        """
        self.tasks += 1
        try:
            self._tasks.send((work, task))
            limit = START
            while self._answers.poll(limit):
                said, what = self._answers.recv()
                if said != _WOUND:
                    return lambda: _result(said, what)
                limit = patience
        except (EOFError, OSError) as error:
            raise WorkerError("makes the reading program crash") from error
        raise WorkerError(f"gave no result within {limit:.0f} seconds")

    def kill(self) -> None:
        """Ends the process; who waits for its answer learns of it."""
        self._process.kill()

    def end(self) -> None:
        """Gives back what a killed process has left."""
        self._process.join()
        self._process.close()
        self._tasks.close()
        self._answers.close()


def _result(said: int, what: Any) -> Any:  # noqa: ANN401 - what came out of the pipe
    if said == _RAISED:
        raise what
    return what


def _serve(
    tasks: Connection, answers: Connection, begin: Callable[[], None] | None
) -> None:
    """The life of a worker: task after task, until nobody is there to ask."""
    give_back = _memory()  # first: a thread keeps the heap that it has begun
    _end_with_parent()
    if begin is not None:
        begin()

    def wind() -> None:
        answers.send((_WOUND, None))
        give_back()  # before the next step needs some

    # At the end of a pipe: whoever held the other end has gone.
    with contextlib.suppress(EOFError, OSError):
        while True:
            work, task = tasks.recv()
            wind()
            try:
                answers.send((_DONE, work(task, wind)))
            except Exception as error:  # noqa: BLE001 - it is raised where it was asked
                answers.send((_RAISED, error))
            give_back()


def _memory() -> Callable[[], object]:
    """What gives unused memory back to the system.

    glibc keeps what large pictures leave behind in heaps of several threads: a worker
    grew from 310 to 530 MB over 24 photos; so it stays at 250 over 15; measured.
    """
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None
    if libc is None or not hasattr(libc, "malloc_trim"):  # another C library
        return lambda: None
    libc.mallopt(_M_ARENA_MAX, 1)
    return functools.partial(libc.malloc_trim, 0)


def _end_with_parent() -> None:
    """Ctrl-C ends a worker without a traceback, and so does the end of its parent."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as under nohup
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    _mask_interrupts(block=False)
    threading.Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    """A worker at work would go on until it has a result for nobody."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _mask_interrupts(*, block: bool = True) -> None:
    """A worker is born deaf to Ctrl-C; until it can end quietly, it would complain."""
    if sys.platform != "win32":  # which has no signal masks
        how = signal.SIG_BLOCK if block else signal.SIG_UNBLOCK
        signal.pthread_sigmask(how, {signal.SIGINT})

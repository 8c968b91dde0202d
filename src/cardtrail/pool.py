"""Where photos are read: in this process, in others, or on somebody's executor."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cardtrail.errors import PhotoError, WorkerError
from cardtrail.imaging.contents import contents
from cardtrail.imaging.threads import use_one_thread
from cardtrail.model.limits import USUAL
from cardtrail.scanner import Scanned, Scanner, failed, scan_one
from cardtrail.workers import Workers

_ONE_AT_A_TIME = threading.Lock()
"""Readers are no good to two threads at once."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Whoever reads, at work.

    Attributes:
        begin: has a photo read; what comes of it may take its time.
        at_once: photos to be under way at a time, so that nobody is ever idle.
        lost: what comes of a photo that took its reader's process with it.
        gone: what comes of all of them when there is nobody left.
        is_alive: whether there is still somebody, as far as can be told.
    """

    begin: Callable[[Scanner, Path], Future[Scanned]]
    at_once: int
    lost: tuple[type[Exception], ...] = (WorkerError,)
    gone: tuple[type[Exception], ...] = (BrokenExecutor, CancelledError)
    is_alive: Callable[[], bool] = lambda: True


class Pool(Protocol):
    """A way to read photos."""

    def crew(self) -> AbstractContextManager[Crew]:
        """Whoever reads; at the end of the context they stop at once."""
        ...


@dataclass(frozen=True, slots=True)
class InThisProcess:
    """One photo after the other in this process: nothing to start.

    A photo that crashes the reading ends everything, and none has a limit of time.
    """

    @contextmanager
    def crew(self) -> Iterator[Crew]:
        """See Pool."""
        yield Crew(lambda scanner, path: _finished(scan_one(scanner, path)), 1)


HERE = InThisProcess()


@dataclass(frozen=True, slots=True)
class InProcesses:
    """In processes of this machine, each with one thread, that may die or hang.

    Attributes:
        count: of processes, 1 or more.
        patience: seconds that one may take over one page.
    """

    count: int
    patience: float = USUAL.photo_seconds

    @contextmanager
    def crew(self) -> Iterator[Crew]:
        """See Pool."""
        with Workers(self.count, self.patience, use_one_thread) as workers:
            # One more than they can work on: it is at hand when one gets free while
            # the results are being stored.
            yield Crew(
                lambda scanner, path: workers.submit(
                    functools.partial(scan_one, scanner), path
                ),
                self.count + 1,
            )


def scan_sent(scanner: Scanner, path: Path, data: bytes) -> Scanned:
    """Reads a photo out of its bytes, wherever it lies; see scan_one."""
    with _ONE_AT_A_TIME:
        return scan_one(scanner, path, data=data)


@dataclass(frozen=True, slots=True)
class OnExecutor:
    """On an executor that somebody else opens and closes; photos go there as bytes.

    Of several threads of one process only one reads at a time.

    Attributes:
        executor: any, such as a ThreadPoolExecutor or one of a cluster.
        width: photos that it can read at a time.
        work: reads a photo out of its bytes; it pickles where the executor wants that.
        lost: what it raises where a photo ends the process that reads it.
        gone: what it raises where nobody is left to read.
        is_alive: whether there is still somebody, where nothing is raised.
    """

    executor: Executor
    width: int
    work: Callable[[Scanner, Path, bytes], Scanned] = scan_sent
    lost: tuple[type[Exception], ...] = ()
    gone: tuple[type[Exception], ...] = (BrokenExecutor, CancelledError)

    is_alive: Callable[[], bool] = lambda: True

    @contextmanager
    def crew(self) -> Iterator[Crew]:
        """See Pool."""
        yield Crew(self._begin, self.width + 1, self.lost, self.gone, self.is_alive)

    def _begin(self, scanner: Scanner, path: Path) -> Future[Scanned]:
        try:
            data = contents(path, scanner.limits)
        except PhotoError as error:
            return _finished(Scanned(path, None, (failed(path, str(error), 0.0),)))
        return self.executor.submit(self.work, scanner, path, data)


def local(
    photos: int, jobs: int | None = None, patience: float = USUAL.photo_seconds
) -> Pool:
    """The way to read so many photos on this machine.

    Args:
        photos: how many there are, more or less.
        jobs: processes to use; one per core if None.
        patience: seconds that one may take over one page.
    """
    if photos <= 1:
        return HERE
    return InProcesses(min(photos, jobs or cores()), patience)


def cores() -> int:
    """The cores that this process may use, 1 or more."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _finished(scanned: Scanned) -> Future[Scanned]:
    future: Future[Scanned] = Future()
    future.set_result(scanned)
    return future

"""Worker processes that may die or hang: what they were at is known, the rest goes on.

A task that crashes its process (a fault in native code, no memory left) or gets no
answer breaks the whole pool of an executor, and the pool can't tell which task it was.
"""

from __future__ import annotations

import faulthandler
import functools
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

A = TypeVar("A")
R = TypeVar("R")

Wind = Callable[[], None]
"""Winds the clock up: the patience begins anew."""


def run(
    work: Callable[[A, Wind], R],
    tasks: Sequence[tuple[int, A]],
    count: int,
    patience: float,
) -> Iterator[tuple[int, Future[R]]]:
    """Does tasks in worker processes until all are done or the pool breaks.

    Args:
        work: does one; it pickles, and may wind the clock up as it gets on.
        tasks: each with its number.
        count: of worker processes.
        patience: seconds that a worker may take without winding the clock up.

    Yields:
        The number of each task that was begun, and what came of it: where the pool
        broke, the exception of all that were under way is a BrokenProcessPool.
    """
    coming = iter(tasks)
    under_way: dict[Future[R], int] = {}
    broken = False
    with _pool(count) as pool:
        while True:
            # No more than the pool can work on: the fewer suspects when it breaks.
            while not broken and len(under_way) < count:
                number, task = next(coming, (None, None))
                if number is None or task is None:
                    break
                try:
                    under_way[_submit(pool, work, task, patience)] = number
                except BrokenProcessPool:
                    broken = True
            if not under_way:
                return
            finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in finished:
                broken = broken or is_dead(future)
                yield under_way.pop(future), future


def is_dead(future: Future[R]) -> bool:
    """Whether the pool broke before a task was done."""
    return isinstance(future.exception(), BrokenProcessPool)


def _pool(count: int) -> ProcessPoolExecutor:
    # A forked copy of a process that has run OpenCV's threads may lock up.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, context, _begin_worker)


def _begin_worker() -> None:
    """Makes a worker end with its parent; Ctrl-C ends it without a traceback."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as under nohup
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    _mask_interrupts(block=False)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _submit(
    pool: ProcessPoolExecutor, work: Callable[[A, Wind], R], task: A, patience: float
) -> Future[R]:
    """Gives a task away; a worker that starts now is born deaf to Ctrl-C.

    Until ``_begin_worker`` has run, an interrupt would make it print a traceback.
    """
    _mask_interrupts(block=True)
    try:
        return pool.submit(_within, work, task, patience)
    finally:
        _mask_interrupts(block=False)


def _within(work: Callable[[A, Wind], R], task: A, patience: float) -> R:
    """Does a task, or ends this process when the time is over.

    The watchdog is a thread in C: it also ends native code that never comes back.
    """
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        wind = functools.partial(
            faulthandler.dump_traceback_later, patience, exit=True, file=nowhere
        )
        wind()
        try:
            return work(task, wind)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _mask_interrupts(*, block: bool) -> None:
    if sys.platform != "win32":  # which has no signal masks
        how = signal.SIG_BLOCK if block else signal.SIG_UNBLOCK
        signal.pthread_sigmask(how, {signal.SIGINT})

"""Many photos: workers, progress, and one bad photo that stops nothing.

Where the pool of workers breaks, the photos under way are suspects: each is read again
alone, and the one that breaks a worker of its own has failed. The rest goes on in a new
pool.
"""

from __future__ import annotations

import dataclasses
import functools
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from cardtrail.scanner import Scanned, Scanner, failed, fault, scan_one
from cardtrail.validate.codes import problem
from cardtrail.workers import is_dead, run

T = TypeVar("T")

PATIENCE = 90.0
"""Seconds that a worker may take over one page; one of 12 megapixels takes about 2."""


def scan_all(
    scanner: Scanner,
    paths: Sequence[Path],
    *,
    workers: int | None = None,
    patience: float = PATIENCE,
) -> Iterator[tuple[int, Scanned]]:
    """Reads photos, several at a time, and yields each as it is finished.

    Args:
        scanner: how to read them.
        paths: the photos.
        workers: processes to use; one per core if None. With one worker or one photo
            there is no process but this one, and so no limit of time.
        patience: seconds that a worker may take over one page.

    Yields:
        The photo's place in ``paths``, from 0, and what came of it.
    """
    count = min(len(paths), workers or os.cpu_count() or 1)
    if count <= 1:
        yield from ((i, scan_one(scanner, path)) for i, path in enumerate(paths))
        return
    todo = list(enumerate(paths))
    while todo:
        done, suspects = set(), []
        for i, scanned in _in_pool(scanner, todo, count, patience):
            if scanned is None:
                suspects.append((i, paths[i]))
            else:
                yield i, scanned
            done.add(i)
        for i, path in suspects:
            yield i, _scan_alone(scanner, path, patience)
        todo = [entry for entry in todo if entry[0] not in done]


def in_order(finished: Iterable[tuple[int, T]]) -> Iterator[T]:
    """Numbered things, put back into the order 0, 1, 2, ... as soon as possible.

    An interrupt gives out what has been waiting for its turn before it goes on.

    Raises:
        KeyboardInterrupt: the person stopped the run.
    """
    waiting: dict[int, T] = {}
    turn = 0
    try:
        for i, thing in finished:
            waiting[i] = thing
            while turn in waiting:
                yield waiting.pop(turn)
                turn += 1
    except KeyboardInterrupt:
        yield from (waiting[i] for i in sorted(waiting))
        raise


def _in_pool(
    scanner: Scanner, todo: Sequence[tuple[int, Path]], count: int, patience: float
) -> Iterator[tuple[int, Scanned | None]]:
    """Reads until all is done or the pool breaks; None for photos then under way."""
    paths = dict(todo)
    for i, future in run(functools.partial(scan_one, scanner), todo, count, patience):
        yield i, _result(future, paths[i])


def _scan_alone(scanner: Scanner, path: Path, patience: float) -> Scanned:
    """Reads a suspect in a worker of its own, if need be with one reader at a time.

    A reader that takes its process down, or never ends, is found out by leaving it out.
    """
    started = time.perf_counter()
    ((_, scanned),) = _in_pool(scanner, [(0, path)], 1, patience)
    seconds = time.perf_counter() - started
    if scanned is not None:
        return scanned
    for name in scanner.names if len(scanner.names) > 1 else ():
        alone = dataclasses.replace(scanner, names=(name,))
        ((_, scanned),) = _in_pool(alone, [(0, path)], 1, patience)
        if scanned is not None:
            return _read_without(scanned, set(scanner.names) - {name})
    if seconds >= patience:
        sentence = f"{path} gave no result within {patience:.0f} seconds."
    else:
        sentence = f"{path} makes the reading program crash."
    error = f"{sentence} Take another picture of the card."
    return Scanned(path, None, (failed(path, error, seconds),))


def _read_without(scanned: Scanned, names: Iterable[str]) -> Scanned:
    """What was read, with a warning that these readers were left out."""
    said = tuple(
        problem("card.reader-failed", what=f"The reader {name}")
        for name in sorted(names)
    )
    readings = tuple(
        dataclasses.replace(reading, problems=(*reading.problems, *said))
        for reading in scanned.readings
    )
    return dataclasses.replace(scanned, readings=readings)


def _result(future: Future[Scanned], path: Path) -> Scanned | None:
    """What a worker gave back; None if it died."""
    if is_dead(future):
        return None
    if error := future.exception():
        return Scanned(path, None, (failed(path, fault(path, error), 0.0),))
    return future.result()

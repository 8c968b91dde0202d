"""Many photos: one bad photo stops nothing.

A photo whose worker dies or hangs is read once more, then with one reader at a time,
and has failed after that. The others go on meanwhile.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cardtrail.errors import ClusterError, EngineMissingError, WorkerError
from cardtrail.pool import Crew, Pool
from cardtrail.scanner import Scanned, Scanner, failed, fault
from cardtrail.validate.codes import problem

T = TypeVar("T")

LOST = "ends whatever reads it"
"""What is said of a photo where nobody knows more."""

PULSE = 5.0
"""Seconds without any result after which it is asked whether anybody is left."""


@dataclass(frozen=True, slots=True)
class _Try:
    """A photo under way.

    Attributes:
        number: of the photo.
        path: of the photo.
        names: of all readers.
        scanners: the one at work, and those to try where it is lost.
        started: when the first one began, on ``time.perf_counter``.
    """

    number: int
    path: Path
    names: tuple[str, ...]
    scanners: tuple[Scanner, ...]
    started: float

    def next(self) -> _Try:
        """With the scanner that is to be tried next."""
        return dataclasses.replace(self, scanners=self.scanners[1:])


def scan_all(
    scanner: Scanner, photos: Iterable[tuple[int, Path]], pool: Pool
) -> Generator[tuple[int, Scanned]]:
    """Reads photos and yields each as it is finished.

    Args:
        scanner: how to read them.
        photos: with their numbers; they are asked for in this thread, one by one, as
            soon as there is somebody to read another one, and one ahead.
        pool: where they are read.

    Yields:
        The photo's number, and what came of it.

    Raises:
        EngineMissingError: a reader can't be used where the photos are read.
        ClusterError: nobody is left to read; photos under way are not finished.
    """
    coming = iter(photos)
    with pool.crew() as crew:
        under_way: dict[Future[Scanned], _Try] = {}
        while True:
            while len(under_way) < crew.at_once:
                photo = next(coming, None)
                if photo is None:
                    break
                one = _first_try(scanner, *photo)
                under_way[_begun(crew, one)] = one
            if not under_way:
                return
            finished = _finished(under_way, crew)
            # One, and then the next is begun: who takes it may take their time.
            future = next(iter(finished))
            one = under_way.pop(future)
            scanned = _result(crew, future, one)
            if scanned is None:
                again = one.next()
                under_way[_begun(crew, again)] = again
            else:
                yield one.number, scanned


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


def _first_try(scanner: Scanner, number: int, path: Path) -> _Try:
    """A photo is tried twice at most, and then with one reader at a time.

    A reader that takes its process down, or never ends, is found out by leaving it out.
    """
    names = scanner.names if len(scanner.names) > 1 else ()
    alone = (dataclasses.replace(scanner, names=(name,)) for name in names)
    ways = (scanner, scanner, *alone)
    return _Try(number, path, scanner.names, ways, time.perf_counter())


def _begun(crew: Crew, one: _Try) -> Future[Scanned]:
    try:
        return crew.begin(one.scanners[0], one.path)
    except RuntimeError as error:  # an executor that is broken, or has been shut down
        raise _nobody_left() from error


def _finished(under_way: Iterable[Future[Scanned]], crew: Crew) -> set[Future[Scanned]]:
    """What is finished, one or more, as soon as it is."""
    while True:
        finished, _ = wait(under_way, PULSE, return_when=FIRST_COMPLETED)
        if finished:
            return finished
        if not crew.is_alive():
            raise _nobody_left()


def _result(crew: Crew, future: Future[Scanned], one: _Try) -> Scanned | None:
    """What came of a photo; None if it is to be tried once more."""
    try:
        scanned = future.result()
    except crew.gone as error:
        raise _nobody_left() from error
    except crew.lost as error:
        if one.scanners[1:]:
            return None
        reason = error if isinstance(error, WorkerError) else LOST
        sentence = f"{one.path} {reason}. Take another picture of the card."
        return _failed(one, sentence)
    except EngineMissingError:
        raise  # which no photo is to blame for
    except Exception as error:  # noqa: BLE001 - the other photos must still be read
        return _failed(one, fault(one.path, error))
    return _read_without(scanned, set(one.names) - set(one.scanners[0].names))


def _nobody_left() -> ClusterError:
    return ClusterError(
        "Nobody is left to read the photos: the workers have stopped. Start them "
        "again and repeat the command."
    )


def _failed(one: _Try, sentence: str) -> Scanned:
    seconds = time.perf_counter() - one.started
    return Scanned(one.path, None, (failed(one.path, sentence, seconds),))


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

"""Many photos: workers, progress, and one bad photo that stops nothing.

A photo that crashes its worker process (a fault in native code, no memory left) or gets
no answer breaks the whole pool of an executor, and the pool can't tell which photo it
was. So the photos under way are suspects: each is read again alone, and the one that
breaks a worker of its own has failed. The rest goes on in a new pool.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import faulthandler
import functools
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cardtrail.errors import OutputError, PhotoError, ReaderError
from cardtrail.imaging.load import pages
from cardtrail.model.photo import Photo
from cardtrail.model.reading import Reading, Status
from cardtrail.ocr.engine import LANGUAGE
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.registry import open_readers
from cardtrail.pipeline import NOBODY, Observer, scan
from cardtrail.validate.codes import problem

T = TypeVar("T")

PATIENCE = 90.0
"""Seconds that a worker may take over one page; one of 12 megapixels takes about 2."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """How photos are read; it travels to the worker processes.

    Attributes:
        names: of the readers.
        country: ISO 3166-1 alpha-2 code for cards that name none.
        opener: opens the readers by name for a language; a function of a module, so
            that it pickles.
        observer: sees each card on its way; it pickles and hashes, too.
        language: of the cards, as Tesseract names it, such as ``eng+deu``.
    """

    names: tuple[str, ...]
    country: str
    opener: Callable[[Sequence[str], str], tuple[Reader, ...]] = open_readers
    observer: Observer = NOBODY
    language: str = LANGUAGE


@dataclass(frozen=True, slots=True)
class Scanned:
    """What came of one photo.

    Attributes:
        path: the photo, as given.
        taken: the day that its EXIF data give, if any.
        readings: one or more.
    """

    path: Path
    taken: dt.date | None
    readings: tuple[Reading, ...]


@functools.cache
def readers_of(scanner: Scanner) -> tuple[Reader, ...]:
    """The readers of this process: engines load once, and they do not pickle.

    Raises:
        EngineMissingError: one of them can't be used on this machine.
    """
    return scanner.opener(scanner.names, scanner.language)


def scan_one(
    scanner: Scanner, path: Path, at_page: Callable[[], None] = lambda: None
) -> Scanned:
    """Reads one photo in this process; whatever goes wrong is a failed reading.

    Cards are numbered through all pages of the file. A page without a card counts only
    where no page has one: it may be the back of a card.

    Args:
        scanner: how to read it.
        path: of a photo, or of a file with several pages.
        at_page: called before each page is read.
    """
    started = time.perf_counter()
    readings: list[Reading] = []
    bare: list[Reading] = []
    taken = error = None
    try:
        for photo in pages(path):
            at_page()
            taken = taken or (photo.taken.date() if photo.taken else None)
            # One by one: a fault at the second card leaves the first.
            for reading in _cards(scanner, photo):
                into = bare if reading.status is Status.NO_CARD else readings
                into.append(dataclasses.replace(reading, card=len(into) + 1))
    except ReaderError as reason:
        error = f"{path} can't be read. {reason} Take another picture of the card."
    except (PhotoError, OutputError) as reason:
        error = str(reason)
    except Exception as reason:  # noqa: BLE001 - the other photos must still be read
        error = _fault(path, reason)
    if error is not None:
        seconds = time.perf_counter() - started
        readings.append(_failed(path, error, seconds, card=len(readings) + 1))
    return Scanned(path, taken, tuple(readings or bare[:1]))


def _cards(scanner: Scanner, photo: Photo) -> Iterator[Reading]:
    """What is read on one page, numbered from 1."""
    readers = readers_of(scanner)
    country, language = scanner.country, scanner.language
    for reading in scan(photo, readers, country, scanner.observer, language):
        yield dataclasses.replace(reading, page=photo.page)


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
    coming = iter(todo)
    under_way: dict[Future[Scanned], tuple[int, Path]] = {}
    broken = False
    with _pool(count) as pool:
        while True:
            # No more than the pool can work on: the fewer suspects when it breaks.
            while not broken and len(under_way) < count:
                entry = next(coming, None)
                if entry is None:
                    break
                try:
                    under_way[_submit(pool, scanner, entry[1], patience)] = entry
                except BrokenProcessPool:
                    broken = True
            if not under_way:
                return
            finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in finished:
                i, path = under_way.pop(future)
                scanned = _result(future, path)
                broken = broken or scanned is None
                yield i, scanned


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
    return Scanned(path, None, (_failed(path, error, seconds),))


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


def _failed(path: Path, error: str, seconds: float, card: int = 1) -> Reading:
    return Reading(path, None, card, Status.FAILED, error, seconds=seconds)


def _fault(path: Path, error: BaseException) -> str:
    return f"{path} can't be read because of a fault in cardtrail ({error!r})."


def _result(future: Future[Scanned], path: Path) -> Scanned | None:
    """What a worker gave back; None if it died."""
    error = future.exception()
    if isinstance(error, BrokenProcessPool):
        return None
    if error is not None:
        return Scanned(path, None, (_failed(path, _fault(path, error), 0.0),))
    return future.result()


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
    pool: ProcessPoolExecutor, scanner: Scanner, path: Path, patience: float
) -> Future[Scanned]:
    """Asks for a photo; a worker that starts now is born deaf to Ctrl-C.

    Until ``_begin_worker`` has run, an interrupt would make it print a traceback.
    """
    _mask_interrupts(block=True)
    try:
        return pool.submit(_scan_within, scanner, path, patience)
    finally:
        _mask_interrupts(block=False)


def _scan_within(scanner: Scanner, path: Path, patience: float) -> Scanned:
    """Reads a photo, or ends this process when the time for a page is over.

    The watchdog is a thread in C: it also ends native code that never comes back.
    """
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        wind = functools.partial(
            faulthandler.dump_traceback_later, patience, exit=True, file=nowhere
        )
        wind()
        try:
            return scan_one(scanner, path, wind)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _mask_interrupts(*, block: bool) -> None:
    if sys.platform != "win32":  # which has no signal masks
        how = signal.SIG_BLOCK if block else signal.SIG_UNBLOCK
        signal.pthread_sigmask(how, {signal.SIGINT})

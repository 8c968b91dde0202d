"""Reads each photo once: what was read before is there, what others read is awaited.

A run that was stopped, however it was, goes on where it stopped; two runs over the same
photos part them between each other.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import hashlib
import itertools
import math
import stat
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cardtrail.app.cards import cards_folder, keep_card
from cardtrail.app.desk import Desk
from cardtrail.batch import scan_all
from cardtrail.errors import OutputError, StoreError
from cardtrail.model.reading import Reading
from cardtrail.pool import Pool
from cardtrail.scanner import Scanned, Scanner
from cardtrail.store import photos
from cardtrail.store.intake import card_uid
from cardtrail.store.photos import Busy, Finished, PhotoFile, Want
from cardtrail.store.runs import Run
from cardtrail.store.store import Store

PAUSE = 0.5
"""Seconds between two looks at photos that another run reads."""


@dataclass(frozen=True, slots=True)
class Done:
    """A photo that was read.

    Attributes:
        scanned: what came of it, without pictures.
        at: when it was read.
        is_known: whether it was read before, or by another run.
        unpictured: why the pictures of its cards could not be kept, one sentence.
    """

    scanned: Scanned
    at: dt.datetime
    is_known: bool = False
    unpictured: str | None = None


class Ledger:
    """What one run knows of its photos; use it in a ``with`` statement."""

    def __init__(
        self,
        store: Store,
        run: Run,
        want: Want,
        desk: Desk,
        largest: float = math.inf,
    ) -> None:
        """A ledger on which nothing is written yet.

        Args:
            store: that keeps it.
            run: this one.
            want: which earlier readings will do.
            desk: whose store it is, and the present moment.
            largest: megabytes up to which a file is read at all.
        """
        self._store = store
        self._run = run
        self._want = want
        self._desk = desk
        self._started = time.monotonic()
        self._largest = largest
        self._ours: dict[Path, PhotoFile] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # What can't be given back now is free as soon as the run is over.
        with contextlib.suppress(StoreError):
            photos.release(self._store, self._run)

    def look(self, path: Path) -> Done | Busy:
        """What was read on a photo, or who reads it now: if nobody did, this run.

        A file that can't be looked at is ours: reading it tells why. Where the store
        fails, photos are read all the same; keeping the cards tells it.
        """
        try:
            file = self._file(path)
            found = photos.claim(self._store, file, self._run, self._want)
        except (OSError, StoreError):
            return Busy.OURS
        if found is Busy.OURS:
            self._ours[path] = file
        if isinstance(found, Busy):
            return found
        return Done(_scanned(path, found), found.at, is_known=True)

    def finish(self, scanned: Scanned) -> Done:
        """Keeps what was read on a photo of ours, and the pictures of its cards."""
        elapsed = dt.timedelta(seconds=time.monotonic() - self._started)
        now = self._desk.now + elapsed
        slim = dataclasses.replace(scanned, pictures={})
        finished = Finished(scanned.taken, now, scanned.readings)
        file = self._ours.pop(scanned.path, None)
        if file is None:
            return Done(slim, now)
        unpictured = self._pictured(scanned)
        # Where this fails, keeping its cards fails for the same reason and tells it.
        with contextlib.suppress(StoreError):
            # Without its picture a card is worth another try.
            if unpictured or _is_changed(file, scanned.readings):
                photos.release(self._store, self._run, file)
            else:
                photos.finish(self._store, file, self._want, finished)
        return Done(slim, now, unpictured=unpictured)

    def _file(self, path: Path) -> PhotoFile:
        """A photo on the disk; opened only if it has changed since the last time.

        Raises:
            OSError: it can't be read, or is nothing to be read.
            StoreError: the store can't be read.
        """
        where = path.absolute()
        found = where.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > self._largest * 1e6:
            raise OSError(f"{path} is no photo")
        size, modified = found.st_size, found.st_mtime_ns
        digest = photos.known_digest(self._store, where, size, modified)
        if digest is None:
            with where.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        return PhotoFile(where, size, modified, digest)

    def _pictured(self, scanned: Scanned) -> str | None:
        """Keeps the pictures of cards; it costs nobody the contacts if that fails."""
        folder = cards_folder(self._desk.path)
        try:
            for reading in scanned.readings:
                if jpeg := scanned.pictures.get(reading.card):
                    keep_card(folder, card_uid(reading), jpeg, self._desk.now)
        except OutputError as error:
            return str(error)
        return None


def read_all(
    paths: Iterable[Path], scanner: Scanner, pool: Pool, ledger: Ledger
) -> Iterator[tuple[int, Done]]:
    """Every photo, read by this run unless it was read before or by another run.

    Args:
        paths: of the photos.
        scanner: how to read them.
        pool: who reads them.
        ledger: what is known of them.

    Yields:
        The photo's place in ``paths``, from 0, and what came of it.

    Raises:
        ClusterError: the pool has nobody left to read.
        EngineMissingError: a reader can't be used on this machine.
    """
    waiting: Iterable[tuple[int, Path]] = enumerate(paths)
    while True:
        elsewhere: list[tuple[int, Path]] = []
        looks = ((i, path, ledger.look(path)) for i, path in waiting)
        for i, path, found in looks:
            if isinstance(found, Done):
                yield i, found
            elif found is Busy.THEIRS:
                elsewhere.append((i, path))
            else:
                known: deque[tuple[int, Done]] = deque()
                more = _ours(looks, known, elsewhere)
                ours = itertools.chain([(i, path)], more)
                for place, scanned in scan_all(scanner, ours, pool):
                    yield place, ledger.finish(scanned)
                    yield from _drained(known)
                yield from _drained(known)
        if not elsewhere:
            return
        waiting = elsewhere
        time.sleep(PAUSE)


def _ours(
    looks: Iterable[tuple[int, Path, Done | Busy]],
    known: deque[tuple[int, Done]],
    elsewhere: list[tuple[int, Path]],
) -> Iterator[tuple[int, Path]]:
    """The photos for this run to read; the others are put aside."""
    for i, path, found in looks:
        if isinstance(found, Done):
            known.append((i, found))
        elif found is Busy.THEIRS:
            elsewhere.append((i, path))
        else:
            yield i, path


def _drained(known: deque[tuple[int, Done]]) -> Iterator[tuple[int, Done]]:
    while known:
        yield known.popleft()


def _scanned(path: Path, finished: Finished) -> Scanned:
    readings = (dataclasses.replace(each, photo=path) for each in finished.readings)
    return Scanned(path, finished.taken, tuple(readings))


def _is_changed(file: PhotoFile, readings: Iterable[Reading]) -> bool:
    """Whether a file was another one when it was read."""
    firsts = {each.digest for each in readings if each.page == 1} - {None}
    return bool(firsts - {file.digest})

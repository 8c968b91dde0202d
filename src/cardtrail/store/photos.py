"""The photos that were read: none is read twice, neither later nor by two runs at once.

A photo is known by the SHA-256 of its bytes, wherever it lies. A run claims each before
it reads it. What was read is kept at once, even while the contacts on earlier photos
are still being read.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from cardtrail.model.reading import Reading, Status
from cardtrail.store.readings import readings_json, readings_of, without
from cardtrail.store.runs import Run, is_alive
from cardtrail.store.store import Store


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A photo as it lies on the disk.

    Attributes:
        path: absolute.
        size: in bytes.
        modified: when it was written last, in nanoseconds since 1970.
        digest: the SHA-256 of its bytes in hex.
    """

    path: Path
    size: int
    modified: int
    digest: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A photo that was read.

    Attributes:
        taken: the day that its EXIF data give, if any.
        at: when it was read.
        readings: what was read; none where all of it was forgotten.
    """

    taken: dt.date | None
    at: dt.datetime
    readings: tuple[Reading, ...]


class Busy(Enum):
    """Who reads a photo that isn't finished."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Want:
    """Which earlier readings will do.

    Attributes:
        way: how photos are read, such as ``paddle,tesseract eng US``.
        since: the beginning of this run: what failed before is tried again.
        again: whether everything from before is read again.
    """

    way: str
    since: dt.datetime
    again: bool = False

    def takes(self, way: str, finished: Finished) -> bool:
        """Whether a photo that was read need not be read again."""
        failed = any(each.status is Status.FAILED for each in finished.readings)
        is_fresh = finished.at >= self.since
        return way == self.way and (is_fresh or not (self.again or failed))


def known_digest(store: Store, path: Path, size: int, modified: int) -> str | None:
    """The digest of a file that has not changed since it was looked at.

    Raises:
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        return _noted(db, path, size, modified)


def claim(store: Store, file: PhotoFile, run: Run, want: Want) -> Finished | Busy:
    """What was read on a photo, or who reads it: this run, unless another one does.

    Raises:
        StoreError: the store can't be read or written.
    """
    with store.database.reading() as db:
        finished = _finished(db, file, want)
        noted = _noted(db, file.path, file.size, file.modified)
    if finished is not None and noted == file.digest:
        return finished
    with store.database.writing() as db:
        _note(db, file)
        if (finished := _finished(db, file, want)) is not None:
            return finished
        row = db.execute(
            "SELECT run FROM claim WHERE digest = ?", (file.digest,)
        ).fetchone()
        # A photo that lies in two places may be this run's own already.
        if row and (row["run"] == run.id or is_alive(store.database.path, row["run"])):
            return Busy.THEIRS
        db.execute("REPLACE INTO claim VALUES (?, ?)", (file.digest, run.id))
        return Busy.OURS


def finish(store: Store, file: PhotoFile, want: Want, finished: Finished) -> None:
    """Keeps what was read on a photo that this run had claimed.

    Raises:
        StoreError: the store can't be written.
    """
    with store.database.writing() as db:
        db.execute(
            "REPLACE INTO photo VALUES (?, ?, ?, ?, ?)",
            (
                file.digest,
                want.way,
                finished.taken and finished.taken.isoformat(),
                finished.at.isoformat(),
                readings_json(finished.readings),
            ),
        )
        db.execute("DELETE FROM claim WHERE digest = ?", (file.digest,))


def release(store: Store, run: Run, file: PhotoFile | None = None) -> None:
    """Gives back a photo that a run has claimed and not read, or all of them.

    Raises:
        StoreError: the store can't be written.
    """
    with store.database.writing() as db:
        if file is None:
            db.execute("DELETE FROM claim WHERE run = ?", (run.id,))
        else:
            db.execute("DELETE FROM claim WHERE digest = ?", (file.digest,))


def forget_card(db: sqlite3.Connection, digest: str, card: int) -> None:
    """Wipes out what was read on a card, and where its photo lies.

    That the photo was read stays: the next run is not to bring the card back.

    Args:
        db: inside a transaction.
        digest: of the card's photo, which may be a page of a file.
        card: its number on the photo.
    """
    rows = db.execute(
        "SELECT digest, readings FROM photo WHERE instr(readings, ?)", (digest,)
    ).fetchall()
    for row in rows:
        db.execute("DELETE FROM file WHERE digest = ?", (row["digest"],))
        db.execute(
            "UPDATE photo SET readings = ? WHERE digest = ?",
            (without(row["readings"], digest, card), row["digest"]),
        )


def _finished(db: sqlite3.Connection, file: PhotoFile, want: Want) -> Finished | None:
    """What was read on a photo, where it need not be read again."""
    row = db.execute("SELECT * FROM photo WHERE digest = ?", (file.digest,)).fetchone()
    if row is None:
        return None
    try:
        finished = Finished(
            row["taken"] and dt.date.fromisoformat(row["taken"]),
            dt.datetime.fromisoformat(row["at"]),
            readings_of(row["readings"], file.path),
        )
    except (KeyError, TypeError, ValueError):
        return None  # a damaged row is mended by reading the photo again
    return finished if want.takes(row["way"], finished) else None


def _noted(db: sqlite3.Connection, path: Path, size: int, modified: int) -> str | None:
    """The digest that a file had when it was of this size and time."""
    row = db.execute(
        "SELECT digest FROM file WHERE path = ? AND size = ? AND modified = ?",
        (os.fsencode(path), size, modified),
    ).fetchone()
    return None if row is None else str(row["digest"])


def _note(db: sqlite3.Connection, file: PhotoFile) -> None:
    db.execute(
        "REPLACE INTO file VALUES (?, ?, ?, ?)",
        (os.fsencode(file.path), file.size, file.modified, file.digest),
    )

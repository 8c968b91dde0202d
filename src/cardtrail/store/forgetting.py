"""Wiping people out of the store for good: there is no way back."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from cardtrail.store import derived, interviews, photos
from cardtrail.store.faults import told_plainly
from cardtrail.store.migrations import backups
from cardtrail.store.store import Store

_ACTIONS = """
    DELETE FROM action WHERE kind IN ('merged', 'kept-apart')
        AND EXISTS (SELECT 1 FROM json_each(data, '$.others') WHERE value = ?)
"""
"""What was done to others together with somebody; what was done to them goes anyway."""

_PARTS = "SELECT id, uid FROM contact WHERE id = :id OR merged_into = :id ORDER BY id"


@dataclass(frozen=True, slots=True)
class Traces:
    """What is known of a contact outside of the store.

    Attributes:
        number: of the contact.
        numbers: its own, and those of the contacts that are part of it.
        uids: likewise.
        photos: the paths of the photos of its cards, as last given.
        backups: copies of older versions of the store, which may hold it.
        folders: where contacts were exported to.
    """

    number: int
    numbers: tuple[int, ...]
    uids: tuple[str, ...]
    photos: tuple[Path, ...]
    backups: tuple[Path, ...]
    folders: tuple[Path, ...]


def traces(store: Store, contact_id: int) -> Traces:
    """Where a contact has left traces.

    Raises:
        NoSuchContactError: it is not there.
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        return _traces(db, store, store.kept(db, contact_id).id)


def overdue(store: Store, before: dt.datetime) -> tuple[Traces, ...]:
    """The traces of all contacts that were deleted before a moment.

    Raises:
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        rows = db.execute(
            "SELECT id FROM contact WHERE deleted < ? ORDER BY deleted",
            (before.astimezone(dt.UTC).isoformat(),),
        ).fetchall()
        return tuple(_traces(db, store, row["id"]) for row in rows)


def forget(store: Store, contact_id: int, now: dt.datetime) -> None:
    """Wipes every trace of a person out of the store and its backups.

    Raises:
        NoSuchContactError: it is not there.
        StoreError: the store can't be written, or another program holds it open.
    """
    with store.database.writing() as db:
        kept = store.kept(db, contact_id).id
        others = [each for each in interviews.met_with(db, kept) if each != kept]
        _wipe_out(db, kept)
        derived.forget_words(db)
        store.changed(db, others, now)
    with told_plainly(store.database.path):
        for copy in backups(store.database.path):
            copy.unlink(missing_ok=True)
    store.database.wipe()


def note_export(store: Store, folder: Path) -> None:
    """Notes where contacts were exported to, so that they can be forgotten there.

    Raises:
        StoreError: the store can't be written.
    """
    with store.database.reading() as db:
        if folder in _folders(db):
            return
    with store.database.writing() as db:
        db.execute("INSERT OR IGNORE INTO exported VALUES (?)", (os.fsencode(folder),))


def _traces(db: sqlite3.Connection, store: Store, contact_id: int) -> Traces:
    parts = db.execute(_PARTS, {"id": contact_id}).fetchall()
    photos = (
        row["photo"]
        for part in parts
        for row in db.execute(
            "SELECT photo FROM sighting WHERE contact_id = ? ORDER BY seen",
            (part["id"],),
        )
    )
    return Traces(
        contact_id,
        tuple(part["id"] for part in parts),
        tuple(part["uid"] for part in parts),
        tuple(Path(os.fsdecode(photo)) for photo in dict.fromkeys(photos)),
        backups(store.database.path),
        _folders(db),
    )


def _folders(db: sqlite3.Connection) -> tuple[Path, ...]:
    rows = db.execute("SELECT folder FROM exported ORDER BY folder")
    return tuple(Path(os.fsdecode(row["folder"])) for row in rows)


def _wipe_out(db: sqlite3.Connection, contact_id: int) -> None:
    for row in db.execute(_PARTS, {"id": contact_id}).fetchall():
        met = db.execute(
            "SELECT interview_id FROM participant WHERE contact_id = ?", (row["id"],)
        ).fetchall()
        for seen in db.execute(
            "SELECT photo_digest, card FROM sighting WHERE contact_id = ?", (row["id"],)
        ).fetchall():
            photos.forget_card(db, seen["photo_digest"], seen["card"])
        db.execute("DELETE FROM wording WHERE rowid = ?", (row["id"],))
        db.execute(_ACTIONS, (row["id"],))
        db.execute("DELETE FROM contact WHERE id = ?", (row["id"],))
        for each in met:
            _leave(db, each["interview_id"])


def _leave(db: sqlite3.Connection, interview_id: int) -> None:
    """An interview without anybody goes too."""
    (anybody,) = db.execute(
        "SELECT count(*) FROM participant WHERE interview_id = ?", (interview_id,)
    ).fetchone()
    if not anybody:
        db.execute("DELETE FROM interview WHERE id = ?", (interview_id,))

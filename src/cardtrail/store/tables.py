"""Contacts and their details in the tables; the caller holds the transaction."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Collection, Iterable

from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.followup import DateSource, Interview, Step
from cardtrail.model.reading import Reading
from cardtrail.model.record import Gone, Record
from cardtrail.store import interviews, journal
from cardtrail.store.faults import whole
from cardtrail.store.rows import contact_of, detail_rows

_INSERT_DETAIL = """
    INSERT INTO detail (
        contact_id, field, position, value, raw, kind, is_direct, confidence, grade,
        readers, box, disputes, rivals
    ) VALUES (
        :contact_id, :field, :position, :value, :raw, :kind, :is_direct, :confidence,
        :grade, :readers, :box, :disputes, :rivals
    )
"""
# Cards of one run are seen at one moment: the last of them has the largest number.
_PHOTO = """
    SELECT photo FROM sighting JOIN contact ON contact.id = contact_id
    WHERE contact.id = :contact OR merged_into = :contact
    ORDER BY seen DESC, contact_id DESC LIMIT 1
"""


def insert(db: sqlite3.Connection, uid: str, now: dt.datetime) -> int:
    """Adds a contact without details and tells its number."""
    at = now.astimezone(dt.UTC).isoformat()
    db.execute(
        "INSERT INTO contact (uid, revision, created, updated) VALUES (?, 0, ?, ?)",
        (uid, at, at),
    )
    (contact_id,) = db.execute("SELECT last_insert_rowid()").fetchone()
    return int(contact_id)


def sighted(db: sqlite3.Connection, digest: str, card: int) -> tuple[int, str] | None:
    """The contact whose card is on a photo, deleted ones, too; and the card's UID.

    Of a contact that is part of another it is the other one's number, and its own UID.
    """
    row = db.execute(
        """
        SELECT coalesce(merged_into, id) AS number, uid FROM sighting
        JOIN contact ON contact.id = contact_id WHERE photo_digest = ? AND card = ?
        """,
        (digest, card),
    ).fetchone()
    return None if row is None else (row["number"], row["uid"])


def add_sighting(
    db: sqlite3.Connection, contact_id: int, reading: Reading, now: dt.datetime
) -> None:
    """Notes on which photo a card was seen; of a photo that moved, where it is now."""
    # Bytes, because a path need not be Unicode; os.fsdecode takes them back.
    db.execute(
        """
        INSERT INTO sighting VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET photo = excluded.photo
        """,
        (
            reading.digest,
            reading.card,
            contact_id,
            os.fsencode(reading.photo),
            now.astimezone(dt.UTC).isoformat(),
        ),
    )


def sightings(db: sqlite3.Connection, contact_id: int) -> int:
    """On how many photos a contact's card was seen."""
    (count,) = db.execute(
        """
        SELECT count(*) FROM sighting JOIN contact ON contact.id = contact_id
        WHERE contact.id = :contact OR merged_into = :contact
        """,
        {"contact": contact_id},
    ).fetchone()
    return int(count)


def write_details(db: sqlite3.Connection, contact_id: int, contact: Contact) -> None:
    """Puts details in the place of those that a contact has."""
    db.execute("DELETE FROM detail WHERE contact_id = ?", (contact_id,))
    rows = (row | {"contact_id": contact_id} for row in detail_rows(contact))
    db.executemany(_INSERT_DETAIL, rows)


def edited(db: sqlite3.Connection, contact_id: int) -> frozenset[FieldName]:
    """The fields that hold the person's own values."""
    rows = db.execute("SELECT field FROM edited WHERE contact_id = ?", (contact_id,))
    return frozenset(FieldName(row["field"]) for row in rows)


def mark_edited(
    db: sqlite3.Connection, contact_id: int, fields: Iterable[FieldName]
) -> None:
    """Notes that fields hold the person's own values."""
    rows = [(contact_id, field.value) for field in fields]
    db.executemany("INSERT OR IGNORE INTO edited VALUES (?, ?)", rows)


def mark_changed(db: sqlite3.Connection, contact_id: int, now: dt.datetime) -> None:
    """Lets the revision of a contact grow."""
    db.execute(
        "UPDATE contact SET revision = revision + 1, updated = ? WHERE id = ?",
        (now.astimezone(dt.UTC).isoformat(), contact_id),
    )


def revise(db: sqlite3.Connection, contact_id: int) -> None:
    """Lets the revision of a contact grow that has changed in nothing but its plan."""
    db.execute("UPDATE contact SET revision = revision + 1 WHERE id = ?", (contact_id,))


def set_planned(
    db: sqlite3.Connection, contact_id: int, steps: Collection[Step]
) -> None:
    """Notes the steps that were ever in the plan of a contact."""
    text = " ".join(step for step in Step if step in steps)
    db.execute("UPDATE contact SET planned = ? WHERE id = ?", (text, contact_id))


def gone(db: sqlite3.Connection) -> tuple[Gone, ...]:
    """What is left of contacts that were planned for and are not on any list now."""
    rows = db.execute(
        "SELECT * FROM contact WHERE planned <> ''"
        " AND (deleted IS NOT NULL OR merged_into IS NOT NULL) ORDER BY id"
    )
    return tuple(
        Gone(
            row["uid"],
            row["revision"],
            dt.datetime.fromisoformat(row["updated"]),
            _steps(row["planned"]),
        )
        for row in rows
    )


def restore(db: sqlite3.Connection, contact_id: int) -> None:
    """Lets a contact be deleted no more."""
    db.execute("UPDATE contact SET deleted = NULL WHERE id = ?", (contact_id,))


def is_deleted(db: sqlite3.Connection, contact_id: int) -> bool:
    """Whether a contact is deleted, and not yet purged."""
    row = db.execute(
        "SELECT 1 FROM contact WHERE id = ? AND deleted IS NOT NULL", (contact_id,)
    ).fetchone()
    return row is not None


def live(db: sqlite3.Connection, most: int | None = None) -> tuple[int, ...]:
    """The newest ``most`` contacts, or all; no deleted and no merged ones."""
    rows = db.execute(
        "SELECT id FROM contact WHERE deleted IS NULL AND merged_into IS NULL"
        " ORDER BY id DESC LIMIT ?",
        (-1 if most is None else most,),
    ).fetchall()
    return tuple(row["id"] for row in reversed(rows))


def count(db: sqlite3.Connection) -> int:
    """How many contacts there are, without deleted and merged ones."""
    (found,) = db.execute(
        "SELECT count(*) FROM contact WHERE deleted IS NULL AND merged_into IS NULL"
    ).fetchone()
    return int(found)


def deleted(db: sqlite3.Connection) -> tuple[tuple[int, dt.datetime], ...]:
    """The numbers of deleted contacts and when they were, the first deleted first."""
    rows = db.execute(
        "SELECT id, deleted FROM contact WHERE deleted IS NOT NULL ORDER BY deleted, id"
    )
    return tuple((row["id"], dt.datetime.fromisoformat(row["deleted"])) for row in rows)


def get(db: sqlite3.Connection, contact_id: int) -> Record | None:
    """The record with this number, without its plan; deleted ones, too.

    For the number of a merged contact it is the one that it is part of.

    Raises:
        StoreError: a row holds what no version ever wrote.
    """
    row = db.execute(
        """
        SELECT kept.* FROM contact AS asked
        JOIN contact AS kept ON kept.id = coalesce(asked.merged_into, asked.id)
        WHERE asked.id = ?
        """,
        (contact_id,),
    ).fetchone()
    if row is None:
        return None
    with whole(f"Contact {row['id']}"):
        return _record(db, row)


def _record(db: sqlite3.Connection, row: sqlite3.Row) -> Record:
    number = row["id"]
    details = db.execute(
        "SELECT * FROM detail WHERE contact_id = ? ORDER BY position", (number,)
    )
    updated = dt.datetime.fromisoformat(row["updated"])
    interview = interviews.newest_of(db, number)
    if interview is None:  # it was forgotten with somebody else
        interview = Interview(updated.date(), DateSource.TODAY, lead=number)
    photo = db.execute(_PHOTO, {"contact": number}).fetchone()
    return Record(
        id=number,
        uid=row["uid"],
        revision=row["revision"],
        updated=updated,
        photo="" if photo is None else os.fsdecode(photo["photo"]),
        contact=contact_of(details),
        interview=interview,
        leads=interview.lead in {None, number},
        events=journal.events(db, number, interview.id),
        called=journal.called(db, interview.id),
        barred=journal.is_barred(db, number),
        edited=edited(db, number),
        planned=_steps(row["planned"]),
    )


def _steps(text: str) -> frozenset[Step]:
    return frozenset(map(Step, text.split()))

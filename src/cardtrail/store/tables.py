"""Reads and writes whole records; the caller holds the transaction."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from cardtrail.errors import StoreError
from cardtrail.model.field import FieldName
from cardtrail.model.record import Record
from cardtrail.store.rows import contact_row, detail_rows, follow_up_rows, record_of

_INSERT_CONTACT = """
    INSERT INTO contact (
        uid, photo_digest, card, photo, interview_date, interview_source,
        interview_company, interview_role, revision, created, updated
    ) VALUES (
        :uid, :photo_digest, :card, :photo, :interview_date, :interview_source,
        :interview_company, :interview_role, :revision, :updated, :updated
    )
"""
_UPDATE_CONTACT = """
    UPDATE contact SET
        photo = :photo, interview_date = :interview_date,
        interview_source = :interview_source, interview_company = :interview_company,
        interview_role = :interview_role, revision = :revision, updated = :updated
    WHERE id = :id
"""
_INSERT_DETAIL = """
    INSERT INTO detail (
        contact_id, field, position, value, raw, kind, confidence, grade, readers, box
    ) VALUES (
        :contact_id, :field, :position, :value, :raw, :kind, :confidence, :grade,
        :readers, :box
    )
"""
_INSERT_FOLLOW_UP = """
    INSERT INTO follow_up (
        contact_id, position, step, due, latest, uses, missing, stand_in
    ) VALUES (
        :contact_id, :position, :step, :due, :latest, :uses, :missing, :stand_in
    )
"""


def find(db: sqlite3.Connection, digest: str, card: int) -> Record | None:
    """The record of one card of a photo, if there is one."""
    row = db.execute(
        "SELECT * FROM contact WHERE photo_digest = ? AND card = ?", (digest, card)
    ).fetchone()
    return None if row is None else _record(db, row)


def get(db: sqlite3.Connection, contact_id: int) -> Record | None:
    """The record with this number, if there is one."""
    row = db.execute("SELECT * FROM contact WHERE id = ?", (contact_id,)).fetchone()
    return None if row is None else _record(db, row)


def every(db: sqlite3.Connection) -> tuple[Record, ...]:
    """All records by their number."""
    rows = db.execute("SELECT * FROM contact ORDER BY id").fetchall()
    return tuple(_record(db, row) for row in rows)


def insert(db: sqlite3.Connection, record: Record, digest: str, card: int) -> Record:
    """Adds a record and gives it its number; the one that it has doesn't count."""
    identity = {"uid": record.uid, "photo_digest": digest, "card": card}
    db.execute(_INSERT_CONTACT, contact_row(record) | identity)
    (contact_id,) = db.execute("SELECT last_insert_rowid()").fetchone()
    added = replace(record, id=contact_id)
    _insert_parts(db, added)
    return added


def update(db: sqlite3.Connection, record: Record) -> None:
    """Writes a record in the place of the one with its number."""
    db.execute(_UPDATE_CONTACT, contact_row(record) | {"id": record.id})
    db.execute("DELETE FROM detail WHERE contact_id = ?", (record.id,))
    db.execute("DELETE FROM follow_up WHERE contact_id = ?", (record.id,))
    _insert_parts(db, record)


def edited(db: sqlite3.Connection, contact_id: int) -> frozenset[FieldName]:
    """The fields that a person changed."""
    rows = db.execute("SELECT field FROM edited WHERE contact_id = ?", (contact_id,))
    return frozenset(FieldName(row["field"]) for row in rows)


def mark_edited(db: sqlite3.Connection, contact_id: int, field: FieldName) -> None:
    """Notes that a person changed a field."""
    db.execute("INSERT OR IGNORE INTO edited VALUES (?, ?)", (contact_id, field.value))


def _insert_parts(db: sqlite3.Connection, record: Record) -> None:
    of_contact = {"contact_id": record.id}
    details = (row | of_contact for row in detail_rows(record.contact))
    db.executemany(_INSERT_DETAIL, details)
    steps = (row | of_contact for row in follow_up_rows(record.plan))
    db.executemany(_INSERT_FOLLOW_UP, steps)


def _record(db: sqlite3.Connection, row: sqlite3.Row) -> Record:
    contact_id = (row["id"],)
    details = db.execute(
        "SELECT * FROM detail WHERE contact_id = ? ORDER BY position", contact_id
    ).fetchall()
    steps = db.execute(
        "SELECT * FROM follow_up WHERE contact_id = ? ORDER BY position", contact_id
    ).fetchall()
    try:
        return record_of(row, details, steps)
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError(
            f"Contact {row['id']} in the store is damaged; put a copy of the store "
            "from your backup in its place."
        ) from error

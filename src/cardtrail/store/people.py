"""One person, one record: merging, keeping apart, deleting, restoring."""

from __future__ import annotations

import datetime as dt
import sqlite3

from cardtrail.errors import StoreError
from cardtrail.model.action import ActionKind
from cardtrail.model.record import Gone, Record
from cardtrail.store import interviews, journal, tables
from cardtrail.store.journal import rows_of
from cardtrail.store.merge import with_fields
from cardtrail.store.store import Store

_CHANGED = ("detail", "edited", "participant")


def merge_contacts(store: Store, keep: int, other: int, now: dt.datetime) -> Record:
    """Makes one contact of two; the number of the second one then means the first.

    Details that the person put in stay, in the first before the second. The follow-up
    goes on with the newer interview. ``Store.undo`` parts them again.

    Raises:
        NoSuchContactError: one of them is not there.
        StoreError: it is one contact already, or the store can't be written.
    """
    with store.database.writing() as db:
        first, second = store.present(db, keep), store.present(db, other)
        if first.id == second.id:
            raise StoreError(f"{keep} and {other} are one contact already.")
        merge(db, store, first.id, second.id, now)
        return store.kept(db, first.id)


def merge(
    db: sqlite3.Connection, store: Store, keep: int, other: int, now: dt.datetime
) -> None:
    """Merges two contacts within a transaction."""
    first, second = store.kept(db, keep), store.kept(db, other)
    parts = [
        row["id"]
        for row in db.execute("SELECT id FROM contact WHERE merged_into = ?", (other,))
    ]
    before = [rows_of(db, table, contact_id=keep) for table in _CHANGED]
    before += [rows_of(db, "contact", id=number) for number in (other, *parts)]
    journal.write(
        db,
        ActionKind.MERGED,
        now,
        contact=keep,
        data={"others": [other, *parts]},
        before=before,
    )
    merged = store.rules.strengthened(first.contact, second.contact, first.edited)
    own = second.edited - first.edited
    tables.write_details(db, keep, with_fields(merged, second.contact, own))
    tables.mark_edited(db, keep, own)
    db.execute(
        "INSERT OR IGNORE INTO participant SELECT ?, interview_id FROM participant"
        " WHERE contact_id = ?",
        (keep, other),
    )
    db.execute(
        "UPDATE contact SET merged_into = ? WHERE id = ? OR merged_into = ?",
        (keep, other, other),
    )
    store.changed(db, interviews.met_with(db, keep), now)


def suggestions(
    store: Store, contact_id: int | None = None
) -> tuple[tuple[Record, Record, str], ...]:
    """Pairs of contacts that may be one person, each with the reason.

    Args:
        store: where they are kept.
        contact_id: of which one; None for all.

    Raises:
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        rows = db.execute(
            """
            SELECT contact_id, other_id, why FROM likeness
            CROSS JOIN contact AS first ON first.id = contact_id
            CROSS JOIN contact AS second ON second.id = other_id
            WHERE settled IS NULL
                AND first.deleted IS NULL AND first.merged_into IS NULL
                AND second.deleted IS NULL AND second.merged_into IS NULL
                AND (:one IS NULL OR contact_id = :one OR other_id = :one)
            ORDER BY contact_id, other_id
            """,
            {"one": contact_id},
        )
        return tuple(
            (
                store.kept(db, row["contact_id"]),
                store.kept(db, row["other_id"]),
                row["why"],
            )
            for row in rows
        )


def keep_apart(store: Store, one: int, other: int, now: dt.datetime) -> None:
    """Notes that two contacts are two people; nobody asks again.

    Raises:
        NoSuchContactError: one of them is not there.
        StoreError: it is one contact, or the store can't be written.
    """
    with store.database.writing() as db:
        pair = store.present(db, one), store.present(db, other)
        first, second = sorted(contact.id for contact in pair)
        if first == second:
            raise StoreError(
                f"{one} and {other} are one contact; `cardtrail undo` parts those that "
                "were merged last."
            )
        journal.write(
            db,
            ActionKind.KEPT_APART,
            now,
            contact=first,
            data={"others": [second]},
            before=[rows_of(db, "likeness", contact_id=first, other_id=second)],
        )
        db.execute(
            "INSERT INTO likeness VALUES (?, ?, '', ?)"
            " ON CONFLICT DO UPDATE SET settled = excluded.settled",
            (first, second, now.astimezone(dt.UTC).isoformat()),
        )


def delete(store: Store, contact_id: int, now: dt.datetime) -> Record:
    """Takes a contact off every list; it can be restored until it is purged.

    Raises:
        NoSuchContactError: it is not there.
        StoreError: the store can't be written.
    """
    with store.database.writing() as db:
        kept = store.present(db, contact_id)
        before = [rows_of(db, "contact", id=kept.id)]
        journal.write(db, ActionKind.DELETED, now, contact=kept.id, before=before)
        db.execute(
            "UPDATE contact SET deleted = ? WHERE id = ?",
            (now.astimezone(dt.UTC).isoformat(), kept.id),
        )
        store.changed(db, interviews.met_with(db, kept.id), now)
        return kept


def restore(store: Store, contact_id: int, now: dt.datetime) -> Record:
    """Puts a deleted contact back on every list.

    Raises:
        NoSuchContactError: it is not there.
        StoreError: the store can't be written.
    """
    with store.database.writing() as db:
        kept = store.kept(db, contact_id)
        bring_back(db, store, kept.id, now)
        return store.kept(db, kept.id)


def bring_back(
    db: sqlite3.Connection, store: Store, contact_id: int, now: dt.datetime
) -> None:
    """Restores a contact within a transaction; one that is there stays as it is."""
    if not tables.is_deleted(db, contact_id):
        return
    before = [rows_of(db, "contact", id=contact_id)]
    journal.write(db, ActionKind.RESTORED, now, contact=contact_id, before=before)
    tables.restore(db, contact_id)
    store.changed(db, interviews.met_with(db, contact_id), now)


def deleted(store: Store) -> tuple[tuple[Record, dt.datetime], ...]:
    """The deleted contacts that can still be restored, each with when it was deleted.

    Raises:
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        return tuple((store.kept(db, each), at) for each, at in tables.deleted(db))


def gone(store: Store) -> tuple[Gone, ...]:
    """What is left of deleted and merged contacts; purged ones have left nothing.

    Raises:
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        return tables.gone(db)

"""One person, one record: merging, keeping apart, deleting, forgetting."""

from __future__ import annotations

import datetime as dt
import sqlite3

from cardtrail.errors import StoreError
from cardtrail.model.action import ActionKind
from cardtrail.model.record import Gone, Record
from cardtrail.store import derived, interviews, journal, tables
from cardtrail.store.journal import rows_of
from cardtrail.store.merge import with_fields
from cardtrail.store.migrations import backups
from cardtrail.store.store import Store

_CHANGED = ("detail", "edited", "participant")

_FORGET_ACTIONS = """
    DELETE FROM action WHERE kind IN ('merged', 'kept-apart')
        AND EXISTS (SELECT 1 FROM json_each(data, '$.others') WHERE value = ?)
"""
"""What was done to others together with somebody; what was done to them goes anyway."""


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


def suggestions(store: Store) -> tuple[tuple[Record, Record, str], ...]:
    """Pairs of contacts that may be one person, each with the reason.

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
            ORDER BY contact_id, other_id
            """
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


def deleted(store: Store) -> tuple[Record, ...]:
    """The deleted contacts that can still be restored.

    Raises:
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        return tuple(store.kept(db, number) for number in tables.deleted(db))


def gone(store: Store) -> tuple[Gone, ...]:
    """What is left of deleted and merged contacts; purged ones have left nothing.

    Raises:
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        return tables.gone(db)


def purge(store: Store, before: dt.datetime) -> tuple[str, ...]:
    """Forgets the contacts that were deleted before a moment.

    Returns:
        Their UIDs.

    Raises:
        StoreError: the store can't be written.
    """
    with store.database.writing() as db:
        rows = db.execute(
            "SELECT id FROM contact WHERE deleted < ?",
            (before.astimezone(dt.UTC).isoformat(),),
        ).fetchall()
        uids = tuple(uid for row in rows for uid in _forget(db, row["id"]))
        if uids:
            derived.forget_words(db)
        return uids


def forget(store: Store, contact_id: int, now: dt.datetime) -> tuple[str, ...]:
    """Wipes every trace of a person out: there is no way back.

    Backups of older versions of the store hold the person too; they are removed.

    Returns:
        The UIDs under which pictures and exported files of the person are known.

    Raises:
        NoSuchContactError: it is not there.
        StoreError: the store can't be written.
    """
    with store.database.writing() as db:
        kept = store.kept(db, contact_id).id
        others = [each for each in interviews.met_with(db, kept) if each != kept]
        uids = _forget(db, kept)
        derived.forget_words(db)
        store.changed(db, others, now)
    store.database.wipe()
    for copy in backups(store.database.path):
        copy.unlink(missing_ok=True)
    return uids


def _forget(db: sqlite3.Connection, contact_id: int) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT id, uid FROM contact WHERE id = ? OR merged_into = ?",
        (contact_id, contact_id),
    ).fetchall()
    for row in rows:
        met = [
            each["interview_id"]
            for each in db.execute(
                "SELECT interview_id FROM participant WHERE contact_id = ?",
                (row["id"],),
            )
        ]
        db.execute("DELETE FROM wording WHERE rowid = ?", (row["id"],))
        db.execute(_FORGET_ACTIONS, (row["id"],))
        db.execute("DELETE FROM contact WHERE id = ?", (row["id"],))
        for interview in met:
            _leave(db, interview, row["id"])
    return tuple(row["uid"] for row in rows)


def _leave(db: sqlite3.Connection, interview_id: int, contact_id: int) -> None:
    """An interview without anybody goes too; one without its lead gets another."""
    (anybody,) = db.execute(
        "SELECT count(*) FROM participant WHERE interview_id = ?", (interview_id,)
    ).fetchone()
    if not anybody:
        db.execute("DELETE FROM interview WHERE id = ?", (interview_id,))
        return
    left = interviews.people_of(db, interview_id)
    db.execute(
        "UPDATE interview SET lead = ? WHERE id = ? AND lead = ?",
        (next(iter(left), None), interview_id, contact_id),
    )

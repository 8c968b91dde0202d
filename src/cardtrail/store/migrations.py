"""The tables of the store, and how a store of an older version gets them.

A migration is never changed once released; a new one is added at the end. Its number
is its place, counted from 1, and is kept in SQLite's ``user_version``, which a
transaction takes back with everything else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from cardtrail.errors import StoreError

Migration = tuple[str, ...]

_APPLICATION_ID = 0x63617264  # "card": tells a store from another program's database

MIGRATIONS: tuple[Migration, ...] = (
    (
        # AUTOINCREMENT: the number of a deleted contact is never given to another.
        """
        CREATE TABLE contact (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            photo_digest TEXT NOT NULL,
            card INTEGER NOT NULL,
            photo BLOB NOT NULL,
            interview_date TEXT NOT NULL,
            interview_source TEXT NOT NULL,
            interview_company TEXT,
            interview_role TEXT,
            revision INTEGER NOT NULL,
            created TEXT NOT NULL,
            updated TEXT NOT NULL,
            UNIQUE (photo_digest, card)
        )
        """,
        """
        CREATE TABLE detail (
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            field TEXT NOT NULL,
            position INTEGER NOT NULL,
            value TEXT,
            raw TEXT NOT NULL,
            kind TEXT,
            confidence REAL NOT NULL,
            grade TEXT NOT NULL,
            readers TEXT NOT NULL,
            box TEXT,
            PRIMARY KEY (contact_id, field, position)
        )
        """,
        # A table and not a column of detail: a person can also empty a field.
        """
        CREATE TABLE edited (
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            field TEXT NOT NULL,
            PRIMARY KEY (contact_id, field)
        )
        """,
        """
        CREATE TABLE follow_up (
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            step TEXT NOT NULL,
            due TEXT NOT NULL,
            latest TEXT NOT NULL,
            uses TEXT,
            missing TEXT,
            stand_in TEXT,
            PRIMARY KEY (contact_id, position)
        )
        """,
    ),
    # Departments, profiles and other names are rows of detail like all others; but a
    # version that doesn't know them would leave them out when it writes a contact.
    (),
)


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> None:
    """Brings a store to the newest version, each migration in its own transaction.

    Args:
        connection: without a transaction of its own.
        path: for the messages.
        migrations: all there are, the oldest first.

    Raises:
        StoreError: another program's database, or a newer version's store.
        sqlite3.Error: SQLite refused; the store has its last whole version.
    """
    while _version(connection, path, len(migrations)) < len(migrations):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Read again: another process may have been quicker.
            version = _version(connection, path, len(migrations))
            for statement in migrations[version] if version < len(migrations) else ():
                connection.execute(statement)
            reached = min(version + 1, len(migrations))
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {reached}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The number of the last migration, 0 for an empty database."""
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if owner != _APPLICATION_ID and (owner or version or tables):
        raise StoreError(
            f"{path} belongs to another program; name another file for the contacts."
        )
    if version > newest:
        raise StoreError(
            f"The contact store {path} was written by a newer cardtrail; update "
            "cardtrail to open it."
        )
    return int(version)

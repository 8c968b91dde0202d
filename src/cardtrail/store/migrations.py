"""The tables of the store, and how a store of an older version gets them.

A migration is never changed once released; a new one is added at the end. Its number
is its place, counted from 1, and is kept in SQLite's ``user_version``, which a
transaction takes back with everything else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
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
    (
        """
        CREATE TABLE interview (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            date TEXT NOT NULL,
            source TEXT NOT NULL,
            company TEXT,
            role TEXT,
            decides TEXT,
            notes TEXT NOT NULL DEFAULT '[]',
            lead INTEGER,
            is_lead_given INTEGER NOT NULL DEFAULT 0,
            firm TEXT NOT NULL DEFAULT '',
            employer TEXT NOT NULL DEFAULT ''
        )
        """,
        "CREATE INDEX interview_by_date ON interview (date)",
        "CREATE INDEX interview_by_firm ON interview (date, firm)",
        "CREATE INDEX interview_by_employer ON interview (date, employer)",
        """
        CREATE TABLE participant (
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
            PRIMARY KEY (contact_id, interview_id)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX participant_by_interview ON participant (interview_id)",
        # What keeps a detail in doubt: what else it may be.
        "ALTER TABLE detail ADD COLUMN disputes TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE detail ADD COLUMN rivals TEXT NOT NULL DEFAULT '[]'",
        # The interviews of older contacts were one for each.
        """
        INSERT INTO interview (id, date, source, company, role, lead)
        SELECT id, interview_date, interview_source, interview_company, interview_role,
            id
        FROM contact
        """,
        "INSERT INTO participant SELECT id, id FROM contact",
        # Where a card was seen: a person can have several, and so several photos.
        """
        CREATE TABLE sighting (
            photo_digest TEXT NOT NULL,
            card INTEGER NOT NULL,
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            photo BLOB NOT NULL,
            seen TEXT NOT NULL,
            PRIMARY KEY (photo_digest, card)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX sighting_by_contact ON sighting (contact_id)",
        """
        INSERT INTO sighting
        SELECT photo_digest, card, id, photo, updated FROM contact
        """,
        """
        CREATE TABLE person (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            revision INTEGER NOT NULL,
            created TEXT NOT NULL,
            updated TEXT NOT NULL,
            deleted TEXT,
            merged_into INTEGER,
            planned TEXT NOT NULL DEFAULT ''
        )
        """,
        """
        INSERT INTO person (id, uid, revision, created, updated)
        SELECT id, uid, revision, created, updated FROM contact
        """,
        "DROP TABLE contact",
        "ALTER TABLE person RENAME TO contact",
        # Whether a number is printed as the person's own line.
        "ALTER TABLE detail ADD COLUMN is_direct INTEGER NOT NULL DEFAULT 0",
        # Only few are merged or deleted: nobody is to look up all the others by that.
        """
        CREATE INDEX contact_by_merger ON contact (merged_into)
        WHERE merged_into IS NOT NULL
        """,
        """
        CREATE INDEX contact_by_deletion ON contact (deleted)
        WHERE deleted IS NOT NULL
        """,
        # The plan of each contact and the days of its next step, so that nobody has to
        # plan them all to see what is due today.
        "DROP TABLE follow_up",
        """
        CREATE TABLE agenda (
            contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
            due TEXT,
            latest TEXT,
            made TEXT NOT NULL,
            plan TEXT NOT NULL
        )
        """,
        # By the last day first: those that are long over are most, and never asked for.
        "CREATE INDEX agenda_by_day ON agenda (latest, due) WHERE due IS NOT NULL",
        # All that was done, in its order; what was undone stays and is marked.
        """
        CREATE TABLE action (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            kind TEXT NOT NULL,
            contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
            interview_id INTEGER REFERENCES interview (id) ON DELETE CASCADE,
            data TEXT NOT NULL DEFAULT '{}',
            before TEXT,
            undone TEXT
        )
        """,
        "CREATE INDEX action_by_contact ON action (contact_id)",
        "CREATE INDEX action_by_interview ON action (interview_id)",
        """
        CREATE INDEX action_to_undo ON action (id)
        WHERE undone IS NULL AND before IS NOT NULL
        """,
        # By what a contact can be found again: parts of identity, and all its text.
        """
        CREATE TABLE trait (
            value TEXT NOT NULL,
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            PRIMARY KEY (value, contact_id)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX trait_by_contact ON trait (contact_id)",
        """
        CREATE TABLE likeness (
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            other_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            why TEXT NOT NULL,
            settled TEXT,
            PRIMARY KEY (contact_id, other_id)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX likeness_by_other ON likeness (other_id)",
        """
        CREATE INDEX likeness_to_settle ON likeness (contact_id, other_id, why)
        WHERE settled IS NULL
        """,
        "CREATE VIRTUAL TABLE wording USING fts5 (text, tokenize = 'unicode61')",
        # Where contacts were exported to: what is forgotten is forgotten there, too.
        "CREATE TABLE exported (folder BLOB PRIMARY KEY) WITHOUT ROWID",
        # What the derived tables (agenda, trait, wording) were made with.
        "CREATE TABLE derived (planner TEXT NOT NULL, indexer TEXT NOT NULL)",
    ),
)


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> None:
    """Brings a store to the newest version, each migration in its own transaction.

    Before the first one the store is copied to a file beside it, such as
    ``cardtrail.sqlite.v2.backup``, in the place of an earlier copy of that version.

    Args:
        connection: without a transaction of its own.
        path: of the store; for the backup and for the messages.
        migrations: all there are, the oldest first.

    Raises:
        StoreError: another program's database, or a newer version's store.
        sqlite3.Error: SQLite refused; the store has its last whole version.
    """
    found = _version(connection, path, len(migrations))
    if found == len(migrations):
        return
    # A table that others refer to can only be made anew while nobody watches
    # (https://sqlite.org/lang_altertable.html, 7), which no transaction can switch.
    connection.execute("PRAGMA foreign_keys = OFF")
    while (version := _version(connection, path, len(migrations))) < len(migrations):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Read again: another process may have been quicker.
            if _version(connection, path, len(migrations)) == version:
                if version == found:
                    _back_up(path, version)
                _take_step(connection, migrations[version], version + 1)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def backup_path(path: Path, version: int) -> Path:
    """Where a store of ``version`` is copied to before it becomes a newer one."""
    return path.with_name(f"{path.name}.v{version}.backup")


def backups(path: Path) -> tuple[Path, ...]:
    """The copies of a store that there are beside it."""
    found = (backup_path(path, version) for version in range(1, len(MIGRATIONS)))
    return tuple(copy for copy in found if copy.exists())


def _take_step(
    connection: sqlite3.Connection, statements: Migration, reached: int
) -> None:
    for statement in statements:
        connection.execute(statement)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise sqlite3.IntegrityError(f"migration {reached} broke a reference")
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {reached}")


def _back_up(path: Path, version: int) -> None:
    """Copies what is committed; whoever holds the write lock may read it, too."""
    if version == 0 or not path.exists():
        return
    copy = backup_path(path, version)
    beside = copy.with_suffix(".part")
    beside.unlink(missing_ok=True)  # of a process that was killed
    beside.touch(mode=0o600)
    try:
        with (
            closing(sqlite3.connect(path)) as source,
            closing(sqlite3.connect(beside)) as to,
        ):
            source.backup(to)
        beside.replace(copy)
    finally:
        beside.unlink(missing_ok=True)


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

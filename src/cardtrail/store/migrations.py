"""How a store of an older version gets the tables of the newest.

The number of the last migration is kept in SQLite's ``user_version``, which a
transaction takes back with everything else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from cardtrail.errors import StoreError
from cardtrail.store.schema import MIGRATIONS, Migration

_APPLICATION_ID = 0x63617264  # "card": tells a store from another program's database


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


def kept_version(connection: sqlite3.Connection, path: Path) -> int:
    """The number of the last migration that a store has had, 0 for an empty file.

    Raises:
        StoreError: another program's database, or a newer version's store.
        sqlite3.Error: SQLite refused.
    """
    return _version(connection, path, len(MIGRATIONS))


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

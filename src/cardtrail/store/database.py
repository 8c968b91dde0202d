"""The SQLite file under the store: opening it, and transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from cardtrail.errors import StoreError
from cardtrail.store.faults import told_plainly
from cardtrail.store.migrations import migrate


class Database:
    """One connection; whatever it does happens as a whole or not at all."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path, patience: float) -> Self:
        """The file at ``path``, made if there is none, readable by its owner only.

        Args:
            path: the file; its folder is made if need be.
            patience: how long to wait for another process to finish, in seconds.

        Raises:
            StoreError: it can't be opened or made, is another program's file, or was
                written by a newer version.
        """
        with told_plainly(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not path.exists():
                path.touch(mode=0o600)
            connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
            try:
                connection.row_factory = sqlite3.Row
                migrate(connection, path)
                connection.execute("PRAGMA foreign_keys = ON")
                # What a person asked to be forgotten must not stay in free pages.
                connection.execute("PRAGMA secure_delete = ON")
                # Readers don't wait for a writer; not every file system can do it.
                with suppress(sqlite3.OperationalError):
                    connection.execute("PRAGMA journal_mode = WAL")
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)

    def close(self) -> None:
        """Lets go of the file."""
        self.connection.close()

    def wipe(self) -> None:
        """Rewrites the file, so that nothing of what was deleted is left in it.

        Raises:
            StoreError: SQLite or the disk refused, or another program holds it open.
        """
        with told_plainly(self.path):
            self.connection.execute("VACUUM")
            row = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if row[0]:
            raise StoreError(
                f"Another program has {self.path} open, so that traces may stay in it; "
                "they go when that program is closed."
            )

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Everything inside sees one state of the store.

        Raises:
            StoreError: SQLite or the disk refused.
        """
        with self._transaction("DEFERRED") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Everything inside happens at once or not at all.

        Raises:
            StoreError: SQLite or the disk refused; nothing has changed.
        """
        with self._transaction("IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _transaction(self, mode: str) -> Iterator[sqlite3.Connection]:
        with told_plainly(self.path):
            self.connection.execute(f"BEGIN {mode}")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

"""Whether contacts can be kept here; nothing in a store is changed by looking."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from cardtrail.errors import StoreError
from cardtrail.model.finding import Finding, State, told
from cardtrail.store import tables
from cardtrail.store.faults import PRIMARY, told_plainly
from cardtrail.store.migrations import kept_version
from cardtrail.store.schema import MIGRATIONS

_PATIENCE = 2.0
"""Seconds to wait for another program that writes."""

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def store(path: Path) -> Finding:
    """The file of the contacts: whether it is whole, and can be written.

    Args:
        path: where it is, or would be.
    """
    if not path.exists():
        return _none_yet(path)
    try:
        version, count = _look(path)
    except StoreError as error:
        return told(State.ATTENTION if _is_busy(error) else State.BROKEN, error)
    found = f"{path}, SQLite {sqlite3.sqlite_version}, version {version}"
    if version < len(MIGRATIONS):
        found += f" (the next command makes it {len(MIGRATIONS)})"
    else:
        found += f", {count} contact{'s' * (count != 1)}"
    if exposed := list(_exposed(path)):
        return Finding(
            State.ATTENTION,
            f"{found}; others on this machine may read it",
            f"Keep it to yourself with: {'; '.join(exposed)}",
        )
    return Finding(State.OK, found)


def _look(path: Path) -> tuple[int, int]:
    """The version of a store that is whole and can be written, and its contacts.

    Raises:
        StoreError: it is damaged, can't be read or written, is another program's
            file, or a newer version's.
    """
    with (
        told_plainly(path),
        closing(sqlite3.connect(path, _PATIENCE, isolation_level=None)) as db,
    ):
        db.row_factory = sqlite3.Row
        version = kept_version(db, path)
        faults = [row[0] for row in db.execute("PRAGMA quick_check(1)")]
        if faults != ["ok"]:
            raise sqlite3.DatabaseError(faults[0])
        db.execute("BEGIN IMMEDIATE")
        db.execute("ROLLBACK")
        if version < len(MIGRATIONS):
            return version, 0
        return version, tables.count(db)


def _is_busy(error: StoreError) -> bool:
    """Whether another program writes, which it will not do for ever."""
    code = getattr(error.__cause__, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code & PRIMARY == sqlite3.SQLITE_BUSY


def _none_yet(path: Path) -> Finding:
    parents = [x for x in path.absolute().parents if os.path.lexists(x)]
    nearest = parents[0]
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        why = "may not be written" if nearest.is_dir() else "is no folder"
        return Finding(
            State.BROKEN,
            f"{path} can't be made: {nearest} {why}",
            "Mend that, or name another file with --store or: "
            "cardtrail config set store FILE",
        )
    return Finding(State.OK, f"{path}, which the first scan makes")


def _exposed(path: Path) -> Iterator[str]:
    """The commands that take the rights of others away, where they have some."""
    if os.name != "posix":
        return
    if path.parent.stat().st_mode & _OTHERS and path.stat().st_mode & _OTHERS:
        yield f"chmod 600 '{path}'"

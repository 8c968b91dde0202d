"""What SQLite and the disk can refuse, in sentences that say what to do next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cardtrail.errors import StoreError

_SENTENCES: dict[int, str] = {
    sqlite3.SQLITE_BUSY: (
        "Another program is writing to {path}; wait until it is done and try again."
    ),
    sqlite3.SQLITE_NOTADB: (
        "{path} is not a contact store; name another file, or move it away to start a "
        "new one."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "The contact store {path} is damaged; put a copy from your backup in its place."
    ),
    sqlite3.SQLITE_READONLY: (
        "The contact store {path} can't be written; check the permissions of the file "
        "and its folder."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The contact store {path} can't be opened; check that it is a file in a folder "
        "that you may write to."
    ),
    sqlite3.SQLITE_FULL: (
        "The disk is full and the last change is not in {path}; make room and try "
        "again."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk failed or is full and the last change is not in {path}; check the "
        "disk and try again."
    ),
}
_OTHER = "The contact store {path} can't be used ({error}); check the file."
PRIMARY = 0xFF
"""The part of SQLite's extended codes that is the plain one."""


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turns what sqlite3 and the file system raise inside into a StoreError.

    Raises:
        StoreError: SQLite or the file system refused.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR
        sentence = _SENTENCES.get(code & PRIMARY, _OTHER)
        raise StoreError(sentence.format(path=path, error=error)) from error
    except UnicodeDecodeError as error:  # sqlite3 says so of names of damaged tables
        sentence = _SENTENCES[sqlite3.SQLITE_CORRUPT]
        raise StoreError(sentence.format(path=path)) from error
    except OSError as error:
        sentence = _SENTENCES[sqlite3.SQLITE_CANTOPEN]
        raise StoreError(sentence.format(path=path)) from error


@contextmanager
def whole(what: str) -> Iterator[None]:
    """Turns what reading a row raises that no version wrote into a StoreError.

    Args:
        what: the row, as a sentence begins.

    Raises:
        StoreError: a text inside is not what the store writes.
    """
    try:
        yield
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError(
            f"{what} in the store is damaged; put a copy of the store from your backup "
            "in its place."
        ) from error

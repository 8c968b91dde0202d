"""Runs that are under way: the system tells of each whether it lives.

A run holds a lock on a file beside the store. However a process ends, the system lets
go of its locks; what a dead run had begun is anybody's again.
"""

from __future__ import annotations

import contextlib
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from cardtrail.store.faults import told_plainly

_HOUR = 3600.0
"""Seconds after which a lock that nobody holds was left by a run that was killed."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run over photos; use it in a ``with`` statement.

    Attributes:
        id: no other run ever has it.
        lock: held as long as it lives.
    """

    id: str
    lock: FileLock

    @classmethod
    def begin(cls, store: Path) -> Self:
        """A run that keeps what it reads in a store.

        Raises:
            StoreError: the lock can't be written beside the store.
        """
        number = uuid.uuid4().hex
        with told_plainly(store):
            _sweep(store)
            lock = FileLock(_lock_path(store, number), mode=0o600)
            lock.acquire(timeout=0)
        return cls(number, lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        Path(self.lock.lock_file).unlink(missing_ok=True)
        self.lock.release()


def is_alive(store: Path, run: str) -> bool:
    """Whether a run's process lives; the lock of a dead one is taken away.

    Raises:
        StoreError: the lock can't be looked at.
    """
    path = _lock_path(store, run)
    with told_plainly(store):
        return path.exists() and not _is_free(path)


def _sweep(store: Path) -> None:
    """Takes the locks of runs away that were killed."""
    for path in store.parent.glob(_lock_path(store, "*").name):
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < time.time() - _HOUR:
                _is_free(path)


def _is_free(path: Path) -> bool:
    try:
        with FileLock(path, timeout=0):
            path.unlink(missing_ok=True)
    except Timeout:
        return False
    return True


def _lock_path(store: Path, run: str) -> Path:
    return store.with_name(f".{store.name}.{run}.lock")

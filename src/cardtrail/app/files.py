"""Files for people and other programs: whole, or not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from cardtrail.errors import OutputError


def check_folder(folder: Path) -> None:
    """Tells before the work whether its results can be written afterwards.

    Raises:
        OutputError: ``folder`` can't be made or written to.
    """
    parents = [folder.absolute(), *folder.absolute().parents]
    nearest = next(path for path in parents if os.path.lexists(path))
    if not nearest.is_dir():
        raise OutputError(_sentence(folder, f"{nearest} is not a folder"))
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputError(_sentence(folder, f"you may not write to {nearest}"))


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files by their names into a folder, which is made if need be.

    Raises:
        OutputError: one of them can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            write_file(folder / name, data)
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise OutputError(_sentence(folder, reason)) from error


def remove_file(path: Path, holding: bytes) -> None:
    """Takes a file away if it holds what makes it one of ours; else it stays.

    Raises:
        OutputError: it can't be read or taken away.
    """
    try:
        if holding in path.read_bytes():
            path.unlink()
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise OutputError(_sentence(path.parent, f"{path.name}: {reason}")) from error


def write_file(path: Path, data: bytes) -> None:
    """Writes a file for its owner only, whole or not at all.

    It is written beside its place and renamed: nobody ever sees half a file.

    Raises:
        OSError: the system refused.
    """
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _sentence(folder: Path, reason: str) -> str:
    return f"Nothing can be written to {folder}: {reason}. Name another folder."

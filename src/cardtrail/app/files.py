"""Files for people and other programs: whole, or not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

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
        raise unwritable(folder, error) from error


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

    Raises:
        OSError: the system refused.
    """
    with _replacing(path) as file:
        file.write(data)


@contextmanager
def written(path: Path, encoding: str = "utf-8") -> Iterator[IO[str]]:
    """A file to write text to, piece by piece; it takes its place when all is written.

    Where the writing ends early, for whatever reason, what was there before stays.

    Args:
        path: in a folder that is made if need be.
        encoding: of the text; line ends stay as they are.

    Raises:
        OutputError: the system refused.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _replacing(path, "w", encoding) as file:
            yield file
    except OSError as error:
        raise unwritable(path.parent, error) from error


@contextmanager
def _replacing(
    path: Path, mode: str = "wb", encoding: str | None = None
) -> Iterator[IO[Any]]:
    """A new file beside its place, renamed in the end: nobody ever sees half of it."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    beside = Path(name)
    newline = None if encoding is None else ""
    try:
        with os.fdopen(number, mode, encoding=encoding, newline=newline) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def unwritable(folder: Path, error: OSError) -> OutputError:
    """What to tell of a folder to which the system lets nothing be written."""
    return OutputError(_sentence(folder, error.strerror or "unknown error"))


def _sentence(folder: Path, reason: str) -> str:
    return f"Nothing can be written to {folder}: {reason}. Name another folder."

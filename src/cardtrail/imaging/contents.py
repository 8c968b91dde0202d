"""The bytes of a file, if it is one, whole, and not too large."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from cardtrail.errors import PhotoError
from cardtrail.model.limits import USUAL, Limits

_MEGABYTE = 1_000_000

_KINDS = {
    stat.S_IFDIR: "folder",
    stat.S_IFIFO: "pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "device",
    stat.S_IFBLK: "device",
}
"""What is no file, by the bits of its mode."""

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)  # Windows would change line ends
    | getattr(os, "O_NONBLOCK", 0)  # Unix would wait for a pipe that just came there
)


def contents(path: Path, limits: Limits = USUAL) -> bytes:
    """The bytes of a picture file; what is no file is not even opened.

    Args:
        path: of the file.
        limits: how large it may be.

    Raises:
        PhotoError: it can't be opened, is no file, empty, too large, or was changed by
            another program meanwhile.
    """
    try:
        _check(path, path.stat(), limits)
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            before = os.fstat(file.fileno())
            _check(path, before, limits)
            data = file.read(before.st_size + 1)
            after = os.fstat(file.fileno())
    except FileNotFoundError as error:
        raise PhotoError(f"{path} does not exist. Check the path.") from error
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise PhotoError(
            f"{path} can't be opened: {reason}. Name a file that you may read."
        ) from error
    except MemoryError as error:
        raise PhotoError(
            f"{path} needs more memory than there is. Save a smaller copy."
        ) from error
    if (len(data), before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise PhotoError(
            f"{path} was changed while it was read. Scan it again once it is whole."
        )
    if not data:
        raise PhotoError(f"{path} is empty. Copy it from the camera again.")
    return data


def _check(path: Path, status: os.stat_result, limits: Limits) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = _KINDS.get(stat.S_IFMT(status.st_mode), "thing of another kind")
        raise PhotoError(
            f"{path} can't be opened: it is a {kind} and no file. "
            "Name a file that you may read."
        )
    if status.st_size > limits.file_megabytes * _MEGABYTE:
        raise PhotoError(
            f"{path} has {status.st_size / _MEGABYTE:.0f} megabytes; at most "
            f"{limits.file_megabytes} are read, as limits.file-megabytes says. Save a "
            "smaller copy, or raise the limit with cardtrail config set."
        )

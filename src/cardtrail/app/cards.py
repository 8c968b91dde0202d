"""The pictures of cards beside the store: ``cards/<uid>.jpg``, for their owner only."""

from __future__ import annotations

import datetime as dt
import os
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from cardtrail.app.files import write_file
from cardtrail.errors import OutputError

_HALF = dt.timedelta(hours=1)
"""After which a file that is half written is nobody's any more."""


def cards_folder(store: Path) -> Path:
    """Where the flat cards of a store's contacts are kept, ``<uid>.jpg`` each."""
    return store.parent / "cards"


def keep_card(folder: Path, uid: str, jpeg: bytes, now: dt.datetime) -> None:
    """Keeps the picture of a card: whole, or not at all.

    Args:
        folder: of the pictures; made if need be.
        uid: of the card.
        jpeg: the picture.
        now: from when on its days are counted.

    Raises:
        OutputError: it can't be written.
    """
    path = folder / f"{uid}.jpg"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(path, jpeg)
        os.utime(path, (now.timestamp(), now.timestamp()))
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise OutputError(
            f"The picture of a card can't be kept in {folder}: {reason}. The contact "
            "is kept; mend the folder and scan the photo again."
        ) from error


def remove_cards(folder: Path, uids: Iterable[str]) -> tuple[Path, ...]:
    """Takes away the pictures of cards, and whatever was left half written.

    Returns:
        The pictures that were there.

    Raises:
        OutputError: one of them can't be taken away.
    """
    wanted = [folder / f"{uid}.jpg" for uid in uids]
    found = tuple(path for path in wanted if path.exists())
    _remove((*found, *_half_written(folder)))
    return found


def expire_cards(folder: Path, now: dt.datetime, days: int) -> int:
    """Takes away the pictures that were kept for longer than they are to be.

    Args:
        folder: of the pictures.
        now: the present moment.
        days: how long pictures are kept; 0 for not at all.

    Returns:
        How many were taken away.

    Raises:
        OutputError: one of them can't be taken away.
    """
    last = now - dt.timedelta(days=days)
    old = [path for path in _pictures(folder) if not days or _is_older(path, last)]
    half = [path for path in _half_written(folder) if _is_older(path, now - _HALF)]
    _remove((*old, *half))
    return len(old)


def _pictures(folder: Path) -> Iterator[Path]:
    """What is called as our pictures are; whatever else lies there is not ours."""
    for path in folder.glob("*.jpg"):
        try:
            uuid.UUID(path.stem)
        except ValueError:
            continue
        yield path


def _half_written(folder: Path) -> Iterator[Path]:
    return folder.glob(".*.jpg")


def _is_older(path: Path, moment: dt.datetime) -> bool:
    try:
        return path.stat().st_mtime < moment.timestamp()
    except OSError:  # gone meanwhile
        return False


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            reason = error.strerror or "unknown error"
            raise OutputError(
                f"The picture {path} can't be taken away: {reason}. Take it away by "
                "hand."
            ) from error

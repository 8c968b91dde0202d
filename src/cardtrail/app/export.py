"""Writes contacts and their follow-ups for other programs."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cardtrail.errors import OutputError
from cardtrail.export.filename import file_stem
from cardtrail.export.ics import calendar
from cardtrail.export.vcard import vcard, vcards
from cardtrail.model.record import Record


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written.

    Attributes:
        cards: one vCard file per contact: some programs read only the first of a file.
        contacts: all contacts in one vCard file.
        calendar: their follow-ups as iCalendar events.
    """

    cards: tuple[Path, ...]
    contacts: Path
    calendar: Path


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


def export(records: Sequence[Record], folder: Path) -> Exported:
    """Writes the vCards and the calendar; each file is complete or not there.

    Raises:
        OutputError: a file can't be written.
    """
    files = {folder / f"{file_stem(record)}.vcf": vcard(record) for record in records}
    exported = Exported(
        cards=tuple(files),
        contacts=folder / "contacts.vcf",
        calendar=folder / "follow-ups.ics",
    )
    files[exported.contacts] = vcards(records)
    files[exported.calendar] = calendar(records)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            _write(path, data)
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise OutputError(_sentence(folder, reason)) from error
    return exported


def _write(path: Path, data: bytes) -> None:
    """Beside its place first, then renamed: nobody ever sees half a file."""
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

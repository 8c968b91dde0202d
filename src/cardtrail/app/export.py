"""Writes contacts and their follow-ups for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cardtrail.app.files import write_files
from cardtrail.export.filename import file_stem
from cardtrail.export.ics import calendar
from cardtrail.export.vcard import vcard, vcards
from cardtrail.model.record import Record

_CONTACTS, _CALENDAR = "contacts.vcf", "follow-ups.ics"


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


def export(records: Sequence[Record], folder: Path) -> Exported:
    """Writes the vCards and the calendar; each file is complete or not there.

    Raises:
        OutputError: a file can't be written.
    """
    cards = {f"{file_stem(record)}.vcf": vcard(record) for record in records}
    together = {_CONTACTS: vcards(records), _CALENDAR: calendar(records)}
    write_files(folder, cards | together)
    return Exported(
        cards=tuple(folder / name for name in cards),
        contacts=folder / _CONTACTS,
        calendar=folder / _CALENDAR,
    )

"""Writes contacts and their follow-ups for other programs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cardtrail.app.desk import Desk
from cardtrail.app.files import remove_file, write_files
from cardtrail.app.json_format import record_line
from cardtrail.app.problems import problems
from cardtrail.app.schedule import Schedule
from cardtrail.errors import PhotoError, StoreError
from cardtrail.export.filename import file_stem
from cardtrail.export.google import google
from cardtrail.export.outlook import outlook
from cardtrail.export.portrait import portrait
from cardtrail.export.vcard import Version, vcard
from cardtrail.model.record import Gone, Record
from cardtrail.store import forgetting
from cardtrail.store.people import gone


class Format(StrEnum):
    """What can be written; the values are what a person types."""

    VCARD = "vcard"
    VCARD4 = "vcard4"
    GOOGLE = "google"
    OUTLOOK = "outlook"
    JSON = "json"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written.

    Attributes:
        whole: the file that holds all contacts, by its format.
        cards: one vCard file per contact: some programs read only the first of a file.
        without_picture: the numbers of the contacts of whose card no picture could be
            put into the vCard that was to have one.
    """

    whole: Mapping[Format, Path]
    cards: tuple[Path, ...]
    without_picture: tuple[int, ...]


NAMES: dict[Format, str] = {
    Format.VCARD: "contacts.vcf",
    Format.VCARD4: "contacts-4.0.vcf",
    Format.GOOGLE: "google.csv",
    Format.OUTLOOK: "outlook.csv",
    Format.JSON: "contacts.jsonl",
    Format.CALENDAR: "follow-ups.ics",
}
"""The files that hold all contacts."""
PAGE, TABLE = "report.html", "contacts.csv"
"""The files that tell of a run; see ``app.report``."""
_VERSIONS: dict[Format, Version] = {
    Format.VCARD: Version.V3,
    Format.VCARD4: Version.V4,
}
# A folder of their own: khard and others take each file in a folder for a contact.
FOLDERS: dict[Format, str] = {
    Format.VCARD: "contacts",
    Format.VCARD4: "contacts-4.0",
}
"""The folders with one file per contact."""


def chosen(
    desk: Desk, numbers: Sequence[int]
) -> tuple[tuple[Record, ...], tuple[Gone, ...]]:
    """The contacts with these numbers, each once; all of them if none is named.

    Returns:
        The contacts and, if it is all, those that are not among them any more.

    Raises:
        StoreError: the store can't be read, or there is no such contact.
    """
    with desk.open() as kept:
        if not numbers:
            return kept.records(), gone(kept)
        return tuple(kept.record(number) for number in dict.fromkeys(numbers)), ()


def export(
    records: Sequence[Record],
    folder: Path,
    formats: Collection[Format] = tuple(Format),
    *,
    schedule: Schedule,
    pictures: Path | None = None,
) -> Exported:
    """Writes contacts; each file is complete or not there.

    An export over an earlier one takes its place: the file of a contact whose name has
    changed does not stay behind.

    Args:
        records: the contacts.
        folder: where the files go; made if need be.
        formats: what to write.
        schedule: how the calendar is to be.
        pictures: the folder of flat cards to show in the vCards, see
            ``cards_folder``; None for vCards without pictures.

    Raises:
        OutputError: a file can't be written.
    """
    shown = {} if pictures is None else _portraits(records, pictures)
    cards: list[Path] = []
    contents: dict[Format, bytes] = {}
    for one in (one for one in Format if one in formats):
        if one in _VERSIONS:
            files = _cards(records, _VERSIONS[one], shown)
            own = folder / FOLDERS[one]
            write_files(own, files)
            _remove_renamed(own, records, files)
            cards += (own / name for name in files)
            contents[one] = b"".join(files.values())
        else:
            contents[one] = _content(one, records, schedule)
    write_files(folder, {NAMES[one]: content for one, content in contents.items()})
    lost = () if pictures is None else (x.id for x in records if x.id not in shown)
    return Exported(
        {one: folder / NAMES[one] for one in contents}, tuple(cards), tuple(lost)
    )


def note_export(desk: Desk, folder: Path) -> None:
    """Notes where contacts go, so that whoever is forgotten is forgotten there, too.

    Contacts can be exported from a store that can't be written; nobody can be
    forgotten in it either.
    """
    with suppress(StoreError), desk.open() as store:
        forgetting.note_export(store, folder.absolute())


def _cards(
    records: Iterable[Record], version: Version, shown: Mapping[int, bytes]
) -> dict[str, bytes]:
    """The vCards by the names of their files."""
    return {
        f"{file_stem(record)}.vcf": vcard(record, version, shown.get(record.id))
        for record in records
    }


def _json_lines(records: Iterable[Record]) -> bytes:
    """Each contact as ``cardtrail contacts --json`` prints it."""
    lines = (record_line(record, problems(record)) for record in records)
    return "".join(f"{line}\n" for line in lines).encode("ascii")


_WRITERS: dict[Format, Callable[[Sequence[Record]], bytes]] = {
    Format.GOOGLE: google,
    Format.OUTLOOK: outlook,
    Format.JSON: _json_lines,
}


def _content(one: Format, records: Sequence[Record], schedule: Schedule) -> bytes:
    if one is Format.CALENDAR:
        return schedule.calendar(records)
    return _WRITERS[one](records)


def _portraits(records: Iterable[Record], pictures: Path) -> dict[int, bytes]:
    """The flat cards that there are, by the number of the contact."""
    found = {}
    for record in records:
        try:
            found[record.id] = portrait((pictures / f"{record.uid}.jpg").read_bytes())
        except (OSError, PhotoError):  # a lost picture costs nobody the contact
            continue
    return found


def _remove_renamed(
    folder: Path, records: Iterable[Record], written: Collection[str]
) -> None:
    """Takes away files of the same contacts under the names that they had before."""
    uids = {str(record.id): record.uid for record in records}
    for path in folder.glob("*.vcf"):
        uid = uids.get(path.name.partition("-")[0])
        if uid is not None and path.name not in written:
            remove_file(path, f"\r\nUID:urn:uuid:{uid}\r\n".encode())

"""What an address book has no field of its own for, told in the note of a contact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PureWindowsPath

from cardtrail.export.plain import interview_line
from cardtrail.model.field import Field
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.profile import Profile


def note(record: Record) -> str:
    """The interview, the photo's file name, and what has no other place; in lines.

    The name alone of the file: folders tell about the person's machine.
    """
    return "\n".join(filter(None, map(printable, _lines(record))))


def _lines(record: Record) -> Iterator[str]:
    yield interview_line(record.interview)
    if photo := photo_name(record):
        yield f"Photo of the card: {photo}"
    for other in record.contact.others:
        yield f"Also on the card: {other.text}"
    for phone in record.contact.phones:
        if phone.value is not None and phone.value.extension:
            yield f"Extension {phone.value.extension} on {phone.text}"
    for profile in record.contact.profiles:
        yield _told(profile)


def photo_name(record: Record) -> str:
    """The name of the photo's file without its folders, written on any system."""
    return printable(PureWindowsPath(record.photo).name)  # takes both slashes


def _told(profile: Field[Profile]) -> str:
    known = profile.value
    if known is None or known.service is None:
        return f"Profile: {profile.text}"
    return f"{known.service.brand}: {profile.text}"

"""vCard 3.0 (RFC 2426), which every address book imports, and 4.0 (RFC 6350).

One list of properties gets two writers that differ where the versions do. They are our
own: vobject knows nothing of 4.0, and a program that wrote none of the cards is the
better witness where the tests read them.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from cardtrail.export.properties import Property, Uri, properties, uri
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.phone import PhoneNumber
from cardtrail.values.profile import Profile

_LINE = 75  # octets without the line break: RFC 2425, 5.8.1, and RFC 6350, 3.2
_ESCAPED = str.maketrans({"\\": r"\\", ",": r"\,", ";": r"\;", "\n": r"\n"})
"""RFC 2426, 4 (text-value), and RFC 6350, 3.4 (compound values)."""

_ESCAPED_WHOLE = str.maketrans({"\\": r"\\", ",": r"\,", "\n": r"\n"})
"""RFC 6350, 3.4, leaves the semicolon open in values of one part: ical.js, which
Thunderbird and Nextcloud read with, shows a backslash before it to people."""

_IN_PARTS = frozenset({"N", "ADR", "ORG"})
_ONLY_IN_4 = frozenset({"KIND"})


class Version(StrEnum):
    """The versions that are written, as they name themselves."""

    V3 = "3.0"
    V4 = "4.0"


def vcard(
    record: Record, version: Version = Version.V3, picture: bytes | None = None
) -> bytes:
    """One contact as a vCard: UTF-8 without BOM, CRLF, folded at 75 octets.

    Args:
        record: the contact.
        version: of the vCard.
        picture: a JPEG to show beside the name. It goes in as it is: ``portrait``
            makes one that tells nothing about the phone and the place.
    """
    write = _WRITERS[version]
    lines = [
        "BEGIN:VCARD",
        f"VERSION:{version}",  # in 4.0 right after BEGIN: RFC 6350, 6.7.9
        "PRODID:-//cardtrail//contacts//EN",
        *filter(None, map(write, properties(record, picture))),
        "END:VCARD",
    ]
    return b"".join(map(_folded, lines))


def vcards(
    records: Iterable[Record],
    version: Version = Version.V3,
    picture: Callable[[Record], bytes | None] = lambda _: None,
) -> bytes:
    """All contacts in one file, one vCard after the other.

    Outlook reads only the first of them: give it one file per contact.

    Args:
        records: the contacts.
        version: of the vCards.
        picture: gives the JPEG of a contact, or None.
    """
    return b"".join(vcard(record, version, picture(record)) for record in records)


def _line_of_3(entry: Property) -> str | None:
    """A property in version 3.0; None where that has nothing like it."""
    match entry.value:
        case dt.datetime() as moment:
            return _line(entry, moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
        case bytes() as jpeg:
            return f"{entry.name};ENCODING=b;TYPE=JPEG:{_base64(jpeg)}"
        case PhoneNumber() as number:
            # The number alone: Android keeps every digit after ";ext=", "," or "ext."
            # as part of it, which makes a wrong number. The note has the extension.
            return _line(entry, number.e164)
        case Profile(service, _, url):
            # Apple's own; there is none for a handle without an address.
            return f"X-{entry.name};TYPE={service}:{uri(url)}" if url else None
        case Uri(text):
            return _line(entry, text)
        case texts:
            return None if entry.name in _ONLY_IN_4 else _line(entry, _joined(texts))


def _line_of_4(entry: Property) -> str:
    """A property in version 4.0."""
    match entry.value:
        case dt.datetime() as moment:
            return _line(entry, moment.strftime("%Y%m%dT%H%M%SZ"))
        case bytes() as jpeg:
            return _line(entry, f"data:image/jpeg;base64,{_base64(jpeg)}")
        case PhoneNumber(e164, extension):
            told = f";ext={uri(extension)}" if extension else ""  # RFC 3966
            return _line(entry, f"tel:{e164}{told}", ";VALUE=uri")
        case Profile() as profile:
            return _social_profile(entry, profile)
        case Uri(text):
            return _line(entry, text)
        case texts:
            escapes = _ESCAPED if entry.name in _IN_PARTS else _ESCAPED_WHOLE
            return _line(entry, _joined(texts, escapes))


def _social_profile(entry: Property, profile: Profile) -> str:
    """RFC 9554, 3.7: its address, else the handle as a text."""
    service = f";SERVICE-TYPE={profile.service.brand}" if profile.service else ""
    if profile.url:
        return _line(entry, uri(profile.url), service)
    handle = printable(profile.handle).translate(_ESCAPED_WHOLE)
    return _line(entry, handle, f"{service};VALUE=text")


_WRITERS: dict[Version, Callable[[Property], str | None]] = {
    Version.V3: _line_of_3,
    Version.V4: _line_of_4,
}


def _line(entry: Property, value: str, parameters: str = "") -> str:
    types = f";TYPE={','.join(entry.types)}" if entry.types else ""
    return f"{entry.name}{parameters}{types}:{value}"


def _joined(texts: Iterable[str], escapes: Mapping[int, str] = _ESCAPED) -> str:
    return ";".join(text.translate(escapes) for text in texts)


def _base64(jpeg: bytes) -> str:
    return base64.b64encode(jpeg).decode("ascii")


def _folded(line: str) -> bytes:
    """One content line, folded at 75 octets and never inside a character.

    RFC 2425, 5.8.1: a line break and one space continue a line.
    """
    octets = line.encode()
    folded = bytearray()
    start, room = 0, _LINE
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # the inside of a character: RFC 3629, 3
            end -= 1
        folded += octets[start:end] + b"\r\n "
        start, room = end, _LINE - 1
    return bytes(folded + octets[start:] + b"\r\n")

"""vCard 3.0 (RFC 2426): the version that every address book imports.

vobject escapes and orders; it neither validates nor folds by octets, so what it is
given here is complete, and lines are folded here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import vobject

from cardtrail.export.plain import interview_line, shown_name
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.address import PostalAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind
from cardtrail.values.profile import Profile, Service

_LINE = 75  # octets without the line break: RFC 2425, 5.8.1
_UNFOLDED = 1_000_000_000

_TEL_TYPES: dict[PhoneKind, list[str]] = {
    PhoneKind.MOBILE: ["cell"],
    PhoneKind.WORK: ["work", "voice"],
    PhoneKind.FAX: ["fax", "work"],
    PhoneKind.HOME: ["home"],
    PhoneKind.OTHER: ["voice"],
}
_IMPP: dict[Service, str] = {Service.SKYPE: "skype"}
"""Messengers with a URI scheme of their own (IANA, "skype" is provisional)."""

# A URL is no text value (RFC 2426, 3.6.8): many programs don't take backslashes out of
# it, so what would have to be escaped is percent-encoded (RFC 3986, 2.1).
_URL_SAFE = str.maketrans({"\\": "%5C", ",": "%2C", ";": "%3B", " ": "%20"})


def vcard(record: Record) -> bytes:
    """One contact as a vCard: UTF-8 without BOM, CRLF, folded at 75 octets.

    Values that could not be parsed go out as printed; what is not known is left out.
    """
    card = vobject.vCard()
    _add_identity(card, record)
    _add_details(card, record.contact)
    card.add("note").value = "\n".join(_notes(record))
    lines = card.serialize(lineLength=_UNFOLDED).removesuffix("\r\n").split("\r\n")
    return b"".join(_folded(line) for line in lines)


def vcards(records: Iterable[Record]) -> bytes:
    """All contacts in one file, one vCard after the other.

    Outlook reads only the first of them: give it one file per contact.
    """
    return b"".join(vcard(record) for record in records)


def _add_identity(card: Any, record: Record) -> None:  # noqa: ANN401 -- untyped library
    """FN, N, UID and REV: what an address book needs to know the contact again."""
    name = record.contact.name
    parts = (name and name.value) or PersonName("")
    structured = vobject.vcard.Name(
        family=printable(parts.family),
        given=printable(parts.given),
        additional=printable(parts.additional),
        prefix=printable(parts.prefix),
        suffix=printable(parts.suffix),
    )
    if not structured.family and not structured.given:
        # An N without a name makes a contact without one in several address books.
        structured = vobject.vcard.Name(given=shown_name(record))
    updated = record.updated.astimezone(dt.UTC)
    card.add("fn").value = shown_name(record)
    card.add("n").value = structured
    card.add("uid").value = f"urn:uuid:{record.uid}"
    card.add("rev").value = updated.strftime("%Y-%m-%dT%H:%M:%SZ")


def _add_details(card: Any, contact: Contact) -> None:  # noqa: ANN401 -- untyped library
    _add_organisation(card, contact)
    if contact.title is not None:
        _add(card, "title", contact.title.text)
    for address in contact.addresses:
        _add_address(card, address)
    for phone in contact.phones:
        kind = phone.kind or PhoneKind.OTHER
        # The number alone: Android keeps every digit after ";ext=", "," or "ext." as
        # part of it, which makes a wrong number. The extension stands in the note.
        _add(card, "tel", phone.text, _TEL_TYPES[kind])
    for email in contact.emails:
        _add(card, "email", email.text)
    for website in contact.websites:
        _add(card, "url", printable(website.text).translate(_URL_SAFE))
    for profile in contact.profiles:
        _add_profile(card, profile)


def _add_organisation(card: Any, contact: Contact) -> None:  # noqa: ANN401 -- untyped library
    """ORG: the company, then the department (RFC 2426, 3.5.5); either may be empty."""
    entries = (contact.company, contact.department)
    parts = [printable(entry.text) if entry else "" for entry in entries]
    if any(parts):
        card.add("org").value = parts if parts[1] else parts[:1]


def _add_profile(card: Any, profile: Field[Profile]) -> None:  # noqa: ANN401 -- untyped library
    """IMPP (RFC 4770) for Skype, X-SOCIALPROFILE for what has an address.

    The latter is Apple's; the note has every profile for the programs that don't know
    either, and those that fit neither.
    """
    known = profile.value
    if known is None or known.service is None:
        return
    if known.service in _IMPP:
        uri = f"{_IMPP[known.service]}:{printable(known.handle)}"
        _add(card, "impp", uri.translate(_URL_SAFE))
    elif known.url:
        url = printable(known.url).translate(_URL_SAFE)
        _add(card, "x-socialprofile", url, [known.service.value])


def _add_address(card: Any, address: Field[PostalAddress]) -> None:  # noqa: ANN401 -- untyped library
    """ADR in its seven parts; an address not taken apart goes whole into the street."""
    parts = address.value
    if parts is None or parts.street is None:
        parts = PostalAddress(address.text, street=address.text)
    if not printable(parts.street):
        return
    line = card.add("adr")
    line.value = vobject.vcard.Address(
        street=printable(parts.street),
        city=printable(parts.locality),
        region=printable(parts.region),
        code=printable(parts.postal_code),
        country=printable(parts.country),
    )
    line.params["TYPE"] = ["work"]


def _add(
    card: Any,  # noqa: ANN401 -- untyped library
    name: str,
    text: str,
    types: list[str] | None = None,
) -> None:
    """A text property, unless nothing printable is in it."""
    value = printable(text)
    if not value:
        return
    line = card.add(name)
    line.value = value
    if types is not None:
        line.params["TYPE"] = types


def _notes(record: Record) -> Iterator[str]:
    yield interview_line(record.interview)
    for other in record.contact.others:
        yield printable(f"Also on the card: {other.text}")
    for phone in record.contact.phones:
        if phone.value is not None and phone.value.extension:
            yield printable(f"Extension {phone.value.extension} on {phone.text}")
    for profile in record.contact.profiles:
        yield printable(_told(profile))


def _told(profile: Field[Profile]) -> str:
    known = profile.value
    if known is None or known.service is None:
        return f"Profile: {profile.text}"
    return f"{known.service.brand}: {profile.text}"


def _folded(line: str) -> bytes:
    """One content line, folded at 75 octets and never inside a character.

    RFC 2425, 5.8.1: a line break and one space continue a line.
    """
    folded = bytearray()
    room = _LINE
    for char in line:
        octets = char.encode()
        if len(octets) > room:
            folded += b"\r\n "
            room = _LINE - 1
        folded += octets
        room -= len(octets)
    return bytes(folded + b"\r\n")

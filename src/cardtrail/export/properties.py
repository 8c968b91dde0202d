"""What a vCard says of a contact, whatever the version of the vCard is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from cardtrail.export.note import note
from cardtrail.export.parts import address_parts, name_parts, text_of
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.address import PostalAddress
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile, Service

_TEL_TYPES: dict[PhoneKind, tuple[str, ...]] = {
    PhoneKind.MOBILE: ("cell",),
    PhoneKind.WORK: ("work", "voice"),
    PhoneKind.FAX: ("fax", "work"),
    PhoneKind.HOME: ("home",),
    PhoneKind.OTHER: (),  # voice, as RFC 2426, 3.3.1, and RFC 6350, 6.4.1, have it
}
_IMPP: dict[Service, str] = {Service.SKYPE: "skype"}
"""Messengers with a URI scheme of their own (IANA, "skype" is provisional)."""

# A URL is no text value (RFC 2426, 3.6.8): many programs don't take backslashes out of
# it, so what would have to be escaped is percent-encoded (RFC 3986, 2.1).
_URI_SAFE = str.maketrans({"\\": "%5C", ",": "%2C", ";": "%3B", " ": "%20"})


@dataclass(frozen=True, slots=True)
class Uri:
    """A value that is an address and not a text: nothing in it needs escaping."""

    text: str


Value = tuple[str, ...] | Uri | PhoneNumber | Profile | dt.datetime | bytes
"""Texts in their order, or what each version writes in its own way; bytes are JPEG."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property.

    Attributes:
        name: as in RFC 6350 (vCard 4.0) and its extensions.
        value: what it says; texts are on one line each but for the note.
        types: the values of its TYPE parameter, in lower case.
    """

    name: str
    value: Value
    types: tuple[str, ...] = ()


def properties(record: Record, picture: bytes | None = None) -> Iterator[Property]:
    """All that is known of a contact; what is not known is left out.

    Values that could not be parsed go out as printed.

    Args:
        record: the contact.
        picture: a JPEG to show beside the name.
    """
    yield from _identity(record)
    yield from _details(record.contact)
    yield Property("NOTE", (note(record),))
    if picture is not None:
        yield Property("PHOTO", picture)


def _identity(record: Record) -> Iterator[Property]:
    """What an address book needs to know the contact again."""
    name = name_parts(record)
    parts = (name.family, name.given, name.additional, name.prefix, name.suffix)
    yield Property("UID", Uri(f"urn:uuid:{record.uid}"))
    yield Property("REV", record.updated.astimezone(dt.UTC))
    yield Property("KIND", ("org" if _is_company(record.contact) else "individual",))
    yield Property("FN", (name.text,))
    yield Property("N", tuple(part or "" for part in parts))


def _is_company(contact: Contact) -> bool:
    """Whether the contact is a company of which no person is known."""
    return contact.name is None and contact.company is not None


def _details(contact: Contact) -> Iterator[Property]:
    yield from _organisation(contact)
    if contact.title is not None:
        yield from _text("TITLE", contact.title.text)
    for address in contact.addresses:
        yield from _address(address)
    for phone in contact.phones:
        yield from _phone(phone)
    for email in contact.emails:
        yield from _text("EMAIL", email.text)
    for website in contact.websites:
        yield from _uri("URL", website.text)
    for profile in contact.profiles:
        yield from _profile(profile)


def _text(name: str, text: str, types: tuple[str, ...] = ()) -> Iterator[Property]:
    """A text, unless nothing printable is in it."""
    if value := printable(text):
        yield Property(name, (value,), types)


def _uri(name: str, text: str) -> Iterator[Property]:
    if value := uri(text):
        yield Property(name, Uri(value))


def uri(text: str) -> str:
    """An address on one line in which no version of the vCard escapes anything."""
    return printable(text).translate(_URI_SAFE)


def _organisation(contact: Contact) -> Iterator[Property]:
    """The company, then the department (RFC 2426, 3.5.5); either may be empty."""
    company, department = text_of(contact.company), text_of(contact.department)
    if department:
        yield Property("ORG", (company, department))
    elif company:
        yield Property("ORG", (company,))


def _phone(phone: Field[PhoneNumber]) -> Iterator[Property]:
    types = _TEL_TYPES[phone.kind or PhoneKind.OTHER]
    if phone.value is None:
        yield from _text("TEL", phone.text, types)
    else:
        yield Property("TEL", phone.value, types)


def _address(address: Field[PostalAddress]) -> Iterator[Property]:
    """The seven parts, the first two empty, as RFC 6350, 6.3.1, wants them."""
    parts = address_parts(address)
    if parts is not None:
        texts = (
            *("", "", parts.street, parts.locality, parts.region),
            *(parts.postal_code, parts.country),
        )
        yield Property("ADR", tuple(text or "" for text in texts), ("work",))


def _profile(profile: Field[Profile]) -> Iterator[Property]:
    """IMPP (RFC 4770) for Skype, SOCIALPROFILE (RFC 9554) for every other service.

    The note has every profile for the programs that know neither, and those that fit
    neither.
    """
    known = profile.value
    if known is None or known.service is None:
        return
    if known.service in _IMPP:
        yield from _uri("IMPP", f"{_IMPP[known.service]}:{printable(known.handle)}")
    elif printable(known.url or known.handle):
        yield Property("SOCIALPROFILE", known)

"""Contacts in the columns that Google Contacts exports and imports.

The names are those of the export that Google Contacts has written since 2024 (``E-mail
1 - Label``, ``Organization Name``), the same in the files of many people. Columns with
a number are repeated for the contact that needs the most of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cardtrail.export.note import note
from cardtrail.export.parts import address_parts, name_parts, text_of
from cardtrail.export.table import neutral, phone_cell, table
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.phone import PhoneKind
from cardtrail.values.profile import Profile

_ALONE = (
    *("First Name", "Middle Name", "Last Name"),
    *("Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name"),
    *("Name Prefix", "Name Suffix", "Nickname", "File As"),
    *("Organization Name", "Organization Title", "Organization Department"),
    *("Birthday", "Notes", "Photo", "Labels"),
)
_NUMBERED: dict[str, tuple[str, ...]] = {
    "E-mail": ("Label", "Value"),
    "Phone": ("Label", "Value"),
    "Address": (
        *("Label", "Formatted", "Street", "City", "PO Box", "Region"),
        *("Postal Code", "Country", "Extended Address"),
    ),
    "Website": ("Label", "Value"),
}
_PHONE_LABELS: dict[PhoneKind, str] = {
    PhoneKind.MOBILE: "Mobile",
    PhoneKind.WORK: "Work",
    PhoneKind.FAX: "Work Fax",
    PhoneKind.HOME: "Home",
    PhoneKind.OTHER: "Other",
}
_CONTACTS = "* myContacts"
"""The label that Google Contacts itself gives to all but the "other contacts"."""

Cells = dict[str, str]


def google(records: Iterable[Record]) -> bytes:
    """The contacts as Google Contacts imports them: CSV, UTF-8 without BOM.

    The extension of a telephone number is in the notes, as in the vCards.
    """
    rows = [(record, _numbered(record.contact)) for record in records]
    columns = list(_ALONE)
    for group, parts in _NUMBERED.items():
        most = max((len(entries[group]) for _, entries in rows), default=0)
        columns += [
            f"{group} {number} - {part}"
            for number in range(1, most + 1)
            for part in parts
        ]
    return table(columns, (_row(*row) for row in rows)).encode()


def _row(record: Record, entries: dict[str, list[Cells]]) -> Cells:
    contact, name = record.contact, name_parts(record)
    cells = {
        "First Name": name.given,
        "Middle Name": name.additional,
        "Last Name": name.family,
        "Name Prefix": name.prefix,
        "Name Suffix": name.suffix,
        "Organization Name": text_of(contact.company),
        "Organization Title": text_of(contact.title),
        "Organization Department": text_of(contact.department),
    }
    return {
        **{column: neutral(text or "") for column, text in cells.items()},
        "Notes": neutral(note(record)),
        "Labels": _CONTACTS,
        **{
            f"{group} {number} - {part}": text
            for group, repeated in entries.items()
            for number, entry in enumerate(repeated, start=1)
            for part, text in entry.items()
        },
    }


def _numbered(contact: Contact) -> dict[str, list[Cells]]:
    """The entries of each group of columns, by the ends of the columns' names."""
    return {
        "E-mail": [{"Value": neutral(printable(x.text))} for x in contact.emails],
        "Phone": [
            {
                "Label": _PHONE_LABELS[phone.kind or PhoneKind.OTHER],
                "Value": phone_cell(phone),
            }
            for phone in contact.phones
        ],
        "Address": list(_addresses(contact)),
        "Website": [
            *({"Value": neutral(printable(x.text))} for x in contact.websites),
            *_pages(contact.profiles),
        ],
    }


def _addresses(contact: Contact) -> Iterator[Cells]:
    for address in contact.addresses:
        parts = address_parts(address)
        if parts is not None:
            cells = {
                "Formatted": parts.text,
                "Street": parts.street,
                "City": parts.locality,
                "Region": parts.region,
                "Postal Code": parts.postal_code,
                "Country": parts.country,
            }
            yield {"Label": "Work"} | {
                part: neutral(text or "") for part, text in cells.items()
            }


def _pages(profiles: Iterable[Field[Profile]]) -> Iterator[Cells]:
    """The profiles that have an address."""
    for profile in profiles:
        known = profile.value
        if known is not None and known.service is not None and known.url:
            url = neutral(printable(known.url))
            yield {"Label": known.service.brand, "Value": url}

"""Contacts in the columns of Outlook: classic, new and on the web.

The names and their order are those of the file that outlook.com exports, the same in
the files of many people. Outlook has a fixed number of columns for each detail: what is
left over stands in the notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cardtrail.export.note import note
from cardtrail.export.parts import address_parts, name_parts, text_of
from cardtrail.export.table import neutral, phone_cell, table
from cardtrail.model.contact import Contact
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.phone import PhoneKind

_ADDRESS = ("Street", "City", "State", "Postal Code", "Country/Region")
_COLUMNS = (
    *("First Name", "Middle Name", "Last Name", "Title", "Suffix", "Nickname"),
    *("Given Yomi", "Surname Yomi"),
    *("E-mail Address", "E-mail 2 Address", "E-mail 3 Address"),
    *("Home Phone", "Home Phone 2", "Business Phone", "Business Phone 2"),
    *("Mobile Phone", "Car Phone", "Other Phone", "Primary Phone", "Pager"),
    *("Business Fax", "Home Fax", "Other Fax", "Company Main Phone", "Callback"),
    *("Radio Phone", "Telex", "TTY/TDD Phone", "IMAddress"),
    *("Job Title", "Department", "Company", "Office Location", "Manager's Name"),
    *("Assistant's Name", "Assistant's Phone", "Company Yomi"),
    *(f"{of} {part}" for of in ("Business", "Home", "Other") for part in _ADDRESS),
    *("Personal Web Page", "Spouse", "Schools", "Hobby", "Location", "Web Page"),
    *("Birthday", "Anniversary", "Notes"),
)
_EMAILS = ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address")
_PAGES = ("Web Page", "Personal Web Page")
_PHONES: dict[PhoneKind, tuple[str, ...]] = {
    PhoneKind.MOBILE: ("Mobile Phone",),
    PhoneKind.WORK: ("Business Phone", "Business Phone 2"),
    PhoneKind.FAX: ("Business Fax", "Other Fax"),
    PhoneKind.HOME: ("Home Phone", "Home Phone 2"),
    PhoneKind.OTHER: ("Other Phone",),
}
_PLACES = ("Business", "Other", "Home")
"""Where the first, the second and the third address of a card go."""

Cells = dict[str, str]


def outlook(records: Iterable[Record]) -> bytes:
    """The contacts as Outlook imports them: CSV, UTF-8 with BOM.

    Without the mark at its beginning Excel, in which people look at such a file first,
    takes it for text in the code page of the system.
    """
    return table(_COLUMNS, map(_row, records)).encode("utf-8-sig")


def _row(record: Record) -> Cells:
    contact, name = record.contact, name_parts(record)
    cells = {
        "First Name": name.given,
        "Middle Name": name.additional,
        "Last Name": name.family,
        "Title": name.prefix,
        "Suffix": name.suffix,
        "Job Title": text_of(contact.title),
        "Department": text_of(contact.department),
        "Company": text_of(contact.company),
    }
    safe = {column: neutral(text or "") for column, text in cells.items()}
    notes = [neutral(note(record))]
    for columns, entries in _repeated(contact):
        for column, entry in zip(columns, entries, strict=False):
            safe |= {f"{column}{part}": text for part, text in entry.items()}
        notes += (_left_over(entry) for entry in entries[len(columns) :])
    return safe | {"Notes": "\n".join(notes)}


def _repeated(contact: Contact) -> Iterator[tuple[Sequence[str], list[Cells]]]:
    """Columns, and entries for them: safe texts by what ends the columns' names."""
    yield _EMAILS, [{"": neutral(printable(x.text))} for x in contact.emails]
    yield _PAGES, [{"": neutral(printable(x.text))} for x in contact.websites]
    for kind, columns in _PHONES.items():
        numbers = [x for x in contact.phones if (x.kind or PhoneKind.OTHER) is kind]
        yield columns, [{"": phone_cell(number)} for number in numbers]
    yield _PLACES, list(_addresses(contact))


def _addresses(contact: Contact) -> Iterator[Cells]:
    for address in contact.addresses:
        parts = address_parts(address)
        if parts is not None:
            texts = (
                *(parts.street, parts.locality, parts.region),
                *(parts.postal_code, parts.country),
            )
            yield {
                f" {part}": neutral(text or "")
                for part, text in zip(_ADDRESS, texts, strict=True)
            }


def _left_over(entry: Cells) -> str:
    return "Also: " + ", ".join(filter(None, entry.values()))

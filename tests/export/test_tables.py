"""Tables for Google Contacts and Outlook, read back by the csv module."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from collections.abc import Callable

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.awkward import people

from cardtrail.export.google import google
from cardtrail.export.outlook import outlook
from cardtrail.export.table import neutral
from cardtrail.model.field import Field, Grade
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.phone import PhoneKind, PhoneNumber

RecordWith = Callable[..., Record]
Write = Callable[[list[Record]], bytes]

# As Google Contacts wrote it for a contact with one entry of each kind.
GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,"
    "Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,"
    "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
    "Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,"
    "Address 1 - Country,Address 1 - Extended Address,"
    "Website 1 - Label,Website 1 - Value"
)
# As outlook.com wrote it.
OUTLOOK = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,"
    "E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,"
    "Business Phone,Business Phone 2,Mobile Phone,Car Phone,Other Phone,Primary Phone,"
    "Pager,Business Fax,Home Fax,Other Fax,Company Main Phone,Callback,Radio Phone,"
    "Telex,TTY/TDD Phone,IMAddress,Job Title,Department,Company,Office Location,"
    "Manager's Name,Assistant's Name,Assistant's Phone,Company Yomi,Business Street,"
    "Business City,Business State,Business Postal Code,Business Country/Region,"
    "Home Street,Home City,Home State,Home Postal Code,Home Country/Region,"
    "Other Street,Other City,Other State,Other Postal Code,Other Country/Region,"
    "Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,Birthday,Anniversary,"
    "Notes"
)
FORMULAS = ("=", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
PHONE = re.compile(r"\+\d[\d ]+")

both = pytest.mark.parametrize("write", [google, outlook])


def rows(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def only(content: bytes) -> dict[str, str]:
    (row,) = rows(content)
    return {column: cell for column, cell in row.items() if cell}


def phones(*numbers: tuple[str, PhoneKind]) -> tuple[Field[PhoneNumber], ...]:
    return tuple(
        Field(PhoneNumber(number), number, 0.9, Grade.SURE, kind=kind)
        for number, kind in numbers
    )


def test_google_gets_its_own_columns(record_with: RecordWith) -> None:
    record = record_with(profiles=(), phones=phones(("+19165550160", PhoneKind.MOBILE)))

    (head, *_) = csv.reader(io.StringIO(google([record]).decode()))

    assert head == GOOGLE.split(",")


def test_outlook_gets_its_own_columns(record_with: RecordWith) -> None:
    (head, *_) = csv.reader(io.StringIO(outlook([record_with()]).decode("utf-8-sig")))

    assert head == OUTLOOK.split(",")


def test_google_gets_every_detail(record_with: RecordWith) -> None:
    assert only(google([record_with()])) == {
        "First Name": "Nora",
        "Last Name": "Whitfield",
        "Organization Name": "Alder & Finch",
        "Organization Title": "Manager",
        "Organization Department": "Human Resources",
        "Notes": "Interview on 2026-10-16\nPhoto of the card: nora.jpg\n"
        "Extension 204 on +19165550160\n"
        "LinkedIn: https://www.linkedin.com/in/nora-w\n"
        "Skype: nora.w\nProfile: @alderfinch",
        "Labels": "* myContacts",
        "E-mail 1 - Value": "nora@example.com",
        "Phone 1 - Label": "Work",
        "Phone 1 - Value": "+1 916 555 0160",
        "Phone 2 - Label": "Work Fax",
        "Phone 2 - Value": "+1 916 555 0161",
        "Address 1 - Label": "Work",
        "Address 1 - Formatted": "410 Larkspur Avenue, Sacramento, CA 95814",
        "Address 1 - Street": "410 Larkspur Avenue",
        "Address 1 - City": "Sacramento",
        "Address 1 - Region": "CA",
        "Address 1 - Postal Code": "95814",
        "Address 1 - Country": "United States",
        "Website 1 - Value": "https://www.alder.example",
        "Website 2 - Label": "LinkedIn",
        "Website 2 - Value": "https://www.linkedin.com/in/nora-w",
    }


def test_outlook_gets_every_detail(record_with: RecordWith) -> None:
    assert only(outlook([record_with()])) == {
        "First Name": "Nora",
        "Last Name": "Whitfield",
        "Company": "Alder & Finch",
        "Job Title": "Manager",
        "Department": "Human Resources",
        "Notes": "Interview on 2026-10-16\nPhoto of the card: nora.jpg\n"
        "Extension 204 on +19165550160\n"
        "LinkedIn: https://www.linkedin.com/in/nora-w\n"
        "Skype: nora.w\nProfile: @alderfinch",
        "E-mail Address": "nora@example.com",
        "Business Phone": "+1 916 555 0160",
        "Business Fax": "+1 916 555 0161",
        "Business Street": "410 Larkspur Avenue",
        "Business City": "Sacramento",
        "Business State": "CA",
        "Business Postal Code": "95814",
        "Business Country/Region": "United States",
        "Web Page": "https://www.alder.example",
    }


def test_what_outlook_has_no_column_for_is_in_the_notes(
    record_with: RecordWith,
) -> None:
    home, mobile = PhoneKind.HOME, PhoneKind.MOBILE
    numbers = phones(
        ("+442079460950", home),
        ("+442079460951", mobile),
        ("+442079460952", home),
        ("+442079460953", home),
        ("+442079460954", mobile),
    )

    row = only(outlook([record_with(phones=numbers)]))

    assert row["Home Phone"] == "+44 20 7946 0950"
    assert row["Home Phone 2"] == "+44 20 7946 0952"
    assert row["Mobile Phone"] == "+44 20 7946 0951"
    assert row["Notes"].splitlines()[-2:] == [
        "Also: +44 20 7946 0954",
        "Also: +44 20 7946 0953",
    ]


def test_outlook_gets_a_mark_of_utf_8_and_google_none(record_with: RecordWith) -> None:
    assert outlook([record_with()]).startswith(b'\xef\xbb\xbf"First Name"')
    assert google([record_with()]).startswith(b'"First Name"')


@both
def test_every_row_has_all_columns_and_ends_as_rfc_4180_says(write: Write) -> None:
    content = write(list(people(60)))
    text = content.decode("utf-8-sig")

    lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))

    assert {len(line) for line in lines} == {len(lines[0])}
    assert len(lines) == 61
    assert len(set(lines[0])) == len(lines[0])
    assert text.endswith('"\r\n')
    assert text.count("\r") == 61  # lines within a cell have none


@both
def test_no_contacts_are_a_table_without_rows(write: Write) -> None:
    assert rows(write([])) == []
    assert b"First Name" in write([])


@both
def test_every_text_of_awkward_people_is_in_its_row(write: Write) -> None:
    records = people(60)

    for record, row in zip(records, rows(write(list(records))), strict=True):
        cells = "\n".join(row.values())
        contact = record.contact
        for field in (contact.company, contact.title, *contact.emails):
            if field is not None:
                assert neutral(printable(field.text)) in cells


@both
def test_no_cell_can_be_taken_for_a_formula(write: Write) -> None:
    """Not by a spreadsheet that parts columns by semicolons and lines, either."""
    for row in rows(write(list(people(200)))):
        for cell in row.values():
            for start in re.split(r"[;\n\t\r]", cell):
                bare = start.lstrip(" \u00a0\u200b\u200d\u200e\u200f\ufeff")
                assert not bare.startswith(FORMULAS), cell
                assert not bare.startswith("+") or PHONE.fullmatch(bare), cell


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1+1", "'+1+1"),
        ("-2+3|cmd", "'-2+3|cmd"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "\t'=1"),
        ("\r=1", "\r'=1"),
        ("\uff1d1", "'\uff1d1"),
        ("a;=1", "a;'=1"),
        ("a\n @b", "a\n '@b"),
        ("C++ and a=b", "C++ and a=b"),
        ("nora@example.com", "nora@example.com"),
        ("O'Hara-Whitfield", "O'Hara-Whitfield"),
        ("", ""),
    ],
)
def test_an_apostrophe_stands_before_what_would_begin_a_formula(
    text: str, safe: str
) -> None:
    assert neutral(text) == safe


@given(
    st.sampled_from(["1916555{:04}", "442079460{:03}", "49302270{:04}"]),
    st.integers(100, 199),
    st.sampled_from(PhoneKind),
)
def test_a_telephone_number_survives_an_import(
    record_with: RecordWith, stem: str, end: int, kind: PhoneKind
) -> None:
    e164 = f"+{stem.format(end)}"
    record = record_with(phones=phones((e164, kind)))
    found = [
        *(cell for cell in only(google([record])).values() if PHONE.fullmatch(cell)),
        *(cell for cell in only(outlook([record])).values() if PHONE.fullmatch(cell)),
    ]

    assert len(found) == 2
    for cell in found:
        number = phonenumbers.parse(cell)
        assert phonenumbers.format_number(number, 0) == e164


@both
def test_a_number_that_was_not_understood_is_no_formula(
    record_with: RecordWith, write: Write
) -> None:
    unread: Field[PhoneNumber] = Field(None, "+=1 CALL(me)", 0.4, Grade.CHECK)

    assert "'+=1 CALL(me)" in only(write([record_with(phones=(unread,))])).values()


@both
def test_a_contact_without_a_name_can_be_found(
    record_with: RecordWith, write: Write
) -> None:
    row = only(write([record_with(name=None)]))
    assert row["First Name"] == "Alder & Finch"


def test_contacts_share_the_columns_of_the_one_with_the_most(
    record_with: RecordWith,
) -> None:
    bare = dataclasses.replace(record_with(phones=(), emails=(), addresses=()), id=13)

    first, second = rows(google([bare, record_with()]))

    assert first.keys() == second.keys()
    assert first["Phone 2 - Value"] == ""
    assert second["Phone 2 - Value"] == "+1 916 555 0161"

"""The table of a run, read back by the csv module."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.awkward import people
from tests.support.cards import contact
from tests.support.reports import doubtful, lacking, sure, unread

from cardtrail.export.report.card import Card
from cardtrail.export.report.listing import COLUMNS, heading, row
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.reading import Reading, Status
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber

FORMULA = re.compile(r"(?:^|[;\n])\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
PHONE = re.compile(r"\+\d[\d ]*(?: ext\. \d+)?")


def rows(cards: Iterable[Card]) -> list[dict[str, str]]:
    """The table as a program reads it."""
    text = heading() + "".join(map(row, cards))
    found = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert all(tuple(each) == COLUMNS for each in found)
    assert all(None not in each.values() for each in found)
    return found


def test_a_card_is_a_row_with_what_the_follow_up_needs() -> None:
    (cells,) = rows([sure(12)])
    assert {name: text for name, text in cells.items() if text} == {
        "Contact": "12",
        "Name": "Nora Whitfield",
        "Company": "Alder & Finch",
        "Phone": "+1 916 555 0160",
        "E-mail": "nora@alderandfinch.example",
        "Postal address": "410 Larkspur Avenue, Sacramento, CA 95814",
        "Name is": "sure",
        "Phone is": "sure",
        "E-mail is": "sure",
        "Postal address is": "sure",
        "Interview": "2026-11-23",
        "Note due": "2026-11-24",
        "Call due": "2026-11-30",
        "E-mail due": "2026-12-02",
        "Status": "read",
        "Photo": "photos/12.jpg",
        "Page": "1",
        "Card": "1",
    }


def test_doubts_and_gaps_are_named() -> None:
    checked, gap = rows([doubtful(), lacking()])
    assert (checked["E-mail is"], checked["Phone is"]) == ("check", "sure")
    assert checked["Warnings"] == (
        "The domain looks misspelt: compare it with the card. "
        "Perhaps nora@alderandflnch.example?"
    )
    assert (gap["Phone"], gap["Phone is"]) == ("", "missing")
    assert gap["Call due"]


def test_a_photo_that_gave_no_contact_is_a_row_that_says_why() -> None:
    dark = Reading(Path("photos/dark.jpg"), None, 1, Status.NO_CARD)
    failed, bare = rows([unread(), Card(dark, Contact())])
    assert failed["Status"] == "failed"
    assert failed["Why not read"].endswith("Take another picture of the card.")
    assert bare["Status"] == "no-card"
    assert bare["Why not read"].startswith("photos/dark.jpg: no business card")
    assert not any(failed[name] for name in COLUMNS[:7])
    assert failed["Name is"] == ""


def test_a_fax_is_no_phone_and_whatever_else_stands_on_the_card_is_told() -> None:
    fax = Field(PhoneNumber("+19165550161"), "", 0.9, Grade.SURE, kind=PhoneKind.FAX)
    direct = Field(PhoneNumber("+19165550162", "7"), "", 0.9, Grade.SURE)
    (cells,) = rows([sure(1, replace(contact(), phones=(fax, direct)))])
    assert cells["Phone"] == "+1 916 555 0162 ext. 7"
    assert cells["Also on the card"] == "Fax: +1 916-555-0161"


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "-2", "\uff1d1", "\t=1", "+cmd"])
def test_no_cell_is_a_formula(text: str) -> None:
    name = Field(PersonName(text), text, 0.9, Grade.SURE)
    title = Field(text, text, 0.9, Grade.SURE)
    card = sure(1, replace(contact(), name=name, title=title, company=title))
    card = replace(card, meeting=text)
    failed = replace(unread(text).reading, error=text)
    for cells in rows([card, Card(failed, Contact())]):
        for column, cell in cells.items():
            assert column == "Phone" or not FORMULA.search(cell), column
    assert rows([card])[0]["Name"] == f"'{text.strip()}"


def test_awkward_people_stay_in_their_cells() -> None:
    cards = [sure(each.id, each.contact) for each in people(80)]
    for card, cells in zip(cards, rows(cards), strict=True):
        assert cells["Contact"] == str(card.number)
        assert cells["Card"] == "1"
        for column, cell in cells.items():
            is_phone = column == "Phone" and PHONE.fullmatch(cell)
            assert is_phone or not FORMULA.search(cell), column
            cell.encode()


@given(st.text(max_size=60))
def test_any_name_comes_back_on_one_line(text: str) -> None:
    name = Field(PersonName(text), text, 0.9, Grade.SURE)
    (cells,) = rows([sure(1, replace(contact(), name=name))])
    assert "\n" not in cells["Name"]
    assert cells["E-mail"] == "nora@alderandfinch.example"

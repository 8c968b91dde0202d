"""Whether a card has two people on it, or one and something named after another."""

from __future__ import annotations

import pytest
from tests.extract.conftest import Read

from cardtrail.model.contact import Contact
from cardtrail.model.reading import Problem
from cardtrail.validate.check import validate

NORA = "^Nora Whitfield\nHiring Manager\nTel 916-555-0160"


def problems(contact: Contact) -> dict[str, Problem]:
    return {each.code: each for each in validate(contact)[1]}


@pytest.mark.parametrize(
    ("below", "other"),
    [
        ("Theo Abernathy\n916-555-0161", "Theo Abernathy"),
        ("Theo Abernathy   916-555-0161", "Theo Abernathy"),
        ("Theo Abernathy\nEngineer", "Theo Abernathy"),
        ("Theo Whitfield\nMobile 916-555-0161", "Theo Whitfield"),
        ("Theo Abernathy\n\nnora@alder.example\ntheo@alder.example", "Theo Abernathy"),
    ],
)
def test_a_second_person_has_a_detail_of_their_own(
    below: str, other: str, read: Read
) -> None:
    contact = read(f"{NORA}\n\n{below}")
    assert contact.name is not None
    assert contact.name.text == "Nora Whitfield"
    assert [entry.text for entry in contact.others] == [other]
    said = problems(contact)["name.two-people"]
    assert f"Nora Whitfield and {other}" in said.message
    assert said.blocks is None


@pytest.mark.parametrize(
    "below",
    [
        "Theo Abernathy & Sons\n916-555-0161",
        "Whitfield & Osei\n916-555-0161",
        "Theo Abernathy Architects\n916-555-0161",
        "Theo Abernathy Building\n410 Larkspur Avenue\nSacramento, CA 95814",
        "410 Theo Abernathy Street\nSacramento, CA 95814\n916-555-0161",
        "c/o Theo Abernathy\n410 Larkspur Avenue\nSacramento, CA 95814",
        "WHITFIELD Nora\n916-555-0161",
        "N. Whitfield\n916-555-0161",
        "Nora Whitfield\n916-555-0161",
        "Theo Abernathy\n\nwww.theoabernathy.example",
        "“Be kind” - Theo Abernathy",
        "Winner of the Theo Abernathy Award\n916-555-0161",
    ],
)
def test_a_name_of_something_else_is_no_second_person(below: str, read: Read) -> None:
    contact = read(f"{NORA}\n\n{below}")
    assert contact.name is not None
    assert contact.name.text == "Nora Whitfield"
    assert contact.others == ()
    assert "name.two-people" not in problems(contact)


@pytest.mark.parametrize(
    "text",
    [
        "^Whitfield & Osei\nSolicitors\n\nTel 916-555-0160\nwww.whitfieldosei.example",
        "^Better Bread Daily\n“Life is short, eat well”\nTel 916-555-0160",
        "^Marigold Pizza\nOpen every day\n410 Larkspur Avenue\nSacramento, CA 95814",
        "^THE GOLDEN LANTERN\nLunch & Dinner\nTel 916-555-0160",
        "^Nora Whitfield BV\nTel 916-555-0160\nnora.whitfield@gmail.com",
        "^Nora Whitfield HB\nTel 916-555-0160\nnora.whitfield@gmail.com",
        "^Whitfield and Abernathy\nTel 916-555-0160\noffice@whitfieldabernathy.example",
    ],
)
def test_where_there_is_no_person_none_is_invented(text: str, read: Read) -> None:
    contact = read(text)
    assert contact.name is None
    assert contact.others == ()
    assert "name.missing" in problems(contact)

"""What counts as read right."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from tests.support.printed import printed_contact

from cardtrail.geometry import Box
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.reading import Reading, Status
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from measuring.matching import (
    as_printed,
    differing,
    reading_of,
    same_address,
    same_email,
    same_name,
    same_phone,
)
from scenes.layout import Part
from scenes.samples import SAMPLES
from scenes.scene import photograph

SCENE = SAMPLES[0].scene
PERSON = SAMPLES[0].person
FRAME = Box(0, 0, 2000, 1500).quad


@pytest.fixture
def contact() -> Contact:
    """Everything as it is printed on the first sample."""
    return printed_contact(PERSON)


def test_what_is_read_as_printed_is_right(contact: Contact) -> None:
    assert differing(PERSON, contact) == frozenset()


def test_a_detail_that_is_not_read_or_read_twice_is_wrong(contact: Contact) -> None:
    without = dataclasses.replace(contact, name=None, emails=())
    assert differing(PERSON, without) == {FieldName.NAME, FieldName.EMAIL}
    twice = dataclasses.replace(contact, addresses=contact.addresses * 2)
    assert differing(PERSON, twice) == {FieldName.ADDRESS}


def test_no_step_needs_a_fax_number(contact: Contact) -> None:
    number = PhoneNumber.parse("+1 916 555 0199", "US")
    fax = Field(number, "Fax", 0.9, Grade.SURE, kind=PhoneKind.FAX)
    more = dataclasses.replace(contact, phones=(*contact.phones, fax))
    assert differing(PERSON, more) == frozenset()


def test_a_name_is_its_letters() -> None:
    assert same_name(
        "Zoë O'Hara-Lindt", "ZOE O\N{RIGHT SINGLE QUOTATION MARK}HARA LINDT"
    )
    assert not same_name("Nora Whitfield", "Nora Whitfleld")


def test_an_address_may_miss_a_mark_but_no_number() -> None:
    printed = "410 Larkspur Avenue, Sacramento, CA 95814"
    assert same_address(printed, "410 Larkspur Avenue Sacramento CA 95814")
    assert not same_address(printed, "410 Larkspur Avenue, Sacramento, CA 95874")
    assert not same_address(printed, "410 Larkspur Avenue")


@pytest.mark.parametrize("read", ["+442079460958", "020 7946 0958", "(020) 79460958"])
def test_a_number_may_be_read_without_its_country(read: str) -> None:
    assert same_phone("+442079460958", read)


@pytest.mark.parametrize("read", ["+442079460953", "9460958 1", "60958", ""])
def test_a_number_with_another_digit_or_a_part_of_it_is_wrong(read: str) -> None:
    assert not same_phone("+442079460958", read)


def test_an_e_mail_address_has_no_case() -> None:
    assert same_email("Nora@Example.org", "nora@example.org")
    assert not same_email("nora@example.org", "nora@exarnple.org")


def test_a_card_is_looked_for_where_it_lies() -> None:
    truth = photograph(SCENE).truths[0]
    here = Reading(Path("a"), None, 1, Status.READ, outline=truth.outline)
    beside = dataclasses.replace(here, outline=Box(0, 0, 90, 60).quad)
    assert reading_of(truth, [beside, here], FRAME) is here
    assert reading_of(truth, [beside], FRAME) is None
    frame = dataclasses.replace(here, outline=None)
    assert reading_of(truth, [beside, frame], FRAME) is frame


def test_offices_that_the_layout_leaves_out_are_not_expected() -> None:
    more = dataclasses.replace(PERSON, branches=(("99 Wren Court", "Reno, NV 89501"),))
    assert as_printed(more, [Part.NAME, Part.BRANCHES]) == more
    assert as_printed(more, [Part.NAME]).branches == ()
    assert as_printed(more, [Part.NAME]).name == PERSON.name


def test_a_postcode_is_the_same_with_its_gap_and_without() -> None:
    assert same_address(
        "7 Gannet Street, Leeds LS14AP", "7 Gannet Street, Leeds LS1 4AP"
    )
    assert not same_address("7 Gannet Street, Leeds LS1 4AP", "7 Gannet Street, Leeds")


def test_honorifics_and_degrees_are_no_part_of_a_name(contact: Contact) -> None:
    titled = PersonName.parse(f"Dr. {PERSON.name}, PhD")
    name = Field(titled, str(titled), 0.9, Grade.SURE)
    assert differing(PERSON, dataclasses.replace(contact, name=name)) == frozenset()


def test_a_card_of_nobody_has_no_name(contact: Contact) -> None:
    nobody = dataclasses.replace(PERSON, name="")
    assert differing(nobody, contact) == {FieldName.NAME}
    assert differing(nobody, dataclasses.replace(contact, name=None)) == frozenset()

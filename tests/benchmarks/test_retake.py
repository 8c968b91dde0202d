"""What the benchmark of retake warnings counts as right, as spoilt and as asked for."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from benchmarks.retake import (
    Card,
    asked,
    differing,
    judged,
    reading_of,
    report,
    same_address,
    same_email,
    same_name,
    same_phone,
)

from cardtrail.geometry import Box
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.reading import Reading, Status
from cardtrail.validate.codes import problem
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from scenes.samples import SAMPLES
from scenes.scene import photograph

SCENE = SAMPLES[0].scene
PERSON = SAMPLES[0].person
FRAME = Box(0, 0, 2000, 1500).quad
NEEDED = frozenset(
    (FieldName.NAME, FieldName.ADDRESS, FieldName.PHONE, FieldName.EMAIL)
)


@pytest.fixture
def contact() -> Contact:
    """Everything as it is printed on the first sample."""
    assert PERSON.email is not None
    return Contact(
        name=Field(PersonName.parse(PERSON.name), PERSON.name, 0.9, Grade.SURE),
        addresses=(
            Field(
                PostalAddress.parse(", ".join(PERSON.address), "US"),
                ", ".join(PERSON.address),
                0.9,
                Grade.SURE,
            ),
        ),
        phones=tuple(
            Field(
                PhoneNumber.parse(phone.number, "US"),
                phone.text,
                0.9,
                Grade.SURE,
                kind=phone.kind,
            )
            for phone in PERSON.phones
        ),
        emails=(
            Field(EmailAddress.parse(PERSON.email), PERSON.email, 0.9, Grade.SURE),
        ),
    )


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


def test_a_detail_is_spoilt_only_if_the_print_itself_is_read_right(
    contact: Contact,
) -> None:
    truth = photograph(SCENE).truths[0]
    nothing = Reading(Path("scene.jpg"), None, 1, Status.UNREADABLE)
    assert judged(7, 0, SCENE, truth, nothing).spoilt == NEEDED
    someone = dataclasses.replace(PERSON, email="nobody@example.org")
    other = dataclasses.replace(truth, person=someone)
    card = judged(7, 0, SCENE, other, dataclasses.replace(nothing, contact=contact))
    assert card.wrong == {FieldName.EMAIL}
    assert card.spoilt == frozenset()


def test_a_card_is_looked_for_where_it_lies() -> None:
    truth = photograph(SCENE).truths[0]
    here = Reading(Path("a"), None, 1, Status.READ, outline=truth.outline)
    beside = dataclasses.replace(here, outline=Box(0, 0, 90, 60).quad)
    assert reading_of(truth, [beside, here], FRAME) is here
    assert reading_of(truth, [beside], FRAME) is None
    frame = dataclasses.replace(here, outline=None)
    assert reading_of(truth, [beside, frame], FRAME) is frame


def test_only_what_asks_for_another_photo_counts() -> None:
    problems = (
        problem("email.missing", of=""),
        dataclasses.replace(
            problem("card.blurred", what="the name"), field=FieldName.NAME
        ),
    )
    read = Reading(Path("a"), None, 1, Status.READ, problems=problems)
    assert asked(read) == ("card.blurred",)
    assert asked(dataclasses.replace(read, status=Status.NO_CARD)) == ("no-card",)
    assert asked(None) == ()


def test_the_report_parts_spoilt_cards_from_those_read_right() -> None:
    def card(status: Status | None, wrong: bool, spoilt: bool, *codes: str) -> Card:
        some = frozenset({FieldName.EMAIL})
        none: frozenset[FieldName] = frozenset()
        return Card(
            1, 0, status, some if wrong else none, some if spoilt else none, codes
        )

    lines = list(
        report(
            [
                card(Status.READ, True, True, "card.blurred", "card.blurred"),
                card(Status.READ, True, True),
                card(None, True, True),
                card(Status.READ, True, False),
                card(Status.READ, False, False, "card.blurred"),
                card(Status.READ, False, False),
            ]
        )
    )
    figures = {line[:34].strip(): line[34:] for line in lines}
    assert figures["a detail spoilt by the photo"] == "2, asked for again 0.500"
    assert figures["read right"] == "2, asked for again 0.500"
    assert figures["without a reading of their own"] == "1"
    assert figures["card.blurred"] == "2, 1 of them on cards read right"

"""Addresses that the post could not deliver to."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.followup import Step
from cardtrail.model.reading import Problem, Severity
from cardtrail.validate.check import validate
from cardtrail.values.address import PostalAddress

Problems = Callable[..., dict[str, Problem]]


def test_a_zip_code_of_another_state_is_told(problems_of: Problems) -> None:
    printed = PostalAddress.parse("410 Larkspur Avenue, Sacramento, CA 10458", "US")
    problems = problems_of(addresses=[printed])
    assert list(problems) == ["address.postcode-mismatch"]
    mismatch = problems["address.postcode-mismatch"]
    assert "10458 is not in CA" in mismatch.message
    assert (mismatch.suggestion, mismatch.blocks) == (None, Step.NOTE)


@pytest.mark.parametrize(
    "text",
    [
        "410 Larkspur Avenue, Sacramento, California 95814-1234",
        "410 Larkspur Avenue, Washington, D.C. 20001",
        "410 Larkspur Avenue, New York, NY 10001",
        "41 Larkspur Street, Sydney NSW 2000, Australia",
        "41 Larkspur Street, Toronto, ON M5V 1J2, Canada",
        "10 Larkspur Street, Leeds LS1 4AB, UK",
        "Lerchenweg 5, 10115 Berlin, Germany",
        "12 Larkspur Lane, Pune 411 001, India",
        "41 Larkspur Road, Wan Chai, Hong Kong",
        "17 Quay Street, Dublin 8, D08 AB12, Ireland",
        "〒760-0001 香川県高松市新町1丁目2-3, 日本",
    ],
)
def test_a_whole_address_raises_no_doubt(problems_of: Problems, text: str) -> None:
    problems = problems_of(addresses=[PostalAddress.parse(text, "US")])
    assert {code for code in problems if code.startswith("address")} == set()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Sacramento, CA 95814", "street"),
        ("410 Larkspur Avenue, Sacramento 95814", "state"),
        ("375, 00-001 Warszawa, Poland", "street"),
        ("410 Larkspur Avenue", "place and no state and no postcode"),
        ("5-6 Tsukimi-cho, Chiyoda-ku, Tokyo 100-000, Japan", "postcode"),
        ("Lerchenweg 5, 1011 Berlin, Germany", "place and no postcode"),
    ],
)
def test_a_missing_part_is_named(problems_of: Problems, text: str, what: str) -> None:
    problems = problems_of(addresses=[PostalAddress.parse(text, "US")])
    incomplete = problems["address.incomplete"]
    assert incomplete.message.startswith(f"The address “{text}” has no {what}: ")
    assert incomplete.blocks is Step.NOTE


@pytest.mark.parametrize(
    "text", ["410 Larkspur Avenue, Sacramento, CA", "Lerchenweg 5, Berlin, Germany"]
)
def test_a_postcode_that_can_be_looked_up_is_only_told(
    nora: Contact, text: str
) -> None:
    field = Field(PostalAddress.parse(text, "US"), text, 0.97, Grade.SURE)
    contact, problems = validate(dataclasses.replace(nora, addresses=(field,)))
    (told,) = (each for each in problems if each.field is FieldName.ADDRESS)
    assert (told.code, told.severity) == ("address.no-postcode", Severity.INFO)
    assert told.blocks is None
    assert contact.addresses[0].grade is Grade.SURE


def test_a_postcode_of_the_wrong_form_is_told(problems_of: Problems) -> None:
    printed = PostalAddress.parse("410 Larkspur Avenue, Sacramento, CA 9581", "US")
    problems = problems_of(addresses=[printed])
    assert list(problems) == ["address.postcode-malformed"]
    assert "United States" in problems["address.postcode-malformed"].message


def test_two_numbers_side_by_side_are_told(problems_of: Problems) -> None:
    printed = PostalAddress.parse("12 7 Kita-machi, Kita-ku 001-0010, Japan", "JP")
    problems = problems_of(addresses=[printed])
    assert [code for code in problems if code.startswith("address")] == [
        "address.doubtful"
    ]
    assert "two numbers" in problems["address.doubtful"].message


def test_an_address_that_could_not_be_parsed_is_told(nora: Contact) -> None:
    unread: Field[PostalAddress] = Field(None, "4I0", 0.99, Grade.SURE)
    contact, (problem,) = validate(dataclasses.replace(nora, addresses=(unread,)))
    assert problem.code == "address.unparseable"
    assert contact.addresses[0].grade is Grade.CHECK


def test_a_card_in_an_unknown_country_is_not_measured_by_american_rules(
    problems_of: Problems,
) -> None:
    printed = PostalAddress(
        "1 Larkspur Road, Somewhere", "1 Larkspur Road", "Somewhere"
    )
    assert problems_of(addresses=[printed]) == {}

"""Another photo is asked for where it would help, and only there."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TypeVar

import pytest

from cardtrail.geometry import Box, Homography
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.quality import LineQuality
from cardtrail.model.reading import Problem, Severity
from cardtrail.validate.retake import BLURRED, GLARE, SMALL, check_photo

GOOD = LineQuality(
    "", Box(0, 0, 9, 9).quad, height=30, blur=0.08, glare=0.0, is_cut=False
)
Fault = Callable[[LineQuality], LineQuality]
V = TypeVar("V")

PLACES = {
    FieldName.NAME: Box(100, 100, 400, 140),
    FieldName.ADDRESS: Box(100, 200, 500, 280),
    FieldName.PHONE: Box(100, 300, 400, 330),
    FieldName.EMAIL: Box(100, 400, 500, 430),
}
ADDRESS_LINES = (Box(100, 200, 500, 230), Box(100, 250, 420, 280))


def on_photo(nora: Contact, *doubtful: FieldName) -> Contact:
    """The contact with its details at their places, some of them to be checked."""

    def placed(name: FieldName, entry: Field[V]) -> Field[V]:
        grade = Grade.CHECK if name in doubtful else Grade.SURE
        return dataclasses.replace(entry, box=PLACES[name].quad, grade=grade)

    assert nora.name is not None
    return dataclasses.replace(
        nora,
        name=placed(FieldName.NAME, nora.name),
        addresses=tuple(placed(FieldName.ADDRESS, entry) for entry in nora.addresses),
        phones=tuple(placed(FieldName.PHONE, entry) for entry in nora.phones),
        emails=tuple(placed(FieldName.EMAIL, entry) for entry in nora.emails),
    )


def lines(
    every: Fault | None = None, by_field: dict[FieldName, Fault] | None = None
) -> list[LineQuality]:
    """The lines of the card: one of each detail, two of the address; some are bad."""
    measured = []
    for name, place in PLACES.items():
        boxes = ADDRESS_LINES if name is FieldName.ADDRESS else (place,)
        fault = (by_field or {}).get(name) or every or (lambda line: line)
        measured += [fault(dataclasses.replace(GOOD, place=box.quad)) for box in boxes]
    return measured


def found(contact: Contact, measured: list[LineQuality]) -> dict[str, Problem]:
    return {problem.code: problem for problem in check_photo(contact, measured)}


def blurred(line: LineQuality) -> LineQuality:
    return dataclasses.replace(line, blur=BLURRED + 0.01)


def small(line: LineQuality) -> LineQuality:
    return dataclasses.replace(line, height=SMALL - 1)


def shining(line: LineQuality) -> LineQuality:
    return dataclasses.replace(line, glare=GLARE + 0.01)


def cut(line: LineQuality) -> LineQuality:
    return dataclasses.replace(line, is_cut=True)


FAULTS: dict[str, Fault] = {
    "card.blurred": blurred,
    "card.small-text": small,
    "card.glare": shining,
    "card.cut": cut,
}


@pytest.mark.parametrize("fault", [blurred, small])
def test_what_was_read_surely_is_sharp_and_large_enough(
    nora: Contact, fault: Fault
) -> None:
    assert found(on_photo(nora), lines(fault)) == {}


@pytest.mark.parametrize("code", ["card.glare", "card.cut"])
def test_what_is_hidden_is_told_though_the_rest_was_read_surely(
    nora: Contact, code: str
) -> None:
    measured = lines(by_field={FieldName.EMAIL: FAULTS[code]})
    assert found(on_photo(nora), measured)[code].field is FieldName.EMAIL


@pytest.mark.parametrize("code", FAULTS)
def test_a_doubtful_detail_on_a_bad_line_asks_for_another_photo(
    nora: Contact, code: str
) -> None:
    problems = found(
        on_photo(nora, FieldName.EMAIL), lines(by_field={FieldName.EMAIL: FAULTS[code]})
    )
    assert list(problems) == [code]
    problem = problems[code]
    assert problem.field is FieldName.EMAIL
    assert problem.severity is Severity.WARNING
    assert "the e-mail address" in problem.message
    assert "again" in problem.message


@pytest.mark.parametrize("code", ["card.blurred", "card.small-text"])
def test_a_bad_line_beside_a_doubtful_detail_is_not_its_cause(
    nora: Contact, code: str
) -> None:
    assert (
        found(
            on_photo(nora, FieldName.EMAIL),
            lines(by_field={FieldName.PHONE: FAULTS[code]}),
        )
        == {}
    )


@pytest.mark.parametrize("code", FAULTS)
def test_a_missing_detail_may_be_lost_where_the_photo_is_bad(
    nora: Contact, code: str
) -> None:
    contact = dataclasses.replace(on_photo(nora), emails=())
    message = found(contact, lines(FAULTS[code]))[code].message
    assert "the e-mail address" in message


def test_a_missing_detail_on_a_good_photo_is_simply_not_there(nora: Contact) -> None:
    assert found(dataclasses.replace(on_photo(nora), emails=()), lines()) == {}


def test_several_details_are_one_problem_of_the_card(nora: Contact) -> None:
    doubtful = (FieldName.ADDRESS, FieldName.PHONE, FieldName.EMAIL)
    problems = found(on_photo(nora, *doubtful), lines(blurred))
    assert list(problems) == ["card.blurred"]
    assert problems["card.blurred"].field is FieldName.CARD
    listed = "the postal address, the phone number and the e-mail address"
    assert listed in problems["card.blurred"].message


def test_print_that_is_small_is_not_called_blurred_too(nora: Contact) -> None:
    contact = on_photo(nora, FieldName.PHONE)
    assert list(found(contact, lines(lambda line: small(blurred(line))))) == [
        "card.small-text"
    ]


def test_details_can_have_faults_of_their_own(nora: Contact) -> None:
    contact = on_photo(nora, FieldName.PHONE, FieldName.EMAIL)
    measured = lines(by_field={FieldName.PHONE: shining, FieldName.EMAIL: cut})
    problems = found(contact, measured)
    assert problems["card.glare"].field is FieldName.PHONE
    assert problems["card.cut"].field is FieldName.EMAIL


def test_lines_on_a_card_that_lies_askew_are_told_apart(nora: Contact) -> None:
    contact = on_photo(nora, FieldName.EMAIL)
    askew = Homography((0.94, -0.34, 0, 0.34, 0.94, 0, 0, 0, 1))
    emails = tuple(
        dataclasses.replace(entry, box=askew.map_quad(PLACES[FieldName.EMAIL].quad))
        for entry in contact.emails
    )
    above = PLACES[FieldName.EMAIL].moved(0, -32)
    line = dataclasses.replace(cut(GOOD), place=askew.map_quad(above.quad))
    assert found(dataclasses.replace(contact, emails=emails), [line]) == {}


def test_both_lines_of_an_address_belong_to_it(nora: Contact) -> None:
    measured = lines()
    measured[2] = dataclasses.replace(measured[2], is_cut=True)
    assert measured[2].place == ADDRESS_LINES[1].quad
    assert "card.cut" in found(on_photo(nora, FieldName.ADDRESS), measured)


def test_a_card_without_text_says_nothing_about_the_photo() -> None:
    assert found(Contact(), []) == {}

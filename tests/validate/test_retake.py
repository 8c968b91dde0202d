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
from cardtrail.validate.retake import (
    BROKEN,
    DARK,
    FADED,
    GLARE,
    IN_DOUBT,
    LOST,
    SHARP,
    SMALL,
    SMEARED,
    UNCLEAR,
    UNREAD,
    check_photo,
    clearness,
)

GOOD = LineQuality(
    "Sample text",
    legibility=0.92,
    place=Box(0, 0, 9, 9).quad,
    height=30,
    blur=0.08,
    smear=1.1,
    light=230,
    glare=0.0,
    is_cut=False,
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
        is_sure = name not in doubtful
        return dataclasses.replace(
            entry,
            box=PLACES[name].quad,
            confidence=0.9 if is_sure else IN_DOUBT - 0.1,
            grade=Grade.SURE if is_sure else Grade.CHECK,
        )

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


def found(
    contact: Contact, measured: list[LineQuality], *, runs_out: bool = False
) -> dict[FieldName, Problem]:
    problems = check_photo(contact, measured, runs_out=runs_out)
    return {problem.field: problem for problem in problems}


def codes(
    contact: Contact, measured: list[LineQuality], *, runs_out: bool = False
) -> dict[FieldName, str]:
    problems = found(contact, measured, runs_out=runs_out)
    return {field: problem.code for field, problem in problems.items()}


def unclear(line: LineQuality) -> LineQuality:
    """Sharp, large and well lit, but hardly legible."""
    return legible(UNCLEAR - 0.05)(line)


def legible(share: float, light: float = GOOD.light) -> Fault:
    """As legible and as well lit as that."""
    return lambda line: dataclasses.replace(line, legibility=share, light=light)


def blurred(line: LineQuality) -> LineQuality:
    return dataclasses.replace(line, legibility=0.7, blur=0.19)


def shaken(line: LineQuality) -> LineQuality:
    return dataclasses.replace(blurred(line), smear=SMEARED + 0.1)


def small(line: LineQuality) -> LineQuality:
    return dataclasses.replace(blurred(line), height=SMALL - 1)


def dim(line: LineQuality) -> LineQuality:
    return legible(UNCLEAR - 0.05, light=DARK - 1)(line)


def shining(line: LineQuality) -> LineQuality:
    return dataclasses.replace(line, glare=GLARE + 0.01)


def cut(line: LineQuality) -> LineQuality:
    return dataclasses.replace(line, is_cut=True)


UNCLEAR_PHOTOS: dict[str, Fault] = {
    "card.blurred": blurred,
    "card.shaken": shaken,
    "card.small-text": small,
    "card.dark": dim,
}
HIDING: dict[str, Fault] = {"card.glare": shining, "card.cut": cut}
FAULTS = UNCLEAR_PHOTOS | HIDING


def beside(legibility: float, text: str = "nora@aldorandfinoh.exompb") -> LineQuality:
    """A line that no detail stands on."""
    place = Box(600, 100, 900, 130).quad
    return dataclasses.replace(GOOD, text=text, legibility=legibility, place=place)


def without_email(nora: Contact) -> Contact:
    return dataclasses.replace(on_photo(nora), emails=())


@pytest.mark.parametrize("fault", UNCLEAR_PHOTOS.values())
def test_a_photo_from_which_all_was_read_surely_is_good_enough(
    nora: Contact, fault: Fault
) -> None:
    assert found(on_photo(nora), lines(fault)) == {}


@pytest.mark.parametrize("code", HIDING)
def test_what_is_hidden_is_told_though_the_rest_was_read_surely(
    nora: Contact, code: str
) -> None:
    measured = lines(by_field={FieldName.EMAIL: FAULTS[code]})
    assert codes(on_photo(nora), measured) == {FieldName.EMAIL: code}


@pytest.mark.parametrize("code", FAULTS)
def test_a_doubtful_detail_on_a_bad_photo_asks_for_another_and_says_why(
    nora: Contact, code: str
) -> None:
    everywhere = FAULTS[code] if code in UNCLEAR_PHOTOS else None
    measured = lines(everywhere, {FieldName.EMAIL: FAULTS[code]})
    problems = found(on_photo(nora, FieldName.EMAIL), measured)
    assert list(problems) == [FieldName.EMAIL]
    problem = problems[FieldName.EMAIL]
    assert problem.code == code
    assert problem.severity is Severity.WARNING
    assert "the e-mail address" in problem.message
    assert "again" in problem.message


def test_each_detail_in_doubt_has_a_warning_of_its_own(nora: Contact) -> None:
    doubtful = (FieldName.ADDRESS, FieldName.PHONE, FieldName.EMAIL)
    assert codes(on_photo(nora, *doubtful), lines(blurred)) == dict.fromkeys(
        doubtful, "card.blurred"
    )


def test_a_doubtful_detail_on_a_clear_photo_is_not_the_photos_fault(
    nora: Contact,
) -> None:
    assert found(on_photo(nora, *PLACES), lines()) == {}


def test_a_card_that_is_hard_to_read_on_a_good_photo_is_not_the_photos_fault(
    nora: Contact,
) -> None:
    assert found(on_photo(nora, *PLACES), lines(unclear)) == {}


def test_a_card_that_runs_out_of_the_photo_may_leave_details_outside(
    nora: Contact,
) -> None:
    contact = without_email(nora)
    measured = [*lines(unclear), beside(UNREAD - 0.1)]
    assert codes(contact, measured, runs_out=True) == {FieldName.EMAIL: "card.cut"}
    assert found(on_photo(nora), measured, runs_out=True) == {}
    assert found(contact, lines(), runs_out=True) == {}


def test_a_detail_on_a_dark_ground_is_no_sign_of_a_dark_photo(nora: Contact) -> None:
    by_field: dict[FieldName, Fault] = {FieldName.EMAIL: dim}
    measured = lines(unclear, by_field)
    assert found(on_photo(nora, FieldName.EMAIL), measured) == {}


def test_a_single_bad_line_does_not_make_a_photo_unclear(nora: Contact) -> None:
    measured = lines(by_field={FieldName.EMAIL: blurred})
    assert found(on_photo(nora, FieldName.EMAIL), measured) == {}


def test_blur_takes_clearness_only_where_it_goes_beyond_that_of_a_sharp_photo() -> None:
    sharp, soft = (
        [dataclasses.replace(GOOD, blur=blur)] * 3 for blur in (SHARP, SHARP + 0.05)
    )
    assert clearness(sharp) == pytest.approx(clearness([GOOD]))
    assert clearness(soft) < clearness(sharp)


def test_long_lines_count_more_than_short_ones() -> None:
    long, short = beside(0.9, "410 Larkspur Avenue, Sacramento"), beside(0.3, "Alder")
    assert clearness([long, short]) > 0.75


def test_a_detail_that_is_missing_may_stand_on_a_line_nobody_could_read(
    nora: Contact,
) -> None:
    fault = lines(legible(LOST - 0.01, light=DARK - 1))
    assert codes(without_email(nora), [*fault, beside(UNREAD - 0.1)]) == {
        FieldName.EMAIL: "card.dark"
    }
    assert found(without_email(nora), [*fault, beside(UNREAD + 0.1)]) == {}


def test_one_bad_line_on_a_clear_photo_is_no_lost_detail(nora: Contact) -> None:
    assert found(without_email(nora), [*lines(), beside(UNREAD - 0.1)]) == {}


def test_whole_lines_vanish_on_a_very_blurred_photo(nora: Contact) -> None:
    faded = lines(lambda line: dataclasses.replace(line, blur=FADED + 0.01))
    assert codes(without_email(nora), faded) == {FieldName.EMAIL: "card.blurred"}


def test_a_name_or_an_at_sign_that_is_lost_needs_less_evidence(nora: Contact) -> None:
    fault = lines(legible(BROKEN - 0.01, light=DARK - 1))
    contact = on_photo(nora)
    nameless = dataclasses.replace(contact, name=None)
    assert codes(nameless, fault) == {FieldName.NAME: "card.dark"}
    broken = tuple(dataclasses.replace(entry, value=None) for entry in contact.emails)
    assert codes(dataclasses.replace(contact, emails=broken), fault) == {
        FieldName.EMAIL: "card.dark"
    }
    assert found(without_email(nora), fault) == {}


def test_a_missing_detail_on_a_good_photo_is_simply_not_there(nora: Contact) -> None:
    assert found(without_email(nora), lines()) == {}


@pytest.mark.parametrize("code", HIDING)
def test_a_missing_detail_may_be_hidden(nora: Contact, code: str) -> None:
    assert codes(without_email(nora), lines(HIDING[code]))[FieldName.EMAIL] == code


def test_details_can_have_faults_of_their_own(nora: Contact) -> None:
    contact = on_photo(nora, FieldName.PHONE, FieldName.EMAIL)
    measured = lines(by_field={FieldName.PHONE: shining, FieldName.EMAIL: cut})
    assert codes(contact, measured) == {
        FieldName.PHONE: "card.glare",
        FieldName.EMAIL: "card.cut",
    }


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
    assert codes(on_photo(nora), measured) == {FieldName.ADDRESS: "card.cut"}


def test_a_card_without_text_says_nothing_about_the_photo() -> None:
    assert found(Contact(), []) == {}

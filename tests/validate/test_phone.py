"""Numbers that could not be called."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import Step
from cardtrail.model.reading import Problem, Severity
from cardtrail.validate.check import validate
from cardtrail.values.phone import PhoneKind, PhoneNumber

Problems = Callable[..., dict[str, Problem]]


def test_a_number_that_the_plan_does_not_have_is_told(problems_of: Problems) -> None:
    problems = problems_of(phones=[PhoneNumber.parse("666-555-0160", "US")])
    invalid = problems["phone.invalid"]
    assert "+1 666-555-0160 in the United States" in invalid.message
    assert invalid.blocks is Step.CALL


def test_a_number_of_no_country_is_told_too(problems_of: Problems) -> None:
    problems = problems_of(phones=[PhoneNumber("+80012345")])
    assert "in any country" in problems["phone.invalid"].message


def test_a_foreign_number_is_worth_a_word_but_no_check(nora: Contact) -> None:
    abroad = PhoneNumber.parse("+44 20 7946 0958", "US")
    field = Field(abroad, "+44 20 7946 0958", 0.97, Grade.SURE)
    contact, (problem,) = validate(dataclasses.replace(nora, phones=(field,)))
    assert (problem.code, problem.severity) == ("phone.foreign", Severity.INFO)
    assert "United States" in problem.message
    assert contact.phones[0].grade is Grade.SURE


def test_a_number_across_the_border_of_one_plan_is_not_foreign(
    problems_of: Problems,
) -> None:
    assert problems_of(phones=[PhoneNumber.parse("416-555-0160", "CA")]) == {}


def test_without_an_address_no_number_is_foreign(problems_of: Problems) -> None:
    problems = problems_of(phones=[PhoneNumber("+442079460958")], addresses=[])
    assert set(problems) == {"address.missing"}


def test_nothing_is_wrong_with_a_fax_number_that_was_read_surely(nora: Contact) -> None:
    unread: Field[PhoneNumber] = Field(
        None, "555", 0.97, Grade.SURE, kind=PhoneKind.FAX
    )
    wrong = Field(PhoneNumber("+16665550160"), "", 0.97, Grade.SURE, kind=PhoneKind.FAX)
    phones = (*nora.phones, unread, wrong)
    contact, problems = validate(dataclasses.replace(nora, phones=phones))
    assert problems == ()
    assert {phone.grade for phone in contact.phones} == {Grade.SURE}


def test_a_fax_number_that_may_be_misread_is_told_and_blocks_nothing(
    nora: Contact,
) -> None:
    faint: Field[PhoneNumber] = Field(None, "555", 0.3, Grade.SURE, kind=PhoneKind.FAX)
    phones = (*nora.phones, faint)
    _, (problem,) = validate(dataclasses.replace(nora, phones=phones))
    assert (problem.code, problem.blocks) == ("phone.doubtful", None)

"""Names that may be none."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.reading import Problem
from cardtrail.validate.check import validate
from cardtrail.values.name import PersonName

Problems = Callable[..., dict[str, Problem]]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("N0ra Whitfield", "has a digit in it"),
        ("Whitfield", "is a single word"),
        ("Whitfield Consulting", "may be the name of a firm"),
        ("Whitfield GmbH", "may be the name of a firm"),
        ("tukasz Whitfield", "has a word that begins small"),
        ("No ra Whitfield", "has a word that begins small"),
        ("Nora Whitfield Whitfield", "has a word twice"),
    ],
)
def test_a_doubtful_name_is_told_with_the_reason(
    problems_of: Problems, text: str, why: str
) -> None:
    problems = problems_of(name=PersonName.parse(text))
    assert list(problems) == ["name.doubtful"]
    assert f"“{text}” {why}:" in problems["name.doubtful"].message


@pytest.mark.parametrize(
    "text",
    [
        "Nora Whitfield",
        "Dr. N. Whitfield",
        "김민준",
        "Käthe von der Aue",
        "bell hooks",
        "Yu-na Han",
    ],
)
def test_an_ordinary_name_raises_no_doubt(problems_of: Problems, text: str) -> None:
    assert problems_of(name=PersonName.parse(text)) == {}


def test_a_name_that_could_not_be_parsed_is_doubtful(nora: Contact) -> None:
    unread: Field[PersonName] = Field(None, "@@", 0.99, Grade.SURE)
    contact, (problem,) = validate(dataclasses.replace(nora, name=unread))
    assert problem.code == "name.doubtful"
    assert contact.name == dataclasses.replace(unread, grade=Grade.CHECK)


def test_two_people_are_told_and_the_name_is_to_be_checked(nora: Contact) -> None:
    other = Field(PersonName.parse("Theo Abernathy"), "THEO", 0.97, Grade.SURE)
    checked, problems = validate(dataclasses.replace(nora, others=(other,)))
    assert [problem.code for problem in problems] == ["name.two-people"]
    assert "Nora Whitfield and Theo Abernathy" in problems[0].message
    assert checked.name is not None
    assert checked.name.grade is Grade.CHECK
    assert checked.others == (other,)


def test_who_gave_the_name_is_not_asked_again_whom_they_met(nora: Contact) -> None:
    name, other = (
        Field(PersonName.parse(text), text, 1.0, Grade.SURE)
        for text in ("Theo Abernathy", "Nora Whitfield")
    )
    contact = dataclasses.replace(nora, name=name, others=(other,))
    assert validate(contact)[1] == ()


def test_another_name_that_was_hard_to_read_is_to_be_checked(nora: Contact) -> None:
    other = Field(PersonName.parse("Theo Abernathy"), "THEO", 0.3, Grade.SURE)
    checked, problems = validate(dataclasses.replace(nora, others=(other,)))
    codes = [problem.code for problem in problems]
    assert codes == ["name.two-people", "other-name.doubtful"]
    assert checked.others[0].grade is Grade.CHECK

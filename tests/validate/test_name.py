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
    ],
)
def test_a_doubtful_name_is_told_with_the_reason(
    problems_of: Problems, text: str, why: str
) -> None:
    problems = problems_of(name=PersonName.parse(text))
    assert list(problems) == ["name.doubtful"]
    assert f"“{text}” {why}:" in problems["name.doubtful"].message


@pytest.mark.parametrize("text", ["Nora Whitfield", "Dr. N. Whitfield", "김민준"])
def test_an_ordinary_name_raises_no_doubt(problems_of: Problems, text: str) -> None:
    assert problems_of(name=PersonName.parse(text)) == {}


def test_a_name_that_could_not_be_parsed_is_doubtful(nora: Contact) -> None:
    unread: Field[PersonName] = Field(None, "@@", 0.99, Grade.SURE)
    contact, (problem,) = validate(dataclasses.replace(nora, name=unread))
    assert problem.code == "name.doubtful"
    assert contact.name == dataclasses.replace(unread, grade=Grade.CHECK)

"""Contacts for the checks: one without a fault, and a way to change a detail."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.reading import Problem
from cardtrail.validate.check import validate
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneNumber
from cardtrail.values.profile import Profile
from cardtrail.values.web import Website

V = TypeVar("V")


def _read(value: V) -> Field[V]:
    return Field(value, str(value), 0.97, Grade.SURE)


@pytest.fixture
def nora() -> Contact:
    """All details, all right."""
    address = "410 Larkspur Avenue, Sacramento, CA 95814"
    return Contact(
        name=_read(PersonName.parse("Nora Whitfield")),
        title=_read("Manager"),
        department=_read("Human Resources"),
        company=_read("Alder & Finch"),
        addresses=(_read(PostalAddress.parse(address, "US")),),
        phones=(_read(PhoneNumber.parse("916-555-0160", "US")),),
        emails=(_read(EmailAddress.parse("nora@alderfinch.example")),),
        websites=(_read(Website.parse("www.alderfinch.example")),),
        profiles=(_read(Profile.parse("linkedin.com/in/nora-whitfield")),),
    )


Problems = Callable[..., dict[str, Problem]]


@pytest.fixture
def problems_of(nora: Contact) -> Problems:
    """The problems by code once some details are replaced by these values."""

    def check(**values: object) -> dict[str, Problem]:
        details: dict[str, Any] = {
            name: tuple(map(_read, value)) if isinstance(value, list) else _read(value)
            for name, value in values.items()
        }
        _, problems = validate(dataclasses.replace(nora, **details))
        return {problem.code: problem for problem in problems}

    return check

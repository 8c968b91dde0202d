"""Readings of invented cards, and a store for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support.desk import rules

from cardtrail.geometry import Point, Quad
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.reading import Reading, Status
from cardtrail.store.store import Store
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile
from cardtrail.values.web import Website

BOX = Quad(Point(1.5, 2), Point(90.25, 2), Point(90.25, 20), Point(1.5, 20))


def entry(value: Any, raw: str, **more: Any) -> Field[Any]:  # noqa: ANN401 -- any detail
    readers = {"tesseract": raw, "paddle": raw}
    return Field(value, raw, 0.93, Grade.SURE, box=BOX, readers=readers, **more)


NORA = Contact(
    name=entry(
        PersonName("Nora Whitfield", given="Nora", family="Whitfield"), "NORA WHITFIELD"
    ),
    title=entry("Manager", "Manager"),
    department=entry("Human Resources", "HUMAN RESOURCES"),
    company=entry("Alder & Finch", "ALDER & FINCH"),
    addresses=(
        entry(
            PostalAddress("410 Larkspur Avenue", street="410 Larkspur Avenue"),
            "410 Larkspur Avenue",
        ),
    ),
    phones=(
        entry(
            PhoneNumber("+19165550160", "204"),
            "916-555-0160 x204",
            kind=PhoneKind.WORK,
        ),
        entry(PhoneNumber("+19165550161"), "916-555-0161", kind=PhoneKind.FAX),
        Field(None, "916-555-O16", 0.4, Grade.CHECK, kind=PhoneKind.MOBILE),
    ),
    emails=(entry(EmailAddress("nora", "example.com"), "nora@example.com"),),
    websites=(entry(Website("https://alder.example"), "alder.example"),),
    profiles=(
        entry(Profile.parse("Skype: nora.w"), "nora.w"),
        entry(Profile.parse("@alderfinch"), "@alderfinch"),
    ),
)


@pytest.fixture(scope="session")
def nora() -> Contact:
    """Every detail there is, one of them not understood."""
    return NORA


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """Builds the reading of one card."""

    def build(
        contact: Contact = NORA,
        *,
        digest: str | None = "d1",
        card: int = 1,
        photo: str = "cards/nora.jpg",
    ) -> Reading:
        return Reading(Path(photo), digest, card, Status.READ, contact=contact)

    return build


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store.open(tmp_path / "contacts.db", rules()) as opened:
        yield opened

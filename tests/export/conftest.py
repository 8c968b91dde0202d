"""An invented interviewer to send out in every format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.support.desk import steps_of

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.record import Record
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile
from cardtrail.values.web import Website

ADDRESS = PostalAddress(
    "410 Larkspur Avenue, Sacramento, CA 95814",
    street="410 Larkspur Avenue",
    locality="Sacramento",
    region="CA",
    postal_code="95814",
    country="US",
)
NORA = Contact(
    name=Field(
        PersonName("Nora Whitfield", given="Nora", family="Whitfield"),
        "NORA WHITFIELD",
        0.98,
        Grade.SURE,
    ),
    title=Field("Manager", "Manager", 0.9, Grade.SURE),
    department=Field("Human Resources", "HUMAN RESOURCES", 0.9, Grade.SURE),
    company=Field("Alder & Finch", "ALDER & FINCH", 0.9, Grade.SURE),
    addresses=(Field(ADDRESS, ADDRESS.text, 0.9, Grade.SURE),),
    phones=(
        Field(
            PhoneNumber("+19165550160", "204"),
            "916-555-0160 x204",
            0.9,
            Grade.SURE,
            kind=PhoneKind.WORK,
        ),
        Field(
            PhoneNumber("+19165550161"),
            "916-555-0161",
            0.9,
            Grade.SURE,
            kind=PhoneKind.FAX,
        ),
    ),
    emails=(
        Field(EmailAddress("nora", "example.com"), "nora@example.com", 0.9, Grade.SURE),
    ),
    websites=(
        Field(
            Website("https://www.alder.example"), "www.alder.example", 0.9, Grade.SURE
        ),
    ),
    profiles=tuple(
        Field(Profile.parse(text), text, 0.9, Grade.SURE)
        for text in ("linkedin.com/in/nora-w", "Skype: nora.w", "@alderfinch")
    ),
)


@pytest.fixture(scope="session")
def record_with() -> Callable[..., Record]:
    """Builds Nora Whitfield's record, some details of the contact replaced."""

    def build(*, interview: Interview | None = None, **details: object) -> Record:
        contact = replace(NORA, **details)  # type: ignore[arg-type] # any detail
        held = interview or Interview(dt.date(2026, 10, 16), DateSource.GIVEN)
        return Record(
            id=12,
            uid="2f1e7c1a-8f0b-5c64-9d5e-3c1f0a7b9e42",
            revision=3,
            updated=dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC),
            photo="cards/nora.jpg",
            contact=contact,
            interview=held,
            plan=steps_of(contact, held),
        )

    return build

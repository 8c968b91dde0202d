"""Contacts, readings and pictures of cards for the tests above the extractors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from tests.support.desk import steps_of

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.reading import Reading, Status
from cardtrail.model.record import Record
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber

NORA = (
    "Nora Whitfield",
    "Hiring Manager",
    "Alder & Finch Inc.",
    "410 Larkspur Avenue",
    "Sacramento, CA 95814",
    "Mobile: 916 555 0160",
    "nora@alderandfinch.example",
)
"""The lines of a card with everything on it."""

MONDAY = dt.date(2026, 11, 23)


def contact(name: str = "Nora Whitfield") -> Contact:
    """A contact with all four details."""
    number = PhoneNumber("+19165550160")
    return Contact(
        name=Field(PersonName.parse(name), name, 0.98, Grade.SURE),
        company=Field("Alder & Finch", "ALDER & FINCH", 0.95, Grade.SURE),
        addresses=(
            Field(
                PostalAddress.parse("410 Larkspur Avenue, Sacramento, CA 95814", "US"),
                "410 Larkspur Avenue, Sacramento, CA 95814",
                0.96,
                Grade.SURE,
            ),
        ),
        phones=(
            Field(number, "916 555 0160", 0.97, Grade.SURE, kind=PhoneKind.MOBILE),
        ),
        emails=(
            Field(
                EmailAddress.parse("nora@alderandfinch.example"),
                "nora@alderandfinch.example",
                0.97,
                Grade.SURE,
            ),
        ),
    )


def interview(date: dt.date = MONDAY) -> Interview:
    """An interview on a day that the person gave."""
    return Interview(date, DateSource.GIVEN)


def reading(of: Contact | None = None, digest: str = "0" * 64) -> Reading:
    """A card that was read."""
    return Reading(
        Path("photos/card.jpg"), digest, 1, Status.READ, contact=of or contact()
    )


def record(number: int = 1, of: Contact | None = None, on: dt.date = MONDAY) -> Record:
    """A contact as it is kept."""
    kept = of or contact()
    return Record(
        id=number,
        uid=f"00000000-0000-4000-8000-{number:012}",
        revision=0,
        updated=dt.datetime(2026, 11, 23, 17, tzinfo=dt.UTC),
        photo="photos/card.jpg",
        contact=kept,
        interview=interview(on),
        plan=steps_of(kept, interview(on)),
    )


def draw(path: Path, lines: Sequence[str] = NORA, mark: int = 0) -> Path:
    """Saves a flat card; a mark makes its bytes differ from others with its text."""
    picture = Image.new("RGB", (1050, 600), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(44)
    for row, line in enumerate(lines):
        pen.text((70, 60 + 72 * row), line, font=font, fill="black")
    picture.putpixel((0, 0), (mark, mark, mark))
    picture.save(path)
    return path

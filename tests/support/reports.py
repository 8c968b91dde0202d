"""Cards for reports, with pictures on which their details really stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from tests.support.cards import contact, interview, reading
from tests.support.desk import steps_of

from cardtrail.export.report.card import About, Card, Planned
from cardtrail.export.report.page import Page
from cardtrail.followup.dates import short_date
from cardtrail.followup.sentences import meeting, sentence
from cardtrail.geometry import Box
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.followup import Step
from cardtrail.model.reading import Problem, Reading, Severity, Spot, Status
from cardtrail.values.name import PersonName

ABOUT = About("photos/", "Mon 23 Nov 2026, 18:00", ("contacts.csv",))

SIZE = (1000, 571)
"""Of the picture of a flat card, in pixels."""

EMAIL_BOX = Box(0.1, 0.7, 0.6, 0.78)
"""Where the e-mail address stands on the pictures of ``draw_flat``."""

MISREAD = Problem(
    "email.domain-misspelt",
    FieldName.EMAIL,
    "The domain looks misspelt: compare it with the card.",
    suggestion="nora@alderandflnch.example",
    blocks=Step.EMAIL,
)
NO_PHONE = Problem(
    "phone.missing",
    FieldName.PHONE,
    "No phone number on the card: ask for it, or the call can't be made.",
    blocks=Step.CALL,
)
DOUBTED_TITLE = Problem("title.doubtful", FieldName.TITLE, "The title may be misread.")


def draw_flat(path: Path, email: str = "nora@alderandfinch.example") -> Path:
    """Saves the picture of a flat card with an e-mail address in ``EMAIL_BOX``."""
    picture = Image.new("RGB", SIZE, (250, 248, 240))
    pen = ImageDraw.Draw(picture)
    pen.text((100, 80), "Nora Whitfield", font=ImageFont.load_default(50), fill="black")
    box = (0.1 * SIZE[0], 0.7 * SIZE[1], 0.6 * SIZE[0], 0.78 * SIZE[1])
    pen.text((box[0], box[1] + 4), email, font=ImageFont.load_default(36), fill="navy")
    pen.rectangle((620, 60, 940, 200), fill=(150, 40, 30))
    picture.save(path, "JPEG", quality=90)
    return path


def sure(number: int = 1, of: Contact | None = None) -> Card:
    """A card on which nothing is in doubt."""
    read = of or contact()
    steps = steps_of(read, interview())
    return Card(
        replace(reading(read), photo=Path(f"photos/{number}.jpg")),
        read,
        (),
        number,
        interview=interview(),
        meeting=meeting(interview()),
        plan=tuple(Planned(x, short_date(x.due), sentence(x)) for x in steps),
    )


def doubtful(number: int = 2, picture: Path | None = None) -> Card:
    """A card whose e-mail address the two readers saw in two ways."""
    (email,) = contact().emails
    seen = {
        "paddle": "nora@alderandflnch.example",
        "tesseract": "nora@alderandfinch.example",
    }
    email = replace(email, grade=Grade.CHECK, readers=seen)
    read = replace(contact(), emails=(email,))
    card = sure(number, read)
    spots = (Spot(FieldName.EMAIL, 0, EMAIL_BOX),)
    return replace(
        card,
        reading=replace(card.reading, spots=spots),
        problems=(MISREAD,),
        picture=picture,
    )


def lacking(number: int = 3) -> Card:
    """A card without a phone number."""
    return replace(
        sure(number, replace(contact("Ada Quill"), phones=())), problems=(NO_PHONE,)
    )


def unread(name: str = "photos/blurred.jpg") -> Card:
    """A photo that gave no contact."""
    error = f"{name} can't be read. Take another picture of the card."
    return Card(Reading(Path(name), None, 1, Status.FAILED, error), Contact())


def hostile(text: str, number: int = 1) -> Card:
    """A card that has this text wherever a card can have one."""
    seen = {"paddle": text, "tesseract": ""}  # all of it is a difference
    name = Field(PersonName(text), text, 0.4, Grade.CHECK, readers=seen)
    other = Field(text, text, 0.9, Grade.SURE)
    read = replace(contact(), name=name, title=other, company=other, department=other)
    card = sure(number, read)
    warning = Problem("name.doubtful", FieldName.NAME, text, suggestion=text)
    return replace(
        card,
        reading=replace(card.reading, photo=Path(f"photos/{text}")),
        problems=(warning, replace(warning, severity=Severity.INFO)),
        meeting=text,
        plan=tuple(Planned(x.step, text, text) for x in card.plan),
        questions=(text,),
        remarks=(text,),
    )


def page_of(cards: Iterable[Card], folder: Path, about: About = ABOUT) -> str:
    """The report of these cards."""
    with Page(folder) as page:
        for card in cards:
            page.add(card)
        return "".join(page.pieces(about))


class Outline(HTMLParser):
    """What a page holds: its elements with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._silent = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._silent += tag == "style"
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag == "style"
        self._part(tag)

    def _part(self, tag: str) -> None:
        """Blocks stand apart, as a browser shows them."""
        self.text += "" if tag in {"bdi", "mark"} else " "

    def handle_data(self, data: str) -> None:
        self.text += "" if self._silent else data

    def named(self, tag: str) -> list[dict[str, str]]:
        """The attributes of each element of this kind."""
        return [attributes for name, attributes in self.elements if name == tag]

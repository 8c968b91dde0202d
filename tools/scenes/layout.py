"""What a layout is made of: columns of details and marks, in millimetres."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from cardtrail.geometry import Box
from scenes.fonts import Weight
from scenes.people import Colleague, Person, Translation

Align = Literal["left", "centre", "right"]
Flow = Literal["down", "middle", "up"]
Shape = Literal[
    "box", "disc", "ring", "diamond", "bars", "wave", "triangle", "frame",
    "petals", "arcs", "leaf", "blocks",
]  # fmt: skip
Says = Literal["vcard", "mecard", "url"]
Colour = tuple[int, int, int]


class Ink(StrEnum):
    """What a colour of the palette is for."""

    TEXT = "text"
    SOFT = "soft"
    ACCENT = "accent"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a card, red-green-blue, 0..255."""

    paper: Colour
    text: Colour
    soft: Colour
    accent: Colour

    def colour(self, ink: Ink) -> Colour:
        """The colour for ``ink``."""
        return {
            Ink.TEXT: self.text,
            Ink.SOFT: self.soft,
            Ink.ACCENT: self.accent,
            Ink.PAPER: self.paper,
        }[ink]


class Part(StrEnum):
    """The details that a column can print; ``SECOND`` ones are in a second language."""

    NAME = "name"
    TITLE = "title"
    SECOND_TITLE = "second-title"
    COMPANY = "company"
    SECOND_COMPANY = "second-company"
    TAGLINE = "tagline"
    ADDRESS = "address"
    PHONES = "phones"
    EMAIL = "email"
    WEBSITE = "website"
    BRANCHES = "branches"
    COLLEAGUE = "colleague"
    EXTRAS = "extras"
    CONTACTS = "contacts"


def printed_lines(
    person: Person, part: Part, separator: str = " | "
) -> tuple[str, ...]:
    """The lines that ``part`` takes on the card of ``person``; empty if it has none.

    ``separator`` stands between the contacts that share a line.
    """
    if part is Part.CONTACTS:
        return _contact_lines(person, separator)
    return _LINES[part](person)


def _contact_lines(person: Person, separator: str) -> tuple[str, ...]:
    """Two telephone numbers to a line, then e-mail address and website."""
    phones = printed_lines(person, Part.PHONES)
    rows = [phones[i : i + 2] for i in range(0, len(phones), 2)]
    rows.append(
        (*printed_lines(person, Part.EMAIL), *printed_lines(person, Part.WEBSITE))
    )
    return tuple(separator.join(row) for row in rows if row)


_LINES: dict[Part, Callable[[Person], tuple[str, ...]]] = {
    Part.NAME: lambda person: (person.name,),
    Part.TITLE: lambda person: (person.title, *_labelled("", person.department)),
    Part.SECOND_TITLE: lambda person: _labelled("", _translated(person).title),
    Part.COMPANY: lambda person: (person.company,),
    Part.SECOND_COMPANY: lambda person: _labelled("", _translated(person).company),
    Part.TAGLINE: lambda person: _labelled("", person.tagline),
    Part.ADDRESS: lambda person: person.address,
    Part.PHONES: lambda person: tuple(phone.text for phone in person.phones),
    Part.EMAIL: lambda person: _labelled(person.email_label, person.email),
    Part.WEBSITE: lambda person: _labelled(person.website_label, person.website),
    Part.BRANCHES: lambda person: tuple(", ".join(lines) for lines in person.branches),
    Part.COLLEAGUE: lambda person: _colleague_lines(person.colleague),
    Part.EXTRAS: lambda person: person.extras,
}


def _colleague_lines(colleague: Colleague | None) -> tuple[str, ...]:
    return () if colleague is None else (colleague.name, colleague.phone.text)


def _translated(person: Person) -> Translation:
    return person.translation or Translation(None, None)


def _labelled(label: str, text: str | None) -> tuple[str, ...]:
    return () if text is None else (f"{label} {text}".strip(),)


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set.

    Attributes:
        size: of the font in points (1/72 inch).
        weight: of the font.
        ink: its colour.
        capitals: whether it is printed in capitals.
        tracking: extra space between letters, in em.
        before: extra space above the first line of the part, in millimetres.
    """

    size: float
    weight: Weight = "regular"
    ink: Ink = Ink.TEXT
    capitals: bool = False
    tracking: float = 0.0
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """Details one below the other.

    Attributes:
        x: of the left edge, centre or right edge, as ``align`` says, in millimetres.
        y: of the top, middle or bottom, as ``flow`` says, in millimetres.
        entries: the details and how they are set.
        align: of the lines.
        flow: which way the column grows from ``y``.
        turned: whether it is read from below, the card turned clockwise; ``x`` and
            ``y`` are then those of the turned card.
    """

    x: float
    y: float
    entries: tuple[tuple[Part, Style], ...]
    align: Align = "left"
    flow: Flow = "down"
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed shape that is no text; the four sides are in millimetres."""

    shape: Shape
    left: float
    top: float
    right: float
    bottom: float
    ink: Ink = Ink.ACCENT

    @property
    def box(self) -> Box:
        """Its sides in millimetres."""
        return Box(self.left, self.top, self.right, self.bottom)


@dataclass(frozen=True, slots=True)
class Code:
    """A printed QR code.

    Attributes:
        says: what can be read in it.
        left: of its place in millimetres.
        top: of its place in millimetres.
        side: of its place in millimetres, its quiet zone included.
    """

    says: Says
    left: float
    top: float
    side: float

    @property
    def box(self) -> Box:
        """Its place in millimetres."""
        return Box(self.left, self.top, self.left + self.side, self.top + self.side)


@dataclass(frozen=True, slots=True)
class Layout:
    """A design that any person can be printed in.

    Attributes:
        width: of the card in millimetres.
        height: of the card in millimetres.
        columns: of text, in reading order.
        marks: below the text, first to last.
        leading: distance of base lines, in em.
        separator: what stands between contacts that share a line.
        code: that is printed beside the text; None leaves it out.
    """

    width: float
    height: float
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...] = ()
    leading: float = 1.28
    separator: str = " | "
    code: Code | None = None

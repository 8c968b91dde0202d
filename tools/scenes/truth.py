"""The truth about a photo: what is printed on its cards, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cardtrail.geometry import Point, Quad
from cardtrail.model.page import Page
from scenes.layout import Part
from scenes.people import Person
from scenes.raster import Pixels
from scenes.warp import Warp

_GRID = (9, 6)  # points along and down the card that tell how it bends


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything that is known about one card of a photo.

    Attributes:
        person: who stands on it, and what it means.
        page: every printed word with its box, in card pixels.
        parts: for each line of the page, what it says.
        warp: maps card pixels to photo pixels.
        visible: for each word of the page, whether all of it can be seen.
    """

    person: Person
    page: Page
    parts: tuple[Part, ...]
    warp: Warp
    visible: tuple[bool, ...]

    @property
    def outline(self) -> Quad:
        """The card's corners on the photo, clockwise from the print's top left."""
        return self.warp.outline

    def to_json(self) -> dict[str, Any]:
        """The truth in JSON types; places in photo pixels unless they say otherwise.

        ``fields`` gives the meaning in the form of ``cardtrail scan --json``, with the
        extension of each number; ``colleague`` what the card says of somebody else;
        ``translation`` title and company as a bilingual card says them again;
        ``lines`` the printed form; ``grid`` the photo's place of evenly spaced points
        of the card, row by row, which is the map from card to photo.
        """
        bend = self.warp.place.bend
        seen = iter(self.visible)
        return {
            "fields": {**details(self.person), "phones": self._phones()},
            "colleague": self._colleague(),
            "translation": self._translation(),
            "lines": [
                {
                    "text": line.text,
                    "part": part.value,
                    "words": [
                        {
                            "text": word.text,
                            "box": self._quad(word.box.quad),
                            "visible": next(seen),
                        }
                        for word in line.words
                    ],
                }
                for line, part in zip(self.page.lines, self.parts, strict=True)
            ],
            "outline": self._quad(self.warp.sheet.quad),
            "card": {
                "millimetres": [self.warp.width, self.warp.height],
                "bend": None
                if bend is None
                else {"radius": bend.radius, "arched": bend.arched, "way": bend.way},
            },
            "grid": [[_pair(point) for point in row] for row in self.warp.grid(*_GRID)],
        }

    def _phones(self) -> list[dict[str, str | None]]:
        return [
            {
                "number": phone.number,
                "kind": phone.kind.value,
                "extension": phone.extension,
            }
            for phone in self.person.phones
        ]

    def _colleague(self) -> dict[str, str] | None:
        other = self.person.colleague
        if other is None:
            return None
        return {"name": other.name, "phone": other.phone.number}

    def _translation(self) -> dict[str, str | None] | None:
        again = self.person.translation
        if again is None:
            return None
        return {"title": again.title, "company": again.company}

    def _quad(self, quad: Quad) -> list[list[float]]:
        return [_pair(point) for point in self.warp.map_quad(quad).points]


@dataclass(frozen=True, eq=False, slots=True)
class Shot:
    """A photo of a scene with its truth.

    Attributes:
        pixels: height x width x 3, uint8, blue-green-red, upright.
        truths: one for each card, in the order of the scene.
    """

    pixels: Pixels
    truths: tuple[Truth, ...]

    def to_json(self) -> dict[str, Any]:
        """The photo's size and the truth about its cards, in JSON types."""
        height, width = self.pixels.shape[:2]
        return {
            "width": width,
            "height": height,
            "cards": [truth.to_json() for truth in self.truths],
        }


def details(person: Person) -> dict[str, Any]:
    """The details of a card in the form in which cardtrail gives them."""
    return {
        "name": person.name,
        "addresses": [
            ", ".join(lines) for lines in (person.address, *person.branches) if lines
        ],
        "phones": [
            {"number": phone.number, "kind": phone.kind.value}
            for phone in person.phones
        ],
        "emails": [] if person.email is None else [person.email],
        "company": person.company,
        "title": person.title,
        "websites": [] if person.website is None else [f"https://{person.website}"],
    }


def _pair(point: Point) -> list[float]:
    return [round(point.x, 1), round(point.y, 1)]

"""Readers that answer as the tests want, and the readings that come of it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tests.support.readers import page

from cardtrail.errors import ReaderError
from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page, Word
from cardtrail.model.photo import CardImage, Photo, Pixels
from cardtrail.model.reading import Problem, Reading
from cardtrail.ocr.legible import NOISE
from cardtrail.ocr.reader import Reader
from cardtrail.pipeline import CLEARLY_UPRIGHT, scan

GLANCED = 100
"""Letters that a scripted glance sees."""


@dataclass
class Script:
    """A reader that reads what it is given; how well, the turns decide.

    Attributes:
        lines: what it reads on every card.
        legible: legibility by the clockwise quarter turns that a card has had.
        name: what its pages are filed under.
        looked: turns of the cards that it has looked at.
        given: the glances that came with the cards to read.
        again: what it sees of every word that it looks at again.
        asked: the places of these words.
    """

    lines: Sequence[str] = ()
    legible: Sequence[float] = (CLEARLY_UPRIGHT + 1,) * 4
    name: str = "tesseract"
    versions: tuple[str, ...] = ()
    looked: list[int] = field(default_factory=list)
    given: list[Page | None] = field(default_factory=list)
    again: tuple[str, ...] = ()
    asked: list[Box] = field(default_factory=list)

    def glance(self, card: CardImage) -> Page:
        """See Reader; the turn shows in where the dark corner lies."""
        turn = quarters_of(card)
        self.looked.append(turn)
        sure = NOISE + self.legible[turn] / GLANCED
        return self._page(card, (word("a" * GLANCED, sure),))

    def read(self, card: CardImage, glance: Page | None = None) -> Page:
        """See Reader."""
        self.given.append(glance)
        height, width = card.pixels.shape[:2]
        return page(self.lines, width, height, reader=self.name)

    def look_again(self, card: CardImage, box: Box) -> tuple[str, ...]:
        """See Reader."""
        del card
        self.asked.append(box)
        return self.again

    def _page(self, card: CardImage, lines: tuple[Line, ...]) -> Page:
        height, width = card.pixels.shape[:2]
        return Page(self.name, width, height, lines)


@dataclass
class Glimpse(Script):
    """A reader whose glances see given lines on the card as it was taken, else none."""

    seen: tuple[Line, ...] = ()

    def glance(self, card: CardImage) -> Page:
        """See Reader."""
        turn = quarters_of(card)
        self.looked.append(turn)
        return self._page(card, self.seen if turn == 0 else ())


@dataclass
class Broken(Script):
    """A reader that gives no page when it is asked for what ``fails`` names."""

    fails: str = "read"

    def glance(self, card: CardImage) -> Page:
        """See Reader."""
        if self.fails == "glance":
            raise ReaderError(f"The reader {self.name} failed at a glance.")
        return super().glance(card)

    def read(self, card: CardImage, glance: Page | None = None) -> Page:
        """See Reader."""
        seen = super().read(card, glance)
        if self.fails == "look":
            return seen
        raise ReaderError(f"The reader {self.name} failed.")

    def look_again(self, card: CardImage, box: Box) -> tuple[str, ...]:
        """See Reader."""
        if self.fails == "look":
            raise ReaderError(f"The reader {self.name} failed at another look.")
        return super().look_again(card, box)


@dataclass
class Stuck(Script):
    """A reader that comes back from a card only once the gate is open."""

    gate: threading.Event = field(default_factory=threading.Event)

    def read(self, card: CardImage, glance: Page | None = None) -> Page:
        """See Reader."""
        assert self.gate.wait(60)
        return super().read(card, glance)


def word(text: str, confidence: float, box: Box | None = None) -> Line:
    """A line of one word."""
    return Line((Word(text, box or Box(10, 10, 610, 40), confidence),))


def quarters_of(card: CardImage) -> int:
    """Clockwise turns of a card whose top left corner was dark."""
    corners = (card.pixels[0, 0], card.pixels[0, -1], card.pixels[-1, -1])
    dark = [bool(corner.max() < 50) for corner in corners]
    return dark.index(True) if any(dark) else 3


def photo_of(pixels: Pixels) -> Photo:
    return Photo(Path("photos/card.jpg"), pixels, "f" * 64, None)


def marked() -> Photo:
    """A white photo with a dark top left corner."""
    pixels = np.full((400, 640, 3), 255, dtype=np.uint8)
    pixels[:20, :20] = 0
    return photo_of(pixels)


def read(pixels: Pixels, readers: Sequence[Reader]) -> Reading:
    (reading,) = scan(photo_of(pixels), readers, "US")
    return reading


def told(reading: Reading, code: str) -> list[Problem]:
    """The problems of this code."""
    return [problem for problem in reading.problems if problem.code == code]

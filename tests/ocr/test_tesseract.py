"""The Tesseract reader on drawn cards, and on engines that make things up."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
import pytest
from tests.ocr.pages import texts
from tests.support.cards import NORA
from tests.support.steps import flat

from cardtrail.errors import PhotoError
from cardtrail.geometry import Box
from cardtrail.imaging.flatten import turned
from cardtrail.model.photo import Pixels
from cardtrail.ocr.legible import legibility
from cardtrail.ocr.registry import open_readers
from cardtrail.ocr.tesseract import (
    IN_COMPANY,
    PASSES,
    SPARSE,
    Pass,
    TesseractReader,
)
from scenes import Card, draw_lines

BLANK = np.full((914, 1600, 3), 250, dtype=np.uint8)
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


SURE = [("Sacramento,CaliforniaAlderAndFinchRobotics", 0.97)] * 2
SURE_TEXT = " ".join(text for text, _ in SURE)
SURE_LINE = words(*SURE)


@pytest.fixture(scope="module")
def reader() -> TesseractReader:
    """The real one."""
    (opened,) = open_readers(["tesseract"])
    assert isinstance(opened, TesseractReader)
    return opened


@pytest.fixture(scope="module")
def card() -> Card:
    """Dark text on light paper."""
    return draw_lines(NORA)


@pytest.mark.parametrize("typeface", ["roboto", "source-serif"])
def test_a_flat_card_is_read_word_for_word(
    reader: TesseractReader, typeface: str
) -> None:
    page = reader.read(flat(draw_lines(NORA, typeface=typeface).pixels))
    assert texts(page) == list(NORA)


def test_light_text_on_a_dark_card_is_read_word_for_word(
    reader: TesseractReader,
) -> None:
    night = draw_lines(NORA, ink=(240, 238, 230), paper=(24, 29, 42))
    assert texts(reader.read(flat(night.pixels))) == list(NORA)


def test_text_that_differs_only_in_colour_is_read_word_for_word(
    reader: TesseractReader,
) -> None:
    meadow = draw_lines(NORA, ink=(200, 60, 60), paper=(60, 128, 80))
    assert texts(reader.read(flat(meadow.pixels))) == list(NORA)


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


def test_a_glance_sees_more_on_an_upright_card_than_in_any_other_turn(
    reader: TesseractReader, card: Card
) -> None:
    upright, *others = (
        legibility(reader.glance(turned(flat(card.pixels), turn))) for turn in range(4)
    )
    assert upright > 60
    assert all(other < upright / 2 for other in others)


def test_a_glance_at_a_card_too_blurred_for_any_sure_word_still_tells_its_turn(
    reader: TesseractReader, card: Card
) -> None:
    soft = flat(cv2.GaussianBlur(card.pixels, (0, 0), 6).astype(np.uint8))
    upright, *others = (
        legibility(reader.glance(turned(soft, turn))) for turn in range(4)
    )
    assert upright > 1.5 * max(others)


def test_a_blank_card_is_an_empty_page(reader: TesseractReader) -> None:
    blank = flat(np.full((914, 1600, 3), 250, dtype=np.uint8))
    assert reader.read(blank).lines == ()
    assert reader.glance(blank).lines == ()


def test_a_glance_has_its_words_where_they_stand_on_the_card(
    reader: TesseractReader, card: Card
) -> None:
    page = reader.glance(flat(card.pixels))
    assert (page.reader, page.width, page.height) == ("tesseract", 1600, 914)
    for seen, printed in zip(page.lines, card.page.lines, strict=True):
        assert seen.box.overlap(printed.box) > 0.6 * printed.box.area


def test_beside_another_reader_one_pass_reads_the_card(card: Card) -> None:
    _, beside = open_readers(["paddle", "tesseract"])
    assert texts(beside.read(flat(card.pixels))) == list(NORA)


def test_every_pass_gets_the_size_and_the_resolution_of_its_picture(card: Card) -> None:
    engine = Parrot()
    TesseractReader(engine, [Pass("grey", 6), Pass("colour", 4, 0.5)]).read(
        flat(card.pixels)
    )
    # 1600 pixels on the 3.4 inches of a card.
    assert engine.asked == [((914, 1600), 6, 470), ((457, 800), 4, 235)]


def test_what_was_seen_at_a_glance_is_not_looked_for_again(card: Card) -> None:
    engine = Parrot(SURE_LINE)
    reader, given = TesseractReader(engine), flat(card.pixels)
    page = reader.read(given, reader.glance(given))
    assert len(engine.asked) == 1
    assert texts(page) == [SURE_TEXT]


def test_a_card_on_which_a_glance_sees_little_is_looked_at_once_more() -> None:
    engine = Parrot(words(("Nora", 0.9)))
    TesseractReader(engine).glance(flat(BLANK))
    assert [psm for _, psm, _ in engine.asked] == [PASSES[0].psm, SPARSE.psm]


def test_words_that_the_engine_hardly_believes_are_left_out(card: Card) -> None:
    engine = Parrot(words(("Nora", 0.9), ("Whitfield", 0.9), ("~;", 0.1)))
    page = TesseractReader(engine).read(flat(card.pixels))
    assert texts(page) == ["Nora Whitfield"]


def test_only_the_passes_asked_for_are_run(card: Card) -> None:
    engine = Parrot()
    TesseractReader(engine, IN_COMPANY).read(flat(card.pixels))
    assert [psm for _, psm, _ in engine.asked] == [one.psm for one in IN_COMPANY]


def test_a_page_that_the_first_pass_is_sure_of_is_read_once(card: Card) -> None:
    engine = Parrot(SURE_LINE)
    TesseractReader(engine).read(flat(card.pixels))
    assert len(engine.asked) == 1


def test_a_page_with_doubtful_words_is_read_by_every_pass(card: Card) -> None:
    engine = Parrot(words(*SURE, ("Whitfie1dStreetBui1ding", 0.7)))
    TesseractReader(engine).read(flat(card.pixels))
    assert len(engine.asked) == len(PASSES)


@pytest.mark.parametrize("garbage", ["", "\n\n", "\0", "5\t5\t5", "<html>" * 99])
def test_an_engine_that_talks_nonsense_has_read_nothing(
    card: Card, garbage: str
) -> None:
    assert TesseractReader(Parrot(garbage)).read(flat(card.pixels)).lines == ()


def test_an_engine_that_gives_up_says_so(card: Card) -> None:
    with pytest.raises(PhotoError, match="Gave up"):
        TesseractReader(Quitter()).read(flat(card.pixels))


def test_a_sure_word_stays_sure_in_company() -> None:
    card = flat(draw_lines(["Nora Whitfield"]).pixels)
    (alone,) = open_readers(["tesseract"])
    _, beside = open_readers(["paddle", "tesseract"])
    for full, one in zip(alone.read(card).words, beside.read(card).words, strict=True):
        assert one.confidence > 0.9 * full.confidence


@pytest.mark.parametrize("text", ["Whitfield", "916", "0160", "Sacramento,"])
def test_a_word_looked_at_again_is_read_by_itself(
    reader: TesseractReader, card: Card, text: str
) -> None:
    place = next(word.box for word in card.page.words if word.text == text)
    assert text in reader.look_again(flat(card.pixels), place)


def test_nothing_is_seen_on_another_look_at_blank_paper(
    reader: TesseractReader,
) -> None:
    seen = reader.look_again(flat(BLANK), Box(100, 100, 300, 140))
    assert not any(char.isalnum() for text in seen for char in text)


@pytest.mark.parametrize(
    "box", [Box(-50, -50, 60, 40), Box(1590, 900, 1800, 990), Box(5, 5, 5, 5)], ids=str
)
def test_another_look_over_the_edge_of_the_card_is_no_error(
    reader: TesseractReader, card: Card, box: Box
) -> None:
    assert all(
        isinstance(text, str) for text in reader.look_again(flat(card.pixels), box)
    )

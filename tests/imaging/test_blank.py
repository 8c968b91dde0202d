"""Places of a card filled in, so that nothing is read there."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.cards import NORA
from tests.support.codes import VCARD, draw_code, lay, modules_box, paper
from tests.support.shapes import boxes

from cardtrail.geometry import Box, Homography, Quad
from cardtrail.imaging.blank import blanked, only
from cardtrail.imaging.enhance import enhance
from cardtrail.model.photo import CardImage, Pixels
from cardtrail.ocr.codes import find_codes
from cardtrail.ocr.engine import open_engine
from cardtrail.ocr.tesseract import IN_COMPANY, TesseractReader
from scenes import draw_lines

LEFT, TOP = 1050, 250


def card_of(pixels: Pixels) -> CardImage:
    return enhance(CardImage(pixels, {}, Homography.identity(), None, 0.0))


def coded(ink: int = 0, ground: int = 255) -> CardImage:
    """A card with print on its left and a code in these tones on its right."""
    code = np.where(draw_code(VCARD) > 127, ground, ink).astype(np.uint8)
    return card_of(lay(draw_lines(NORA).pixels, code, LEFT, TOP))


def outlines(card: CardImage) -> list[Quad]:
    return [code.outline for code in find_codes(card.pixels)]


@pytest.fixture(scope="module")
def reader() -> TesseractReader:
    """The real one, in the mode that takes all there is for text."""
    return TesseractReader(open_engine(), IN_COMPANY)


@pytest.mark.parametrize("tones", [(0, 255), (255, 0), (120, 250)],
                         ids="black light pale".split())  # fmt: skip
def test_the_print_beside_a_code_is_read_and_no_dirt_from_the_code(
    reader: TesseractReader, tones: tuple[int, int]
) -> None:
    card = coded(*tones)
    page = reader.read(blanked(card, outlines(card)))
    assert [line.text for line in page.lines] == list(NORA)


def test_the_code_unblanked_would_be_dirt(reader: TesseractReader) -> None:
    page = reader.read(coded())
    code = modules_box(draw_code(VCARD), LEFT, TOP)
    assert any(word.box.overlap(code) for word in page.words)


def test_a_code_blanked_before_enhancing_leaves_no_dirt_either(
    reader: TesseractReader,
) -> None:
    card = coded()
    bare = CardImage(card.pixels, {}, card.to_photo, None, 0.0)
    page = reader.read(enhance(blanked(bare, outlines(card))))
    assert [line.text for line in page.lines] == list(NORA)


def test_a_blurred_and_turned_code_is_gone_with_its_edges() -> None:
    middle = cv2.getRotationMatrix2D((800, 457), 31, 1.0)
    laid = lay(paper(tone=200), np.minimum(draw_code(VCARD), 200), 650, 300)
    seen = cv2.warpAffine(laid, middle, (1600, 914), borderValue=(200, 200, 200))
    card = card_of(np.asarray(cv2.GaussianBlur(seen, (0, 0), 2), dtype=np.uint8))
    bare = blanked(card, outlines(card))
    assert np.abs(bare.pixels.astype(int) - 200).max() <= 4


def test_a_place_gets_the_colour_of_its_own_surroundings() -> None:
    pixels = paper()
    pixels[:, :800] = (40, 90, 160)
    pixels[:, 800:] = (200, 180, 20)
    places = [Box(200, 300, 400, 500), Box(1100, 300, 1300, 500)]
    for place in places:
        left, top, right, bottom = place.rounded
        pixels[top:bottom, left:right] = 0
    bare = blanked(card_of(pixels), [place.quad for place in places])
    assert (bare.pixels[400, 300] == (40, 90, 160)).all()
    assert (bare.pixels[400, 1200] == (200, 180, 20)).all()


def test_a_neighbouring_code_lends_no_tone() -> None:
    pixels = paper(tone=240)
    pixels[300:500, 300:500] = 0
    pixels[300:500, 502:702] = 0
    places = [Box(300, 300, 500, 500).quad, Box(502, 300, 702, 500).quad]
    bare = blanked(card_of(pixels), places)
    assert (bare.pixels == 240).all()


def test_all_but_the_places_stays_as_it_was() -> None:
    card = coded()
    place = modules_box(draw_code(VCARD), LEFT, TOP)
    kept = [card.pixels.copy(), *(one.copy() for one in card.versions.values())]
    bare = blanked(card, [place.quad])
    grown = 0.05 * place.width
    left, top, right, bottom = Box(
        place.left - grown, place.top - grown, place.right + grown, place.bottom + grown
    ).rounded
    for before, after in zip(kept, [bare.pixels, *bare.versions.values()], strict=True):
        outside = np.ones(before.shape[:2], dtype=np.bool_)
        outside[top:bottom, left:right] = False
        assert (after[outside] == before[outside]).all()
        assert (after[~outside] != before[~outside]).any()
    originals = [card.pixels, *card.versions.values()]
    assert all((one == was).all() for one, was in zip(originals, kept, strict=True))
    assert (bare.to_photo, bare.outline) == (card.to_photo, card.outline)


def test_without_a_place_the_card_is_the_same() -> None:
    card = coded()
    assert blanked(card, []) is card


def test_a_place_as_large_as_the_card_leaves_one_tone() -> None:
    card = card_of(draw_code(VCARD))
    bare = blanked(card, [Box(-9, -9, 2000, 2000).quad])
    assert len(np.unique(bare.pixels)) == 1


@settings(max_examples=30, deadline=None)
@given(st.lists(boxes, max_size=3))
def test_no_place_raises(places: list[Box]) -> None:
    card = CardImage(paper(160, 90), {}, Homography.identity(), None, 0.0)
    bare = blanked(card, [place.quad for place in places])
    assert bare.pixels.shape == card.pixels.shape


def test_only_the_lines_that_are_named_are_read(reader: TesseractReader) -> None:
    drawn = draw_lines(NORA)
    places = [drawn.page.lines[i].box for i in (0, 5)]
    page = reader.read(only(card_of(drawn.pixels), places))
    assert [line.text for line in page.lines] == [NORA[0], NORA[5]]


def test_the_lines_that_are_kept_are_as_they_were() -> None:
    card = coded()
    place = Box(100.0, 100.0, 400.0, 140.0)
    kept = only(card, [place])
    left, top, right, bottom = place.rounded
    for name, version in card.versions.items():
        part = kept.versions[name][top:bottom, left:right]
        assert np.array_equal(part, version[top:bottom, left:right])
    assert kept.pixels is card.pixels


@pytest.mark.parametrize("place", [Box(-50, -50, 10, 10), Box(5, 5, 5, 5)], ids=str)
def test_a_place_at_the_edge_of_the_card_is_no_error(place: Box) -> None:
    assert only(card_of(paper()), [place]).pixels.shape == paper().shape


def test_without_places_a_card_is_bare() -> None:
    bare = only(coded(), [])
    assert all(np.ptp(version) == 0 for version in bare.versions.values())

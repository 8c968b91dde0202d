"""Pictures of the steps show what they say, where it is."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.support.readers import page
from tests.support.steps import card_of, photo_of

from cardtrail.geometry import Box, Point, Quad
from cardtrail.imaging.overlay import (
    LONGEST_SIDE,
    OUTLINE,
    colour_of,
    jpeg,
    png,
    with_outline,
    with_words,
)
from cardtrail.model.page import Line, Page, Word
from cardtrail.model.photo import Pixels

WHITE = (255, 255, 255)
QUAD = Quad(Point(60, 40), Point(560, 50), Point(550, 340), Point(50, 330))


def marked(drawn: Pixels) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is drawn in the colour of outlines."""
    distance = np.abs(drawn.astype(int) - np.array(OUTLINE)).max(axis=2)
    rows, columns = np.nonzero(distance < 40)
    return columns.min(), rows.min(), columns.max(), rows.max()


def test_the_outline_is_drawn_where_the_card_lies() -> None:
    photo = photo_of()
    left, top, right, bottom = marked(with_outline(photo, QUAD))
    assert abs(right - 560) < 8
    assert abs(bottom - 340) < 8
    assert 40 < left < 60
    assert 30 < top < 50
    assert (photo.pixels == 255).all()


def test_the_dot_tells_which_corner_is_the_top_left_of_the_text() -> None:
    drawn = with_outline(photo_of(), QUAD.turned(2))
    corner = QUAD.bottom_right
    assert tuple(drawn[int(corner.y) + 4, int(corner.x) + 3]) == OUTLINE
    assert tuple(drawn[int(QUAD.top_left.y) - 4, int(QUAD.top_left.x) - 3]) == WHITE


def test_a_frame_that_is_the_card_is_marked_at_its_edge() -> None:
    drawn = with_outline(photo_of(), None)
    assert marked(drawn) == (0, 0, drawn.shape[1] - 1, drawn.shape[0] - 1)
    assert tuple(drawn[200, 320]) == WHITE


def test_a_large_photo_is_shown_smaller_with_its_outline_in_place() -> None:
    drawn = with_outline(photo_of(4000, 6000), QUAD.scaled(10))
    assert max(drawn.shape) == LONGEST_SIDE
    _, _, right, bottom = marked(drawn)
    assert abs(right - 5600 / 3) < 15
    assert abs(bottom - 3400 / 3) < 15


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_surer_a_word_the_greener_and_the_less_red(one: float, two: float) -> None:
    low, high = sorted((one, two))
    assert colour_of(low)[1] <= colour_of(high)[1]
    assert colour_of(low)[2] >= colour_of(high)[2]


@pytest.mark.parametrize(("beyond", "end"), [(-0.5, 0.0), (1.5, 1.0)])
def test_confidence_out_of_its_range_counts_as_the_nearer_end(
    beyond: float, end: float
) -> None:
    assert colour_of(beyond) == colour_of(end)


def test_each_word_has_a_box_in_the_colour_of_its_confidence() -> None:
    card = card_of()
    sure = Word("Nora", Box(100, 100, 200, 140), 1.0)
    unsure = Word("Whitfield", Box(220, 100, 400, 140), 0.0)
    drawn = with_words(card, Page("agreed", 640, 400, (Line((sure, unsure)),)))
    assert tuple(drawn[120, 100]) == colour_of(1.0)
    assert tuple(drawn[120, 400]) == colour_of(0.0)
    assert tuple(drawn[120, 300]) == WHITE
    assert (card.pixels == 255).all()


def test_the_legend_goes_from_red_to_green_below_the_card() -> None:
    drawn = with_words(card_of(), page(()))
    strip = drawn[400:]
    assert strip.shape[1] == 640
    row = [tuple(int(v) for v in pixel) for pixel in strip[len(strip) // 2]]
    assert row.index(colour_of(0.0)) < row.index(colour_of(0.5))
    assert row.index(colour_of(0.5)) < row.index(colour_of(1.0))


@pytest.mark.parametrize("width", [64, 200, 3000])
def test_a_card_of_any_width_gets_its_legend(width: int) -> None:
    card = card_of(400, width)
    assert with_words(card, page(())).shape[:2] == (448, width)


def test_a_png_keeps_colours_and_every_pixel() -> None:
    blue = np.full((40, 60, 3), (200, 30, 20), dtype=np.uint8)
    with Image.open(io.BytesIO(png(blue))) as opened:
        assert opened.getpixel((9, 9)) == (20, 30, 200)
    noise = np.random.default_rng(3).integers(0, 255, (40, 60), dtype=np.uint8)
    with Image.open(io.BytesIO(png(noise))) as opened:
        assert (np.asarray(opened) == noise).all()


def test_a_jpeg_holds_the_picture_and_nothing_about_it() -> None:
    with Image.open(io.BytesIO(jpeg(photo_of().pixels))) as opened:
        assert opened.size == (640, 400)
        assert not opened.getexif()
        assert opened.getpixel((5, 5)) == WHITE

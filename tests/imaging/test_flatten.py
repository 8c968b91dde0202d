"""Flat cards: every place on them is known on the photo."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardtrail.geometry import Box, Point, Quad
from cardtrail.imaging.flatten import (
    CARD_SIDE,
    FRAME_SIDE,
    MAX_ENLARGEMENT,
    flatten,
    turned,
)
from cardtrail.imaging.locate import Outline
from cardtrail.model.photo import CardImage, Photo, Pixels

DOTS = (Point(400.5, 300.5), Point(700.5, 340.5), Point(620.5, 520.5))
"""Middles of dots on the photo, unlike under every turn."""

TILTED = Quad(Point(250, 180), Point(860, 210), Point(900, 640), Point(200, 590))


def dotted(width: int = 1100, height: int = 800, scale: int = 1) -> Photo:
    """A white photo with black dots."""
    pixels: Pixels = np.full((height * scale, width * scale, 3), 255, dtype=np.uint8)
    for dot in DOTS:
        middle = (int(dot.x * scale), int(dot.y * scale))
        cv2.circle(pixels, middle, 9 * scale, (0, 0, 0), cv2.FILLED)
    return Photo(Path("dots.png"), pixels, "0" * 64, None)


def dots_on(card: CardImage) -> list[Point]:
    """Where the dots of the flat card lie on the photo, by its own map."""
    dark = (card.pixels[..., 0] < 128).astype(np.uint8)
    _, _, _, middles = cv2.connectedComponentsWithStats(dark)
    # A pixel's middle is half a pixel from its corner.
    return [
        card.to_photo.map(Point(float(x) + 0.5, float(y) + 0.5)) for x, y in middles[1:]
    ]


def assert_dots_are_found(card: CardImage, scale: int = 1) -> None:
    seen = dots_on(card)
    assert len(seen) == len(DOTS)
    for dot in DOTS:
        there = Point(dot.x * scale, dot.y * scale)
        assert min(there.distance(place) for place in seen) < 1


@pytest.mark.parametrize("quarters", range(4))
def test_places_on_a_flat_card_lead_to_the_photo_in_every_turn(quarters: int) -> None:
    card = flatten(dotted(), Outline(TILTED, 0.9))
    assert_dots_are_found(turned(card, quarters))


@cache
def rolled() -> CardImage:
    """A white card with the dots on a black table, bowed upwards by 30 px."""
    pixels = dotted().pixels
    x, y = np.arange(1100)[None, :], np.arange(800)[:, None]
    up = 30 * (1 - ((x - 550) / 400) ** 2)
    on_table = (y < 200 - up) | (y > 600 - up) | (abs(x - 550) > 400)
    pixels[on_table] = 0
    photo = Photo(Path("rolled.png"), pixels, "0" * 64, None)
    return flatten(photo, Outline(Box(150, 200, 950, 600).quad, 0.9))


@pytest.mark.parametrize("quarters", range(4))
def test_places_on_a_rolled_card_lead_to_the_photo_in_every_turn(quarters: int) -> None:
    seen = dots_on(turned(rolled(), quarters))
    for dot in DOTS:
        assert min(dot.distance(place) for place in seen) < 1


def test_a_rolled_card_fills_its_picture_and_no_more() -> None:
    card = rolled()
    for side in (card.pixels[5], card.pixels[-6], card.pixels[:, 5]):
        assert side[5:-5].min() > 200
    top = card.to_photo.map(Point(card.pixels.shape[1] / 2, 0))
    assert top.distance(Point(550, 170)) < 2
    assert card.outline is not None
    assert card.outline.top_left.distance(Point(150, 200)) < 3


@settings(max_examples=50, deadline=None)
@given(st.floats(0, 1200), st.floats(0, 700), st.integers(0, 3))
def test_a_place_on_a_rolled_card_goes_to_the_photo_and_back(
    x: float, y: float, quarters: int
) -> None:
    card = turned(rolled(), quarters)
    there = card.to_photo.map(Point(x, y))
    assert card.to_photo.inverse().map(there).distance(Point(x, y)) < 1e-3


@pytest.mark.parametrize("quarters", range(4))
@pytest.mark.parametrize("scale", [1, 3])
def test_places_on_a_whole_frame_lead_to_the_photo_in_every_turn(
    scale: int, quarters: int
) -> None:
    card = flatten(dotted(scale=scale), None)
    assert_dots_are_found(turned(card, quarters), scale)


@pytest.mark.parametrize("quarters", range(4))
def test_the_corners_of_the_card_are_those_of_its_outline(quarters: int) -> None:
    card = turned(flatten(dotted(), Outline(TILTED, 0.9)), quarters)
    height, width = card.pixels.shape[:2]
    corners = card.on_photo(Box(0, 0, width, height))
    assert card.outline is not None
    for corner, wanted in zip(corners.points, card.outline.points, strict=True):
        assert corner.distance(wanted) < 0.01


@settings(max_examples=50, deadline=None)
@given(st.floats(0, 1200), st.floats(0, 700), st.integers(0, 3))
def test_a_place_on_the_card_goes_to_the_photo_and_back(
    x: float, y: float, quarters: int
) -> None:
    card = turned(flatten(dotted(), Outline(TILTED, 0.9)), quarters)
    there = card.to_photo.map(Point(x, y))
    assert card.to_photo.inverse().map(there).distance(Point(x, y)) < 1e-3


def test_four_quarter_turns_give_the_same_card() -> None:
    card = flatten(dotted(), Outline(TILTED, 0.9))
    again = card
    for _ in range(4):
        again = turned(again, 1)
    assert np.array_equal(again.pixels, card.pixels)
    assert again.outline == card.outline


def test_a_clockwise_turn_brings_the_left_side_to_the_top() -> None:
    pixels: Pixels = np.full((400, 640, 3), 255, dtype=np.uint8)
    pixels[:, :200] = 0
    card = flatten(Photo(Path("a.png"), pixels, "0" * 64, None), None)
    upper, lower = np.vsplit(turned(card, 1).pixels, 2)
    assert upper.mean() < lower.mean() == 255


@pytest.mark.parametrize(
    ("scale", "longer"), [(0.2, None), (1.0, CARD_SIDE), (4.0, CARD_SIDE)]
)
def test_a_flat_card_is_as_large_as_reading_needs_and_its_pixels_allow(
    scale: float, longer: int | None
) -> None:
    quad = Box(10, 10, 900, 520).quad.scaled(scale)
    card = flatten(dotted(scale=4), Outline(quad, 0.9))
    height, width = card.pixels.shape[:2]
    assert width == (longer or round(quad.width * MAX_ENLARGEMENT))
    assert width / height == pytest.approx(quad.width / quad.height, rel=0.01)


@pytest.mark.parametrize(
    ("size", "longer"),
    [
        ((480, 640), 640 * MAX_ENLARGEMENT),
        ((750, 1000), CARD_SIDE),
        ((1500, 2000), 2000),
        ((3000, 4000), FRAME_SIDE),
    ],
)
def test_a_whole_frame_is_enlarged_or_reduced_for_reading(
    size: tuple[int, int], longer: float
) -> None:
    pixels: Pixels = np.zeros((*size, 3), dtype=np.uint8)
    card = flatten(Photo(Path("a.png"), pixels, "0" * 64, None), None)
    assert max(card.pixels.shape) == longer
    assert card.outline is None
    assert card.certainty == 0


def test_what_lies_outside_the_photo_continues_its_edge() -> None:
    pixels: Pixels = np.full((400, 640, 3), 200, dtype=np.uint8)
    outline = Box(-8, -8, 648, 408).quad
    card = flatten(Photo(Path("a.png"), pixels, "0" * 64, None), Outline(outline, 0.9))
    assert np.all(card.pixels == 200)

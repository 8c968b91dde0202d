"""Flat cards beside their photos: how much larger, and where a part of one lies."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cardtrail.geometry import Bend, Box, Homography, PlaneMap, Point, Quad
from cardtrail.imaging.flatten import flatten, turned
from cardtrail.imaging.locate import Outline
from cardtrail.model.photo import CardImage, Photo


def photo(width: int = 2000, height: int = 1500) -> Photo:
    pixels = np.full((height, width, 3), 255, dtype=np.uint8)
    return Photo(Path("card.jpg"), pixels, "0" * 64, None)


def card(width: int, height: int, scale: float) -> CardImage:
    """A card whose pixels are ``scale`` pixels of the photo across."""
    pixels = np.zeros((height, width, 3), dtype=np.uint8)
    return CardImage(pixels, {}, Homography.scaling(scale), None, 1.0)


@pytest.mark.parametrize("size", [(1600, 914), (914, 1600), (64, 64)])
@pytest.mark.parametrize("enlargement", [0.25, 1.0, 2.0])
def test_a_card_is_enlarged_as_its_map_says(
    size: tuple[int, int], enlargement: float
) -> None:
    assert card(*size, 1 / enlargement).enlargement == pytest.approx(enlargement)


def test_a_card_whose_map_leads_all_to_one_point_is_enlarged_without_end() -> None:
    point = Homography((0, 0, 5, 0, 0, 5, 0, 0, 1))
    pixels = np.zeros((10, 10, 3), dtype=np.uint8)
    lost = CardImage(pixels, {}, point, None, 0.0).enlargement
    assert lost > 1e6


@pytest.mark.parametrize("quarters", range(4))
def test_a_turn_of_the_card_enlarges_nothing(quarters: int) -> None:
    outline = Box(300, 400, 1350, 1000).quad
    flat = flatten(photo(), Outline(outline, 0.9))
    assert turned(flat, quarters).enlargement == pytest.approx(
        flat.pixels.shape[1] / 1050, rel=0.05
    )


def test_a_small_card_on_its_photo_is_enlarged_more_than_a_large_one() -> None:
    small = flatten(photo(), Outline(Box(300, 400, 825, 700).quad, 0.9))
    large = flatten(photo(), Outline(Box(100, 100, 1850, 1100).quad, 0.9))
    assert small.enlargement > 1.5 * large.enlargement
    assert small.enlargement > 1


def test_a_card_seen_askew_has_the_enlargement_of_its_middle() -> None:
    near, far = 900.0, 600.0
    tilted = Quad(
        Point(1000 - far / 2, 300), Point(1000 + far / 2, 300),
        Point(1000 + near / 2, 900), Point(1000 - near / 2, 900),
    )  # fmt: skip
    flat = flatten(photo(), Outline(tilted, 0.9))
    width = flat.pixels.shape[1]
    assert width / near < flat.enlargement < width / far


TILTED = Homography((0.6, 0.1, 310, -0.05, 0.7, 220, 0.0001, 0.0002, 1))
BENT = Bend(1600, 900, (0, 160, -160, 0), (0, 0, 0, 0), (0, 90, -90, 0), (0, 0, 0, 0))


@pytest.mark.parametrize("way", [TILTED, BENT, TILTED.after(BENT)])
@pytest.mark.parametrize("quarters", range(4))
def test_what_is_shown_on_the_photo_is_found_again_on_the_card(
    way: PlaneMap, quarters: int
) -> None:
    flat = turned(
        CardImage(np.zeros((900, 1600, 3), np.uint8), {}, way, None, 1), quarters
    )
    height, width = flat.pixels.shape[:2]
    found = flat.on_card(flat.on_photo(Box(90, 180, 450, 270)))
    assert found.left * width == pytest.approx(90, abs=0.01)
    assert found.top * height == pytest.approx(180, abs=0.01)
    assert found.right * width == pytest.approx(450, abs=0.01)
    assert found.bottom * height == pytest.approx(270, abs=0.01)


def test_what_reaches_beyond_the_card_ends_at_its_edge() -> None:
    assert card(800, 400, 1.0).on_card(Box(-50, 100, 900, 500).quad) == Box(
        0.0, 0.25, 1.0, 1.0
    )

"""How much larger a flat card is than it was on its photo."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cardtrail.geometry import Box, Homography, Point, Quad
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

"""Screenshots: the photo between their bars, and photos that only look like one."""

from __future__ import annotations

import numpy as np
import pytest

from cardtrail.geometry import Box
from cardtrail.imaging.screen import photo_inside
from cardtrail.model.photo import Pixels


def photo(height: int, width: int) -> Pixels:
    """Something with a camera's noise."""
    rng = np.random.default_rng(11)
    return rng.integers(60, 190, (height, width, 3), dtype=np.uint8)


@pytest.mark.parametrize("tone", [0, 255])
def test_bars_above_and_below_are_left_out(tone: int) -> None:
    screen = np.full((1000, 500, 3), tone, dtype=np.uint8)
    screen[300:700] = photo(400, 500)
    assert photo_inside(screen) == Box(0, 300, 500, 700)


def test_bars_left_and_right_are_left_out() -> None:
    screen = np.zeros((500, 1000, 3), dtype=np.uint8)
    screen[:, 200:800] = photo(500, 600)
    assert photo_inside(screen) == Box(200, 0, 800, 500)


def test_icons_in_a_bar_do_not_matter() -> None:
    screen = np.zeros((1000, 500, 3), dtype=np.uint8)
    screen[20:40, 30:70] = 255
    screen[300:700] = photo(400, 500)
    assert photo_inside(screen) == Box(0, 300, 500, 700)


def test_a_photo_is_left_whole() -> None:
    assert photo_inside(photo(600, 800)) == Box(0, 0, 800, 600)


def test_a_card_on_a_blown_out_table_is_not_cut() -> None:
    white = np.full((600, 800, 3), 255, dtype=np.uint8)
    for row in range(200, 400):  # a tilted edge comes into view bit by bit
        white[row, 100 : 100 + 3 * (row - 199)] = 90
    assert photo_inside(white) == Box(0, 0, 800, 600)


@pytest.mark.parametrize("tone", [0, 127, 255])
def test_a_picture_of_one_colour_is_left_whole(tone: int) -> None:
    flat = np.full((300, 400, 3), tone, dtype=np.uint8)
    assert photo_inside(flat) == Box(0, 0, 400, 300)

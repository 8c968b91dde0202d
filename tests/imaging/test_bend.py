"""Rolled cards: the bows of their sides tell how, and all others are left alone."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.polynomial.polynomial import polyval

from cardtrail.geometry import Bend, Homography, Point
from cardtrail.imaging.bend import LEAST, bend_of
from cardtrail.model.photo import Pixels

WIDTH, HEIGHT = 1600, 900

MARGIN = 200.0
"""Pixels of table around the card on the photo."""

TO_PHOTO = Homography((1, 0, MARGIN, 0, 1, MARGIN, 0, 0, 1))

STRAIGHT = (0.0, 0.0, 0.0, 0.0)


def bow(height: float, lean: float = 0.0) -> tuple[float, float, float, float]:
    """A bow of that height, more of it in the first half by ``lean``."""
    third = lean * height * 10.4
    return 0.0, 4 * height + third, -4 * height - 3 * third, 2 * third


def bent(top: float = 0, right: float = 0, bottom: float = 0, left: float = 0) -> Bend:
    sides = (bow(height) for height in (top, right, bottom, left))
    return Bend(WIDTH, HEIGHT, *sides)


def photo_of(bend: Bend, paper: int = 230, table: int = 90) -> Pixels:
    """A card on a table, its sides bent, with noise."""
    across, down = int(WIDTH + 2 * MARGIN), int(HEIGHT + 2 * MARGIN)
    x = np.arange(across)[None, :] + 0.5 - MARGIN
    y = np.arange(down)[:, None] + 0.5 - MARGIN
    inside = np.minimum.reduce(
        [
            y - polyval(x / WIDTH, bend.top),
            HEIGHT + polyval(x / WIDTH, bend.bottom) - y,
            x - polyval(y / HEIGHT, bend.left),
            WIDTH + polyval(y / HEIGHT, bend.right) - x,
        ]
    )
    share = np.clip(inside + 0.5, 0, 1)[..., None]
    noise = np.random.default_rng(1).normal(0, 4, (down, across, 3))
    picture = table + (paper - table) * share + noise
    return np.asarray(np.clip(picture, 0, 255), dtype=np.uint8)


@pytest.mark.parametrize(
    "bend",
    [
        bent(top=30, bottom=18),
        bent(top=-45, bottom=25),
        bent(top=0, bottom=60),
        bent(right=12, left=-24),
        bent(right=0, left=20),
    ],
    ids=["one way", "opposite ways", "one side", "along", "along, one side"],
)
def test_a_rolled_card_is_straightened_to_a_pixel(bend: Bend) -> None:
    told = bend_of(photo_of(bend), TO_PHOTO, WIDTH, HEIGHT)
    assert told is not None
    for x in range(0, WIDTH + 1, 100):
        for y in range(0, HEIGHT + 1, 100):
            place = Point(x, y)
            assert told.map(place).distance(bend.map(place)) < 1


@pytest.mark.parametrize("scale", [0.4, 1.0])
def test_corners_that_are_a_little_off_do_not_matter(scale: float) -> None:
    bend = bent(top=30, bottom=-20)
    wrong = Homography((1.01, 0.002, MARGIN - 7, -0.004, 1.012, MARGIN + 6, 0, 0, 1))
    photo = cv2.resize(photo_of(bend), None, fx=scale, fy=scale)
    to_photo = Homography.scaling(scale).after(wrong)
    told = bend_of(np.asarray(photo, dtype=np.uint8), to_photo, WIDTH, HEIGHT)
    assert told is not None
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        edge = bend.map(Point(share * WIDTH, 0))
        there = TO_PHOTO.map(edge)
        on_card = wrong.after(told).inverse().map(there)
        assert abs(on_card.y) < 1 / scale


@pytest.mark.parametrize(
    "bend",
    [
        bent(),
        bent(top=LEAST * WIDTH / 3, bottom=-LEAST * WIDTH / 3),
        bent(top=-25, right=25, bottom=25, left=-25),
        Bend(WIDTH, HEIGHT, bow(25, 0.45), STRAIGHT, STRAIGHT, STRAIGHT),
    ],
    ids=["flat", "hardly bent", "a cushion", "a curled corner"],
)
def test_what_is_no_roll_is_left_alone(bend: Bend) -> None:
    assert bend_of(photo_of(bend), TO_PHOTO, WIDTH, HEIGHT) is None


def test_a_card_that_hardly_stands_out_is_left_alone() -> None:
    faint = photo_of(bent(top=30, bottom=18), paper=93)
    assert bend_of(faint, TO_PHOTO, WIDTH, HEIGHT) is None


def test_sides_that_lie_beyond_the_frame_do_not_hide_a_roll() -> None:
    bend = bent(top=40, bottom=25)
    photo = photo_of(bend)[:, : int(MARGIN + WIDTH - 60)]
    told = bend_of(np.ascontiguousarray(photo), TO_PHOTO, WIDTH, HEIGHT)
    assert told is not None
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        place = Point(share * WIDTH, 0)
        assert told.map(place).distance(bend.map(place)) < 1


def test_a_card_that_fills_the_photo_has_no_sides_to_tell_from() -> None:
    photo = photo_of(bent(top=30))[300:800, 400:1500]
    inside = Homography((0.6875, 0, 0, 0, 0.5556, 0, 0, 0, 1))
    assert bend_of(photo, inside, WIDTH, HEIGHT) is None

"""The shape of a card is told from its corners, however the photo was taken."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cardtrail.geometry import Box, Point, Quad
from cardtrail.imaging.aspect import MOST, aspect

WIDTH, HEIGHT = 4000, 3000


def seen(ratio: float, focal: float, turn: tuple[float, float, float]) -> Quad:
    """A card of that ratio before a pinhole camera, turned about x, y and z."""
    tilt, lean, roll = (math.radians(angle) for angle in turn)
    about_x = np.array(
        [
            [1, 0, 0],
            [0, math.cos(tilt), -math.sin(tilt)],
            [0, math.sin(tilt), math.cos(tilt)],
        ]
    )
    about_y = np.array(
        [
            [math.cos(lean), 0, math.sin(lean)],
            [0, 1, 0],
            [-math.sin(lean), 0, math.cos(lean)],
        ]
    )
    about_z = np.array(
        [
            [math.cos(roll), -math.sin(roll), 0],
            [math.sin(roll), math.cos(roll), 0],
            [0, 0, 1],
        ]
    )
    corners = Box(-ratio / 2, -0.5, ratio / 2, 0.5).quad.points
    places = []
    for corner in corners:
        x, y, z = about_x @ about_y @ about_z @ np.array([corner.x, corner.y, 0])
        away = z + 2.2 * focal * ratio
        places.append(
            Point(
                WIDTH / 2 + focal * WIDTH * float(x / away),
                HEIGHT / 2 + focal * WIDTH * float(y / away),
            )
        )
    a, b, c, d = places
    return Quad(a, b, c, d)


@given(
    st.floats(1.3, 2.1),
    st.floats(0.7, 2.2),
    st.floats(20, 45),
    st.floats(20, 35),
    st.floats(-20, 20),
)
def test_corners_seen_at_an_angle_tell_the_ratio(
    ratio: float, focal: float, tilt: float, lean: float, roll: float
) -> None:
    quad = seen(ratio, focal, (tilt, lean, roll))
    assert aspect(quad, WIDTH, HEIGHT) == pytest.approx(ratio, rel=0.01)


@given(st.floats(1.3, 2.1), st.floats(-180, 180))
def test_from_straight_above_the_sides_tell_it(ratio: float, roll: float) -> None:
    quad = seen(ratio, 1.2, (0, 0, roll))
    assert aspect(quad, WIDTH, HEIGHT) == pytest.approx(ratio, rel=1e-6)


@pytest.mark.parametrize("tilt", [-50, -35, 35, 50])
def test_a_card_that_leans_away_is_not_taken_for_a_flatter_one(tilt: float) -> None:
    quad = seen(1.75, 1.0, (tilt, 0, 0))
    assert quad.width / quad.height > 1.15 * 1.75
    assert aspect(quad, WIDTH, HEIGHT) == pytest.approx(1.75, rel=0.01)


def test_a_quarter_turn_gives_the_reciprocal() -> None:
    quad = seen(1.75, 1.0, (30, 20, 10))
    upright = aspect(quad, WIDTH, HEIGHT)
    turned = aspect(quad.turned(1), WIDTH, HEIGHT)
    assert upright * turned == pytest.approx(1)


corners = st.builds(Point, st.floats(1, WIDTH), st.floats(1, HEIGHT))


@given(st.builds(Quad, corners, corners, corners, corners))
def test_any_four_corners_give_a_ratio_not_far_from_that_of_the_sides(
    quad: Quad,
) -> None:
    assume(quad.width > 1 and quad.height > 1)
    ratio = aspect(quad, WIDTH, HEIGHT)
    assert 0.999 / MOST < ratio * quad.height / quad.width < MOST * 1.001

"""A bent card keeps its lengths, and the way to the photo leads back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardtrail.geometry import Homography, Point
from scenes.bend import Bend
from scenes.camera import Camera
from scenes.warp import Place, Warp

BENDS = st.builds(
    Bend,
    way=st.sampled_from([0.0, 90.0, 30.0, -150.0]),
    radius=st.floats(90, 400),
    start=st.floats(0, 30),
    both=st.booleans(),
    arched=st.booleans(),
)


def warp(bend: Bend | None, tilt: float = 25.0, turn: float = 12.0) -> Warp:
    return Warp(
        88.9,
        50.8,
        18.0,
        Place(x=5, y=-3, turn=turn, bend=bend),
        Camera(tilt=tilt, towards=20),
        Homography.identity(),
    )


@settings(max_examples=40, deadline=None)
@given(BENDS)
def test_lengths_on_the_card_stay_what_they_are(bend: Bend) -> None:
    x = np.linspace(-44, 44, 2001)
    on_x, on_y, height = bend.raised(x, 0 * x + 7, bend.reach(88.9, 50.8))
    steps = np.sqrt(np.diff(on_x) ** 2 + np.diff(on_y) ** 2 + np.diff(height) ** 2)
    assert steps.sum() == pytest.approx(88, abs=0.05)


@settings(max_examples=40, deadline=None)
@given(BENDS, st.floats(-44, 44), st.floats(-25, 25))
def test_flattening_undoes_raising(bend: Bend, x: float, y: float) -> None:
    reach = bend.reach(88.9, 50.8)
    on_x, on_y, height = bend.raised(x, y, reach)
    back_x, back_y, same = bend.flattened(on_x, on_y, reach)
    assert float(back_x) == pytest.approx(x, abs=1e-6)
    assert float(back_y) == pytest.approx(y, abs=1e-6)
    assert float(same) == pytest.approx(float(height), abs=1e-6)
    assert float(height) >= 0


@settings(max_examples=40, deadline=None)
@given(st.none() | BENDS, st.floats(20, 1580), st.floats(20, 890))
def test_the_photo_shows_each_place_of_the_card_where_the_map_says(
    bend: Bend | None, x: float, y: float
) -> None:
    there = warp(bend).map(Point(x, y))
    back_x, back_y = warp(bend).printed(np.array([there.x]), np.array([there.y]))
    assert float(back_x[0]) == pytest.approx(x, abs=0.5)
    assert float(back_y[0]) == pytest.approx(y, abs=0.5)


def test_a_flat_card_is_seen_through_a_plane_map() -> None:
    """Straight lines of it stay straight."""
    row = warp(None).grid(5, 2)[0]
    first, last = row[0], row[-1]
    for point in row:
        off = (last.x - first.x) * (point.y - first.y)
        off -= (last.y - first.y) * (point.x - first.x)
        assert off == pytest.approx(0, abs=1e-6)


def test_a_rolled_card_has_curved_edges() -> None:
    row = warp(Bend(0.0, 90.0)).grid(5, 2)[0]
    straight = (row[0].y + row[4].y) / 2
    assert abs(row[2].y - straight) > 20


def test_an_arched_card_is_highest_in_its_middle() -> None:
    bend = Bend(0.0, 90.0, arched=True)
    _, _, height = bend.raised([-44.0, 0.0, 44.0], [0.0] * 3, bend.reach(88.9, 50.8))
    left, middle, right = height.tolist()
    assert middle > 8
    assert left == pytest.approx(right)
    assert left < 1


def test_only_one_corner_of_a_curled_card_is_up() -> None:
    bend = Bend(30.0, 60.0, start=26.0, both=False)
    x, y = [-44.0, 44.0, 44.0, -44.0], [-25.0, -25.0, 25.0, 25.0]
    _, _, height = bend.raised(x, y, bend.reach(88.9, 50.8))
    assert height.tolist()[2] > 4
    assert height.tolist()[0] == height.tolist()[3] == 0

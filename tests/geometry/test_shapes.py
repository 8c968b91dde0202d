"""Boxes and outlines: what is moved, turned or shared keeps its measures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.shapes import boxes

from cardtrail.geometry import Box, Point, Quad


@given(st.lists(boxes, min_size=1))
def test_around_holds_every_box_and_touches_them(several: list[Box]) -> None:
    around = Box.around(several)
    assert all(around.overlap(box) == pytest.approx(box.area) for box in several)
    assert around.left in {box.left for box in several}
    assert around.top in {box.top for box in several}
    assert around.right in {box.right for box in several}
    assert around.bottom in {box.bottom for box in several}


def test_there_is_no_box_around_nothing() -> None:
    with pytest.raises(ValueError, match="empty"):
        Box.around([])


@given(boxes, boxes)
def test_overlap_is_the_same_both_ways_and_never_negative(a: Box, b: Box) -> None:
    assert a.overlap(b) == b.overlap(a) >= 0
    assert a.overlap_x(b) <= min(a.width, b.width) + 1e-9
    assert a.overlap_y(b) <= min(a.height, b.height) + 1e-9


def test_boxes_that_only_touch_share_nothing() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(10, 0, 20, 10)) == 0


@given(boxes, st.floats(-500, 500), st.floats(-500, 500))
def test_moving_a_box_keeps_its_size(box: Box, dx: float, dy: float) -> None:
    moved = box.moved(dx, dy)
    assert moved.width == pytest.approx(box.width, abs=1e-6)
    assert moved.height == pytest.approx(box.height, abs=1e-6)
    assert moved.centre.x == pytest.approx(box.centre.x + dx, abs=1e-6)
    assert moved.centre.y == pytest.approx(box.centre.y + dy, abs=1e-6)


@given(boxes)
def test_a_box_as_a_quad_keeps_its_measures(box: Box) -> None:
    quad = box.quad
    assert quad.box == box
    assert quad.area == pytest.approx(box.area)
    assert (quad.width, quad.height) == pytest.approx((box.width, box.height))
    assert quad.angles == pytest.approx((90, 90, 90, 90))
    assert quad.is_convex


@given(boxes, st.integers(-8, 8))
def test_turning_there_and_back_gives_the_same_outline(box: Box, turns: int) -> None:
    quad = box.quad
    assert quad.turned(turns).turned(-turns) == quad
    assert set(quad.turned(turns).points) == set(quad.points)


def test_after_one_clockwise_turn_the_lower_left_corner_is_the_upper_left() -> None:
    quad = Box(0, 0, 90, 50).quad
    turned = quad.turned(1)
    assert turned.top_left == quad.bottom_left
    assert turned.top_right == quad.top_left
    assert (turned.width, turned.height) == (50, 90)


def test_an_outline_read_anticlockwise_has_a_negative_area() -> None:
    a, b, c, d = Box(0, 0, 90, 50).quad.points
    assert Quad(a, d, c, b).area == -4500


@pytest.mark.parametrize(
    "last",
    [Point(60, 20), Point(45, -20), Point(90, 50)],
    ids=["a dent", "sides that cross", "two corners in one"],
)
def test_what_no_camera_makes_of_a_card_is_not_convex(last: Point) -> None:
    a, b, c, _ = Box(0, 0, 90, 50).quad.points
    assert not Quad(a, b, c, last).is_convex


def test_corners_that_meet_have_no_angle() -> None:
    here = Point(5, 5)
    assert Quad(here, here, here, here).angles == (0, 0, 0, 0)

"""Maps of the plane: what goes there comes back."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.shapes import boxes, coordinates

from cardtrail.geometry import Bend, Box, Homography, PlaneMap, Point

points = st.builds(Point, coordinates, coordinates)


@st.composite
def views(draw: st.DrawFn) -> Homography:
    """What a camera may do to a card: turned, scaled, moved and seen at an angle."""
    angle, scale = draw(st.floats(0, 2 * math.pi)), draw(st.floats(0.2, 4))
    cos, sin = scale * math.cos(angle), scale * math.sin(angle)
    lean = st.floats(-5e-5, 5e-5)
    moved = st.floats(-500, 500)
    return Homography(
        (cos, -sin, draw(moved), sin, cos, draw(moved), draw(lean), draw(lean), 1)
    )


WIDTH, HEIGHT = 1600.0, 900.0

bows = st.tuples(*[st.floats(-12, 12)] * 4)
"""How far a side lies off, in cubics that a bent card may have."""

bends = st.builds(Bend, st.just(WIDTH), st.just(HEIGHT), bows, bows, bows, bows)
on_card = st.builds(Point, st.floats(0, WIDTH), st.floats(0, HEIGHT))


@st.composite
def cards(draw: st.DrawFn) -> PlaneMap:
    """From a turned card over its bend to the photo."""
    turn = Homography((0, 1, 0, -1, 0, HEIGHT, 0, 0, 1))
    return draw(views()).after(draw(bends)).after(turn)


def near(first: Point, second: Point, tolerance: float = 1e-4) -> bool:
    return first.distance(second) < tolerance


@given(views(), points)
def test_a_map_and_its_inverse_lead_back(view: Homography, point: Point) -> None:
    assert near(view.inverse().map(view.map(point)), point)


@given(views(), views(), st.builds(Point, st.floats(0, 99), st.floats(0, 99)))
def test_after_does_one_map_and_then_the_other(
    first: Homography, then: Homography, point: Point
) -> None:
    assert near(then.after(first).map(point), then.map(first.map(point)))


@given(points)
def test_the_identity_moves_nothing(point: Point) -> None:
    assert Homography.identity().map(point) == point


@given(boxes, st.floats(0.1, 9))
def test_scaling_is_what_resizing_does_to_boxes_and_quads(
    box: Box, factor: float
) -> None:
    mapped = Homography.scaling(factor).map_quad(box.quad)
    assert mapped == box.quad.scaled(factor) == box.scaled(factor).quad


def test_a_map_that_flattens_the_plane_has_no_inverse() -> None:
    flat = Homography((1, 2, 0, 2, 4, 0, 0, 0, 1))
    with pytest.raises(ZeroDivisionError):
        flat.inverse()


@given(cards(), st.builds(Point, st.floats(-50, HEIGHT), st.floats(-50, WIDTH)))
def test_a_bent_card_leads_to_the_photo_and_back(card: PlaneMap, point: Point) -> None:
    assert near(card.inverse().map(card.map(point)), point, 1e-3)
    assert near(card.inverse().inverse().map(point), card.map(point))


@given(bends, bends, views(), on_card)
def test_maps_of_any_kind_are_done_one_after_the_other(
    first: Bend, then: Bend, view: Homography, point: Point
) -> None:
    together = view.after(then.after(first))
    assert near(together.map(point), view.map(then.map(first.map(point))))
    assert together == view.after(then).after(first)


@given(bends, st.floats(0, 1))
def test_the_sides_of_a_card_go_to_their_curves(bend: Bend, share: float) -> None:
    x, y = share * WIDTH, share * HEIGHT
    assert bend.map(Point(x, 0)).y == pytest.approx(height_of(bend.top, share))
    assert bend.map(Point(x, HEIGHT)).y - HEIGHT == pytest.approx(
        height_of(bend.bottom, share), abs=1e-6
    )
    assert bend.map(Point(0, y)).x == pytest.approx(height_of(bend.left, share))
    assert bend.map(Point(WIDTH, y)).x - WIDTH == pytest.approx(
        height_of(bend.right, share), abs=1e-6
    )


def height_of(cubic: tuple[float, float, float, float], share: float) -> float:
    return sum(factor * share**power for power, factor in enumerate(cubic))


@given(on_card)
def test_what_is_not_bent_stays_in_place(point: Point) -> None:
    straight = (0.0, 0.0, 0.0, 0.0)
    flat = Bend(WIDTH, HEIGHT, straight, straight, straight, straight)
    assert flat.map(point) == flat.inverse().map(point) == point

"""Quads around marked cards: apart, whole, and no more of them than there are."""

from __future__ import annotations

import numpy as np
import pytest

from cardtrail.geometry import Point, Quad
from cardtrail.imaging.cards import cards_of
from cardtrail.imaging.marks import Marks

HEIGHT, WIDTH = 96, 128


def marked(*cards: Quad) -> Marks:
    """Marks as a perfect network would make them; later cards lie on earlier ones."""
    card = np.zeros((HEIGHT, WIDTH), np.float32)
    middle = np.zeros((2, HEIGHT, WIDTH), np.float32)
    y, x = np.indices((HEIGHT, WIDTH)) + 0.5
    for quad in cards:
        inside = np.ones((HEIGHT, WIDTH), bool)
        for start, end in quad.sides:
            along_x, along_y = end.x - start.x, end.y - start.y
            inside &= along_x * (y - start.y) - along_y * (x - start.x) > 0
        card[inside] = 1
        middle[0][inside] = np.mean([p.x for p in quad.points])
        middle[1][inside] = np.mean([p.y for p in quad.points])
    return Marks(card, middle, 25.0)


def upright(left: float, top: float, right: float, bottom: float) -> Quad:
    return Quad(
        Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)
    )


def off(found: Quad, true: Quad) -> float:
    """Distance of the worst corner in pixels of the marks."""
    return min(
        max(
            a.distance(b)
            for a, b in zip(found.turned(turn).points, true.points, strict=True)
        )
        for turn in range(4)
    )


ASKEW = Quad(Point(30, 12), Point(110, 24), Point(100, 76), Point(18, 64))
DIAMOND = Quad(Point(60, 8), Point(98, 46), Point(64, 84), Point(26, 48))


@pytest.mark.parametrize("card", [ASKEW, DIAMOND, upright(20, 20, 100, 70)])
def test_one_card_is_outlined_within_a_pixel(card: Quad) -> None:
    (found,) = cards_of(marked(card))
    assert off(found.quad, card) < 1.2
    assert found.certainty > 0.9


def test_two_touching_cards_are_told_apart() -> None:
    first, second = upright(8, 20, 62, 56), upright(62, 24, 118, 60)
    found = sorted(cards_of(marked(first, second)), key=lambda one: one.quad.box.left)
    assert [
        off(one.quad, true) < 1.5
        for one, true in zip(found, (first, second), strict=True)
    ] == [True, True]


def test_a_card_cut_by_the_frame_goes_on_beyond_it() -> None:
    card = Quad(Point(60, -14), Point(120, 30), Point(90, 72), Point(30, 28))
    (found,) = cards_of(marked(card))
    assert off(found.quad, card) < 3


def test_a_card_that_leaves_the_frame_ends_there() -> None:
    (found,) = cards_of(marked(upright(80, 20, 170, 70)))
    assert off(found.quad, upright(80, 20, WIDTH, 70)) < 1.5


def test_a_card_with_a_corner_under_another_one_keeps_it() -> None:
    lower, upper = upright(10, 10, 74, 52), upright(60, 40, 122, 84)
    found = sorted(cards_of(marked(lower, upper)), key=lambda one: one.quad.box.left)
    assert off(found[0].quad, lower) < 1.5
    assert off(found[1].quad, upper) < 1.5


def test_nothing_is_found_where_nothing_is_marked() -> None:
    assert cards_of(marked()) == []


def test_specks_are_no_cards() -> None:
    assert cards_of(marked(upright(10, 10, 14, 13), upright(50, 40, 53, 44))) == []

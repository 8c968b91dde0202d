"""Lines of text out of a map of where text is."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from cardtrail.geometry import Quad
from cardtrail.ocr.text_map import MARKED, SURE, Floats, marked_lines

WIDTH, HEIGHT = 640, 384


def marked(
    middle: tuple[float, float] = (300, 200),
    size: tuple[float, float] = (200, 20),
    angle: float = 0.0,
    share: float = 0.9,
) -> Floats:
    """A map on which one line is marked, as sure as this."""
    empty = np.zeros((HEIGHT, WIDTH), np.float32)
    corners = cv2.boxPoints((middle, size, angle)).round().astype(np.int32)
    return np.asarray(cv2.fillPoly(empty, [corners], (share,)), np.float32)


def found(share: Floats, scale: float = 1.0) -> list[Quad]:
    """The lines on a picture this many times as large as the map."""
    return list(marked_lines(share, round(scale * WIDTH), round(scale * HEIGHT)))


def test_a_line_is_where_it_is_marked_with_a_margin_for_its_letters() -> None:
    (line,) = found(marked())
    assert line.box.centre.x == pytest.approx(300, abs=1)
    assert line.box.centre.y == pytest.approx(200, abs=1)
    # 200 x 20 has 4,000 pixels and 440 around them: 1.6 x 4000 / 440 on each side.
    assert line.width == pytest.approx(200 + 29, abs=3)
    assert line.height == pytest.approx(20 + 29, abs=3)


@pytest.mark.parametrize("scale", [0.5, 2.5])
def test_a_line_comes_in_the_pixels_of_the_picture(scale: float) -> None:
    (small,), (line,) = found(marked()), found(marked(), scale)
    for here, there in zip(small.points, line.points, strict=True):
        assert (there.x, there.y) == pytest.approx((scale * here.x, scale * here.y))


@pytest.mark.parametrize("angle", [-30, -8, 0, 8, 30])
def test_a_leaning_line_begins_at_its_left(angle: float) -> None:
    (line,) = found(marked(angle=angle))
    slope = math.atan2(
        line.top_right.y - line.top_left.y, line.top_right.x - line.top_left.x
    )
    assert math.degrees(slope) == pytest.approx(angle, abs=1.5)
    assert line.top_left.y < line.bottom_left.y
    assert line.top_right.y < line.bottom_right.y


def test_a_standing_line_stands() -> None:
    (line,) = found(marked(size=(20, 200)))
    assert line.height > 4 * line.width


def test_two_lines_that_do_not_touch_are_two() -> None:
    both = marked(middle=(300, 100)) + marked(middle=(300, 140))
    assert len(found(both)) == 2


def test_no_line_reaches_out_of_the_picture() -> None:
    (line,) = found(marked(middle=(10, 5), size=(200, 30)), scale=2.0)
    box = line.box
    assert box.left >= 0
    assert box.top >= 0
    (line,) = found(marked(middle=(WIDTH, HEIGHT), size=(200, 30)), scale=2.0)
    assert line.box.right <= 2 * WIDTH - 1
    assert line.box.bottom <= 2 * HEIGHT - 1


def test_what_is_marked_half_heartedly_is_no_line() -> None:
    assert len(found(marked(share=SURE + 0.05))) == 1
    assert found(marked(share=(MARKED + SURE) / 2)) == []
    assert found(marked(share=MARKED - 0.05)) == []


def test_a_speck_is_no_line() -> None:
    assert found(marked(size=(2, 1))) == []
    assert found(np.zeros((HEIGHT, WIDTH), np.float32)) == []

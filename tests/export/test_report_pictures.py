"""What a crop shows of a card: the detail, a little around it, and never nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cardtrail.export.report.shown import MOST_MARGIN, cut
from cardtrail.geometry import Box

shares = st.floats(0, 1)
sides = st.integers(1, 2000)


@given(shares, shares, shares, shares, sides, sides)
def test_a_crop_holds_its_detail_and_stays_on_the_card(
    a: float, b: float, c: float, d: float, width: int, height: int
) -> None:
    box = Box(min(a, b), min(c, d), max(a, b), max(c, d))
    left, top, right, bottom = cut(box, (width, height))
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert left <= box.left * width + 1
    assert top <= box.top * height + 1
    assert right >= box.right * width - 1
    assert bottom >= box.bottom * height - 1
    assert right - left <= box.width * width + 2 * MOST_MARGIN + 3
    assert bottom - top <= box.height * height + 2 * MOST_MARGIN + 3


def test_a_line_of_print_has_room_around_it() -> None:
    assert cut(Box(0.1, 0.5, 0.5, 0.55), (1000, 600)) == (88, 288, 512, 342)

"""Where no card is outlined, the part of the photo that holds the text is read."""

from __future__ import annotations

import numpy as np

from cardtrail.geometry import Box
from cardtrail.imaging.extent import text_extent
from cardtrail.model.photo import Pixels
from scenes import draw_lines

LINES = ("Nora Whitfield", "Alder & Finch Inc.", "916 555 0160", "nora@alder.example")


def desk(height: int, width: int, tone: int = 244) -> Pixels:
    noise = np.random.default_rng(5).normal(0, 3, (height, width, 3))
    return np.clip(tone + noise, 0, 255).astype(np.uint8)


def with_text(left: int, top: int) -> tuple[Pixels, Box]:
    """Dark print on a large white desk: a card whose edges can't be seen."""
    photo, card = desk(1800, 2400), draw_lines(LINES).pixels
    height, width = card.shape[:2]
    place = photo[top : top + height, left : left + width]
    np.minimum(place, card, out=place)
    rows, columns = np.nonzero(card.min(axis=2) < 128)
    box = Box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    return photo, box.moved(left, top)


def test_text_in_a_corner_of_a_white_desk_is_kept_whole_and_the_desk_cut_off() -> None:
    photo, text = with_text(300, 200)
    extent = text_extent(photo)
    assert extent.overlap(text) == text.area
    assert extent.area < 0.5 * 2400 * 1800


def test_a_desk_without_text_is_kept_whole() -> None:
    assert text_extent(desk(1800, 2400)) == Box(0, 0, 2400, 1800)


def test_a_frame_full_of_print_is_kept_whole() -> None:
    card = draw_lines(LINES).pixels
    full = np.ascontiguousarray(np.tile(card, (3, 3, 1)))
    height, width = full.shape[:2]
    assert text_extent(full) == Box(0, 0, width, height)


def test_some_dirt_far_from_the_text_does_not_keep_the_desk() -> None:
    photo, text = with_text(300, 200)
    photo[1700:1706, 2300:2306] = 20
    extent = text_extent(photo)
    assert extent.overlap(text) == text.area
    assert extent.right < 2200

"""What is wrong with the text of a photo is measured on drawn cards."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardtrail.geometry import Box, Homography
from cardtrail.imaging.quality import edge_widths, glare, line_qualities, runs_out
from cardtrail.model.page import Line, Page, Word
from cardtrail.model.photo import CardImage, Photo, Pixels
from cardtrail.model.quality import LineQuality
from scenes import Card, draw_lines

LINES = (
    "Nora Whitfield",
    "410 Larkspur Avenue",
    "Sacramento, CA 95814",
    "Mobile: 916 555 0160",
    "nora@alderandfinch.example",
)
PAPER = (205, 208, 210)


@cache
def card(*lines: str, capital_height: float = 30) -> Card:
    return draw_lines(lines or LINES, capital_height=capital_height, paper=PAPER)


def image(pixels: Pixels, scale: float = 1.0) -> CardImage:
    """A card that is ``scale`` times as large as it was on the photo."""
    return CardImage(pixels, {}, Homography.scaling(1 / scale), None, 0.0)


def measured(pixels: Pixels, page: Page, scale: float = 1.0) -> list[LineQuality]:
    return list(line_qualities(image(pixels, scale), page, photo(pixels)))


def photo(pixels: Pixels) -> Photo:
    return Photo(Path("photo.jpg"), pixels, "", None)


def blurred(pixels: Pixels, deviation: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), deviation), dtype=np.uint8)


def shone_on(pixels: Pixels, x: int, y: int, radius: float) -> Pixels:
    """The card with the soft reflection of a lamp."""
    rows, columns = np.indices(pixels.shape[:2])
    distance = np.hypot(columns - x, rows - y)
    light = 400 * np.exp(-((distance / radius) ** 2))
    lit = np.clip(pixels + light[..., None], 0, 255)
    return np.asarray(lit, dtype=np.uint8)


def test_every_line_of_text_is_measured_where_it_stands() -> None:
    drawn = card()
    found = measured(drawn.pixels, drawn.page, scale=2.0)
    assert [line.text for line in found] == list(LINES)
    for line, printed in zip(found, drawn.page.lines, strict=True):
        assert line.place.box == printed.box.scaled(0.5)
        assert not line.is_cut
        assert line.glare == 0


@pytest.mark.parametrize("deviation", [2.0, 3.0, 4.5])
def test_the_edge_of_a_step_tells_how_far_it_is_blurred(deviation: float) -> None:
    board = np.kron(np.indices((8, 8)).sum(axis=0) % 2, np.ones((40, 40)))
    steps = np.where(board, 230, 20).astype(np.uint8)
    widths = edge_widths(blurred(steps, deviation))
    assert widths == pytest.approx((2.5 * deviation, 2.5 * deviation), rel=0.1)


def shaken(pixels: Pixels, way: int) -> Pixels:
    """As from a phone that moved sideways by ``way`` pixels."""
    path = np.full((1, way), 1 / way, dtype=np.float32)
    return np.asarray(cv2.filter2D(pixels, -1, path), dtype=np.uint8)


def test_a_shaken_photo_is_blurred_though_its_level_edges_are_sharp() -> None:
    drawn = card()
    still = measured(drawn.pixels, drawn.page)
    for line, moved in zip(
        still, measured(shaken(drawn.pixels, 13), drawn.page), strict=True
    ):
        assert moved.blur > 1.4 * line.blur
        assert moved.smear > 1.4 * line.smear


def test_a_photo_out_of_focus_is_blurred_all_ways() -> None:
    drawn = card()
    for line in measured(blurred(drawn.pixels, 4), drawn.page):
        assert line.smear < 1.3


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_less_light_is_seen_on_the_paper_and_on_light_print(share: float) -> None:
    drawn = card()
    dim = np.asarray(drawn.pixels * share, dtype=np.uint8)
    for pixels in (dim, np.asarray((255 - drawn.pixels) * share, dtype=np.uint8)):
        for line in measured(pixels, drawn.page):
            assert line.light == pytest.approx(pixels.max(), rel=0.1)


def test_the_more_a_card_is_blurred_the_more_is_measured() -> None:
    drawn = card()
    worst = [
        max(line.blur for line in measured(blurred(drawn.pixels, s), drawn.page))
        for s in (0.5, 1.5, 3, 5)
    ]
    assert worst == sorted(worst)
    assert worst[-1] > 2 * worst[0]


def test_little_text_is_no_blurrier_than_much() -> None:
    few, many = card(LINES[0]), card(*LINES, *LINES)
    one = measured(blurred(few.pixels, 2), few.page)
    ten = measured(blurred(many.pixels, 2), many.page)
    assert one[0].blur == pytest.approx(ten[0].blur, rel=0.1)


def test_small_print_is_blurred_before_large_print() -> None:
    small, large = card(capital_height=22), card(capital_height=60)
    least = min(line.blur for line in measured(blurred(small.pixels, 2), small.page))
    most = max(line.blur for line in measured(blurred(large.pixels, 2), large.page))
    assert least > most


def test_light_print_on_dark_is_as_sharp_as_dark_on_light() -> None:
    drawn = card()
    dark = measured(drawn.pixels, drawn.page)
    light = measured(255 - drawn.pixels, drawn.page)
    for one, other in zip(dark, light, strict=True):
        assert one.blur == pytest.approx(other.blur, rel=0.05)


def test_print_that_cannot_be_seen_has_no_edge() -> None:
    flat = np.full((30, 200), 128, dtype=np.uint8)
    assert edge_widths(flat) == (float("inf"), float("inf"))


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
def test_letters_are_as_high_as_they_were_on_the_photo(scale: float) -> None:
    drawn = card(*LINES[:1])
    (line,) = measured(drawn.pixels, drawn.page, scale)
    printed = drawn.page.lines[0].words[1].box.height
    assert line.height == pytest.approx(printed / scale, rel=0.15)


def test_a_lamp_that_shines_on_a_line_is_seen_there_and_nowhere_else() -> None:
    drawn = card()
    place = drawn.page.lines[2].box.centre
    lit = shone_on(drawn.pixels, int(place.x), int(place.y), 90)
    found = {line.text: line.glare for line in measured(lit, drawn.page)}
    assert found.pop(LINES[2]) > 1
    assert found[LINES[0]] == found[LINES[4]] == 0


def test_a_lamp_beside_the_text_does_not_matter() -> None:
    drawn = card()
    lit = shone_on(drawn.pixels, 1400, 820, 90)
    assert glare(lit, 30).any()
    assert [line.glare for line in measured(lit, drawn.page)] == [0] * len(LINES)


def test_a_patch_of_white_print_is_no_reflection() -> None:
    drawn = card()
    pixels = drawn.pixels.copy()
    pixels[300:420, 900:1100] = 255
    assert not glare(pixels, 30).any()


def test_white_paper_beside_a_dark_block_is_no_reflection() -> None:
    drawn = draw_lines(LINES, paper=(255, 255, 255))
    pixels = drawn.pixels.copy()
    pixels[:, 700:] = (90, 60, 30)
    assert not glare(pixels, 30).any()


def test_the_white_paper_of_a_scan_is_no_reflection() -> None:
    drawn = draw_lines(LINES, paper=(255, 255, 255))
    assert [line.glare for line in measured(drawn.pixels, drawn.page)] == [0] * 5


def cropped(page: Page, by: float) -> Page:
    """The same words on a card of which ``by`` pixels are cut off at the left."""
    lines = tuple(
        Line(
            tuple(
                dataclasses.replace(
                    word,
                    box=Box(
                        max(0, word.box.left - by),
                        word.box.top,
                        word.box.right - by,
                        word.box.bottom,
                    ),
                )
                for word in line.words
            )
        )
        for line in page.lines
    )
    return dataclasses.replace(page, lines=lines)


def test_a_line_that_runs_out_of_the_picture_is_cut() -> None:
    drawn = card()
    by = int(min(line.box.left for line in drawn.page.lines)) + 20
    found = measured(drawn.pixels[:, by:], cropped(drawn.page, by))
    assert all(line.is_cut for line in found)
    room = by - 40
    found = measured(drawn.pixels[:, room:], cropped(drawn.page, room))
    assert not any(line.is_cut for line in found)


def test_a_line_is_cut_by_the_frame_and_not_by_a_wrong_outline() -> None:
    drawn = card()
    by = int(min(line.box.left for line in drawn.page.lines)) + 20
    pixels, page = drawn.pixels[:, by:], cropped(drawn.page, by)
    height, width = pixels.shape[:2]
    for room in (0, 200):
        around = np.zeros((height + 400, width + room + 200, 3), dtype=np.uint8)
        outline = Box(room, 200, room + width, 200 + height).quad
        found = dataclasses.replace(image(pixels), outline=outline)
        lines = line_qualities(found, page, photo(around))
        assert {line.is_cut for line in lines} == {room == 0}


@pytest.mark.parametrize(
    ("outline", "cut"),
    [
        (Box(100, 80, 900, 600), False),
        (Box(100, 80, 900, 750), True),
        (Box(-40, 80, 900, 600), True),
        (Box(-5, -5, 1005, 600), True),
        (Box(2, 3, 998, 747), False),
        (None, False),
    ],
    ids=["inside", "at the foot", "beyond", "three sides", "cropped", "unknown"],
)
def test_a_card_at_the_frame_runs_out_of_the_photo(
    outline: Box | None, cut: bool
) -> None:
    pixels = np.zeros((750, 1000, 3), dtype=np.uint8)
    found = image(card().pixels)
    found = dataclasses.replace(
        found, outline=None if outline is None else outline.quad
    )
    assert runs_out(found, photo(pixels)) is cut


def reading(page: Page, text: str, confidence: float) -> Page:
    """A page of one word."""
    word = Word(text, Box(20, 20, 200, 50), confidence)
    return dataclasses.replace(page, lines=(Line((word,)),))


@pytest.mark.parametrize("text", ["|\N{EM DASH}", "Wzk", "_.,72-.'-_',1'-,('.(;;."])
def test_marks_and_pictures_are_no_text(text: str) -> None:
    drawn = card()
    assert measured(drawn.pixels, reading(drawn.page, text, 0.9)) == []


@pytest.mark.parametrize("confidence", [0.25, 0.9])
def test_text_is_measured_however_badly_it_is_read(confidence: float) -> None:
    drawn = card()
    page = reading(drawn.page, "nora@aldorandfinoh.exompb", confidence)
    (line,) = measured(drawn.pixels, page)
    assert line.legibility == confidence


@settings(deadline=None)
@given(
    st.integers(-50, 1700),
    st.integers(-50, 1000),
    st.integers(1, 900),
    st.integers(1, 300),
)
def test_a_box_anywhere_can_be_measured(
    left: int, top: int, width: int, height: int
) -> None:
    drawn = card()
    word = Word("Whitfield", Box(left, top, left + width, top + height), 0.9)
    page = dataclasses.replace(drawn.page, lines=(Line((word,)),))
    (line,) = measured(drawn.pixels, page)
    assert line.blur > 0
    assert line.glare == 0

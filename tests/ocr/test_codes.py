"""QR codes on cards as cameras see them."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from tests.support.cards import NORA
from tests.support.codes import VCARD, Model, draw_code, lay, modules_box, paper

from cardtrail.geometry import Point, Quad
from cardtrail.model.photo import Pixels
from cardtrail.ocr.codes import find_codes
from scenes import draw_lines

LEFT, TOP = 1050, 250
URL = "https://alderandfinch.example"


def printed_card() -> Pixels:
    """A card with text on its left and a code on its right."""
    return lay(draw_lines(NORA).pixels, draw_code(VCARD), LEFT, TOP)


def warped(pixels: Pixels, matrix: cv2.typing.MatLike) -> Pixels:
    """What a camera sees through a homography, on a dark table."""
    height, width = pixels.shape[:2]
    seen = cv2.warpPerspective(
        pixels, matrix, (width, height), borderValue=(70, 80, 90)
    )
    return np.asarray(seen, dtype=np.uint8)


def tilt(pixels: Pixels) -> cv2.typing.MatLike:
    """A view from the side and above."""
    height, width = pixels.shape[:2]
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[150, 60], [1480, 160], [1400, 800], [40, 880]], np.float32)
    return cv2.getPerspectiveTransform(flat, seen)


def turn(pixels: Pixels, degrees: float) -> cv2.typing.MatLike:
    """A turn about the middle."""
    height, width = pixels.shape[:2]
    middle = (width / 2, height / 2)
    return np.vstack([cv2.getRotationMatrix2D(middle, degrees, 0.6), [0, 0, 1]])


def far(outline: Quad, corners: Quad) -> float:
    """The largest distance of two corners that should be the same, in pixels."""
    pairs = zip(outline.points, corners.points, strict=True)
    return max(found.distance(true) for found, true in pairs)


def test_a_code_beside_print_is_found_in_its_place() -> None:
    (code,) = find_codes(printed_card())
    assert code.text == VCARD
    assert far(code.outline, modules_box(draw_code(VCARD), LEFT, TOP).quad) <= 6


@pytest.mark.parametrize(
    "spoil",
    [
        lambda seen: warped(seen, tilt(seen)),
        lambda seen: warped(seen, turn(seen, 17)),
        lambda seen: warped(seen, turn(seen, 45)),
        lambda seen: np.rot90(seen, 1),
        lambda seen: np.rot90(seen, 2),
        lambda seen: cv2.GaussianBlur(seen, (0, 0), 2.5),
        lambda seen: 255 - seen,
        lambda seen: (0.25 * seen + 120).astype(np.uint8),
        lambda seen: seen[:, ::-1],
    ],
    ids="tilted turned diagonal quarter inverted-turn blurred negative pale mirrored"
    .split(),
)  # fmt: skip
def test_a_code_reads_the_same_however_it_is_photographed(
    spoil: Callable[[Pixels], Pixels],
) -> None:
    (code,) = find_codes(spoil(printed_card()))
    assert code.text == VCARD
    assert code.outline.area > 0  # clockwise
    assert code.outline.is_convex


def test_the_outline_of_a_tilted_code_follows_its_tilt() -> None:
    card = printed_card()
    matrix = tilt(card)
    (code,) = find_codes(warped(card, matrix))
    flat = modules_box(draw_code(VCARD), LEFT, TOP).quad
    corners = np.array([[(point.x, point.y)] for point in flat.points], np.float32)
    a, b, c, d = (
        Point(float(x), float(y))
        for ((x, y),) in cv2.perspectiveTransform(corners, matrix)
    )
    assert far(code.outline, Quad(a, b, c, d)) <= 8


def test_the_first_corner_of_a_turned_code_turns_with_it() -> None:
    (code,) = find_codes(np.rot90(printed_card(), -1))  # clockwise
    assert code.outline.top_left.x > code.outline.bottom_left.x
    assert code.outline.top_left.y < code.outline.top_right.y


def test_several_codes_come_in_reading_order() -> None:
    places = {"tel:+1-916-555-0160": (900, 40), URL: (60, 60), VCARD: (500, 420)}
    card = paper()
    for text, (left, top) in places.items():
        card = lay(card, draw_code(text), left, top)
    assert [code.text for code in find_codes(card)] == [
        URL, "tel:+1-916-555-0160", VCARD,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "model"),
    [(URL, Model.QRCode), ("555-0160", Model.MicroQRCode), (URL, Model.RMQRCode)],
    ids="qr micro rectangular".split(),
)
def test_every_model_of_qr_code_is_read(text: str, model: Model) -> None:
    card = lay(paper(), draw_code(text, 8, model), 300, 300)
    assert [code.text for code in find_codes(card)] == [text]


def test_a_code_of_another_writer_is_read() -> None:
    grey = cv2.QRCodeEncoder.create().encode(URL)
    large = cv2.resize(grey, None, fx=6, fy=6, interpolation=cv2.INTER_NEAREST)
    code = np.full((large.shape[0] + 48, large.shape[1] + 48, 3), 255, dtype=np.uint8)
    code[24:-24, 24:-24] = np.asarray(large)[..., None]
    card = lay(paper(), code, 300, 300)
    assert [code.text for code in find_codes(card)] == [URL]


@pytest.mark.parametrize("text", ["Zoë Müller, Öre 3", "山田太郎", "نورا", "a\r\nb\tc"])
def test_text_of_any_script_comes_as_it_was_written(text: str) -> None:
    assert [code.text for code in find_codes(draw_code(text))] == [text]


@pytest.mark.parametrize(
    "model", [Model.Code128, Model.DataMatrix, Model.Aztec, Model.PDF417]
)
def test_codes_of_other_kinds_are_left_alone(model: Model) -> None:
    other = draw_code("9165550160", 4, model)
    assert find_codes(lay(paper(), other, 200, 200)) == ()


def test_a_code_that_is_damaged_beyond_repair_is_left_out() -> None:
    card = printed_card()
    box = modules_box(draw_code(VCARD), LEFT, TOP)
    x, y = int(box.centre.x), int(box.centre.y)
    card[y - 60 : y + 60, x - 60 : x + 60] = 255
    assert find_codes(card) == ()


def test_print_alone_holds_no_code() -> None:
    assert find_codes(draw_lines(NORA).pixels) == ()


@settings(max_examples=40, deadline=None)
@given(
    arrays.arrays(
        np.uint8, st.tuples(st.integers(0, 90), st.integers(0, 90), st.just(3))
    )
)
def test_no_picture_raises(pixels: Pixels) -> None:
    assert find_codes(pixels) == ()


def test_a_view_of_a_larger_picture_is_read_like_a_copy() -> None:
    card = printed_card()
    view = card[100:800, 900:1600]
    assert [code.text for code in find_codes(view)] == [VCARD]

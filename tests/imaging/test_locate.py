"""Outlines of cards: found where they are, and not where none are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from cardtrail.geometry import Point, Quad
from cardtrail.imaging.load import load
from cardtrail.imaging.locate import locate
from cardtrail.model.photo import Pixels
from scenes import draw_lines

SAMPLES = Path(__file__).parents[2] / "samples"
EXPECTED: list[dict[str, Any]] = json.loads(
    (SAMPLES / "expected.json").read_text(encoding="utf-8")
)
LINES = ("Nora Whitfield", "Alder & Finch Inc.", "916 555 0160", "nora@alder.example")

CLOSE = 0.5
"""Percent of the diagonal that a corner may be off."""


def percent_off(found: Quad, true: Quad) -> float:
    """Distance of the worst corner, whichever corner is named first."""
    worst = min(
        max(
            a.distance(b)
            for a, b in zip(found.turned(turn).points, true.points, strict=True)
        )
        for turn in range(4)
    )
    return 100 * worst / true.top_left.distance(true.bottom_right)


def laid(
    card: Pixels, corners: Quad, ground: tuple[int, int, int], size: tuple[int, int]
) -> Pixels:
    """The card on a plain ground, with some noise."""
    height, width = card.shape[:2]
    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    target = np.array([(p.x, p.y) for p in corners.points], np.float32)
    photo = np.empty((*size, 3), dtype=np.uint8)
    photo[:] = ground
    cv2.warpPerspective(
        card,
        cv2.getPerspectiveTransform(source, target),
        size[::-1],
        dst=photo,
        flags=cv2.INTER_AREA,
        borderMode=cv2.BORDER_TRANSPARENT,
    )
    noise = np.random.default_rng(8).normal(0, 3, photo.shape)
    return np.clip(photo + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected["file"])
def test_a_card_is_found_on_wood_cloth_and_stone(expected: dict[str, Any]) -> None:
    photo = load(SAMPLES / expected["file"])
    a, b, c, d = (Point(*corner) for corner in expected["outline"])
    (found,) = locate(photo.pixels)
    assert percent_off(found.quad, Quad(a, b, c, d)) < CLOSE


SEEN_FROM_BELOW = Quad(
    Point(250, 180), Point(760, 200), Point(860, 560), Point(150, 530)
)
TURNED = Quad(Point(420, 90), Point(880, 330), Point(640, 640), Point(190, 420))
UPRIGHT_CARD = Quad(Point(340, 60), Point(690, 60), Point(690, 660), Point(340, 660))


@pytest.mark.parametrize(
    "corners",
    [SEEN_FROM_BELOW, TURNED, UPRIGHT_CARD],
    ids=["seen from below", "turned", "upright"],
)
@pytest.mark.parametrize(
    ("paper", "ink", "ground"),
    [
        ((250, 250, 250), (30, 30, 30), (40, 70, 110)),
        ((30, 35, 60), (240, 240, 240), (190, 200, 205)),
        ((245, 240, 230), (30, 30, 30), (200, 205, 205)),
    ],
    ids=["light on dark", "dark on light", "light on light"],
)
def test_a_card_on_a_plain_ground_is_found_to_the_pixel(
    corners: Quad,
    paper: tuple[int, int, int],
    ink: tuple[int, int, int],
    ground: tuple[int, int, int],
) -> None:
    card = draw_lines(LINES, paper=paper, ink=ink, capital_height=60).pixels
    (found,) = locate(laid(card, corners, ground, (720, 1024)))
    assert percent_off(found.quad, corners) < CLOSE
    assert found.quad.is_convex
    assert 0 < found.certainty <= 1


def test_a_large_photo_gives_corners_in_its_own_pixels() -> None:
    card = draw_lines(LINES, capital_height=60).pixels
    corners = SEEN_FROM_BELOW.scaled(3)
    (found,) = locate(laid(card, corners, (40, 70, 110), (2160, 3072)))
    assert percent_off(found.quad, corners) < CLOSE


@pytest.mark.parametrize("tone", [0, 128, 255])
def test_a_photo_of_nothing_has_no_outline(tone: int) -> None:
    assert locate(np.full((600, 800, 3), tone, dtype=np.uint8)) == ()


def test_noise_has_no_outline() -> None:
    noise = np.random.default_rng(3).integers(0, 255, (600, 800, 3), dtype=np.uint8)
    assert locate(noise) == ()


def test_a_card_that_fills_the_frame_is_taken_whole() -> None:
    assert locate(draw_lines(LINES).pixels) == ()


@pytest.mark.parametrize("size", [(64, 64), (64, 512), (512, 64)])
def test_the_smallest_and_the_longest_pictures_are_looked_at(
    size: tuple[int, int],
) -> None:
    rng = np.random.default_rng(5)
    locate(rng.integers(0, 255, (*size, 3), dtype=np.uint8))

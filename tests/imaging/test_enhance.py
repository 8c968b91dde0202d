"""Versions for readers: dark text on an even light ground, wherever it stands."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from cardtrail.geometry import Homography
from cardtrail.imaging.enhance import VERSIONS, enhance, grey, levelled, relief
from cardtrail.model.photo import CardImage, Pixels
from scenes import draw_lines

LINES = ("Nora Whitfield", "Alder & Finch Inc.", "916 555 0160", "nora@alder.example")
MIDDLE = 457

Mask = NDArray[np.bool_]


def masks() -> tuple[Mask, Mask]:
    """Where ink is on a drawn card, and where bare paper is well away from it."""
    black = grey(draw_lines(LINES, ink=(0, 0, 0), paper=(255, 255, 255)).pixels)
    return black < 40, black > 250


def two_tone() -> Pixels:
    """Dark on light in the upper half, light on dark in the lower."""
    upper = draw_lines(LINES, ink=(20, 20, 20), paper=(250, 250, 250)).pixels
    lower = draw_lines(LINES, ink=(250, 250, 250), paper=(20, 40, 90)).pixels
    return np.vstack([upper[:MIDDLE], lower[MIDDLE:]])


@pytest.mark.parametrize("version", ["levelled", "relief"])
def test_light_text_on_a_dark_block_comes_out_dark_on_light(version: str) -> None:
    ink, paper = masks()
    made = VERSIONS[version](two_tone())
    for half in (slice(0, MIDDLE - 60), slice(MIDDLE + 60, None)):
        assert np.median(made[half][ink[half]]) < 60
        assert np.median(made[half][paper[half]]) > 220


def test_a_shadow_across_the_card_is_levelled() -> None:
    card = draw_lines(LINES).pixels
    light = np.interp(np.arange(card.shape[1]), [0, 600], [1.0, 0.35])[None, :, None]
    shaded = (card * light).astype(np.uint8)
    ink, paper = masks()
    made = levelled(shaded)
    assert grey(shaded)[paper].std() > 30
    assert made[paper].std() < 20
    left, right = made[:, :250][ink[:, :250]], made[:, 250:][ink[:, 250:]]
    assert abs(float(np.median(left)) - float(np.median(right))) < 30


@pytest.mark.parametrize("tone", [0, 128, 255])
def test_a_blank_card_stays_blank(tone: int) -> None:
    blank = np.full((400, 640, 3), tone, dtype=np.uint8)
    assert levelled(blank).min() == 255
    assert relief(blank).min() == 255


@pytest.mark.parametrize("size", [(64, 64), (64, 512), (512, 64), (914, 1600)])
def test_every_version_is_grey_and_as_large_as_the_card(size: tuple[int, int]) -> None:
    pixels = np.random.default_rng(2).integers(0, 255, (*size, 3), dtype=np.uint8)
    card = enhance(CardImage(pixels, {}, Homography.identity(), None, 0.0))
    assert set(card.versions) == set(VERSIONS)
    for version in card.versions.values():
        assert version.shape == size
        assert version.dtype == np.uint8
    assert np.array_equal(card.pixels, pixels)

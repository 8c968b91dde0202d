"""Versions for readers: dark text on an even light ground, wherever it stands."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pytest
from numpy.typing import NDArray

from cardtrail.geometry import Homography
from cardtrail.imaging.enhance import VERSIONS, colour, enhance, grey, levelled
from cardtrail.model.photo import CardImage, Pixels
from scenes import draw_lines
from scenes.layout import Colour

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


def noisy(pixels: Pixels, deviation: float) -> Pixels:
    """The same picture with the noise of a sensor, the same in every channel."""
    rng = np.random.default_rng(4)
    noise = rng.normal(0, deviation, (*pixels.shape[:2], 1))
    return np.clip(pixels + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("version", ["levelled", "colour"])
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


@pytest.mark.parametrize(
    ("ink", "paper"),
    [((200, 60, 60), (60, 128, 80)), ((110, 90, 240), (120, 118, 40))],
    ids=["red on green", "blue on olive"],
)
def test_text_that_is_as_light_as_its_paper_stands_out_by_its_colour(
    ink: Colour, paper: Colour
) -> None:
    inked, bare = masks()
    card = noisy(draw_lines(LINES, ink=ink, paper=paper).pixels, 4)
    lightness, made = grey(card).astype(float), colour(card)
    assert abs(np.median(lightness[inked]) - np.median(lightness[bare])) < 8
    assert np.median(made[inked]) < 60
    assert np.median(made[bare]) > 220


@pytest.mark.parametrize("version", ["levelled", "colour"])
def test_text_stands_out_of_the_noise_of_a_dim_photo(version: str) -> None:
    inked, bare = masks()
    dim = noisy(draw_lines(LINES, ink=(20, 20, 20), paper=(70, 70, 66)).pixels, 8)
    made = VERSIONS[version](dim)
    assert np.median(made[inked]) < 60
    assert np.quantile(made[bare], 0.1) > 220


def test_ink_of_two_colours_on_one_card_comes_out_alike() -> None:
    inked, bare = masks()
    red = draw_lines(LINES, ink=(200, 60, 60), paper=(60, 128, 80)).pixels
    white = draw_lines(LINES, ink=(250, 250, 250), paper=(60, 128, 80)).pixels
    made = colour(np.vstack([red[:MIDDLE], white[MIDDLE:]]))
    for half in (slice(0, MIDDLE - 60), slice(MIDDLE + 60, None)):
        assert np.median(made[half][inked[half]]) < 60
        assert np.median(made[half][bare[half]]) > 220


@pytest.mark.parametrize("tone", [0, 128, 255])
def test_a_blank_card_stays_blank(tone: int) -> None:
    blank = np.full((400, 640, 3), tone, dtype=np.uint8)
    assert levelled(blank).min() == 255
    assert colour(blank).min() == 255


@pytest.mark.parametrize(
    "names", [{"grey"}, {"levelled", "colour"}, ["grey", "grey"], set(VERSIONS), ()]
)
def test_a_card_gets_the_versions_that_are_asked_for_and_no_others(
    names: Collection[str],
) -> None:
    bare = CardImage(draw_lines(LINES).pixels, {}, Homography.identity(), None, 0.0)
    card = enhance(bare, names)
    assert set(card.versions) == set(names)
    for name, version in card.versions.items():
        assert np.array_equal(version, VERSIONS[name](bare.pixels))
    assert bare.versions == {}


def test_a_version_that_there_is_not_is_an_error() -> None:
    pixels = np.zeros((64, 64, 3), dtype=np.uint8)
    bare = CardImage(pixels, {}, Homography.identity(), None, 0.0)
    with pytest.raises(KeyError, match="sepia"):
        enhance(bare, ["grey", "sepia"])


@pytest.mark.parametrize("size", [(64, 64), (64, 512), (512, 64), (914, 1600)])
def test_every_version_is_grey_and_as_large_as_the_card(size: tuple[int, int]) -> None:
    pixels = np.random.default_rng(2).integers(0, 255, (*size, 3), dtype=np.uint8)
    card = enhance(CardImage(pixels, {}, Homography.identity(), None, 0.0))
    assert set(card.versions) == set(VERSIONS)
    for version in card.versions.values():
        assert version.shape == size
        assert version.dtype == np.uint8
    assert np.array_equal(card.pixels, pixels)

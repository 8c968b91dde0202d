"""Versions of a flat card that make reading easier: dark text on a light, even ground.

Each is a pure function from a colour picture (height x width x 3, uint8) to a grey one
(height x width, uint8). Which of them a reader gets was measured: docs/accuracy.md.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from cardtrail.model.photo import CardImage, Pixels

GROUND_SHARE = 1 / 16
"""Width of the window in which the ground is estimated, as a share of the longer side:
wider than any stroke of the text, narrower than most blocks of colour."""

FAINT = 25.0
"""Contrast (of 255) below which differences are taken for paper, not for ink."""

Floats = NDArray[np.float32]


def enhance(card: CardImage) -> CardImage:
    """The same card with every version that readers get."""
    versions = {name: make(card.pixels) for name, make in VERSIONS.items()}
    return dataclasses.replace(card, versions=versions)


def grey(pixels: Pixels) -> Pixels:
    """Luma (ITU-R BT.601), nothing else: the best version of an evenly lit card."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def levelled(pixels: Pixels) -> Pixels:
    """Even light and even contrast, each block turned dark on light by itself.

    A block whose strokes are lighter than their ground is inverted, so light text on a
    dark band reads like the rest.
    """
    lightness = grey(pixels)
    window = _window(lightness)
    relief = lightness.astype(np.float32) - _ground(lightness, window)
    darker = cv2.boxFilter(np.maximum(-relief - 12, 0), -1, (window, window))
    lighter = cv2.boxFilter(np.maximum(relief - 12, 0), -1, (window, window))
    votes = (lighter > darker).astype(np.float32)
    inverted = cv2.boxFilter(votes, -1, (window, window)) > 0.5
    ink = np.maximum(np.where(inverted, relief, -relief), 0)
    return _printed(ink.astype(np.float32), window)


def relief(pixels: Pixels) -> Pixels:
    """How far each point stands out from its ground, whichever way: polarity is lost.

    It wins the lines that cross from a light to a dark ground.
    """
    lightness = grey(pixels)
    window = _window(lightness)
    ink = np.abs(lightness.astype(np.float32) - _ground(lightness, window))
    return _printed(ink.astype(np.float32), window)


VERSIONS: dict[str, Callable[[Pixels], Pixels]] = {
    "grey": grey,
    "levelled": levelled,
    "relief": relief,
}
"""What readers get, by the name they ask for."""


def _window(lightness: Pixels) -> int:
    """An odd window size in pixels."""
    return int(max(lightness.shape) * GROUND_SHARE) | 1


def _ground(lightness: Pixels, window: int) -> Floats:
    """The tone of the paper behind the text: a wide median, taken at quarter size."""
    small = cv2.resize(lightness, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    median = cv2.medianBlur(small, max(3, (window // 4) | 1))
    return _grown(median, lightness.shape)


def _printed(ink: Floats, window: int) -> Pixels:
    """Ink, scaled by the strongest ink around it, as dark on white."""
    soft = cv2.GaussianBlur(ink, (0, 0), 2)
    small = cv2.resize(soft, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_LINEAR)
    reach = max(1, window // 4)
    strongest = cv2.dilate(small, np.ones((reach, reach), dtype=np.uint8))
    strength = _grown(cv2.GaussianBlur(strongest, (0, 0), window / 8), ink.shape)
    scaled = 255 * (1 - ink / np.maximum(strength, FAINT))
    return np.asarray(np.clip(scaled, 0, 255), dtype=np.uint8)


def _grown(small: MatLike, shape: tuple[int, ...]) -> Floats:
    height, width = shape
    full = cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
    return full.astype(np.float32)

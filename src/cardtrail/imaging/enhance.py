"""Versions of a flat card that make reading easier: dark text on a light, even ground.

Each is a pure function from a colour picture (height x width x 3, uint8) to a grey one
(height x width, uint8). Which of them a reader gets was measured: docs/accuracy.md.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from functools import partial

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from cardtrail.imaging.versions import Versions
from cardtrail.model.photo import CardImage, Pixels

GROUND_SHARE = 1 / 16
"""Width of the window in which the ground is estimated, as a share of the longer side:
wider than any stroke of the text, narrower than most blocks of colour."""

FAINT = 25.0
"""Contrast (of 255) below which differences are taken for paper, not for ink."""

NOISE = 12.0
"""Difference (of 255) up to which a point says nothing of its block's polarity."""

PAPER_SHARE = 0.6
"""Share of a card that is bare paper: what differs least from its ground."""

PAPER_QUANTILE = 0.84
"""Deviations below which that share of normal noise lies."""

QUIET = 4.0
"""Deviation of the paper (of 255) up to which nothing is done about noise."""

TRUNCATION = 3.0
"""Variance of all the paper for that of the share which differs least: 2.1 for normal
noise alike in the three tones, 4.7 for noise in one of them."""

LEAST_VARIANCE = 20.0
"""Variance (of tones 0..255) granted to every paper, since JPEG smears colours."""

INKED = 3.0
"""Deviations of the paper from which a point tells the colour of the ink."""

BLANK = 1.5
"""Deviations of the paper below which a point is as white as paper."""

NEARBY = 1 / 40
"""Deviation of the blur that finds the colour of the ink around a point, at quarter
size, as a share of the window: a third of the height of a capital."""

FAINT_INK = 5.0
"""Deviations of the paper that the strongest ink of a place has at least."""

Floats = NDArray[np.float32]


def enhance(card: CardImage, names: Iterable[str] | None = None) -> CardImage:
    """The same card with versions for readers, each made when it is first looked at.

    Args:
        card: flat.
        names: of the versions; all of them if not given.
    """
    wanted = VERSIONS if names is None else names
    makers = {name: partial(VERSIONS[name], card.pixels) for name in wanted}
    return dataclasses.replace(card, versions=Versions(makers))


def grey(pixels: Pixels) -> Pixels:
    """Luma (ITU-R BT.601), nothing else: the best version of an evenly lit card."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def levelled(pixels: Pixels) -> Pixels:
    """Even light and even contrast, each block turned dark on light by itself.

    A block whose strokes are lighter than their ground is inverted, so light text on a
    dark band reads like the rest. Noise of a dim photo is taken off where there is any.
    """
    relief, window = _relief(grey(pixels))
    lighter, darker = _strength(relief, window), _strength(-relief, window)
    votes = (lighter > darker).astype(np.float32)
    is_dark = _grown(_mean(votes, window), relief.shape) <= 0.5
    # In place, as below: whole cards in floats are what a scan holds most of.
    ink = np.negative(relief, out=relief, where=is_dark)
    deviation = _deviation(ink)
    ink -= BLANK * max(0.0, deviation - QUIET)
    faint = max(FAINT, FAINT * deviation / QUIET)
    return _printed(np.maximum(ink, 0, out=ink), window, faint)


def colour(pixels: Pixels) -> Pixels:
    """How far each point differs from its ground towards the colour of the ink there.

    Text reads alike whether it is darker, lighter or only of another colour. What
    differs is counted in deviations of the bare paper, as Fisher's discriminant does:
    noise and texture weigh little, tones in which only the ink differs weigh much.
    """
    image = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2YCrCb), dtype=np.uint8)
    window = _window(image)
    ground = _ground(image, window)
    weights = _ink_weights(image, ground, window)
    ink = np.full(image.shape[:2], -BLANK, dtype=np.float32)
    for tones, level, weight in zip(
        cv2.split(image), cv2.split(ground), cv2.split(weights), strict=True
    ):
        relief = cv2.subtract(tones, _grown(level, ink.shape), dtype=cv2.CV_32F)
        cv2.accumulateProduct(relief, _grown(weight, ink.shape), ink)
    return _printed(np.maximum(ink, 0, out=ink), window, FAINT_INK)


VERSIONS: dict[str, Callable[[Pixels], Pixels]] = {
    "grey": grey,
    "levelled": levelled,
    "colour": colour,
}
"""What readers get, by the name they ask for."""


def _window(picture: Pixels) -> int:
    """An odd window size in pixels."""
    return int(max(picture.shape) * GROUND_SHARE) | 1


def _ground(picture: Pixels, window: int) -> Pixels:
    """The tones of the paper behind the text, at quarter size: a wide median."""
    small = cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    median = cv2.medianBlur(small, max(3, (window // 4) | 1))
    return np.asarray(median, dtype=np.uint8)


def _relief(lightness: Pixels) -> tuple[Floats, int]:
    """How much lighter each point is than its ground, and the window of that."""
    window = _window(lightness)
    ground = _grown(_ground(lightness, window), lightness.shape)
    return np.subtract(lightness, ground, out=ground), window


def _deviation(relief: Floats) -> float:
    """The standard deviation of the bare paper, as if its noise were normal."""
    differs = np.abs(relief[::4, ::4])
    return float(np.quantile(differs, PAPER_SHARE)) / PAPER_QUANTILE


def _strength(relief: Floats, window: int) -> Floats:
    """How much stands out above its ground around each place, at quarter size."""
    above = relief - np.float32(NOISE)
    np.maximum(above, 0, out=above)
    small = cv2.resize(above, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    return _mean(small, window)


def _mean(quarter: MatLike, window: int) -> Floats:
    """The mean of a picture of quarter size around each place."""
    side = (window // 4) | 1
    return np.asarray(cv2.blur(quarter, (side, side)), dtype=np.float32)


def _ink_weights(image: Pixels, ground: Pixels, window: int) -> Floats:
    """What each channel counts for, at the ground's size.

    Weighed by it, differences from the ground add up to those along the colour of the
    ink nearby, in deviations of the paper; to nothing where there is no ink.
    """
    half = cv2.resize(image, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    relief = half - _grown(ground, half.shape)
    whitening = _whitening(relief)
    white = cv2.transform(relief, whitening.T)
    power = cv2.transform(white * white, np.ones((1, 3), dtype=np.float32))
    strong = np.maximum(power - INKED**2, 0)
    height, width = ground.shape[:2]
    small = cv2.resize(
        white * strong[..., None], (width, height), interpolation=cv2.INTER_AREA
    )
    nearby = cv2.GaussianBlur(small, (0, 0), max(1.0, window * NEARBY))
    length = np.sqrt(cv2.transform(nearby * nearby, np.ones((1, 3), dtype=np.float32)))
    way = nearby / np.maximum(length, 0.5)[..., None]
    return np.asarray(cv2.transform(way, whitening), dtype=np.float32)


def _whitening(relief: Floats) -> Floats:
    """The 3 x 3 matrix that gives the bare paper's differences the deviation 1."""
    points = relief[::2, ::2].reshape(-1, 3)
    power = (points * points).sum(axis=1)
    paper = points[power <= np.quantile(power, PAPER_SHARE)]
    variance = TRUNCATION * (paper.T @ paper) / len(paper) + LEAST_VARIANCE * np.eye(3)
    factor = np.linalg.cholesky(np.linalg.inv(variance))
    return np.asarray(factor, dtype=np.float32)


def _printed(ink: Floats, window: int, faint: float) -> Pixels:
    """Ink, scaled by the strongest ink around it, as dark on white."""
    small = cv2.resize(
        cv2.GaussianBlur(ink, (0, 0), 2), None, fx=0.25, fy=0.25,
        interpolation=cv2.INTER_LINEAR,
    )  # fmt: skip
    reach = max(1, window // 4)
    strongest = cv2.dilate(small, np.ones((reach, reach), dtype=np.uint8))
    strength = _grown(cv2.GaussianBlur(strongest, (0, 0), window / 8), ink.shape)
    np.maximum(strength, faint, out=strength)
    darkness = cv2.divide(ink, strength, scale=255, dtype=cv2.CV_8U)
    return np.asarray(cv2.bitwise_not(darkness, dst=darkness), dtype=np.uint8)


def _grown(small: MatLike, shape: tuple[int, ...]) -> Floats:
    height, width = shape[:2]
    full = cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(full, dtype=np.float32)

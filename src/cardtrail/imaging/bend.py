"""Tells from the sides of a card how it is rolled.

A card that is rolled about an axis along two of its sides shows the other two as bows.
Where its four corners have been made a rectangle, all straight lines of the roll stand
upright on the bowed sides, so those sides alone tell the bend of all that is printed
between them. What this reaches, beside the bend told from lines of text, is in
docs/accuracy.md.
"""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cardtrail.geometry import Bend, Cubic, Homography
from cardtrail.imaging.corners import change_across
from cardtrail.model.photo import Pixels

PLACES = 48
"""Places along a side at which its edge is looked for."""

REACH = 0.07
"""How far off a straight side its edge is looked for, in longer sides of the card."""

STEPS = 113
"""Offsets across a side at which the picture is sampled: 2 px on a card of 1600 px."""

CORNER = 0.015
"""How far off a corner may be, in longer sides of the card."""

LEAST = 0.009
"""Bows of two sides together from which a card counts as rolled, in longer sides of it:
14 px on a card of 1600 px, which puts lines of text off by a pixel or so. On flat cards
a lens and rounded corners make 13."""

CLEARER = 1.08
"""How much more edge lies along a bow than along any straight line beside it."""

FAR = 0.25
"""What an edge at the end of the reach loses against one where the side should be."""

SKEW = 0.25
"""Share of a bow that may lean to one end: up to 0.09 on rolled cards, and above 0.34
on most curled corners, which no roll straightens; measured on drawn scenes."""

SIDEWAYS = 0.35
"""Share of the bow that the two sides along the axis may seem to have."""

STEADY = 0.9
"""Share of places along a bow whose edge lies within a step of it: other edges, such as
those of things beside the card, come near a bow only here and there."""

FAINT = 0.06
"""Mean gradient along a bow (of 1) below which nothing can be told."""

BARE = 0.002
"""Gradient (of 1) at a place below which there is no edge, as beyond the frame."""

SEEN = 0.6
"""Share of a side that has to be within the frame."""

GLARING = 120.0
"""Gradient (sum of three channels) that counts fully: print must not outshine paper."""

WINDOWS = (4, 3, 2)
"""Steps beside a course within which its edge is looked for, round by round."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SHARES: Floats = np.linspace(0.03, 0.97, PLACES)

STRAIGHT: Cubic = (0.0, 0.0, 0.0, 0.0)

LEAN = 6 * 3**0.5
"""Makes the third power below as high as a bow: its peak is at 0.096 without."""

BASIS: Floats = np.array(
    [[1, -1, 0, 0], [0, 1, 0, 0], [0, 4, -4, 0], [0, LEAN, -3 * LEAN, 2 * LEAN]]
)
"""An offset at the start of a side and at its end, a bow, and what makes that lean to
the start: each by the powers 0 to 3 of the share of the side."""

VALUES: Floats = np.vander(SHARES, 4, increasing=True) @ BASIS.T


@dataclass(frozen=True, eq=False, slots=True)
class Course:
    """How an edge runs beside a side of a card.

    Attributes:
        factors: of the rows of ``BASIS``, in steps across the side.
        strength: mean gradient along it, 0..1.
        gain: that by the gradient along the best straight line.
        steadiness: share of the places with an edge where that lies within a step of
            it; 0 where too many have none.
    """

    factors: Floats
    strength: float
    gain: float
    steadiness: float = 0.0

    @property
    def bow(self) -> float:
        """Height of the bow in steps, down or to the right."""
        return float(self.factors[2])

    @property
    def skew(self) -> float:
        """How much the bow leans to one end, as a share of it."""
        return abs(float(self.factors[3])) / max(1.0, abs(self.bow))


@dataclass(frozen=True, eq=False, slots=True)
class Family:
    """All bows that are tried.

    Attributes:
        factors: bows x 3, as in a ``Course``.
        cells: bows x places: where in a band, read row by row, each bow runs.
        worth: of an edge on each bow, at most 1.
    """

    factors: Floats
    cells: Ints
    worth: Floats


def bend_of(
    pixels: Pixels, to_pixels: Homography, width: int, height: int
) -> Bend | None:
    """How a card is rolled; None where it is flat, or nothing sure can be told.

    Args:
        pixels: the photo or a part of it: height x width x 3, uint8.
        to_pixels: from the flat card to the photo, corner to corner.
        width: of the flat card in pixels.
        height: of the flat card in pixels.
    """
    step = 2 * REACH * max(width, height) / (STEPS - 1)
    least = LEAST * max(width, height) / step
    bands = _bands(pixels, to_pixels, width, height)
    rough = [_roughly(band) for band in bands]
    if all(abs(course.bow) < least / 2 for course in rough):
        return None
    top, right, bottom, left = (
        _exactly(course, band) for course, band in zip(rough, bands, strict=True)
    )
    if _is_roll((top, bottom), (left, right), least):
        bows = (_cubic(top, step), STRAIGHT, _cubic(bottom, step), STRAIGHT)
    elif _is_roll((left, right), (top, bottom), least):
        bows = (STRAIGHT, _cubic(right, step), STRAIGHT, _cubic(left, step))
    else:
        return None
    return Bend(width, height, *bows)


def _is_roll(
    bowed: tuple[Course, Course], along: tuple[Course, Course], least: float
) -> bool:
    """Whether one pair of sides is clearly bowed, evenly, and the other is not."""
    most = max(bowed, key=lambda course: abs(course.bow))
    return (
        sum(abs(one.bow) for one in bowed) > least
        and most.gain > CLEARER
        and all(one.strength > FAINT and one.steadiness > STEADY for one in bowed)
        and all(one.skew < SKEW or abs(one.bow) < least / 2 for one in bowed)
        and all(
            abs(one.bow) < SIDEWAYS * abs(most.bow) or one.strength < FAINT
            for one in along
        )
    )


def _cubic(course: Course, step: float) -> Cubic:
    a, b, c, d = (course.factors * step @ BASIS).tolist()
    return a, b, c, d


def _bands(
    pixels: Pixels, to_pixels: Homography, width: int, height: int
) -> tuple[Floats, ...]:
    """Strength of change across each side, places x steps, 0..1: clockwise from top."""
    offsets = np.linspace(-REACH, REACH, STEPS) * max(width, height)
    along, across = np.meshgrid(SHARES, offsets, indexing="ij")
    xs = np.stack([along * width, across + width, along * width, across])
    ys = np.stack([across, along * height, across + height, along * height])
    a, b, c, d, e, f, g, h, i = to_pixels.rows
    w = g * xs + h * ys + i
    us, vs = (
        place.astype(np.float32).reshape(-1, STEPS)
        for place in ((a * xs + b * ys + c) / w, (d * xs + e * ys + f) / w)
    )
    change = change_across(pixels, us, vs)
    strength = np.minimum(change / GLARING, 1.0).reshape(4, PLACES, STEPS)
    return tuple(strength.astype(np.float64))


@functools.cache
def _family() -> Family:
    """Bows between ends near the corners, at every second step and place."""
    middle = STEPS // 2
    most = int(CORNER / REACH * middle)
    ends, bows = np.arange(-most, most + 1, 2), np.arange(most - middle, middle - most)
    tried = np.meshgrid(ends, ends, bows[bows % 2 == 0], indexing="ij")
    factors = np.stack(tried, axis=-1).reshape(-1, 3).astype(np.float64)
    places = np.arange(0, PLACES, 2)
    offsets = np.rint(factors @ VALUES[places, :3].T).astype(np.int64)
    worth = 1 - FAR * np.abs(factors[:, 2]) / middle
    return Family(factors, offsets + middle + STEPS * places, worth)


def _roughly(band: Floats) -> Course:
    """The bow with the most edge on it: a Hough transform for parabolas."""
    family = _family()
    soft = cv2.GaussianBlur(band, (5, 1), 0)
    strengths = soft.ravel()[family.cells].mean(axis=1) * family.worth
    best = int(strengths.argmax())
    straight = float(strengths[family.factors[:, 2] == 0].max())
    factors = np.append(family.factors[best], 0.0)
    strength = float(strengths[best])
    return Course(factors, strength, strength / max(straight, 1e-6))


def _exactly(rough: Course, band: Floats) -> Course:
    """The course on the strongest edge at each place, as a cubic.

    Least squares, each place with its gradient and ever less the farther it is off.
    """
    steps = np.arange(STEPS) - STEPS // 2
    factors, off, clear = rough.factors, np.zeros(PLACES), np.zeros(PLACES)
    for window in WINDOWS:
        course = VALUES @ factors
        near = np.where(np.abs(steps - course[:, None]) <= window, band, 0.0)
        squares = (near**2).sum(axis=1)
        seen = np.where(
            squares > 0, (near**2 @ steps) / np.maximum(squares, 1e-9), course
        )
        clear = near.max(axis=1) + 1e-4
        weight = clear
        for _ in range(3):
            factors = np.linalg.lstsq(
                VALUES * weight[:, None], seen * weight, rcond=None
            )[0]
            off = np.abs(seen - VALUES @ factors)
            weight = clear / (1 + off**2)
    there = clear > BARE
    steady = (off < 1)[there].mean() if there.mean() > SEEN else 0.0
    return dataclasses.replace(rough, factors=factors, steadiness=float(steady))

"""Finds the outlines of cards: several strategies propose, one measure decides.

All work is done on a copy of at most ``WORKING_SIDE`` pixels; the winning outline is
given in photo pixels.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from cardtrail.geometry import Point, Quad
from cardtrail.imaging.regions import quads_of_regions
from cardtrail.imaging.sides import quads_of_segments
from cardtrail.model.photo import Pixels

WORKING_SIDE = 800
"""Longer side in pixels of the copy on which outlines are looked for."""

FAINTEST = 20
"""Contrast (of 255) below which strokes are paper, wood or noise."""

GRAIN = 2.0
"""How many times the usual contrast around a stroke must exceed to be ink."""

CONVINCING = 0.48
"""Certainty from which an outline is preferred to the whole frame; measured."""

MIN_AREA = 0.03
"""Smallest share of the frame that a card takes."""

NEARLY = 0.9
"""Outlines within this share of the surest one are as good; they differ in ink."""

USUAL_AREA = 0.1
"""Share of the frame from which a card counts fully: smaller is a logo or a code."""

FILLING = 0.7
"""Share of the frame from which a straight outline is as good as the whole frame."""

STRAIGHT = 5.0
"""Degrees off the frame's own sides that still count as straight."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Outline:
    """A card's corners on the photo and how sure they are (0..1)."""

    quad: Quad
    certainty: float


@dataclass(frozen=True, slots=True)
class _Measured:
    """A proposed outline, how sure it is, and the share of all ink inside it."""

    quad: Quad
    certainty: float
    ink: float


def locate(pixels: Pixels) -> Outline | None:
    """The outline of the card on a photo; None where none convinces.

    Args:
        pixels: height x width x 3, uint8, blue-green-red.
    """
    scale = min(1.0, WORKING_SIDE / max(pixels.shape[:2]))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(cv2.GaussianBlur(small, (0, 0), 1.0), cv2.COLOR_BGR2LAB)
    ink = _ink(lab)
    measured = [_measured(quad, lab, ink) for quad in _unique(_proposals(lab))]
    best = _best(measured)
    if best is None or best.certainty < CONVINCING:
        return None
    if _fills(best.quad, lab.shape[1], lab.shape[0]):
        return None
    return Outline(best.quad.scaled(1 / scale), best.certainty)


def _best(measured: list[_Measured]) -> _Measured | None:
    """The surest quad; of nearly as sure ones that which cuts off the least ink."""
    surest = max((one.certainty for one in measured), default=0.0)
    rivals = [one for one in measured if one.certainty > NEARLY * surest]
    return max(rivals, key=lambda one: (round(one.ink, 2), one.certainty), default=None)


def _fills(quad: Quad, width: int, height: int) -> bool:
    """Whether a card fills a straight frame: cutting could only lose its margins."""
    if quad.area < FILLING * width * height:
        return False
    corners = quad.points
    slopes = (
        math.degrees(math.atan2(end.y - start.y, end.x - start.x))
        for start, end in zip(corners, corners[1:] + corners[:1], strict=True)
    )
    return all(abs((slope + 45) % 90 - 45) < STRAIGHT for slope in slopes)


def _proposals(lab: MatLike) -> Iterator[Quad]:
    """Quads on straight edges, and around regions that are set apart."""
    least_area = MIN_AREA * lab.shape[0] * lab.shape[1]
    yield from quads_of_segments(lab, least_area)
    yield from quads_of_regions(lab, least_area)


def _unique(quads: Iterator[Quad]) -> list[Quad]:
    """Plausible quads, those within three pixels of each other once."""
    kept: dict[tuple[int, ...], Quad] = {}
    for quad in quads:
        key = tuple(round(v / 3) for p in quad.points for v in (p.x, p.y))
        kept.setdefault(key, quad)
    return list(kept.values())


def _ink(lab: MatLike) -> MatLike:
    """How far thin strokes, dark or light, stand out from what is around them."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (11, 11))
    contrast: MatLike = np.zeros(lab.shape[:2], dtype=np.uint8)
    for channel in cv2.split(lab):
        for kind in (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT):
            contrast = cv2.max(contrast, cv2.morphologyEx(channel, kind, kernel))
    # What is everywhere around is cloth or leather: text leaves most of its paper bare.
    half = cv2.resize(contrast, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    rough = cv2.medianBlur(half, 25)
    grain = cv2.resize(rough, lab.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    strong = contrast.astype(np.float32) - FAINTEST - GRAIN * grain.astype(np.float32)
    strong = np.maximum(strong, 0)
    return strong * strong


def _measured(quad: Quad, lab: MatLike, ink: MatLike) -> _Measured:
    """How much a quad looks like a card."""
    if not _has_card_shape(quad, lab.shape[1], lab.shape[0]):
        return _Measured(quad, 0.0, 0.0)
    sides = sorted(_side_support(quad, lab))
    # A hand or the frame may cover one side; it counts, but not alone.
    support = float(0.25 * sides[0] + 0.75 * np.mean(sides[1:]))
    usual = USUAL_AREA * lab.shape[0] * lab.shape[1]
    size = min(1.0, abs(quad.area) / usual) ** 0.5
    held = _ink_inside(quad, ink)
    return _Measured(quad, size * support**2 * (0.25 + 0.75 * held), held)


def _has_card_shape(quad: Quad, width: int, height: int) -> bool:
    """Whether a rectangle may look like this from where a person holds a phone."""
    box = quad.box
    slack = 0.02 * max(height, width)
    lies_in_frame = (
        min(box.left, box.top) > -slack
        and box.right < width + slack
        and box.bottom < height + slack
    )
    if not lies_in_frame or not quad.is_convex:
        return False
    longer, shorter = max(quad.width, quad.height), min(quad.width, quad.height)
    return (
        abs(quad.area) > MIN_AREA * height * width
        and longer < 3.2 * shorter
        and all(
            0.45 < first.distance(second) / max(third.distance(fourth), 1) < 2.2
            for first, second, third, fourth in (
                quad.points,
                quad.points[1:] + quad.points[:1],
            )
        )
        and all(40 < angle < 140 for angle in quad.angles)
    )


def _ink_inside(quad: Quad, ink: MatLike) -> float:
    """The share of all ink that lies in the quad, its own edge left out."""
    corners = np.array([[(p.x, p.y) for p in quad.points]], dtype=np.int32)
    inside = np.zeros(ink.shape, dtype=np.uint8)
    cv2.fillPoly(inside, [corners], 1)
    edge = np.ones(ink.shape, dtype=np.uint8)
    cv2.polylines(edge, [corners], isClosed=True, color=0, thickness=15)
    counted = ink * edge
    every = float(counted.sum())
    return float((counted * inside).sum()) / every if every else 0.0


def _side_support(quad: Quad, lab: MatLike) -> list[float]:
    """For each side, the share of it along which the colour steps steadily."""
    corners = quad.points
    supports = []
    for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
        inside, outside = _strips(start, end, lab)
        step = inside - outside
        size = np.linalg.norm(step, axis=1)
        usual = cv2.blur(step, (1, 11), borderType=cv2.BORDER_REPLICATE)
        agrees = (step * usual).sum(1) > 0.5 * size * np.linalg.norm(usual, axis=1)
        supports.append(float(np.mean((size > 6) & agrees)))
    return supports


def _strips(start: Point, end: Point, lab: MatLike) -> tuple[Floats, Floats]:
    """Colours just inside and just outside a side, at 64 places along it."""
    height, width = lab.shape[:2]
    share = np.linspace(0.06, 0.94, 64, dtype=np.float32)
    xs = start.x + share * (end.x - start.x)
    ys = start.y + share * (end.y - start.y)
    length = start.distance(end) or 1.0
    normal_x, normal_y = (end.y - start.y) / length, -(end.x - start.x) / length

    def strip(*distances: float) -> Floats:
        colours = []
        for distance in distances:
            column = np.clip(xs + distance * normal_x, 0, width - 1).astype(int)
            row = np.clip(ys + distance * normal_y, 0, height - 1).astype(int)
            colours.append(lab[row, column].astype(np.float32))
        return np.asarray(np.mean(colours, axis=0), dtype=np.float32)

    return strip(-3, -4, -5), strip(3, 4, 5)

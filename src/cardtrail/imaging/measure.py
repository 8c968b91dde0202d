"""Measures how much a quad on a photo looks like a card."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from cardtrail.geometry import Point, Quad

LEAST_AREA = 0.03
"""Smallest share of the frame that a card takes."""

USUAL_AREA = 0.1
"""Share of the frame from which a card counts fully: smaller is a logo or a code."""

FAINTEST_STEP = 6.0
"""Distance of colours (CIE L*a*b*, 8 bits a channel) that still is an edge."""

FAINTEST = 20
"""Contrast (of 255) below which strokes are paper, wood or noise."""

GRAIN = 2.0
"""How many times the usual contrast around a stroke it must exceed to be ink."""

INK_SCALE = 0.5
"""Size of the map of ink beside the picture: shares of it need no more."""

EDGE_WIDTH = 7
"""Width in pixels of that map of the band along an outline that does not count."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Measured:
    """What speaks for a proposed outline.

    Attributes:
        quad: in pixels of the picture it was measured on.
        support: 0..1, how much of its sides are edges, less for small ones.
        step: the colour step at its weakest side.
        ink: 0..1, the share of the picture's ink that it holds.
        area: 0..1, the share of the picture that it takes; 0 if it touches the frame,
            which has straight edges of its own.
    """

    quad: Quad
    support: float
    step: float
    ink: float
    area: float


def ink_of(lab: MatLike) -> Floats:
    """How far thin strokes, dark or light, stand out from what is around them.

    Args:
        lab: height x width x 3, uint8, CIE L*a*b*.

    Returns:
        float32, ``INK_SCALE`` times as high and wide.
    """
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
    scaled = cv2.resize(
        strong * strong, None, fx=INK_SCALE, fy=INK_SCALE, interpolation=cv2.INTER_AREA
    )
    return np.asarray(scaled, dtype=np.float32)


def measured(quad: Quad, lab: MatLike, ink: Floats) -> Measured:
    """How much a quad looks like a card.

    Args:
        quad: in pixels of ``lab``.
        lab: the picture in CIE L*a*b*, uint8.
        ink: of the same picture, from ``ink_of``.
    """
    if not _has_card_shape(quad, lab.shape[1], lab.shape[0]):
        return Measured(quad, 0.0, 0.0, 0.0, 0.0)
    supports, steps = zip(*(_side(*ends, lab) for ends in quad.sides), strict=True)
    weakest, *others = sorted(supports)
    # A hand or the frame may cover one side; it counts, but not alone.
    support = 0.25 * weakest + 0.25 * sum(others)
    area = abs(quad.area) / (lab.shape[0] * lab.shape[1])
    size = min(1.0, area / USUAL_AREA) ** 0.5
    held = _ink_inside(quad, ink)
    own_area = area if _lies_free(quad, lab) else 0.0
    return Measured(quad, size * support**2, min(steps), held, own_area)


def _lies_free(quad: Quad, lab: MatLike) -> bool:
    """Whether there is ground all around it."""
    height, width = (float(side) for side in lab.shape[:2])
    room = 0.02 * max(height, width)
    box = quad.box
    return (
        min(box.left, box.top) > room
        and box.right < width - room
        and box.bottom < height - room
    )


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
        abs(quad.area) > LEAST_AREA * height * width
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


def _ink_inside(quad: Quad, ink: Floats) -> float:
    """The share of all ink that lies in the quad, its own edge left out."""
    shrunk = quad.scaled(INK_SCALE).points
    corners = np.array([[(p.x, p.y) for p in shrunk]], dtype=np.int32)
    inside = np.zeros(ink.shape, dtype=np.uint8)
    cv2.fillPoly(inside, [corners], 1)
    edge = np.ones(ink.shape, dtype=np.uint8)
    cv2.polylines(edge, [corners], isClosed=True, color=0, thickness=EDGE_WIDTH)
    counted = ink * edge
    every = float(counted.sum())
    return float(counted[inside > 0].sum()) / every if every else 0.0


def _side(start: Point, end: Point, lab: MatLike) -> tuple[float, float]:
    """Of one side: the share along which the colour steps steadily, and the step."""
    inside, outside = _strips(start, end, lab)
    step = inside - outside
    size = np.linalg.norm(step, axis=1)
    usual = cv2.blur(step, (1, 11), borderType=cv2.BORDER_REPLICATE)
    agrees = (step * usual).sum(1) > 0.5 * size * np.linalg.norm(usual, axis=1)
    return float(np.mean((size > FAINTEST_STEP) & agrees)), float(np.median(size))


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

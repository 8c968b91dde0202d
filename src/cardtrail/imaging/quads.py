"""Draws the quad that explains the marks of a card best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from cardtrail.geometry import Point, Quad
from cardtrail.imaging.corners import crossing

BORDER = 0.5
"""Share from which a place belongs to a card: its edge runs where this is passed."""

MOST_SIDES = 6
"""Sides of a hull among which the four of the card are looked for."""

PLACES = 32
"""Places along a side at which its border in the marks is looked for."""

BAND = 4.0
"""How far off the side, in pixels of the marks."""

FINENESS = 8
"""Steps in a pixel of the marks across a side."""

LARGEST = 3.0
"""Most frames that a quad covers; a larger one comes of sides that hardly meet."""

HIDDEN = 0.2
"""How much a place out of sight counts against a quad that claims it."""

SHARPEST = 35.0
"""Degrees of the sharpest corner of a card that is seen from 50 degrees aside."""

Mask = NDArray[np.uint8]
Floats = NDArray[np.float32]


def quad_around(mine: Mask, free: Mask) -> tuple[Quad, float] | None:
    """The quad that fits a card's pixels best, and how well: 0..1.

    Any four sides of their hull are tried. What lies outside the frame or under
    another card may well be part of the card.

    Args:
        mine: 1 where the card is, height x width.
        free: 1 where no other card is.

    Returns:
        Corners clockwise, the one nearest to the frame's top left first; None if the
        pixels lie on a line.
    """
    area = cv2.countNonZero(mine)
    best: Quad | None = None
    most = 0.0
    for quad in _candidates(mine):
        cover = _filled(quad, mine.shape)
        shared = cv2.countNonZero(cv2.bitwise_and(cover, mine))
        open_ = cv2.countNonZero(cv2.bitwise_and(cover, free))
        hidden = max(0.0, abs(quad.area) - open_)
        fit = shared / (area + open_ - shared + HIDDEN * hidden)
        if fit > most:
            best, most = quad, fit
    return (best, most) if best else None


def on_border(quad: Quad, card: Floats) -> Quad:
    """The quad with each side where the marks pass through ``BORDER``.

    Args:
        quad: within ``BAND`` of the border, clockwise.
        card: how much of each place belongs to the card, 0..1, height x width.
    """
    lines = [_passed(start, end, card) for start, end in quad.sides]
    corners = [crossing(lines[i - 1], lines[i]) for i in range(4)]
    a, b, c, d = (
        new if new and new.distance(old) < 2 * BAND else old
        for new, old in zip(corners, quad.points, strict=True)
    )
    return Quad(a, b, c, d)


def _candidates(region: Mask) -> Iterator[Quad]:
    """Quads of any four sides of the hull, and the smallest rectangle around it."""
    hull = cv2.convexHull(cv2.findNonZero(region))
    rectangle = cv2.boxPoints(cv2.minAreaRect(hull))
    yield _clockwise([Point(float(x) + 0.5, float(y) + 0.5) for x, y in rectangle])
    sides = _sides(hull)
    for chosen in combinations(sides, 4):
        corners = [crossing(chosen[i - 1], chosen[i]) for i in range(4)]
        if all(corners):
            quad = _clockwise([corner for corner in corners if corner])
            if quad.is_convex and _is_plausible(quad, region.size):
                yield quad


def _is_plausible(quad: Quad, frame: int) -> bool:
    return abs(quad.area) < LARGEST * frame and min(quad.angles) > SHARPEST


def _sides(hull: MatLike) -> list[Floats]:
    """The longest sides of a hull as lines (direction x, y; point x, y), in order."""
    corners = hull
    slack = 0.5
    while len(corners) > MOST_SIDES:
        corners = cv2.approxPolyDP(hull, slack, closed=True)
        slack += 0.5
    points = corners.reshape(-1, 2).astype(np.float32)
    outward = _outward(points)
    ends = np.roll(points, -1, axis=0)
    return [
        np.concatenate([end - start, start + 0.5 + 0.5 * out])
        for start, end, out in zip(points, ends, outward, strict=True)
    ]


def _outward(points: Floats) -> Floats:
    """For each side the unit vector out of the hull.

    A hull runs through the middles of the outermost pixels; the card's edge is half a
    pixel further.
    """
    along = np.roll(points, -1, axis=0) - points
    length = np.maximum(np.hypot(*along.T), 1e-6)[:, None]
    normal = np.stack([along[:, 1], -along[:, 0]], axis=1) / length
    inward = ((points.mean(axis=0) - points) * normal).sum(axis=1, keepdims=True) > 0
    return np.asarray(np.where(inward, -normal, normal), np.float32)


def _passed(start: Point, end: Point, card: Floats) -> Floats:
    """The side as a line (direction x, y; point x, y), moved onto the marks' border."""
    first = np.array([start.x, start.y], np.float32)
    along = np.array([end.x, end.y], np.float32) - first
    out = np.array([along[1], -along[0]], np.float32) / max(1e-6, np.hypot(*along))
    share = np.linspace(0.08, 0.92, PLACES, dtype=np.float32)[:, None, None]
    offsets = np.linspace(-BAND, BAND, int(2 * BAND * FINENESS) + 1, dtype=np.float32)
    grid = first + share * along + offsets[:, None] * out - 0.5
    xs, ys = (np.ascontiguousarray(grid[..., axis]) for axis in (0, 1))
    strip = np.asarray(cv2.remap(card, xs, ys, cv2.INTER_LINEAR))
    within = strip > BORDER
    last = within.shape[1] - 1 - within[:, ::-1].argmax(axis=1)
    passes = within.any(axis=1) & (last < within.shape[1] - 1)
    if passes.sum() < PLACES / 3:
        return np.concatenate([along, first])
    points = (grid + 0.5)[passes, last[passes]] + out / (2 * FINENESS)
    dx, dy, x, y = cv2.fitLine(points, cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
    return np.array([dx, dy, x, y], np.float32)


def _clockwise(corners: Sequence[Point]) -> Quad:
    """The corners clockwise, the one nearest to the frame's top left first."""
    x, y = sum(p.x for p in corners) / 4, sum(p.y for p in corners) / 4
    ordered = sorted(corners, key=lambda p: float(np.arctan2(p.y - y, p.x - x)))
    first = min(range(4), key=lambda i: ordered[i].x + ordered[i].y)
    a, b, c, d = ordered[first:] + ordered[:first]
    return Quad(a, b, c, d)


def _filled(quad: Quad, shape: tuple[int, ...]) -> Mask:
    cover = np.zeros(shape, np.uint8)
    corners = np.array([(p.x - 0.5, p.y - 0.5) for p in quad.points])
    cv2.fillConvexPoly(cover, np.round(corners * 16).astype(np.int32), 1, shift=4)
    return cover

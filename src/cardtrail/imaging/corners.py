"""Makes rough corners exact: lines fitted to the edge on the photo itself."""

from __future__ import annotations

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from cardtrail.geometry import Point, Quad
from cardtrail.model.photo import Pixels

PLACES = 48
"""Places along a side at which its edge is looked for."""

LOOKS = ((2.0, 20.0), (0.75, 20.0), (0.25, 120.0))
"""How far off the side the edge is looked for, in percent of the longer side of the
photo, wide at first and then ever nearer; and the gradient (sum of three channels) that
counts fully. At first any clear edge does: what is printed beside the edge of a card
often outshines it, and lines of print are shorter than the card."""

EQUAL = 0.995
"""Share of the most edge from which a line has as much."""

STEPS = 41
"""Offsets across the side at which the picture is sampled."""

Floats = NDArray[np.float32]


def exact(rough: Quad, pixels: Pixels) -> Quad:
    """The quad with each side moved onto the longest edge next to it.

    Args:
        rough: in photo pixels, clockwise.
        pixels: the photo: height x width x 3, uint8.
    """
    quad, percent = rough, max(pixels.shape[:2]) / 100
    for reach, clear in LOOKS:
        quad = _moved(quad, pixels, reach * percent, clear)
    return quad


def _moved(rough: Quad, pixels: Pixels, reach: float, clear: float) -> Quad:
    lines = [_edge(start, end, pixels, reach, clear) for start, end in rough.sides]
    corners = [crossing(lines[i - 1], lines[i]) for i in range(4)]
    moved = [
        corner if corner and corner.distance(old) < 3 * reach else old
        for corner, old in zip(corners, rough.points, strict=True)
    ]
    a, b, c, d = moved
    return Quad(a, b, c, d)


def _edge(
    start: Point, end: Point, pixels: Pixels, reach: float, clear: float
) -> Floats:
    """The side as a line (direction x, y; point x, y), on the edge next to it.

    Of all lines that begin and end within reach, the one with the most gradient along
    it: a Hough transform of a narrow band.
    """
    length = start.distance(end) or 1.0
    along = np.array([end.x - start.x, end.y - start.y], dtype=np.float32) / length
    normal = np.array([along[1], -along[0]], dtype=np.float32)
    base = np.array([start.x, start.y], dtype=np.float32)
    share = np.linspace(0.06, 0.94, PLACES, dtype=np.float32)
    offsets = np.linspace(-reach, reach, STEPS, dtype=np.float32)
    grid = (
        base + share[:, None, None] * length * along + offsets[None, :, None] * normal
    )
    xs, ys = (np.ascontiguousarray(grid[..., axis], np.float32) for axis in (0, 1))
    gradient = np.minimum(change_across(pixels, xs, ys) / clear, 1)
    first, last = _steepest(gradient, share)
    pitch = 2 * reach / (STEPS - 1)
    ends = [base + (step * pitch - reach) * normal for step in (first, last)]
    direction = ends[1] + length * along - ends[0]
    return np.concatenate([direction, ends[0]]).astype(np.float32)


def change_across(pixels: Pixels, xs: Floats, ys: Floats) -> Floats:
    """How much a picture changes along each row of places, step by step.

    Args:
        pixels: height x width x 3, uint8.
        xs: rows x steps, where the first pixel reaches from 0 to 1.
        ys: as ``xs``.

    Returns:
        The sum of three channels: rows x steps.
    """
    # OpenCV counts from the middle of the first pixel.
    sampled: MatLike = cv2.remap(
        pixels, xs - 0.5, ys - 0.5, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    smooth = cv2.GaussianBlur(sampled.astype(np.float32), (5, 1), 0)
    change = np.abs(np.gradient(smooth, axis=1)).sum(axis=2)
    return np.asarray(change, dtype=np.float32)


def _steepest(gradient: Floats, share: Floats) -> tuple[float, float]:
    """Where the line with most edge begins and ends, in steps.

    Of equal ones the outermost: what is printed along an edge lies inside.
    """
    steps = np.arange(STEPS)
    begin, end = np.meshgrid(steps, steps, indexing="ij")
    crossed = begin[..., None] + (end - begin)[..., None] * share
    places = np.arange(PLACES)
    sums = gradient[places, np.rint(crossed).astype(int)].sum(axis=2)
    rank = np.where(sums >= EQUAL * sums.max(), begin + end, -1)
    best = np.unravel_index(int(rank.argmax()), sums.shape)
    return float(best[0]), float(best[1])


def crossing(first: MatLike, second: MatLike) -> Point | None:
    """Where two lines (direction x, y; point x, y) meet; None if they are parallel."""
    dx1, dy1, x1, y1 = (float(v) for v in first)
    dx2, dy2, x2, y2 = (float(v) for v in second)
    across = dx1 * dy2 - dy1 * dx2
    if abs(across) < 1e-6:
        return None
    t = ((x2 - x1) * dy2 - (y2 - y1) * dx2) / across
    return Point(x1 + t * dx1, y1 + t * dy1)

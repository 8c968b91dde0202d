"""Proposes outlines from regions: whatever some strategy sets apart from the ground."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from cardtrail.geometry import Point, Quad
from cardtrail.imaging.corners import crossing


def quads_of_regions(lab: MatLike, least_area: float) -> Iterator[Quad]:
    """Quads around the largest regions of every strategy.

    Args:
        lab: the picture in CIE L*a*b*, uint8.
        least_area: of a card, in square pixels.
    """
    for mask in _masks(lab):
        contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        large = [
            contour for contour in contours if cv2.contourArea(contour) > least_area
        ]
        for contour in sorted(large, key=cv2.contourArea, reverse=True)[:4]:
            hull = cv2.convexHull(contour)
            for rough in _four_corners(hull):
                yield rough
                yield _fitted(rough, contour)


def _masks(lab: MatLike) -> Iterator[MatLike]:
    """Every strategy's idea of what is card (255) and what is not (0)."""
    for raw in itertools.chain(_tones(lab), _off_ground(lab), _edges(lab)):
        for reach in (5, 15):
            kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (reach, reach))
            closed = cv2.morphologyEx(raw, cv2.MORPH_CLOSE, kernel)
            yield cv2.morphologyEx(
                closed, cv2.MORPH_OPEN, np.ones((7, 7), dtype=np.uint8)
            )


def _tones(lab: MatLike) -> Iterator[MatLike]:
    """Otsu's threshold on each channel, both ways: a card unlike its ground in tone."""
    for channel in cv2.split(lab):
        _, bright = cv2.threshold(channel, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
        yield bright
        yield cv2.bitwise_not(bright)


def _off_ground(lab: MatLike) -> Iterator[MatLike]:
    """Distance from the colours along the frame's border: a card on a plain ground."""
    height, width = lab.shape[:2]
    rim = max(4, min(height, width) // 25)
    for ground in (
        np.concatenate([lab[:rim].reshape(-1, 3), lab[-rim:].reshape(-1, 3)]),
        np.concatenate([lab[:, :rim].reshape(-1, 3), lab[:, -rim:].reshape(-1, 3)]),
    ):
        middle = np.median(ground.astype(np.float32), axis=0)
        distance = np.linalg.norm(lab.astype(np.float32) - middle, axis=2)
        scaled = np.clip(distance * 2, 0, 255).astype(np.uint8)
        for threshold in (0, 20, 40):
            mode = cv2.THRESH_BINARY | (0 if threshold else cv2.THRESH_OTSU)
            yield cv2.threshold(scaled, threshold, 255, mode)[1]


def _edges(lab: MatLike) -> Iterator[MatLike]:
    """Closed edges, filled: a card of the same tone as its ground."""
    for low, high in ((20, 60), (40, 120), (80, 200)):
        edges: MatLike = np.zeros(lab.shape[:2], dtype=np.uint8)
        for channel in cv2.split(lab):
            edges = cv2.bitwise_or(edges, cv2.Canny(channel, low, high))
        joined = cv2.dilate(edges, np.ones((3, 3), dtype=np.uint8))
        contours, _ = cv2.findContours(
            joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE
        )
        yield cv2.drawContours(np.zeros_like(edges), contours, -1, 255, cv2.FILLED)


def _four_corners(hull: MatLike) -> Iterator[Quad]:
    """Quads for a convex outline: simplified until four corners are left, and boxed."""
    length = cv2.arcLength(hull, closed=True)
    for share in (0.01, 0.02, 0.04, 0.06, 0.09):
        corners = cv2.approxPolyDP(hull, share * length, closed=True)
        if len(corners) == 4:
            yield _ordered(corners.reshape(4, 2))
            break
    yield _ordered(cv2.boxPoints(cv2.minAreaRect(hull)))


def _ordered(corners: NDArray[np.generic]) -> Quad:
    """Corners clockwise, beginning with the one nearest the frame's top left."""
    points = [Point(float(x), float(y)) for x, y in corners]
    middle_x = sum(point.x for point in points) / 4
    middle_y = sum(point.y for point in points) / 4
    points.sort(key=lambda p: float(np.arctan2(p.y - middle_y, p.x - middle_x)))
    first = min(range(4), key=lambda i: points[i].x + points[i].y)
    a, b, c, d = points[first:] + points[:first]
    return Quad(a, b, c, d)


def _fitted(rough: Quad, contour: MatLike) -> Quad:
    """Lines fitted to the middle of each side: true corners of rounded cards."""
    points = contour.reshape(-1, 2).astype(np.float32)
    lines = []
    for start, end in rough.sides:
        along = np.array([end.x - start.x, end.y - start.y], dtype=np.float32)
        length = float(np.hypot(*along)) or 1.0
        along /= length
        offset = points - np.array([start.x, start.y], dtype=np.float32)
        position = offset @ along / length
        away = np.abs(offset @ np.array([-along[1], along[0]]))
        near = points[(position > 0.12) & (position < 0.88) & (away < 0.05 * length)]
        near = near[:: max(1, len(near) // 40)]
        if len(near) < 10:
            return rough
        lines.append(cv2.fitLine(near, cv2.DIST_HUBER, 0, 0.01, 0.01).ravel())
    corners = [crossing(lines[i - 1], lines[i]) for i in range(4)]
    if any(corner is None for corner in corners):
        return rough
    return _ordered(np.array([(c.x, c.y) for c in corners if c is not None]))

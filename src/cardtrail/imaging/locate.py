"""Finds the outlines of cards: several strategies propose, one measure decides.

All work is done on a copy of at most ``WORKING_SIDE`` pixels; the winning outline is
given in photo pixels.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from cardtrail.geometry import Point, Quad
from cardtrail.model.photo import Pixels

WORKING_SIDE = 800
"""Longer side in pixels of the copy on which outlines are looked for."""

CONVINCING = 0.48
"""Certainty from which an outline is preferred to the whole frame; measured."""

MIN_AREA = 0.03
"""Smallest share of the frame that a card takes."""

FLAT_ASPECT = (1.15, 2.4)
"""Longer by shorter side of a flat card: 1.4 (EU, JP, US 1.5..1.75) with margins."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Outline:
    """A card's corners on the photo and how sure they are (0..1)."""

    quad: Quad
    certainty: float


def locate(pixels: Pixels) -> Outline | None:
    """The outline of the card on a photo; None where none convinces.

    Args:
        pixels: height x width x 3, uint8, blue-green-red.
    """
    scale = min(1.0, WORKING_SIDE / max(pixels.shape[:2]))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(cv2.GaussianBlur(small, (0, 0), 1.0), cv2.COLOR_BGR2LAB)
    ink = _ink(lab)
    measured = [
        Outline(quad, _certainty(quad, lab, ink)) for quad in _unique(_proposals(lab))
    ]
    best = max(measured, key=lambda outline: outline.certainty, default=None)
    if best is None or best.certainty < CONVINCING:
        return None
    return Outline(best.quad.scaled(1 / scale), best.certainty)


def _proposals(lab: MatLike) -> Iterator[Quad]:
    """Quads around every region that some strategy sets apart."""
    for mask in _masks(lab):
        contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        least = MIN_AREA * mask.size
        large = [contour for contour in contours if cv2.contourArea(contour) > least]
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
    corners = rough.points
    for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
        along = np.array([end.x - start.x, end.y - start.y], dtype=np.float32)
        length = float(np.hypot(*along)) or 1.0
        along /= length
        offset = points - np.array([start.x, start.y], dtype=np.float32)
        position = offset @ along / length
        away = np.abs(offset @ np.array([-along[1], along[0]]))
        near = points[(position > 0.12) & (position < 0.88) & (away < 0.05 * length)]
        if len(near) < 10:
            return rough
        lines.append(cv2.fitLine(near, cv2.DIST_HUBER, 0, 0.01, 0.01).ravel())
    crossings = [_crossing(lines[i - 1], lines[i]) for i in range(4)]
    if any(crossing is None for crossing in crossings):
        return rough
    return _ordered(np.array(crossings))


def _crossing(
    first: NDArray[np.float32], second: NDArray[np.float32]
) -> tuple[float, float] | None:
    """Where two lines (direction x, y; point x, y) meet; None if parallel."""
    dx1, dy1, x1, y1 = (float(v) for v in first)
    dx2, dy2, x2, y2 = (float(v) for v in second)
    across = dx1 * dy2 - dy1 * dx2
    if abs(across) < 1e-6:
        return None
    t = ((x2 - x1) * dy2 - (y2 - y1) * dx2) / across
    return x1 + t * dx1, y1 + t * dy1


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
    return cv2.subtract(contrast, np.full_like(contrast, 20))


def _certainty(quad: Quad, lab: MatLike, ink: MatLike) -> float:
    """How much a quad looks like a card, 0..1."""
    if not _has_card_shape(quad, lab.shape[1], lab.shape[0]):
        return 0.0
    sides = sorted(_side_support(quad, lab))
    # A hand or the frame may cover one side; it counts, but not alone.
    support = float(0.25 * sides[0] + 0.75 * np.mean(sides[1:]))
    return support**2 * (0.25 + 0.75 * _ink_inside(quad, ink))


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
    inside = np.zeros_like(ink)
    cv2.fillPoly(inside, [corners], 255)
    edge = np.full_like(ink, 255)
    cv2.polylines(edge, [corners], isClosed=True, color=0, thickness=15)
    every = float(cv2.mean(ink, mask=edge)[0]) * cv2.countNonZero(edge)
    counted = cv2.bitwise_and(inside, edge)
    held = float(cv2.mean(ink, mask=counted)[0]) * cv2.countNonZero(counted)
    return held / every if every else 0.0


def _side_support(quad: Quad, lab: MatLike) -> list[float]:
    """For each side, the share of it along which the colour steps the same way."""
    corners = quad.points
    supports = []
    for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
        inside, outside = _strips(start, end, lab)
        step = inside - outside
        size = np.linalg.norm(step, axis=1)
        mean = np.median(step, axis=0)
        agrees = step @ mean > 0.5 * size * np.linalg.norm(mean)
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

"""How wide a card is for its height, told from its four corners on the photo."""

from __future__ import annotations

import math

from cardtrail.geometry import Point, Quad

FOCAL = (0.6, 2.5)
"""Focal lengths that are believed, in longer sides of the photo: from an ultra-wide
lens to a zoom."""

USUAL_FOCAL = 1.0
"""Focal length where the corners do not tell it; measured: better than any other for
both wide lenses and zooms."""

MOST = 2.0
"""Largest factor between the ratio and that of the sides as they are on the photo:
beyond it the view is too flat to tell."""

LEVEL = 1e-9
"""Perspective (in longer sides of the photo) below which two sides are parallel."""

Vector = tuple[float, float, float]


def aspect(quad: Quad, width: int, height: int) -> float:
    """Width by height of the rectangle that a photo shows as ``quad``.

    Zhang & He, Whiteboard scanning and image enhancement (2007), 3.2: with the optical
    axis in the middle of the photo, four corners give the focal length and the ratio.
    Where they give no focal length that a camera has, as on a photo from straight
    above or one that was cropped, the usual one serves.

    Args:
        quad: convex, clockwise, in photo pixels.
        width: of the photo in pixels.
        height: of the photo in pixels.
    """
    sides = quad.width / max(1.0, quad.height)
    if not quad.is_convex:
        return sides
    unit = max(width, height)
    middle = Point(width / 2, height / 2)
    m1, m2, m4, m3 = (_ray(corner, middle, unit) for corner in quad.points)
    across, down = _side(m1, m2, m4, m3), _side(m1, m3, m4, m2)
    squared = _focal_squared(across, down)
    ratio = _length(across, squared) / _length(down, squared)
    return ratio if 1 / MOST < ratio / sides < MOST else sides


def _ray(corner: Point, middle: Point, unit: float) -> Vector:
    return (corner.x - middle.x) / unit, (corner.y - middle.y) / unit, 1.0


def _side(start: Vector, end: Vector, opposite: Vector, other: Vector) -> Vector:
    """A side of the card before the lens: n2 or n3 of the paper."""
    k = _volume(start, opposite, other) / _volume(end, opposite, other)
    x, y, w = (k * b - a for a, b in zip(start, end, strict=True))
    return x, y, w


def _volume(a: Vector, b: Vector, c: Vector) -> float:
    """The product (a x b) . c."""
    return (
        (a[1] * b[2] - a[2] * b[1]) * c[0]
        + (a[2] * b[0] - a[0] * b[2]) * c[1]
        + (a[0] * b[1] - a[1] * b[0]) * c[2]
    )


def _focal_squared(across: Vector, down: Vector) -> float:
    """In longer sides of the photo: the two sides stand at a right angle in space."""
    vanishing = across[2] * down[2]
    if abs(vanishing) > LEVEL:
        squared = -(across[0] * down[0] + across[1] * down[1]) / vanishing
        if FOCAL[0] ** 2 < squared < FOCAL[1] ** 2:
            return squared
    return USUAL_FOCAL**2


def _length(side: Vector, focal_squared: float) -> float:
    return math.sqrt((side[0] ** 2 + side[1] ** 2) / focal_squared + side[2] ** 2)

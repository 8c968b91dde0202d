"""Maps of the plane: perspective, a bend, and one after the other."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import overload

from cardtrail.geometry.shapes import Point, Quad

ROUNDS = 60
"""Rounds at most of the search for what a bend carries to a place."""

NEAR = 1e-6
"""Pixels from which two rounds of that search are one."""

BEYOND = 0.05
"""How far beyond a card its sides go on as they are, as a share of them."""

Rows = tuple[float, float, float, float, float, float, float, float, float]
Cubic = tuple[float, float, float, float]


class PlaneMap(ABC):
    """A map of the plane that has a map back."""

    __slots__ = ()

    @abstractmethod
    def map(self, point: Point) -> Point:
        """Where ``point`` comes to lie."""

    @abstractmethod
    def inverse(self) -> PlaneMap:
        """The map back.

        Raises:
            ZeroDivisionError: the map is singular.
        """

    def map_quad(self, quad: Quad) -> Quad:
        """The four corners, mapped."""
        a, b, c, d = (self.map(point) for point in quad.points)
        return Quad(a, b, c, d)

    def after(self, first: PlaneMap) -> PlaneMap:
        """The map that does ``first`` and then this one."""
        return _chained(first, self)


@dataclass(frozen=True, slots=True)
class Homography(PlaneMap):
    """A plane projective map: nine numbers, row by row (Hartley & Zisserman, 2.3)."""

    rows: Rows

    @classmethod
    def identity(cls) -> Homography:
        """The map that leaves every point where it is."""
        return cls((1, 0, 0, 0, 1, 0, 0, 0, 1))

    @classmethod
    def scaling(cls, factor: float) -> Homography:
        """The map of an image resized by ``factor``."""
        return cls((factor, 0, 0, 0, factor, 0, 0, 0, 1))

    def map(self, point: Point) -> Point:
        """Where ``point`` comes to lie."""
        a, b, c, d, e, f, g, h, i = self.rows
        w = g * point.x + h * point.y + i
        return Point(
            (a * point.x + b * point.y + c) / w, (d * point.x + e * point.y + f) / w
        )

    def inverse(self) -> Homography:
        """The map back.

        Raises:
            ZeroDivisionError: the map is singular.
        """
        a, b, c, d, e, f, g, h, i = self.rows
        adjugate = (
            e * i - f * h, c * h - b * i, b * f - c * e,
            f * g - d * i, a * i - c * g, c * d - a * f,
            d * h - e * g, b * g - a * h, a * e - b * d,
        )  # fmt: skip
        determinant = a * adjugate[0] + b * adjugate[3] + c * adjugate[6]
        one, two, three, four, five, six, seven, eight, nine = (
            entry / determinant for entry in adjugate
        )
        return Homography((one, two, three, four, five, six, seven, eight, nine))

    @overload
    def after(self, first: Homography) -> Homography: ...

    @overload
    def after(self, first: PlaneMap) -> PlaneMap: ...

    def after(self, first: PlaneMap) -> PlaneMap:
        """The map that does ``first`` and then this one."""
        if isinstance(first, Homography):
            return _product(self, first)
        return _chained(first, self)


@dataclass(frozen=True, slots=True)
class Bend(PlaneMap):
    """Carries a flat card to its picture with bent sides, the corners nearly in place.

    Each side is a cubic, and between two that face each other all is in proportion: a
    Coons patch (1967). On a card that is rolled about an axis along two of its sides,
    seen so that its corners make a rectangle, that is exact across the axis: what is
    straight on the roll stays straight, and all such lines meet at infinity.

    Attributes:
        width: of the flat card in pixels.
        height: of the flat card in pixels.
        top: how far down the upper side lies: coefficients in pixels of the powers 0
            to 3 of the share of the width, 0..1.
        right: how far to the right the right side lies, by the share of the height.
        bottom: as ``top``, of the lower side.
        left: as ``right``, of the left side.
    """

    width: float
    height: float
    top: Cubic
    right: Cubic
    bottom: Cubic
    left: Cubic

    def map(self, point: Point) -> Point:
        """Where ``point`` comes to lie; well beyond the card all moves alike."""
        u, v = _near(point.x / self.width), _near(point.y / self.height)
        return Point(
            point.x + (1 - u) * _cubic(self.left, v) + u * _cubic(self.right, v),
            point.y + (1 - v) * _cubic(self.top, u) + v * _cubic(self.bottom, u),
        )

    def inverse(self) -> PlaneMap:
        """The map back."""
        return _Straightening(self)


@dataclass(frozen=True, slots=True)
class _Straightening(PlaneMap):
    """Undoes a bend whose sides lean by less than 45 degrees."""

    bend: Bend

    def map(self, point: Point) -> Point:
        """What the bend carries to ``point``: a fixed point, found by going to it."""
        there = point
        for _ in range(ROUNDS):
            missed = self.bend.map(there)
            moved = Point(
                there.x + point.x - missed.x,
                there.y + point.y - missed.y,
            )
            if moved.distance(there) < NEAR:
                return moved
            there = moved
        return there

    def inverse(self) -> PlaneMap:
        """The bend."""
        return self.bend


@dataclass(frozen=True, slots=True)
class _Chain(PlaneMap):
    """Several maps, first to last."""

    steps: tuple[PlaneMap, ...]

    def map(self, point: Point) -> Point:
        """Where ``point`` comes to lie."""
        for step in self.steps:
            point = step.map(point)
        return point

    def inverse(self) -> PlaneMap:
        """The map back."""
        return _Chain(tuple(step.inverse() for step in reversed(self.steps)))


def _near(share: float) -> float:
    return min(1 + BEYOND, max(-BEYOND, share))


def _cubic(coefficients: Cubic, t: float) -> float:
    a, b, c, d = coefficients
    return a + t * (b + t * (c + t * d))


def _chained(first: PlaneMap, then: PlaneMap) -> PlaneMap:
    """Both maps as one; where perspective meets perspective, they become one step."""
    earlier, later = _steps(first), _steps(then)
    last, following = earlier[-1], later[0]
    if isinstance(last, Homography) and isinstance(following, Homography):
        earlier, later = earlier[:-1], (_product(following, last), *later[1:])
    return _Chain((*earlier, *later))


def _steps(one: PlaneMap) -> tuple[PlaneMap, ...]:
    return one.steps if isinstance(one, _Chain) else (one,)


def _product(then: Homography, first: Homography) -> Homography:
    left, right = then.rows, first.rows
    a, b, c, d, e, f, g, h, i = (
        sum(left[3 * row + k] * right[3 * k + column] for k in range(3))
        for row in range(3)
        for column in range(3)
    )
    return Homography((a, b, c, d, e, f, g, h, i))

"""Points, boxes and quadrilaterals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place in an image, in pixels."""

    x: float
    y: float

    def distance(self, other: Point) -> float:
        """Euclidean distance in pixels."""
        return float(((self.x - other.x) ** 2 + (self.y - other.y) ** 2) ** 0.5)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle along the axes; right and bottom lie just outside."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in pixels."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in pixels."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Area in square pixels."""
        return self.width * self.height

    @property
    def centre(self) -> Point:
        """The middle of the box."""
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    @property
    def quad(self) -> Quad:
        """The box as four corners."""
        return Quad(
            Point(self.left, self.top),
            Point(self.right, self.top),
            Point(self.right, self.bottom),
            Point(self.left, self.bottom),
        )

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of ``boxes``.

        Raises:
            ValueError: there are none.
        """
        every = list(boxes)
        return cls(
            min(box.left for box in every),
            min(box.top for box in every),
            max(box.right for box in every),
            max(box.bottom for box in every),
        )

    @property
    def rounded(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom as whole pixels."""
        return (
            round(self.left),
            round(self.top),
            round(self.right),
            round(self.bottom),
        )

    def overlap_x(self, other: Box) -> float:
        """Length in pixels that both boxes share along x, at least 0."""
        return max(0.0, min(self.right, other.right) - max(self.left, other.left))

    def overlap_y(self, other: Box) -> float:
        """Length in pixels that both boxes share along y, at least 0."""
        return max(0.0, min(self.bottom, other.bottom) - max(self.top, other.top))

    def overlap(self, other: Box) -> float:
        """Area in square pixels that both boxes share, at least 0."""
        return self.overlap_x(other) * self.overlap_y(other)

    def scaled(self, factor: float) -> Box:
        """The same box in an image resized by ``factor``."""
        return Box(
            self.left * factor,
            self.top * factor,
            self.right * factor,
            self.bottom * factor,
        )

    def moved(self, dx: float, dy: float) -> Box:
        """The same box, shifted."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)


@dataclass(frozen=True, slots=True)
class Quad:
    """Four corners, clockwise from the top left of what is upright in it."""

    top_left: Point
    top_right: Point
    bottom_right: Point
    bottom_left: Point

    @property
    def points(self) -> tuple[Point, Point, Point, Point]:
        """The corners in order."""
        return (self.top_left, self.top_right, self.bottom_right, self.bottom_left)

    @property
    def area(self) -> float:
        """Area in square pixels (shoelace formula); negative if anticlockwise."""
        corners = self.points
        following = corners[1:] + corners[:1]
        return (
            sum(a.x * b.y - b.x * a.y for a, b in zip(corners, following, strict=True))
            / 2
        )

    @property
    def width(self) -> float:
        """Mean length of the upper and lower side."""
        upper = self.top_left.distance(self.top_right)
        return (upper + self.bottom_left.distance(self.bottom_right)) / 2

    @property
    def height(self) -> float:
        """Mean length of the left and right side."""
        left = self.top_left.distance(self.bottom_left)
        return (left + self.top_right.distance(self.bottom_right)) / 2

    @property
    def box(self) -> Box:
        """The smallest box around it."""
        xs = [point.x for point in self.points]
        ys = [point.y for point in self.points]
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def is_convex(self) -> bool:
        """Whether every corner turns the same way."""
        corners = self.points
        turns = [
            _turn(corners[i - 2], corners[i - 1], corners[i])
            for i in range(len(corners))
        ]
        return all(turn > 0 for turn in turns) or all(turn < 0 for turn in turns)

    @property
    def sides(self) -> tuple[tuple[Point, Point], ...]:
        """The sides as start and end: top, right, bottom, left."""
        corners = self.points
        return tuple(zip(corners, corners[1:] + corners[:1], strict=True))

    @property
    def angles(self) -> tuple[float, float, float, float]:
        """The angles at the corners in degrees, 0..180."""
        corners = self.points
        a, b, c, d = (
            _angle(corners[i - 1], corners[i], corners[(i + 1) % 4]) for i in range(4)
        )
        return (a, b, c, d)

    def overlap(self, other: Quad) -> float:
        """Area that two convex clockwise quads share, as a share of the smaller one."""
        shared = _clipped(list(self.points), other)
        smaller = min(abs(self.area), abs(other.area))
        return abs(_area(shared)) / smaller if smaller else 0.0

    def turned(self, quarters: int) -> Quad:
        """The same outline read after ``quarters`` clockwise quarter turns."""
        shift = -quarters % 4
        a, b, c, d = self.points[shift:] + self.points[:shift]
        return Quad(a, b, c, d)

    def moved(self, dx: float, dy: float) -> Quad:
        """The same outline, shifted."""
        a, b, c, d = (Point(p.x + dx, p.y + dy) for p in self.points)
        return Quad(a, b, c, d)

    def scaled(self, factor: float) -> Quad:
        """The same outline in an image resized by ``factor``."""
        a, b, c, d = (Point(p.x * factor, p.y * factor) for p in self.points)
        return Quad(a, b, c, d)


def _area(corners: Sequence[Point]) -> float:
    """Area of a polygon (shoelace formula); negative if anticlockwise."""
    return (
        sum(
            corners[i - 1].x * corner.y - corner.x * corners[i - 1].y
            for i, corner in enumerate(corners)
        )
        / 2
    )


def _clipped(polygon: list[Point], clip: Quad) -> list[Point]:
    """What of a polygon lies in a convex clockwise quad (Sutherland & Hodgman 1974)."""
    for start, end in clip.sides:
        kept: list[Point] = []
        for i, point in enumerate(polygon):
            before = polygon[i - 1]
            here, there = _turn(start, end, point), _turn(start, end, before)
            if here * there < 0:
                share = there / (there - here)
                kept.append(
                    Point(
                        before.x + share * (point.x - before.x),
                        before.y + share * (point.y - before.y),
                    )
                )
            if here >= 0:
                kept.append(point)
        polygon = kept
    return polygon


def _angle(before: Point, at: Point, after: Point) -> float:
    """The angle at a corner in degrees, 0..180; 0 where two corners meet."""
    first = (before.x - at.x, before.y - at.y)
    second = (after.x - at.x, after.y - at.y)
    lengths = math.hypot(*first) * math.hypot(*second)
    if lengths == 0:
        return 0.0
    cosine = (first[0] * second[0] + first[1] * second[1]) / lengths
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))


def _turn(a: Point, b: Point, c: Point) -> float:
    """Cross product of ab and bc: its sign tells which way the path turns."""
    return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)

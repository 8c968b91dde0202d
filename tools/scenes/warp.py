"""The way from a card's print to the photo, bent or flat, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from cardtrail.geometry import Box, Homography, Point, Quad
from scenes.bend import Bend, Values
from scenes.camera import Camera

THICKNESS = 0.35  # millimetres, a 350 g/m2 card
_ROUNDS = 9  # of the search for the height at which a ray meets a bent card


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card lies on the table.

    Attributes:
        x: of its middle in millimetres from the table's origin.
        y: of its middle, downwards.
        turn: about its middle, in degrees clockwise.
        bend: None where it lies flat.
        lift: height of its face above the table in millimetres.
    """

    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0
    bend: Bend | None = None
    lift: float = THICKNESS


@dataclass(frozen=True, slots=True)
class Warp:
    """Maps card pixels to photo pixels.

    Attributes:
        width: of the card in millimetres.
        height: of the card in millimetres.
        density: of the card's pixels, per millimetre.
        place: where the card lies.
        camera: that looks at it.
        after: what was done to the picture when it was taken, such as a screenshot.
    """

    width: float
    height: float
    density: float
    place: Place
    camera: Camera
    after: Homography

    def map(self, point: Point) -> Point:
        """Where a point of the print comes to lie on the photo."""
        (mapped,) = self.map_all([point])
        return mapped

    def map_quad(self, quad: Quad) -> Quad:
        """The four corners, mapped."""
        a, b, c, d = self.map_all(quad.points)
        return Quad(a, b, c, d)

    def map_all(self, points: Iterable[Point]) -> tuple[Point, ...]:
        """The points, mapped."""
        listed = list(points)
        u, v = self.seen(
            np.array([point.x for point in listed], dtype=np.float64),
            np.array([point.y for point in listed], dtype=np.float64),
        )
        return tuple(
            self.after.map(Point(x, y))
            for x, y in zip(u.tolist(), v.tolist(), strict=True)
        )

    @property
    def sheet(self) -> Box:
        """The whole card, in its own pixels."""
        return Box(0, 0, self.width * self.density, self.height * self.density)

    @property
    def outline(self) -> Quad:
        """The corners on the photo, clockwise from the print's own top left."""
        return self.map_quad(self.sheet.quad)

    def grid(self, columns: int, rows: int) -> tuple[tuple[Point, ...], ...]:
        """Evenly spaced points of the card, first to last edge, on the photo."""
        sheet = self.sheet
        return tuple(
            self.map_all(
                Point(sheet.width * i / (columns - 1), sheet.height * j / (rows - 1))
                for i in range(columns)
            )
            for j in range(rows)
        )

    def on_table(self, x: Values, y: Values) -> tuple[Values, Values, Values]:
        """Card pixels as x, y and height on the table, in millimetres."""
        flat_x = x / self.density - self.width / 2
        flat_y = y / self.density - self.height / 2
        height = np.zeros_like(flat_x)
        bend = self.place.bend
        if bend is not None:
            flat_x, flat_y, height = bend.raised(flat_x, flat_y, self._reach)
        cos, sin = self._turn
        return (
            self.place.x + cos * flat_x - sin * flat_y,
            self.place.y + sin * flat_x + cos * flat_y,
            height + self.place.lift,
        )

    def seen(self, x: Values, y: Values, drop: float = 0.0) -> tuple[Values, Values]:
        """Card pixels as the camera sees them, ``drop`` millimetres lower."""
        table_x, table_y, height = self.on_table(x, y)
        return self.camera.seen(table_x, table_y, height - drop)

    def printed(self, u: Values, v: Values) -> tuple[Values, Values]:
        """What card pixels the camera sees at its own pixels.

        A ray meets a bent card where its height is the card's: found by going back
        and forth between the two.
        """
        height = np.full(u.shape, self.place.lift)
        bend = self.place.bend
        x, y = self._unturned(*self.camera.met(u, v, height))
        if bend is not None:
            for _ in range(_ROUNDS):
                _, _, rise = bend.flattened(x, y, self._reach)
                height = rise + self.place.lift
                x, y = self._unturned(*self.camera.met(u, v, height))
            x, y, _ = bend.flattened(x, y, self._reach)
        return (x + self.width / 2) * self.density, (y + self.height / 2) * self.density

    @property
    def _reach(self) -> float:
        bend = self.place.bend
        return 0.0 if bend is None else bend.reach(self.width, self.height)

    @property
    def _turn(self) -> tuple[float, float]:
        turn = np.radians(self.place.turn)
        return float(np.cos(turn)), float(np.sin(turn))

    def _unturned(self, x: Values, y: Values) -> tuple[Values, Values]:
        cos, sin = self._turn
        x, y = x - self.place.x, y - self.place.y
        return cos * x + sin * y, -sin * x + cos * y

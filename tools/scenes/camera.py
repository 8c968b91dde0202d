"""A pinhole camera above a table: where each point of the table comes to lie.

The table is the plane z = 0 in millimetres, x to the right and y towards the viewer,
the card's middle at its origin. Photo coordinates are those of ``cardtrail.geometry``:
the first pixel reaches from 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cardtrail.geometry import Box, Homography
from scenes.raster import Raster, raster

Matrix = NDArray[np.float64]
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Camera:
    """How the photo is taken.

    Attributes:
        width: of the photo in pixels.
        height: of the photo in pixels.
        fill: share of the photo's longer side that 90 mm in its middle take.
        tilt: angle between the line of sight and the upright, 0..60 degrees.
        towards: the side that the camera leans to, in degrees clockwise; 0 looks up
            the table from below, as a person who sits at it does.
        shift: of the table's origin from the middle of the photo, as a share of its
            width and height.
        focal: focal length as a share of the longer side; 0.7 is a phone's main
            lens, 1.4 its double zoom.
    """

    width: int = 2000
    height: int = 1500
    fill: float = 0.68
    tilt: float = 0.0
    towards: float = 0.0
    shift: tuple[float, float] = (0.0, 0.0)
    focal: float = 1.25

    def projection(self, lift: float = 0.0) -> Homography:
        """Maps millimetres, ``lift`` above the table, to photo pixels."""
        return homography(self._lens() @ self._pose(lift))

    def seen(self, x: Values, y: Values, height: Values) -> tuple[Values, Values]:
        """Points above the table, in millimetres, as photo pixels."""
        flat, raised = self._lens() @ self._pose(0.0), self._lens() @ self._pose(1.0)
        upward = raised[:, 2] - flat[:, 2]
        u, v, w = (
            flat[i, 0] * x + flat[i, 1] * y + upward[i] * height + flat[i, 2]
            for i in range(3)
        )
        return u / w, v / w

    def met(self, u: Values, v: Values, height: Values) -> tuple[Values, Values]:
        """Where the rays of photo pixels meet a height above the table."""
        low, high = (
            np.linalg.inv(self._lens() @ self._pose(lift)).astype(np.float64)
            for lift in (0.0, 1.0)
        )
        (low_x, low_y), (high_x, high_y) = _divided(low, u, v), _divided(high, u, v)
        return low_x + (high_x - low_x) * height, low_y + (high_y - low_y) * height

    def depths(self, step: int = 1) -> Raster:
        """Distance of the piece of table along the axis, in millimetres.

        Given for every ``step``-th pixel of every ``step``-th row.
        """
        inverse = np.linalg.inv(self._lens() @ self._pose(0.0))
        u, v = np.meshgrid(
            np.arange(0, self.width, step) + 0.5, np.arange(0, self.height, step) + 0.5
        )
        row = inverse[2]
        return raster(1 / (row[0] * u + row[1] * v + row[2]))

    def view(self) -> Box:
        """The rectangle of table that the photo shows, in millimetres."""
        back = self.projection().inverse()
        frame = Box(0, 0, self.width, self.height).quad
        return back.map_quad(frame).box

    @property
    def density(self) -> float:
        """Pixels per millimetre of table in the middle of the photo."""
        return self.fill * self._longer / 90

    @property
    def distance(self) -> float:
        """From the lens to the table's origin, in millimetres."""
        return self._focal_pixels / self.density

    @property
    def eye(self) -> tuple[float, float, float]:
        """The lens: x, y and height above the table, in millimetres."""
        lean, side = np.radians(self.tilt), np.radians(self.towards)
        away = self.distance * float(np.sin(lean))
        return (
            float(-away * np.sin(side)),
            float(away * np.cos(side)),
            self.distance * float(np.cos(lean)),
        )

    @property
    def _longer(self) -> int:
        return max(self.width, self.height)

    @property
    def _focal_pixels(self) -> float:
        return self.focal * self._longer

    def _lens(self) -> Matrix:
        centre_x = self.width * (0.5 + self.shift[0])
        centre_y = self.height * (0.5 + self.shift[1])
        focal = self._focal_pixels
        return np.array([[focal, 0, centre_x], [0, focal, centre_y], [0, 0, 1]])

    def _pose(self, lift: float) -> Matrix:
        """[r1 r2 t] of Hartley & Zisserman, 8.1, for the plane z = ``lift``."""
        lean, side = np.radians(self.tilt), np.radians(self.towards)
        turn = _about_z(side)
        tilted = np.array(
            [
                [1, 0, 0],
                [0, np.cos(lean), -np.sin(lean)],
                [0, -np.sin(lean), -np.cos(lean)],
            ]
        )
        # Column 3 of `tilted` is the table's upright, which points at the camera.
        rotation = _about_z(side) @ tilted @ turn.T
        place = rotation[:, 2] * lift + np.array([0, 0, self.distance])
        return np.column_stack([rotation[:, 0], rotation[:, 1], place])


def homography(matrix: Matrix) -> Homography:
    """A 3 x 3 matrix as the project's map, with its last entry 1."""
    a, b, c, d, e, f, g, h, i = (matrix / matrix[2, 2]).ravel().tolist()
    return Homography((a, b, c, d, e, f, g, h, i))


def matrix_of(plane_map: Homography) -> Matrix:
    """The map as a 3 x 3 matrix."""
    return np.array(plane_map.rows, dtype=np.float64).reshape(3, 3)


def opencv_matrix(plane_map: Homography) -> Matrix:
    """The same map between pixel centres, which OpenCV counts from 0 and not 0.5."""
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
    moved: Matrix = np.linalg.inv(half) @ matrix_of(plane_map) @ half
    return moved


def _divided(matrix: Matrix, u: Values, v: Values) -> tuple[Values, Values]:
    """Points mapped by a 3 x 3 matrix."""
    x, y, w = (row[0] * u + row[1] * v + row[2] for row in matrix)
    return x / w, y / w


def _about_z(angle: float) -> Matrix:
    """Rotation by ``angle`` radians, clockwise as seen with y down."""
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])

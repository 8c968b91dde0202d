"""Cards that do not lie flat: rolled about an axis, or with one corner curled up.

Both are developable: the card only ever bends across one direction, on which it takes
the form of a circle's arc, so lengths on the card stay what they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bend:
    """How a card bends, in millimetres from its middle.

    Attributes:
        way: direction across which it bends, in degrees clockwise from its upper edge.
        radius: of the arc; smaller is stronger.
        start: distance from the middle at which the arc begins, towards ``way``.
        both: whether the opposite end bends as well.
        arched: whether the middle is up and not the ends.
    """

    way: float
    radius: float
    start: float = 0.0
    both: bool = True
    arched: bool = False

    def raised(
        self, x: ArrayLike, y: ArrayLike, reach: float
    ) -> tuple[Values, Values, Values]:
        """Where points of the flat card come to lie: x, y and height.

        Args:
            x: along the upper edge.
            y: down the left edge.
            reach: largest distance from the middle along ``way`` on the card.
        """
        across, along = self._turned(np.asarray(x), np.asarray(y))
        bent = self._beyond(across)
        flat = np.abs(across) - bent
        moved = np.sign(across) * (flat + self.radius * np.sin(bent / self.radius))
        back_x, back_y = self._turned_back(moved, along)
        return back_x, back_y, self._height(bent, reach)

    def flattened(
        self, x: ArrayLike, y: ArrayLike, reach: float
    ) -> tuple[Values, Values, Values]:
        """What point of the flat card lies above a place, and how high."""
        across, along = self._turned(np.asarray(x), np.asarray(y))
        chord = self._beyond(across)
        flat = np.abs(across) - chord
        bent = self.radius * np.arcsin(np.clip(chord / self.radius, 0, 0.999))
        back_x, back_y = self._turned_back(np.sign(across) * (flat + bent), along)
        return back_x, back_y, self._height(bent, reach)

    def slope(self, x: ArrayLike, y: ArrayLike) -> tuple[Values, Values]:
        """Rise of the card at points of it, along x and along y."""
        across, _ = self._turned(np.asarray(x), np.asarray(y))
        sign = -1.0 if self.arched else 1.0
        rise = sign * np.sign(across) * np.tan(self._beyond(across) / self.radius)
        cos, sin = self._axis()
        return rise * cos, rise * sin

    def reach(self, width: float, height: float) -> float:
        """Largest distance from the middle along ``way`` on a card of that size."""
        cos, sin = self._axis()
        return (abs(cos) * width + abs(sin) * height) / 2

    def _beyond(self, across: Values) -> Values:
        distance = np.abs(across) if self.both else across
        return np.maximum(distance - self.start, 0.0)

    def _height(self, bent: Values, reach: float) -> Values:
        rise: Values = self.radius * (1 - np.cos(bent / self.radius))
        if not self.arched:
            return rise
        most = max(0.0, reach - self.start)
        top: float = self.radius * (1 - np.cos(most / self.radius))
        return np.maximum(top - rise, 0.0)

    def _axis(self) -> tuple[float, float]:
        way = np.radians(self.way)
        return float(np.cos(way)), float(np.sin(way))

    def _turned(self, x: Values, y: Values) -> tuple[Values, Values]:
        cos, sin = self._axis()
        return x * cos + y * sin, -x * sin + y * cos

    def _turned_back(self, across: Values, along: Values) -> tuple[Values, Values]:
        cos, sin = self._axis()
        return across * cos - along * sin, across * sin + along * cos

"""The light on a table: one lamp or window, the room, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenes.raster import Raster, raster, smoothstep


@dataclass(frozen=True, slots=True)
class Light:
    """How a table is lit; lengths in millimetres, in the table's coordinates.

    Attributes:
        lamp: place of the lamp: x, y and height.
        room: share of the light at the card that comes evenly from everywhere, 0..1.
        warmth: colour of the lamp, -1 (blue sky) to 1 (bulb).
        hand: the soft shadow of the person: direction in degrees that it lies in, how
            far from the card's middle its edge is, how much light it takes, 0..1.
        gloss: height of the lamp's reflection on the card, 0 (matt) to 1.
    """

    lamp: tuple[float, float, float] = (-180.0, -220.0, 320.0)
    room: float = 0.35
    warmth: float = 0.2
    hand: tuple[float, float, float] = (60.0, 70.0, 0.0)
    gloss: float = 0.0

    def on_table(self, x: Raster, y: Raster) -> Raster:
        """Light that falls on the points, blue-green-red, 1 being full at the card.

        The lamp follows the inverse square and Lambert's cosine.
        """
        lx, ly, lz = self.lamp
        distance = np.sqrt((x - lx) ** 2 + (y - ly) ** 2 + lz**2)
        at_card = float(np.sqrt(lx**2 + ly**2 + lz**2))
        direct = (at_card / distance) ** 3 * self._shade(x, y)
        lamp = raster([1 - 0.16 * self.warmth, 1.0, 1 + 0.10 * self.warmth])
        room = raster([1.02, 1.0, 0.98])
        return raster(self.room * room + (1 - self.room) * direct[..., None] * lamp)

    def _shade(self, x: Raster, y: Raster) -> Raster:
        """What is left of the lamp's light behind the person's hand and head."""
        angle, edge, depth = self.hand
        way = np.radians(angle)
        across = raster(x * np.cos(way) + y * np.sin(way))
        sway = raster(9 * np.sin((y * np.cos(way) - x * np.sin(way)) / 37))
        return raster(1 - depth * smoothstep(raster(across + sway), edge - 22, edge))

    def highlight(
        self, x: Raster, y: Raster, eye: tuple[float, float, float]
    ) -> Raster:
        """The lamp's soft reflection on the card, seen from ``eye``, 0..gloss.

        It is brightest where the angle to the lamp equals the angle to the eye.
        """
        share = self.lamp[2] / (self.lamp[2] + eye[2])
        spot_x = self.lamp[0] + (eye[0] - self.lamp[0]) * share
        spot_y = self.lamp[1] + (eye[1] - self.lamp[1]) * share
        off = ((x - spot_x) / 26) ** 2 + ((y - spot_y) / 17) ** 2
        return raster(self.gloss * np.exp(-off))

    def shadow_way(self) -> tuple[float, float]:
        """The direction that shadows fall in, as a unit vector on the table."""
        length = float(np.hypot(self.lamp[0], self.lamp[1]))
        if length == 0:
            return (0.0, 0.0)
        return (-self.lamp[0] / length, -self.lamp[1] / length)

"""The table under the cards: its surface in the light, as the camera sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from cardtrail.geometry import Box, Homography
from scenes.bend import Values
from scenes.camera import Camera, opencv_matrix
from scenes.light import Light
from scenes.raster import Pixels, Raster, blur, raster
from scenes.sensor import Sensor
from scenes.surface import SurfaceName, surface
from scenes.warp import Warp

_SIDE = 1500  # pixels that the texture's longer side takes at most
_DENSITY = 11.0  # pixels per millimetre, at most
_FINENESS = 1.15  # pixels of the texture for one of the photo, at most
_FARTHEST = 420.0  # millimetres from the origin; beyond, the table is mirrored
_COARSE = 3  # light and shadow are worked out on every third pixel
_SHADOWS = ((0.25, 0.3, 0.55), (1.3, 1.2, 0.4), (3.2, 3.5, 0.2))
"""Reach, softness (both in millimetres) and depth of each layer of shadow."""


@dataclass(frozen=True, slots=True)
class Table:
    """What the cards lie on.

    Attributes:
        surface: name of it.
        grain: its direction, in degrees clockwise.
        tint: shares of its blue, green and red light.
    """

    surface: SurfaceName = "oak"
    grain: float = 0.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Patch:
    """A rectangle of table with pixels of its own; ``density`` in pixels per mm."""

    box: Box
    density: float

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width in pixels."""
        return (
            round(self.box.height * self.density),
            round(self.box.width * self.density),
        )

    @property
    def to_table(self) -> Homography:
        """Maps pixels to millimetres."""
        step = 1 / self.density
        return Homography((step, 0, self.box.left, 0, step, self.box.top, 0, 0, 1))

    def places(self, step: int) -> tuple[Raster, Raster]:
        """Millimetres of the table for every ``step``-th pixel."""
        height, width = (side // step + 1 for side in self.shape)
        x, y = np.meshgrid(
            self.box.left + np.linspace(0, self.box.width, width),
            self.box.top + np.linspace(0, self.box.height, height),
        )
        return raster(x), raster(y)


def draw_table(
    table: Table,
    camera: Camera,
    light: Light,
    sensor: Sensor,
    cards: Sequence[Warp],
    rng: np.random.Generator,
) -> Pixels:
    """The exposed table with the shadows of the ``cards`` that lie on it."""
    patch = _patch(camera)
    lit = _turned(table, patch, rng)
    gains = raster(light.on_table(*patch.places(_COARSE)) * raster(table.tint))
    for card in cards:
        gains = raster(gains * _shadow(light, card, patch, gains.shape)[..., None])
    size = (lit.shape[1], lit.shape[0])
    lit *= cv2.resize(gains, size, interpolation=cv2.INTER_LINEAR)
    seen = cv2.warpPerspective(
        sensor.expose(lit),
        opencv_matrix(camera.projection().after(patch.to_table)),
        (camera.width, camera.height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT,
    )
    return np.asarray(seen, dtype=np.uint8)


def _patch(camera: Camera) -> Patch:
    view = camera.view()
    box = Box(
        max(view.left, -_FARTHEST),
        max(view.top, -_FARTHEST),
        min(view.right, _FARTHEST),
        min(view.bottom, _FARTHEST),
    )
    density = min(
        _DENSITY, _FINENESS * camera.density, _SIDE / max(box.width, box.height)
    )
    return Patch(box, density)


def _turned(table: Table, patch: Patch, rng: np.random.Generator) -> Raster:
    """The surface with its grain in the table's direction."""
    if table.grain == 0:
        return surface(table.surface, rng, patch.shape, patch.density)
    height, width = patch.shape
    side = int(np.hypot(height, width)) + 2
    square = surface(table.surface, rng, (side, side), patch.density)
    about = cv2.getRotationMatrix2D((side / 2, side / 2), -table.grain, 1.0)
    turn = np.asarray(about, dtype=np.float64)
    turn[:, 2] += (width - side) / 2, (height - side) / 2
    return raster(cv2.warpAffine(square, turn, (width, height), flags=cv2.INTER_LINEAR))


def _shadow(light: Light, card: Warp, patch: Patch, shape: tuple[int, ...]) -> Raster:
    """What a card leaves of the light: a tight dark seam and a soft wide shadow."""
    left = np.ones(shape[:2], dtype=np.float32)
    way = light.shadow_way()
    lean = float(np.hypot(light.lamp[0], light.lamp[1]) / light.lamp[2])
    scale = (shape[1] / patch.box.width, shape[0] / patch.box.height)
    x, y, height = card.on_table(*rim(card))
    high = height - card.place.lift
    for reach, softness, depth in _SHADOWS:
        away = reach + high * lean
        corners = np.stack(
            [
                (x + way[0] * away - patch.box.left) * scale[0],
                (y + way[1] * away - patch.box.top) * scale[1],
            ],
            axis=1,
        )
        cover = np.zeros(shape[:2], dtype=np.uint8)
        cv2.fillPoly(
            cover, [np.rint(corners * 16).astype(np.int32)], 255, cv2.LINE_AA, 4
        )
        soft = (softness + 0.35 * float(high.max())) * scale[0]
        left *= 1 - depth / 255 * blur(raster(cover), max(soft, 0.4))
    return left


def rim(card: Warp) -> tuple[Values, Values]:
    """Points once around the card's edge, in card pixels."""
    sheet = card.sheet
    along = np.linspace(0, 1, 24, endpoint=False)
    x = np.concatenate([along, np.ones(24), 1 - along, np.zeros(24)])
    y = np.concatenate([np.zeros(24), along, np.ones(24), 1 - along])
    return x * sheet.width, y * sheet.height

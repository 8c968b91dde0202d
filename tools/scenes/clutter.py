"""Things that lie over a card's edge or beside it: a thumb, a pen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from scenes.bend import Values
from scenes.camera import Camera
from scenes.light import Light
from scenes.raster import Pixels, Raster, bgr, blur, mix, raster, smoothstep
from scenes.sensor import Sensor

Covered = NDArray[np.bool_]
_MARGIN = 14.0  # millimetres around the thing that its shadow may reach


@dataclass(frozen=True, slots=True)
class Clutter:
    """A round, long thing.

    Attributes:
        kind: what it is.
        tip: where it ends on the table, x and y in millimetres.
        way: direction in which it leads away from its tip, in degrees clockwise.
        width: in millimetres.
        length: in millimetres.
        tone: 0 (dark) to 1 (light).
    """

    kind: Literal["finger", "pen"]
    tip: tuple[float, float]
    way: float
    width: float
    length: float
    tone: float = 0.5


_COLOURS = {
    "finger": (bgr(92, 56, 40), bgr(226, 172, 146)),
    "pen": (bgr(18, 20, 26), bgr(150, 156, 168)),
}


def draw_clutter(
    picture: Pixels, clutter: Clutter, camera: Camera, light: Light, sensor: Sensor
) -> None:
    """Draws the thing, with its shadow, into the exposed ``picture``."""
    step = 2  # shading is smooth: every second pixel is enough
    height, width = picture.shape[:2]
    u, v = np.meshgrid(
        np.arange(0, width, step, dtype=np.float64) + 0.5,
        np.arange(0, height, step, dtype=np.float64) + 0.5,
    )
    along, across = _own(clutter, *camera.met(u, v, np.zeros_like(u)))
    inside = _inside(clutter, along, across)
    if not (inside > -_MARGIN).any():
        return
    way = light.shadow_way()
    shade_x, shade_y = camera.met(u, v, np.zeros_like(u))
    reach = clutter.width * 0.5
    shade = _inside(
        clutter, *_own(clutter, shade_x - way[0] * reach, shade_y - way[1] * reach)
    )
    soft = smoothstep(raster(shade), -3.0, 2.5)
    size = (width, height)
    dim = cv2.resize(raster(1 - 0.28 * soft), size)
    picture[:] = cv2.multiply(picture, cv2.merge([dim] * 3), dtype=cv2.CV_8U)
    lit = _lit(clutter, along, across)
    face = cv2.resize(sensor.expose(lit), size)
    edge = 0.7 / camera.density
    cover = cv2.resize(smoothstep(raster(inside), -edge, edge), size)
    picture[:] = cv2.blendLinear(picture, face, 1 - cover, cover)


def covered(clutter: Clutter, camera: Camera, u: Values, v: Values) -> Covered:
    """Whether the thing hides what would be at these photo pixels."""
    inside = _inside(clutter, *_own(clutter, *camera.met(u, v, np.zeros_like(u))))
    return inside > 0


def _own(clutter: Clutter, x: Values, y: Values) -> tuple[Values, Values]:
    """Millimetres along the thing from its tip, and across from its middle."""
    way = np.radians(clutter.way)
    dx, dy = x - clutter.tip[0], y - clutter.tip[1]
    return dx * np.cos(way) + dy * np.sin(way), -dx * np.sin(way) + dy * np.cos(way)


def _inside(clutter: Clutter, along: Values, across: Values) -> Values:
    """Distance inside the outline in millimetres; negative outside."""
    half = clutter.width / 2
    end = clutter.length - half
    middle = np.clip(along, half, end)
    taper = half * (1 + 0.35 * np.clip((middle - half) / 90, 0, 1))
    if clutter.kind == "pen":
        taper = half * np.clip(0.25 + (middle - half) / 14, 0, 1)
    outside: Values = taper - np.hypot(along - middle, across)
    return outside


def _lit(clutter: Clutter, along: Values, across: Values) -> Raster:
    """Its colour, round as a rod lit from the upper left."""
    half = clutter.width / 2
    round_ = np.clip(across / (1.2 * half), -1, 1)
    shade = np.sqrt(1 - 0.8 * round_**2) * (1 + 0.15 * round_)
    dark, light = _COLOURS[clutter.kind]
    tone = np.full(along.shape, clutter.tone)
    lit = raster(mix(dark, light, raster(tone)) * raster(shade)[..., None])
    if clutter.kind == "pen":
        gleam = np.exp(-(((round_ + 0.35) / 0.16) ** 2))
        return raster(lit + 0.5 * gleam[..., None])
    nail = ((along - 0.5 * half - 5) / 6.5) ** 2 + (across / (0.62 * half)) ** 2
    share = raster(0.45 * (1 - smoothstep(blur(raster(nail), 1.0), 0.75, 1.0)))
    return mix(lit, raster(lit * bgr(250, 226, 220) * 1.5), share)

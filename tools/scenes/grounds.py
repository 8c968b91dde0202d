"""What the paper of a card looks like under its print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import cv2
import numpy as np
from PIL import Image

from scenes.layout import Palette
from scenes.raster import Raster, fractal, grain, mix, raster, smoothstep

GroundName = Literal["plain", "gradient", "laid", "flecked", "clouds", "picture"]
Size = tuple[int, int]
_COARSE = 4  # grounds are soft: every fourth pixel is enough


def draw_ground(
    name: GroundName, seed: int, size: Size, palette: Palette
) -> Image.Image:
    """The empty card, ``size`` being its width and height in pixels."""
    if name == "plain":
        return Image.new("RGB", size, palette.paper)
    rng = np.random.default_rng(seed)
    small = (size[1] // _COARSE, size[0] // _COARSE)
    tint = raster(np.clip(_TINTS[name](rng, small), 0, 1))
    ground = mix(raster(palette.paper), _second(palette), tint)
    image = cv2.resize(ground, size, interpolation=cv2.INTER_CUBIC)
    return Image.fromarray(np.clip(np.rint(image), 0, 255).astype(np.uint8))


def _second(palette: Palette) -> Raster:
    """A colour close enough to the paper for the text to stay legible."""
    return raster(0.72 * raster(palette.paper) + 0.28 * raster(palette.accent))


def _gradient(rng: np.random.Generator, shape: Size) -> Raster:
    """From nothing at one side to full at the other."""
    y, x = np.mgrid[0 : 1 : shape[0] * 1j, 0 : 1 : shape[1] * 1j]
    way = rng.uniform(0, 2 * np.pi)
    along = (x - 0.5) * np.cos(way) + (y - 0.5) * np.sin(way)
    return smoothstep(raster(along), -0.6, 0.6)


def _laid(rng: np.random.Generator, shape: Size) -> Raster:
    """Fine ribs, as of a paper mould."""
    y = np.arange(shape[0])[:, None]
    ribs = 0.5 + 0.5 * np.sin(2 * np.pi * y * _COARSE / 18)
    return raster(0.22 * ribs + 0.08 * fractal(rng, shape, (20, 3), octaves=3))


def _flecked(rng: np.random.Generator, shape: Size) -> Raster:
    """Recycled paper with short fibres."""
    across, down = grain(rng, shape, (7, 1.2)), grain(rng, shape, (1.2, 7))
    flecks = smoothstep(across, 2.3, 3.0) + smoothstep(down, 2.3, 3.0)
    return raster(0.1 + 0.6 * flecks + 0.05 * fractal(rng, shape, (30, 30)))


def _clouds(rng: np.random.Generator, shape: Size) -> Raster:
    """Soft blotches, like watercolour."""
    cloud = fractal(rng, shape, (shape[1] / 3, shape[0] / 2), octaves=4, gain=0.45)
    return raster(0.4 + 0.25 * cloud)


def _picture(rng: np.random.Generator, shape: Size) -> Raster:
    """A pale landscape: ranges of hills, each nearer one darker."""
    y = np.linspace(0, 1, shape[0])[:, None]
    tint = np.zeros(shape, dtype=np.float32)
    for i, level in enumerate((0.35, 0.52, 0.7, 0.85)):
        ridge = level + 0.07 * fractal(rng, (1, shape[1]), (shape[1] / 5, 1))
        tint = np.where(y > ridge, 0.2 + 0.2 * i, tint)
    return raster(tint)


_TINTS: dict[GroundName, Callable[[np.random.Generator, Size], Raster]] = {
    "gradient": _gradient,
    "laid": _laid,
    "flecked": _flecked,
    "clouds": _clouds,
    "picture": _picture,
}

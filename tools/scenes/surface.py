"""What a card lies on: wood, leather, cloth, stone or a desk, from noise.

A surface is linear light, height x width x 3; ``density`` is in pixels per millimetre.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import cv2
import numpy as np
from PIL import Image, ImageDraw

from scenes.fonts import TYPEFACES
from scenes.raster import (
    Raster,
    bgr,
    blur,
    fractal,
    grain,
    mix,
    raster,
    smoothstep,
    srgb_to_linear,
)

SurfaceName = Literal[
    "oak", "walnut", "leather", "linen", "slate", "marble", "desk", "white", "paper"
]
Shape = tuple[int, int]


def surface(
    name: SurfaceName, rng: np.random.Generator, shape: Shape, density: float
) -> Raster:
    """A patch of the named surface."""
    return _SURFACES[name](rng, shape, density)


def _relief(height: Raster, strength: float) -> Raster:
    """Brightness 1 +- of a bumpy surface lit from the upper left."""
    across = cv2.Sobel(height, cv2.CV_32F, 1, 0, ksize=3)
    down = cv2.Sobel(height, cv2.CV_32F, 0, 1, ksize=3)
    return raster(np.clip(1 - strength * (across + down), 0.3, 1.8))


def _wood(dark: Raster, light: Raster, plank: float) -> Callable[..., Raster]:
    """Boards along x; ``plank`` is their width in millimetres."""

    def draw(rng: np.random.Generator, shape: Shape, density: float) -> Raster:
        y = raster(np.arange(shape[0])[:, None] / density)
        board = raster(np.floor((y + 13) / plank))
        shift = raster(np.modf(np.sin(board * 12.9898) * 43.7585)[0])
        rings = _year_rings(rng, shape, density, raster(y + 60 * shift))
        streaks = fractal(rng, shape, (120 * density, 3 * density), octaves=3)
        fibres = grain(rng, shape, (16 * density, 0.22 * density))
        pores = grain(rng, shape, (3.2 * density, 0.2 * density))
        tone = 0.68 - 0.30 * rings + 0.07 * streaks + 0.055 * fibres + 0.08 * shift
        tone -= 0.17 * smoothstep(pores, 1.2, 2.0) * (0.35 + 0.65 * rings)
        seam = np.abs((y + 13) / plank - np.round((y + 13) / plank)) * plank
        shade = 0.3 + 0.7 * smoothstep(raster(seam), 0.05, 0.3)
        return raster(mix(dark, light, raster(np.clip(tone, 0, 1))) * shade[..., None])

    return draw


def _year_rings(
    rng: np.random.Generator, shape: Shape, density: float, across: Raster
) -> Raster:
    """0 in early wood rising to 1 in late wood, then falling sharply, ring by ring."""
    figure = fractal(rng, shape, (190 * density, 22 * density), octaves=2, gain=0.35)
    ripple = fractal(rng, shape, (30 * density, 2.5 * density), octaves=3)
    phase = across / 6.5 + 1.1 * figure + 0.07 * ripple
    within = raster(phase - np.floor(phase))
    strength = 0.75 + 0.25 * np.sin(np.floor(phase) * 7.7)
    return raster(strength * within**2.2 * (1 - smoothstep(within, 0.90, 1.0)))


def _leather(rng: np.random.Generator, shape: Shape, density: float) -> Raster:
    """Grained hide: small cushions between a net of creases."""
    cushions = np.ones(shape, dtype=np.float32)
    for cell in (2.6, 2.0, 1.6):
        fold = fractal(rng, shape, (cell * density,) * 2, octaves=2, gain=0.4)
        cushions *= smoothstep(raster(np.abs(fold)), 0.0, 0.38)
    cushions = blur(cushions, 0.09 * density)
    relief = _relief(cushions, 0.17 * density / 10)
    wear = fractal(rng, shape, (60 * density, 40 * density), octaves=4)
    tone = raster(np.clip(0.5 + 0.2 * wear, 0, 1))
    colour = mix(bgr(58, 36, 28), bgr(98, 62, 46), tone)
    dip = 0.8 + 0.2 * smoothstep(cushions, 0.0, 0.35)
    return raster(colour * (relief * dip)[..., None])


def _linen(rng: np.random.Generator, shape: Shape, density: float) -> Raster:
    """A plain weave of uneven threads."""
    height, width = shape
    y = raster(np.arange(height)[:, None] / density)
    x = raster(np.arange(width)[None, :] / density)
    thread = 0.62  # millimetres
    bend = raster(0.16 * fractal(rng, shape, (18 * density,) * 2, octaves=3))
    warp = np.cos(2 * np.pi * (x + bend) / thread)
    weft = np.cos(2 * np.pi * (y + bend) / thread)
    over = np.cos(np.pi * (x + bend) / thread) * np.cos(np.pi * (y + bend) / thread)
    woven = np.where(over > 0, warp, weft)
    slub_x = grain(rng, shape, (22 * density, 0.6 * density))
    slub_y = grain(rng, shape, (0.6 * density, 22 * density))
    tone = raster(0.52 + 0.13 * woven + 0.07 * np.where(over > 0, slub_y, slub_x))
    tone += raster(0.05 * fractal(rng, shape, (60 * density,) * 2))
    return mix(bgr(92, 100, 104), bgr(176, 178, 172), raster(np.clip(tone, 0, 1)))


def _slate(rng: np.random.Generator, shape: Shape, density: float) -> Raster:
    """Dark split stone."""
    cloud = fractal(rng, shape, (45 * density, 30 * density), octaves=7, gain=0.62)
    speck = grain(rng, shape, (0.3 * density,) * 2)
    tone = raster(np.clip(0.45 + 0.16 * cloud + 0.05 * speck, 0, 1))
    relief = _relief(blur(cloud, 0.12 * density), 0.35)
    return raster(mix(bgr(40, 44, 50), bgr(104, 108, 112), tone) * relief[..., None])


def _marble(rng: np.random.Generator, shape: Shape, density: float) -> Raster:
    """Pale polished stone with grey veins."""
    cloud = fractal(rng, shape, (70 * density,) * 2, octaves=6, gain=0.55)
    bend = fractal(rng, shape, (55 * density, 90 * density), octaves=6, gain=0.6)
    vein = raster(1 - smoothstep(raster(np.abs(bend)), 0.0, 0.16))
    tone = raster(np.clip(0.62 + 0.15 * cloud - 0.38 * vein, 0, 1))
    return mix(bgr(126, 128, 134), bgr(214, 211, 205), tone)


def _desk(rng: np.random.Generator, shape: Shape, density: float) -> Raster:
    """A painted desk: nearly even, with fine orange peel and a few smears."""
    peel = fractal(rng, shape, (0.9 * density,) * 2, octaves=3)
    smear = fractal(rng, shape, (90 * density, 30 * density), octaves=4)
    speck = smoothstep(grain(rng, shape, (0.35 * density,) * 2), 3.1, 3.6)
    tone = raster(1 + 0.012 * peel + 0.035 * smear - 0.18 * speck)
    return raster(bgr(86, 104, 116) * tone[..., None])


def _white(rng: np.random.Generator, shape: Shape, density: float) -> Raster:
    """A white desk, or the lid of a scanner: hardly anything to see."""
    smear = fractal(rng, shape, (70 * density, 50 * density), octaves=4)
    peel = grain(rng, shape, (0.8 * density,) * 2)
    tone = raster(1 + 0.02 * smear + 0.006 * peel)
    return raster(
        cv2.merge([channel * tone for channel in bgr(222, 222, 219).tolist()])
    )


def _paper(rng: np.random.Generator, shape: Shape, density: float) -> Raster:
    """A printed page: paragraphs of text that no one can make sense of."""
    page = Image.new("L", (shape[1], shape[0]), 240)
    pen = ImageDraw.Draw(page)
    step = max(4.0, 4.6 * density)  # millimetres from line to line
    face = TYPEFACES["crimson"].font("regular", 0.8 * step).face
    letters = list("eeeetttaaaooinnsshrrdlluccmfwypvbgk      ")
    for row in range(int(shape[0] / step)):
        if row % 9 != 8:
            count = int(shape[1] / (0.3 * step))
            text = "".join(rng.choice(letters, count))
            pen.text((0, (row + 0.8) * step), text, 52, face, anchor="ls")
    shade = raster(1 + 0.02 * fractal(rng, shape, (80 * density,) * 2))
    tone = raster(srgb_to_linear(np.asarray(page)) * shade)
    return raster(cv2.merge([gain * tone for gain in (0.88, 0.97, 1.0)]))


_SURFACES: dict[SurfaceName, Callable[..., Raster]] = {
    "oak": _wood(bgr(150, 106, 62), bgr(216, 178, 128), plank=118),
    "walnut": _wood(bgr(56, 34, 20), bgr(124, 82, 50), plank=96),
    "leather": _leather,
    "linen": _linen,
    "slate": _slate,
    "marble": _marble,
    "desk": _desk,
    "white": _white,
    "paper": _paper,
}

"""Colours of cards."""

from __future__ import annotations

import colorsys

import numpy as np

from scenes.chance import between, often, one_of
from scenes.layout import Colour, Palette

PALETTES: dict[str, Palette] = {
    "copper": Palette((251, 248, 242), (46, 38, 34), (104, 92, 84), (164, 84, 42)),
    "forest": Palette((250, 250, 246), (28, 38, 34), (84, 96, 90), (34, 96, 70)),
    "midnight": Palette((24, 29, 42), (240, 238, 230), (186, 188, 196), (222, 178, 92)),
    "harbour": Palette((252, 252, 252), (22, 34, 52), (82, 94, 112), (22, 92, 152)),
    "plum": Palette((252, 250, 250), (44, 28, 46), (104, 86, 106), (122, 42, 96)),
    "brick": Palette((253, 252, 249), (40, 34, 32), (100, 92, 88), (178, 52, 38)),
    "sand": Palette((238, 228, 208), (52, 44, 36), (98, 86, 70), (128, 88, 38)),
    "mono": Palette((252, 252, 251), (20, 20, 22), (88, 88, 92), (20, 20, 22)),
    "teal": Palette((250, 252, 252), (20, 44, 48), (74, 98, 102), (0, 122, 128)),
    "ochre": Palette((253, 251, 244), (38, 36, 30), (96, 92, 80), (204, 142, 22)),
}
"""By name: paper, text, soft text, accent."""


def random_palette(rng: np.random.Generator) -> Palette:
    """A light card, a dark one or a coloured one, its text well legible."""
    hue, other = between(rng, 0, 1), between(rng, 0, 1)
    kind = one_of(rng, ("light", "light", "light", "dark", "coloured", "pastel"))
    if kind in {"light", "pastel"}:
        tint = 0.18 if kind == "pastel" else between(rng, 0.0, 0.05)
        return Palette(
            _colour(hue, tint, between(rng, 0.93, 0.99)),
            _colour(hue, 0.3, between(rng, 0.08, 0.24)),
            _colour(hue, 0.25, between(rng, 0.3, 0.46)),
            _colour(other, between(rng, 0.5, 0.95), between(rng, 0.35, 0.62)),
        )
    strong = kind == "coloured"
    paper = _colour(
        hue,
        between(rng, 0.55, 0.85) if strong else between(rng, 0.1, 0.5),
        between(rng, 0.28, 0.45) if strong else between(rng, 0.07, 0.2),
    )
    accent = _colour(other, 0.45 if often(rng, 0.6) else 0.0, 0.95)
    return Palette(paper, (246, 246, 242), _colour(hue, 0.12, 0.85), accent)


def _colour(hue: float, saturation: float, value: float) -> Colour:
    red, green, blue = colorsys.hsv_to_rgb(hue, saturation, value)
    return round(red * 255), round(green * 255), round(blue * 255)

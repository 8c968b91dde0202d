"""Screenshots: a photo shown on a telephone, between the bars of its gallery."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw

from cardtrail.geometry import Homography
from scenes.fonts import TYPEFACES
from scenes.layout import Colour
from scenes.raster import Pixels


@dataclass(frozen=True, slots=True)
class Screen:
    """A telephone's screen.

    Attributes:
        width: in pixels.
        height: in pixels.
        dark: whether the gallery is dark.
        clock: the time that the status bar shows.
    """

    width: int = 1080
    height: int = 2340
    dark: bool = True
    clock: str = "09:41"


def show(picture: Pixels, screen: Screen) -> tuple[Pixels, Homography]:
    """The screenshot, and the map from the picture's pixels to its."""
    height, width = picture.shape[:2]
    factor = min(screen.width / width, 0.8 * screen.height / height)
    size = (round(width * factor), round(height * factor))
    left, top = (screen.width - size[0]) // 2, (screen.height - size[1]) // 2
    shown = np.asarray(_bars(screen), dtype=np.uint8)[..., ::-1].copy()
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    shown[top : top + size[1], left : left + size[0]] = small
    scale_x, scale_y = size[0] / width, size[1] / height
    return shown, Homography((scale_x, 0, left, 0, scale_y, top, 0, 0, 1))


def _bars(screen: Screen) -> Image.Image:
    """The empty gallery: status bar above, buttons below."""
    paper: Colour = (12, 12, 14) if screen.dark else (250, 250, 252)
    ink: Colour = (235, 235, 240) if screen.dark else (30, 30, 34)
    canvas = Image.new("RGB", (screen.width, screen.height), paper)
    pen = ImageDraw.Draw(canvas)
    unit = screen.width / 40
    face = TYPEFACES["roboto"].font("regular", 1.3 * unit).face
    pen.text((1.6 * unit, 2.2 * unit), screen.clock, ink, face, anchor="ls")
    right = screen.width - 1.6 * unit
    pen.rounded_rectangle(
        (right - 2.2 * unit, 1.2 * unit, right, 2.2 * unit), 0.2 * unit, outline=ink
    )
    pen.rectangle((right - 2.0 * unit, 1.4 * unit, right - 0.8 * unit, 2 * unit), ink)
    for i in range(4):
        middle = screen.width * (i + 0.5) / 4
        low = screen.height - 2.2 * unit
        pen.ellipse(
            (middle - 0.9 * unit, low - 1.8 * unit, middle + 0.9 * unit, low),
            outline=ink,
            width=max(2, round(unit / 9)),
        )
    return canvas

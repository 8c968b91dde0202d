"""Printed shapes that are no text: logos, rules, bands and frames."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from cardtrail.geometry import Box
from scenes.layout import Mark, Palette, Shape

_SMOOTHING = 4  # marks are drawn this much larger, then reduced


def draw_mark(
    canvas: Image.Image, mark: Mark, palette: Palette, density: float
) -> None:
    """Prints the mark; ``density`` in pixels per millimetre."""
    box = mark.box.scaled(density)
    left, top = int(box.left), int(box.top)
    size = (int(box.right) + 2 - left, int(box.bottom) + 2 - top)
    stencil = Image.new("L", (size[0] * _SMOOTHING, size[1] * _SMOOTHING))
    pen = ImageDraw.Draw(stencil)
    _SHAPES[mark.shape](pen, box.moved(-left, -top).scaled(_SMOOTHING))
    canvas.paste(palette.colour(mark.ink), (left, top), mask=stencil.reduce(_SMOOTHING))


def _box(pen: ImageDraw.ImageDraw, box: Box) -> None:
    pen.rectangle((box.left, box.top, box.right - 1, box.bottom - 1), fill=255)


def _disc(pen: ImageDraw.ImageDraw, box: Box) -> None:
    pen.ellipse((box.left, box.top, box.right, box.bottom), fill=255)


def _ring(pen: ImageDraw.ImageDraw, box: Box) -> None:
    stroke = round(box.width * 0.13)
    pen.ellipse((box.left, box.top, box.right, box.bottom), outline=255, width=stroke)


def _diamond(pen: ImageDraw.ImageDraw, box: Box) -> None:
    middle = box.centre
    corners = [
        (middle.x, box.top),
        (box.right, middle.y),
        (middle.x, box.bottom),
        (box.left, middle.y),
    ]
    pen.polygon(corners, fill=255)


def _bars(pen: ImageDraw.ImageDraw, box: Box) -> None:
    """Three rising bars."""
    step = box.width / 3
    for i, share in enumerate((0.45, 0.75, 1.0)):
        left = box.left + i * step
        top = box.bottom - share * box.height
        pen.rectangle((left, top, left + 0.72 * step, box.bottom), fill=255)


def _wave(pen: ImageDraw.ImageDraw, box: Box) -> None:
    """A band whose upper edge swings once."""
    xs = np.linspace(0, 1, 200)
    ys = 0.35 - 0.35 * np.sin(2 * np.pi * xs)
    edge = [
        (box.left + x * box.width, box.top + y * box.height)
        for x, y in zip(xs.tolist(), ys.tolist(), strict=True)
    ]
    pen.polygon([*edge, (box.right, box.bottom), (box.left, box.bottom)], fill=255)


def _triangle(pen: ImageDraw.ImageDraw, box: Box) -> None:
    """A corner: the half of the box at its lower left."""
    corners = [(box.left, box.top), (box.right, box.bottom), (box.left, box.bottom)]
    pen.polygon(corners, fill=255)


def _frame(pen: ImageDraw.ImageDraw, box: Box) -> None:
    """A thin line all around."""
    stroke = max(1, round(min(box.width, box.height) * 0.008))
    pen.rectangle(
        (box.left, box.top, box.right - 1, box.bottom - 1), outline=255, width=stroke
    )


def _petals(pen: ImageDraw.ImageDraw, box: Box) -> None:
    """Five discs around a middle."""
    radius = box.width * 0.19
    for i in range(5):
        angle = 2 * np.pi * i / 5 - np.pi / 2
        x = box.centre.x + 0.29 * box.width * np.cos(angle)
        y = box.centre.y + 0.29 * box.width * np.sin(angle)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)


def _arcs(pen: ImageDraw.ImageDraw, box: Box) -> None:
    """Three quarter rings, one in another."""
    stroke = round(box.width * 0.11)
    for i in range(3):
        inset = box.width * 0.17 * i
        ends = (box.left + inset, box.top + inset, box.right - inset)
        pen.arc((*ends, box.bottom - inset), 180, 360, fill=255, width=stroke)


def _leaf(pen: ImageDraw.ImageDraw, box: Box) -> None:
    """Two arcs that meet in a point, with a vein left free."""
    t = np.linspace(0, np.pi, 60)
    bulge = 0.34 * box.width * np.sin(t)
    y = box.top + box.height * (1 - np.cos(t)) / 2
    sides = [*zip(box.centre.x + bulge, y, strict=True)]
    back = [*zip(box.centre.x - bulge, y, strict=True)][::-1]
    pen.polygon([(float(a), float(b)) for a, b in sides + back], fill=255)
    middle = box.centre.x
    stroke = max(1, round(0.03 * box.width))
    pen.line((middle, box.top + 0.3 * box.height, middle, box.bottom), 0, stroke)


def _blocks(pen: ImageDraw.ImageDraw, box: Box) -> None:
    """Four squares, the last one turned into a disc."""
    side = 0.45 * box.width
    for x, y in ((0, 0), (1, 0), (0, 1)):
        left, top = box.left + 0.55 * box.width * x, box.top + 0.55 * box.height * y
        pen.rectangle((left, top, left + side, top + side), fill=255)
    pen.ellipse((box.right - side, box.bottom - side, box.right, box.bottom), fill=255)


_SHAPES: dict[Shape, Callable[[ImageDraw.ImageDraw, Box], None]] = {
    "box": _box,
    "disc": _disc,
    "ring": _ring,
    "diamond": _diamond,
    "bars": _bars,
    "wave": _wave,
    "triangle": _triangle,
    "frame": _frame,
    "petals": _petals,
    "arcs": _arcs,
    "leaf": _leaf,
    "blocks": _blocks,
}

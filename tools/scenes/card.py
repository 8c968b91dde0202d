"""A flat card: its print, and where every word of it stands."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page, Word
from scenes.fonts import Typeface
from scenes.layout import (
    Align,
    Colour,
    Column,
    Layout,
    Mark,
    Palette,
    Shape,
    Style,
    printed_lines,
)
from scenes.people import Person
from scenes.raster import Pixels
from scenes.shaping import Font

PIXELS_PER_MM = 18.0  # 457 dpi: a US card is 1600 x 914 pixels
_POINT = 25.4 / 72  # millimetres
_SMOOTHING = 4  # marks are drawn this much larger, then reduced


@dataclass(frozen=True, eq=False, slots=True)
class Card:
    """A drawn card.

    Attributes:
        pixels: height x width x 3, uint8, blue-green-red.
        page: the truth: every printed word with the box of its ink, in card pixels.
        width: of the card in millimetres.
        height: of the card in millimetres.
    """

    pixels: Pixels
    page: Page
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Setting:
    """One line, ready to be drawn: ``left`` and ``baseline`` in card pixels."""

    text: str
    font: Font
    colour: Colour
    left: float
    baseline: float
    tracking: float

    def letters(self) -> Iterator[tuple[int, str, float]]:
        """Each letter with the number of its word and its left edge."""
        number = 0
        for i, (letter, left) in enumerate(
            zip(self.text, self.font.lefts(self.text), strict=True)
        ):
            if letter == " ":
                number += 1
            else:
                yield number, letter, self.left + left + i * self.tracking


def line_width(text: str, font: Font, tracking: float) -> float:
    """Length of a set line in pixels; ``tracking`` in pixels."""
    return font.length(text) + tracking * (len(text) - 1)


def draw_card(
    person: Person, layout: Layout, palette: Palette, typeface: Typeface
) -> Card:
    """Prints ``person`` in ``layout``.

    Raises:
        ModuleNotFoundError: the package of the typeface is not installed.
        ValueError: a line does not fit the card.
    """
    settings = [
        setting
        for column in layout.columns
        for setting in _set_column(person, column, layout, palette, typeface)
    ]
    size = (
        round(layout.width * PIXELS_PER_MM),
        round(layout.height * PIXELS_PER_MM),
    )
    canvas = Image.new("RGB", size, palette.paper)
    for mark in layout.marks:
        _draw_mark(canvas, mark, palette)
    return print_settings(canvas, settings)


def print_settings(canvas: Image.Image, settings: list[Setting]) -> Card:
    """Draws the lines on ``canvas`` and notes where they stand.

    Raises:
        ValueError: a line does not fit the canvas.
    """
    lines = tuple(_print_line(canvas, setting) for setting in settings)
    for line in lines:
        box = line.box
        if min(box.left, box.top) < 0 or (
            box.right > canvas.width or box.bottom > canvas.height
        ):
            raise ValueError(f"The line {line.text!r} does not fit the card.")
    pixels = np.ascontiguousarray(np.asarray(canvas, dtype=np.uint8)[..., ::-1])
    page = Page("print", canvas.width, canvas.height, lines)
    return Card(
        pixels, page, canvas.width / PIXELS_PER_MM, canvas.height / PIXELS_PER_MM
    )


def _print_line(canvas: Image.Image, setting: Setting) -> Line:
    pen = ImageDraw.Draw(canvas)
    boxes: dict[int, list[Box]] = {}
    face, baseline = setting.font.face, setting.baseline
    for number, letter, left in setting.letters():
        pen.text((left, baseline), letter, setting.colour, face, anchor="ls")
        boxes.setdefault(number, []).append(_ink(letter, setting.font, left, baseline))
    words = setting.text.split(" ")
    return Line(
        tuple(
            Word(words[number], Box.around(inks), 1.0) for number, inks in boxes.items()
        )
    )


def _ink(letter: str, font: Font, left: float, baseline: float) -> Box:
    """What a letter blackens that starts at ``left``: whole pixels.

    Pillow's ``getbbox`` counts the white on both sides of a letter, too.
    """
    (part_x, x), (part_y, y) = math.modf(left), math.modf(baseline)
    mask, (dx, dy) = font.face.getmask2(letter, anchor="ls", start=(part_x, part_y))
    box = mask.getbbox() or (0, 0, 0, 0)
    return Box(*box).moved(x + dx, y + dy)


def _set_column(
    person: Person,
    column: Column,
    layout: Layout,
    palette: Palette,
    typeface: Typeface,
) -> list[Setting]:
    """The lines of a column with their places on the card."""
    placed: list[tuple[str, Style, float]] = []
    depth = 0.0
    for part, style in column.entries:
        for i, text in enumerate(printed_lines(person, part)):
            depth += style.size * _POINT * layout.leading
            depth += style.before if i == 0 else 0.0
            placed.append((text.upper() if style.capitals else text, style, depth))
    top = column.y - {"down": 0.0, "middle": depth / 2, "up": depth}[column.flow]
    settings = []
    for text, style, below in placed:
        em = style.size * _POINT * PIXELS_PER_MM
        font = typeface.font(style.weight, em)
        tracking = style.tracking * em
        left = column.x * PIXELS_PER_MM - _lead(
            column.align, line_width(text, font, tracking)
        )
        baseline = (top + below) * PIXELS_PER_MM - 0.25 * em
        colour = palette.colour(style.ink)
        settings.append(Setting(text, font, colour, left, baseline, tracking))
    return settings


def _lead(align: Align, width: float) -> float:
    """How far left of its anchor a line of ``width`` starts."""
    return {"left": 0.0, "centre": width / 2, "right": width}[align]


def _draw_mark(canvas: Image.Image, mark: Mark, palette: Palette) -> None:
    stencil = Image.new("L", (canvas.width * _SMOOTHING, canvas.height * _SMOOTHING))
    scale = PIXELS_PER_MM * _SMOOTHING
    box = Box(mark.left, mark.top, mark.right, mark.bottom).scaled(scale)
    _SHAPES[mark.shape](ImageDraw.Draw(stencil), box)
    canvas.paste(palette.colour(mark.ink), mask=stencil.reduce(_SMOOTHING))


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


_SHAPES: dict[Shape, Callable[[ImageDraw.ImageDraw, Box], None]] = {
    "box": _box,
    "disc": _disc,
    "ring": _ring,
    "diamond": _diamond,
    "bars": _bars,
    "wave": _wave,
}

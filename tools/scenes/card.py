"""A flat card: its print, and where every word of it stands."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page, Word
from scenes.code import code_text, draw_code
from scenes.fonts import Typeface
from scenes.grounds import GroundName, draw_ground
from scenes.layout import (
    Align,
    Code,
    Colour,
    Column,
    Layout,
    Palette,
    Part,
    Style,
    printed_lines,
)
from scenes.marks import draw_mark
from scenes.people import Person
from scenes.raster import Pixels
from scenes.shaping import Font

PIXELS_PER_MM = 18.0  # 457 dpi: a US card is 1600 x 914 pixels
_POINT = 25.4 / 72  # millimetres


@dataclass(frozen=True, eq=False, slots=True)
class Card:
    """A drawn card.

    Attributes:
        pixels: height x width x 3, uint8, blue-green-red.
        page: the truth: every printed word with the box of its ink, in card pixels.
        parts: for each line of the page, what it says.
        width: of the card in millimetres.
        height: of the card in millimetres.
    """

    pixels: Pixels
    page: Page
    parts: tuple[Part, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Setting:
    """One line, ready to be drawn: ``left`` and ``baseline`` in card pixels.

    A turned line counts both on the card as it looks after a clockwise quarter turn.
    """

    text: str
    part: Part
    font: Font
    colour: Colour
    left: float
    baseline: float
    tracking: float
    turned: bool = False

    @property
    def room(self) -> Box:
        """The box around its letters, in card pixels."""
        length = line_width(self.text, self.font, self.tracking)
        _, top, _, bottom = self.font.face.getbbox(self.text, anchor="ls")
        return Box(0, top, length, bottom).moved(self.left, self.baseline)

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


def set_card(
    person: Person, layout: Layout, palette: Palette, typeface: Typeface
) -> list[Setting]:
    """The lines of a card with their places.

    Raises:
        ModuleNotFoundError: the package of the typeface is not installed.
    """
    return [
        setting
        for column in layout.columns
        for setting in _set_column(person, column, layout, palette, typeface)
    ]


def draw_card(
    person: Person,
    layout: Layout,
    palette: Palette,
    typeface: Typeface,
    ground: tuple[GroundName, int] = ("plain", 0),
) -> Card:
    """Prints ``person`` in ``layout`` on a ground with its seed.

    Raises:
        ModuleNotFoundError: the package of the typeface is not installed.
        ValueError: a line or the code does not fit the card, or they touch.
    """
    settings = set_card(person, layout, palette, typeface)
    size = (
        round(layout.width * PIXELS_PER_MM),
        round(layout.height * PIXELS_PER_MM),
    )
    canvas = draw_ground(*ground, size, palette)
    for mark in layout.marks:
        draw_mark(canvas, mark, palette, PIXELS_PER_MM)
    code = layout.code
    if code is not None:
        draw_code(canvas, code, code_text(person, code.says), PIXELS_PER_MM)
    card = print_settings(canvas, settings)
    if code is not None:
        _refuse_lines_on(code, card.page)
    return card


def _refuse_lines_on(code: Code, page: Page) -> None:
    place = code.box.scaled(PIXELS_PER_MM)
    for line in page.lines:
        if line.box.overlap(place) > 0:
            raise ValueError(f"The line {line.text!r} does not fit beside the code.")


def print_settings(canvas: Image.Image, settings: Sequence[Setting]) -> Card:
    """Draws the lines on ``canvas`` and notes where they stand.

    Raises:
        ValueError: a line does not fit the canvas.
    """
    lines = {}
    for setting in settings:
        if not setting.turned:
            lines[setting] = _print_line(canvas, setting)
    if any(setting.turned for setting in settings):
        canvas = canvas.transpose(Image.Transpose.ROTATE_270)
        for setting in settings:
            if setting.turned:
                lines[setting] = _stood_up(_print_line(canvas, setting), canvas.width)
        canvas = canvas.transpose(Image.Transpose.ROTATE_90)
    printed = tuple(lines[setting] for setting in settings)
    for line in printed:
        box = line.box
        if min(box.left, box.top) < 0 or (
            box.right > canvas.width or box.bottom > canvas.height
        ):
            raise ValueError(f"The line {line.text!r} does not fit the card.")
    return Card(
        np.ascontiguousarray(np.asarray(canvas, dtype=np.uint8)[..., ::-1]),
        Page("print", canvas.width, canvas.height, printed),
        tuple(setting.part for setting in settings),
        canvas.width / PIXELS_PER_MM,
        canvas.height / PIXELS_PER_MM,
    )


def _stood_up(line: Line, width: int) -> Line:
    """A line of a card that was turned clockwise, back on the upright card."""
    return Line(
        tuple(
            Word(
                word.text,
                Box(
                    word.box.top,
                    width - word.box.right,
                    word.box.bottom,
                    width - word.box.left,
                ),
                word.confidence,
            )
            for word in line.words
        )
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
    placed: list[tuple[str, Part, Style, float]] = []
    depth = 0.0
    for part, style in column.entries:
        for i, text in enumerate(printed_lines(person, part, layout.separator)):
            depth += style.size * _POINT * layout.leading
            depth += style.before if i == 0 else 0.0
            shown = text.upper() if style.capitals else text
            placed.append((shown, part, style, depth))
    top = column.y - {"down": 0.0, "middle": depth / 2, "up": depth}[column.flow]
    settings = []
    for text, part, style, below in placed:
        em = style.size * _POINT * PIXELS_PER_MM
        font = typeface.font(style.weight, em)
        tracking = style.tracking * em
        left = column.x * PIXELS_PER_MM - _lead(
            column.align, line_width(text, font, tracking)
        )
        baseline = (top + below) * PIXELS_PER_MM - 0.25 * em
        colour = palette.colour(style.ink)
        settings.append(
            Setting(text, part, font, colour, left, baseline, tracking, column.turned)
        )
    return settings


def _lead(align: Align, width: float) -> float:
    """How far left of its anchor a line of ``width`` starts."""
    return {"left": 0.0, "centre": width / 2, "right": width}[align]

"""Plain flat cards for tests that need known words at known places."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from scenes.card import PIXELS_PER_MM, Card, Setting, print_settings
from scenes.fonts import TYPEFACES
from scenes.layout import Colour, Palette, Part

PLAIN = Palette((252, 252, 250), (24, 24, 26), (90, 92, 96), (20, 84, 140))
_MARGIN = 6.0  # millimetres


def draw_lines(
    lines: Sequence[str],
    *,
    typeface: str = "roboto",
    capital_height: float = 30.0,
    ink: Colour = PLAIN.text,
    paper: Colour = PLAIN.paper,
) -> Card:
    """A flat US card (1600 x 914 pixels) with ``lines`` one below the other.

    Args:
        lines: what to print, spread evenly from top to bottom.
        typeface: a key of ``fonts.TYPEFACES``.
        capital_height: of a capital H in pixels.
        ink: colour of the text, red-green-blue, 0..255.
        paper: colour of the card, red-green-blue, 0..255.

    Raises:
        ModuleNotFoundError: the package of the typeface is not installed.
        ValueError: a line does not fit the card.
    """
    width, height = round(88.9 * PIXELS_PER_MM), round(50.8 * PIXELS_PER_MM)
    family = TYPEFACES[typeface]
    large = family.font("regular", 1000.0)
    font = family.font("regular", 1000.0 * capital_height / large.capital_height())
    margin = _MARGIN * PIXELS_PER_MM
    step = (height - 2 * margin) / max(1, len(lines))
    settings = [
        Setting(line, Part.EXTRAS, font, ink, margin, margin + (i + 0.7) * step, 0.0)
        for i, line in enumerate(lines)
    ]
    return print_settings(Image.new("RGB", (width, height), paper), settings)

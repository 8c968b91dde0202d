"""Free places on a card, and the code that takes one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cardtrail.geometry import Box
from scenes.card import PIXELS_PER_MM, Setting, set_card
from scenes.code import code_text, fits
from scenes.fonts import Typeface
from scenes.layout import Code, Layout, Palette, Says
from scenes.people import Person

MARGIN = 6.0
"""Millimetres that everything but frames keeps from the edges."""

_SPOTS = ("ne", "nw", "se", "sw", "n", "w", "e")
_CODE_SIDES = (18.0, 16.0, 14.0)  # millimetres
_CODE_GAP = 1.2  # millimetres


def coded(
    layout: Layout, says: Says, person: Person, palette: Palette, typeface: Typeface
) -> Layout:
    """The layout with a code that touches nothing; as it is if there is no room.

    Raises:
        ModuleNotFoundError: the package of the typeface is not installed.
        ValueError: the person has no website that the code could say.
    """
    text = code_text(person, says)
    settings = set_card(person, layout, palette, typeface)
    taken = [upright(setting, layout) for setting in settings]
    # A frame runs along the edges, where no spot is.
    taken += [mark.box for mark in layout.marks if mark.shape != "frame"]
    sides = [side for side in _CODE_SIDES if fits(text, side, PIXELS_PER_MM)]
    spot = free_spot(layout, taken, sides, _CODE_GAP)
    if spot is None:
        return layout
    return replace(layout, code=Code(says, spot.left, spot.top, spot.width))


def upright(setting: Setting, layout: Layout) -> Box:
    """The room of a line on the upright card, in millimetres."""
    room = setting.room.scaled(1 / PIXELS_PER_MM)
    if not setting.turned:
        return room
    high = layout.height
    return Box(room.top, high - room.right, room.bottom, high - room.left)


def free_spot(
    layout: Layout, taken: Sequence[Box], sides: Sequence[float], gap: float
) -> Box | None:
    """The first square that keeps off what is taken; None if there is none.

    Args:
        layout: of the card.
        taken: boxes in millimetres.
        sides: of the squares to try, in millimetres.
        gap: millimetres that stay free around the square.
    """
    for side in sides:
        for spot in _spots(layout, side):
            near = Box(
                spot.left - gap, spot.top - gap, spot.right + gap, spot.bottom + gap
            )
            if all(near.overlap(box) == 0 for box in taken):
                return spot
    return None


def _spots(layout: Layout, side: float) -> Iterator[Box]:
    """Squares in the corners and at the edges, in millimetres."""
    width, height = layout.width, layout.height
    for spot in _SPOTS:
        x = {"w": MARGIN, "e": width - MARGIN - side}.get(
            spot.strip("ns"), (width - side) / 2
        )
        y = {"n": MARGIN, "s": height - MARGIN - side}.get(
            spot.strip("we"), (height - side) / 2
        )
        yield Box(x, y, x + side, y + side)

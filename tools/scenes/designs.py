"""Layouts put together from parts.

Where the blocks stand, how the contacts are printed, the logo and the frame are chosen
independently of each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from cardtrail.geometry import Box
from scenes.card import PIXELS_PER_MM, Setting, set_card
from scenes.chance import between, often, one_of
from scenes.fonts import Typeface
from scenes.layout import (
    Align,
    Column,
    Flow,
    Ink,
    Layout,
    Mark,
    Palette,
    Part,
    Shape,
    Style,
)
from scenes.people import Person
from scenes.room import MARGIN, free_spot, upright

SIZES = {
    "us": (88.9, 50.8), "eu": (85.0, 55.0), "jp": (91.0, 55.0), "slim": (85.0, 45.0),
    "us-upright": (50.8, 88.9), "eu-upright": (55.0, 85.0), "square": (65.0, 65.0),
}  # fmt: skip
"""Width and height in millimetres."""

SCHEMES: dict[str, dict[str, str]] = {
    "centred": {"firm": "n", "name": "c", "contact": "s"},
    "centred-name-first": {"name": "n", "firm": "c", "contact": "s"},
    "left": {"firm": "nw", "name": "w", "contact": "sw"},
    "right": {"firm": "ne", "name": "e", "contact": "se"},
    "left-over-right": {"firm": "nw", "name": "nw2", "contact": "se"},
    "two-columns": {"firm": "n", "name": "w", "contact": "e"},
    "name-first": {"name": "nw", "firm": "ne", "contact": "sw"},
    "diagonal": {"name": "nw", "contact": "se"},
    "four-corners": {"firm": "ne", "name": "nw", "address": "sw", "contact": "se"},
    "address-apart": {"firm": "nw", "name": "w", "address": "sw", "contact": "se"},
    "foot": {"name": "n", "firm": "n2", "contact": "s"},
    "spine": {"firm": "spine", "name": "nw", "contact": "sw"},
    "name-below": {"firm": "nw", "contact": "e", "name": "sw"},
}
"""The anchor of each block; blocks that a scheme leaves out join another one."""

CONTACTS: dict[str, tuple[Part, ...]] = {
    "stacked": (Part.PHONES, Part.EMAIL, Part.WEBSITE),
    "address-first": (Part.ADDRESS, Part.PHONES, Part.EMAIL, Part.WEBSITE),
    "email-first": (Part.EMAIL, Part.PHONES, Part.WEBSITE),
    "joined": (Part.CONTACTS,),
    "icons": (Part.PHONES, Part.EMAIL, Part.WEBSITE),
}
SEPARATORS = (" | ", " \N{BULLET} ", " \N{MIDDLE DOT} ", "  /  ", "   ")
FRAMES = (
    "none", "none", "line", "side-band", "top-band", "foot-band", "corner", "wave",
    "double-line",
)  # fmt: skip
LOGOS: tuple[Shape | None, ...] = (
    None, "ring", "diamond", "bars", "petals", "arcs", "leaf", "blocks", "disc",
)  # fmt: skip
_ALIGN: dict[str, Align] = {"w": "left", "e": "right"}
_FLOW: dict[str, Flow] = {"n": "down", "s": "up"}
_LOGO_SIDES = (15.0, 12.0, 9.0)  # millimetres
_LOGO_GAP = 2.0  # millimetres
_ATTEMPTS = 7
_SHRINK = 0.93


@dataclass(frozen=True, slots=True)
class Design:
    """What a layout is put together from: keys of the tables of this module.

    Attributes:
        size: key of ``SIZES``.
        scheme: key of ``SCHEMES``.
        contacts: key of ``CONTACTS``.
        separator: between contacts that share a line.
        frame: one of ``FRAMES``.
        logo: one of ``LOGOS``.
        title_first: whether the title stands above the name.
        capitals: whether name and firm are set in capitals.
        scale: of the type, 1 being 8 points for the contacts.
    """

    size: str
    scheme: str
    contacts: str
    separator: str
    frame: str
    logo: Shape | None
    title_first: bool
    capitals: bool
    scale: float


def random_design(rng: np.random.Generator) -> Design:
    """Any combination."""
    sizes = ("us", "us", "us", "eu", "eu", "jp", "slim", "us-upright", "square")

    return Design(
        size=one_of(rng, sizes),
        scheme=one_of(rng, SCHEMES),
        contacts=one_of(rng, CONTACTS),
        separator=one_of(rng, SEPARATORS),
        frame=one_of(rng, FRAMES),
        logo=one_of(rng, LOGOS),
        title_first=often(rng, 0.1),
        capitals=often(rng, 0.25),
        scale=between(rng, 0.86, 1.12),
    )


def fitted(
    design: Design, person: Person, palette: Palette, typeface: Typeface
) -> Layout | None:
    """The design as a layout in which no line touches another, or None.

    The type shrinks, to 60 per cent at most, until everything finds its place.
    """
    for attempt in range(_ATTEMPTS):
        tried = replace(design, scale=design.scale * _SHRINK**attempt)
        bare = _layout(tried)
        settings = set_card(person, bare, palette, typeface)
        if not _clear(settings, bare):
            continue
        rooms = [upright(setting, bare) for setting in settings]
        marks = (*bare.marks, *_icons(tried, settings))
        return replace(bare, marks=(*marks, *_logo(tried, bare, rooms)))
    return None


def _layout(design: Design) -> Layout:
    width, height = SIZES[design.size]
    scheme = SCHEMES[design.scheme]
    columns = tuple(
        _column(anchor, _entries(block, design, scheme), (width, height))
        for block, anchor in scheme.items()
    )
    marks = _frame(design.frame, width, height)
    return Layout(width, height, columns, marks, separator=design.separator)


def _entries(
    block: str, design: Design, scheme: dict[str, str]
) -> tuple[tuple[Part, Style], ...]:
    """What a block prints, and how."""
    k = design.scale
    small, apart = Style(8 * k), Style(8 * k, before=1.0)
    soft = Style(8 * k, ink=Ink.SOFT)
    firm = Style(10.5 * k, "bold", Ink.ACCENT, capitals=design.capitals, before=0.8)
    if block == "firm":
        return (
            *_twice(Part.COMPANY, Part.SECOND_COMPANY, firm),
            (Part.TAGLINE, replace(soft, weight="italic")),
        )
    if block == "address":
        return ((Part.ADDRESS, small), (Part.BRANCHES, small))
    if block == "name":
        title = Style(8.4 * k, ink=Ink.SOFT)
        name = (
            ((Part.NAME, Style(13.5 * k, "bold", capitals=design.capitals)),),
            _twice(Part.TITLE, Part.SECOND_TITLE, title),
        )
        first, then = name[::-1] if design.title_first else name
        more = _twice(Part.COMPANY, Part.SECOND_COMPANY, firm)
        return (*first, *then, *(() if "firm" in scheme else more))
    parts = CONTACTS[design.contacts]
    if Part.ADDRESS not in parts and "address" not in scheme:
        parts = (*parts, Part.ADDRESS, Part.BRANCHES)
    elif "address" in scheme:
        parts = tuple(part for part in parts if part is not Part.ADDRESS)
    parts = (*parts, Part.COLLEAGUE, Part.EXTRAS)
    return tuple(
        (part, apart if part in {Part.ADDRESS, Part.COLLEAGUE} else small)
        for part in parts
    )


def _twice(one: Part, other: Part, style: Style) -> tuple[tuple[Part, Style], ...]:
    """A detail, and below it the same in a second language, if the card has one."""
    return ((one, style), (other, replace(style, before=0.0)))


def _column(
    anchor: str, entries: tuple[tuple[Part, Style], ...], size: tuple[float, float]
) -> Column:
    """A block at a point of the compass; a 2 puts it a third further in."""
    width, height = size
    if anchor == "spine":
        return Column(height / 2, width - 12.0, entries, "centre", "down", turned=True)
    side, rise = anchor.strip("2ns"), anchor.strip("2we")
    x = {"w": MARGIN, "e": width - MARGIN}.get(side, width / 2)
    y = {"n": MARGIN, "s": height - MARGIN}.get(rise, height / 2)
    if anchor.endswith("2"):
        y += {"n": 0.3, "s": -0.3}[rise] * height
    return Column(x, y, entries, _ALIGN.get(side, "centre"), _FLOW.get(rise, "middle"))


def _clear(settings: list[Setting], layout: Layout) -> bool:
    """Whether every line stays on the card and off the others."""
    rooms = [upright(setting, layout) for setting in settings]
    return all(
        room.left > 3
        and room.top > 2.5
        and room.right < layout.width - 3
        and room.bottom < layout.height - 2.5
        for room in rooms
    ) and all(
        _apart(room, turned=setting.turned).overlap(other) == 0
        for setting, room in zip(settings, rooms, strict=True)
        for other in rooms
        if other is not room
    )


def _apart(room: Box, *, turned: bool) -> Box:
    """The room with the white that a reader needs before, behind and around it."""
    x, y = (0.1, 1.2) if turned else (1.2, 0.1)
    return Box(room.left - x, room.top - y, room.right + x, room.bottom + y)


def _icons(design: Design, settings: list[Setting]) -> tuple[Mark, ...]:
    """A small sign before each contact of a left-aligned block."""
    if design.contacts != "icons":
        return ()
    signs: dict[Part, Shape] = {
        Part.PHONES: "disc", Part.EMAIL: "diamond", Part.WEBSITE: "ring",
        Part.ADDRESS: "leaf",
    }  # fmt: skip
    rooms = [
        (signs[setting.part], setting.room.scaled(1 / PIXELS_PER_MM))
        for setting in settings
        if setting.part in signs and not setting.turned
    ]
    return tuple(
        Mark(sign, room.left - 2.6, room.top + 0.5, room.left - 0.9, room.top + 2.2)
        for sign, room in rooms
        if room.left >= MARGIN - 0.5
    )


def _logo(design: Design, layout: Layout, rooms: list[Box]) -> tuple[Mark, ...]:
    """The logo, as large as the first free spot allows; none if there is no room."""
    if design.logo is None:
        return ()
    spot = free_spot(layout, rooms, _LOGO_SIDES, _LOGO_GAP)
    if spot is None:
        return ()
    return (Mark(design.logo, spot.left, spot.top, spot.right, spot.bottom),)


def _frame(name: str, width: float, height: float) -> tuple[Mark, ...]:
    """Bands and rules along the edges, within the margin that text keeps."""
    return {
        "none": (),
        "line": (Mark("frame", 2, 2, width - 2, height - 2),),
        "double-line": (
            Mark("frame", 1.2, 1.2, width - 1.2, height - 1.2),
            Mark("frame", 2.2, 2.2, width - 2.2, height - 2.2, Ink.SOFT),
        ),
        "side-band": (Mark("box", 0, 0, 2.6, height),),
        "top-band": (Mark("box", 0, 0, width, 2.2),),
        "foot-band": (Mark("box", 0, height - 2.2, width, height),),
        "corner": (Mark("triangle", 0, height - 5, 5, height),),
        "wave": (Mark("wave", 0, height - 2.4, width, height),),
    }[name]

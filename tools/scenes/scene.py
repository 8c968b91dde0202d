"""A scene: cards on a table, in some light, before a camera; and its photo."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import numpy as np

from cardtrail.geometry import Homography
from scenes.camera import Camera
from scenes.card import PIXELS_PER_MM, Card, draw_card
from scenes.clutter import Clutter, draw_clutter
from scenes.fonts import TYPEFACES
from scenes.grounds import GroundName
from scenes.layout import Layout, Palette
from scenes.light import Light
from scenes.people import Person
from scenes.raster import raster
from scenes.screen import Screen, show
from scenes.sensor import Sensor
from scenes.sheet import cast_shadow, lay_card
from scenes.sight import visible_words
from scenes.table import Table, draw_table
from scenes.truth import Shot, Truth
from scenes.warp import Place, Warp

_DEPTH_STEP = 16  # pixels of the photo for one of the map of depths


@dataclass(frozen=True, slots=True)
class Print:
    """What is printed on a card.

    Attributes:
        person: who stands on it.
        layout: where everything stands.
        palette: its colours.
        typeface: a key of ``fonts.TYPEFACES``.
        ground: what the paper looks like under the text.
        seed: of what the ground leaves to chance.
    """

    person: Person
    layout: Layout
    palette: Palette
    typeface: str
    ground: GroundName = "plain"
    seed: int = 0

    def draw(self) -> Card:
        """The flat card.

        Raises:
            ModuleNotFoundError: the package of the typeface is not installed.
            ValueError: a line or the code does not fit the card, or they touch.
        """
        return draw_card(
            self.person,
            self.layout,
            self.palette,
            TYPEFACES[self.typeface],
            (self.ground, self.seed),
        )


@dataclass(frozen=True, slots=True)
class Item:
    """A card of a scene: its print and where it lies."""

    print: Print
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that decides a photo; two equal scenes give equal pixels.

    Attributes:
        items: the cards, lowest first; a photo may show none.
        table: what they lie on.
        camera: how the photo is taken.
        light: on the table.
        sensor: of the camera.
        clutter: what lies on or beside the cards.
        screen: the telephone whose screenshot the file is; None for a plain photo.
        seed: of everything that is left to chance.
        taken: the local time that the file's EXIF gives; None leaves it out.
        orientation: EXIF orientation that the file is stored in; 6 and 8 are turned.
        quality: of the JPEG file, as libjpeg counts, 1..95.
    """

    items: tuple[Item, ...]
    table: Table = field(default_factory=Table)
    camera: Camera = field(default_factory=Camera)
    light: Light = field(default_factory=Light)
    sensor: Sensor = field(default_factory=Sensor)
    clutter: tuple[Clutter, ...] = ()
    screen: Screen | None = None
    seed: int = 0
    taken: dt.datetime | None = None
    orientation: int = 1
    quality: int = 88


def photograph(scene: Scene) -> Shot:
    """Takes the photo.

    Raises:
        ModuleNotFoundError: the package of a typeface is not installed.
        ValueError: a line or the code does not fit its card, or they touch.
    """
    camera, light, sensor = scene.camera, scene.light, scene.sensor
    rngs = np.random.default_rng(scene.seed).spawn(4)
    cards = [item.print.draw() for item in scene.items]
    warps = [
        warp_of(card, item.place, camera)
        for card, item in zip(cards, scene.items, strict=True)
    ]
    picture = draw_table(scene.table, camera, light, sensor, warps[:1], rngs[0])
    for i, (card, warp) in enumerate(zip(cards, warps, strict=True)):
        if i > 0:
            cast_shadow(picture, warp, light)
        lay_card(picture, card, warp, light, sensor, rngs[1])
    for clutter in scene.clutter:
        draw_clutter(picture, clutter, camera, light, sensor)
    depth = raster(camera.depths(_DEPTH_STEP) / camera.distance - 1)
    picture = sensor.develop(picture, depth, rngs[2])
    after = Homography.identity()
    if scene.screen is not None:
        picture, after = show(picture, scene.screen)
    truths = [
        Truth(
            item.print.person,
            card.page,
            card.parts,
            seen_after(warp, after),
            visible_words(card.page, warp, warps[i + 1 :], scene.clutter),
        )
        for i, (item, card, warp) in enumerate(
            zip(scene.items, cards, warps, strict=True)
        )
    ]
    return Shot(picture, tuple(truths))


def warp_of(card: Card, place: Place, camera: Camera) -> Warp:
    """The way from the card to the camera's own pixels."""
    return Warp(
        card.width, card.height, PIXELS_PER_MM, place, camera, Homography.identity()
    )


def seen_after(warp: Warp, after: Homography) -> Warp:
    """The way from the card to the pixels of the finished picture."""
    return Warp(warp.width, warp.height, warp.density, warp.place, warp.camera, after)

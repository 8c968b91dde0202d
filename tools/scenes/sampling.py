"""Scenes by chance: the same seed gives the same scene.

The shares below are those of the pictures that people take of cards: most from nearly
above, some steep, soft, dark, bent or cut; now and then a scan or a screenshot.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np

from scenes.bend import Bend
from scenes.camera import Camera
from scenes.chance import between, often, one_of
from scenes.clutter import Clutter
from scenes.designs import fitted, random_design
from scenes.fonts import TYPEFACES
from scenes.grounds import GroundName
from scenes.layout import Says
from scenes.light import Light
from scenes.palettes import PALETTES, random_palette
from scenes.population import random_person
from scenes.room import coded
from scenes.scene import Item, Print, Scene
from scenes.screen import Screen
from scenes.sensor import Sensor
from scenes.surface import SurfaceName
from scenes.table import Table
from scenes.warp import THICKNESS, Place

SIZES = (
    (2000, 1500),
    (2000, 1500),
    (1600, 1200),
    (1280, 960),
    (640, 480),
    (4000, 3000),
)
"""Width and height of the photos in pixels."""
SURFACES: tuple[SurfaceName, ...] = (
    "oak", "walnut", "leather", "linen", "slate", "marble", "desk", "white", "paper",
)  # fmt: skip
_GROUNDS: tuple[GroundName, ...] = (
    "plain", "plain", "plain", "gradient", "laid", "flecked", "clouds", "picture",
)  # fmt: skip
_SCRIPTS = {"great-vibes"}  # typefaces that no card sets its contacts in

_CODED = 0.2  # of the cards; not all of them have room for a code
_SAYS: tuple[Says, ...] = (*("vcard",) * 5, *("mecard",) * 2, *("url",) * 3)


def random_scene(seed: int, size: tuple[int, int] | None = None) -> Scene:
    """The scene of a seed.

    Args:
        seed: any number from 0.
        size: of the photo in pixels; chance decides where it is None.

    Raises:
        ModuleNotFoundError: the package of a typeface is not installed.
    """
    rng = np.random.default_rng((20_261_123, seed))
    drawn = one_of(rng, SIZES)
    shape = size or drawn
    if often(rng, 0.1):
        return _scan(rng, seed, shape)
    scene = _photo(rng, seed, shape)
    if often(rng, 0.07):
        return replace(scene, screen=_screen(rng), taken=None, orientation=1)
    return scene


def random_print(rng: np.random.Generator) -> Print:
    """A card that somebody might hand out; one in ten has a code.

    Raises:
        ModuleNotFoundError: the package of a typeface is not installed.
    """
    plain = plain_print(rng)
    # Cards without a code stay what they are: whether there is one is left to a chance
    # of its own.
    own = np.random.default_rng((plain.seed, 1))
    if not often(own, _CODED):
        return plain
    person, typeface = plain.person, TYPEFACES[plain.typeface]
    says = one_of(own, (says for says in _SAYS if says != "url" or person.website))
    layout = coded(plain.layout, says, person, plain.palette, typeface)
    return replace(plain, layout=layout)


def plain_print(rng: np.random.Generator) -> Print:
    """A card that somebody might hand out, without a code.

    Raises:
        ModuleNotFoundError: the package of a typeface is not installed.
    """
    typefaces = sorted(TYPEFACES.keys() - _SCRIPTS)
    while True:
        person, typeface = random_person(rng), one_of(rng, typefaces)
        palette = one_of(rng, (random_palette(rng), *PALETTES.values()))
        if often(rng, 0.5):
            palette = random_palette(rng)
        layout = fitted(random_design(rng), person, palette, TYPEFACES[typeface])
        if layout is not None:
            ground, seed = one_of(rng, _GROUNDS), int(rng.integers(1_000_000))
            return Print(person, layout, palette, typeface, ground, seed)


def _photo(rng: np.random.Generator, seed: int, size: tuple[int, int]) -> Scene:
    """A photo of one card, now and then of none or several."""
    count = one_of(rng, (1,) * 16 + (0, 2, 2, 3, 4))
    camera = _camera(rng, size, count)
    light = _light(rng)
    if often(rng, 0.15):
        light = _glare(rng, light, camera)
    items = tuple(
        Item(random_print(rng), place) for place in _places(rng, count, camera)
    )
    return Scene(
        items,
        table=_table(rng),
        camera=camera,
        light=light,
        sensor=_sensor(rng),
        clutter=_clutter(rng) if items and often(rng, 0.18) else (),
        seed=seed,
        taken=_taken(rng) if often(rng, 0.8) else None,
        orientation=one_of(rng, (1, 1, 1, 3, 6, 8)),
        quality=one_of(rng, (92, 88, 80, 60, 35)),
    )


def _table(rng: np.random.Generator) -> Table:
    """Any surface, lighter or darker, warmer or colder than usual."""
    name = one_of(rng, SURFACES)
    way = one_of(rng, (0.0, between(rng, -90, 90)))
    level, warm = between(rng, 0.6, 1.15), between(rng, -0.15, 0.15)
    if name == "desk":
        warm *= 3  # desks are painted in any colour
    return Table(name, way, (level * (1 - warm), level, level * (1 + warm)))


def _camera(rng: np.random.Generator, size: tuple[int, int], count: int) -> Camera:
    width, height = size if often(rng, 0.6) else size[::-1]
    steep = often(rng, 0.2)
    cut = 0.28 if often(rng, 0.08) else 0.03
    return Camera(
        width=width,
        height=height,
        fill=between(rng, 0.34, 0.42) if count > 1 else between(rng, 0.42, 0.74),
        tilt=between(rng, 25, 50) if steep else abs(float(rng.normal(0, 10))),
        towards=between(rng, -180, 180) if steep else between(rng, -60, 60),
        shift=(between(rng, -cut, cut), between(rng, -cut, cut)),
        focal=one_of(rng, (0.75, 0.95, 1.25, 1.45, 2.1)),
    )


def _places(rng: np.random.Generator, count: int, camera: Camera) -> tuple[Place, ...]:
    """Where the cards lie; several lie beside or upon each other."""
    spread = {0: 0.0, 1: 0.0, 2: 48.0}.get(count, 60.0)
    first = between(rng, 0, 360)
    return tuple(
        Place(
            x=spread * 1.15 * float(np.cos(np.radians(first + 360 * i / count))),
            y=spread * 0.85 * float(np.sin(np.radians(first + 360 * i / count))),
            turn=_turn(rng, upright=camera.height > camera.width),
            bend=_bend(rng, camera.tilt) if often(rng, 0.22) else None,
            lift=THICKNESS * (1 + i),
        )
        for i in range(count)
    )


def _turn(rng: np.random.Generator, *, upright: bool) -> float:
    """Mostly a little askew, along the longer side of the photo or not."""
    quarter = one_of(rng, (0, 0, 0, 0, 90, 180, 270))
    if upright and quarter == 0:
        quarter = one_of(rng, (0, 0, 90))
    askew = float(rng.normal(0, 7)) if often(rng, 0.85) else between(rng, -45, 45)
    return quarter + askew


def _bend(rng: np.random.Generator, tilt: float) -> Bend:
    """A roll or a curled corner, no steeper than the camera can look behind."""
    steepest = np.radians(min(32.0, 62.0 - tilt))
    if often(rng, 0.6):
        radius = max(between(rng, 80, 320), 45 / float(steepest))
        return Bend(one_of(rng, (0.0, 90.0)), radius, arched=often(rng, 0.5))
    radius = max(between(rng, 45, 90), 26 / float(steepest))
    corner = one_of(rng, (30.0, -30.0, 150.0, -150.0))
    return Bend(corner, radius, start=26.0, both=False)


def _light(rng: np.random.Generator) -> Light:
    way, away = between(rng, 0, 360), between(rng, 80, 300)
    return Light(
        lamp=(
            away * float(np.cos(np.radians(way))),
            away * float(np.sin(np.radians(way))),
            between(rng, 220, 420),
        ),
        room=between(rng, 0.2, 0.6),
        warmth=between(rng, -0.8, 1.0),
        hand=(
            between(rng, 0, 360),
            between(rng, 15, 80),
            between(rng, 0.2, 0.6) if often(rng, 0.4) else 0.0,
        ),
    )


def _glare(rng: np.random.Generator, light: Light, camera: Camera) -> Light:
    """The same lamp moved so that a glossy card mirrors it somewhere on its face.

    It is where the line from the eye to the lamp's mirror image meets the table.
    """
    share = light.lamp[2] / (light.lamp[2] + camera.eye[2])
    spot = (between(rng, -35, 35), between(rng, -20, 20))
    x, y = (
        (on_card - share * eye) / (1 - share)
        for on_card, eye in zip(spot, camera.eye, strict=False)
    )
    gloss = between(rng, 0.15, 0.9)
    return replace(light, lamp=(x, y, light.lamp[2]), gloss=gloss)


def _sensor(rng: np.random.Generator) -> Sensor:
    warm = between(rng, -0.12, 0.12)
    return Sensor(
        exposure=between(rng, 0.3, 0.6) if often(rng, 0.15) else between(rng, 0.7, 1.1),
        noise=one_of(rng, (0.006, 0.012, 0.02, 0.04)),
        aperture=between(rng, 5, 30),
        vignette=between(rng, 0, 0.3),
        defocus=between(rng, 0.8, 2.4) if often(rng, 0.18) else 0.0,
        shake=(between(rng, 2, 7), between(rng, 0, 180))
        if often(rng, 0.12)
        else (0.0, 0.0),
        balance=(1 - warm, 1.0, 1 + warm),
        sharpening=between(rng, 0.2, 0.7),
    )


def _clutter(rng: np.random.Generator) -> tuple[Clutter, ...]:
    """A thumb on a card's margin, or a pen beside or across its edge."""
    if often(rng, 0.5):
        side = one_of(rng, (-1, 1))
        tip = (side * between(rng, 39, 46), between(rng, -18, 22))
        way = (0 if side > 0 else 180) + between(rng, -35, 35)
        return (Clutter("finger", tip, way, 19.0, 400.0, between(rng, 0, 1)),)
    tip = (between(rng, -50, 50), between(rng, 24, 40))
    return (Clutter("pen", tip, between(rng, 5, 50), 8.5, 150.0, between(rng, 0, 1)),)


def _scan(rng: np.random.Generator, seed: int, size: tuple[int, int]) -> Scene:
    """A card on a flatbed: even light, no perspective, a pale lid around it."""
    print_ = random_print(rng)
    place = Place(turn=float(rng.normal(0, 1.5)) + one_of(rng, (0, 0, 0, 90, 180)))
    return Scene(
        (Item(print_, place),),
        table=Table("white"),
        camera=Camera(*size, fill=between(rng, 0.3, 0.9), focal=30.0),
        light=Light(lamp=(-4.0, -25.0, 400.0), room=0.8, warmth=0.0),
        sensor=Sensor(
            exposure=1.05, noise=0.004, aperture=0.0, vignette=0.0, sharpening=0.3
        ),
        seed=seed,
        quality=one_of(rng, (90, 75, 50)),
    )


def _screen(rng: np.random.Generator) -> Screen:
    clock = f"{int(rng.integers(24)):02}:{int(rng.integers(60)):02}"
    width, height = one_of(rng, ((1080, 2340), (1170, 2532), (720, 1600)))
    return Screen(width, height, often(rng, 0.6), clock)


def _taken(rng: np.random.Generator) -> dt.datetime:
    first = dt.datetime.fromisoformat("2026-11-02T08:00:00")
    return first + dt.timedelta(minutes=int(rng.integers(30 * 24 * 60)))

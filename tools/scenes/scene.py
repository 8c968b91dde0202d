"""A scene: a card on a surface, in some light, before a camera; and its photo."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import cv2
import numpy as np

from cardtrail.geometry import Box, Homography, Point, Quad
from cardtrail.model.page import Page
from scenes.camera import Camera, opencv_matrix, placing
from scenes.card import PIXELS_PER_MM, Card, draw_card
from scenes.fonts import TYPEFACES
from scenes.layout import Layout, Palette
from scenes.light import Light
from scenes.people import Person
from scenes.raster import Pixels, Raster, blur, fractal, grain, raster, srgb_to_linear
from scenes.sensor import Sensor
from scenes.surface import SurfaceName, surface

_THICKNESS = 0.35  # millimetres, a 350 g/m2 card
_TEXTURE_SIDE = 2600  # pixels that the surface's longer side takes at most
_TEXTURE_DENSITY = 11.0  # pixels per millimetre, at most
_TEXTURE_FINENESS = 1.3  # pixels of the surface for one of the photo, at most
_OVERSAMPLING = 2  # the card is drawn this much finer than the photo, then reduced


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that decides a photo; two equal scenes give equal pixels.

    Attributes:
        person: who stands on the card.
        layout: of the card.
        palette: of the card.
        typeface: a key of ``fonts.TYPEFACES``.
        surface: what the card lies on.
        grain: direction of the surface, in degrees clockwise.
        turn: of the card on the surface, in degrees clockwise.
        camera: how the photo is taken.
        light: on the table.
        sensor: of the camera.
        seed: of everything that is left to chance.
        taken: the local time that the file's EXIF gives; None leaves it out.
        orientation: EXIF orientation that the file is stored in; 6 and 8 are turned.
    """

    person: Person
    layout: Layout
    palette: Palette
    typeface: str
    surface: SurfaceName = "oak"
    grain: float = 0.0
    turn: float = 0.0
    camera: Camera = field(default_factory=Camera)
    light: Light = field(default_factory=Light)
    sensor: Sensor = field(default_factory=Sensor)
    seed: int = 0
    taken: dt.datetime | None = None
    orientation: int = 1


@dataclass(frozen=True, eq=False, slots=True)
class Shot:
    """A photo of a scene with its truth.

    Attributes:
        pixels: height x width x 3, uint8, blue-green-red, upright.
        page: every printed word with its box, in card pixels.
        to_photo: maps card pixels to photo pixels.
        outline: the card's corners on the photo, clockwise from the text's top left.
    """

    pixels: Pixels
    page: Page
    to_photo: Homography
    outline: Quad


def card_of(scene: Scene) -> Card:
    """The flat card of the scene.

    Raises:
        ModuleNotFoundError: the package of the typeface is not installed.
        ValueError: a line does not fit the card.
    """
    return draw_card(
        scene.person, scene.layout, scene.palette, TYPEFACES[scene.typeface]
    )


def photograph(scene: Scene) -> Shot:
    """Takes the photo.

    Raises:
        ModuleNotFoundError: the package of the typeface is not installed.
        ValueError: a line does not fit the card.
    """
    card = card_of(scene)
    camera = scene.camera
    placed = placing(card.width, card.height, PIXELS_PER_MM, scene.turn)
    to_photo = camera.projection(_THICKNESS).after(placed)
    sheet = Box(0, 0, card.page.width, card.page.height).quad
    rngs = np.random.default_rng(scene.seed).spawn(3)
    light = _table(scene, placed.map_quad(sheet), rngs[0])
    light = _lay(light, scene, card, placed, rngs[1])
    depth = camera.depths()
    defocus = raster(depth / camera.distance - 1)
    pixels = scene.sensor.develop(light, defocus, rngs[2])
    return Shot(pixels, card.page, to_photo, to_photo.map_quad(sheet))


def _table(scene: Scene, footprint: Quad, rng: np.random.Generator) -> Raster:
    """The lit table with the card's shadow, as the camera sees it."""
    view = scene.camera.view()
    density = min(
        _TEXTURE_DENSITY,
        _TEXTURE_FINENESS * scene.camera.density,
        _TEXTURE_SIDE / max(view.width, view.height),
    )
    shape = (round(view.height * density), round(view.width * density))
    texture = _turned_surface(scene, rng, shape, density)
    x, y = np.meshgrid(
        raster(view.left + (np.arange(shape[1]) + 0.5) / density),
        raster(view.top + (np.arange(shape[0]) + 0.5) / density),
    )
    lit = texture * scene.light.on_table(raster(x), raster(y))
    lit *= _shadow(scene.light, footprint, view, shape, density)[..., None]
    to_table = Homography(
        (1 / density, 0, view.left, 0, 1 / density, view.top, 0, 0, 1)
    )
    return _seen(raster(lit), scene.camera.projection().after(to_table), scene.camera)


def _turned_surface(
    scene: Scene, rng: np.random.Generator, shape: tuple[int, int], density: float
) -> Raster:
    """The surface with its grain in the scene's direction."""
    if scene.grain == 0:
        return surface(scene.surface, rng, shape, density)
    height, width = shape
    side = int(np.hypot(height, width)) + 2
    patch = surface(scene.surface, rng, (side, side), density)
    about = cv2.getRotationMatrix2D((side / 2, side / 2), -scene.grain, 1.0)
    turn = np.asarray(about, dtype=np.float64)
    turn[:, 2] += (width - side) / 2, (height - side) / 2
    return raster(cv2.warpAffine(patch, turn, (width, height), flags=cv2.INTER_LINEAR))


def _shadow(
    light: Light, footprint: Quad, view: Box, shape: tuple[int, int], density: float
) -> Raster:
    """What the card leaves of the light: a tight dark seam and a soft wide shadow."""
    left = np.ones(shape, dtype=np.float32)
    way = light.shadow_way()
    for reach, softness, depth in ((0.25, 0.3, 0.55), (1.3, 1.2, 0.4), (3.2, 3.5, 0.2)):
        corners = [
            (
                (point.x + way[0] * reach - view.left) * density,
                (point.y + way[1] * reach - view.top) * density,
            )
            for point in footprint.points
        ]
        cover = np.zeros(shape, dtype=np.float32)
        cv2.fillConvexPoly(cover, np.rint(corners).astype(np.int32), 1.0)
        left *= 1 - depth * blur(cover, softness * density)
    return left


def _seen(
    image: Raster, to_photo: Homography, camera: Camera, scale: int = 1
) -> Raster:
    """An image of the table as it falls on the photo, ``scale`` times as fine."""
    plane_map = Homography.scaling(scale).after(to_photo)
    warped = cv2.warpPerspective(
        image,
        opencv_matrix(plane_map),
        (camera.width * scale, camera.height * scale),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return raster(warped)


def _lay(
    light: Raster,
    scene: Scene,
    card: Card,
    placed: Homography,
    rng: np.random.Generator,
) -> Raster:
    """The card with its lit face and its edge, on top of the table's light."""
    camera = scene.camera
    sheet = Box(0, 0, card.page.width, card.page.height).quad
    top = camera.projection(_THICKNESS).after(placed)
    foot = camera.projection(0.0).after(placed)
    face = _reduced(
        _seen(_lit_face(scene, card, placed, rng), top, camera, _OVERSAMPLING)
    )
    rim = raster(0.22 * srgb_to_linear(scene.palette.paper[::-1]))
    corners = top.map_quad(sheet).points + foot.map_quad(sheet).points
    body = _cover(corners, camera)[..., None]
    cover = _cover(top.map_quad(sheet).points, camera)[..., None]
    side = raster(light * (1 - body) + rim * body)
    return raster(side * (1 - cover) + face * cover)


def _lit_face(
    scene: Scene, card: Card, placed: Homography, rng: np.random.Generator
) -> Raster:
    """The print in the light of the scene, in card pixels."""
    height, width = card.pixels.shape[:2]
    fibres = fractal(rng, (height, width), (22, 22), octaves=4, gain=0.7)
    mottle = grain(rng, (height, width), (2.5, 2.5))
    paper = 1 + 0.006 * fibres + 0.007 * mottle
    ink = blur(srgb_to_linear(card.pixels), 0.7)  # ink spreads a little
    u, v = np.meshgrid(raster(np.arange(width)), raster(np.arange(height)))
    a, b, c, d, e, f = placed.rows[:6]
    x, y = raster(a * u + b * v + c), raster(d * u + e * v + f)
    lit = ink * paper[..., None] * scene.light.on_table(x, y)
    lean, side = np.radians(scene.camera.tilt), np.radians(scene.camera.towards)
    away = scene.camera.distance * np.sin(lean)
    eye = (
        float(-away * np.sin(side)),
        float(away * np.cos(side)),
        float(scene.camera.distance * np.cos(lean)),
    )
    return raster(lit + scene.light.highlight(x, y, eye)[..., None])


def _cover(corners: tuple[Point, ...], camera: Camera) -> Raster:
    """Share of each pixel inside the convex hull of ``corners``, 0..1."""
    fine = np.zeros((camera.height * 4, camera.width * 4), dtype=np.uint8)
    bits = 4
    # OpenCV counts from pixel centres, hence the half.
    points = raster([(point.x * 4 - 0.5, point.y * 4 - 0.5) for point in corners])
    hull = np.rint(cv2.convexHull(points) * 2**bits).astype(np.int32)
    cv2.fillConvexPoly(fine, hull, 255, cv2.LINE_8, bits)
    size = (camera.width, camera.height)
    return raster(raster(cv2.resize(fine, size, interpolation=cv2.INTER_AREA)) / 255)


def _reduced(image: Raster) -> Raster:
    """The oversampled image at the size of the photo."""
    size = (image.shape[1] // _OVERSAMPLING, image.shape[0] // _OVERSAMPLING)
    return raster(cv2.resize(image, size, interpolation=cv2.INTER_AREA))

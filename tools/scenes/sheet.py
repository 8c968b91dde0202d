"""A card in the light, laid on the picture where the camera sees it."""

from __future__ import annotations

import cv2
import numpy as np

from scenes.bend import Values
from scenes.card import Card
from scenes.light import Light
from scenes.raster import Pixels, Raster, blur, fractal, grain, raster, srgb_to_linear
from scenes.sensor import Sensor
from scenes.table import rim
from scenes.warp import THICKNESS, Warp

_COARSE = 8  # light is worked out on every eighth pixel of the card
_STEP = 4  # pixels of the photo between exact places of the map
_FINENESS = 1.25  # pixels of the print for one of the photo
_SHADOW_MARGIN = 5.0  # millimetres around the card that its shadow may reach
_EDGE_LIGHT = 0.25  # of the card's edge against its face


def lay_card(
    picture: Pixels,
    card: Card,
    warp: Warp,
    light: Light,
    sensor: Sensor,
    rng: np.random.Generator,
) -> None:
    """Draws the card into the exposed ``picture``."""
    window = _window(picture, warp)
    if window is None:
        return
    lit, density = _lit(card, warp, light, rng)
    exposed = sensor.expose(lit)
    part = picture[window]
    edge = sensor.expose(raster(lit[:4].mean(axis=(0, 1)) * _EDGE_LIGHT))
    _draw_edge(part, warp, window, edge)
    map_x, map_y = _maps(warp, window, density / warp.density)
    face = cv2.remap(
        exposed, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    whole = np.full(exposed.shape[:2], 255, dtype=np.uint8)
    cover = cv2.remap(whole, map_x, map_y, cv2.INTER_LINEAR)
    share = raster(cover / np.float32(255))
    picture[window] = cv2.blendLinear(part, face, 1 - share, share)


def cast_shadow(picture: Pixels, warp: Warp, light: Light) -> None:
    """Darkens what lies under a card that lies on others."""
    window = _window(picture, warp, margin=_SHADOW_MARGIN * warp.camera.density)
    if window is None:
        return
    part = picture[window]
    size = (part.shape[1], part.shape[0])
    way = light.shadow_way()
    x, y, height = warp.on_table(*rim(warp))
    u, v = warp.camera.seen(x + 1.1 * way[0], y + 1.1 * way[1], height - THICKNESS)
    step = max(1, round(warp.camera.density / 4))  # about four pixels to a millimetre
    mask = np.zeros((size[1] // step + 1, size[0] // step + 1), dtype=np.uint8)
    points = np.stack([u - window[1].start, v - window[0].start], axis=1) / step
    cv2.fillPoly(mask, [np.rint(points * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    soft = blur(raster(mask), 0.9 * warp.camera.density / step)
    dim = cv2.resize(raster(1 - 0.45 / 255 * soft), size)
    picture[window] = cv2.multiply(part, cv2.merge([dim] * 3), dtype=cv2.CV_8U)


def _window(
    picture: Pixels, warp: Warp, margin: float = 6.0
) -> tuple[slice, slice] | None:
    """The part of the picture around the card; None if it is out of view."""
    u, v = warp.seen(*rim(warp))
    height, width = picture.shape[:2]
    left, right = max(0, int(u.min() - margin)), min(width, int(u.max() + margin))
    top, bottom = max(0, int(v.min() - margin)), min(height, int(v.max() + margin))
    if left >= right or top >= bottom:
        return None
    return slice(top, bottom), slice(left, right)


def _draw_edge(
    part: Pixels, warp: Warp, window: tuple[slice, slice], edge: Pixels
) -> None:
    """The side of the card where the camera sees it below the face."""
    u, v = warp.seen(*rim(warp), drop=THICKNESS)
    points = np.stack([u - window[1].start - 0.5, v - window[0].start - 0.5], axis=1)
    blue, green, red = edge.ravel().tolist()
    cv2.fillPoly(
        part,
        [np.rint(points * 16).astype(np.int32)],
        (blue, green, red),
        cv2.LINE_AA,
        4,
    )


def _maps(
    warp: Warp, window: tuple[slice, slice], scale: float
) -> tuple[Raster, Raster]:
    """For each pixel of the window, the pixel of the exposed card that it shows."""
    rows, columns = window
    height, width = rows.stop - rows.start, columns.stop - columns.start
    u, v = np.meshgrid(
        columns.start + 0.5 + np.arange(0, width + 2 * _STEP, _STEP, dtype=np.float64),
        rows.start + 0.5 + np.arange(0, height + 2 * _STEP, _STEP, dtype=np.float64),
    )
    x, y = warp.printed(u, v)
    fine = np.array([[_STEP, 0, 0], [0, _STEP, 0]], dtype=np.float64)
    map_x, map_y = (
        cv2.warpAffine(
            raster(coarse * scale - 0.5), fine, (width, height), flags=cv2.INTER_LINEAR
        )
        for coarse in (x, y)
    )
    return raster(map_x), raster(map_y)


def _lit(
    card: Card, warp: Warp, light: Light, rng: np.random.Generator
) -> tuple[Raster, float]:
    """The print in the light, as fine as the photo needs it; its pixels per mm."""
    wanted = min(warp.density, _FINENESS * warp.camera.density)
    size = (round(warp.width * wanted), round(warp.height * wanted))
    print_ = cv2.resize(card.pixels, size, interpolation=cv2.INTER_AREA)
    lit = _linear()[print_]
    if wanted > 0.6 * warp.density:
        lit = blur(lit, 0.7 * wanted / warp.density)  # ink spreads a little
    fibres = fractal(rng, (size[1], size[0]), (22, 22), octaves=3, gain=0.7)
    mottle = grain(rng, (size[1], size[0]), (2.5, 2.5))
    gains, shine = _light_on(warp, light)
    lit *= (1 + 0.006 * fibres + 0.007 * mottle)[..., None]
    lit *= cv2.resize(gains, size, interpolation=cv2.INTER_LINEAR)
    lit += cv2.resize(shine, size, interpolation=cv2.INTER_LINEAR)[..., None]
    return raster(lit), wanted


def _linear() -> Raster:
    return srgb_to_linear(np.arange(256))


def _light_on(warp: Warp, light: Light) -> tuple[Raster, Raster]:
    """Light that falls on the card, coarsely, and the lamp's reflection in it."""
    sheet = warp.sheet
    x, y = np.meshgrid(
        np.linspace(0, sheet.width, int(sheet.width) // _COARSE),
        np.linspace(0, sheet.height, int(sheet.height) // _COARSE),
    )
    table_x, table_y, _ = warp.on_table(x, y)
    gains = light.on_table(raster(table_x), raster(table_y))
    gains = raster(gains * _facing(warp, light, x, y)[..., None])
    shine = light.highlight(raster(table_x), raster(table_y), warp.camera.eye)
    return gains, shine


def _facing(warp: Warp, light: Light, x: Values, y: Values) -> Raster:
    """How much more light a bent card catches where it turns to the lamp."""
    bend = warp.place.bend
    if bend is None:
        return np.ones(x.shape, dtype=np.float32)
    across, down = bend.slope(
        x / warp.density - warp.width / 2, y / warp.density - warp.height / 2
    )
    turn = np.radians(warp.place.turn)
    lamp_x, lamp_y, lamp_z = light.lamp
    toward_x = np.cos(turn) * lamp_x + np.sin(turn) * lamp_y
    toward_y = -np.sin(turn) * lamp_x + np.cos(turn) * lamp_y
    facing = lamp_z - across * toward_x - down * toward_y
    cosine = facing / np.sqrt(1 + across**2 + down**2) / lamp_z
    return raster(light.room + (1 - light.room) * np.clip(cosine, 0, 1.4))

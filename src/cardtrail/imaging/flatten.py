"""Lays a card flat: perspective and bend undone, at the size that reading needs."""

from __future__ import annotations

from functools import partial

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from cardtrail.geometry import Box, Homography, PlaneMap, Point, Quad
from cardtrail.imaging.aspect import aspect
from cardtrail.imaging.bend import REACH, bend_of
from cardtrail.imaging.extent import text_extent
from cardtrail.imaging.locate import Outline
from cardtrail.imaging.versions import changed
from cardtrail.model.photo import CardImage, Photo, Pixels

CARD_SIDE = 1600
"""Longer side in pixels of a flat card: capitals of 7-8 pt come out 30 px high."""

FRAME_SIDE = 2400
"""Longer side in pixels at most where the whole frame is taken as the card."""

ROOM = 8
"""Pixels kept around a card when it is cut out, for the warp to reach into; beside them
there is room for the bow of a side."""

CELL = 32
"""Pixels between the places of a bent card that are found on the photo one by one: at
most 0.1 px are lost between them."""

MAX_ENLARGEMENT = 2.0
"""Never more pixels than this many times the photo's own: beyond it nothing is won."""


Matrix = NDArray[np.float64]


def flatten(photo: Photo, outline: Outline | None) -> CardImage:
    """The card inside ``outline``, or all text in the frame, as a flat picture."""
    if outline is None:
        return _frame(photo)
    width, height = _flat_size(outline.quad, photo.pixels)
    # A warp takes single points; of what it would skip, whole pixels are averaged.
    density = max(outline.quad.width, outline.quad.height) / max(width, height)
    cut, back = _cut_out(photo.pixels, outline.quad, max(1, int(density)))
    to_cut = _onto(back.inverse().map_quad(outline.quad), width, height)
    bend = bend_of(cut, to_cut, width, height)
    way = to_cut if bend is None else to_cut.after(bend)
    method = cv2.INTER_CUBIC if density < 1 else cv2.INTER_LINEAR
    flat = _seen_through(way, cut, (width, height), method)
    to_photo = back.after(way)
    corners = to_photo.map_quad(Box(0, 0, width, height).quad)
    return _card(
        flat, to_photo, outline.quad if bend is None else corners, outline.certainty
    )


def _card(
    pixels: MatLike, to_photo: PlaneMap, outline: Quad | None, certainty: float
) -> CardImage:
    return CardImage(
        pixels=np.asarray(pixels, dtype=np.uint8),
        versions={},
        to_photo=to_photo,
        outline=outline,
        certainty=certainty,
    )


def _seen_through(
    way: PlaneMap, cut: Pixels, size: tuple[int, int], method: int
) -> MatLike:
    """What of a picture lies where ``way`` leads from a flat card of that size.

    What lies outside the picture continues its edge.
    """
    if isinstance(way, Homography):
        return cv2.warpPerspective(
            cut,
            _between_centres(way),
            size,
            flags=cv2.WARP_INVERSE_MAP | method,
            borderMode=cv2.BORDER_REPLICATE,
        )
    xs, ys = _places(way, *size)
    return cv2.remap(cut, xs, ys, method, borderMode=cv2.BORDER_REPLICATE)


def _places(way: PlaneMap, width: int, height: int) -> tuple[MatLike, ...]:
    """Where each pixel of a flat card lies: x and y, as OpenCV counts.

    The middles of cells are mapped, and what lies between them is linear.
    """
    # One more cell on each side, since resizing only repeats the outermost nodes.
    columns, rows = (range(-1, side // CELL + 2) for side in (width, height))
    nodes = [
        way.map(Point((column + 0.5) * CELL, (row + 0.5) * CELL))
        for row in rows
        for column in columns
    ]
    shape = (len(rows), len(columns), 2)
    grid = np.array([(node.x - 0.5, node.y - 0.5) for node in nodes]).reshape(shape)
    full = cv2.resize(grid, (len(columns) * CELL, len(rows) * CELL))
    inside = full[CELL : CELL + height, CELL : CELL + width].astype(np.float32)
    return tuple(cv2.split(inside))


def _onto(quad: Quad, width: float, height: float) -> Homography:
    """The map from a flat card of that size onto a quad."""
    flat = Box(0, 0, width, height).quad
    source, target = (
        np.array([(p.x, p.y) for p in one.points], dtype=np.float32)
        for one in (flat, quad)
    )
    a, b, c, d, e, f, g, h, i = (
        cv2.getPerspectiveTransform(source, target).ravel().tolist()
    )
    return Homography((a, b, c, d, e, f, g, h, i))


def _between_centres(plane_map: Homography) -> Matrix:
    """The same map between the middles of pixels, as OpenCV counts: 0 and not 0.5."""
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
    matrix = np.array(plane_map.rows, dtype=np.float64).reshape(3, 3)
    return np.asarray(np.linalg.inv(half) @ matrix @ half, dtype=np.float64)


def _cut_out(pixels: Pixels, quad: Quad, step: int) -> tuple[Pixels, Homography]:
    """What of a photo a quad lies in, ``step`` pixels made one, and the map back."""
    height, width = pixels.shape[:2]
    room = ROOM + int(REACH * max(quad.width, quad.height))
    left, top, right, bottom = quad.box.rounded
    left, top = min(max(0, left - room), width - 1), min(max(0, top - room), height - 1)
    cut = pixels[top : max(top, bottom) + room, left : max(left, right) + room]
    size = (max(1, cut.shape[1] // step), max(1, cut.shape[0] // step))
    whole = cut[: size[1] * step, : size[0] * step]
    reduced = cv2.resize(whole, size, interpolation=cv2.INTER_AREA)
    back = Homography((step, 0, left, 0, step, top, 0, 0, 1))
    return np.asarray(reduced, dtype=np.uint8), back


def _frame(photo: Photo) -> CardImage:
    """What of the frame holds text, neither turned nor bent."""
    left, top, right, bottom = text_extent(photo.pixels).rounded
    factor = _enlargement(max(right - left, bottom - top))
    to_photo = Homography((1 / factor, 0, left, 0, 1 / factor, top, 0, 0, 1))
    cut = photo.pixels[top:bottom, left:right]
    return _card(_resized(cut, factor), to_photo, None, 0.0)


def _enlargement(longer: float) -> float:
    if longer > FRAME_SIDE:
        return FRAME_SIDE / longer
    return max(1.0, min(MAX_ENLARGEMENT, CARD_SIDE / longer))


def _resized(pixels: Pixels, factor: float) -> Pixels:
    if factor == 1.0:
        return pixels
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    scaled = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=method)
    return np.asarray(scaled, dtype=np.uint8)


def _flat_size(quad: Quad, pixels: Pixels) -> tuple[int, int]:
    """Width and height in pixels of the flat card."""
    height, width = pixels.shape[:2]
    ratio = aspect(quad, width, height)
    longer = min(CARD_SIDE, MAX_ENLARGEMENT * max(quad.width, quad.height))
    return (
        max(1, round(longer * min(1.0, ratio))),
        max(1, round(longer / max(1.0, ratio))),
    )


def turned(card: CardImage, quarters: int) -> CardImage:
    """The card after ``quarters`` clockwise quarter turns (0..3)."""
    if quarters == 0:
        return card
    height, width = card.pixels.shape[:2]
    # Where the turned card's corner (0, 0) and axes lie on the card as it was.
    back = {
        1: (0, 1, 0, -1, 0, height, 0, 0, 1),
        2: (-1, 0, width, 0, -1, height, 0, 0, 1),
        3: (0, -1, width, 1, 0, 0, 0, 0, 1),
    }[quarters]
    return CardImage(
        pixels=_rotated(card.pixels, quarters),
        versions=changed(card.versions, partial(_rotated, quarters=quarters)),
        to_photo=card.to_photo.after(Homography(back)),
        outline=None if card.outline is None else card.outline.turned(quarters),
        certainty=card.certainty,
    )


def _rotated(pixels: Pixels, quarters: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(pixels, -quarters))

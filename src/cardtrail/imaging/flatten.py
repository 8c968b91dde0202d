"""Lays a card flat: perspective undone, at the resolution that reading needs."""

from __future__ import annotations

import cv2
import numpy as np

from cardtrail.geometry import Homography, Quad
from cardtrail.imaging.locate import Outline
from cardtrail.model.photo import CardImage, Photo, Pixels

CARD_SIDE = 1600
"""Longer side in pixels of a flat card: capitals of 7-8 pt come out 30 px high."""

FRAME_SIDE = 2400
"""Longer side in pixels at most where the whole frame is taken as the card."""

SHARPEST = 1.25
"""Photo pixels for each card pixel from which the photo is reduced before the warp."""

ROOM = 8
"""Pixels kept around a card when it is cut out, for the warp to reach into."""

MAX_ENLARGEMENT = 2.0
"""Never more pixels than this many times the photo's own: beyond it nothing is won."""


def flatten(photo: Photo, outline: Outline | None) -> CardImage:
    """The card inside ``outline``, or the whole frame, as a flat picture."""
    if outline is None:
        return _whole_frame(photo)
    width, height = _flat_size(outline.quad)
    # A warp takes single points; what it would skip is averaged before.
    factor = min(1.0, SHARPEST * width / outline.quad.width)
    cut, to_photo = _cut_out(photo.pixels, outline.quad, factor)
    corners = to_photo.inverse().map_quad(outline.quad).points
    source = np.array([(p.x, p.y) for p in corners], dtype=np.float32)
    target = np.array(
        [(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32
    )
    to_card = cv2.getPerspectiveTransform(source, target)
    flat = cv2.warpPerspective(
        cut,
        to_card,
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    to_photo = to_photo.after(_homography(np.linalg.inv(to_card)))
    return CardImage(
        pixels=np.asarray(flat, dtype=np.uint8),
        versions={},
        to_photo=to_photo,
        outline=outline.quad,
        certainty=outline.certainty,
    )


def _cut_out(pixels: Pixels, quad: Quad, factor: float) -> tuple[Pixels, Homography]:
    """What of a photo a quad lies in, resized, and the map back to the photo."""
    height, width = pixels.shape[:2]
    left, top, right, bottom = quad.box.rounded
    left, top = min(max(0, left - ROOM), width - 1), min(max(0, top - ROOM), height - 1)
    cut = pixels[top : max(top, bottom) + ROOM, left : max(left, right) + ROOM]
    back = Homography((1 / factor, 0, left, 0, 1 / factor, top, 0, 0, 1))
    return _resized(cut, factor), back


def _whole_frame(photo: Photo) -> CardImage:
    height, width = photo.pixels.shape[:2]
    factor = _enlargement(max(width, height))
    scaled = _resized(photo.pixels, factor)
    return CardImage(
        pixels=scaled,
        versions={},
        to_photo=Homography.scaling(1 / factor),
        outline=None,
        certainty=0.0,
    )


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


def _flat_size(quad: Quad) -> tuple[int, int]:
    """Width and height in pixels of the flat card."""
    longer = max(quad.width, quad.height)
    factor = min(MAX_ENLARGEMENT, CARD_SIDE / longer)
    return round(quad.width * factor), round(quad.height * factor)


def _homography(matrix: np.ndarray) -> Homography:
    a, b, c, d, e, f, g, h, i = (float(v) for v in (matrix / matrix[2, 2]).ravel())
    return Homography((a, b, c, d, e, f, g, h, i))


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
        versions={
            name: _rotated(version, quarters) for name, version in card.versions.items()
        },
        to_photo=card.to_photo.after(Homography(back)),
        outline=None if card.outline is None else card.outline.turned(quarters),
        certainty=card.certainty,
    )


def _rotated(pixels: Pixels, quarters: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(pixels, -quarters))

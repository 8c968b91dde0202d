"""Fills places of a card with the tone around them: nothing is read there."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from cardtrail.geometry import Box, Quad
from cardtrail.imaging.tones import median
from cardtrail.imaging.versions import changed
from cardtrail.model.photo import CardImage, Pixels

GROWTH = 0.04
"""How far a place is grown on each side, as a share of it: the blurred edges of a code
lie there, and 1-2 of the 4 modules that are kept bare around it (ISO/IEC 18004)."""

RING = 0.04
"""Width of the ring around a grown place whose tone it gets, as a share of the place:
what is kept bare around a code is wider."""

LEAST = 2.0
"""Pixels by which the smallest place is grown, and that the thinnest ring has."""

ROOM = 1.0
"""Room that is kept around a line of text, as a share of its height; measured."""

Mask = NDArray[np.bool_]


def blanked(card: CardImage, places: Sequence[Quad]) -> CardImage:
    """The same card with these places filled, in its pixels and in every version.

    Each is grown a little and gets the median tone of a narrow ring around it, or of
    the whole card where it leaves no room for one.

    Args:
        card: flat; it stays as it is.
        places: in card pixels; they may lie across each other and the card's edge.
    """
    if not places:
        return card
    shape = card.pixels.shape[:2]
    fills = [_inside(place, GROWTH, shape) for place in places]
    bare = ~np.logical_or.reduce(fills)
    rings = [_inside(place, GROWTH + RING, shape) & bare for place in places]
    tones = [
        ring if ring.any() else ~fill for ring, fill in zip(rings, fills, strict=True)
    ]
    return dataclasses.replace(
        card,
        pixels=_filled(card.pixels, fills, tones),
        versions=changed(card.versions, lambda version: _filled(version, fills, tones)),
    )


def only(card: CardImage, places: Sequence[Box]) -> CardImage:
    """The same card with everything but these places filled, in every version.

    Each place keeps some room around it; the rest gets the median tone of the version.

    Args:
        card: flat; it stays as it is, and so do its pixels.
        places: around lines of text, in card pixels.
    """
    kept = np.zeros(card.pixels.shape[:2], dtype=np.bool_)
    for place in places:
        room = ROOM * min(place.width, place.height)
        grown = Box(
            max(0.0, place.left - room),
            max(0.0, place.top - room),
            place.right + room,
            place.bottom + room,
        )
        left, top, right, bottom = grown.rounded
        kept[top:bottom, left:right] = True

    def filled(version: Pixels) -> Pixels:
        return np.where(kept, version, np.uint8(median(version)))

    return dataclasses.replace(card, versions=changed(card.versions, filled))


def _inside(place: Quad, growth: float, shape: tuple[int, ...]) -> Mask:
    """Which pixels lie inside a place grown by a share of itself."""
    corners = np.array([(point.x, point.y) for point in place.points])
    middle = corners.mean(axis=0)
    side = max(1.0, min(place.width, place.height))
    least = LEAST * growth / GROWTH
    factor = 1 + 2 * max(growth, least / side)
    grown = np.rint(middle + factor * (corners - middle) - 0.5).astype(np.int32)
    mask = np.zeros(shape, dtype=np.uint8)
    cv2.fillPoly(mask, [grown], 1)
    return mask.astype(np.bool_)


def _filled(picture: Pixels, fills: Sequence[Mask], tones: Sequence[Mask]) -> Pixels:
    """A copy with each place in the median tone of the pixels that go with it."""
    copy = picture.copy()
    for fill, tone in zip(fills, tones, strict=True):
        around = picture[tone if tone.any() else fill]
        copy[fill] = np.median(around, axis=0)
    return copy

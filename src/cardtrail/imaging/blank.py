"""Fills places of a card with the tone around them, so that nothing is read there."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from cardtrail.geometry import Quad
from cardtrail.model.photo import CardImage, Pixels

GROWTH = 0.04
"""How far a place is grown on each side, as a share of it: the blurred edges of a code
lie there, and 1-2 of the 4 modules that are kept bare around it (ISO/IEC 18004)."""

RING = 0.04
"""Width of the ring around a grown place whose tone it gets, as a share of the place:
what is kept bare around a code is wider."""

LEAST = 2.0
"""Pixels by which the smallest place is grown, and that the thinnest ring has."""

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
        versions={
            name: _filled(version, fills, tones)
            for name, version in card.versions.items()
        },
    )


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

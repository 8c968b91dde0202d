"""A photo and the cards found on it: the only nouns that hold pixels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cardtrail.geometry import Box, PlaneMap, Point, Quad

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False, slots=True)
class Photo:
    """An upright picture as the camera took it.

    Attributes:
        path: as the person gave it.
        pixels: height x width x 3, uint8, blue-green-red; turned as EXIF says.
        digest: the photo's identity, in hex: the SHA-256 of the file's bytes, or for
            a page after the first, of that and the page's number.
        taken: the local time that EXIF gives, if any.
        page: 1, 2, ... within the file.
    """

    path: Path
    pixels: Pixels
    digest: str
    taken: dt.datetime | None
    page: int = 1


@dataclass(frozen=True, eq=False, slots=True)
class CardImage:
    """One card, flat and upright.

    Attributes:
        pixels: height x width x 3, uint8, blue-green-red.
        versions: the pictures that a reader gets, by name: height x width, uint8, of
            the same size as ``pixels``, dark text on a light ground.
        to_photo: maps card pixels to photo pixels, and its inverse back.
        outline: the card's corners on the photo; None where the whole frame is taken.
        certainty: how sure the outline is, 0..1.
    """

    pixels: Pixels
    versions: Mapping[str, Pixels]
    to_photo: PlaneMap
    outline: Quad | None
    certainty: float

    @property
    def enlargement(self) -> float:
        """How many pixels across it one of the photo became, in the middle."""
        height, width = self.pixels.shape[:2]
        left, right = (
            self.to_photo.map(Point(share * width, height / 2))
            for share in (0.25, 0.75)
        )
        return float(0.5 * width / max(1e-6, left.distance(right)))

    def on_photo(self, box: Box) -> Quad:
        """Where a box of card pixels lies on the photo."""
        return self.to_photo.map_quad(box.quad)

    def on_card(self, quad: Quad) -> Box:
        """Where a part of the photo lies on the flat card, in shares of its sides.

        What reaches beyond the card is cut off, so that every share is 0..1.

        Raises:
            ZeroDivisionError: the card can't be mapped back; none that was flattened.
        """
        height, width = self.pixels.shape[:2]
        box = self.to_photo.inverse().map_quad(quad).box
        return Box(
            _share(box.left / width),
            _share(box.top / height),
            _share(box.right / width),
            _share(box.bottom / height),
        )


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))

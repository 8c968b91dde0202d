"""Quantiles of pictures, by counting tones: a tenth of the time that sorting takes."""

from __future__ import annotations

import math
from collections.abc import Iterator

import cv2
import numpy as np
from cv2.typing import MatLike

_TONES = 256


def median(picture: MatLike) -> float:
    """The tone in the middle of all; see quantiles."""
    (middle,) = quantiles(picture, 0.5)
    return middle


def quantiles(picture: MatLike, *shares: float) -> Iterator[float]:
    """The tones below which shares of a picture lie, 0..255.

    Between two tones it is interpolated, as definition 7 of Hyndman and Fan (Sample
    Quantiles in Statistical Packages, 1996) has it, and numpy.

    Args:
        picture: uint8, of any shape, with at least one pixel.
        shares: 0..1.
    """
    counts = cv2.calcHist([picture.reshape(-1)], [0], None, [_TONES], [0, _TONES])
    up_to = np.cumsum(counts.astype(np.int64))
    for share in shares:
        place = share * (picture.size - 1)
        low, high = np.searchsorted(
            up_to, (math.floor(place), math.ceil(place)), side="right"
        ).tolist()
        yield low + (high - low) * (place % 1)

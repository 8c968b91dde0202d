"""Finds the photo inside a screenshot: what is left between bars of one flat colour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cardtrail.geometry import Box
from cardtrail.model.photo import Pixels

FLAT = 0.8
"""Share of a row that has one and the same colour in a bar; the rest are icons."""

SHARP = 0.9
"""Share of the photo's first rows that must differ from the bar: an edge that runs all
across. A card on a blown-out table leaves some of the table beside it."""

THINNEST = 0.04
"""Least height of a bar as a share of the frame."""


def photo_inside(pixels: Pixels) -> Box:
    """Where the photo lies in a picture that may be a screenshot.

    Args:
        pixels: height x width x 3, uint8.

    Returns:
        The whole frame unless there are bars: no camera makes rows without noise.
    """
    top, bottom = _bars(pixels)
    left, right = _bars(pixels[top:bottom].transpose(1, 0, 2))
    return Box(left, top, right, bottom)


def _bars(pixels: NDArray[np.uint8]) -> tuple[int, int]:
    """The first row that is no bar, and the row behind the last."""
    length = len(pixels)
    top = _bar(pixels)
    bottom = length - _bar(pixels[::-1])
    return (top, bottom) if bottom - top > 0.1 * length else (0, length)


def _bar(pixels: NDArray[np.uint8]) -> int:
    """Rows of the bar at the top; 0 if there is none."""
    length = len(pixels)
    colour = np.median(pixels[: max(1, length // 100)].reshape(-1, 3), axis=0)
    rows = (_share(row, colour) for row in pixels[: length // 2])
    end = next((i for i, share in enumerate(rows) if share < FLAT), 0)
    if end < THINNEST * length:
        return 0
    behind = (_share(row, colour) for row in pixels[end : end + 4])
    return end if min(behind) < 1 - SHARP else 0


def _share(row: NDArray[np.uint8], colour: NDArray[np.float64]) -> float:
    """The share of a row that has a colour, give or take what JPEG does to it."""
    return float((np.abs(row[::4] - colour).max(axis=1) <= 2).mean())

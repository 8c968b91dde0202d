"""The flat card as a picture to be kept."""

from __future__ import annotations

import cv2

from cardtrail.imaging.overlay import jpeg
from cardtrail.model.photo import Pixels

LONGEST = 1000
"""Pixels of the longer edge at most: 300 dpi, at which small print can be read."""


def picture(flat: Pixels) -> bytes:
    """The bytes of a JPEG file of a flat card, without any metadata.

    Args:
        flat: height x width x 3, uint8, blue-green-red.
    """
    scale = min(1.0, LONGEST / max(flat.shape[:2]))
    small = cv2.resize(flat, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return jpeg(small)  # type: ignore[arg-type]

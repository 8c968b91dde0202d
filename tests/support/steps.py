"""Blank photos and cards for tests of what is shown of each step."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from cardtrail.geometry import Homography, Quad
from cardtrail.model.photo import CardImage, Photo

PHOTO = Path("photos/card.jpg")


def photo_of(
    height: int = 400, width: int = 640, *, path: Path = PHOTO, digest: str = "f" * 64
) -> Photo:
    """A white photo."""
    return Photo(path, np.full((height, width, 3), 255, dtype=np.uint8), digest, None)


def card_of(
    height: int = 400, width: int = 640, outline: Quad | None = None
) -> CardImage:
    """A white card with one version of it."""
    pixels = np.full((height, width, 3), 255, dtype=np.uint8)
    grey = np.full((height, width), 255, dtype=np.uint8)
    return CardImage(pixels, {"grey": grey}, Homography.identity(), outline, 0.0)

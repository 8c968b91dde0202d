"""Photos and cards between the steps of the pipeline."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from cardtrail.geometry import Homography, Quad
from cardtrail.imaging.enhance import enhance
from cardtrail.model.photo import CardImage, Photo, Pixels

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


def flat(pixels: Pixels) -> CardImage:
    """A card that fills its photo, in all versions."""
    return enhance(CardImage(pixels, {}, Homography.identity(), None, 0.0))

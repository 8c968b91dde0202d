"""Cuts words out of a card for another look."""

from __future__ import annotations

import cv2
import numpy as np

from cardtrail.geometry import Box
from cardtrail.model.photo import Pixels

LINE_HEIGHT = 40.0
"""Height in pixels to which a word is brought: 28 and 32 read worse; measured."""

BESIDE, ABOVE = 0.25, 0.2
"""Room kept beside and above a word, as shares of its height: with more the letters
beside it are read, too; measured."""

BORDER = 10
"""Width in pixels of the white frame that Tesseract wants around a line."""

ENLARGEMENT = (0.5, 3.0)
"""Least and most that a word is resized by."""


def crop(picture: Pixels, box: Box) -> Pixels:
    """The word in ``box``, with some room and a white frame, at a readable size.

    Args:
        picture: height x width, uint8.
        box: in pixels of the picture; it may lie beyond its edge.
    """
    height, width = picture.shape
    beside, above = BESIDE * box.height, ABOVE * box.height
    left, top = int(max(0, box.left - beside)), int(max(0, box.top - above))
    left, top = min(left, width - 1), min(top, height - 1)
    right = max(left, int(min(width, box.right + beside))) + 1
    bottom = max(top, int(min(height, box.bottom + above))) + 1
    smallest, largest = ENLARGEMENT
    scale = min(largest, max(smallest, LINE_HEIGHT / max(1.0, box.height)))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    word = picture[top:bottom, left:right]
    sized = cv2.resize(word, None, fx=scale, fy=scale, interpolation=method)
    frame = (BORDER,) * 4
    framed = cv2.copyMakeBorder(sized, *frame, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(framed, dtype=np.uint8)

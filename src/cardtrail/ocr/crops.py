"""Cuts lines and words out of a card for another look, and maps what is read back."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Word
from cardtrail.model.photo import Pixels

LINE_HEIGHT = 40.0
"""Height in pixels to which a line is brought: 28 and 32 read worse; measured."""

AROUND_LINE = (0.7, 0.35)
"""Room kept beside and above a line, as shares of its height."""

AROUND_WORD = (0.25, 0.2)
"""Likewise of a word: with more the letters beside it are read, too; measured."""

BORDER = 10
"""Width in pixels of the white frame that Tesseract wants around a line."""

ENLARGEMENT = (0.5, 3.0)
"""Least and most that a line is resized by."""


@dataclass(frozen=True, eq=False, slots=True)
class Crop:
    """One line cut out.

    Attributes:
        pixels: height x width, uint8, with a white frame.
        left: of the cut in card pixels.
        top: of the cut in card pixels.
        scale: crop pixels in one card pixel.
    """

    pixels: Pixels
    left: float
    top: float
    scale: float

    @classmethod
    def cut(
        cls,
        picture: Pixels,
        box: Box,
        around: tuple[float, float] = AROUND_LINE,
    ) -> Crop:
        """The line or word in ``box``, with some room, at a readable size."""
        height, width = picture.shape
        beside, above = (share * box.height for share in around)
        left, top = int(max(0, box.left - beside)), int(max(0, box.top - above))
        left, top = min(left, width - 1), min(top, height - 1)
        right = max(left, int(min(width, box.right + beside))) + 1
        bottom = max(top, int(min(height, box.bottom + above))) + 1
        smallest, largest = ENLARGEMENT
        scale = min(largest, max(smallest, LINE_HEIGHT / max(1.0, box.height)))
        method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        line = cv2.resize(
            picture[top:bottom, left:right],
            None,
            fx=scale,
            fy=scale,
            interpolation=method,
        )
        frame = (BORDER,) * 4
        framed = cv2.copyMakeBorder(line, *frame, cv2.BORDER_CONSTANT, value=255)
        return cls(np.asarray(framed, dtype=np.uint8), left, top, scale)

    def on_card(self, line: Line) -> Line:
        """A line read on the crop, with its boxes in card pixels."""
        return Line(
            tuple(
                Word(word.text, self._back(word.box), word.confidence)
                for word in line.words
            )
        )

    def _back(self, box: Box) -> Box:
        unframed = box.moved(-BORDER, -BORDER)
        return unframed.scaled(1 / self.scale).moved(self.left, self.top)

"""How well the text of a card came out on the photo."""

from __future__ import annotations

from dataclasses import dataclass

from cardtrail.geometry import Quad


@dataclass(frozen=True, slots=True)
class LineQuality:
    """What was measured on one line of text.

    Attributes:
        text: as read.
        place: where it stands on the photo, in photo pixels.
        height: of its words in photo pixels, tails and all.
        blur: how wide the edges of its letters are, as a share of their height; 0 would
            be a step from one pixel to the next.
        glare: what a reflection has blown out on it and beside it, in squares of its
            height: 1 hides a letter or two.
        is_cut: whether it runs out of the picture.
    """

    text: str
    place: Quad
    height: float
    blur: float
    glare: float
    is_cut: bool

"""How well the text of a card came out on the photo."""

from __future__ import annotations

from dataclasses import dataclass

from cardtrail.geometry import Quad


@dataclass(frozen=True, slots=True)
class LineQuality:
    """What was measured on one line of text.

    Attributes:
        text: as read.
        legibility: mean confidence of its letters, 0..1.
        place: where it stands on the photo, in photo pixels.
        height: of its words in photo pixels, tails and all.
        blur: how wide the edges of its letters are, as a share of their height; 0 would
            be a step from one pixel to the next.
        smear: how many times wider the edges across one way are than across the other:
            about 1, more where the phone moved.
        light: tone of the paper or of light print on it, 0..255.
        glare: what a reflection has blown out on it and beside it, in squares of its
            height: 1 hides a letter or two.
        is_cut: whether it runs out of the picture.
    """

    text: str
    legibility: float
    place: Quad
    height: float
    blur: float
    smear: float
    light: float
    glare: float
    is_cut: bool

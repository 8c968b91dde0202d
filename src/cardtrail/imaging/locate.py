"""Finds the outlines of cards: a network marks them, the photo's own edges decide.

The marks are coarse; corners are made exact on the photo itself and given in photo
pixels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cardtrail.geometry import Quad
from cardtrail.imaging.cards import cards_of
from cardtrail.imaging.corners import exact
from cardtrail.imaging.marks import Marks, mark
from cardtrail.imaging.quads import BORDER
from cardtrail.imaging.screen import photo_inside
from cardtrail.model.photo import Pixels

CONVINCING, CUT_OFF = 0.70, 0.85
"""Certainty from which an outline is preferred to the whole frame; and where it runs
out of the frame on two sides, so that print may go on beyond it. Measured."""

BEYOND_DOUBT = 0.95
"""Certainty from which an outline is believed even on a close-up."""

CLOSE = 0.55
"""Share of the frame from which cards make a close-up."""

CUT, MOST_SIDES = 0.25, 3
"""Share of a side of the frame from which a card is cut by it; and sides of a close-up
that do."""

BESIDE = 2
"""Pixels of the marks beside the frame where they are looked at: at the very frame the
network sees but half of what is around."""

FILLING = 0.7
"""Share of the frame from which a straight outline is as good as the whole frame."""

STRAIGHT = 5.0
"""Degrees off the frame's own sides that still count as straight."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A card's corners on the photo and how sure they are (0..1)."""

    quad: Quad
    certainty: float


def locate(pixels: Pixels) -> tuple[Outline, ...]:
    """The outlines of the cards on a photo, by rows from the top.

    Nothing comes out where no outline convinces or one card fills the frame: then the
    whole frame is the card.

    Args:
        pixels: height x width x 3, uint8, blue-green-red.
    """
    inside = photo_inside(pixels)
    left, top, right, bottom = inside.rounded
    outlines = _located(pixels[top:bottom, left:right])
    return tuple(
        Outline(outline.quad.moved(left, top), outline.certainty)
        for outline in outlines
    )


def _located(pixels: Pixels) -> tuple[Outline, ...]:
    """The outlines on a photo without bars."""
    marks = mark(pixels)
    outlines = [
        Outline(card.quad.scaled(marks.scale), card.certainty)
        for card in cards_of(marks)
        if card.certainty > _needed(card.quad, marks)
    ]
    if _is_close_up(marks, outlines):
        return ()
    if _fills(outlines, pixels.shape[1], pixels.shape[0]):
        return ()
    found = (
        Outline(exact(outline.quad, pixels), outline.certainty) for outline in outlines
    )
    return tuple(sorted(found, key=lambda one: (one.quad.box.top, one.quad.box.left)))


def _needed(quad: Quad, marks: Marks) -> float:
    """How sure a quad in pixels of the marks must be."""
    height, width = marks.card.shape
    box = quad.box
    cuts = (box.left < 1, box.top < 1, box.right > width - 1, box.bottom > height - 1)
    return CUT_OFF if sum(cuts) > 1 else CONVINCING


def _is_close_up(marks: Marks, outlines: Sequence[Outline]) -> bool:
    """Whether a card runs out of the frame nearly all around, as on a scan.

    Its edges are then seen in part or not at all, and outlines cut into its print.
    """
    if any(outline.certainty > BEYOND_DOUBT for outline in outlines):
        return False
    card = marks.card > BORDER
    ends = (card[BESIDE], card[-1 - BESIDE], card[:, BESIDE], card[:, -1 - BESIDE])
    return bool(
        card.mean() > CLOSE and sum(end.mean() > CUT for end in ends) >= MOST_SIDES
    )


def _fills(outlines: Sequence[Outline], width: int, height: int) -> bool:
    """Whether one card fills a straight frame: cutting could only lose its margins."""
    if len(outlines) != 1 or outlines[0].quad.area < FILLING * width * height:
        return False
    slopes = (
        math.degrees(math.atan2(end.y - start.y, end.x - start.x))
        for start, end in outlines[0].quad.sides
    )
    return all(abs((slope + 45) % 90 - 45) < STRAIGHT for slope in slopes)

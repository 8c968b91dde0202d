"""Finds the outlines of cards: several strategies propose, one measure decides.

All work is done on a copy of at most ``WORKING_SIDE`` pixels; corners are then made
exact on the photo itself and given in photo pixels.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
from cv2.typing import MatLike

from cardtrail.geometry import Quad
from cardtrail.imaging.corners import exact
from cardtrail.imaging.measure import LEAST_AREA, Measured, ink_of, measured
from cardtrail.imaging.regions import quads_of_regions
from cardtrail.imaging.screen import photo_inside
from cardtrail.imaging.sides import quads_of_segments
from cardtrail.model.photo import Pixels

WORKING_SIDE = 800
"""Longer side in pixels of the copy on which outlines are looked for."""

CONVINCING = 0.48
"""Certainty from which outlines are preferred to the whole frame; measured."""

PLAIN, LARGE = 0.85, 0.15
"""Support and share of the frame from which clear edges alone make a card."""

CLEAR = 0.6
"""Support from which an outline may be a second card beside the surest one."""

MOST_CARDS = 8
"""No more cards than this are looked for on one photo."""

NEARLY = 0.9
"""Outlines within this share of the surest one are its rivals."""

DISTINCT = 0.4
"""Rivals whose weakest side has this share of the strongest step are real edges."""

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
    scale = min(1.0, WORKING_SIDE / max(pixels.shape[:2]))
    small = _reduced(pixels, scale)
    lab = cv2.cvtColor(cv2.GaussianBlur(small, (0, 0), 1.0), cv2.COLOR_BGR2LAB)
    ink = ink_of(lab)
    proposed = [measured(quad, lab, ink) for quad in _unique(_proposals(lab))]
    cards = _apart(proposed)
    certainty = _certainty(cards)
    if _are_plain(cards):
        certainty = max(certainty, CONVINCING)
    if certainty < CONVINCING or _fills(cards, lab.shape[1], lab.shape[0]):
        return ()
    found = (exact(card.quad.scaled(1 / scale), pixels, 1 / scale) for card in cards)
    return tuple(
        Outline(quad, certainty)
        for quad in sorted(found, key=lambda quad: (quad.box.top, quad.box.left))
    )


def _reduced(pixels: Pixels, scale: float) -> MatLike:
    """The working copy; of a large photo every other pixel is enough to average."""
    step = 2 if scale < 0.3 else 1
    height, width = pixels.shape[:2]
    size = (round(width * scale), round(height * scale))
    return cv2.resize(pixels[::step, ::step], size, interpolation=cv2.INTER_AREA)


def _certainty(cards: Sequence[Measured]) -> float:
    """How sure it is that these are the cards: their edges, and the ink they hold."""
    if not cards:
        return 0.0
    support = sum(card.support for card in cards) / len(cards)
    return support * (0.25 + 0.75 * min(1.0, sum(card.ink for card in cards)))


def _are_plain(cards: Sequence[Measured]) -> bool:
    """Whether edges alone tell: on print and veined stone most ink lies outside."""
    return (
        all(card.support > PLAIN for card in cards)
        and sum(card.area for card in cards) > LARGE
    )


def _apart(proposed: Sequence[Measured]) -> list[Measured]:
    """The surest outline and the clear ones beside it that look like its fellows."""
    cards: list[Measured] = []
    for one in sorted(proposed, key=lambda one: _certainty([one]), reverse=True):
        if len(cards) == MOST_CARDS:
            break
        if not cards or (_is_fellow(one, cards[0]) and _lies_apart(one, cards)):
            cards.append(_preferred(one, proposed))
    return cards


def _is_fellow(one: Measured, surest: Measured) -> bool:
    """Whether an outline is clear, about as large, and written on or very clear."""
    ratio = abs(one.quad.area) / max(1.0, abs(surest.quad.area))
    is_written_on = one.ink > 0.2 * surest.ink or one.support > PLAIN
    return one.support > CLEAR and 0.4 < ratio < 2.5 and is_written_on


def _lies_apart(one: Measured, cards: Sequence[Measured]) -> bool:
    return all(one.quad.overlap(card.quad) < 0.1 for card in cards)


def _preferred(surest: Measured, proposed: Sequence[Measured]) -> Measured:
    """Of nearly equal outlines of one card the largest with real edges and all its ink.

    A shadow's edge is faint beside the card's own; a bar printed along an edge is not,
    and lies inside.
    """
    least = NEARLY * _certainty([surest])
    rivals = [
        one
        for one in proposed
        if _certainty([one]) > least and one.quad.overlap(surest.quad) > 0.7
    ]
    most_ink = max((one.ink for one in rivals), default=0.0)
    strongest = max((one.step for one in rivals), default=0.0)
    distinct = [
        one
        for one in rivals
        if one.ink > most_ink - 0.02 and one.step > DISTINCT * strongest
    ]
    return max(distinct, key=lambda one: abs(one.quad.area), default=surest)


def _fills(cards: Sequence[Measured], width: int, height: int) -> bool:
    """Whether one card fills a straight frame: cutting could only lose its margins."""
    if len(cards) != 1 or cards[0].quad.area < FILLING * width * height:
        return False
    slopes = (
        math.degrees(math.atan2(end.y - start.y, end.x - start.x))
        for start, end in cards[0].quad.sides
    )
    return all(abs((slope + 45) % 90 - 45) < STRAIGHT for slope in slopes)


def _proposals(lab: MatLike) -> Iterator[Quad]:
    """Quads on straight edges, and around regions that are set apart."""
    least_area = LEAST_AREA * lab.shape[0] * lab.shape[1]
    yield from quads_of_segments(lab, least_area)
    yield from quads_of_regions(lab, least_area)


def _unique(quads: Iterator[Quad]) -> list[Quad]:
    """The quads, those within three pixels of each other once."""
    kept: dict[tuple[int, ...], Quad] = {}
    for quad in quads:
        key = tuple(round(v / 3) for p in quad.points for v in (p.x, p.y))
        kept.setdefault(key, quad)
    return list(kept.values())

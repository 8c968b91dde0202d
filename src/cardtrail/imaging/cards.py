"""Tells the cards on a photo apart and draws a quad around each, from their marks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from cardtrail.geometry import Quad
from cardtrail.imaging.marks import Marks
from cardtrail.imaging.quads import BORDER, on_border, quad_around

SMALLEST = 0.02
"""Least area of a card as a share of the frame."""

APART = 9.0
"""Least distance between the middles of two cards, in pixels of the marks."""

CROWDED = 0.3
"""Distance of two middles, in square roots of the area of both cards, below which they
are one: those of two cards that touch along their longer sides are 0.5 apart."""

PART = 0.15
"""Area of the largest part of a card from which another part belongs to it too."""

WHOLE = 0.93
"""How well one quad fits two regions that are parts of one card."""

SHAPES = (1.35, 2.1)
"""Longer by shorter side of a card: two side by side make 1.2 or 3.4."""

NOTCH = 9
"""Width in pixels of the marks of what print may take out of a card's edge."""

DOUBTFUL, CLEAR = 0.7, 0.9
"""Certainty of a region in parts below which its largest part may be the card, and how
certain that has to be by itself."""

MOST = 8
"""No more cards than this are looked for on one photo."""

Mask = NDArray[np.uint8]
Places = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A quad in pixels of the marks, and how well the marks fill it, 0..1."""

    quad: Quad
    certainty: float


def cards_of(marks: Marks) -> list[Drawn]:
    """A quad around each card that is marked, the surest first."""
    regions = _whole(_regions(marks))
    owner = np.zeros(marks.card.shape, np.uint8)
    for number, region in enumerate(regions, 1):
        owner[region > 0] = number
    drawn = (_drawn(number, owner, marks) for number in range(1, len(regions) + 1))
    return sorted(
        (one for one in drawn if one), key=lambda one: one.certainty, reverse=True
    )


def _regions(marks: Marks) -> list[Mask]:
    """The pixels of each card: those whose middle lies next to the same place."""
    inside = marks.card > BORDER
    votes = marks.middle[:, inside].T
    middles = _peaks(votes, marks.card.shape, SMALLEST * inside.size)
    owners = _owners(votes, middles)
    while (pair := _too_close(middles, owners)) is not None:
        first, second = pair
        middles[first] = votes[(owners == first) | (owners == second)].mean(axis=0)
        del middles[second]
        owners = _owners(votes, middles)
    regions = []
    for number in range(len(middles)):
        region = np.zeros(inside.shape, np.uint8)
        region[inside] = owners == number
        whole = _solid(region)
        if cv2.countNonZero(whole) > SMALLEST * inside.size:
            regions.append(whole)
    return regions


def _whole(regions: list[Mask]) -> list[Mask]:
    """The regions; two that make one card together are one: a panel is no card."""
    for first, second in combinations(range(len(regions)), 2):
        both = regions[first] | regions[second]
        if _is_one_card(_filled(both)):
            others = [r for i, r in enumerate(regions) if i not in {first, second}]
            return _whole([*others, both])
    return regions


def _filled(region: Mask) -> Mask:
    """A region without its holes and notches: print that was not taken for card."""
    closed = cv2.morphologyEx(
        region, cv2.MORPH_CLOSE, np.ones((NOTCH, NOTCH), np.uint8)
    )
    outer, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return np.asarray(cv2.drawContours(closed, outer, -1, 1, cv2.FILLED), np.uint8)


def _is_one_card(region: Mask) -> bool:
    """Whether a region is a quad in the shape of one card, not of two side by side."""
    fitted = quad_around(region, np.ones_like(region))
    if fitted is None:
        return False
    quad, fit = fitted
    shape = max(quad.width, quad.height) / max(1.0, min(quad.width, quad.height))
    return fit > WHOLE and SHAPES[0] < shape < SHAPES[1]


def _owners(votes: Places, middles: list[Places]) -> NDArray[np.intp]:
    """For each vote the number of the middle next to it."""
    if not middles:
        return np.zeros(0, np.intp)
    distances = [np.hypot(*(votes - middle).T) for middle in middles]
    return np.asarray(np.argmin(distances, axis=0), np.intp)


def _too_close(
    middles: list[Places], owners: NDArray[np.intp]
) -> tuple[int, int] | None:
    """Two middles that can't be those of two cards as large as they are."""
    areas = np.bincount(owners, minlength=len(middles))
    for first, second in combinations(range(len(middles)), 2):
        distance = np.hypot(*(middles[first] - middles[second]))
        if distance < CROWDED * np.sqrt(areas[first] + areas[second]):
            return first, second
    return None


def _peaks(votes: Places, shape: tuple[int, ...], least: float) -> list[Places]:
    """Where many votes meet, x and y, the strongest first."""
    left = votes
    found: list[Places] = []
    while len(left) > least and len(found) < MOST:
        middle = _densest(left, shape)
        close = np.hypot(*(left - middle).T) < APART
        if close.sum() < least / 2:
            break
        found.append(left[close].mean(axis=0))
        left = left[~close]
    return found


def _densest(votes: Places, shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Where most votes lie; middles may lie outside the frame."""
    height, width = shape
    margin = max(shape) // 2
    places = np.round(votes).astype(int) + margin
    places = np.clip(places, 0, (width + 2 * margin - 1, height + 2 * margin - 1))
    count = np.zeros((height + 2 * margin, width + 2 * margin), np.float32)
    np.add.at(count, (places[:, 1], places[:, 0]), 1)
    _, _, _, peak = cv2.minMaxLoc(cv2.GaussianBlur(count, (0, 0), APART / 3))
    return np.array(peak, np.float32) - margin


def _solid(region: Mask) -> Mask:
    """The large connected parts, without threads thinner than three pixels.

    A pen across a card parts it.
    """
    opened = cv2.morphologyEx(region, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(opened)
    areas = stats[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    return np.asarray((areas > PART * areas.max())[labels], np.uint8)


def _drawn(number: int, owner: Mask, marks: Marks) -> Drawn | None:
    """The quad of a region; of its largest part where the others don't belong to it."""
    mine = (owner == number).astype(np.uint8)
    free = ((owner == number) | (owner == 0)).astype(np.uint8)
    whole = _around(mine, free, marks)
    if whole is not None and whole.certainty >= DOUBTFUL:
        return whole
    largest = _largest_part(mine)
    part = _around(largest, free - mine + largest, marks)
    return part if part is not None and part.certainty >= CLEAR else whole


def _around(mine: Mask, free: Mask, marks: Marks) -> Drawn | None:
    """The quad around a region.

    Args:
        mine: 1 on the region.
        free: 1 where no other card is.
        marks: of the photo.
    """
    fitted = quad_around(mine, free)
    if fitted is None:
        return None
    quad, fit = fitted
    card = np.asarray(np.where(free, marks.card, 0), np.float32)
    return Drawn(on_border(quad, card), fit * float(marks.card[mine > 0].mean()))


def _largest_part(region: Mask) -> Mask:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(region)
    areas = stats[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    return np.asarray(labels == areas.argmax(), np.uint8)

"""Lines of text out of a map of where text is, as PP-OCR's first network draws it.

Source: M. Liao et al., "Real-time Scene Text Detection with Differentiable
Binarization", AAAI 2020: text is marked thinner than it is, so that lines that are
close stay apart; each piece of what is marked is a line, and is widened again.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from cv2.typing import MatLike, RotatedRect
from numpy.typing import NDArray

from cardtrail.geometry import Point, Quad

Floats = NDArray[np.float32]

MARKED = 0.3
"""Share from which a place counts as text; this and the next two as PP-OCR's authors
set them for its networks."""

SURE = 0.5
"""Mean share of all places of a line below which it is none."""

WIDER = 1.6
"""A line is widened on each side by this times its area, over its perimeter."""

MOST = 1000
"""Lines that are looked at."""

NARROWEST = 3.0
"""Shorter side of a marked line in pixels of the map; what is smaller is a speck."""

_RIGHT_AND_DOWN = np.ones((2, 2), np.uint8)
"""Marked pixels grow by one: a contour runs through the middles of pixels, and so it
comes to run around them."""


def marked_lines(share: Floats, width: int, height: int) -> Iterator[Quad]:
    """Where the lines are.

    Args:
        share: how sure the network is that there is text, 0..1; rows x columns.
        width: of the picture in pixels that the map is of.
        height: as ``width``.

    Yields:
        Each line with a margin around it, in pixels of the picture; it may stand or
        lean, but never reach out of the picture.
    """
    rows, columns = share.shape
    marked = cv2.dilate((share > MARKED).astype(np.uint8), _RIGHT_AND_DOWN)
    contours, _ = cv2.findContours(marked, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours[:MOST]:
        line = cv2.minAreaRect(contour)
        if min(line[1]) >= NARROWEST and _mean(share, line) >= SURE:
            # Whole pixels, as in the program with which all that comes after was
            # measured; with corners as they are, no more and no less is read.
            line = cv2.minAreaRect(np.trunc(cv2.boxPoints(line)))
            corners = cv2.boxPoints(_widened(line))
            corners *= (width / columns, height / rows)
            yield _quad(np.clip(corners, 0, (width - 1, height - 1)))


def _mean(share: Floats, line: RotatedRect) -> float:
    """Of all places inside a rectangle."""
    corners = cv2.boxPoints(line).astype(np.int32)
    left, top, wide, high = cv2.boundingRect(corners)
    left, top, right, bottom = max(0, left), max(0, top), left + wide, top + high
    part = share[top:bottom, left:right]
    inside = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(inside, [corners - (left, top)], (1,))
    return float(cv2.mean(part, inside)[0])


def _widened(line: RotatedRect) -> RotatedRect:
    middle, (wide, high), angle = line
    margin = 2 * WIDER * wide * high / (2 * (wide + high))
    return middle, (wide + margin, high + margin), angle


def _quad(corners: MatLike) -> Quad:
    """The corners in their order: those on the left are the two leftmost ones."""
    by_side = sorted((Point(float(x), float(y)) for x, y in corners), key=_x)
    top_left, bottom_left = sorted(by_side[:2], key=_y)
    top_right, bottom_right = sorted(by_side[2:], key=_y)
    return Quad(top_left, top_right, bottom_right, bottom_left)


def _x(point: Point) -> float:
    return point.x


def _y(point: Point) -> float:
    return point.y

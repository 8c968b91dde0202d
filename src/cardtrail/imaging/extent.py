"""Finds what part of a photo holds text, where no outline of a card is sure enough."""

from __future__ import annotations

import cv2
import numpy as np
from cv2.typing import MatLike

from cardtrail.geometry import Box
from cardtrail.model.photo import Pixels

SIDE = 800
"""Longer side in pixels of the copy on which text is looked for."""

STROKE = 11
"""Size in pixels of that copy that the strokes of text stay below."""

FAINTEST = 20
"""Contrast (of 255) below which strokes are paper, wood or noise."""

GRAIN = 2.0
"""How many times the usual contrast around a stroke it must exceed to be ink."""

GAP = 25
"""Pixels between letters and lines that belong together."""

SPECK = 0.01
"""Share of all ink below which a heap of it is dirt."""

ROOM = 0.04
"""Room left around the text, as a share of the longer side of the frame."""

WORTHWHILE = 0.7
"""Share of the frame that the text must stay below for the rest to be cut off."""


def text_extent(pixels: Pixels) -> Box:
    """The part of a photo that holds all of its text, with some room around it.

    Args:
        pixels: height x width x 3, uint8.

    Returns:
        The whole frame where there is no text, or some of it nearly everywhere.
    """
    height, width = pixels.shape[:2]
    frame = Box(0, 0, width, height)
    factor = min(1.0, SIDE / max(height, width))
    small = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    heaps = [heap.scaled(1 / factor) for heap in _heaps(_ink(small))]
    if not heaps:
        return frame
    text, room = Box.around(heaps), ROOM * max(height, width)
    kept = Box(
        max(0.0, text.left - room),
        max(0.0, text.top - room),
        min(float(width), text.right + room),
        min(float(height), text.bottom + room),
    )
    return kept if kept.area < WORTHWHILE * frame.area else frame


def _ink(picture: MatLike) -> MatLike:
    """255 on thin strokes, dark or light, of any colour: height x width."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (STROKE, STROKE))
    contrast: MatLike = np.zeros(picture.shape[:2], dtype=np.uint8)
    for channel in cv2.split(picture):
        for kind in (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT):
            contrast = cv2.max(contrast, cv2.morphologyEx(channel, kind, kernel))
    # What is everywhere around is cloth or leather: text leaves most of its paper bare.
    half = cv2.resize(contrast, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    grain = cv2.resize(cv2.medianBlur(half, 25), contrast.shape[::-1])
    strong = contrast > FAINTEST + GRAIN * grain.astype(np.float32)
    return np.asarray(strong * np.uint8(255), dtype=np.uint8)


def _heaps(ink: MatLike) -> list[Box]:
    """Boxes around ink that stands close together, but for dirt."""
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((GAP, GAP), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    amounts = np.bincount(labels.ravel(), weights=ink.ravel() / 255)
    amounts[0] = 0
    least = max(GAP, SPECK * amounts.sum())
    return [
        Box(left, top, left + width, top + height)
        for (left, top, width, height, _), amount in zip(
            stats.tolist(), amounts.tolist(), strict=True
        )
        if amount > least
    ]

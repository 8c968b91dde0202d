"""Pictures that show what each step made of a card: the outline, and the words.

Drawing gives new pixels (height x width x 3, uint8, blue-green-red) and leaves those
that it is given as they are.
"""

from __future__ import annotations

import cv2
import numpy as np
from cv2.typing import MatLike

from cardtrail.geometry import Quad
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage, Photo, Pixels

LONGEST_SIDE = 2000
"""Pixels of the longer side at most of a photo with an outline: enough for a screen."""

JPEG_QUALITY = 85

Colour = tuple[int, int, int]

OUTLINE: Colour = (255, 0, 255)
"""Magenta: no card and no table is."""

_LEGEND_HEIGHT = 48
_LEGEND_LOW, _LEGEND_HIGH = "confidence 0", "1"
_INK: Colour = (0, 0, 0)


def with_outline(photo: Photo, outline: Quad | None) -> Pixels:
    """The photo, at most ``LONGEST_SIDE`` long, with the outline of a card.

    The dot marks the corner that is the top left of the text. Where there is no
    outline, the frame itself is taken as the card, and is marked.
    """
    scale = min(1.0, LONGEST_SIDE / max(photo.pixels.shape[:2]))
    drawn = cv2.resize(
        photo.pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA
    )
    height, width = drawn.shape[:2]
    stroke = max(2, max(height, width) // 250)
    if outline is None:
        cv2.rectangle(drawn, (0, 0), (width - 1, height - 1), OUTLINE, 2 * stroke)
        return _pixels(drawn)
    corners = np.array(
        [(point.x, point.y) for point in outline.scaled(scale).points], dtype=np.int32
    )
    cv2.polylines(drawn, [corners], True, OUTLINE, stroke, cv2.LINE_AA)
    first = (int(corners[0][0]), int(corners[0][1]))
    cv2.circle(drawn, first, 3 * stroke, OUTLINE, cv2.FILLED, cv2.LINE_AA)
    return _pixels(drawn)


def with_words(card: CardImage, page: Page) -> Pixels:
    """The flat card with a box around every word, and a legend below it.

    The colour tells the confidence: from red (0) over yellow to green (1).
    """
    drawn = card.pixels.copy()
    stroke = max(1, max(drawn.shape[:2]) // 600)
    for word in page.words:
        start = (round(word.box.left), round(word.box.top))
        end = (round(word.box.right), round(word.box.bottom))
        cv2.rectangle(drawn, start, end, colour_of(word.confidence), stroke)
    return _pixels(np.vstack([drawn, _legend(drawn.shape[1])]))


def colour_of(confidence: float) -> Colour:
    """Red for 0, yellow for 0.5, green for 1: blue-green-red, 0..255.

    Confidence outside 0..1 counts as the nearer end.
    """
    share = min(1.0, max(0.0, confidence))
    return 0, round(220 * min(1.0, 2 * share)), round(255 * min(1.0, 2 - 2 * share))


def jpeg(pixels: Pixels) -> bytes:
    """The bytes of a JPEG file, without any metadata."""
    _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    return data.tobytes()


def png(pixels: Pixels) -> bytes:
    """The bytes of a PNG file: pixel for pixel what it is given, in colour or grey."""
    _, data = cv2.imencode(".png", pixels)
    return data.tobytes()


def _legend(width: int) -> MatLike:
    """A strip with the scale of colours, as wide as the card."""
    strip = np.full((_LEGEND_HEIGHT, width, 3), 255, dtype=np.uint8)
    left, right = width // 2, width - width // 12
    for x in range(left, right):
        strip[10:-10, x] = colour_of((x - left) / (right - 1 - left))
    baseline = _LEGEND_HEIGHT // 2 + 7
    size, _ = cv2.getTextSize(_LEGEND_LOW, cv2.FONT_HERSHEY_SIMPLEX, 0.7, 2)
    for text, x in ((_LEGEND_LOW, left - size[0] - 12), (_LEGEND_HIGH, right + 12)):
        place = (max(0, x), baseline)
        cv2.putText(
            strip, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.7, _INK, 2, cv2.LINE_AA
        )
    return strip


def _pixels(drawn: MatLike) -> Pixels:
    return np.asarray(drawn, dtype=np.uint8)

"""The second reader: PP-OCR, networks that learnt on photos.

It sees lines where Tesseract sees nothing, and takes other letters for each other.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from cardtrail.geometry import Box, Point, Quad
from cardtrail.model.page import STANDING, Line, Page, Word
from cardtrail.model.photo import CardImage, Pixels
from cardtrail.ocr.ctc import WordText
from cardtrail.ocr.layout import items
from cardtrail.ocr.networks import ENLARGED, INPUT_HEIGHT, NARROWER, Networks

ABOVE, BELOW = 0.19, 0.14
"""Shares of a place's height that the network leaves around the ink; measured."""

FAINTEST = 0.3
"""Mean score of a line below which it is a picture read as letters."""


class PaddleReader:
    """Reads a card with PP-OCR."""

    name = "paddle"
    versions = ()

    def __init__(self, networks: Networks) -> None:
        self._networks = networks

    def glance(self, card: CardImage) -> Page:
        """All of it: looking for lines is quick enough."""
        return self._page(card, self._networks.find(card.pixels))

    def read(self, card: CardImage, glance: Page | None = None) -> Page:
        """See Reader."""
        return glance or self.glance(card)

    def look_again(self, card: CardImage, box: Box) -> tuple[str, ...]:
        """See Reader."""
        place = _with_margin(box).quad
        seen = self._networks.read(
            [_cut(card.pixels, place, widening) for widening in (NARROWER, 1.0)]
        )
        return tuple(" ".join(text.text for text in texts) for texts in seen)

    def _page(self, card: CardImage, places: Sequence[Quad]) -> Page:
        height, width = card.pixels.shape[:2]
        lines = items(self._lines(card, places))
        return Page(self.name, width, height, lines)

    def _lines(self, card: CardImage, places: Sequence[Quad]) -> Iterator[Line]:
        widening = NARROWER if card.enlargement < ENLARGED else 1.0
        usual = statistics.median(map(_thickness, places)) if places else 0.0
        for place in places:
            ways = _ways(place, usual)
            seen = self._networks.read(
                [_cut(card.pixels, way, widening) for way in ways]
            )
            texts, way = max(
                zip(seen, ways, strict=True), key=lambda one: _score(one[0])
            )
            if texts and _score(texts) >= FAINTEST:
                yield Line(tuple(_word(text, way) for text in texts))


def _with_margin(box: Box) -> Box:
    """A word with the room around its ink that the network leaves around a line."""
    height = box.height / (1 - ABOVE - BELOW)
    side = BELOW * height
    return Box(
        box.left - side,
        box.top - ABOVE * height,
        box.right + side,
        box.bottom + BELOW * height,
    )


def _score(texts: Sequence[WordText]) -> float:
    """The mean score of all characters, 0..1."""
    scores = [score for text in texts for score in text.scores]
    return sum(scores) / max(1, len(scores))


def _ways(place: Quad, usual: float) -> tuple[Quad, ...]:
    """The corners in each order in which the line may be read.

    Args:
        place: of the line.
        usual: median thickness of the lines in pixels; a narrow letter by itself is
            about as high, a line that stands much higher.
    """
    if place.height > STANDING * max(place.width, usual):
        return place, place.turned(1), place.turned(3)
    return (place,)


def _thickness(place: Quad) -> float:
    """Of a line, whichever way it runs."""
    return min(place.width, place.height)


def _cut(picture: Pixels, place: Quad, widening: float) -> Pixels:
    """The line by itself, upright, of the size that the network wants."""
    scale = INPUT_HEIGHT / max(1.0, place.height)
    width = max(1, round(place.width * scale * widening))
    corners = np.array([(point.x, point.y) for point in place.points], np.float32)
    target = np.array(
        [(0, 0), (width, 0), (width, INPUT_HEIGHT), (0, INPUT_HEIGHT)], np.float32
    )
    # OpenCV counts from the middle of the first pixel.
    to_line = cv2.getPerspectiveTransform(corners - 0.5, target - 0.5)
    line = cv2.warpPerspective(
        picture,
        to_line,
        (width, INPUT_HEIGHT),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(line, np.uint8)


def _word(seen: WordText, place: Quad) -> Word:
    return Word(seen.text, _part(place, seen.start, seen.end), min(seen.scores))


def _part(place: Quad, start: float, end: float) -> Box:
    """The box around the ink between two shares of a line's length."""
    sides = [
        [_between(a, b, min(1.0, share)) for share in (start, end)]
        for a, b in (
            (place.top_left, place.top_right),
            (place.bottom_left, place.bottom_right),
        )
    ]
    ends = [
        _between(upper, lower, share)
        for upper, lower in zip(*sides, strict=True)
        for share in (ABOVE, 1 - BELOW)
    ]
    xs, ys = [point.x for point in ends], [point.y for point in ends]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _between(first: Point, second: Point, share: float) -> Point:
    return Point(
        first.x + (second.x - first.x) * share, first.y + (second.y - first.y) * share
    )

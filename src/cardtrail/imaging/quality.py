"""Measures how well the text of a card came out: sharp, large, lit evenly and whole.

All is measured on the lines of text that were seen, well read or not, so a card with
little text is no worse than one with much. What the figures mean for reading is in
docs/accuracy.md.
"""

from __future__ import annotations

import dataclasses
import statistics

import cv2
import numpy as np
from cv2.typing import MatLike

from cardtrail.geometry import Box
from cardtrail.imaging.tones import median, quantiles
from cardtrail.model.page import Line, Page, Word
from cardtrail.model.photo import CardImage, Photo, Pixels
from cardtrail.model.quality import LineQuality

LEGIBLE = 0.5
"""Confidence below which a word may be a mark beside the card."""

LETTERS = 4
"""Letters and digits that make a line of text of marks."""

LETTERING = 0.6
"""Share of letters and digits among the characters of a line of text, however badly it
is read; a picture or a logo read as text has more marks."""

BLOWN_OUT = 250
"""Tone (of 255) that a reflection drives all three colours to."""

STILL_BRIGHT = 232
"""Tone around a reflection, which fades away; around printed white it ends at once."""

LIT_PAPER = 228
"""Tone from which the paper itself is nearly as white as a reflection; on scans of the
private dev set it was 234 to 255."""

SPOT = 0.6
"""Smallest side of a reflection that matters, in heights of the line beside it."""

FADING = 0.15
"""Line heights around a spot within which a reflection is still bright."""

EDGE = 1.5
"""Pixels from the edge of the picture within which letters are cut off."""

AT_FRAME = 0.012
"""Distance from the frame of the photo, as a share of its longer side, within which a
side of a card may lie beyond it."""

_DIRECTIONS = ((1, 0), (0, 1))
_MARGIN = 1.5  # line heights around a line in which glare may hide some of it


def line_qualities(
    card: CardImage, page: Page, photo: Photo
) -> tuple[LineQuality, ...]:
    """What was measured on each line of text, in the order of the page.

    Args:
        card: the flat card.
        page: what was read on it; marks and noise are passed over.
        photo: that the card is cut out of.
    """
    lines = [line for line in page.lines if _is_text(line)]
    if not lines:
        return ()
    grey = np.asarray(cv2.cvtColor(card.pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    height = statistics.median(_height(line) for line in lines)
    shine = glare(card.pixels, height)
    measured = (_measured(line, card, grey, shine) for line in lines)
    if card.outline is None or runs_out(card, photo):
        return tuple(measured)
    # What is cut off in the middle of a photo is a wrong outline's fault.
    return tuple(dataclasses.replace(line, is_cut=False) for line in measured)


def runs_out(card: CardImage, photo: Photo) -> bool:
    """Whether a part of the card lies, or may lie, beyond the frame of the photo.

    A card that touches the frame all around is no photo, but a scan that was cropped.
    """
    if card.outline is None:
        return False
    height, width = photo.pixels.shape[:2]
    box, near = card.outline.box, AT_FRAME * max(height, width)
    rooms = (box.left, box.top, width - box.right, height - box.bottom)
    return any(room < near for room in rooms) and max(rooms) >= near


def edge_widths(text: MatLike) -> tuple[float, float]:
    """How wide the steepest edges of letters are, in pixels: upright, then level ones.

    The contrast of a text by its steepest slope: a step that is blurred by a Gaussian
    of deviation s gives 2.5 s. A shaken phone blurs only the edges across its way.

    Args:
        text: letters on their ground, height x width, uint8, of either polarity.

    Returns:
        At least 1 each; infinite where nothing stands out.
    """
    low, high = quantiles(text, 0.02, 0.98)
    upright, level = (_steepest(text, dx, dy) for dx, dy in _DIRECTIONS)
    return _width(high - low, upright), _width(high - low, level)


def _steepest(text: MatLike, dx: int, dy: int) -> float:
    """The slope of the steepest fiftieth, in tones over two pixels."""
    slopes = cv2.Sobel(text, cv2.CV_16S, dx, dy, ksize=1)
    (steepest,) = quantiles(cv2.convertScaleAbs(slopes), 0.98)
    return steepest


def _width(contrast: float, slope: float) -> float:
    return max(1.0, 2 * contrast / slope) if slope > 0 else float("inf")


def glare(pixels: Pixels, height: float) -> MatLike:
    """Where a reflection has blown the card out: height x width, 0 or 1.

    A reflection is whiter than the paper and fades away all around; white print ends at
    once, and on a scan all paper is white.

    Args:
        pixels: the flat card.
        height: of its lines of text in pixels.
    """
    # A tenth of the time that a minimum along the last axis takes.
    least = cv2.min(cv2.min(pixels[..., 0], pixels[..., 1]), pixels[..., 2])
    white = (least >= BLOWN_OUT).astype(np.uint8)
    shine = np.zeros_like(white)
    if not white.any() or median(least) >= LIT_PAPER:
        return shine
    side = max(3, round(SPOT * height))
    spots = cv2.morphologyEx(white, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    _, labels = cv2.connectedComponents(white)
    reach = 2 * max(2, round(FADING * height)) + 1
    for label in np.unique(labels[spots > 0]):
        spot = (labels == label).astype(np.uint8)
        around = cv2.dilate(spot, np.ones((reach, reach), np.uint8)) > white
        if around.any() and median(least[around]) >= STILL_BRIGHT:
            shine[spot > 0] = 1
    return shine


def _measured(line: Line, card: CardImage, grey: Pixels, shine: MatLike) -> LineQuality:
    place = card.on_photo(line.box)
    height = _height(line)
    text = _inside(grey, line.box)
    narrow, wide = sorted(edge_widths(text))
    around = _inside(shine, _grown(line.box, _MARGIN * height))
    return LineQuality(
        text=line.text,
        legibility=line.confidence,
        place=place,
        height=height * place.height / line.box.height,
        blur=wide / height,
        smear=wide / narrow if wide < float("inf") else 1.0,
        light=next(quantiles(text, 0.98)),
        glare=float(around.sum()) / height**2,
        is_cut=any(_is_cut(word, card.pixels) for word in line.words),
    )


def _is_cut(word: Word, pixels: Pixels) -> bool:
    """Whether a word, and no mark beside the card, touches the edge."""
    if word.confidence < LEGIBLE or sum(char.isalnum() for char in word.text) < 2:
        return False
    height, width = pixels.shape[:2]
    box = word.box
    return (
        min(box.left, box.top) <= EDGE
        or box.right >= width - EDGE
        or box.bottom >= height - EDGE
    )


def _is_text(line: Line) -> bool:
    letters = sum(char.isalnum() for char in line.text)
    characters = sum(not char.isspace() for char in line.text)
    return letters >= max(LETTERS, LETTERING * characters)


def _height(line: Line) -> float:
    """Of its words in card pixels; a tall logo among them does not count."""
    return statistics.median(word.box.height for word in line.words)


def _grown(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def _inside(picture: MatLike, box: Box) -> MatLike:
    """The part of a picture in a box, at least one pixel."""
    height, width = picture.shape[:2]
    left = min(max(0, int(box.left)), width - 1)
    top = min(max(0, int(box.top)), height - 1)
    right = max(left + 1, round(box.right))
    bottom = max(top + 1, round(box.bottom))
    return picture[top:bottom, left:right]

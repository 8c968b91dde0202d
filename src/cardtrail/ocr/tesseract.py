"""The Tesseract reader: several passes over one card, made one page."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page
from cardtrail.model.photo import CardImage, Pixels
from cardtrail.ocr.crops import crop
from cardtrail.ocr.engine import Engine
from cardtrail.ocr.layout import items
from cardtrail.ocr.legible import NOISE, legibility
from cardtrail.ocr.tsv import parse_tsv
from cardtrail.ocr.vote import vote

CARD_INCHES = 3.4
"""The longer side of a business card (85-90 mm): from it the resolution is told."""

PSM_AUTO = 3
PSM_BLOCK = 6
PSM_LINE = 7
PSM_WORD = 8
PSM_SPARSE = 11


@dataclass(frozen=True, slots=True)
class Pass:
    """One look at one version of the card, with one page segmentation mode.

    Attributes:
        version: of the card.
        psm: Tesseract's page segmentation mode.
        scale: that the card is reduced by.
    """

    version: str
    psm: int
    scale: float = 1.0


LEVELLED = "levelled"
"""The version that single words are read on."""

REDUCED = 0.75
"""What a card of 1600 px is reduced by for a whole page: capitals come out 22 px high,
which takes four fifths of the time and reads more than 30 or 18; measured."""

PASSES = (
    Pass("colour", PSM_AUTO, REDUCED),
    Pass(LEVELLED, PSM_AUTO, REDUCED),
    Pass(LEVELLED, PSM_SPARSE),
)
"""The first one is the quick look, too; the others win lines that it misses.
docs/performance.md has what each of them brings."""

SPARSE = Pass(LEVELLED, PSM_SPARSE, 0.625)
"""The quick look where the first pass sees little: it takes no print for a picture."""

LITTLE = 60.0
"""Letters and digits, each by its confidence above noise, below which a look saw
little: most upright cards have more, and no wrong turn; measured."""

IN_COMPANY = (Pass(LEVELLED, PSM_BLOCK),)
"""What is worth its time where another reader looks, too; docs/accuracy.md."""

SURE = 0.85
"""Confidence from which a word is sure; measured."""

ENOUGH, FEW = 0.9, 40
"""Share of the letters and digits in such words from which one pass is enough, unless
there are but few of them; measured."""

CROP_DPI = 300
"""Resolution told for a single word: its height has been set to fit."""


class TesseractReader:
    """Reads a card with Tesseract."""

    name = "tesseract"

    def __init__(self, engine: Engine, passes: Sequence[Pass] = PASSES) -> None:
        self._engine = engine
        self._passes = passes
        needed = (PASSES[0], *passes)
        self.versions = tuple({LEVELLED, *(one.version for one in needed)})

    def read(self, card: CardImage, glance: Page | None = None) -> Page:
        """See Reader; a page that the first pass is sure of needs no other."""
        first, *others = self._passes
        looks = first == PASSES[0]
        page = (glance or self.glance(card)) if looks else self._page(card, first)
        if others and not _is_sure(page):
            more = (self._page(card, other) for other in others)
            page = vote([page, *more], self.name)
        return _signed(page)

    def glance(self, card: CardImage) -> Page:
        """See Reader: the first pass, or a sparse one where that sees little."""
        page = self._page(card, PASSES[0])
        return page if legibility(page) >= LITTLE else self._page(card, SPARSE)

    def _page(self, card: CardImage, one: Pass) -> Page:
        picture = _reduced(card.versions[one.version], one.scale)
        lines = self._lines(picture, one.psm, _dpi(picture))
        height, width = card.pixels.shape[:2]
        on_card = (line.scaled(1 / one.scale) for line in lines)
        return Page(self.name, width, height, items(on_card))

    def look_again(self, card: CardImage, box: Box) -> tuple[str, ...]:
        """See Reader."""
        picture = crop(card.versions[LEVELLED], box)
        seen = (self._lines(picture, psm, CROP_DPI) for psm in (PSM_LINE, PSM_WORD))
        return tuple(" ".join(line.text for line in lines) for lines in seen)

    def _lines(self, picture: Pixels, psm: int, dpi: int) -> tuple[Line, ...]:
        lines = parse_tsv(self._engine.tsv(picture, psm, dpi))
        kept = (
            tuple(word for word in line.words if word.confidence >= NOISE)
            for line in lines
        )
        return tuple(Line(words) for words in kept if words)


def _is_sure(page: Page) -> bool:
    """Whether nearly all of it are words that the reader is sure of."""
    letters = [
        (sum(char.isalnum() for char in word.text), word.confidence >= SURE)
        for word in page.words
    ]
    total = sum(count for count, _ in letters)
    sure = sum(count for count, is_sure in letters if is_sure)
    return total >= FEW and sure >= ENOUGH * total


def _reduced(picture: Pixels, scale: float) -> Pixels:
    if scale == 1.0:
        return picture
    way = cv2.INTER_AREA
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=way)
    return np.asarray(small, dtype=np.uint8)


def _dpi(picture: Pixels) -> int:
    return int(max(picture.shape[:2]) / CARD_INCHES)


def _signed(page: Page) -> Page:
    """Every word with the reader's name on what it saw."""
    return dataclasses.replace(
        page,
        lines=tuple(
            Line(
                tuple(
                    dataclasses.replace(word, readings=((page.reader, word.text),))
                    for word in line.words
                )
            )
            for line in page.lines
        ),
    )

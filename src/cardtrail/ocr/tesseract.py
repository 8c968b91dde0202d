"""The Tesseract reader: several passes over one card, made one page."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page
from cardtrail.model.photo import CardImage, Pixels
from cardtrail.ocr.crops import AROUND_WORD, Crop
from cardtrail.ocr.engine import Engine
from cardtrail.ocr.layout import items
from cardtrail.ocr.tsv import parse_tsv
from cardtrail.ocr.vote import vote

CARD_INCHES = 3.4
"""The longer side of a business card (85-90 mm): from it the resolution is told."""

PSM_BLOCK = 6
PSM_LINE = 7
PSM_WORD = 8
PSM_SPARSE = 11


@dataclass(frozen=True, slots=True)
class Pass:
    """One look at one version of the card, with one page segmentation mode."""

    version: str
    psm: int


LEVELLED = "levelled"
"""The version that quick looks and single lines are read on."""

PASSES = (
    Pass("grey", PSM_BLOCK),
    Pass(LEVELLED, PSM_SPARSE),
    Pass("colour", PSM_BLOCK),
)
"""Each wins lines that the others miss; docs/accuracy.md has what each one adds."""

IN_COMPANY = (Pass(LEVELLED, PSM_BLOCK),)
"""What is worth its time where another reader looks, too; docs/accuracy.md."""

WEAK = 0.75
"""Confidence of a word below which its line is read again by itself; measured."""

CROP_DPI = 300
"""Resolution told for a single line: its height has been set to fit."""

NOISE = 0.2
"""Confidence below which a word is dirt, a logo or a rule."""

QUICK_SIDE = 1000
"""Longer side in pixels of the picture for a quick look."""


class TesseractReader:
    """Reads a card with Tesseract."""

    name = "tesseract"

    def __init__(self, engine: Engine, passes: Sequence[Pass] = PASSES) -> None:
        self._engine = engine
        self._passes = passes
        self.versions = tuple({LEVELLED, *(one.version for one in passes)})

    def read(self, card: CardImage, glance: Page | None = None) -> Page:
        """See Reader; a quick look shows nothing that the passes don't.

        Where there are several passes, weak lines are read once more by themselves.
        """
        del glance
        dpi = _dpi(card.pixels)
        pages = [
            self._page(card, self._lines(card.versions[one.version], one.psm, dpi))
            for one in self._passes
        ]
        if len(pages) == 1:
            return _signed(pages[0])
        weak = [line.box for line in vote(pages, self.name).lines if _is_weak(line)]
        return _signed(vote([*pages, self._again(card, weak)], self.name))

    def _page(self, card: CardImage, lines: Iterable[Line]) -> Page:
        height, width = card.pixels.shape[:2]
        return Page(self.name, width, height, items(lines))

    def _again(self, card: CardImage, boxes: Sequence[Box]) -> Page:
        """Single lines, each cut out and read by itself."""
        crops = [Crop.cut(card.versions[LEVELLED], box) for box in boxes]
        return self._page(
            card,
            (
                crop.on_card(line)
                for crop in crops
                for line in self._lines(crop.pixels, PSM_LINE, CROP_DPI)
            ),
        )

    def glance(self, card: CardImage) -> Page:
        """See Reader: one pass over a smaller picture."""
        even = card.versions[LEVELLED]
        scale = min(1.0, QUICK_SIDE / max(even.shape))
        small = cv2.resize(even, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        picture = np.asarray(small, dtype=np.uint8)
        lines = self._lines(picture, PSM_SPARSE, _dpi(picture))
        return self._page(card, (line.scaled(1 / scale) for line in lines))

    def look_again(self, card: CardImage, box: Box) -> tuple[str, ...]:
        """See Reader."""
        picture = Crop.cut(card.versions[LEVELLED], box, AROUND_WORD).pixels
        seen = (self._lines(picture, psm, CROP_DPI) for psm in (PSM_LINE, PSM_WORD))
        return tuple(" ".join(line.text for line in lines) for lines in seen)

    def _lines(self, picture: Pixels, psm: int, dpi: int) -> tuple[Line, ...]:
        lines = parse_tsv(self._engine.tsv(picture, psm, dpi))
        kept = (
            tuple(word for word in line.words if word.confidence >= NOISE)
            for line in lines
        )
        return tuple(Line(words) for words in kept if words)


def _is_weak(line: Line) -> bool:
    """Whether a line has a word in doubt, and enough text to be worth a look."""
    letters = sum(char.isalnum() for char in line.text)
    return letters >= 4 and min(word.confidence for word in line.words) < WEAK


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

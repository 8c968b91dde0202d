"""The Tesseract reader: several passes over one card, made one page."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from cardtrail.model.page import Line, Page
from cardtrail.model.photo import CardImage, Pixels
from cardtrail.ocr.crops import Crop
from cardtrail.ocr.engine import Engine
from cardtrail.ocr.layout import items
from cardtrail.ocr.tsv import parse_tsv
from cardtrail.ocr.vote import vote

CARD_INCHES = 3.4
"""The longer side of a business card (85-90 mm): from it the resolution is told."""

PSM_BLOCK = 6
PSM_LINE = 7
PSM_SPARSE = 11


@dataclass(frozen=True, slots=True)
class Pass:
    """One look at one version of the card, with one page segmentation mode."""

    version: str
    psm: int


PASSES = (
    Pass("grey", PSM_BLOCK),
    Pass("levelled", PSM_SPARSE),
    Pass("colour", PSM_BLOCK),
)
"""Each wins lines that the others miss; docs/accuracy.md has what each one adds."""

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

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def read(self, card: CardImage) -> Page:
        """See Reader."""
        dpi = _dpi(card.pixels)
        pages = [
            self._page(card, self._lines(card.versions[one.version], one.psm, dpi))
            for one in PASSES
        ]
        again = self._page(card, self._again(card, vote(pages, self.name)))
        return _signed(vote([*pages, again], self.name))

    def _page(self, card: CardImage, lines: Iterable[Line]) -> Page:
        height, width = card.pixels.shape[:2]
        return Page(self.name, width, height, items(lines))

    def _again(self, card: CardImage, page: Page) -> Iterator[Line]:
        """The weak lines of a page, each read once more by itself."""
        for line in page.lines:
            if _is_weak(line):
                crop = Crop.cut(card.versions["levelled"], line.box)
                for read in self._lines(crop.pixels, PSM_LINE, CROP_DPI):
                    yield crop.on_card(read)

    def legibility(self, card: CardImage) -> float:
        """The letters and digits on a quick look, each as far as it is more than noise.

        On a blurred photo every word is in doubt, and yet more of them are words in the
        right turn than in any other.
        """
        even = card.versions["levelled"]
        scale = min(1.0, QUICK_SIDE / max(even.shape))
        small = cv2.resize(even, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        picture = np.asarray(small, dtype=np.uint8)
        lines = self._lines(picture, PSM_SPARSE, _dpi(picture))
        return sum(
            (word.confidence - NOISE) * sum(char.isalnum() for char in word.text)
            for line in lines
            for word in line.words
        )

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

"""The seam behind which every OCR engine works."""

from __future__ import annotations

from typing import Protocol

from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage


class Reader(Protocol):
    """Something that reads flat cards."""

    @property
    def name(self) -> str:
        """What its readings are filed under, such as ``tesseract``."""
        ...

    def read(self, card: CardImage) -> Page:
        """Everything it can read on the card; an empty page if there is nothing."""
        ...

    def legibility(self, card: CardImage) -> float:
        """How much confident text a quick look finds: compares turns of one card."""
        ...

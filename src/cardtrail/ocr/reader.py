"""The seam behind which every OCR engine works."""

from __future__ import annotations

from typing import Protocol

from cardtrail.geometry import Box
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage


class Reader(Protocol):
    """Something that reads flat cards."""

    @property
    def name(self) -> str:
        """What its readings are filed under, such as ``tesseract``."""
        ...

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions of a card that it looks at, besides the pixels themselves."""
        ...

    def glance(self, card: CardImage) -> Page:
        """What a quick look sees; the turns of one card are compared by it."""
        ...

    def read(self, card: CardImage, glance: Page | None = None) -> Page:
        """Everything it can read on the card; an empty page if there is nothing.

        Args:
            card: flat and upright.
            glance: its own quick look at this very card: what was seen need not be
                looked at again.
        """
        ...

    def look_again(self, card: CardImage, box: Box) -> tuple[str, ...]:
        """What it sees of one word by itself, in each of its ways to look at one.

        Args:
            card: flat and upright.
            box: around the word, in card pixels.
        """
        ...

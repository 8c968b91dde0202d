"""Pictures inside a page: the flat card made smaller, and places of it as they are."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup
from PIL import Image

from cardtrail.errors import PhotoError
from cardtrail.export.portrait import bare_jpeg, upright_picture
from cardtrail.geometry import Box

LARGE = 700
"""Pixels of the longer side of a card that is to be compared with what was read."""

SMALL = 420
"""Pixels of the longer side of a card on which nothing is in doubt."""

MARGIN = 0.4
"""What a crop shows around a detail, as a share of the detail's height."""

LEAST_MARGIN = 10
"""Pixels that a crop shows around a detail at least."""

MOST_MARGIN = 30
"""Pixels that a crop shows around a detail at most: those of several lines are high."""

_CARD_QUALITY = 72
_CROP_QUALITY = 88


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that is part of the page.

    Attributes:
        source: a data: URI.
        width: in pixels.
        height: in pixels.
    """

    source: Markup
    width: int
    height: int


@dataclass(frozen=True, eq=False, slots=True)
class FlatCard:
    """The kept picture of a card."""

    picture: Image.Image

    @classmethod
    def opened(cls, path: Path | None) -> FlatCard | None:
        """The picture in a file; None if there is none that can be read."""
        if path is None:
            return None
        try:
            return cls(upright_picture(path.read_bytes()))
        except (OSError, PhotoError):  # a lost picture costs nobody the report
            return None

    def whole(self, longest: int) -> Shown:
        """The card, its longer side at most ``longest`` pixels."""
        small = self.picture.copy()
        small.thumbnail((longest, longest))
        return _shown(small, _CARD_QUALITY)

    def crop(self, box: Box) -> Shown:
        """A place of the card and a little around it, pixel for pixel.

        Args:
            box: in shares of the card's width and height, 0..1.
        """
        return _shown(self.picture.crop(cut(box, self.picture.size)), _CROP_QUALITY)


def cut(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """What a crop shows: left, top, right and bottom in pixels, never empty.

    Args:
        box: in shares of the card's width and height, 0..1.
        size: width and height of the card's picture in pixels.
    """
    width, height = size
    detail = Box(
        box.left * width, box.top * height, box.right * width, box.bottom * height
    )
    around = min(MOST_MARGIN, max(LEAST_MARGIN, MARGIN * detail.height))
    left, top = max(0, int(detail.left - around)), max(0, int(detail.top - around))
    return (
        min(left, width - 1),
        min(top, height - 1),
        max(left + 1, min(width, round(detail.right + around))),
        max(top + 1, min(height, round(detail.bottom + around))),
    )


def _shown(picture: Image.Image, quality: int) -> Shown:
    data = base64.b64encode(bare_jpeg(picture, quality)).decode("ascii")
    source = Markup("data:image/jpeg;base64,") + data
    return Shown(source, picture.width, picture.height)

"""What the extractors make of a page."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from tests.extract.printed import block, page

from cardtrail.extract.assemble import assemble
from cardtrail.geometry import Homography
from cardtrail.model.contact import Contact
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage

Read = Callable[..., Contact]


@pytest.fixture(scope="session")
def card_image() -> CardImage:
    """A card that fills its photo: card pixels are photo pixels."""
    pixels = np.zeros((1, 1, 3), np.uint8)
    return CardImage(pixels, {}, Homography.identity(), None, 1.0)


@pytest.fixture
def read(card_image: CardImage) -> Read:
    """The contact on a page, or on a card with these lines, left-aligned."""

    def contact(printed: Page | str, country: str = "US") -> Contact:
        made = page(block(printed)) if isinstance(printed, str) else printed
        return assemble(made, card_image, country)

    return contact

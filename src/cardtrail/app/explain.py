"""Why a card was understood as it was: every candidate with what spoke for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cardtrail.extract.candidates import Candidates, candidates
from cardtrail.geometry import Quad
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage, Photo
from cardtrail.model.reading import Reading, Status
from cardtrail.scanner import Scanner, scan_one


@dataclass(frozen=True, slots=True)
class Explanation:
    """A card that was read, and what led to its details.

    Attributes:
        reading: as a scan gives it.
        candidates: whatever on the card might have been a detail.
        page: what the readers agreed on.
    """

    reading: Reading
    candidates: Candidates
    page: Page


def explain(scanner: Scanner, photo: Path) -> Iterator[Reading | Explanation]:
    """Reads a photo, and tells of each card what led to its details.

    Args:
        scanner: how to read it; its observer is left out.
        photo: the picture.

    Yields:
        An explanation of each card that was read, the bare reading of anything else.

    Raises:
        EngineMissingError: a reader can't be used on this machine.
    """
    witness = _Witness()
    scanned = scan_one(dataclasses.replace(scanner, observer=witness), photo)
    for reading in scanned.readings:
        if reading.status is Status.READ:
            page = witness.pages[reading.page, reading.outline]
            yield Explanation(reading, candidates(page, scanner.country), page)
        else:
            yield reading


@dataclass(frozen=True, eq=False, slots=True)
class _Witness:
    """An observer that keeps what was read, by the page of the file and the outline."""

    pages: dict[tuple[int, Quad | None], Page] = field(default_factory=dict)

    def prepared(self, photo: Photo, number: int, card: CardImage) -> None:
        """See Observer."""

    def read(self, photo: Photo, number: int, card: CardImage, page: Page) -> None:
        """See Observer."""
        del number
        self.pages[photo.page, card.outline] = page

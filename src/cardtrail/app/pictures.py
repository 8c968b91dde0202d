"""Pictures of every step, for a person who wants to see why a card was misread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cardtrail.app.files import check_folder, write_files
from cardtrail.imaging.overlay import jpeg, png, with_outline, with_words
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage, Photo

_LONGEST = 60  # characters: leaves room for a folder and an ending in 255 bytes


@dataclass(frozen=True, slots=True)
class StepPictures:
    """An observer that puts pictures of each step into a folder.

    They are called ``<photo>-card1-outline.jpg``, ``-flat.png``, one for each enhanced
    version such as ``-grey.png``, and ``-words.jpg``; cards on the second page of a
    file begin with ``<photo>-page2-card1``. What readers get is kept pixel for pixel,
    so that it can be given to an engine by hand.

    Attributes:
        folder: made when the first picture is written.
        shared: names that several of the photos have; the digest tells them apart.
    """

    folder: Path
    shared: frozenset[str] = frozenset()

    def prepared(self, photo: Photo, number: int, card: CardImage) -> None:
        """The outline on the photo, the flat card and its versions.

        Raises:
            OutputError: they can't be written.
        """
        pictures = {
            "outline.jpg": jpeg(with_outline(photo, card.outline)),
            "flat.png": png(card.pixels),
        } | {f"{name}.png": png(pixels) for name, pixels in card.versions.items()}
        start = self.name_of(photo, number)
        named = {f"{start}-{name}": data for name, data in pictures.items()}
        write_files(self.folder, named)

    def read(self, photo: Photo, number: int, card: CardImage, page: Page) -> None:
        """The words on the flat card, coloured by confidence.

        Raises:
            OutputError: it can't be written.
        """
        name = f"{self.name_of(photo, number)}-words.jpg"
        write_files(self.folder, {name: jpeg(with_words(card, page))})

    def name_of(self, photo: Photo, number: int) -> str:
        """How the pictures of a card begin: ASCII, and safe on any file system."""
        name = _plain(photo.path)
        if name.casefold() in self.shared:
            name = f"{name}-{photo.digest[:8]}"
        page = f"-page{photo.page}" if photo.page > 1 else ""
        return f"{name}{page}-card{number}"


def pictures_of(photos: Sequence[Path], folder: Path) -> StepPictures:
    """The observer for these photos, of which no two overwrite each other's pictures.

    Raises:
        OutputError: ``folder`` can't be made or written to.
    """
    check_folder(folder)
    return StepPictures(folder, frozenset(_shared(photos)))


def _shared(photos: Iterable[Path]) -> Iterable[str]:
    # Some file systems don't tell capitals from small letters.
    times = Counter(_plain(path).casefold() for path in photos)
    return (name for name, count in times.items() if count > 1)


def _plain(path: Path) -> str:
    """The photo's name without its ending, as any file system takes it."""
    kept = re.sub(r"[^A-Za-z0-9._-]+", "-", path.stem).strip("-.")
    return kept[:_LONGEST] or "photo"

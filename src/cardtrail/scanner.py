"""One photo, whatever is wrong with it: its readings, or why there are none."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cardtrail.errors import OutputError, PhotoError, ReaderError
from cardtrail.imaging.load import pages
from cardtrail.imaging.picture import picture
from cardtrail.model.limits import USUAL, Limits
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage, Photo
from cardtrail.model.reading import Reading, Status
from cardtrail.ocr.names import LANGUAGE
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.registry import open_readers
from cardtrail.ocr.watched import Watched
from cardtrail.pipeline import NOBODY, Observer, scan

Opener = Callable[[Sequence[str], str], tuple[Reader, ...]]
"""Opens readers by their names, for a language."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """How photos are read; it travels to the worker processes.

    Attributes:
        names: of the readers.
        country: ISO 3166-1 alpha-2 code for cards that name none.
        opener: opens the readers by name for a language; a function of a module, so
            that it pickles.
        observer: sees each card on its way; it pickles and hashes, too.
        language: of the cards, as Tesseract names it, such as ``eng+deu``.
        gives_pictures: whether the pictures of the flat cards come out, too.
        limits: what one photo may cost.
    """

    names: tuple[str, ...]
    country: str
    opener: Opener = open_readers
    observer: Observer = NOBODY
    language: str = LANGUAGE
    gives_pictures: bool = False
    limits: Limits = USUAL

    @property
    def way(self) -> str:
        """What a reading depends on beside the photo, such as ``tesseract eng US``."""
        return f"{','.join(sorted(self.names))} {self.language} {self.country}"


@dataclass(slots=True)
class _Pictures:
    """Hands on what it sees, and draws the card that was read last.

    Attributes:
        observer: who looks on behind it.
        last: the flat card as a JPEG.
    """

    observer: Observer
    last: bytes = b""

    def prepared(self, photo: Photo, number: int, card: CardImage) -> None:
        """See Observer."""
        self.observer.prepared(photo, number, card)

    def read(self, photo: Photo, number: int, card: CardImage, page: Page) -> None:
        """See Observer."""
        self.observer.read(photo, number, card, page)
        self.last = picture(card.pixels)


@dataclass(frozen=True, slots=True)
class Scanned:
    """What came of one photo.

    Attributes:
        path: the photo, as given.
        taken: the day that its EXIF data give, if any.
        readings: one or more.
        pictures: the flat cards that were read, as JPEG, by their number; none unless
            they were asked for.
    """

    path: Path
    taken: dt.date | None
    readings: tuple[Reading, ...]
    pictures: Mapping[int, bytes] = dataclasses.field(default_factory=dict)


def readers_of(scanner: Scanner) -> tuple[Reader, ...]:
    """The readers of this process: engines load once, and they do not pickle.

    Where there are two, one that fails or hangs leaves the other: they are watched.

    Raises:
        EngineMissingError: one of them can't be used on this machine.
    """
    patience = scanner.limits.reader_seconds
    return _opened(scanner.opener, scanner.names, scanner.language, patience)


@functools.cache
def _opened(
    opener: Opener, names: tuple[str, ...], language: str, patience: float
) -> tuple[Reader, ...]:
    # Not by the scanner: each photo brings a copy of it, and of what it holds.
    readers = opener(names, language)
    if len(readers) == 1:
        return readers
    return tuple(Watched(each, patience) for each in readers)


def scan_one(
    scanner: Scanner,
    path: Path,
    at_page: Callable[[], None] = lambda: None,
    data: bytes | None = None,
) -> Scanned:
    """Reads one photo in this process; whatever goes wrong is a failed reading.

    Cards are numbered through all pages of the file. A page without a card counts only
    where no page has one: it may be the back of a card.

    Args:
        scanner: how to read it.
        path: of a photo, or of a file with several pages.
        at_page: called before each page is read.
        data: what is in the file, where it lies on another machine.

    Raises:
        EngineMissingError: a reader can't be used on this machine, for any photo.
    """
    readers_of(scanner)
    started = time.perf_counter()
    readings: list[Reading] = []
    bare: list[Reading] = []
    pictures: dict[int, bytes] = {}
    taken = error = None
    try:
        for photo in pages(path, data, scanner.limits):
            at_page()
            taken = taken or (photo.taken.date() if photo.taken else None)
            # One by one: a fault at the second card leaves the first.
            for reading, jpeg in _cards(scanner, photo):
                into = bare if reading.status is Status.NO_CARD else readings
                into.append(dataclasses.replace(reading, card=len(into) + 1))
                if jpeg and reading.status is Status.READ:
                    pictures[len(into)] = jpeg
    except ReaderError as reason:
        error = f"{path} can't be read. {reason} Take another picture of the card."
    except (PhotoError, OutputError) as reason:
        error = str(reason)
    except Exception as reason:  # noqa: BLE001 - the other photos must still be read
        error = fault(path, reason)
    if error is not None:
        seconds = time.perf_counter() - started
        readings.append(failed(path, error, seconds, card=len(readings) + 1))
    return Scanned(path, taken, tuple(readings or bare[:1]), pictures)


def _cards(scanner: Scanner, photo: Photo) -> Iterator[tuple[Reading, bytes]]:
    """What is read on one page, numbered from 1, each with the card's picture."""
    readers = readers_of(scanner)
    country, language = scanner.country, scanner.language
    drawn = _Pictures(scanner.observer)
    observer = drawn if scanner.gives_pictures else scanner.observer
    for reading in scan(
        photo, readers, country, observer, language, scanner.limits.cards
    ):
        yield dataclasses.replace(reading, page=photo.page), drawn.last


def failed(path: Path, error: str, seconds: float, card: int = 1) -> Reading:
    """The reading of a photo that can't be read, for a reason in a sentence."""
    return Reading(path, None, card, Status.FAILED, error, seconds=seconds)


def fault(path: Path, error: BaseException) -> str:
    """What to say of a fault that nobody foresaw."""
    return f"{path} can't be read because of a fault in cardtrail ({error!r})."

"""A reader that fails or hangs is told apart from one that reads, and costs no card."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from typing import TypeVar

from cardtrail.errors import ReaderError
from cardtrail.geometry import Box
from cardtrail.model.limits import USUAL
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage
from cardtrail.ocr.reader import Reader

T = TypeVar("T")


class Watched:
    """A reader whose every failure is a ReaderError, and that may take only so long.

    Native code can't be stopped from outside: a call that never ends is left to itself
    in a thread of its own, and until it does end the reader is out of order.
    """

    def __init__(self, reader: Reader, patience: float = USUAL.reader_seconds) -> None:
        self.name = reader.name
        self.versions = reader.versions
        self._reader = reader
        self._patience = patience
        self._running: threading.Thread | None = None

    def glance(self, card: CardImage) -> Page:
        """See Reader.

        Raises:
            ReaderError: it gave no page.
        """
        return self._within(lambda: _checked(self._reader.glance(card)))

    def read(self, card: CardImage, glance: Page | None = None) -> Page:
        """See Reader.

        Raises:
            ReaderError: it gave no page.
        """
        return self._within(lambda: _checked(self._reader.read(card, glance)))

    def look_again(self, card: CardImage, box: Box) -> tuple[str, ...]:
        """See Reader.

        Raises:
            ReaderError: it gave no answer.
        """
        return self._within(lambda: tuple(map(str, self._reader.look_again(card, box))))

    def _within(self, work: Callable[[], T]) -> T:
        """What comes of it within the time there is."""
        if self._running is not None and self._running.is_alive():
            raise ReaderError(
                f"The reader {self.name} is still busy with another card."
            )
        results: list[T] = []
        faults: list[Exception] = []

        def run() -> None:
            try:
                results.append(work())
            except Exception as error:  # noqa: BLE001 - it is told below
                faults.append(error)

        self._running = threading.Thread(target=run, daemon=True)
        self._running.start()
        self._running.join(self._patience)
        if results:
            return results[0]
        why = (
            repr(faults[0]) if faults else f"no answer in {self._patience:.0f} seconds"
        )
        raise ReaderError(
            f"The reader {self.name} failed on this picture ({why})."
        ) from next(iter(faults), None)


def _checked(page: Page) -> Page:
    """The page, if it is one.

    Raises:
        ValueError: a word lies nowhere, or its confidence is none.
    """
    for word in page.words:
        box = word.box
        if not math.isfinite(box.left + box.top + box.right + box.bottom):
            raise ValueError(f"a word at {box}")
        if not 0 <= word.confidence <= 1:
            raise ValueError(f"a confidence of {word.confidence}")
    return page

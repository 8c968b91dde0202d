"""Tells on which stages of a scan the processor's time goes."""

from __future__ import annotations

import contextlib
import functools
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import cardtrail.ocr.paddle
import cardtrail.ocr.tesseract
import cardtrail.pipeline
import cardtrail.scanner
from cardtrail.imaging.versions import Versions
from cardtrail.ocr.networks import PaddleNetworks
from cardtrail.ocr.paddle import PaddleReader
from cardtrail.ocr.tesseract import TesseractReader

REST = "everything else"

PAGES = "pages"
"""What the scanner loads photos with; it gives them one by one."""

STAGES: tuple[tuple[Any, str, str], ...] = (
    (cardtrail.pipeline, "locate", "locate"),
    (cardtrail.pipeline, "flatten", "flatten"),
    (cardtrail.pipeline, "find_codes", "codes"),
    (cardtrail.pipeline, "blanked", "codes"),
    (Versions, "__getitem__", "enhance"),
    (cardtrail.pipeline, "only", "enhance"),
    (cardtrail.pipeline, "turned", "turn"),
    (PaddleNetworks, "find", "PP-OCR detects"),
    (cardtrail.ocr.paddle, "_cut", "PP-OCR recognises"),
    (PaddleNetworks, "read", "PP-OCR recognises"),
    (TesseractReader, "read", "Tesseract"),
    (cardtrail.pipeline, "agree", "agree"),
    (cardtrail.ocr.tesseract, "vote", "agree"),
    (cardtrail.pipeline, "confirmed", "agree"),
    (cardtrail.pipeline, "assemble", "extract"),
    (cardtrail.pipeline, "validate", "validate"),
    (cardtrail.pipeline, "line_qualities", "quality"),
    (cardtrail.pipeline, "check_photo", "quality"),
    (cardtrail.scanner, "picture", "picture"),
)
"""What is called, by its owner and name, and the stage that its time counts for."""

WHOLE: tuple[tuple[Any, str, str], ...] = (
    (PaddleReader, "look_again", "look again"),
    (TesseractReader, "look_again", "look again"),
    (TesseractReader, "glance", "turn"),
)
"""Likewise, with all that they call."""


class Stopwatch:
    """The processor's time of each stage, without that of stages inside it.

    It counts whatever thread works; one thread waits for another, never two at work.
    """

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._is_whole = False
        self._since = time.process_time()

    @contextlib.contextmanager
    def stage(self, name: str, *, whole: bool = False) -> Iterator[None]:
        """What is done inside counts for a stage.

        Args:
            name: of the stage.
            whole: whether stages inside count for this one.
        """
        if self._is_whole:
            yield
            return
        self._turn_over()
        self._running.append(name)
        self._is_whole = whole
        try:
            yield
        finally:
            self._turn_over()
            self._running.pop()
            self._is_whole = False

    def _turn_over(self) -> None:
        now = time.process_time()
        if self._running:
            self.spent[self._running[-1]] += now - self._since
        self._since = now


@contextlib.contextmanager
def watched(watch: Stopwatch) -> Iterator[None]:
    """While inside, each stage of a scan is timed."""
    with contextlib.ExitStack() as stack:
        for table, whole in ((STAGES, False), (WHOLE, True)):
            for owner, called, name in table:
                before = getattr(owner, called)
                setattr(owner, called, _timed(before, watch, name, whole=whole))
                stack.callback(setattr, owner, called, before)
        loaded = getattr(cardtrail.scanner, PAGES)
        setattr(cardtrail.scanner, PAGES, _timed_pages(loaded, watch))
        stack.callback(setattr, cardtrail.scanner, PAGES, loaded)
        yield


def _timed_pages(
    pages: Callable[..., Iterator[Any]], watch: Stopwatch
) -> Callable[..., Iterator[Any]]:
    def timed(*given: Any, **named: Any) -> Iterator[Any]:  # noqa: ANN401 - handed on
        coming = pages(*given, **named)
        while True:
            with watch.stage("load"):
                page = next(coming, None)
            if page is None:
                return
            yield page

    return timed


def _timed(
    function: Callable[..., Any], watch: Stopwatch, name: str, *, whole: bool
) -> Callable[..., Any]:
    @functools.wraps(function)
    def timed(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - handed on
        with watch.stage(name, whole=whole):
            return function(*given, **named)

    return timed

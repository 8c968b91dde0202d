"""Readers that do what no real one does on demand: crash, hang, raise, make things up.

What they do depends on the colour of the card, so that one batch can hold every kind;
on some colours only the reader ``FAULTY`` fails. Worker processes import this file by
its name.
"""

from __future__ import annotations

import ctypes
import os
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from cardtrail.errors import EngineMissingError
from cardtrail.geometry import Box
from cardtrail.imaging.enhance import VERSIONS
from cardtrail.model.page import Line, Page, Word
from cardtrail.model.photo import CardImage
from cardtrail.ocr.reader import Reader

LINES = ("Nora Whitfield", "916 555 0160", "nora@alderandfinch.example")
SIZE = (640, 400)

GOOD, CRASH, HANG, RAISE, BARE = "white", "red", "blue", "lime", "black"
CRASH_ONE, HANG_ONE, RAISE_ONE = "magenta", "cyan", "yellow"

FAULTY = "paddle"
"""The reader that alone fails on the last three."""


def bind(path: Path, *colours: str) -> Path:
    """Saves plain pages of these colours in one file."""
    first, *others = (Image.new("RGB", SIZE, colour) for colour in colours)
    first.save(path, save_all=True, append_images=others)
    return path


def paint(path: Path, colour: str, mark: int = 0) -> Path:
    """Saves a plain picture; a mark makes its bytes differ from others of its kind."""
    picture = Image.new("RGB", SIZE, colour)
    picture.putpixel((0, 0), (mark, mark, mark))
    picture.save(path)
    return path


@dataclass(frozen=True)
class ColourReader:
    """Reads the same card everywhere, or fails as the colour says."""

    name: str = "tesseract"
    versions: tuple[str, ...] = tuple(VERSIONS)

    def glance(self, card: CardImage) -> Page:
        """So much that no other turn is tried."""
        height, width = card.pixels.shape[:2]
        return page(("legible " * 20,), width, height, reader=self.name)

    def read(self, card: CardImage, glance: Page | None = None) -> Page:
        """What the colour in the middle of the card asks for."""
        del glance
        height, width = card.pixels.shape[:2]
        blue, green, red = (int(x) > 128 for x in card.pixels[height // 2, width // 2])
        _FAULTS.get((red, green, blue), _nothing)()
        if self.name == FAULTY:
            _FAULTS_OF_ONE.get((red, green, blue), _nothing)()
        said = LINES if red or green or blue else ()
        return page(said, width, height, reader=self.name)

    def look_again(self, card: CardImage, box: Box) -> tuple[str, ...]:
        """Nothing: it sees whole cards only."""
        del card, box
        return ()


def page(
    texts: Sequence[str],
    width: int = 640,
    height: int = 400,
    reader: str = "tesseract",
) -> Page:
    """A page with these lines, one below the other, every word well read."""
    pitch = height / (len(texts) + 1)
    return Page(
        reader,
        width,
        height,
        tuple(_line(text, pitch * (row + 0.5)) for row, text in enumerate(texts)),
    )


def open_colour_readers(names: Sequence[str], language: str) -> tuple[Reader, ...]:
    """An opener for ``Scanner``."""
    return tuple(ColourReader(name) for name in names if language)


def open_nothing(names: Sequence[str], language: str) -> tuple[Reader, ...]:
    """An opener for a machine without an engine."""
    raise EngineMissingError(f"There is no {names[0]} for {language}. Install it.")


def _line(text: str, top: float) -> Line:
    words, left = [], 40.0
    for word in text.split():
        right = left + 14 * len(word)
        words.append(Word(word, Box(left, top, right, top + 30), 0.97))
        left = right + 12
    return Line(tuple(words))


def _crash() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _hang() -> None:
    time.sleep(3600)


def _hang_in_native_code() -> None:
    ctypes.PyDLL(None).sleep(3600)  # holds the interpreter: no other thread runs


def _raise() -> None:
    raise ValueError("not a page")


def _nothing() -> None:
    pass


_FAULTS: dict[tuple[bool, bool, bool], Callable[[], None]] = {
    (True, False, False): _crash,
    (False, False, True): _hang,
    (False, True, False): _raise,
}
_FAULTS_OF_ONE: dict[tuple[bool, bool, bool], Callable[[], None]] = {
    (True, False, True): _crash,
    (False, True, True): _hang_in_native_code,
    (True, True, False): _raise,
}

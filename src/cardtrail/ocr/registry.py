"""The readers there are, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cardtrail.errors import EngineMissingError
from cardtrail.ocr.engine import open_engine
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.tesseract import TesseractReader


def _tesseract() -> Reader:
    return TesseractReader(open_engine())


READERS: dict[str, Callable[[], Reader]] = {"tesseract": _tesseract}
"""What ``--readers`` takes, and how each reader is opened."""


def open_readers(names: Sequence[str]) -> tuple[Reader, ...]:
    """Readers ready to read, in the order of their names.

    Raises:
        EngineMissingError: a name is unknown, or its engine is not installed.
    """
    unknown = [name for name in names if name not in READERS]
    if unknown:
        known = ", ".join(READERS)
        raise EngineMissingError(
            f"There is no reader named {', '.join(unknown)}. Known are: {known}."
        )
    return tuple(READERS[name]() for name in names)

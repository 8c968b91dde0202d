"""The readers there are, by name."""

from __future__ import annotations

from collections.abc import Collection

from cardtrail.errors import EngineMissingError
from cardtrail.ocr.engine import open_engine
from cardtrail.ocr.names import LANGUAGE, NAMES, PADDLE, TESSERACT
from cardtrail.ocr.networks import is_installed, open_networks
from cardtrail.ocr.paddle import PaddleReader
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.tesseract import IN_COMPANY, PASSES, TesseractReader


def installed() -> tuple[str, ...]:
    """The readers to take where nobody names any: Tesseract is always one."""
    return NAMES if is_installed() else (TESSERACT,)


def open_readers(
    names: Collection[str], language: str = LANGUAGE
) -> tuple[Reader, ...]:
    """Readers ready to read, in the order of ``NAMES``.

    Raises:
        EngineMissingError: a name is unknown, or its engine is not installed.
    """
    if unknown := [name for name in names if name not in NAMES]:
        known = ", ".join(NAMES)
        raise EngineMissingError(
            f"There is no reader named {', '.join(unknown)}. Known are: {known}."
        )
    readers: list[Reader] = []
    if PADDLE in names:
        readers.append(PaddleReader(open_networks()))
    if TESSERACT in names:
        passes = IN_COMPANY if readers else PASSES
        readers.append(TesseractReader(open_engine(language), passes))
    return tuple(readers)

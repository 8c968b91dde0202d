"""Opens the pages of PDF files as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from cardtrail.errors import PhotoError
from cardtrail.imaging.unheard import unheard
from cardtrail.model.limits import USUAL, Limits
from cardtrail.model.photo import Pixels

POINTS_PER_INCH = 72
"""The unit of a page's size (ISO 32000-1, 8.3.2.3)."""

DPI = 300
"""What scanners use for text: capitals of 8 pt come out 23 px high."""

LEAST_SIDE, MOST_SIDE = 2400, 4000
"""Longer side in pixels of a page, whatever its size: one as small as a card may hold a
photo, and one that counts a point for each pixel of its photo would be endless."""

MAX_ASPECT = 8
"""Longer by shorter side, as for pictures."""

_SIGNATURE_WITHIN = 1024  # bytes: as viewers have it (ISO 32000-1, annex H, note 13)
_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def is_pdf(data: bytes) -> bool:
    """Whether a file begins as a PDF does, perhaps after some other bytes."""
    return b"%PDF-" in data[:_SIGNATURE_WITHIN]


def pdf_pages(path: Path, data: bytes, limits: Limits = USUAL) -> Iterator[Pixels]:
    """The pages of a PDF file, drawn one after the other.

    Args:
        path: for the messages.
        data: the bytes of the file.
        limits: how large the pictures in it may be.

    Yields:
        Height x width x 3, uint8, blue-green-red, on white.

    Raises:
        PhotoError: the file is locked by a password or damaged, or a page is a strip,
            or holds a picture that is too large.
    """
    try:
        with unheard():
            document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise PhotoError(_refusal(path, error)) from error
    try:
        for index in range(len(document)):
            with unheard():
                drawn = _drawn(path, document, index, limits)
            yield drawn
    finally:
        document.close()


def _drawn(
    path: Path, document: pypdfium2.PdfDocument, index: int, limits: Limits
) -> Pixels:
    try:
        page = document[index]
        scale = _scale(path, index + 1, *page.get_size())
        _check_pictures(path, index + 1, page, limits)
        picture = np.array(page.render(scale=scale).to_numpy(), dtype=np.uint8)
        page.close()
    except pypdfium2.PdfiumError as error:
        raise PhotoError(
            f"Page {index + 1} of {path} is damaged. Save the file again as a new PDF."
        ) from error
    return picture


def _check_pictures(
    path: Path, number: int, page: pypdfium2.PdfPage, limits: Limits
) -> None:
    """Pictures in a page are decoded whole to draw it, however small they come out."""
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        try:
            width, height = picture.get_px_size()
        except pypdfium2.PdfiumError:  # it can't be drawn either
            continue
        megapixels = width * height / 1e6
        if megapixels > limits.megapixels:
            raise PhotoError(
                f"Page {number} of {path} has {megapixels:.0f} megapixels; at most "
                f"{limits.megapixels} are read, as limits.megapixels says. Save a "
                "smaller copy."
            )


def _scale(path: Path, number: int, width: float, height: float) -> float:
    """Pixels per point for a page of that size in points."""
    longer, shorter = max(width, height), min(width, height)
    if longer > MAX_ASPECT * shorter:
        raise PhotoError(
            f"Page {number} of {path} is a strip of {width:.0f} x {height:.0f} points. "
            "Cut it to the card."
        )
    wanted = longer * DPI / POINTS_PER_INCH
    return min(MOST_SIDE, max(LEAST_SIDE, wanted)) / longer


def _refusal(path: Path, error: pypdfium2.PdfiumError) -> str:
    if error.err_code in _LOCKED:
        return f"{path} is locked by a password. Save a copy without one."
    return f"{path} is damaged or cut off. Save it again as a new PDF."

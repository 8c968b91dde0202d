"""A PDF page and its typefaces, for letters and envelopes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from cardtrail.errors import LetterError
from cardtrail.install import pip

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

HOW_TO_INSTALL = pip("cardtrail[letters]")

_FAMILY, _OWN = "EBGaramond", "own"
_FILE = "files/EBGaramond[wght].ttf"
_IGNORED = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_MOST_TOLD = 5  # characters


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set: size in pt, leading in mm, grey of 255."""

    size: float
    leading: float
    grey: int = 25


@contextmanager
def paper(
    size: tuple[float, float], title: str, texts: Iterable[str], font: Path | None
) -> Iterator[FPDF]:
    """An empty document whose fonts have every character of the texts.

    Args:
        size: width and height in mm.
        title: of the document.
        texts: all that will stand in it.
        font: a font file for what EB Garamond lacks.

    Raises:
        LetterError: the extra `letters` is not installed, the font can't be read, or a
            character is in no font.
    """
    try:
        from fpdf import FPDF  # noqa: PLC0415 - an extra

        garamond = resources.files("fontpkg_eb_garamond") / _FILE
    except ImportError as error:
        raise LetterError(
            f"Letters are not installed. Install them with: {HOW_TO_INSTALL}, or take "
            "the text and leave --pdf out."
        ) from error
    pdf = FPDF(unit="mm", format=size)
    pdf.c_margin = 0
    try:
        _add_fonts(pdf, garamond, font)
        _check(pdf, "".join(texts))
        pdf.set_title(title)
        pdf.set_creator("cardtrail")
        pdf.set_lang("en-GB")
        pdf.set_text_shaping(use_shaping_engine=True)
        pdf.set_font(_FAMILY)
        yield pdf
    finally:
        for added in _faces(pdf):
            added.ttfont.close()


def write(pdf: FPDF, text: str, style: Style, width: float = 0) -> None:
    """Sets a text below what is there, broken into lines, from the left margin on.

    Args:
        pdf: the document, with a page.
        text: what to set.
        style: how.
        width: in mm; up to the right margin if 0.
    """
    pdf.set_font_size(style.size)
    pdf.set_text_color(style.grey)
    composed = unicodedata.normalize("NFC", text)
    pdf.multi_cell(
        width, style.leading, composed, align="L", new_x="LEFT", new_y="NEXT"
    )


def width(pdf: FPDF, text: str, size: float) -> float:
    """How wide a line is in mm, set in ``size`` pt."""
    pdf.set_font_size(size)
    return pdf.get_string_width(unicodedata.normalize("NFC", text))


def _add_fonts(pdf: FPDF, garamond: Traversable, font: Path | None) -> None:
    """Adds EB Garamond, and the person's font for what it lacks."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - of fpdf2

    with resources.as_file(garamond) as file:
        pdf.add_font(_FAMILY, fname=file)
    if font is None:
        return
    try:
        with font.open("rb") as file:
            TTFont(file, lazy=True)  # left open by itself where it is no font
        pdf.add_font(_OWN, fname=font)
    except (OSError, TTLibError, ValueError, KeyError) as error:
        raise LetterError(
            f"{font} is no font that can be used: {error}. Name a .ttf or .otf file."
        ) from error
    pdf.set_fallback_fonts([_OWN], exact_match=False)


def _faces(pdf: FPDF) -> list[TTFFont]:
    from fpdf.fonts import TTFFont  # noqa: PLC0415 - an extra

    return [font for font in pdf.fonts.values() if isinstance(font, TTFFont)]


def _check(pdf: FPDF, text: str) -> None:
    """Refuses characters that would be empty boxes."""
    known = {code for face in _faces(pdf) for code in face.cmap}
    lacking = {
        char: f"“{char}” ({unicodedata.name(char, f'U+{ord(char):04X}')})"
        for char in unicodedata.normalize("NFC", text)
        if ord(char) not in known
        and unicodedata.category(char) not in _IGNORED
        and ord(char) not in _VARIATION_SELECTORS
    }
    if lacking:
        told = ", ".join(list(lacking.values())[:_MOST_TOLD])
        raise LetterError(
            f"The typeface has no {told}. Name a font file that has it: cardtrail "
            "config set drafts.font FILE, or take the text and leave --pdf out."
        )

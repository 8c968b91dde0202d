"""A note as a letter and its envelope, as PDF to be printed.

The typeface is EB Garamond, which has Latin, Greek and Cyrillic letters. Others are set
in a font file of the person's own; what no font has is told, never set as an empty box.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cardtrail.export.paper import Style, paper, width, write
from cardtrail.model.draft import Draft, Sender
from cardtrail.text import printable
from cardtrail.values.address_lines import with_country

if TYPE_CHECKING:
    from fpdf import FPDF

# mm, width first. ISO 216, ANSI/ASME Y14.1; ISO 269, and its American counterpart.
_A4, _US_LETTER = (210.0, 297.0), (215.9, 279.4)
_DL, _NUMBER_10 = (220.0, 110.0), (241.3, 104.8)
_US_PAPER = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split())
"""Where people write on US Letter (Unicode CLDR, paperSize)."""

_GREY = 105
_NAME = Style(20.0, 9.0)
_HEAD = Style(10.0, 4.6, _GREY)
_TEXT = Style(12.5, 6.0)
_ADDRESS = Style(13.5, 6.4)

_MARGIN = 30.0  # mm: lines of about 75 letters
_TOP, _FOOT = 24.0, 25.0
_PARAGRAPH = 3.2  # mm between paragraphs
_SIGNATURE = 15.0  # mm for the name by hand

_EDGE = 11.0  # mm around an envelope
_CLEAR = 17.0  # mm at its foot for the post's barcode (USPS DMM 202.1: 5/8 inch)


def letter(draft: Draft, sender: Sender, font: Path | None = None) -> bytes:
    """The letter, on A4 or US Letter by the country of the sender.

    Args:
        draft: of a letter.
        sender: whose name and address stand at its head.
        font: a font file (TrueType or OpenType) for what EB Garamond lacks.

    Raises:
        LetterError: the extra `letters` is not installed, the font can't be read, or a
            character is in no font.
    """
    name, reach = printable(sender.name), _reach(sender)
    size = _US_LETTER if sender.country in _US_PAPER else _A4
    texts = (name, reach, draft.day, *draft.to, draft.text)
    with paper(size, f"Letter to {draft.name}", texts, font) as pdf:
        pdf.set_margins(_MARGIN, _TOP)
        pdf.set_auto_page_break(auto=True, margin=_FOOT)
        pdf.add_page()
        if name or reach:
            _write_head(pdf, name, reach)
        for block in ((draft.day,), draft.to):
            for line in block:
                write(pdf, line, _TEXT)
            pdf.set_y(pdf.y + 8)
        _write_body(pdf, draft.text, name)
        return bytes(pdf.output())


def envelope(draft: Draft, sender: Sender, font: Path | None = None) -> bytes:
    """The envelope of the letter: DL, or No. 10 where people use US Letter.

    The address stands right of the middle and leaves the places of the stamp and of the
    post's barcode free; long lines make it smaller.

    Args:
        draft: of a letter.
        sender: whose name and address stand in the corner, if the address is known.
        font: a font file (TrueType or OpenType) for what EB Garamond lacks.

    Raises:
        LetterError: as ``letter``.
    """
    wide, high = _NUMBER_10 if sender.country in _US_PAPER else _DL
    back = _back(draft, sender)
    left, top = wide * 0.43, high * 0.46
    room = (left, top, wide - left - _EDGE, high - top - _CLEAR)
    title, texts = f"Envelope to {draft.name}", (*back, *draft.to)
    with paper((wide, high), title, texts, font) as pdf:
        pdf.set_margins(0, 0)
        pdf.set_auto_page_break(auto=False)
        pdf.add_page()
        _write_block(pdf, back, _HEAD, (_EDGE, _EDGE, wide * 0.45, high * 0.3))
        _write_block(pdf, draft.to, _ADDRESS, room)
        return bytes(pdf.output())


def _back(draft: Draft, sender: Sender) -> tuple[str, ...]:
    """Where the letter comes back to; from abroad, the country is named."""
    if not sender.address:
        return ()
    own = (sender.name, *sender.address)
    lines = tuple(filter(None, map(printable, own)))
    is_abroad = draft.country not in {None, sender.country}
    return with_country(lines, sender.country) if is_abroad else lines


def _reach(sender: Sender) -> str:
    """Where to reach the sender, on one line."""
    parts = (", ".join(sender.address), sender.phone, str(sender.email or ""))
    return "  ·  ".join(filter(None, map(printable, parts)))


def _write_head(pdf: FPDF, name: str, reach: str) -> None:
    """The sender's name and address above a thin line."""
    for text, style in ((name, _NAME), (reach, _HEAD)):
        if text:
            write(pdf, text, style)
    pdf.set_draw_color(190)
    pdf.set_line_width(0.2)
    pdf.line(_MARGIN, pdf.y + 2.5, pdf.w - _MARGIN, pdf.y + 2.5)
    pdf.set_y(pdf.y + 15)


def _write_body(pdf: FPDF, text: str, name: str) -> None:
    """The paragraphs, with room for the name by hand above the printed one."""
    *paragraphs, last = text.split("\n\n")
    for paragraph in paragraphs:
        write(pdf, paragraph, _TEXT)
        pdf.set_y(pdf.y + _PARAGRAPH)
    is_signature = last.split("\n")[0] == (name or "[your name]")
    if is_signature and paragraphs:
        pdf.set_y(pdf.y + _SIGNATURE)
    write(pdf, last, _TEXT)


def _write_block(
    pdf: FPDF, lines: tuple[str, ...], style: Style, room: tuple[float, ...]
) -> None:
    """Lines that are not broken, made smaller until they fit into their room.

    Args:
        pdf: the document.
        lines: what to set.
        style: how, where there is room.
        room: left, top, width and height in mm.
    """
    if not lines:
        return
    left, top, wide, high = room
    widest = max(width(pdf, line, style.size) for line in lines)
    scale = min(wide / max(widest, wide), high / (style.leading * len(lines)), 1.0)
    smaller = Style(style.size * scale, style.leading * scale, style.grey)
    pdf.set_left_margin(left)
    pdf.set_xy(left, top)
    for line in lines:
        write(pdf, line, smaller)

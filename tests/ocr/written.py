"""Texts of codes, and what is read in them."""

from __future__ import annotations

from cardtrail.geometry import Box
from cardtrail.ocr.code_text import lines_of
from cardtrail.ocr.codes import Code

PLACE = Box(900, 200, 1300, 600)
"""Where the codes stand, in card pixels."""


def read(text: str) -> list[str]:
    """The lines of a code with this text."""
    return [line.text for line in lines_of(Code(text, PLACE.quad))]


def card(*properties: str, version: str = "3.0") -> str:
    """A vCard with these properties."""
    body = (f"VERSION:{version}", *properties)
    return "\r\n".join(("BEGIN:VCARD", *body, "END:VCARD", ""))

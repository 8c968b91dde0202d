"""A card drawn for trying things out: nobody's, and always the same."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFont

EMAIL, PHONE = "nora@alderandfinch.example", "+19165550160"
"""What a reader has to find on it; the number is one reserved for fiction."""

_LINES = (
    "Nora Whitfield",
    "Hiring Manager",
    "Alder & Finch Inc.",
    "410 Larkspur Avenue",
    "Sacramento, CA 95814",
    "Mobile: 916 555 0160",
    EMAIL,
)


def specimen() -> Image.Image:
    """The picture of a flat card, in colour."""
    picture = Image.new("RGB", (1050, 600), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(44)
    for row, line in enumerate(_LINES):
        pen.text((70, 60 + 72 * row), line, font=font, fill="black")
    return picture

"""The picture of a card as it may go out to other programs."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from cardtrail.errors import PhotoError

LONGEST = 720
"""Pixels along the longer edge: a card's small print can be read, and its vCard stays
below the 256 kB that iCloud takes (Apple Support, 103188)."""

_QUALITY = 80


def portrait(jpeg: bytes) -> bytes:
    """A picture drawn anew as a JPEG of at most 720 pixels and without any metadata.

    Whatever the file held beside its pixels (EXIF with the place, XMP, thumbnails,
    comments, a colour profile) is gone.

    Raises:
        PhotoError: it is no picture that can be read.
    """
    upright = upright_picture(jpeg, LONGEST)
    upright.thumbnail((LONGEST, LONGEST))
    return bare_jpeg(upright, _QUALITY)


def upright_picture(jpeg: bytes, least: int | None = None) -> Image.Image:
    """The picture that a JPEG file holds, in RGB and turned as its EXIF data say.

    Args:
        jpeg: the file.
        least: pixels of the longer side that are enough: it is quicker; None for all.

    Raises:
        PhotoError: it is no picture that can be read.
    """
    try:
        with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as opened:
            if least is not None:
                opened.draft("RGB", (least, least))
            return ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise PhotoError("The kept picture of the card can't be read.") from error


def bare_jpeg(picture: Image.Image, quality: int) -> bytes:
    """A JPEG file of the pixels alone, without any metadata.

    Args:
        picture: in RGB.
        quality: 1..95, as Pillow counts.
    """
    # A new picture: Pillow writes a comment of the old one again.
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()

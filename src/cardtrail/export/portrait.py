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
    try:
        with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as opened:
            opened.draft("RGB", (LONGEST, LONGEST))
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise PhotoError("The kept picture of the card can't be read.") from error
    upright.thumbnail((LONGEST, LONGEST))
    # A new picture: Pillow writes a comment of the old one again.
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return written.getvalue()

"""Photos as JPEG files with the EXIF data that a phone writes."""

from __future__ import annotations

import datetime as dt
import io

import numpy as np
from PIL import Image

from scenes.raster import Pixels

_ORIENTATION = 0x0112
_EXIF_IFD = 0x8769
_DATE_TIME_ORIGINAL = 0x9003
_STORED_TURNS = {1: 0, 3: 2, 6: 1, 8: 3}
"""Anticlockwise quarter turns from the upright picture to the stored one (CIPA DC-008,
4.6.4: orientation 6 means that the viewer turns it clockwise by 90 degrees)."""


def encode_jpeg(
    upright: Pixels,
    *,
    taken: dt.datetime | None = None,
    orientation: int = 1,
    quality: int = 88,
) -> bytes:
    """The bytes of a JPEG file.

    Args:
        upright: height x width x 3, uint8, blue-green-red.
        taken: the local time for DateTimeOriginal; None leaves it out.
        orientation: EXIF orientation, one of 1, 3, 6, 8; the pixels are stored turned
            so that a viewer that obeys it shows them upright.
        quality: as libjpeg counts, 1..95.

    Raises:
        KeyError: the orientation is none of the four.
    """
    stored = np.rot90(upright[..., ::-1], _STORED_TURNS[orientation])
    exif = Image.Exif()
    if orientation != 1:
        exif[_ORIENTATION] = orientation
    if taken is not None:
        exif.get_ifd(_EXIF_IFD)[_DATE_TIME_ORIGINAL] = taken.strftime(
            "%Y:%m:%d %H:%M:%S"
        )
    file = io.BytesIO()
    picture = Image.fromarray(np.ascontiguousarray(stored))
    extra = {"exif": exif} if orientation != 1 or taken is not None else {}
    picture.save(
        file, "JPEG", quality=quality, subsampling="4:2:0", optimize=True, **extra
    )
    return file.getvalue()

"""The files of the photos carry what a phone would write."""

from __future__ import annotations

import datetime as dt
import io

import numpy as np
import pytest
from PIL import Image, ImageOps

from scenes import encode_jpeg
from scenes.raster import Pixels


def arrow() -> Pixels:
    """A light picture with a red upper left corner."""
    pixels = np.full((120, 160, 3), 230, dtype=np.uint8)
    pixels[:40, :40] = (20, 20, 220)  # blue-green-red
    return pixels


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_viewer_that_obeys_the_orientation_shows_it_upright(orientation: int) -> None:
    file = encode_jpeg(arrow(), orientation=orientation)
    shown = ImageOps.exif_transpose(Image.open(io.BytesIO(file)))
    assert shown.size == (160, 120)
    red, green, blue = np.asarray(shown)[20, 20].tolist()
    assert red > 180
    assert max(green, blue) < 60


def test_orientation_6_is_stored_sideways() -> None:
    stored = Image.open(io.BytesIO(encode_jpeg(arrow(), orientation=6)))
    assert stored.size == (120, 160)
    assert stored.getexif()[0x0112] == 6


def test_the_time_is_the_one_of_the_shot() -> None:
    taken = dt.datetime.fromisoformat("2026-11-12T15:42:08")
    picture = Image.open(io.BytesIO(encode_jpeg(arrow(), taken=taken)))
    assert picture.getexif().get_ifd(0x8769)[0x9003] == "2026:11:12 15:42:08"


def test_without_a_time_there_is_no_exif_at_all() -> None:
    assert not Image.open(io.BytesIO(encode_jpeg(arrow()))).getexif()


def test_a_mirrored_orientation_is_refused() -> None:
    with pytest.raises(KeyError):
        encode_jpeg(arrow(), orientation=2)

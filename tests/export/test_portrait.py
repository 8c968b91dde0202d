"""Pictures of cards that go out tell nothing but what is on the card."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
from PIL import Image

from cardtrail.errors import PhotoError
from cardtrail.export.portrait import LONGEST, portrait

SECRET = b"410 Larkspur Avenue"
_ORIENTATION, _GPS, _COMMENT = 0x0112, 0x8825, 0x9286


def shot(size: tuple[int, int] = (1600, 900), orientation: int = 1) -> bytes:
    """A photo of a phone with all that a file can tell beside its pixels."""
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    exif[_COMMENT] = SECRET
    exif.get_ifd(_GPS)[2] = (38.0, 34.0, 54.0)
    picture = Image.new("RGB", size, "white")
    picture.paste((200, 30, 30), (0, 0, size[0] // 2, size[1] // 2))
    written = io.BytesIO()
    picture.save(
        written,
        "JPEG",
        exif=exif,
        comment=SECRET,
        icc_profile=SECRET * 10,
        xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>",
    )
    return written.getvalue() + SECRET


def segments(jpeg: bytes) -> list[int]:
    """The markers before the pixels: ISO/IEC 10918-1, B.1.1."""
    found, at = [], 2
    while (marker := jpeg[at + 1]) != 0xDA:
        found.append(marker)
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4])
    return found


def test_nothing_but_the_pixels_goes_out() -> None:
    taken = shot()
    assert taken.count(SECRET) >= 5
    assert {0xE1, 0xE2, 0xFE} <= set(segments(taken))

    given = portrait(taken)

    assert SECRET not in given
    application = [marker for marker in segments(given) if 0xE0 <= marker <= 0xEF]
    assert application == [0xE0]  # JFIF: how many pixels, and nothing else
    assert 0xFE not in segments(given)  # no comment
    with Image.open(io.BytesIO(given)) as opened:
        assert not opened.getexif()
        assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert given.endswith(b"\xff\xd9")


@pytest.mark.parametrize(
    ("size", "limited"),
    [((1600, 900), (720, 405)), ((900, 1600), (405, 720)), ((300, 200), (300, 200))],
)
def test_a_large_card_is_made_smaller_and_a_small_one_stays(
    size: tuple[int, int], limited: tuple[int, int]
) -> None:
    with Image.open(io.BytesIO(portrait(shot(size)))) as opened:
        assert opened.size == limited
        assert max(opened.size) <= LONGEST


def test_a_picture_that_lies_on_its_side_is_set_upright() -> None:
    with Image.open(io.BytesIO(portrait(shot((300, 200), orientation=6)))) as opened:
        assert opened.size == (200, 300)
        red = np.asarray(opened)[:150, 100:].mean(axis=(0, 1))  # now at the top right
        assert red[0] > red[1] + 100


def test_grey_and_printing_colours_become_what_screens_show() -> None:
    for mode in ("L", "CMYK"):
        written = io.BytesIO()
        Image.new(mode, (100, 60)).save(written, "JPEG")
        with Image.open(io.BytesIO(portrait(written.getvalue()))) as opened:
            assert opened.mode == "RGB"


def test_a_card_full_of_detail_fits_into_what_icloud_takes() -> None:
    grain = np.random.default_rng(1).normal(200, 12, (1000, 1600, 1))
    card = np.clip(grain, 0, 255).astype(np.uint8).repeat(3, axis=2)
    written = io.BytesIO()
    Image.fromarray(card).save(written, "JPEG", quality=95)

    given = portrait(written.getvalue())

    assert len(base64.b64encode(given)) < 240_000  # 256 kB with the text of the vCard


@pytest.mark.parametrize("broken", [b"", b"no picture", shot()[:300]])
def test_what_is_no_picture_is_told(broken: bytes) -> None:
    with pytest.raises(PhotoError, match=r"can't be read"):
        portrait(broken)

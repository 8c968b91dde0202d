"""Opening pictures of every kind: upright, in colour, or refused in one sentence."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from cardtrail.errors import PhotoError
from cardtrail.imaging.load import MAX_ASPECT, MIN_SIDE, load, pages
from cardtrail.model.limits import Limits

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 160, 0), (0, 0, 255), (255, 255, 255)
WIDTH, HEIGHT = 160, 100


def quarters() -> Image.Image:
    """Upright: red and green above, blue and white below."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), WHITE)
    picture.paste(RED, (0, 0, 80, 50))
    picture.paste(GREEN, (80, 0, 160, 50))
    picture.paste(BLUE, (0, 50, 80, 100))
    return picture


def colours(path: Path) -> list[tuple[int, ...]]:
    """The middle of each quarter of the loaded photo, as red-green-blue."""
    pixels = load(path).pixels
    height, width = pixels.shape[:2]
    places = ((1, 1), (1, 3), (3, 1), (3, 3))
    return [
        tuple(int(v) for v in pixels[y * height // 4, x * width // 4, ::-1])
        for y, x in places
    ]


def alike(seen: list[tuple[int, ...]], wanted: list[tuple[int, ...]]) -> bool:
    """Whether colours are the same but for what lossy formats change."""
    return bool(np.abs(np.array(seen) - np.array(wanted)).max() < 24)


def refusal(path: Path) -> str:
    """The sentence with which a picture is refused."""
    with pytest.raises(PhotoError) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert message.endswith(".")
    assert "\n" not in message
    assert "Error" not in message
    return message


STORED: dict[int, Callable[[Image.Image], Image.Image]] = {
    1: lambda upright: upright,
    2: lambda upright: upright.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    3: lambda upright: upright.rotate(180),
    4: lambda upright: upright.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
    5: lambda upright: upright.transpose(Image.Transpose.TRANSPOSE),
    6: lambda upright: upright.rotate(90, expand=True),
    7: lambda upright: upright.transpose(Image.Transpose.TRANSVERSE),
    8: lambda upright: upright.rotate(-90, expand=True),
}
"""How a camera stores an upright picture, by the EXIF orientation that it writes."""


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif"])
@pytest.mark.parametrize("orientation", STORED)
def test_every_exif_orientation_comes_out_upright(
    tmp_path: Path, orientation: int, suffix: str
) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    path = tmp_path / f"photo.{suffix}"
    STORED[orientation](quarters()).save(path, exif=exif)
    assert load(path).pixels.shape == (HEIGHT, WIDTH, 3)
    assert alike(colours(path), [RED, GREEN, BLUE, WHITE])


def test_an_orientation_that_does_not_exist_changes_nothing(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 99
    path = tmp_path / "photo.jpg"
    quarters().save(path, exif=exif)
    assert alike(colours(path), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize(
    "suffix", ["jpg", "jfif", "png", "webp", "tif", "bmp", "heic", "hif", "avif"]
)
def test_pictures_of_every_promised_format_are_read(
    tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"photo.{suffix}"
    quarters().save(path)
    assert alike(colours(path), [RED, GREEN, BLUE, WHITE])


def test_a_heic_photo_of_a_phone_is_turned_once(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    path = tmp_path / "photo.heic"
    STORED[6](quarters()).save(path, exif=exif.tobytes())
    assert load(path).pixels.shape == (HEIGHT, WIDTH, 3)
    assert alike(colours(path), [RED, GREEN, BLUE, WHITE])


def test_the_file_name_does_not_decide_the_format(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    quarters().save(path, "PNG")
    assert alike(colours(path), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_transparent_lies_on_white(tmp_path: Path, mode: str) -> None:
    picture = Image.new("RGBA", (WIDTH, HEIGHT), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 80, 50))
    path = tmp_path / "photo.png"
    picture.convert(mode).save(path)
    assert alike(colours(path), [(0, 0, 0), WHITE, WHITE, WHITE])


def test_the_transparent_colour_of_a_palette_is_white(tmp_path: Path) -> None:
    picture = quarters().convert("P", palette=Image.Palette.ADAPTIVE)
    assert picture.getpixel((0, 0)) != picture.getpixel((159, 0))
    path = tmp_path / "photo.png"
    picture.save(path, transparency=picture.getpixel((0, 0)))
    assert alike(colours(path), [WHITE, GREEN, BLUE, WHITE])


def test_a_palette_keeps_its_colours(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    quarters().convert("P", palette=Image.Palette.ADAPTIVE).save(path)
    assert alike(colours(path), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("mode", ["L", "1"])
def test_a_grey_picture_becomes_one_in_colour(tmp_path: Path, mode: str) -> None:
    picture = Image.new("L", (WIDTH, HEIGHT), 255)
    picture.paste(0, (0, 0, 80, 50))
    path = tmp_path / "photo.png"
    picture.convert(mode).save(path)
    assert colours(path) == [(0, 0, 0), WHITE, WHITE, WHITE]


def test_a_cmyk_jpeg_of_a_print_shop_keeps_its_colours(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    quarters().convert("CMYK").save(path, quality=95)
    assert alike(colours(path), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize(
    ("deep", "suffix"),
    [(np.uint16, "png"), (np.uint16, "tif"), (np.int32, "tif"), (np.float32, "tif")],
)
def test_a_scan_of_16_or_32_bits_keeps_its_contrast(
    tmp_path: Path, deep: type[np.generic], suffix: str
) -> None:
    values = np.full((HEIGHT, WIDTH), 60_000)
    values[:50, :80] = 3_000
    values[:50, 80:] = 31_500
    path = tmp_path / f"scan.{suffix}"
    Image.fromarray(values.astype(deep)).save(path)
    assert alike(colours(path), [(0,) * 3, (127,) * 3, WHITE, WHITE])


def test_a_deep_scan_of_one_tone_is_opened_too(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    Image.fromarray(np.full((HEIGHT, WIDTH), 9_000, dtype=np.uint16)).save(path)
    assert load(path).pixels.std() == 0


def test_the_digest_is_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    quarters().save(path)
    assert load(path).digest == hashlib.sha256(path.read_bytes()).hexdigest()


def dated(path: Path, *, original: str | None, changed: str | None) -> Path:
    """Saves a photo with these EXIF dates."""
    exif = Image.Exif()
    if original is not None:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = original
    if changed is not None:
        exif[ExifTags.Base.DateTime] = changed
    quarters().save(path, exif=exif)
    return path


NOON = dt.datetime(2026, 11, 23, 12, 0, 5)  # noqa: DTZ001 - EXIF gives no zone


@pytest.mark.parametrize("suffix", ["jpg", "heic", "png", "webp"])
def test_the_time_of_the_photo_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"photo.{suffix}"
    dated(path, original="2026:11:23 12:00:05", changed="2030:01:01 00:00:00")
    assert load(path).taken == NOON


def test_the_time_of_the_last_change_stands_in(tmp_path: Path) -> None:
    path = dated(tmp_path / "a.jpg", original=None, changed="2026:11:23 12:00:05")
    assert load(path).taken == NOON


@pytest.mark.parametrize(
    "stamp", ["0000:00:00 00:00:00", "    :  :     :  :  ", "yesterday", "", "\0\0"]
)
def test_a_time_that_was_never_set_is_none(tmp_path: Path, stamp: str) -> None:
    path = dated(tmp_path / "a.jpg", original=stamp, changed=None)
    assert load(path).taken is None


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "none.jpg")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.jpg"
    path.touch()
    assert "is empty" in refusal(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "cards.jpg"
    folder.mkdir()
    assert "can't be opened" in refusal(folder)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="the superuser may read every file",
)
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.jpg"
    quarters().save(path)
    path.chmod(0)
    assert "can't be opened" in refusal(path)


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    quarters().save(path)
    assert "can't be opened" in refusal(path / "inside.jpg")


@pytest.mark.parametrize(
    "data",
    [b"BEGIN:VCARD", b"<svg/>", b"\0" * 5_000, b"\xff\xd8\xff"],
    ids=["text", "SVG", "zeros", "first bytes of a JPEG"],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(data)
    assert "is not a picture" in refusal(path)


def test_a_format_that_would_start_a_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    quarters().save(path, "EPS")
    assert "is not a picture" in refusal(path)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif", "bmp", "heic"])
@pytest.mark.parametrize("share", [0.25, 0.6, 0.9])
def test_a_file_that_was_cut_off_is_refused(
    tmp_path: Path, suffix: str, share: float
) -> None:
    path = tmp_path / f"photo.{suffix}"
    noise = np.random.default_rng(4).integers(0, 255, (200, 320, 3), dtype=np.uint8)
    Image.fromarray(noise).save(path)
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    refusal(path)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif", "bmp", "heic", "avif"])
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(
    tmp_path: Path, suffix: str, data: st.DataObject
) -> None:
    path = tmp_path / f"photo.{suffix}"
    if not (whole := tmp_path / f"whole.{suffix}").exists():
        dated(whole, original="2026:11:23 12:00:05", changed=None)
    damaged = bytearray(whole.read_bytes())
    places = st.integers(0, min(len(damaged), 700) - 1)
    for place in data.draw(st.lists(places, min_size=1, max_size=8)):
        damaged[place] = data.draw(st.sampled_from([0, 1, 127, 255]))
    path.write_bytes(damaged)
    with contextlib.suppress(PhotoError):
        assert load(path).pixels.ndim == 3


def without_exif_header(path: Path) -> Path:
    """A dated photo whose EXIF data no longer begin as such data do."""
    data = dated(path, original="2026:11:23 12:00:05", changed=None).read_bytes()
    start = max(data.find(mark) for mark in (b"II*\0", b"MM\0*"))
    assert start > 0
    path.write_bytes(data[:start] + b"\xff" * 4 + data[start + 4 :])
    return path


@pytest.mark.parametrize("suffix", ["jpg", "webp", "heic"])
def test_damaged_metadata_does_not_cost_the_photo(tmp_path: Path, suffix: str) -> None:
    path = without_exif_header(tmp_path / f"photo.{suffix}")
    assert alike(colours(path), [RED, GREEN, BLUE, WHITE])
    assert load(path).taken is None


def png(width: int, height: int) -> bytes:
    """The bytes of a black picture of any size, a thousandth of it in the file."""

    def chunk(name: bytes, body: bytes) -> bytes:
        checksum = zlib.crc32(name + body)
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", checksum)

    row = b"\0" + bytes((width + 7) // 8)
    packer = zlib.compressobj(1)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    signature = b"\x89PNG\r\n\x1a\n"
    return (
        signature + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(20_000, 10_000), (13_000, 10_000), (40_000, 40_000)])
def test_a_picture_that_fills_the_memory_is_refused_unread(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "large.png"
    path.write_bytes(png(*size))
    assert "at most 120 are read" in refusal(path)


def test_the_limit_of_megapixels_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(png(1500, 1000))
    assert len(list(pages(path, limits=Limits(megapixels=2)))) == 1
    with pytest.raises(PhotoError, match=r"as limits\.megapixels says"):
        list(pages(path, limits=Limits(megapixels=1)))


@pytest.mark.parametrize("size", [(1, 1), (MIN_SIDE - 1, 400), (400, MIN_SIDE - 1)])
def test_a_tiny_picture_is_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "icon.png"
    path.write_bytes(png(*size))
    assert f"only {size[0]} x {size[1]} pixels" in refusal(path)


def test_the_smallest_picture_is_read(tmp_path: Path) -> None:
    path = tmp_path / "icon.png"
    path.write_bytes(png(MIN_SIDE, MIN_SIDE))
    assert load(path).pixels.shape == (MIN_SIDE, MIN_SIDE, 3)


@pytest.mark.parametrize("turned", [False, True])
def test_a_strip_is_refused(tmp_path: Path, turned: bool) -> None:
    path = tmp_path / "strip.png"
    longer = MAX_ASPECT * 100
    path.write_bytes(png(100, longer + 1) if turned else png(longer + 1, 100))
    assert "is a strip" in refusal(path)
    path.write_bytes(png(100, longer) if turned else png(longer, 100))
    assert load(path).pixels.size == 3 * 100 * longer

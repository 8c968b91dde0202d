"""Files of several pages: each page a photo of its own, each failure one sentence."""

from __future__ import annotations

import contextlib
import hashlib
import io
import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from cardtrail.errors import PhotoError
from cardtrail.imaging.load import FRAMES_PER_PAGE, load, pages
from cardtrail.imaging.pdf import LEAST_SIDE, MOST_SIDE
from cardtrail.model.limits import Limits

COLOURS = ("red", "lime", "blue")
VALUES = {"red": (0, 0, 255), "lime": (0, 255, 0), "blue": (255, 0, 0)}
NEW_SUBFILE_TYPE = 254


def bound(path: Path, *sheets: Image.Image) -> Path:
    """Saves pictures as the pages of one file."""
    sheets[0].save(path, save_all=True, append_images=sheets[1:])
    return path


def painted(*colours: str, size: tuple[int, int] = (160, 100)) -> list[Image.Image]:
    return [Image.new("RGB", size, colour) for colour in colours]


def seen(path: Path) -> list[tuple[int, ...]]:
    """The colour in the middle of each page, blue-green-red."""
    return [
        tuple(int(v) for v in photo.pixels[photo.pixels.shape[0] // 2, 5])
        for photo in pages(path)
    ]


def refusal(path: Path) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(PhotoError) as caught:
        list(pages(path))
    message = str(caught.value)
    assert str(path) in message
    assert message.endswith(".")
    assert "Error" not in message
    return message


@pytest.mark.parametrize("suffix", ["tif", "pdf"])
def test_every_page_comes_out_in_its_order(tmp_path: Path, suffix: str) -> None:
    path = bound(tmp_path / f"stack.{suffix}", *painted(*COLOURS))
    distance = np.array(seen(path)) - [VALUES[colour] for colour in COLOURS]
    assert np.abs(distance).max() < 8
    assert [photo.page for photo in pages(path)] == [1, 2, 3]


@pytest.mark.parametrize("suffix", ["tif", "pdf"])
def test_each_page_has_an_identity_of_its_own(tmp_path: Path, suffix: str) -> None:
    path = bound(tmp_path / f"stack.{suffix}", *painted("red", "red", "red"))
    digests = [photo.digest for photo in pages(path)]
    assert len(set(digests)) == 3
    assert digests == [photo.digest for photo in pages(path)]


@pytest.mark.parametrize("suffix", ["tif", "pdf", "png"])
def test_the_first_page_has_the_digest_of_the_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"one.{suffix}"
    painted("red")[0].save(path)
    assert load(path).digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert load(path).page == 1


def test_one_page_is_loaded_of_several(tmp_path: Path) -> None:
    path = bound(tmp_path / "stack.tif", *painted("blue", "red"))
    assert tuple(load(path).pixels[9, 9]) == VALUES["blue"]


@pytest.mark.parametrize("suffix", ["png", "webp", "jpg", "heic"])
def test_frames_that_are_no_pages_are_left_out(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"moving.{suffix}"
    frames = painted("red", "blue")
    kind = {"jpg": "MPO"}.get(suffix)
    frames[0].save(path, kind, save_all=True, append_images=frames[1:])
    assert len(list(pages(path))) == 1


@pytest.mark.parametrize("kind", [1, 4, 5])
def test_previews_and_masks_in_a_tiff_are_no_pages(tmp_path: Path, kind: int) -> None:
    sheets = painted("red", "lime", "blue")
    sheets[1].encoderinfo = {"tiffinfo": {NEW_SUBFILE_TYPE: kind}}
    path = bound(tmp_path / "stack.tif", *sheets)
    assert seen(path) == [VALUES["red"], VALUES["blue"]]


def test_each_page_of_a_tiff_is_turned_as_it_says_itself(tmp_path: Path) -> None:
    sheets = painted("red", "lime", "blue")
    sheets[1].encoderinfo = {"tiffinfo": {ExifTags.Base.Orientation: 6}}
    path = bound(tmp_path / "stack.tif", *sheets)
    shapes = [photo.pixels.shape[:2] for photo in pages(path)]
    assert shapes == [(100, 160), (160, 100), (100, 160)]


@pytest.mark.parametrize("suffix", ["tif", "pdf"])
def test_more_pages_than_are_read_are_told_after_the_first_ones(
    tmp_path: Path, suffix: str
) -> None:
    path = bound(tmp_path / f"book.{suffix}", *painted(*["red"] * 4))
    every = pages(path, limits=Limits(pages=3))
    assert len(list(itertools.islice(every, 3))) == 3
    with pytest.raises(PhotoError, match=r"more than 3 pages.*as limits\.pages says"):
        next(every)


def test_as_many_pages_as_are_read_are_no_fault(tmp_path: Path) -> None:
    path = bound(tmp_path / "stack.tif", *painted(*["red"] * 50))
    assert len(list(pages(path))) == 50


def test_previews_without_end_are_not_looked_through(tmp_path: Path) -> None:
    sheets = painted(*["red"] * (FRAMES_PER_PAGE * 2 + 2), size=(64, 64))
    for sheet in sheets[1:]:
        sheet.encoderinfo = {"tiffinfo": {NEW_SUBFILE_TYPE: 1}}
    path = bound(tmp_path / "stack.tif", *sheets)
    every = pages(path, limits=Limits(pages=2))
    assert next(every).page == 1
    with pytest.raises(PhotoError, match="more than 2 pages"):
        next(every)


def test_a_page_that_is_too_large_leaves_those_before_it(tmp_path: Path) -> None:
    sheets = [*painted("red"), Image.new("1", (20_000, 10_000))]
    path = bound(tmp_path / "stack.tif", *sheets)
    every = pages(path)
    assert next(every).page == 1
    with pytest.raises(PhotoError, match="200 megapixels"):
        next(every)


@pytest.mark.parametrize(
    ("size", "resolution", "side"),
    [
        ((850, 540), 240, LEAST_SIDE),
        ((1654, 2339), 200, 3508),
        ((4000, 3000), 72, MOST_SIDE),
    ],
    ids=["a page as small as a card", "A4", "a point for each pixel"],
)
def test_a_page_of_a_pdf_is_as_large_as_reading_needs(
    tmp_path: Path, size: tuple[int, int], resolution: int, side: int
) -> None:
    path = tmp_path / "scan.pdf"
    Image.new("RGB", size, "white").save(path, resolution=resolution)
    shape = load(path).pixels.shape
    assert abs(max(shape) - side) < 5
    assert shape[1] / shape[0] == pytest.approx(size[0] / size[1], rel=0.01)
    assert shape[2] == 3


def test_a_pdf_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    path = bound(tmp_path / "scan.pdf", *painted("red"))
    renamed = tmp_path / "photo.jpg"
    renamed.write_bytes(b"\r\n" + path.read_bytes())
    assert len(list(pages(renamed))) == 1


def test_a_strip_of_a_pdf_is_refused(tmp_path: Path) -> None:
    path = bound(tmp_path / "strip.pdf", *painted("red", size=(900, 100)))
    assert "Page 1" in refusal(path)
    assert "Cut it to the card" in refusal(path)


def test_a_picture_in_a_pdf_that_fills_the_memory_is_refused_undrawn(
    tmp_path: Path,
) -> None:
    path = tmp_path / "scan.pdf"
    Image.new("1", (2000, 1000)).save(path)
    assert len(list(pages(path, limits=Limits(megapixels=2)))) == 1
    with pytest.raises(PhotoError, match=r"Page 1 .* has 2 megapixels; at most 1 "):
        list(pages(path, limits=Limits(megapixels=1)))


LOCKED = b"""%%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 250 150]>> endobj
4 0 obj <</Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s>>> endobj
trailer <</Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>] /Size 5>>
%%%%EOF""" % (b"2a" * 32, b"17" * 32)


def test_a_pdf_with_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(LOCKED)
    assert "locked by a password" in refusal(path)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF", b"x" * 9 + b"%PDF-"]
)
def test_a_pdf_that_holds_nothing_is_damaged(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(data)
    assert "is damaged or cut off" in refusal(path)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data(), suffix=st.sampled_from(["tif", "pdf"]))
def test_a_damaged_stack_is_read_or_refused(
    tmp_path: Path, data: st.DataObject, suffix: str
) -> None:
    kept = io.BytesIO()
    first, *others = painted("red", "blue", size=(70, 64))
    kind = {"tif": "TIFF", "pdf": "PDF"}[suffix]
    first.save(kept, kind, save_all=True, append_images=others, resolution=900)
    damaged = bytearray(kept.getvalue())
    places = st.integers(0, len(damaged) - 1)
    for place in data.draw(st.lists(places, min_size=1, max_size=12)):
        damaged[place] = data.draw(st.sampled_from([0, 1, 48, 57, 127, 255]))
    path = tmp_path / f"stack.{suffix}"
    path.write_bytes(damaged[: data.draw(st.integers(1, len(damaged)))])
    with contextlib.suppress(PhotoError):
        for photo in pages(path):
            assert photo.pixels.ndim == 3

"""A file that is cut off is told from a whole one, whatever its kind."""

from __future__ import annotations

import io
from pathlib import Path

import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.imaging.specimen import specimen
from cardtrail.imaging.whole import is_whole

pillow_heif.register_heif_opener()

KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "HEIF", "AVIF", "PDF")


def written(kind: str, **options: object) -> bytes:
    """A card as a file of this kind."""
    file = io.BytesIO()
    specimen().resize((525, 300)).save(file, format=kind, **options)
    return file.getvalue()


def put(folder: Path, data: bytes) -> Path:
    path = folder / "card"
    path.write_bytes(data)
    return path


FILES: dict[str, bytes] = {
    **{kind: written(kind) for kind in KINDS},
    "progressive JPEG": written("JPEG", progressive=True),
    "JPEG with a preview": written("JPEG", exif=b"Exif\0\0" + written("JPEG")[:9000]),
    "compressed TIFF": written("TIFF", compression="tiff_lzw"),
    "lossless WEBP": written("WEBP", lossless=True),
    "TIFF of two pages": written(
        "TIFF", save_all=True, append_images=[specimen().convert("L")]
    ),
    "TIFF in the other order": written("TIFF", big_endian=True),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_whole_file_is_whole(tmp_path: Path, kind: str) -> None:
    assert is_whole(put(tmp_path, FILES[kind]))


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_cut_off_is_not_whole(tmp_path: Path, kind: str) -> None:
    data = FILES[kind]
    for eighth in range(1, 8):
        assert not is_whole(put(tmp_path, data[: len(data) * eighth // 8])), eighth
    assert not is_whole(put(tmp_path, data[:-8]))


@pytest.mark.parametrize("kind", ["JPEG", "progressive JPEG", "PNG", "PDF"])
def test_a_place_kept_for_a_file_that_is_still_coming_is_not_whole(
    tmp_path: Path, kind: str
) -> None:
    data = FILES[kind]
    half = len(data) // 2
    assert not is_whole(put(tmp_path, data[:half] + bytes(len(data) - half)))


def test_what_a_phone_puts_behind_a_photo_does_not_matter(tmp_path: Path) -> None:
    film = b"\0\0\0\x18ftypmp42" + bytes(5000)
    assert is_whole(put(tmp_path, FILES["JPEG"] + film))


def test_an_empty_file_is_not_whole_and_one_that_is_gone_neither(
    tmp_path: Path,
) -> None:
    assert not is_whole(put(tmp_path, b""))
    assert not is_whole(tmp_path / "gone.jpg")
    assert not is_whole(tmp_path)


def test_a_kind_that_does_not_tell_is_taken_as_it_is(tmp_path: Path) -> None:
    assert is_whole(put(tmp_path, b"GIF89a and so on"))


@given(st.sampled_from([data[:16] for data in FILES.values()]), st.binary(max_size=200))
def test_no_bytes_make_it_fail_or_hang(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes
) -> None:
    is_whole(put(tmp_path_factory.getbasetemp(), start + rest))

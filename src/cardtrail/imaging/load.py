"""Opens picture files: every failure is one sentence that says what to do."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import io
import struct
import warnings
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, UnidentifiedImageError
from pillow_heif import register_heif_opener

from cardtrail.errors import PhotoError
from cardtrail.model.photo import Photo, Pixels

SUFFIXES = frozenset(".avif .bmp .heic .heif .jpeg .jpg .png .tif .tiff .webp".split())
"""File name endings that count as pictures in a folder."""

MAX_MEGAPIXELS = 120
"""The largest picture that is opened: a 108-megapixel phone photo, 360 MB decoded."""

MIN_SIDE = 64
"""Pictures smaller than this on a side hold no legible card."""

MAX_ASPECT = 8
"""Longer by shorter side; with MAX_MEGAPIXELS no side passes OpenCV's 32,766."""

_DECODER_FAULTS = (
    ArithmeticError, EOFError, LookupError, MemoryError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, struct.error,
)  # fmt: skip
"""What Pillow and its plug-ins raise on damaged files, found by damaging some."""

_TURNS: dict[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What brings a picture upright, by its EXIF orientation (EXIF 2.32, 4.6.4)."""

_EXIF_DATE = "%Y:%m:%d %H:%M:%S"

register_heif_opener()


def load(path: Path) -> Photo:
    """Reads a picture file, turns it upright as EXIF says, and gives it an identity.

    Raises:
        PhotoError: the file can't be opened, is empty, no picture, cut off, too large,
            too small or a strip.
    """
    data = _read(path)
    with warnings.catch_warnings():
        # Pillow warns of its own limit, where ours refuses, and of damaged metadata,
        # which don't matter.
        warnings.simplefilter("ignore")
        pixels, taken = _decode(path, data)
    digest = hashlib.sha256(data).hexdigest()
    return Photo(path=path, pixels=pixels, digest=digest, taken=taken)


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise PhotoError(f"{path} does not exist. Check the path.") from error
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise PhotoError(
            f"{path} can't be opened: {reason}. Name a file that you may read."
        ) from error
    if not data:
        raise PhotoError(f"{path} is empty. Copy it from the camera again.")
    return data


def _decode(path: Path, data: bytes) -> tuple[Pixels, dt.datetime | None]:
    try:
        with Image.open(io.BytesIO(data), formats=_formats()) as image:
            _check_size(path, image)
            image.load()  # after which TIFF and HEIC are upright, and their tags say so
            tags = _tags(image)
            upright = _upright(_on_8_bits(image), tags)
            colours = np.asarray(_on_white(upright), dtype=np.uint8)
    except Image.DecompressionBombError as error:
        raise PhotoError(_too_large(path, "more than 170")) from error
    except UnidentifiedImageError as error:
        raise PhotoError(
            f"{path} is not a picture that can be read. "
            "Save it as JPEG, PNG, WebP, TIFF, BMP or HEIC."
        ) from error
    except _DECODER_FAULTS as error:
        raise PhotoError(
            f"{path} is damaged or cut off. Copy it from the camera again."
        ) from error
    return np.ascontiguousarray(colours[:, :, ::-1]), _taken(tags)


def _formats() -> list[str]:
    """What Pillow may open: for EPS, say, it would start a program."""
    names = Image.registered_extensions()
    return sorted({names[suffix] for suffix in SUFFIXES if suffix in names})


def _check_size(path: Path, image: Image.Image) -> None:
    megapixels = image.width * image.height / 1e6
    if megapixels > MAX_MEGAPIXELS:
        raise PhotoError(_too_large(path, f"{megapixels:.0f}"))
    if min(image.size) < MIN_SIDE:
        raise PhotoError(
            f"{path} is only {image.width} x {image.height} pixels, "
            "too small to read. Take a larger picture."
        )
    if max(image.size) > MAX_ASPECT * min(image.size):
        raise PhotoError(
            f"{path} is a strip of {image.width} x {image.height} pixels. "
            "Cut it to the card."
        )


def _too_large(path: Path, megapixels: str) -> str:
    return (
        f"{path} has {megapixels} megapixels; at most {MAX_MEGAPIXELS} can be read. "
        "Save a smaller copy."
    )


def _on_white(image: Image.Image) -> Image.Image:
    """RGB, with what is transparent laid on white: dark text stays readable."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    ground = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(ground, layer).convert("RGB")


def _on_8_bits(image: Image.Image) -> Image.Image:
    """Greys of 16 or 32 bits brought to 8, which Pillow would cut off at 255."""
    if not image.mode.startswith(("I", "F")):
        return image
    values = np.nan_to_num(np.asarray(image, dtype=np.float64))
    lowest, highest = values.min(), values.max()
    scaled = 255 * (values - lowest) / ((highest - lowest) or 1.0)
    return Image.fromarray(scaled.astype(np.uint8))


def _upright(image: Image.Image, tags: dict[int, object]) -> Image.Image:
    """The picture turned and mirrored as its orientation says."""
    turn = _TURNS.get(tags[ExifTags.Base.Orientation])
    return image if turn is None else image.transpose(turn)


def _tags(image: Image.Image) -> dict[int, object]:
    """The EXIF tags that matter; None for those that are damaged or not there."""
    wanted = (ExifTags.Base.Orientation, ExifTags.Base.DateTime)
    tags: dict[int, object] = dict.fromkeys((*wanted, ExifTags.Base.DateTimeOriginal))
    # A photo with damaged metadata is still a photo.
    with contextlib.suppress(*_DECODER_FAULTS):
        exif = image.getexif()
        tags.update((tag, exif.get(tag)) for tag in wanted)
        tags.update(exif.get_ifd(ExifTags.IFD.Exif))
    return tags


def _taken(tags: dict[int, object]) -> dt.datetime | None:
    """The local time of the photo (EXIF 2.32: DateTimeOriginal, else DateTime)."""
    stamp = tags[ExifTags.Base.DateTimeOriginal] or tags[ExifTags.Base.DateTime]
    try:
        # EXIF gives local time without a zone, and that is what the person means.
        return dt.datetime.strptime(str(stamp).strip("\0 "), _EXIF_DATE)  # noqa: DTZ007
    except ValueError:
        return None

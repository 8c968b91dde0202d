"""Opens picture files: every failure is one sentence that says what to do."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import warnings
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from cardtrail.errors import PhotoError
from cardtrail.model.photo import Photo, Pixels

SUFFIXES = frozenset(".avif .bmp .heic .heif .jpeg .jpg .png .tif .tiff .webp".split())
"""File name endings that count as pictures in a folder."""

MAX_MEGAPIXELS = 120
"""The largest picture that is opened: a 108-megapixel phone photo, 360 MB decoded."""

MIN_SIDE = 64
"""Pictures smaller than this on a side hold no legible card."""

_EXIF_DATE = "%Y:%m:%d %H:%M:%S"

register_heif_opener()


def load(path: Path) -> Photo:
    """Reads a picture file, turns it upright as EXIF says, and gives it an identity.

    Raises:
        PhotoError: the file can't be opened, is empty, no picture, cut off, too large
            or too small.
    """
    data = _read(path)
    with warnings.catch_warnings():
        # Sizes are judged below; Pillow's own limit only warns where ours refuses.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
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
        raise PhotoError(f"{path} can't be opened: {reason}.") from error
    if not data:
        raise PhotoError(f"{path} is empty. Copy it from the camera again.")
    return data


def _decode(path: Path, data: bytes) -> tuple[Pixels, dt.datetime | None]:
    try:
        with Image.open(io.BytesIO(data)) as image:
            _check_size(path, image)
            taken = _taken(image)
            upright = ImageOps.exif_transpose(image)
            colours = np.asarray(_on_white(upright), dtype=np.uint8)
    except Image.DecompressionBombError as error:
        raise PhotoError(_too_large(path, "more than 170")) from error
    except UnidentifiedImageError as error:
        raise PhotoError(
            f"{path} is not a picture that can be read. "
            "Save it as JPEG, PNG, WebP, TIFF, BMP or HEIC."
        ) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise PhotoError(
            f"{path} is damaged or cut off. Copy it from the camera again."
        ) from error
    return np.ascontiguousarray(colours[:, :, ::-1]), taken


def _check_size(path: Path, image: Image.Image) -> None:
    megapixels = image.width * image.height / 1e6
    if megapixels > MAX_MEGAPIXELS:
        raise PhotoError(_too_large(path, f"{megapixels:.0f}"))
    if min(image.size) < MIN_SIDE:
        raise PhotoError(
            f"{path} is only {image.width} x {image.height} pixels, "
            "too small to read. Take a larger picture."
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


def _taken(image: Image.Image) -> dt.datetime | None:
    """The local time of the photo (EXIF 2.32: DateTimeOriginal, else DateTime)."""
    exif = image.getexif()
    details = exif.get_ifd(ExifTags.IFD.Exif)
    stamp = details.get(ExifTags.Base.DateTimeOriginal) or exif.get(
        ExifTags.Base.DateTime
    )
    try:
        # EXIF gives local time without a zone, and that is what the person means.
        return dt.datetime.strptime(str(stamp).strip("\0 "), _EXIF_DATE)  # noqa: DTZ007
    except ValueError:
        return None

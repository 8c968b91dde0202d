"""Opens pictures and PDFs: every failure is one sentence that says what to do."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import io
import struct
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from cv2.typing import MatLike
from PIL import ExifTags, Image, TiffImagePlugin, UnidentifiedImageError
from pillow_heif import register_heif_opener

from cardtrail.errors import PhotoError
from cardtrail.imaging.contents import contents
from cardtrail.imaging.pdf import is_pdf, pdf_pages
from cardtrail.imaging.unheard import unheard
from cardtrail.model.limits import USUAL, Limits
from cardtrail.model.photo import Photo, Pixels

PICTURES = frozenset(
    ".avif .bmp .heic .heif .hif .jfif .jpeg .jpg .png .tif .tiff .webp".split()
)
"""File name endings of what Pillow opens."""

SUFFIXES = PICTURES | {".pdf"}
"""File name endings that count as pictures in a folder."""

MIN_SIDE = 64
"""Pictures smaller than this on a side hold no legible card."""

MAX_ASPECT = 8
"""Longer by shorter side; with 130 megapixels no side passes OpenCV's 32,766."""

FRAMES_PER_PAGE = 4
"""Pictures in a TIFF file for each page: itself, a preview, and their masks."""

_DECODER_FAULTS = (
    ArithmeticError, EOFError, LookupError, OSError, RuntimeError, SyntaxError,
    TypeError, ValueError, struct.error,
)  # fmt: skip
"""What Pillow and its plug-ins raise on damaged files, found by damaging some."""

_ROWS = 256
"""Rows of a picture that are brought to colours at a time: more take more memory."""

_TURNS: dict[object, Callable[[MatLike], MatLike]] = {
    2: partial(cv2.flip, flipCode=1),
    3: partial(cv2.rotate, rotateCode=cv2.ROTATE_180),
    4: partial(cv2.flip, flipCode=0),
    5: cv2.transpose,
    6: partial(cv2.rotate, rotateCode=cv2.ROTATE_90_CLOCKWISE),
    7: lambda pixels: cv2.transpose(cv2.rotate(pixels, cv2.ROTATE_180)),
    8: partial(cv2.rotate, rotateCode=cv2.ROTATE_90_COUNTERCLOCKWISE),
}
"""What brings a picture upright, by its EXIF orientation (EXIF 2.32, 4.6.4)."""

_NOT_A_PAGE = 0b101
"""NewSubfileType of a preview (bit 0) or a mask (bit 2): TIFF 6.0, section 8."""

_EXIF_DATE = "%Y:%m:%d %H:%M:%S"

_Opened = tuple[Pixels, dt.datetime | None]

_Tags = dict[int, object]

register_heif_opener()


def load(path: Path) -> Photo:
    """Reads a picture file, turns it upright as EXIF says, and gives it an identity.

    Of a file with several pages it is the first.

    Raises:
        PhotoError: the file can't be opened, is empty, no picture, cut off, too large,
            too small or a strip, or a PDF that is locked.
    """
    return next(pages(path))


def pages(
    path: Path, data: bytes | None = None, limits: Limits = USUAL
) -> Iterator[Photo]:
    """Reads the pages of a PDF or TIFF file, or the one picture of any other.

    Each page is a photo of its own. The first one has the digest of the file.

    Args:
        path: of the file.
        data: what is in it, where it lies on another machine.
        limits: how large it may be.

    Raises:
        PhotoError: as for ``load``; or there are more pages than are read, of which the
            first ones have come out by then.
    """
    data = contents(path, limits) if data is None else data
    digest = hashlib.sha256(data).hexdigest()
    opened = _pdf if is_pdf(data) else _pictures
    for number, (pixels, taken) in enumerate(opened(path, data, limits), 1):
        if number > limits.pages:
            raise PhotoError(_too_many(path, limits))
        yield Photo(path, pixels, _page_digest(digest, number), taken, number)


def _page_digest(digest: str, number: int) -> str:
    if number == 1:
        return digest
    return hashlib.sha256(f"{digest} {number}".encode()).hexdigest()


def _too_many(path: Path, limits: Limits) -> str:
    return (
        f"{path} has more than {limits.pages} pages; those after them are not read, "
        "as limits.pages says. Split the file, or raise the limit with cardtrail "
        "config set."
    )


def _pdf(path: Path, data: bytes, limits: Limits) -> Iterator[_Opened]:
    """The pages of a PDF; when the cards were photographed, it doesn't say."""
    return ((pixels, None) for pixels in pdf_pages(path, data, limits))


def _pictures(path: Path, data: bytes, limits: Limits) -> Iterator[_Opened]:
    """The pages of a TIFF file; of any other the first frame.

    More frames are an animation, a burst, or the second view that some phones store
    beside their photo.
    """
    with _told_plainly(path, limits):
        image = Image.open(io.BytesIO(data), formats=_formats())
    frames = _all if isinstance(image, TiffImagePlugin.TiffImageFile) else _first
    return frames(path, image, limits)


def _first(path: Path, image: Image.Image, limits: Limits) -> Iterator[_Opened]:
    with image, _told_plainly(path, limits):
        opened = _decoded(path, image, limits)
    del image  # which holds as much as the photo for as long as that is being read
    yield opened


def _all(path: Path, image: Image.Image, limits: Limits) -> Iterator[_Opened]:
    with image:
        for frame in range(FRAMES_PER_PAGE * limits.pages + 1):
            with _told_plainly(path, limits):
                if not _turn_to(image, frame):
                    return
                opened = _decoded(path, image, limits) if _is_page(image) else None
            if opened is not None:
                yield opened
    raise PhotoError(_too_many(path, limits))


def _turn_to(image: Image.Image, frame: int) -> bool:
    """Goes to a page of a TIFF file; False where there is none."""
    try:
        image.seek(frame)
    except EOFError:
        return False
    return True


def _is_page(image: Image.Image) -> bool:
    """Whether a frame is no preview or mask of another; the first one always is."""
    if not isinstance(image, TiffImagePlugin.TiffImageFile) or image.tell() == 0:
        return True
    kind = image.tag_v2.get(ExifTags.Base.NewSubfileType, 0)
    return not int(kind) & _NOT_A_PAGE


def _decoded(path: Path, image: Image.Image, limits: Limits) -> _Opened:
    _check_size(path, image, limits)
    image.load()  # after which TIFF and HEIC are upright, and their tags say so
    tags = _tags(image)
    return _upright(_colours(_on_8_bits(image)), tags), _taken(tags)


def _colours(image: Image.Image) -> Pixels:
    """The colours of a picture, in the order blue, green, red."""
    made = np.empty((image.height, image.width, 3), dtype=np.uint8)
    for top in range(0, image.height, _ROWS):
        bottom = min(top + _ROWS, image.height)
        rows = np.asarray(_on_white(image.crop((0, top, image.width, bottom))))
        # A sixteenth of the time that numpy takes to turn the colours round.
        cv2.cvtColor(rows, cv2.COLOR_RGB2BGR, dst=made[top:bottom])
    return made


@contextlib.contextmanager
def _told_plainly(path: Path, limits: Limits) -> Iterator[None]:
    """What goes wrong inside becomes one sentence; warnings are left out.

    Pillow warns of its own limit, where ours refuses, and of damaged metadata, which
    don't matter.
    """
    try:
        with unheard(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as error:
        raise PhotoError(_too_large(path, "more than 170", limits)) from error
    except UnidentifiedImageError as error:
        raise PhotoError(
            f"{path} is not a picture that can be read. "
            "Save it as JPEG, PNG, WebP, TIFF, BMP, HEIC or PDF."
        ) from error
    except MemoryError as error:
        raise PhotoError(
            f"{path} needs more memory than there is. Save a smaller copy."
        ) from error
    except _DECODER_FAULTS as error:
        raise PhotoError(
            f"{path} is damaged or cut off. Copy it from the camera again."
        ) from error


def _formats() -> list[str]:
    """What Pillow may open: for EPS, say, it would start a program."""
    names = Image.registered_extensions()
    return sorted({names[suffix] for suffix in PICTURES if suffix in names})


def _check_size(path: Path, image: Image.Image, limits: Limits) -> None:
    megapixels = image.width * image.height / 1e6
    if megapixels > limits.megapixels:
        raise PhotoError(_too_large(path, f"{megapixels:.0f}", limits))
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


def _too_large(path: Path, megapixels: str, limits: Limits) -> str:
    return (
        f"{path} has {megapixels} megapixels; at most {limits.megapixels} are read, "
        "as limits.megapixels says. Save a smaller copy."
    )


def _on_white(image: Image.Image) -> Image.Image:
    """RGB, with what is transparent laid on white: dark text stays readable."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image if image.mode == "RGB" else image.convert("RGB")
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


def _upright(pixels: Pixels, tags: _Tags) -> Pixels:
    """The picture turned and mirrored as its orientation says."""
    turn = _TURNS.get(tags[ExifTags.Base.Orientation])
    return pixels if turn is None else np.asarray(turn(pixels), dtype=np.uint8)


def _tags(image: Image.Image) -> _Tags:
    """The EXIF tags that matter; None for those that are damaged or not there."""
    wanted = (ExifTags.Base.Orientation, ExifTags.Base.DateTime)
    tags: _Tags = dict.fromkeys((*wanted, ExifTags.Base.DateTimeOriginal))
    # A photo with damaged metadata is still a photo.
    with contextlib.suppress(*_DECODER_FAULTS):
        exif = image.getexif()
        tags.update((tag, exif.get(tag)) for tag in wanted)
        tags.update(exif.get_ifd(ExifTags.IFD.Exif))
    return tags


def _taken(tags: _Tags) -> dt.datetime | None:
    """The local time of the photo (EXIF 2.32: DateTimeOriginal, else DateTime)."""
    stamp = tags[ExifTags.Base.DateTimeOriginal] or tags[ExifTags.Base.DateTime]
    try:
        # EXIF gives local time without a zone, and that is what the person means.
        return dt.datetime.strptime(str(stamp).strip("\0 "), _EXIF_DATE)  # noqa: DTZ007
    except ValueError:
        return None

"""A folder with everything that a folder of photos can hold, good and bad.

Each file says how its reading may end. The good ones all show one card.
"""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags, Image, ImageCms, ImageDraw, ImageFont
from pillow_heif import register_heif_opener
from tests.support.bombs import BOMBS, chunk, patched, pdf
from tests.support.cards import NORA

Make = Callable[[Path], None]

READ = frozenset({"read"})
FAILED = frozenset({"failed"})
ANY = frozenset({"read", "no-card", "unreadable", "failed"})


@dataclass(frozen=True, slots=True)
class Horror:
    """A file of the folder.

    Attributes:
        name: of the file, as the system has it.
        make: puts it there.
        ends: the statuses with which its reading may end.
        words: that the sentence has where it failed.
    """

    name: bytes
    make: Make
    ends: frozenset[str]
    words: str = ""

    def put(self, folder: Path) -> Path:
        """Makes the file in a folder."""
        path = folder / os.fsdecode(self.name)
        self.make(path)
        return path


def card(mark: int = 0) -> Image.Image:
    """A flat card of Nora's, white in its middle; a mark makes its bytes differ."""
    picture = Image.new("RGB", (1050, 600), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(44)
    for row, line in enumerate(NORA):
        pen.text((70, 24 + 72 * row), line, font=font, fill="black")
    pen.rectangle((70, 560, 90 + 3 * mark, 580), "gainsboro")
    return picture


def saved(kind: str, mode: str = "RGB", mark: int = 0, **options: object) -> bytes:
    """The bytes of a card in a format."""
    register_heif_opener()
    picture, file = card(mark), io.BytesIO()
    if mode == "I;16":
        picture = picture.convert("I").point(lambda grey: grey * 256)
    picture.convert(mode).save(file, kind, **options)
    return file.getvalue()


def horrors() -> Iterator[Horror]:
    """The files of the folder."""
    yield from _good()
    yield from _named()
    yield from _damaged_metadata()
    yield from _truncated()
    yield from _no_pictures()
    yield from (Horror(*bomb) for bomb in BOMBS)
    yield from _of_the_system()


def _writes(data: bytes | Callable[[], bytes]) -> Make:
    return lambda path: _write(path, data)


def _write(path: Path, data: bytes | Callable[[], bytes]) -> None:
    path.write_bytes(data() if callable(data) else data)


_GOOD: dict[bytes, Callable[[], bytes]] = {
    b"good.jpg": lambda: saved("JPEG", mark=1),
    b"progressive.jpg": lambda: saved("JPEG", progressive=True),
    b"grey.jpg": lambda: saved("JPEG", "L"),
    b"cmyk.jpg": lambda: saved("JPEG", "CMYK"),
    b"burst.mpo.jpg": lambda: saved("MPO", save_all=True, append_images=[card(2)]),
    b"with a film behind it.jpg": lambda: saved("JPEG", mark=3) + b"ftypmp42" * 5000,
    b"profile.jpg": lambda: saved("JPEG", icc_profile=_profile()),
    b"profile of nothing.jpg": lambda: saved("JPEG", icc_profile=b"no profile"),
    b"good.png": lambda: saved("PNG"),
    b"alpha.png": lambda: saved("PNG", "RGBA"),
    b"grey and alpha.png": lambda: saved("PNG", "LA"),
    b"palette.png": lambda: saved("PNG", "P"),
    b"16 bit.png": lambda: saved("PNG", "I;16"),
    b"1 bit.png": lambda: saved("PNG", "1"),
    b"animated.png": lambda: saved("PNG", save_all=True, append_images=[card(4)]),
    b"good.webp": lambda: saved("WEBP"),
    b"lossless.webp": lambda: saved("WEBP", "RGBA", lossless=True),
    b"animated.webp": lambda: saved("WEBP", save_all=True, append_images=[card(5)]),
    b"good.tif": lambda: saved("TIFF"),
    b"lzw.tiff": lambda: saved("TIFF", compression="tiff_lzw"),
    b"fax.tif": lambda: saved("TIFF", "1", compression="group4"),
    b"16 bit.tif": lambda: saved("TIFF", "I;16"),
    b"cmyk.tif": lambda: saved("TIFF", "CMYK"),
    b"big.tif": lambda: saved("TIFF", big_tiff=True),
    b"good.bmp": lambda: saved("BMP"),
    b"palette.bmp": lambda: saved("BMP", "P"),
    b"good.heic": lambda: saved("HEIF"),
    b"alpha.heic": lambda: saved("HEIF", "RGBA"),
    b"good.avif": lambda: saved("AVIF"),
    b"good.pdf": lambda: saved("PDF"),
    b"png called.jpg": lambda: saved("PNG", mark=6),
    b"heic called.jpg": lambda: saved("HEIF", mark=7),
    b"jpeg called.heic": lambda: saved("JPEG", mark=8),
    b"pdf called.png": lambda: saved("PDF", mark=9),
    b"webp called.tif": lambda: saved("WEBP", mark=10),
}
"""Pictures that are read, whatever is odd about them."""

_NAMES = (
    b"IMG_0001.JPG",
    b"two\nlines.jpg",
    b"tab\tand\rreturn.jpg",
    "smile \U0001f600.jpg".encode(),
    "日本語の名刺.jpg".encode(),
    "e\u0301 decomposed.jpg".encode(),
    b"latin-1 caf\xe9.jpg",
    b"\xff\xfe\x80.jpg",
    b"-rf.jpg",
    b"--help.jpg",
    b"n" * 251 + b".jpg",
    "é".encode() * 125 + b"n.jpg",
    b"[bold red]markup.jpg",
    b"%s%n{0}.jpg",
    b"$(touch owned); `touch owned`.jpg",
    b"'\"quotes\\.jpg",
    b"\x1b[2J\x1b]0;title\x07.jpg",
    "right \u202eto left\u202c.jpg".encode(),
    b"a..jpg",
    b"  spaces  .jpg",
    b"aux.jpg",
    b"=1+1.jpg",
    b"<script>alert(1)<script>.jpg",
)
"""Names of good photos."""


def _good() -> Iterator[Horror]:
    for name, data in _GOOD.items():
        yield Horror(name, _writes(data), READ)


def _named() -> Iterator[Horror]:
    for name in _NAMES:  # one photo: what is known of it holds wherever it lies
        yield Horror(name, _writes(saved("JPEG", mark=100)), READ)


def _damaged_metadata() -> Iterator[Horror]:
    """EXIF that lies or goes in circles costs nobody the photo."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 1
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:13:99"
    good = saved("JPEG", exif=exif)
    start = good.index(b"Exif\0\0") + 6
    pointer = good.index(b"\x87\x69", start) + 8
    kinds = {
        b"exif of no date.jpg": good,
        b"exif in a circle.jpg": patched(good, pointer, struct.pack(">I", 8)),
        b"exif to nowhere.jpg": patched(good, pointer, b"\xff\xff\xff\xff"),
        b"exif without end.jpg": patched(good, start + 8, b"\xff\xff"),
        b"exif of no kind.jpg": patched(good, start, b"QQQQ"),
    }
    odd = Image.Exif()
    odd[ExifTags.Base.Orientation] = 99
    kinds[b"exif turned 99 times.jpg"] = saved("JPEG", exif=odd)
    for name, data in kinds.items():
        yield Horror(name, _writes(data), READ)
    tiff = saved("TIFF")
    (first,) = struct.unpack_from("<I", tiff, 4)
    (count,) = struct.unpack_from("<H", tiff, first)
    last = first + 2 + 12 * count
    circle = patched(tiff, last, struct.pack("<I", first))
    yield Horror(b"pages in a circle.tif", _writes(circle), READ)
    nowhere = patched(tiff, last, struct.pack("<I", 0xFFFFFFF0))
    yield Horror(b"pages to nowhere.tif", _writes(nowhere), ANY)


_CUT: dict[str, tuple[str, str]] = {
    "jpg": ("JPEG", "RGB"),
    "png": ("PNG", "RGB"),
    "heic": ("HEIF", "RGB"),
    "avif": ("AVIF", "RGB"),
    "webp": ("WEBP", "RGB"),
    "tif": ("TIFF", "L"),
    "bmp": ("BMP", "L"),
    "pdf": ("PDF", "RGB"),
}


def _truncated() -> Iterator[Horror]:
    """At every eighth."""
    for suffix, (kind, mode) in _CUT.items():
        data = saved(kind, mode, mark=11)
        for eighths in range(1, 8):
            name = f"cut at {eighths} eighths.{suffix}".encode()
            # A PDF without its end is mended as viewers do; what is left counts.
            ends = ANY if suffix == "pdf" else FAILED
            yield Horror(name, _writes(data[: len(data) * eighths // 8]), ends)


def _sized(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("L", (width, height), 255).save(file, "PNG")
    return file.getvalue()


def _empty_sized() -> bytes:
    data = _sized(64, 64)
    header = struct.pack(">IIBBBBB", 0, 0, 8, 0, 0, 0, 0)
    return data[:8] + chunk(b"IHDR", header) + data[33:]


_NOTHING: dict[bytes, tuple[Callable[[], bytes], str]] = {
    b"empty.jpg": (lambda: b"", "is empty"),
    b"letter.jpg": (lambda: b"Dear reader,\n" * 99, "not a picture"),
    b"zeros.png": (lambda: bytes(9999), "not a picture"),
    b"drawing.jpg": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture"),
    b"program.jpg": (lambda: b"\x7fELF" + bytes(999), "not a picture"),
    b"archive.png": (lambda: b"PK\3\4" + bytes(999), "not a picture"),
    b"film.heic": (lambda: b"\0\0\0\x18ftypmp42" + bytes(999), "not a picture"),
    b"postscript.tif": (lambda: saved("EPS"), "not a picture"),
    b"moving.jpg": (lambda: saved("GIF", "P"), "not a picture"),
    b"start of a jpeg.jpg": (lambda: b"\xff\xd8\xff\xe0", "picture"),
    b"nothing of a png.png": (lambda: b"\x89PNG\r\n\x1a\n", "picture"),
    b"nothing of a pdf.pdf": (lambda: b"%PDF-1.7\n", "damaged or cut off"),
    b"pdf without pages.pdf": (lambda: pdf(b"", pages=0), ""),
    b"1 x 1.png": (lambda: _sized(1, 1), "too small"),
    b"50000 x 10.png": (lambda: _sized(50_000, 10), "too small"),
    b"50000 x 100.png": (lambda: _sized(50_000, 100), "strip"),
    b"0 x 0.png": (_empty_sized, ""),
}


def _no_pictures() -> Iterator[Horror]:
    for name, (data, words) in _NOTHING.items():
        yield Horror(name, _writes(data), FAILED, words)
    blank = io.BytesIO()
    Image.new("RGB", (1200, 900), "white").save(blank, "PNG")
    yield Horror(b"blank.png", _writes(blank.getvalue()), frozenset({"no-card"}))


def _of_the_system() -> Iterator[Horror]:
    """What is no file, or none of its own."""
    yield Horror(b"pipe.jpg", os.mkfifo, FAILED, "is a pipe")
    yield Horror(
        b"link to itself.jpg", lambda path: path.symlink_to(path.name), FAILED, "opened"
    )
    yield Horror(
        b"link to nowhere.jpg",
        lambda path: path.symlink_to("gone.jpg"),
        FAILED,
        "does not exist",
    )
    yield Horror(
        b"device.jpg", lambda path: path.symlink_to("/dev/zero"), FAILED, "a device"
    )
    yield Horror(b"linked.jpg", _linked, READ)
    yield Horror(b"a folder.jpg/inside.jpg", _inside, READ)


def _linked(path: Path) -> None:
    """A link to a card that lies in a folder which is passed over."""
    hidden = path.parent / ".elsewhere"
    hidden.mkdir()
    (hidden / "card.jpg").write_bytes(saved("JPEG", mark=12))
    path.symlink_to(".elsewhere/card.jpg")


def _inside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(saved("JPEG", mark=13))
    (path.parent / "back").symlink_to("..")


def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

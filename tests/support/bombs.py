"""Small files that claim, or unfold, to fill the memory or the night."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image, PngImagePlugin
from pillow_heif import register_heif_opener

SIDE = 40_000
"""Pixels of a side: 1,600 megapixels."""

Bomb = tuple[bytes, Callable[[Path], None], frozenset[str], str]


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG file."""
    checksum = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", checksum)


def patched(data: bytes, at: int, new: bytes) -> bytes:
    """The bytes with some of them replaced."""
    return data[:at] + new + data[at + len(new) :]


def pdf(content: bytes, pages: int = 1, more: bytes = b"", box: int = 250) -> bytes:
    """A PDF whose pages all show the same.

    Args:
        content: what a page draws.
        pages: how many there are.
        more: further objects, from number 9 on; the forms among them are A to Z.
        box: the sides of a page in points.
    """
    kids = b" ".join([b"3 0 R"] * pages)
    names = re.findall(rb"(\d+) 0 obj <</Type /XObject /Name /(\w)", more)
    forms = b" ".join(b"/%s %s 0 R" % (name, number) for number, name in names)
    return b"\n".join(
        (
            b"%PDF-1.7",
            b"1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj",
            b"2 0 obj <</Type /Pages /Kids [%s] /Count %d>> endobj" % (kids, pages),
            b"3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents "
            b"4 0 R /Resources <</XObject <<%s>>>>>> endobj" % (box, box, forms),
            b"4 0 obj <</Length %d>> stream\n%s\nendstream endobj"
            % (len(content), content),
            more,
            b"trailer <</Root 1 0 R /Size 99>>\n%%EOF",
        )
    )


def laughs(depth: int = 14) -> bytes:
    """A PDF that draws a form which draws another ten times, and so on."""
    forms = []
    for level in range(depth):
        below = b"/%c Do " % (66 + level) * 10 if level < depth - 1 else b"0 0 9 9 re f"
        name, number = 65 + level, 9 + level
        resources = b"/Resources <</XObject <</%c %d 0 R>>>>" % (name + 1, number + 1)
        forms.append(
            b"%d 0 obj <</Type /XObject /Name /%c /Subtype /Form /BBox [0 0 99 99] %s "
            b"/Length %d>> stream\n%s\nendstream endobj"
            % (number, name, resources, len(below), below)
        )
    return pdf(b"/A Do", more=b"\n".join(forms))


def _saved(kind: str, **options: object) -> bytes:
    register_heif_opener()
    file = io.BytesIO()
    Image.new("RGB", (128, 96), "white").save(file, kind, **options)
    return file.getvalue()


def _png() -> bytes:
    rows = zlib.compressobj(9)
    row = bytes(1 + SIDE // 8)
    body = b"".join(rows.compress(row) for _ in range(SIDE)) + rows.flush()
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 1, 0, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return start + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def _jpeg() -> bytes:
    data = _saved("JPEG")
    return patched(data, data.index(b"\xff\xc0") + 5, struct.pack(">HH", SIDE, SIDE))


def _webp() -> bytes:
    data = _saved("WEBP", save_all=True, append_images=[Image.new("L", (128, 96))])
    wide = (16_383 - 1).to_bytes(3, "little")
    return patched(data, data.index(b"VP8X") + 12, wide + wide)


def _tiff() -> bytes:
    data = _saved("TIFF")
    for tag in (256, 257):
        at = data.index(struct.pack("<HH", tag, 4), 8)
        data = patched(data, at + 8, struct.pack("<I", SIDE))
    return data


def _bmp() -> bytes:
    return patched(_saved("BMP"), 18, struct.pack("<ii", SIDE, SIDE))


def _box(kind: str) -> bytes:
    data = _saved(kind)
    return patched(data, data.index(b"ispe") + 8, struct.pack(">II", SIDE, SIDE))


def _pdf() -> bytes:
    image = zlib.compress(bytes(SIDE * SIDE // 8), 9)
    picture = (
        b"9 0 obj <</Type /XObject /Name /A /Subtype /Image /Width %d /Height %d "
        b"/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode "
        b"/Length %d>> stream\n%s\nendstream endobj" % (SIDE, SIDE, len(image), image)
    )
    return pdf(b"200 0 0 200 9 9 cm /A Do", more=picture)


def _texts() -> bytes:
    """Half a megabyte that unfolds to 500."""
    data = _saved("PNG")
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(100_000_000), 9))
    return data[:33] + text * 5 + data[33:]


def _profile() -> bytes:
    data = _saved("PNG")
    profile = chunk(b"iCCP", b"sRGB\0\0" + zlib.compress(bytes(300_000_000), 9))
    return data[:33] + profile + data[33:]


def _texts_without_end() -> bytes:
    info = PngImagePlugin.PngInfo()
    for number in range(20_000):
        info.add_text(f"Comment {number}", "front")
    return _saved("PNG", pnginfo=info)


def _directories() -> bytes:
    """A TIFF with 3,000 pages, each the same few bytes."""
    first = _saved("TIFF", compression="tiff_lzw")
    (start,) = struct.unpack_from("<I", first, 4)
    (count,) = struct.unpack_from("<H", first, start)
    directory = first[start : start + 2 + 12 * count]
    size = len(directory) + 4
    base = len(first) + len(first) % 2
    tables = b"".join(
        directory + struct.pack("<I", base + size * (number + 1))
        for number in range(3000)
    )
    whole = patched(first, 4, struct.pack("<I", base))
    return whole.ljust(base, b"\0") + tables + directory + bytes(4)


def _hole(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3_000_000_000)


_FAILED = frozenset({"failed"})
_BLANK = frozenset({"no-card"})
_SOME = frozenset({"no-card", "failed"})

_FILES: tuple[tuple[bytes, Callable[[], bytes], frozenset[str], str], ...] = (
    (b"bomb.png", _png, _FAILED, "megapixels"),
    (b"bomb.jpg", _jpeg, _FAILED, "megapixels"),
    (b"bomb.webp", _webp, _FAILED, ""),
    (b"bomb.tif", _tiff, _FAILED, "megapixels"),
    (b"bomb.bmp", _bmp, _FAILED, "megapixels"),
    (b"bomb.heic", lambda: _box("HEIF"), _FAILED, ""),
    (b"bomb.avif", lambda: _box("AVIF"), _FAILED, ""),
    (b"bomb.pdf", _pdf, _FAILED, "megapixels"),
    (b"bomb of texts.png", _texts, _FAILED, ""),
    (b"bomb of a profile.png", _profile, _FAILED, ""),
    (b"texts without end.png", _texts_without_end, _BLANK, ""),
    (b"pages without end.tif", _directories, _SOME, "pages"),
    (b"pages without end.pdf", lambda: pdf(b"", 5000), _SOME, "pages"),
    (b"huge page.pdf", lambda: pdf(b"", box=10**8), _BLANK, ""),
    (b"page of nothing.pdf", lambda: pdf(b"", box=0), _BLANK, ""),
    (b"content without end.pdf", lambda: pdf(b"q " * 10**6), _BLANK, ""),
)

BOMBS: tuple[Bomb, ...] = (
    *(
        (name, lambda path, make=make: path.write_bytes(make()) and None, ends, words)
        for name, make, ends, words in _FILES
    ),
    (b"hole.tif", _hole, _FAILED, "megabytes"),
)
"""Name, what makes it, how its reading may end, and words of the sentence."""

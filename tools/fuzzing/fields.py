"""Where in a file the numbers stand that a decoder believes."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_PNG = b"\x89PNG\r\n\x1a\n"
_BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xDA)})
_MOST = 2000  # fields; damage can make a file look endless


@dataclass(frozen=True, slots=True)
class Field:
    """A number in a file.

    Attributes:
        start: its first byte.
        size: in bytes.
        order: of the bytes.
    """

    start: int
    size: int
    order: Literal["big", "little"]


@dataclass(frozen=True, slots=True)
class Part:
    """A chunk, segment, box or object.

    Attributes:
        start: its first byte, with its header.
        end: behind its last byte.
        body: its first byte behind the header.
    """

    start: int
    end: int
    body: int


def parts(data: bytes) -> list[Part]:
    """The parts that a file consists of; none where its format is not known."""
    if data.startswith(_PNG):
        found = _chunks(data, 8, trailer=4)
    elif data.startswith(b"\xff\xd8"):
        found = _segments(data)
    elif data.startswith(b"RIFF"):
        found = _riff(data)
    elif data[4:8] == b"ftyp":
        found = _boxes(data, 0, len(data))
    elif data.startswith(b"%PDF"):
        found = (Part(m.start(), m.end(), m.start()) for m in _OBJECT.finditer(data))
    else:
        found = iter(())
    return list(found)


def fields(data: bytes) -> list[Field]:
    """The numbers in headers: lengths, sizes, counts, offsets."""
    found: list[Field] = []
    for part in parts(data):
        order: Literal["big", "little"] = "little" if data[:4] == b"RIFF" else "big"
        size = 2 if data.startswith(b"\xff\xd8") else 4
        found += [
            Field(at, size, order)
            for at in range(part.start, min(part.end, part.body + 40), size)
        ]
        found += [Field(at, 1, "big") for at in range(part.body, part.body + 24)]
    for start in _tiff_headers(data):
        found += _tiff(data, start)
    if data.startswith(b"BM"):
        found += [Field(at, 4, "little") for at in range(2, 54, 4)]
    return [x for x in found if x.start + x.size <= len(data)][:_MOST]


_OBJECT = re.compile(rb"\d+ 0 obj.*?endobj|trailer.*", re.DOTALL)


def _chunks(data: bytes, start: int, trailer: int) -> Iterator[Part]:
    """PNG: length, name, body, checksum (PNG 3rd edition, 5.3)."""
    while start + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, start)
        yield Part(start, min(len(data), start + 8 + length + trailer), start + 8)
        start += 8 + length + trailer


def _segments(data: bytes) -> Iterator[Part]:
    """JPEG: marker, length, body (ITU T.81, B.1.1.4)."""
    start = 2
    while start + 4 <= len(data) and data[start] == 0xFF:
        if data[start + 1] in _BARE_MARKERS:
            start += 2
            continue
        (length,) = struct.unpack_from(">H", data, start + 2)
        end = start + 2 + max(length, 2)
        yield Part(start, min(len(data), end), start + 4)
        start = end


def _riff(data: bytes) -> Iterator[Part]:
    """WebP: name, length, body (RFC 9649, 2.3)."""
    start = 12
    while start + 8 <= len(data):
        (length,) = struct.unpack_from("<I", data, start + 4)
        end = start + 8 + length + length % 2
        yield Part(start, min(len(data), end), start + 8)
        start = end


_NESTED = {b"meta": 4, b"iprp": 0, b"ipco": 0, b"moov": 0, b"trak": 0, b"mdia": 0}
_NESTED |= {b"minf": 0, b"stbl": 0, b"iinf": 6, b"dinf": 0}


def _boxes(data: bytes, start: int, end: int) -> Iterator[Part]:
    """HEIF and AVIF: length, name, body with boxes in it (ISO/IEC 14496-12, 4.2)."""
    while start + 8 <= end:
        length, name = struct.unpack_from(">I4s", data, start)
        stop = min(end, start + max(length, 8))
        yield Part(start, stop, start + 8)
        if name in _NESTED:
            yield from _boxes(data, start + 8 + _NESTED[name], stop)
        start = stop


def _tiff_headers(data: bytes) -> list[int]:
    return [m.start() for m in re.finditer(rb"II[*+]\0|MM\0[*+]", data)][:4]


def _tiff(data: bytes, start: int) -> Iterator[Field]:
    """Directories of a TIFF file or of EXIF data (TIFF 6.0, section 2)."""
    order: Literal["big", "little"] = "little" if data[start] == 0x49 else "big"
    yield Field(start + 4, 4, order)
    waiting, seen = [int.from_bytes(data[start + 4 : start + 8], order)], set()
    while waiting:
        at = start + waiting.pop()
        if at in seen or at + 2 > len(data):
            continue
        seen.add(at)
        count = int.from_bytes(data[at : at + 2], order)
        yield Field(at, 2, order)
        for entry in range(at + 2, at + 2 + 12 * min(count, 60), 12):
            yield Field(entry, 2, order)
            yield Field(entry + 2, 2, order)
            yield Field(entry + 4, 4, order)
            yield Field(entry + 8, 4, order)
            if int.from_bytes(data[entry : entry + 2], order) in {0x8769, 0x8825}:
                waiting.append(int.from_bytes(data[entry + 8 : entry + 12], order))
        following = at + 2 + 12 * count
        yield Field(following, 4, order)
        waiting.append(int.from_bytes(data[following : following + 4], order))

"""Whether a picture file has come to its end, by its own account.

A file that is still being copied, or was cut off, is told from a whole one without
decoding it: that is quick, and no codec is trusted with half a file.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

_TAIL = 2048
"""Bytes at the end of a PDF within which its marker stands (ISO 32000-1, annex H)."""

_START_OF_SCAN = 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""JPEG's markers that have no segment behind them (ITU-T T.81, table B.1)."""

_END_OF_JPEG, _END_OF_PNG = b"\xff\xd9", b"IEND\xaeB`\x82"

_STRIP_OFFSETS, _STRIP_SIZES = 273, 279
_TILE_OFFSETS, _TILE_SIZES = 324, 325
_WHERE = {_STRIP_OFFSETS: _STRIP_SIZES, _TILE_OFFSETS: _TILE_SIZES}
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4}
"""Bytes of one value by its TIFF type, of those that matter (TIFF 6.0, section 2)."""


def is_whole(path: Path) -> bool:
    """Whether all of a file is there, as far as its kind tells; other kinds always are.

    Returns:
        False for an empty file, too, and for one that can't be read.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return False
    look = next((look for is_kind, look in _KINDS if is_kind(data)), bool)
    try:
        return look(data)
    except (struct.error, IndexError):  # it ends inside of what tells its length
        return False


def _jpeg(data: bytes) -> bool:
    """Whether the marker of the end follows the picture itself.

    A preview among the metadata has such a marker, too; within the picture there is
    none (T.81, B.1.1.5). Phones put a film behind it.
    """
    place = 2
    while data[place] == 0xFF:
        marker = data[place + 1]
        if marker == _START_OF_SCAN:
            return data.find(_END_OF_JPEG, place) >= 0
        alone = marker in _ALONE or marker == 0xFF  # which only fills
        (length,) = (0,) if alone else struct.unpack_from(">H", data, place + 2)
        place += 1 if marker == 0xFF else 2 + length
    return True  # damaged, and not by being cut off


def _png(data: bytes) -> bool:
    return _END_OF_PNG in data


def _riff(data: bytes) -> bool:
    """Whether it is as long as it says (RFC 9649, 2.4)."""
    length: int = struct.unpack_from("<I", data, 4)[0]
    return len(data) >= 8 + length


def _boxes(data: bytes) -> bool:
    """Whether the last of its boxes is whole (ISO/IEC 14496-12, 4.2)."""
    place = 0
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place)
        if length == 1:
            (length,) = struct.unpack_from(">Q", data, place + 8)
        if length < 8:  # 0 for "up to the end"; less is damaged
            return True
        place += length
    return place == len(data)


def _bitmap(data: bytes) -> bool:
    length: int = struct.unpack_from("<I", data, 2)[0]
    return len(data) >= length


def _pdf(data: bytes) -> bool:
    return b"%%EOF" in data[-_TAIL:]


def _tiff(data: bytes) -> bool:
    """Whether the strips or tiles of all of its pages are there (TIFF 6.0)."""
    order = "<" if data[:2] == b"II" else ">"
    (place,) = struct.unpack_from(f"{order}I", data, 4)
    seen = set()
    while place and place not in seen:
        seen.add(place)
        (count,) = struct.unpack_from(f"{order}H", data, place)
        fields = [_field(data, order, place + 2 + 12 * i) for i in range(count)]
        values = dict(fields)
        for offsets, sizes in _WHERE.items():
            for start, size in zip(
                values.get(offsets, ()), values.get(sizes, ()), strict=False
            ):
                if start + size > len(data):
                    return False
        (place,) = struct.unpack_from(f"{order}I", data, place + 2 + 12 * count)
    return True


def _field(data: bytes, order: str, place: int) -> tuple[int, tuple[int, ...]]:
    """A TIFF field: its tag and its values, as far as they are whole numbers."""
    tag, kind, count = struct.unpack_from(f"{order}HHI", data, place)
    size = _SIZES.get(kind, 0)
    if tag not in {*_WHERE, *_WHERE.values()} or size == 0:
        return tag, ()
    if size * count > 4:
        (place,) = struct.unpack_from(f"{order}I", data, place + 8)
    else:
        place += 8
    letter = {1: "B", 2: "H", 4: "I"}[size]
    return tag, struct.unpack_from(f"{order}{count}{letter}", data, place)


_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], bool]], ...] = (
    (lambda data: data.startswith(b"\xff\xd8"), _jpeg),
    (lambda data: data.startswith(b"\x89PNG"), _png),
    (lambda data: data.startswith(b"RIFF"), _riff),
    (lambda data: data[4:8] == b"ftyp", _boxes),
    (lambda data: data.startswith(b"BM"), _bitmap),
    (lambda data: data.startswith(b"%PDF-"), _pdf),
    (lambda data: data.startswith((b"II*\0", b"MM\0*")), _tiff),
)
"""How to tell a kind, and whether a file of it is whole."""

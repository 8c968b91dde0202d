"""Changes files so that they are nearly right: a decoder gets far before it fails."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from random import Random

from fuzzing.fields import Field, Part, fields, parts
from fuzzing.seeds import seeds

_BYTES = (0, 1, 0x7F, 0x80, 0xFE, 0xFF)
_NUMBERS = (
    0, 1, 2, 3, 7, 64, 100, 1000, 50_000,
    *(2**power + off for power in (8, 15, 16, 20, 24, 31, 32) for off in (-1, 0, 1)),
)  # fmt: skip
_PDF_NUMBERS = (*map(str, (0, 1, 2, 9, 99999, -1, 2**31, 2**63)), "1e9", "0.00001")
_PDF_NAMES = tuple(
    "/FlateDecode /DCTDecode /JPXDecode /CCITTFaxDecode /LZWDecode /JBIG2Decode "
    "/RunLengthDecode /ASCIIHexDecode /Indexed /DeviceN /Pattern /Page /Form".split()
)


def case(seed: int, number: int) -> tuple[str, bytes]:
    """The name of the file that was changed, and what became of it.

    Args:
        seed: of the run; the same one gives the same cases.
        number: of the case.
    """
    chance = Random(f"{seed} {number}")  # noqa: S311 - no secret
    files = seeds()
    name = chance.choice(sorted(files))
    return name, mutated(files[name], chance)


def mutated(data: bytes, chance: Random) -> bytes:
    """The file with one to six changes; checksums of PNG chunks are right again."""
    file = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        if file:
            chance.choice(_WAYS)(file, chance)
    if chance.random() < 0.9:
        _sum_up(file)
    return bytes(file)


def _flip(file: bytearray, chance: Random) -> None:
    for _ in range(chance.choice((1, 2, 8))):
        file[chance.randrange(len(file))] ^= 1 << chance.randrange(8)


def _poke(file: bytearray, chance: Random) -> None:
    at = chance.randrange(min(len(file), chance.choice((64, 1000, 10**9))))
    file[at] = chance.choice(_BYTES)


def _set_field(file: bytearray, chance: Random) -> None:
    """A number in a header becomes an extreme one, or that of another place."""
    found = fields(bytes(file))
    if not found:
        return _poke(file, chance)
    for _ in range(chance.choice((1, 1, 2))):
        field = chance.choice(found)
        _write(file, field, _number(file, field, found, chance))
    return None


def _number(file: bytearray, field: Field, found: list[Field], chance: Random) -> int:
    now = int.from_bytes(file[field.start : field.start + field.size], field.order)
    other = chance.choice(found)
    ways = (
        chance.choice(_NUMBERS),
        now + chance.choice((-2, -1, 1, 2, 8)),
        now * chance.choice((2, 16, 256)),
        other.start,
        int.from_bytes(file[other.start : other.start + other.size], other.order),
        chance.randrange(len(file)),
    )
    return chance.choice(ways)


def _write(file: bytearray, field: Field, value: int) -> None:
    kept = value % 256**field.size
    file[field.start : field.start + field.size] = kept.to_bytes(
        field.size, field.order
    )


def _cut(file: bytearray, chance: Random) -> None:
    del file[chance.randrange(len(file)) :]


def _delete(file: bytearray, chance: Random) -> None:
    part = _some(file, chance)
    del file[part.start : part.end]


def _repeat(file: bytearray, chance: Random) -> None:
    part = _some(file, chance)
    times = chance.choice((1, 1, 2, 50)) if part.end - part.start < 2000 else 1
    file[part.start : part.start] = file[part.start : part.end] * times


def _swap(file: bytearray, chance: Random) -> None:
    first, second = sorted(
        (_some(file, chance), _some(file, chance)), key=lambda part: part.start
    )
    if first.end <= second.start:
        one, two = file[first.start : first.end], file[second.start : second.end]
        file[second.start : second.end] = one
        file[first.start : first.end] = two


def _fill(file: bytearray, chance: Random) -> None:
    part = _some(file, chance)
    size = min(part.end - part.body, 4096)
    file[part.body : part.body + size] = (
        bytes([chance.choice(_BYTES)]) * size
        if chance.random() < 0.5
        else chance.randbytes(size)
    )


def _graft(file: bytearray, chance: Random) -> None:
    """A part of another file, of any format."""
    other = bytearray(chance.choice(list(seeds().values())))
    source, target = _some(other, chance), _some(file, chance)
    file[target.start : target.end] = other[source.start : source.end]


def _rewrite(file: bytearray, chance: Random) -> None:
    """Numbers and names of a PDF; of any other file a field."""
    if not file.startswith(b"%PDF"):
        return _set_field(file, chance)
    pattern, new = chance.choice(
        ((rb"(?<![\d.])-?\d+(?![\d.])", _PDF_NUMBERS), (rb"/[A-Z]\w+", _PDF_NAMES))
    )
    found = list(re.finditer(pattern, file))
    if found:
        place = chance.choice(found)
        file[place.start() : place.end()] = chance.choice(new).encode()
    return None


_WAYS: tuple[Callable[[bytearray, Random], None], ...] = (
    _flip, _poke, _set_field, _set_field, _set_field, _cut, _delete, _repeat, _swap,
    _fill, _graft, _rewrite, _rewrite,
)  # fmt: skip


def _some(file: bytearray, chance: Random) -> Part:
    """A part, or a run of bytes where there are none."""
    found = parts(bytes(file))
    if found and chance.random() < 0.8:
        return chance.choice(found)
    start = chance.randrange(len(file)) if file else 0
    return Part(start, min(len(file), start + chance.choice((1, 4, 16, 300))), start)


def _sum_up(file: bytearray) -> None:
    """Checksums fit, or a PNG decoder would look at nothing."""
    if not file.startswith(b"\x89PNG"):
        return
    for part in parts(bytes(file)):
        if part.end - part.body >= 4:
            sum_of = zlib.crc32(file[part.start + 4 : part.end - 4])
            struct.pack_into(">I", file, part.end - 4, sum_of)

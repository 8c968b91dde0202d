"""Finds the QR codes on a card and what is written in them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import zxingcpp

from cardtrail.geometry import Point, Quad
from cardtrail.model.photo import Pixels
from cardtrail.ocr.layout import same_row

_MODELS = "QRCode,MicroQRCode,RMQRCode"


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code that was read without an error.

    Attributes:
        text: what it says, in full.
        outline: its outermost modules, in card pixels, clockwise from the corner that
            is top left when it stands upright.
    """

    text: str
    outline: Quad


def find_codes(pixels: Pixels) -> tuple[Code, ...]:
    """The QR codes in a picture, in reading order; of any model (ISO/IEC 18004, 23941).

    Codes that are turned, tilted, mirrored or light on dark are found, too. What can't
    be read, or fails its own check, is left out.

    Args:
        pixels: height x width x 3, uint8, blue-green-red.
    """
    if not pixels.size:
        return ()
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(pixels),
        zxingcpp.barcode_formats_from_str(_MODELS),
        text_mode=zxingcpp.TextMode.Plain,
    )
    codes = (Code(one.text, _outline(one.position)) for one in found if one.valid)
    return _in_reading_order([code for code in codes if code.text.strip()])


def _outline(position: zxingcpp.Position) -> Quad:
    """The corners as a quad, those of a mirrored code brought in order."""
    a, b, c, d = (
        Point(float(corner.x), float(corner.y))
        for corner in (
            position.top_left,
            position.top_right,
            position.bottom_right,
            position.bottom_left,
        )
    )
    outline = Quad(a, b, c, d)
    return outline if outline.area > 0 else Quad(a, d, c, b)


def _in_reading_order(codes: list[Code]) -> tuple[Code, ...]:
    """By rows from the top, each row from the left."""
    rows: list[list[Code]] = []
    for code in sorted(codes, key=lambda code: code.outline.box.centre.y):
        if rows and same_row(rows[-1][0].outline.box, code.outline.box):
            rows[-1].append(code)
        else:
            rows.append([code])
    return tuple(
        code
        for row in rows
        for code in sorted(row, key=lambda code: code.outline.box.left)
    )

"""QR codes on drawn cards for the tests of what finds, reads and blanks them."""

from __future__ import annotations

import numpy as np
import zxingcpp

from cardtrail.geometry import Box
from cardtrail.model.photo import Pixels
from scenes.code import code_image

Model = zxingcpp.BarcodeFormat

QUIET = 4
"""Modules that are kept bare around a QR code (ISO/IEC 18004)."""

VCARD = """BEGIN:VCARD
VERSION:3.0
N:Whitfield;Nora;;;
FN:Nora Whitfield
TITLE:Hiring Manager
ORG:Alder & Finch Inc.
ADR;TYPE=work:;;410 Larkspur Avenue;Sacramento;CA;95814;USA
TEL;TYPE=cell:+1 916 555 0160
EMAIL:nora@alderandfinch.example
URL:https://alderandfinch.example
END:VCARD""".replace("\n", "\r\n")


def draw_code(text: str, module: int = 6, model: Model = Model.QRCode) -> Pixels:
    """A code, black on white, with its quiet zone; ``module`` is in pixels."""
    grey = np.array(code_image(text, module, model), dtype=np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def lay(card: Pixels, code: Pixels, left: int, top: int) -> Pixels:
    """The card with a code glued on."""
    glued = card.copy()
    height, width = code.shape[:2]
    glued[top : top + height, left : left + width] = code
    return glued


def modules_box(code: Pixels, left: int, top: int, module: int = 6) -> Box:
    """Where the dark modules of a code lie that was laid there."""
    height, width = code.shape[:2]
    quiet = QUIET * module
    return Box(quiet, quiet, width - quiet, height - quiet).moved(left, top)


def paper(width: int = 1600, height: int = 914, tone: int = 246) -> Pixels:
    """A card without print."""
    return np.full((height, width, 3), tone, dtype=np.uint8)

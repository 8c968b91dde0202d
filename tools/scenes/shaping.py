"""Fonts whose lines are kerned by HarfBuzz, which its wheel brings along."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb
from PIL import ImageFont

_FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False}
"""OpenType features: one glyph for each letter, so that letters can be told apart."""


@dataclass(frozen=True, eq=False, slots=True)
class Font:
    """A font at one size.

    Attributes:
        face: draws the letters.
        shaper: knows how far apart they stand.
        size: of the em in pixels.
    """

    face: ImageFont.FreeTypeFont
    shaper: hb.Font
    size: float

    def length(self, text: str) -> float:
        """How far a kerned line reaches, in pixels."""
        return self._edges(text)[-1]

    def lefts(self, text: str) -> tuple[float, ...]:
        """Where each letter of a kerned line starts, in pixels from its beginning."""
        return self._edges(text)[:-1]

    def capital_height(self) -> float:
        """Of a capital H, in pixels."""
        _, top, _, bottom = self.face.getbbox("H", anchor="ls")
        return float(bottom - top)

    def _edges(self, text: str) -> tuple[float, ...]:
        """The start of every letter and the end of the last."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self.shaper, buffer, _FEATURES)
        scale = self.size / self.shaper.face.upem
        edges = [0.0] * (len(text) + 1)
        pen = 0.0
        places = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        for info, position in places:
            edges[info.cluster] = (pen + position.x_offset) * scale
            pen += position.x_advance
        edges[-1] = pen * scale
        return tuple(edges)


@functools.lru_cache(maxsize=256)
def load_font(path: Path, size: float) -> Font:
    """The font in a file, with an em of ``size`` pixels.

    Raises:
        OSError: there is no such file, or it is no font.
    """
    face = ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
    return Font(face, _shaper(path), size)


@functools.lru_cache(maxsize=64)
def _shaper(path: Path) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))

"""Parses Tesseract's TSV into lines of words."""

from __future__ import annotations

import itertools
import math

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Word
from cardtrail.text import unify

COLUMNS = (
    "level page_num block_num par_num line_num word_num left top width height conf text"
).split()
"""The columns of Tesseract's TSV; tesserocr leaves out the row that names them."""

WORD_LEVEL = "5"


def parse_tsv(tsv: str) -> tuple[Line, ...]:
    """The lines that Tesseract saw, in its order.

    Rows that are no words, or not whole, are left out; nothing is quoted in this TSV.
    """
    cells = (row.split("\t", len(COLUMNS) - 1) for row in tsv.split("\n"))
    rows = (
        dict(zip(COLUMNS, row, strict=True))
        for row in cells
        if len(row) == len(COLUMNS)
    )
    grouped = itertools.groupby(
        (row for row in rows if row["level"] == WORD_LEVEL),
        key=lambda row: (row["block_num"], row["par_num"], row["line_num"]),
    )
    words = (tuple(filter(None, map(_word, group))) for _, group in grouped)
    return tuple(Line(found) for found in words if found)


def _word(row: dict[str, str]) -> Word | None:
    """The word of a row; None where there is no text or a figure is none."""
    text = unify(row["text"])
    try:
        left, top, width, height, conf = (
            float(row[column]) for column in ("left", "top", "width", "height", "conf")
        )
    except ValueError:
        return None
    if not text or not math.isfinite(left + top + width + height + conf):
        return None
    box = Box(left, top, left + width, top + height)
    return Word(text, box, confidence=min(1.0, max(0.0, conf / 100)))

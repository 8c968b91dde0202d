"""Parses Tesseract's TSV into lines of words."""

from __future__ import annotations

import csv
import io
import itertools

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Word
from cardtrail.text import unify

COLUMNS = (
    "level page_num block_num par_num line_num word_num left top width height conf text"
).split()
"""The columns of Tesseract's TSV; tesserocr leaves out the row that names them."""

WORD_LEVEL = "5"


def parse_tsv(tsv: str) -> tuple[Line, ...]:
    """The lines that Tesseract saw, in its order; rows without text are left out."""
    rows = csv.DictReader(
        io.StringIO(tsv), fieldnames=COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE
    )
    words = [row for row in rows if row["level"] == WORD_LEVEL and row["text"]]
    grouped = itertools.groupby(
        words, key=lambda row: (row["block_num"], row["par_num"], row["line_num"])
    )
    lines = (tuple(_word(row) for row in group) for _, group in grouped)
    return tuple(
        Line(kept) for line in lines if (kept := tuple(w for w in line if w.text))
    )


def _word(row: dict[str, str]) -> Word:
    left, top = float(row["left"]), float(row["top"])
    return Word(
        text=unify(row["text"]),
        box=Box(left, top, left + float(row["width"]), top + float(row["height"])),
        confidence=max(0.0, float(row["conf"]) / 100),
    )

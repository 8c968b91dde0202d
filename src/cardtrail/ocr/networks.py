"""PP-OCR's two networks, as the rapidocr package brings them: nothing is downloaded."""

from __future__ import annotations

import importlib.util
import itertools
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from cardtrail.errors import EngineMissingError
from cardtrail.geometry import Point, Quad
from cardtrail.install import pip
from cardtrail.model.photo import Pixels
from cardtrail.text import unify

if TYPE_CHECKING:
    from rapidocr import RapidOCR
    from rapidocr.ch_ppocr_rec.typings import WordInfo

# What runs the networks reports on its use to its makers unless it is told not to,
# before it is loaded (onnxruntime, docs/Privacy.md).
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

DETECTION_SIDE = 640
"""Longer side in pixels of the picture on which lines are looked for; measured."""

INPUT_HEIGHT = 48
"""Height in pixels of the lines that the network reads."""

NARROWER = 0.8
"""What the width of lines is multiplied by: it takes less time, and more is read right
than at 1.0, 0.9 or 0.7; measured."""

ENLARGED = 1.8
"""Enlargement of a card from which its lines keep their width: small photos have no
letters to lose; measured."""

PACKAGES = ("rapidocr", "onnxruntime")
"""What runs the networks, as PyPI and Python name them."""

HOW_TO_INSTALL = pip("cardtrail[second-reader]")

NOT_INSTALLED = (
    f"The second reader is not installed. Install it with: {HOW_TO_INSTALL}, "
    "or read with: --readers tesseract"
)

_DAMAGED = (
    "The networks of the second reader are damaged or not all there. Install them "
    f"again with: {pip('rapidocr', again=True)}, or read with: --readers tesseract"
)

SETTINGS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Global.use_preprocess_img": False,
    "Det.limit_type": "max",
    "Det.limit_side_len": DETECTION_SIDE,
    # Lines one by one, each as wide as it is: together they are all as wide as the
    # widest, which takes 1.7 times as long and reads no better; measured.
    "Rec.rec_batch_num": 1,
    "Rec.rec_img_shape": [3, INPUT_HEIGHT, INPUT_HEIGHT],
    # One thread a worker: several for one small picture stand in each other's way.
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


@dataclass(frozen=True, slots=True)
class WordText:
    """A word that the network read on a line.

    Attributes:
        text: as read, without gaps.
        scores: of its characters, 0..1, the network's own; no probabilities.
        start: of the word along the line, 0..1.
        end: as ``start``.
    """

    text: str
    scores: tuple[float, ...]
    start: float
    end: float


class Networks(Protocol):
    """What finds lines, and what reads them."""

    def find(self, picture: Pixels) -> Sequence[Quad]:
        """Where lines are: picture is height x width x 3, uint8, blue-green-red."""
        ...

    def read(self, lines: Sequence[Pixels]) -> Sequence[tuple[WordText, ...]]:
        """The words on each of these pictures of single lines, INPUT_HEIGHT high."""
        ...


class PaddleNetworks:
    """PP-OCR through rapidocr."""

    def __init__(self, ocr: RapidOCR) -> None:
        self._ocr = ocr
        # It opens each network with the first picture for it.
        blank = np.full((INPUT_HEIGHT, INPUT_HEIGHT, 3), 255, np.uint8)
        ocr(blank, use_det=False, use_cls=False, use_rec=True)
        ocr(blank, use_det=True, use_cls=False, use_rec=False)

    def find(self, picture: Pixels) -> Sequence[Quad]:
        """See Networks."""
        if self._ocr.text_det is None:
            return ()
        # The network itself: what is around it would cut out every line, too.
        boxes = self._ocr.text_det(picture).boxes
        return () if boxes is None else tuple(map(_quad, boxes))

    def read(self, lines: Sequence[Pixels]) -> Sequence[tuple[WordText, ...]]:
        """See Networks."""
        from rapidocr.ch_ppocr_rec import TextRecInput  # noqa: PLC0415 - an extra

        if not lines or self._ocr.text_rec is None:
            return ()
        seen = self._ocr.text_rec(TextRecInput(img=list(lines), return_word_box=True))
        return tuple(
            tuple(_words(text, info))
            for text, info in zip(seen.txts, seen.word_results, strict=True)
        )


def is_installed() -> bool:
    """Whether the packages that run the networks are there."""
    return all(map(importlib.util.find_spec, PACKAGES))


def open_networks() -> Networks:
    """The networks, ready to work without any connection.

    Raises:
        EngineMissingError: rapidocr is not installed, or not whole.
    """
    try:
        import onnxruntime  # noqa: F401, PLC0415 - an extra
        import rapidocr  # noqa: PLC0415
    except ImportError as error:
        raise EngineMissingError(NOT_INSTALLED) from error
    # Without their paths, it would fetch those that are missing or damaged.
    files = dict(zip(("Det.model_path", "Rec.model_path"), model_files(), strict=True))
    try:
        return PaddleNetworks(rapidocr.RapidOCR(params=SETTINGS | files))
    except Exception as error:
        raise EngineMissingError(_DAMAGED) from error


def model_files() -> tuple[Path, Path]:
    """The network that finds lines, and the one that reads them.

    Raises:
        EngineMissingError: rapidocr is not installed, or not whole.
    """
    found = importlib.util.find_spec("rapidocr")
    if found is None or found.origin is None:
        raise EngineMissingError(NOT_INSTALLED)
    models = Path(found.origin).parent / "models"
    finding, reading = (sorted(models.glob(f"*_{x}_*.onnx")) for x in ("det", "rec"))
    if not finding or not reading:
        raise EngineMissingError(_DAMAGED)
    return finding[-1], reading[-1]


def _quad(corners: NDArray[np.float32]) -> Quad:
    a, b, c, d = (Point(float(x), float(y)) for x, y in corners)
    return Quad(a, b, c, d)


def _words(text: str, info: WordInfo) -> Iterator[WordText]:
    """The words of a line, each with the part of it that its characters take.

    Args:
        text: of the line.
        info: the score of each character, and the column of each that is no gap.
    """
    columns = iter([column for word in info.word_cols for column in word])
    placed = [
        (char, score, 0 if char.isspace() else next(columns))
        for char, score in zip(text, info.confs, strict=False)
    ]
    for is_gap, run in itertools.groupby(placed, key=lambda each: each[0].isspace()):
        if not is_gap:
            chars, scores, taken = zip(*run, strict=True)
            start, end = (
                taken[0] / info.line_txt_len,
                (taken[-1] + 1) / info.line_txt_len,
            )
            yield WordText(unify("".join(chars)), scores, start, end)

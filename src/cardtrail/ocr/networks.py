"""PP-OCR's two networks, as the rapidocr package brings them: nothing is downloaded."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from cardtrail.errors import EngineMissingError
from cardtrail.geometry import Quad
from cardtrail.install import pip
from cardtrail.model.photo import Pixels
from cardtrail.ocr.ctc import WordText, words
from cardtrail.ocr.text_map import marked_lines

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

STRIDE = 32
"""Both sides of the picture on which lines are looked for are a multiple of this."""

GREY = (127.5, 127.5, 127.5)
"""What the networks take for the middle between dark and light."""

_SILENT = 4
"""Of onnxruntime's levels of logging: only what ends the program."""

_PROVIDER = "CPUExecutionProvider"

_GIVE_BACK = "memory.enable_memory_arena_shrinkage"
"""Of onnxruntime's settings for a run (onnxruntime_run_options_config_keys.h)."""

PACKAGES = ("rapidocr", "onnxruntime")
"""What brings the networks and what runs them, as PyPI and Python name them."""

HOW_TO_INSTALL = pip("cardtrail[second-reader]")

NOT_INSTALLED = (
    f"The second reader is not installed. Install it with: {HOW_TO_INSTALL}, "
    "or read with: --readers tesseract"
)

_DAMAGED = (
    "The networks of the second reader are damaged or not all there. Install them "
    f"again with: {pip('rapidocr', again=True)}, or read with: --readers tesseract"
)


class Networks(Protocol):
    """What finds lines, and what reads them."""

    def find(self, picture: Pixels) -> Sequence[Quad]:
        """Where lines are: picture is height x width x 3, uint8, blue-green-red."""
        ...

    def read(self, lines: Sequence[Pixels]) -> Sequence[tuple[WordText, ...]]:
        """The words on each of these pictures of single lines, INPUT_HEIGHT high."""
        ...


class PaddleNetworks:
    """PP-OCR's networks, run by onnxruntime."""

    def __init__(self, finding: Path, reading: Path) -> None:
        """Opens both.

        Args:
            finding: the file of the network that finds lines.
            reading: of the one that reads them, with its symbols in it.
        """
        self._finding, self._reading = _Network(finding), _Network(reading)
        known = self._reading.told["character"]
        self._symbols = ("", *known.splitlines(), " ")

    def find(self, picture: Pixels) -> Sequence[Quad]:
        """See Networks."""
        height, width = picture.shape[:2]
        seen = self._finding.run(cv2.resize(picture, _reduced(width, height)))
        return tuple(marked_lines(seen[0, 0], width, height))

    def read(self, lines: Sequence[Pixels]) -> Sequence[tuple[WordText, ...]]:
        """See Networks."""
        # One by one, each as wide as it is: together they are all as wide as the
        # widest, which takes 1.7 times as long and reads no better; measured.
        return tuple(tuple(self._words(line)) for line in lines)

    def _words(self, line: Pixels) -> Iterator[WordText]:
        width = line.shape[1]
        missing = max(0, INPUT_HEIGHT - width)
        filled = cv2.copyMakeBorder(
            line, 0, 0, 0, missing, cv2.BORDER_CONSTANT, value=GREY
        )
        shares = self._reading.run(filled)[0]
        return words(shares, self._symbols, len(shares) * width / filled.shape[1])


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
    except ImportError as error:
        raise EngineMissingError(NOT_INSTALLED) from error
    finding, reading = model_files()
    try:
        return PaddleNetworks(finding, reading)
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


class _Network:
    """A network that makes numbers of one picture at a time."""

    def __init__(self, model: Path) -> None:
        import onnxruntime  # noqa: PLC0415 - an extra

        options = onnxruntime.SessionOptions()
        options.log_severity_level = _SILENT
        # One thread a worker: several for one small picture stand in each other's way.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), options, [_PROVIDER])
        self._input = self._session.get_inputs()[0].name
        # Room that is got and given back as a whole: kept, that of the largest picture
        # stays taken; got block by block, it is a third more. Measured.
        self._running = onnxruntime.RunOptions()
        self._running.add_run_config_entry(_GIVE_BACK, "cpu:0")

    @property
    def told(self) -> Mapping[str, str]:
        """What else its file says."""
        return dict(self._session.get_modelmeta().custom_metadata_map)

    def run(self, picture: MatLike) -> NDArray[np.float32]:
        """What it makes of a picture, whose colours come as -1..1."""
        blob = cv2.dnn.blobFromImage(picture, 1 / GREY[0], mean=GREY)
        made = self._session.run(None, {self._input: blob}, self._running)
        return np.asarray(made[0], np.float32)


def _reduced(width: int, height: int) -> tuple[int, int]:
    """The size of the picture that the first network gets, in multiples of a stride."""
    scale = min(1.0, DETECTION_SIDE / max(width, height))
    steps = (max(1, round(side * scale / STRIDE)) for side in (width, height))
    columns, rows = (step * STRIDE for step in steps)
    return columns, rows

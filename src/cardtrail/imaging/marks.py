"""Marks the cards on a photo, pixel by pixel, with a small network.

The network (``marks.onnx``) was taught by ``tools/locator`` on drawn scenes alone.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from importlib.resources import files

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from cardtrail.model.photo import Pixels

SIDE = 256
"""Longer side in pixels of the copy that the network sees."""

STRIDE = 32
"""Both sides of that copy are filled up to a multiple of this many pixels."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False, slots=True)
class Marks:
    """What the network says of each place of a photo.

    Attributes:
        card: how sure it is that a card lies there, 0..1, height x width.
        middle: where the middle of that card is, in pixels of these marks: x and y,
            2 x height x width.
        scale: photo pixels in one pixel of these marks.
    """

    card: Floats
    middle: Floats
    scale: float


def mark(pixels: Pixels) -> Marks:
    """The marks of a photo.

    Args:
        pixels: height x width x 3, uint8, blue-green-red.
    """
    small, factor = _reduced(pixels)
    height, width = small.shape[:2]
    square = np.zeros((*_filled(height, width), 3), np.uint8)
    square[:height, :width] = small
    network = _network()
    network.setInput(cv2.dnn.blobFromImage(square, 1 / 255, mean=(127.5,) * 3))
    raw = np.asarray(network.forward(), np.float32)[0, :, : height // 2, : width // 2]
    rows, columns = np.indices(raw.shape[1:], np.float32) + 0.5
    half = SIDE / 2
    return Marks(
        card=_share(raw[0]),
        middle=np.stack([columns + half * raw[2], rows + half * raw[3]]),
        scale=2 / factor,
    )


def _reduced(pixels: Pixels) -> tuple[MatLike, float]:
    """The copy that the network sees, and what its size was multiplied by.

    Of a large photo only some rows and columns are averaged: enough for such a copy.
    """
    factor = SIDE / max(pixels.shape[:2])
    step = max(1, int(0.4 / factor))
    height, width = (max(2, round(side * factor)) for side in pixels.shape[:2])
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    few = pixels[::step, ::step]
    return cv2.resize(few, (width, height), interpolation=method), factor


def _filled(height: int, width: int) -> tuple[int, int]:
    rows, columns = (-(-side // STRIDE) * STRIDE for side in (height, width))
    return rows, columns


def _share(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


_LOCAL = threading.local()


def _network() -> cv2.dnn.Net:
    """The network, one for each thread: a run leaves its values behind in it."""
    if not hasattr(_LOCAL, "network"):
        data = files("cardtrail.imaging").joinpath("marks.onnx").read_bytes()
        buffer = np.frombuffer(data, np.uint8)
        _LOCAL.network = cv2.dnn.readNetFromONNX(buffer)
    network: cv2.dnn.Net = _LOCAL.network
    return network

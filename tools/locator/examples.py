"""What the network learns from: drawn photos, and which pixel belongs to which card."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from cardtrail.geometry import Point
from cardtrail.model.photo import Pixels
from scenes.sampling import random_scene
from scenes.scene import photograph
from scenes.table import rim
from scenes.truth import Truth

SIZE = (512, 384)
"""Of the drawn photos, in pixels; learning sees them at most at this size."""

SHARD = 200
"""Examples in one file."""

SINGLE = 0.55
"""Share of the scenes with one card that are kept: those with several teach more."""

Rim = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """A photo and the edges of its cards.

    Attributes:
        pixels: height x width x 3, uint8, blue-green-red.
        rims: points around each card in photo pixels, n x 2; the lowest card first.
        centres: the middle of each card's outline in photo pixels, 1 x 2 each.
    """

    pixels: Pixels
    rims: tuple[Rim, ...]
    centres: tuple[Rim, ...]


def draw_examples(folder: Path, seeds: range) -> Iterator[Path]:
    """Draws the scenes of ``seeds`` into files of ``SHARD`` examples each."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as workers:
        yield from workers.map(partial(_shard, folder), _parted(seeds))


def read_examples(folder: Path) -> list[Example]:
    """Every example in a folder that ``draw_examples`` wrote.

    Args:
        folder: holds nothing that was not drawn here, since files are unpickled.
    """
    return [
        example
        for path in sorted(folder.glob("*.pickle"))
        for example in pickle.loads(path.read_bytes())  # noqa: S301  # our own files
    ]


def _parted(seeds: range) -> list[range]:
    return [seeds[i : i + SHARD] for i in range(0, len(seeds), SHARD)]


def _shard(folder: Path, seeds: range) -> Path:
    path = folder / f"{seeds[0]:08}.pickle"
    if not path.exists():
        cv2.setNumThreads(1)
        examples = [example for seed in seeds for example in _drawn(seed)]
        path.write_bytes(pickle.dumps(examples))
    return path


def _drawn(seed: int) -> list[Example]:
    scene = random_scene(seed, SIZE)
    kept = np.random.default_rng(seed).random() < SINGLE
    if len(scene.items) == 1 and not kept:
        return []
    shot = photograph(scene)
    factor = min(1.0, max(SIZE) / max(shot.pixels.shape[:2]))
    pixels = cv2.resize(
        shot.pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA
    )
    rims = tuple(_rim(truth) * factor for truth in shot.truths)
    centres = tuple(_centre(truth, factor) for truth in shot.truths)
    return [Example(np.asarray(pixels, dtype=np.uint8), rims, centres)]


def _rim(truth: Truth) -> Rim:
    xs, ys = rim(truth.warp)
    listed = [Point(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]
    mapped = truth.warp.map_all(listed)
    return np.array([(p.x, p.y) for p in mapped], dtype=np.float32)


def _centre(truth: Truth, factor: float) -> Rim:
    corners = np.array([(p.x, p.y) for p in truth.outline.points], np.float32)
    return np.asarray(corners.mean(axis=0, keepdims=True) * factor, np.float32)

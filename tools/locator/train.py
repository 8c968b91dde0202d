"""Teaches the network that marks the cards on a photo, and writes it for OpenCV.

Usage:
    train.py NETWORK.onnx --examples DIR [--scenes N] [--pictures DIR] [--minutes M]

Needs torch and onnx, which cardtrail itself does not.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

from cardtrail.model.photo import Pixels
from locator.augment import SIDE, varied
from locator.examples import Example, draw_examples, read_examples
from locator.net import Locator

BATCH = 16
FASTEST = 3e-3
"""Learning rate at its highest (one cycle: Smith & Topin 2019)."""

EDGE_WEIGHT, WAY_WEIGHT = 0.6, 4.0
"""Of the edges' and the middles' share in the loss."""

NEXT_TO_EDGE, NEXT = 5.0, 7
"""How much more a pixel counts within so wide a band along the edges of cards."""

Sample = tuple[Tensor, Tensor, Tensor, Tensor]


class Photos(Dataset[Sample]):
    """Examples, shown in another way each time."""

    def __init__(self, examples: list[Example], pictures: list[Pixels]) -> None:
        """Photos of ``examples``, some of them on ``pictures``."""
        self._examples = examples
        self._pictures = pictures

    def __len__(self) -> int:
        """How many examples there are."""
        return len(self._examples)

    def __getitem__(self, index: int) -> Sample:
        """Pixels, card, edge and way of a square."""
        rng = np.random.default_rng(torch.randint(2**62, (1,)).item())
        pixels, marks = varied(self._examples[index], self._pictures, rng)
        planes = torch.from_numpy(pixels.transpose(2, 0, 1).copy())
        return (
            planes.float() / 255 - 0.5,
            torch.from_numpy(marks.card),
            torch.from_numpy(marks.edge),
            torch.from_numpy(marks.way),
        )


def loss(marks: Tensor, sample: Sample) -> Tensor:
    """How far the marks are from the truth."""
    _, card, edge, way = sample
    entropy = nn.functional.binary_cross_entropy_with_logits
    near = nn.functional.max_pool2d(edge[:, None], NEXT, stride=1, padding=NEXT // 2)
    weight = 1 + (NEXT_TO_EDGE - 1) * near[:, 0]
    inside = nn.functional.smooth_l1_loss(
        marks[:, 2:], way, reduction="none", beta=0.05
    )
    return (
        entropy(marks[:, 0], card, weight)
        + EDGE_WEIGHT * entropy(marks[:, 1], edge)
        + WAY_WEIGHT * (inside * card[:, None]).sum() / card.sum().clamp(min=1)
    )


def learn(photos: Photos, minutes: float) -> Locator:
    """A network that has seen the photos for so many minutes."""
    torch.manual_seed(20_261_123)
    locator = Locator().to(memory_format=torch.channels_last)
    loader = DataLoader(photos, BATCH, shuffle=True, num_workers=1, drop_last=True)
    optimizer = torch.optim.AdamW(locator.parameters(), lr=FASTEST, weight_decay=1e-2)
    started, step, sums = time.monotonic(), 0, 0.0
    while True:
        for sample in loader:
            spent = (time.monotonic() - started) / 60 / minutes
            if spent >= 1:
                return locator
            for group in optimizer.param_groups:
                group["lr"] = _rate(spent)
            with torch.autocast("cpu", torch.bfloat16):
                marks = locator(sample[0].to(memory_format=torch.channels_last))
            error = loss(marks.float(), sample)
            optimizer.zero_grad()
            error.backward()
            nn.utils.clip_grad_norm_(locator.parameters(), 1.0)
            optimizer.step()
            step, sums = step + 1, sums + error.item()
            if step % 100 == 0:
                print(f"{spent:4.0%}  step {step}  loss {sums / 100:.4f}", flush=True)
                sums = 0.0


def write(locator: Locator, path: Path) -> None:
    """The network as ONNX, with sides of any size."""
    locator.eval()
    torch.onnx.export(
        locator.float(),
        (torch.zeros(1, 3, SIDE, SIDE),),
        str(path),
        input_names=["pixels"],
        output_names=["marks"],
        dynamic_axes={"pixels": {2: "height", 3: "width"}},
        dynamo=False,
    )


def _rate(spent: float) -> float:
    """The learning rate: up in the first tenth of the time, then down to nothing."""
    if spent < 0.1:
        return FASTEST * (0.05 + spent / 0.1 * 0.95)
    return FASTEST * 0.5 * (1 + float(np.cos(np.pi * (spent - 0.1) / 0.9)))


def _pictures(folder: Path | None) -> list[Pixels]:
    paths = sorted(folder.glob("*.jpg")) if folder else []
    return [np.asarray(cv2.imread(str(path)), np.uint8) for path in paths]


def main() -> None:
    """Draws what is missing, learns and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--scenes", type=int, default=0)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    arguments = parser.parse_args()
    for path in draw_examples(arguments.examples, range(arguments.scenes)):
        print(path, flush=True)
    examples = read_examples(arguments.examples)
    photos = Photos(examples, _pictures(arguments.pictures))
    write(learn(photos, arguments.minutes), arguments.network)


if __name__ == "__main__":
    main()

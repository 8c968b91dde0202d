"""Measures how well cards are found, cut out and turned, on scenes drawn from seeds.

Usage:
    PYTHONPATH=tools imaging.py [--first SEED] [--count N] [--turns] [--misses]

Seeds from 1,000,000 on are kept for measuring: nothing is built while looking at them.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import cv2
import numpy as np

from cardtrail.geometry import Box, Point, Quad
from cardtrail.imaging.enhance import enhance
from cardtrail.imaging.flatten import CARD_SIDE, flatten
from cardtrail.imaging.locate import locate
from cardtrail.model.photo import CardImage, Photo
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.registry import installed, open_readers
from cardtrail.pipeline import upright
from scenes.sampling import random_scene
from scenes.scene import photograph
from scenes.truth import Truth

MEASURING = 1_000_000
"""The first seed that is kept for measuring."""

SAME = 0.7
"""Share of the smaller outline from which two outlines are of one card."""

LARGE = 11.0
"""Megapixels from which a photo counts for the time."""

FILLS = 0.5
"""Share of the frame from which a card needs no outline of its own."""


@dataclass(frozen=True, slots=True)
class Card:
    """What became of one card.

    Attributes:
        seed: of its scene.
        is_found: whether it has an outline, or needs none.
        error: of the corners in the frame, in percent of its diagonal; None without
            an outline.
        is_bent: whether it does not lie flat.
        words: how many of its words can be seen whole.
        words_inside: how many of them lie wholly on the flat card.
        baselines: how far the lines of text leave straight ones, in pixels of a flat
            card of 1600.
        is_upright: whether it was turned upright; None where that was not tried.
    """

    seed: int
    is_found: bool
    error: float | None
    is_bent: bool
    words: int
    words_inside: int
    baselines: tuple[float, ...]
    is_upright: bool | None


@dataclass(frozen=True, slots=True)
class Scene:
    """What became of one scene; ``cost`` in times of decoding its JPEG."""

    megapixels: float
    cards: tuple[Card, ...]
    finds: int
    false_finds: int
    cost: float


def measure(seed: int, *, turns: bool) -> Scene:
    """Draws the scene of a seed and looks for its cards."""
    shot = photograph(random_scene(seed))
    photo = Photo(Path(f"{seed}.jpg"), shot.pixels, str(seed), None)
    decoding = _decoding(shot.pixels)
    started = time.perf_counter()
    found = locate(photo.pixels)
    flats = [flatten(photo, outline) for outline in found or (None,)]
    cost = (time.perf_counter() - started) / decoding
    cards = tuple(_card(seed, truth, flats, photo, turns) for truth in shot.truths)
    false = sum(
        all(outline.quad.overlap(truth.outline) < SAME for truth in shot.truths)
        for outline in found
    )
    megapixels = shot.pixels.shape[0] * shot.pixels.shape[1] / 1e6
    return Scene(megapixels, cards, len(found), false, cost)


def _decoding(pixels: np.ndarray) -> float:
    """Seconds that one core takes to decode the photo as a JPEG."""
    _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, 88])
    started = time.perf_counter()
    cv2.imdecode(data, cv2.IMREAD_COLOR)
    return time.perf_counter() - started


def _card(
    seed: int, truth: Truth, flats: list[CardImage], photo: Photo, turns: bool
) -> Card:
    true = truth.outline
    height, width = photo.pixels.shape[:2]
    flat = max(flats, key=lambda one: _outline(one, photo).overlap(true))
    outline = flat.outline
    if outline is not None and outline.overlap(true) < SAME:
        outline = None
    fills = flat.outline is None and abs(true.area) > FILLS * width * height
    is_found = outline is not None or fills
    words = [
        truth.warp.map_quad(word.box.quad)
        for word, is_visible in zip(truth.page.words, truth.visible, strict=True)
        if is_visible
    ]
    seen = flat if is_found else flatten(photo, None)
    return Card(
        seed=seed,
        is_found=is_found,
        error=None if outline is None else _error(outline, true, photo),
        is_bent=truth.warp.place.bend is not None,
        words=len(words),
        words_inside=sum(_is_inside(word, seen) for word in words),
        baselines=tuple(_baselines(truth, flat)) if is_found else (),
        is_upright=_is_upright(flat, true) if turns and outline else None,
    )


def _outline(card: CardImage, photo: Photo) -> Quad:
    height, width = photo.pixels.shape[:2]
    return card.outline or Box(0, 0, width, height).quad


def _baselines(truth: Truth, card: CardImage) -> Iterator[float]:
    """For each line of the print how far its lower edge leaves a straight line."""
    to_card = card.to_photo.inverse()
    scale = CARD_SIDE / max(card.pixels.shape[:2])
    for line in truth.page.lines:
        box = line.box
        ends = [end for word in line.words for end in _ends(word.box, box)]
        seen = [to_card.map(point) for point in truth.warp.map_all(ends)]
        places = np.array([(point.x, point.y) for point in seen]) * scale
        centred = places - places.mean(axis=0)
        # The least of the principal axes stands across the line.
        yield float(np.abs(centred @ np.linalg.svd(centred)[2][1]).max())


def _ends(word: Box, line: Box) -> tuple[Point, Point, Point]:
    """Start, middle and end of a word on the lower edge of its line.

    That is the right one where the line runs down or up the card.
    """
    if line.height > line.width:
        x, centre = line.right, word.centre.y
        return Point(x, word.top), Point(x, centre), Point(x, word.bottom)
    y, centre = line.bottom, word.centre.x
    return Point(word.left, y), Point(centre, y), Point(word.right, y)


def _error(found: Quad, true: Quad, photo: Photo) -> float:
    """The worst corner's distance in percent of the diagonal, in the best turn.

    Where a corner outside the frame lies, no photo tells.
    """
    height, width = photo.pixels.shape[:2]
    worst = min(
        max(
            (
                a.distance(b)
                for a, b in zip(found.turned(turn).points, true.points, strict=True)
                if 0 <= b.x <= width and 0 <= b.y <= height
            ),
            default=0.0,
        )
        for turn in range(4)
    )
    return 100 * worst / true.top_left.distance(true.bottom_right)


def _is_inside(word: Quad, card: CardImage) -> bool:
    height, width = card.pixels.shape[:2]
    flat = card.to_photo.inverse().map_quad(word)
    return flat.overlap(Box(0, 0, width, height).quad) > 0.999


def _is_upright(flat: CardImage, true: Quad) -> bool:
    card, _ = upright(enhance(flat), _reader())
    top_left = card.to_photo.map(Point(0, 0))
    nearest = min(true.points, key=top_left.distance)
    return nearest == true.top_left


@cache
def _reader() -> Reader:
    return open_readers(installed())[0]


def report(scenes: list[Scene]) -> None:
    """Prints the figures."""
    cards = [card for scene in scenes for card in scene.cards]
    flat = sorted(card.error for card in cards if card.error is not None)
    finds = sum(scene.finds for scene in scenes)
    inside, words = (
        sum(getattr(c, k) for c in cards) for k in ("words_inside", "words")
    )
    turned = [card.is_upright for card in cards if card.is_upright is not None]
    lines = sorted(off for card in cards if card.is_bent for off in card.baselines)
    costs = [scene.cost for scene in scenes if scene.megapixels > LARGE]
    rows = {
        "scenes": f"{len(scenes)}",
        "cards": f"{len(cards)}, {sum(card.is_bent for card in cards)} of them bent",
        "found": f"{sum(card.is_found for card in cards) / len(cards):.4f}",
        "finds that are no card": f"{sum(s.false_finds for s in scenes) / finds:.4f}",
        "corner error, % of diagonal": f"median {statistics.median(flat):.2f}, "
        f"95th percentile {flat[int(0.95 * len(flat))]:.2f}",
        "words inside the flat card": f"{inside / words:.4f}",
        "baselines off a straight line, px": f"median {statistics.median(lines):.2f}, "
        f"95th percentile {lines[int(0.95 * len(lines))]:.2f} on bent cards",
        "upright": f"{sum(turned) / len(turned):.4f}" if turned else "not measured",
        "time in JPEG decodings": f"median {statistics.median(costs):.1f} on "
        f"{len(costs)} photos of 12 megapixels",
    }
    for name, figure in rows.items():
        print(f"{name:<35}{figure}")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=MEASURING, metavar="SEED")
    parser.add_argument("--count", type=int, default=500, metavar="N")
    parser.add_argument("--turns", action="store_true", help="turn cards upright too")
    parser.add_argument("--misses", action="store_true", help="list the seeds missed")
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.count)
    cv2.setNumThreads(1)
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        work = partial(measure, turns=arguments.turns)
        scenes = list(workers.map(work, seeds, chunksize=4))
    report(scenes)
    if arguments.misses:
        for card in (card for scene in scenes for card in scene.cards):
            if not card.is_found or (card.error or 0) > 1.5 or card.is_upright is False:
                print(card, file=sys.stdout)


if __name__ == "__main__":
    main()

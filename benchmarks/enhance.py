"""Measures what each version of a card lets Tesseract read, on scenes made hard.

Usage:
    PYTHONPATH=tools enhance.py [--first SEED] [--count N] [--psm PSM] [KIND ...]

Cards are cut out along their true outlines, so that only enhancing and reading count:
one pass over each version, then the reader as it is. A word counts as read where the
same word is in the text, letter for letter. KIND is any of the kinds below; all of
them are measured where none is given.

Seeds from 1,000,000 on are kept for measuring: nothing is built while looking at them.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from cardtrail.imaging.enhance import VERSIONS, enhance
from cardtrail.imaging.flatten import flatten
from cardtrail.imaging.locate import Outline
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage, Photo, Pixels
from cardtrail.ocr.engine import Engine, open_engine
from cardtrail.ocr.tesseract import CARD_INCHES, PSM_BLOCK, TesseractReader
from cardtrail.ocr.tsv import parse_tsv
from scenes.grounds import GroundName
from scenes.layout import Colour, Palette
from scenes.sampling import random_scene
from scenes.scene import Print, Scene, photograph
from scenes.truth import Shot, Truth

MEASURING = 1_000_000
"""The first seed that is kept for measuring."""

SIZE = (2000, 1500)
LOW = (640, 480)
ALIKE = 28.0
"""Tones that the luma of ink and paper differ by at most on coloured cards."""

COLOURED = 45.0
"""How far their a* and b* lie apart at least."""

TEXTURES: tuple[GroundName, ...] = ("laid", "flecked", "clouds", "picture")


@dataclass(frozen=True, slots=True)
class Case:
    """A flat card and the words that can be seen of it."""

    card: CardImage
    words: Counter[str]


def coloured(scene: Scene, rng: np.random.Generator) -> Scene:
    """Ink and paper differ in colour, hardly in luma."""
    paper = _colour(rng)
    inks = [ink for ink in (_colour(rng) for _ in range(4000)) if _is_apart(ink, paper)]
    if len(inks) < 3:
        return coloured(scene, rng)
    palette = Palette(paper, inks[0], inks[1], inks[2])
    return _with(scene, replace(scene.items[0].print, palette=palette, ground="plain"))


def dim(scene: Scene, rng: np.random.Generator) -> Scene:
    """A tenth to a third of the light, and the noise that comes with it."""
    exposure, noise = rng.uniform(0.08, 0.3), rng.uniform(0.03, 0.07)
    return replace(scene, sensor=replace(scene.sensor, exposure=exposure, noise=noise))


def textured(scene: Scene, rng: np.random.Generator) -> Scene:
    """Paper with ribs, fibres, clouds or a picture."""
    ground = TEXTURES[int(rng.integers(len(TEXTURES)))]
    return _with(scene, replace(scene.items[0].print, ground=ground))


def shaded(scene: Scene, rng: np.random.Generator) -> Scene:
    """The shadow of a hand lies across the card."""
    hand = (rng.uniform(0, 360), rng.uniform(-20, 30), rng.uniform(0.5, 0.8))
    return replace(scene, light=replace(scene.light, hand=hand, room=0.25))


def unchanged(scene: Scene, _: np.random.Generator) -> Scene:
    """The scene as chance drew it."""
    return scene


KINDS: dict[str, tuple[tuple[int, int], Callable[..., Scene]]] = {
    "any": (SIZE, unchanged),
    "coloured": (SIZE, coloured),
    "dim": (SIZE, dim),
    "textured": (SIZE, textured),
    "shaded": (SIZE, shaded),
    "low": (LOW, unchanged),
}
"""The size of the photos, and what is done to their scenes."""


def cases(kind: str, seeds: Iterable[int]) -> Iterator[Case]:
    """The cards of the scenes of a kind that show one card."""
    size, change = KINDS[kind]
    for seed in seeds:
        scene = random_scene(seed, size)
        if len(scene.items) == 1 and scene.screen is None:
            changed = change(scene, np.random.default_rng(seed))
            yield _case(photograph(changed), changed.quality)


def _case(shot: Shot, quality: int) -> Case:
    (truth,) = shot.truths
    _, data = cv2.imencode(".jpg", shot.pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    pixels = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)
    photo = Photo(Path("scene.jpg"), pixels, "", None)
    card = flatten(photo, Outline(truth.outline, 1.0))
    return Case(card, Counter(_seen(truth, pixels)))


def _seen(truth: Truth, pixels: Pixels) -> Iterator[str]:
    """The words that are neither covered nor beyond the frame."""
    height, width = pixels.shape[:2]
    for word, is_visible in zip(truth.page.words, truth.visible, strict=True):
        corners = truth.warp.map_quad(word.box.quad).points
        if is_visible and all(0 <= p.x < width and 0 <= p.y < height for p in corners):
            yield word.text


def read_share(wanted: Iterable[Counter[str]], read: Iterable[Counter[str]]) -> float:
    """The share of the wanted words that were read, over all cards."""
    pairs = list(zip(wanted, read, strict=True))
    return sum((a & b).total() for a, b in pairs) / sum(a.total() for a, _ in pairs)


def _one_pass(engine: Engine, version: Pixels, psm: int) -> Counter[str]:
    dpi = int(max(version.shape) / CARD_INCHES)
    lines = parse_tsv(engine.tsv(version, psm, dpi))
    return Counter(word.text for line in lines for word in line.words)


def _words(page: Page) -> Counter[str]:
    return Counter(word.text for word in page.words)


def measure(kind: str, seeds: Iterable[int], psm: int) -> None:
    """Prints the figures of a kind."""
    drawn = list(cases(kind, seeds))
    wanted = [case.words for case in drawn]
    engine = open_engine()
    reader = TesseractReader(engine)
    print(f"{kind}: {len(drawn)} cards")
    for name, make in VERSIONS.items():
        started = time.process_time()
        versions = [make(case.card.pixels) for case in drawn]
        made = time.process_time()
        read = [_one_pass(engine, version, psm) for version in versions]
        finished = time.process_time()
        _print(name, read_share(wanted, read), made - started, finished - made, drawn)
    started = time.process_time()
    cards = [enhance(case.card) for case in drawn]
    made = time.process_time()
    read = [_words(reader.read(card)) for card in cards]
    finished = time.process_time()
    _print("reader", read_share(wanted, read), made - started, finished - made, drawn)


def _print(
    name: str, share: float, making: float, reading: float, drawn: list[Case]
) -> None:
    print(
        f"  {name:<10}{share:.3f}  made in {1000 * making / len(drawn):.0f} ms, "
        f"read in {reading / len(drawn):.2f} s",
        flush=True,
    )


def _colour(rng: np.random.Generator) -> Colour:
    red, green, blue = (int(tone) for tone in rng.integers(20, 255, 3))
    return red, green, blue


def _is_apart(ink: Colour, paper: Colour) -> bool:
    pair = np.array([[ink, paper]], dtype=np.float32) / 255
    luma = np.abs(np.diff(pair[0] @ (0.299, 0.587, 0.114))).item() * 255
    lab = cv2.cvtColor(pair, cv2.COLOR_RGB2LAB)[0]
    return luma < ALIKE and float(np.hypot(*(lab[0] - lab[1])[1:])) > COLOURED


def _with(scene: Scene, changed: Print) -> Scene:
    """The scene with another print on its card."""
    return replace(scene, items=(replace(scene.items[0], print=changed),))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=MEASURING, metavar="SEED")
    parser.add_argument("--count", type=int, default=40, metavar="N")
    parser.add_argument("--psm", type=int, default=PSM_BLOCK)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    arguments = parser.parse_args()
    for kind in arguments.kinds:
        if kind not in KINDS:
            parser.error(f"There is no kind {kind!r}; choose from {', '.join(KINDS)}.")
    cv2.setNumThreads(1)
    seeds = range(arguments.first, arguments.first + arguments.count)
    for kind in arguments.kinds or KINDS:
        measure(kind, seeds, arguments.psm)


if __name__ == "__main__":
    main()

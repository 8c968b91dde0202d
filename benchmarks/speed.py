"""Measures what reading costs, as ratios taken in one run on one core.

Usage:
    PYTHONPATH=tools speed.py [FOLDER] [--every N] [--readers both|tesseract|paddle ...]

Photos come from a folder, or are drawn. Each is read

(a) by one bare Tesseract pass (psm 3) over each of its cards, flattened by cardtrail,
(b) by PP-OCR as it comes, with one thread, over the photo as it is,

and by cardtrail from the file to the readings, with the picture of each card. What
counts is the processor's time for a card: that of a photo by the cards that both
readers find on it. Other tables show on which stages it goes, and what a start takes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

os.environ["OMP_THREAD_LIMIT"] = "1"

import cv2
import tesserocr
from PIL import Image
from rapidocr import RapidOCR

from cardtrail.imaging.enhance import grey
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage, Photo, Pixels
from cardtrail.ocr.names import NAMES, PADDLE, TESSERACT
from cardtrail.ocr.tesseract import CARD_INCHES
from cardtrail.scanner import Scanner, readers_of, scan_one
from measuring.drawn import COUNTRY
from measuring.stages import REST, Stopwatch, watched
from measuring.starting import STARTS, seconds_to_start
from scenes import encode_jpeg, photograph
from scenes.sampling import random_scene

DRAWN = range(900_000, 900_024)
"""Seeds of the photos that are drawn where no folder is given."""

READERS = {"both": NAMES, TESSERACT: (TESSERACT,), PADDLE: (PADDLE,)}

PASS, RAW = "(a) one Tesseract pass, flat card", "(b) PP-OCR as it comes, photo"

Costs = Mapping[str, float]
"""Seconds for a card, by the name of what was done."""


class Cards:
    """An observer who keeps the flat cards."""

    def __init__(self) -> None:
        self.pixels: list[Pixels] = []

    def prepared(self, photo: Photo, number: int, card: CardImage) -> None:
        """See cardtrail.pipeline.Observer."""
        del photo
        # A card that could not be read gives its number to the next one.
        self.pixels[number - 1 :] = [card.pixels]

    def read(self, photo: Photo, number: int, card: CardImage, page: Page) -> None:
        """See cardtrail.pipeline.Observer."""


class Measurement:
    """Reads photos in every way and keeps what that took."""

    def __init__(self, names: Sequence[str]) -> None:
        self._bare = tesserocr.PyTessBaseAPI(
            path=str(Path(sys.prefix) / "share" / "tessdata"), psm=tesserocr.PSM.AUTO
        )
        self._raw = RapidOCR(
            params={
                "Global.log_level": "critical",
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        self._scanners = {
            name: Scanner(READERS[name], COUNTRY, gives_pictures=True) for name in names
        }
        for scanner in self._scanners.values():
            readers_of(scanner)
        self.watches = {name: Stopwatch() for name in names}
        self.cards = 0

    def costs(self, path: Path) -> Costs:
        """What each way takes for a card of one photo."""
        cards = Cards()
        scan_one(Scanner(NAMES, COUNTRY, observer=cards), path)
        count = len(cards.pixels)
        self.cards += count
        spent = {
            PASS: _seconds(lambda: [self._bare_pass(card) for card in cards.pixels]),
            RAW: _seconds(lambda: self._raw(str(path))),
        }
        for name, scanner in self._scanners.items():
            with watched(self.watches[name]):
                spent[f"cardtrail, {name}"] = _seconds(partial(scan_one, scanner, path))
        return {name: seconds / count for name, seconds in spent.items()}

    def _bare_pass(self, card: Pixels) -> str:
        dpi = int(max(card.shape[:2]) / CARD_INCHES)
        self._bare.SetImage(Image.fromarray(grey(card)))
        self._bare.SetSourceResolution(dpi)
        return str(self._bare.GetTSVText(0))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def drawn(folder: Path) -> Iterator[Path]:
    """Photos of scenes, as files."""
    for seed in DRAWN:
        scene = random_scene(seed)
        path = folder / f"{seed}.jpg"
        path.write_bytes(encode_jpeg(photograph(scene).pixels, quality=scene.quality))
        yield path


def ratios(spent: Sequence[Costs]) -> Iterator[str]:
    """A line for each way, and how many times (a) and (b) it is.

    First by medians, then by means, which are the totals.
    """
    head = f"{len(spent)} photos"
    yield f"{head:<36}{'median s':>9}  x (a)  x (b){'mean s':>9}  x (a)  x (b)"
    for name in spent[0]:
        line = f"{name:<36}"
        for typical in (statistics.median, statistics.fmean):
            own, first, second = (
                typical([one[way] for one in spent]) for way in (name, PASS, RAW)
            )
            line += f"{own:>9.3f}{own / first:>7.2f}{own / second:>7.2f}"
        yield line


def stages(watch: Stopwatch, total: float, cards: int) -> Iterator[str]:
    """A line for each stage: milliseconds for a card, and its share."""
    spent = dict[str, float](watch.spent)
    spent[REST] = total - sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda one: -one[1]):
        yield f"  {name:<34}{1000 * seconds / cards:>9.1f}{seconds / total:>7.1%}"


def photos_in(folder: Path | None, temporary: Path) -> list[Path]:
    """The photos of a folder that PP-OCR opens, too; else drawn ones."""
    if folder is None:
        return list(drawn(temporary))
    return [
        path
        for path in sorted(folder.iterdir())
        if path.suffix in {".jpg", ".jpeg", ".png"}
    ]


def read_photos(paths: Sequence[Path], names: Sequence[str]) -> Iterator[str]:
    """The tables on reading."""
    measurement = Measurement(names)
    measurement.costs(paths[0])
    measurement.cards = 0
    for watch in measurement.watches.values():
        watch.spent.clear()
    spent, totals = [], dict.fromkeys(names, 0.0)
    for path in paths:
        before = measurement.cards
        spent.append(measurement.costs(path))
        for name in names:
            cards = measurement.cards - before
            totals[name] += spent[-1][f"cardtrail, {name}"] * cards
    yield from ratios(spent)
    for name, watch in measurement.watches.items():
        yield f"\n{name}: ms for a card, share"
        yield from stages(watch, totals[name], measurement.cards)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--readers", nargs="*", choices=READERS, default=list(READERS))
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    print(f"{'start (median of 5)':<36}{'s':>9}{'CPU s':>9}")
    for name, command in STARTS.items():
        wall, busy = seconds_to_start([sys.executable, *command])
        print(f"{name:<36}{wall:>9.2f}{busy:>9.2f}")
    with tempfile.TemporaryDirectory() as temporary:
        paths = photos_in(arguments.folder, Path(temporary))[:: arguments.every]
        print("\n" + "\n".join(read_photos(paths, arguments.readers)))


if __name__ == "__main__":
    main()

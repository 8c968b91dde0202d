"""Measures what reading costs, as ratios taken in one run on one core.

Usage:
    PYTHONPATH=tools speed.py [FOLDER] [--every N]

Photos come from a folder, or are drawn. Each is read by one bare Tesseract pass over
the photo, by PP-OCR as it comes over the photo, and by cardtrail with each of its
readers and with both. What counts is the processor's time, the median over the photos.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["OMP_THREAD_LIMIT"] = "1"

import cv2
from rapidocr import RapidOCR

from cardtrail.imaging.enhance import grey
from cardtrail.imaging.load import pages
from cardtrail.ocr.engine import open_engine
from cardtrail.ocr.names import NAMES
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.registry import open_readers
from cardtrail.pipeline import scan
from measuring.drawn import COUNTRY
from scenes import encode_jpeg, photograph
from scenes.sampling import random_scene

DRAWN = range(900_000, 900_024)
"""Seeds of the photos that are drawn where no folder is given."""

PHOTO_DPI = 300


def costs(path: Path, ways: dict[str, Callable[[Path], object]]) -> dict[str, float]:
    """The processor's time in seconds that each way takes for a photo."""
    spent = {}
    for name, read in ways.items():
        started = time.process_time()
        read(path)
        spent[name] = time.process_time() - started
    return spent


def ways_to_read() -> dict[str, Callable[[Path], object]]:
    """By name; each is ready to read."""
    one_thread = {
        "Global.log_level": "critical",
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }
    raw, engine = RapidOCR(params=one_thread), open_engine()

    def tesseract(path: Path) -> object:
        photo = next(pages(path))
        return engine.tsv(grey(photo.pixels), 3, PHOTO_DPI)

    both = open_readers(NAMES)
    return {
        "one Tesseract pass over the photo": tesseract,
        "PP-OCR over the photo": lambda path: raw(str(path)),
        **{f"cardtrail, {name}": _scanned(open_readers([name])) for name in NAMES},
        "cardtrail, both": _scanned(both),
    }


def _scanned(readers: tuple[Reader, ...]) -> Callable[[Path], object]:
    return lambda path: [
        reading for photo in pages(path) for reading in scan(photo, readers, COUNTRY)
    ]


def drawn(folder: Path) -> Iterator[Path]:
    """Photos of scenes, as files."""
    for seed in DRAWN:
        scene = random_scene(seed)
        path = folder / f"{seed}.jpg"
        path.write_bytes(encode_jpeg(photograph(scene).pixels, quality=scene.quality))
        yield path


def report(spent: list[dict[str, float]]) -> Iterator[str]:
    """A line for each way: its median, and how many times the first two it is."""
    medians = {name: statistics.median(one[name] for one in spent) for name in spent[0]}
    first, second, *_ = medians.values()
    yield f"{'median of ' + str(len(spent)) + ' photos':<36}{'s':>7}  x pass  x PP-OCR"
    for name, median in medians.items():
        yield f"{name:<36}{median:>7.2f}{median / first:>8.2f}{median / second:>10.2f}"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    ways = ways_to_read()
    with tempfile.TemporaryDirectory() as temporary:
        if arguments.folder is None:
            paths = list(drawn(Path(temporary)))
        else:
            found = sorted(arguments.folder.iterdir())
            # What OpenCV opens, PP-OCR opens.
            paths = [p for p in found if p.suffix in {".jpg", ".jpeg", ".png"}]
        paths = paths[:: arguments.every]
        costs(paths[0], ways)
        spent = [costs(path, ways) for path in paths]
    print("\n".join(report(spent)))


if __name__ == "__main__":
    main()

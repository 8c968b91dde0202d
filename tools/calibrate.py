"""Fits what the readers' confidences are worth, on drawn scenes, and shows how well.

Usage:
    PYTHONPATH=tools calibrate.py [--first SEED] [--count N] [--workers N]

Writes ``calibration.json`` of ``cardtrail.ocr`` (words) and of ``cardtrail.extract``
(details), and the reliability of both to ``docs/calibration.md``: for that the scenes
are parted into five, and each part is judged by what was fitted on the four others.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import cv2

import cardtrail
from cardtrail.model.field import FieldName
from cardtrail.ocr.names import NAMES
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.registry import open_readers
from cardtrail.odds import logistic
from measuring.drawn import ReadCard, read_scene
from measuring.evidence import agreed, details, words
from measuring.logistic import (
    Sample,
    Table,
    calibration_error,
    fitted,
    judged,
    reliability,
)

BUILDING = 800_000
"""The first seed of the scenes that weights are fitted on."""

PARTS = 5
"""Into which the scenes are parted for the reliability."""

NEEDED = (FieldName.NAME, FieldName.ADDRESS, FieldName.PHONE, FieldName.EMAIL)

HEAD = """# Calibration

How often what cardtrail is so sure of is right, on {cards} cards of drawn scenes: each
fifth of the scenes is judged by weights that were fitted on the others. `make
calibration` fits the weights anew and writes this page."""

THRESHOLDS = (0.5, 0.7, 0.8, 0.85, 0.9, 0.95)

TRADE_OFF = """From a higher confidence on, fewer details are called sure: fewer of
these are wrong, and more right ones are to be checked for nothing. Disputes between the
readers and the other caps, which ask whatever the confidence, are not in this table.
"""

SOURCE = Path(cardtrail.__file__).parent
REPORT = SOURCE.parents[1] / "docs" / "calibration.md"


def main() -> None:
    """Reads the scenes, fits, judges and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=BUILDING, metavar="SEED")
    parser.add_argument("--count", type=int, default=400, metavar="N")
    parser.add_argument("--workers", type=int, default=None, metavar="N")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    seeds = range(arguments.first, arguments.first + arguments.count)
    with ProcessPoolExecutor(arguments.workers) as workers:
        found = workers.map(_read, seeds, chunksize=2)
        cards = [card for cards in found for card in cards]
    calibrate(cards)


def calibrate(cards: Sequence[ReadCard]) -> None:
    """Fits the weights of words, then of details, and writes them and the report."""
    of_words = [sample for card in cards for sample in words(card)]
    table = fitted(of_words)
    _write(SOURCE / "ocr", table)
    of_details = [s for card in cards for s in _details(card, table)]
    _write(SOURCE / "extract", fitted(of_details))
    REPORT.write_text(_report(len(cards), of_words, of_details), encoding="utf-8")


def _details(card: ReadCard, table: Table) -> list[Sample]:
    """The details of a card, its words weighed by the new weights."""
    if card.seen is None:
        return []
    pages = tuple(card.seen.pages.values())
    page = agreed(card.seen, pages, lambda e: logistic(table[e.kind], e.clues))
    return list(details(card, page))


def _write(package: Path, table: Table) -> None:
    text = json.dumps(table, indent=2, sort_keys=True)
    (package / "calibration.json").write_text(text + "\n", encoding="utf-8")


def _report(
    cards: int, of_words: Sequence[Sample], of_details: Sequence[Sample]
) -> str:
    """The reliability of both, as Markdown."""
    needed = [s for s in of_details if s.kind in NEEDED]
    parts = [HEAD.format(cards=cards)]
    for title, samples in (
        ("Words", of_words),
        ("Details", of_details),
        ("Names, addresses, phones and e-mails", needed),
    ):
        bins = list(reliability(judged(samples, PARTS)))
        parts.append(f"\n## {title}\n")
        parts.append(f"Expected calibration error: {calibration_error(bins):.3f}.\n")
        parts.append("| said | right | count |\n| --- | --- | --- |")
        parts += [f"| {b.said:.3f} | {b.right:.3f} | {b.count} |" for b in bins]
    parts += _trade_off(needed)
    return "\n".join(parts) + "\n"


def _trade_off(samples: Sequence[Sample]) -> Iterator[str]:
    """What thresholds cost: needless looks at the card against wrong details let by."""
    yield "\n## Thresholds\n"
    yield TRADE_OFF
    yield "| detail | from | sure | of these right | right, and asked about |"
    yield "| --- | --- | --- | --- | --- |"
    for field in NEEDED:
        told = judged([s for s in samples if s.kind == field], PARTS)
        for threshold in THRESHOLDS:
            sure = [right for said, right in told if said >= threshold]
            asked = sum(right for said, right in told if said < threshold)
            shares = (
                len(sure) / max(1, len(told)),
                sum(sure) / max(1, len(sure)),
                asked / max(1, sum(right for _, right in told)),
            )
            cells = " | ".join(f"{share:.3f}" for share in shares)
            yield f"| {field} | {threshold:.2f} | {cells} |"


def _read(seed: int) -> tuple[ReadCard, ...]:
    return read_scene(seed, _together(), _apart())


@cache
def _together() -> tuple[Reader, ...]:
    return open_readers(NAMES)


@cache
def _apart() -> tuple[Reader, ...]:
    """Each as it is opened without company: it looks longer then."""
    return tuple(reader for name in NAMES for reader in open_readers([name]))


if __name__ == "__main__":
    main()

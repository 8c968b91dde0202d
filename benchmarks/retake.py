"""Measures whether another photo is asked for where this one is to blame, only there.

Usage:
    PYTHONPATH=tools retake.py [--first SEED] [--count N] [--workers N] [--cards]

Scenes are drawn from seeds, saved as their JPEG files and read by the whole pipeline.
A detail is spoilt by the photo where it was read wrong, but is read right off the print
itself, at each of three sizes, by the same reader and the same rules: what the rules
get wrong anyway, or right by luck, does not count. The details are those that a
follow-up needs: name, addresses, phones and e-mail. A photo of which nothing could be
read asks for another one by its status. Cards that were not found beside another, or
taken for one with it, have no reading of their own and are counted apart.

Seeds from 1,000,000 on are kept for measuring: nothing is built while looking at them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from cardtrail.extract.assemble import assemble
from cardtrail.geometry import Homography
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.photo import CardImage
from cardtrail.model.reading import Reading, Status
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.registry import installed, open_readers
from cardtrail.pipeline import read_card
from cardtrail.validate.retake import REQUESTS
from measuring.drawn import COUNTRY, MEASURING, ReadCard, read_scene
from measuring.matching import as_printed, differing
from scenes.sampling import random_scene
from scenes.scene import Scene

PRINT_SIZES = (1.0, 0.93, 0.8)
"""Sizes in which the print itself is read, as shares of 1600 pixels for a US card."""


@dataclass(frozen=True, slots=True)
class Card:
    """What became of one card.

    Attributes:
        seed: of its scene.
        number: 0, 1, ... in the scene.
        status: of its reading; None if it has none of its own.
        wrong: the details that were not read right.
        spoilt: those of them that are read right off the print.
        asked: the codes that ask for another photo, or the status that does.
    """

    seed: int
    number: int
    status: Status | None
    wrong: frozenset[FieldName]
    spoilt: frozenset[FieldName]
    asked: tuple[str, ...]


def measure(seed: int) -> tuple[Card, ...]:
    """Draws the scene of a seed, reads it, and compares."""
    scene = random_scene(seed)
    return tuple(judged(card, scene) for card in read_scene(seed, _readers()))


def judged(card: ReadCard, scene: Scene) -> Card:
    """What became of a card of a scene."""
    reading = card.reading
    person = as_printed(card.truth.person, card.truth.parts)
    wrong = differing(person, reading.contact if reading else Contact())
    spoilt = wrong
    for contact in off_the_print(scene, card.number) if wrong else ():
        spoilt -= differing(person, contact)
    status = reading.status if reading else None
    return Card(card.seed, card.number, status, wrong, spoilt, asked(reading))


def asked(reading: Reading | None) -> tuple[str, ...]:
    """What asks for another photo of the card: the codes, or the reading's status."""
    if reading is None:
        return ()
    if reading.status is not Status.READ:
        return (reading.status.value,)
    codes = (problem.code for problem in reading.problems)
    return tuple(code for code in codes if code in REQUESTS)


def off_the_print(scene: Scene, number: int) -> Iterator[Contact]:
    """What the same reader and rules make of the print itself, in each size."""
    pixels = scene.items[number].print.draw().pixels
    for size in PRINT_SIZES:
        shown = cv2.resize(pixels, None, fx=size, fy=size, interpolation=cv2.INTER_AREA)
        flat = np.asarray(shown, dtype=np.uint8)
        card = CardImage(flat, {}, Homography.identity(), None, certainty=1.0)
        look = read_card(card, _readers())
        yield assemble(look.page, look.card, COUNTRY)


@cache
def _readers() -> tuple[Reader, ...]:
    return open_readers(installed())


def report(cards: Sequence[Card]) -> Iterator[str]:
    """The lines of the table."""
    read = [card for card in cards if card.status is not None]
    groups = {
        "a detail spoilt by the photo": [card for card in read if card.spoilt],
        "read right": [card for card in read if not card.wrong],
        "wrong off the print as well": [
            card for card in read if card.wrong and not card.spoilt
        ],
    }
    yield f"{'cards':<34}{len(cards)}"
    for name, those in groups.items():
        yield f"{name:<34}{len(those)}, asked for again {_share(those)}"
    yield f"{'without a reading of their own':<34}{len(cards) - len(read)}"
    codes = Counter(code for card in read for code in set(card.asked))
    wrongly = Counter(code for card in groups["read right"] for code in set(card.asked))
    for code, count in codes.most_common():
        yield f"  {code:<32}{count}, {wrongly[code]} of them on cards read right"


def _share(cards: Sequence[Card]) -> str:
    if not cards:
        return "-"
    return f"{sum(bool(card.asked) for card in cards) / len(cards):.3f}"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=MEASURING, metavar="SEED")
    parser.add_argument("--count", type=int, default=300, metavar="N")
    parser.add_argument("--workers", type=int, default=None, metavar="N")
    parser.add_argument("--cards", action="store_true", help="list every card")
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.count)
    cv2.setNumThreads(1)
    with ProcessPoolExecutor(arguments.workers) as workers:
        cards = [
            card for found in workers.map(measure, seeds, chunksize=4) for card in found
        ]
    print("\n".join(report(cards)))
    if arguments.cards:
        print("\n".join(map(str, cards)))


if __name__ == "__main__":
    main()

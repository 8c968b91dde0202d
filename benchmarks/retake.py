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
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from cardtrail.extract.assemble import assemble
from cardtrail.geometry import Box, Homography, Quad
from cardtrail.imaging.enhance import enhance
from cardtrail.imaging.load import pages
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.photo import CardImage, Pixels
from cardtrail.model.reading import Reading, Status
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.registry import open_readers
from cardtrail.ocr.vote import vote
from cardtrail.pipeline import scan, upright
from cardtrail.text import fold
from cardtrail.values.phone import PhoneKind
from scenes import encode_jpeg, photograph
from scenes.people import Person
from scenes.sampling import random_scene
from scenes.scene import Scene
from scenes.truth import Truth

MEASURING = 1_000_000
"""The first seed that is kept for measuring."""

SAME = 0.6
"""Share of the smaller outline from which an outline is that of a card."""

USABLE = 0.9
"""F1 of the words of an address from which it still serves."""

LOCAL = 7
"""Digits from which a number without its country code is one."""

COUNTRY = "US"
"""For cards that name none."""

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
    shot = photograph(scene)
    readings = read(scene, shot.pixels)
    frame = Box(0, 0, shot.pixels.shape[1], shot.pixels.shape[0]).quad
    found = [reading_of(truth, readings, frame) for truth in shot.truths]
    return tuple(
        judged(seed, i, scene, truth, None if _is_shared(mine, found) else mine)
        for i, (truth, mine) in enumerate(zip(shot.truths, found, strict=True))
    )


def _is_shared(reading: Reading | None, readings: Sequence[Reading | None]) -> bool:
    """Whether several cards were taken for one."""
    return sum(other is reading for other in readings) > 1


def read(scene: Scene, pixels: Pixels) -> tuple[Reading, ...]:
    """What the pipeline makes of the scene's file."""
    content = encode_jpeg(pixels, orientation=scene.orientation, quality=scene.quality)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scene.jpg"
        path.write_bytes(content)
        return tuple(
            reading
            for photo in pages(path)
            for reading in scan(photo, [_reader()], COUNTRY)
        )


def reading_of(
    truth: Truth, readings: Sequence[Reading], frame: Quad
) -> Reading | None:
    """The reading that covers most of a card; without outline it is of the frame."""
    best = max(readings, key=lambda one: _common(one.outline or frame, truth.outline))
    is_same = (best.outline or frame).overlap(truth.outline) >= SAME
    return best if is_same else None


def _common(first: Quad, second: Quad) -> float:
    return first.overlap(second) * min(abs(first.area), abs(second.area))


def judged(
    seed: int, number: int, scene: Scene, truth: Truth, reading: Reading | None
) -> Card:
    """The card of a scene with what was read of it, if anything."""
    wrong = differing(truth.person, reading.contact if reading else Contact())
    spoilt = wrong
    for contact in off_the_print(scene, number) if wrong else ():
        spoilt -= differing(truth.person, contact)
    status = reading.status if reading else None
    return Card(seed, number, status, wrong, spoilt, asked(reading))


def asked(reading: Reading | None) -> tuple[str, ...]:
    """What asks for another photo of the card: the codes, or the reading's status."""
    if reading is None:
        return ()
    if reading.status is not Status.READ:
        return (reading.status.value,)
    codes = (problem.code for problem in reading.problems)
    return tuple(code for code in codes if code.startswith(f"{FieldName.CARD}."))


def off_the_print(scene: Scene, number: int) -> Iterator[Contact]:
    """What the same reader and rules make of the print itself, in each size."""
    pixels = scene.items[number].print.draw().pixels
    for size in PRINT_SIZES:
        shown = cv2.resize(pixels, None, fx=size, fy=size, interpolation=cv2.INTER_AREA)
        flat = np.asarray(shown, dtype=np.uint8)
        card = CardImage(flat, {}, Homography.identity(), None, certainty=1.0)
        card = upright(enhance(card), _reader())
        yield assemble(vote([_reader().read(card)], "agreed"), card, COUNTRY)


def differing(person: Person, contact: Contact) -> frozenset[FieldName]:
    """The details of a card that were not read right: all of them, and no others."""
    read = {
        FieldName.NAME: [contact.name.text] if contact.name else [],
        FieldName.ADDRESS: [entry.text for entry in contact.addresses],
        FieldName.PHONE: [
            entry.text for entry in contact.phones if entry.kind is not PhoneKind.FAX
        ],
        FieldName.EMAIL: [entry.text for entry in contact.emails],
    }
    printed = {
        FieldName.NAME: [person.name],
        FieldName.ADDRESS: [
            ", ".join(lines) for lines in (person.address, *person.branches) if lines
        ],
        FieldName.PHONE: [
            phone.number for phone in person.phones if phone.kind is not PhoneKind.FAX
        ],
        FieldName.EMAIL: [person.email] if person.email else [],
    }
    return frozenset(
        name
        for name, is_same in _IS_SAME.items()
        if not paired(printed[name], read[name], is_same)
    )


def paired(
    printed: Sequence[str], read: Sequence[str], is_same: Callable[[str, str], bool]
) -> bool:
    """Whether each printed value has a partner of its own, and none is left over."""
    left = list(read)
    for value in printed:
        partner = next((other for other in left if is_same(value, other)), None)
        if partner is None:
            return False
        left.remove(partner)
    return not left


def same_name(printed: str, read: str) -> bool:
    """Whether two names have the same letters, accents and case aside."""
    first, second = (re.sub(r"[\W_]", "", fold(text)) for text in (printed, read))
    return first == second


def same_address(printed: str, read: str) -> bool:
    """Whether nearly all words are the same, and all of those with digits."""
    first, second = (Counter(_words(text)) for text in (printed, read))
    common = (first & second).total()
    if 2 * common < USABLE * (first.total() + second.total()):
        return False
    return _numbers(first) == _numbers(second)


def same_phone(printed: str, read: str) -> bool:
    """Whether two numbers are the same; one of no known plan is compared as printed."""
    digits = re.sub(r"\D", "", read)
    if read.startswith("+"):
        return printed == f"+{digits}"
    return len(digits) >= LOCAL and printed.endswith(digits.lstrip("0"))


def same_email(printed: str, read: str) -> bool:
    """Whether two addresses are the same, case aside."""
    return printed.casefold() == read.casefold()


_IS_SAME: dict[FieldName, Callable[[str, str], bool]] = {
    FieldName.NAME: same_name,
    FieldName.ADDRESS: same_address,
    FieldName.PHONE: same_phone,
    FieldName.EMAIL: same_email,
}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"[-'\u2019.]", "", fold(text)))


def _numbers(words: Counter[str]) -> dict[str, int]:
    return {
        word: count
        for word, count in words.items()
        if any(char.isdigit() for char in word)
    }


@cache
def _reader() -> Reader:
    return open_readers(["tesseract"])[0]


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

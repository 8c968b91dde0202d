"""Measures how much of the print is read, and what confidence is worth, on scenes.

Usage:
    PYTHONPATH=tools reading.py [--first SEED] [--count N] [--workers N]

Scenes are drawn from seeds, saved as JPEG files and read by the whole pipeline with
every reader. *Held* is the share of the printed values that are somewhere in the text
that was read (of an address, of its words); only values that can be seen whole count,
and cards that have a reading of their own. A detail on which the readers *agree* is one
whose words both saw alike; it was read right if it stands so anywhere on the card, also
as a colleague's (an O among the digits of a number is a 0). The calibration error is
that of the four details that a follow-up needs, in ten bins.

Seeds from 1,000,000 on are kept for measuring: nothing is built while looking at them.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache

import cv2

from cardtrail.model.contact import AnyField
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.page import Page
from cardtrail.ocr.names import NAMES
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.registry import open_readers
from cardtrail.text import digits_restored, fold
from cardtrail.values.phone import PhoneKind
from measuring.drawn import MEASURING, ReadCard, Seen, read_scene
from measuring.evidence import is_right
from measuring.logistic import calibration_error, reliability

NEEDED = (FieldName.NAME, FieldName.ADDRESS, FieldName.PHONE, FieldName.EMAIL)

BOTH = "both"
"""What the agreed text is listed under."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail that was understood.

    Attributes:
        field: which one.
        confidence: 0..1.
        is_right: whether it is one of those printed.
        is_printed: whether it stands anywhere on the card as it was read.
        is_sure: whether no warning was given.
        is_agreed: whether both readers saw the same.
    """

    field: FieldName
    confidence: float
    is_right: bool
    is_printed: bool
    is_sure: bool
    is_agreed: bool


@dataclass(frozen=True, slots=True)
class Card:
    """What became of one card.

    Attributes:
        printed: how many values of each detail can be seen whole.
        held: how many of them are in the text, by who read it.
        details: what was understood.
    """

    printed: dict[FieldName, int]
    held: dict[str, dict[FieldName, float]]
    details: tuple[Detail, ...]


def measure(seed: int) -> tuple[Card, ...]:
    """Draws the scene of a seed, reads it, and compares."""
    cards = read_scene(seed, _readers())
    return tuple(judged(card) for card in cards if card.seen is not None)


def judged(card: ReadCard) -> Card:
    """A card of a scene with what was read of it."""
    seen = card.seen
    if seen is None or card.reading is None:
        return Card({}, {}, ())
    values = {name: list(_values(card, name, seen)) for name in NEEDED}
    pages = {BOTH: seen.agreed, **seen.pages}
    return Card(
        {name: len(found) for name, found in values.items()},
        {
            who: {
                name: sum(held(name, value, page) for value in found)
                for name, found in values.items()
            }
            for who, page in pages.items()
        },
        tuple(_details(card)),
    )


def _values(card: ReadCard, name: FieldName, seen: Seen) -> Iterator[str]:
    """The printed values that can be seen whole."""
    person = card.truth.person
    values = {
        FieldName.NAME: [person.name],
        FieldName.ADDRESS: [" ".join(person.address)],
        FieldName.PHONE: [phone.text for phone in person.phones],
        FieldName.EMAIL: [person.email] if person.email else [],
    }[name]
    whole = _squeezed(" ".join(word.text for word in seen.printed))
    yield from (value for value in values if value and _squeezed(value) in whole)


def held(name: FieldName, printed: str, page: Page) -> float:
    """The share of a printed value that a text holds: 0 or 1, but for addresses."""
    lines = [line.text for line in page.lines]
    if name is FieldName.PHONE:
        digits = re.sub(r"\D", "", printed)
        return float(any(digits in re.sub(r"\D", "", line) for line in lines))
    if name is FieldName.ADDRESS:
        words = _words(printed)
        seen = {word for line in lines for word in _words(line)}
        return sum(word in seen for word in words) / len(words)
    return float(_squeezed(printed) in _squeezed(" ".join(lines)))


def _squeezed(text: str) -> str:
    return "".join(fold(text).split())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"[-'\u2019.]", "", fold(text)))


def _details(card: ReadCard) -> Iterator[Detail]:
    if card.reading is None:
        return
    for name, entry in card.reading.contact.fields():
        if name in NEEDED and entry.kind is not PhoneKind.FAX:
            yield Detail(
                name,
                entry.confidence,
                is_right(name, entry.text, card.truth.person),
                held(name, _as_meant(name, entry.raw), card.truth.page) == 1,
                entry.grade is Grade.SURE,
                _is_agreed(entry),
            )


def _as_meant(name: FieldName, text: str) -> str:
    return digits_restored(text) if name is FieldName.PHONE else text


def _is_agreed(entry: AnyField) -> bool:
    """Whether each of the readers saw the same characters."""
    texts = [_squeezed(entry.readers.get(name, "")) for name in NAMES]
    return bool(texts[0]) and texts[0] == texts[1]


@cache
def _readers() -> tuple[Reader, ...]:
    return open_readers(NAMES)


def report(cards: Sequence[Card]) -> Iterator[str]:
    """The lines of the tables."""
    yield f"cards {len(cards)}"
    yield f"{'held':<12}" + "".join(f"{name:>10}" for name in NEEDED)
    for who in (BOTH, *NAMES):
        shares = (_held(cards, who, name) for name in NEEDED)
        yield f"{who:<12}" + "".join(f"{share:>10.3f}" for share in shares)
    details = [detail for card in cards for detail in card.details]
    yield f"\n{'details':<12}" + "".join(f"{name:>10}" for name in NEEDED)
    for what, is_one in _KINDS.items():
        shares = (
            _share([is_one(d) for d in details if d.field is name]) for name in NEEDED
        )
        yield f"{what:<12}" + "".join(f"{share:>10.3f}" for share in shares)
    agreed = [
        detail.is_printed
        for detail in details
        if detail.is_agreed and detail.field in {FieldName.PHONE, FieldName.EMAIL}
    ]
    yield f"\nagreed e-mails and phones right  {_share(agreed):.4f} of {len(agreed)}"
    bins = list(reliability((d.confidence, d.is_right) for d in details))
    yield f"calibration error (ECE)          {calibration_error(bins):.3f}"
    for one in bins:
        yield f"  said {one.said:.3f}  right {one.right:.3f}  of {one.count}"


_KINDS: dict[str, Callable[[Detail], bool]] = {
    "right": lambda detail: detail.is_right,
    "sure": lambda detail: detail.is_sure,
    "silent": lambda detail: detail.is_sure and not detail.is_right,
}


def _held(cards: Sequence[Card], who: str, name: FieldName) -> float:
    printed = sum(card.printed.get(name, 0) for card in cards)
    # A reader that failed on a card holds nothing of it.
    found = sum(card.held.get(who, {}).get(name, 0.0) for card in cards)
    return found / max(1, printed)


def _share(those: Sequence[bool]) -> float:
    return sum(those) / max(1, len(those))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=MEASURING, metavar="SEED")
    parser.add_argument("--count", type=int, default=500, metavar="N")
    parser.add_argument("--workers", type=int, default=None, metavar="N")
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.count)
    cv2.setNumThreads(1)
    with ProcessPoolExecutor(arguments.workers) as workers:
        found = workers.map(measure, seeds, chunksize=4)
        cards = [card for cards in found for card in cards]
    print("\n".join(report(cards)))


if __name__ == "__main__":
    main()

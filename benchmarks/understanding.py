"""Measures how well the text of a card is understood, apart from how it was read.

Usage:
    PYTHONPATH=tools understanding.py [--first SEED] [--count N] [--errors SHARE]
                                      [--workers N] [--misses]

Cards are drawn from seeds; what is understood are their true words, or with
``--errors`` what two readers would have seen of them: each takes that share of the
characters for one that looks like it, and leaves out a gap as often. A slot is one of
the four details of a card: right if all printed values of it come out, and nothing
else; silent if it is not, and no warning is given on it.

Seeds from 1,000,000 on are kept for measuring: nothing is built while looking at them.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from cardtrail.extract.assemble import assemble
from cardtrail.extract.lexicon import is_word
from cardtrail.geometry import Box, Homography
from cardtrail.model.field import FieldName
from cardtrail.model.page import Line, Page, Word
from cardtrail.model.photo import CardImage
from cardtrail.model.reading import Severity
from cardtrail.ocr.agree import agree
from cardtrail.ocr.layout import items
from cardtrail.ocr.registry import NAMES
from cardtrail.validate.check import validate
from measuring.drawn import COUNTRY, MEASURING
from measuring.matching import as_printed, differing, slots
from scenes.card import Card
from scenes.sampling import random_print

NEEDED = (FieldName.NAME, FieldName.ADDRESS, FieldName.PHONE, FieldName.EMAIL)

LOOK_ALIKES = {
    "O": "0", "0": "O", "o": "0", "l": "1", "1": "l", "I": "l", "5": "S", "S": "5",
    "8": "B", "6": "8", "3": "8", "e": "c", "c": "e", "u": "v", "n": "r", ".": ",",
    ",": ".", "-": " ", "m": "rn", "a": "o", "t": "f", "h": "b",
}  # fmt: skip
"""What readers took for what on photographed cards."""

SURE, UNSURE = 0.97, 0.75
"""Confidence of readers in words without an error and in those with one."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One card.

    Attributes:
        seed: of the card.
        wrong: slots that are not right.
        warned: slots with a warning.
        misses: for each wrong slot what is printed, and what came out.
    """

    seed: int
    wrong: frozenset[FieldName]
    warned: frozenset[FieldName]
    misses: tuple[str, ...]


def measure(seed: int, errors: float = 0.0) -> Understood:
    """Draws the card of a seed and understands its words."""
    print_ = random_print(np.random.default_rng((20_261_123, seed)))
    card = print_.draw()
    height, width = card.pixels.shape[:2]
    nowhere = np.zeros((1, 1, 3), np.uint8)
    flat = CardImage(nowhere, {}, Homography.identity(), None, certainty=1.0)
    rng = np.random.default_rng((seed, 2))
    pages = [
        Page(name, width, height, items(_seen(card, errors, rng))) for name in NAMES
    ]
    contact, problems = validate(assemble(agree(pages, is_word), flat, COUNTRY))
    person = as_printed(print_.person, card.parts)
    wrong = differing(person, contact)
    printed, read = slots(person, contact)
    return Understood(
        seed,
        wrong,
        frozenset(p.field for p in problems if p.severity is Severity.WARNING),
        tuple(f"{name}: {printed[name]} as {read[name]}" for name in sorted(wrong)),
    )


def _seen(card: Card, errors: float, rng: np.random.Generator) -> Iterator[Line]:
    """The lines of a card as a reader might see them."""
    for line in card.page.lines:
        words: list[Word] = []
        for word in line.words:
            text = "".join(
                LOOK_ALIKES.get(char, char) if rng.random() < errors else char
                for char in word.text
            )
            sure = SURE if text == word.text else UNSURE
            seen = replace(word, text=text, confidence=sure)
            if words and rng.random() < errors:
                seen = _joined(words.pop(), seen)
            words.append(seen)
        yield Line(tuple(words))


def _joined(first: Word, second: Word) -> Word:
    """Two words without the gap between them."""
    box = Box.around((first.box, second.box))
    return Word(first.text + second.text, box, UNSURE)


def report(cards: Sequence[Understood]) -> Iterator[str]:
    """The lines of the table."""
    yield f"cards {len(cards)}"
    yield f"{'':<14}" + "".join(f"{name:>10}" for name in NEEDED) + f"{'all':>10}"
    for what, is_one in _KINDS.items():
        shares = [
            sum(is_one(card, name) for card in cards) / max(1, len(cards))
            for name in NEEDED
        ]
        shares.append(sum(shares) / len(shares))
        yield f"{what:<14}" + "".join(f"{share:>10.3f}" for share in shares)


_KINDS: dict[str, Callable[[Understood, FieldName], bool]] = {
    "right": lambda card, name: name not in card.wrong,
    "silent": lambda card, name: name in card.wrong - card.warned,
    "warned in vain": lambda card, name: name in card.warned - card.wrong,
}


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=MEASURING, metavar="SEED")
    parser.add_argument("--count", type=int, default=1000, metavar="N")
    parser.add_argument("--errors", type=float, default=0.0, metavar="SHARE")
    parser.add_argument("--workers", type=int, default=None, metavar="N")
    parser.add_argument("--misses", action="store_true", help="name each wrong slot")
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.count)
    with ProcessPoolExecutor(arguments.workers) as workers:
        work = partial(measure, errors=arguments.errors)
        cards = list(workers.map(work, seeds, chunksize=8))
    print("\n".join(report(cards)))
    if arguments.misses:
        print(
            *(f"{card.seed} {miss}" for card in cards for miss in card.misses), sep="\n"
        )


if __name__ == "__main__":
    main()

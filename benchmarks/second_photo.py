"""Measures what a second photo of a card brings.

Usage:
    PYTHONPATH=tools second_photo.py [--first SEED] [--count N] [--errors SHARE]
                                     [--workers N]

Two readers see the words of a stranger's card twice, each time with other errors. A
slot is one of the four details of a card: right if all printed values come out and
nothing else, silent if it is not and nothing of it is to be checked. Counted are the
first reading, the second in its place, and both together.

Seeds from 1,000,000 on are kept for measuring: nothing is built while looking at them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from statistics import fmean
from typing import Any

import numpy as np

from cardtrail.identity.slots import agree
from cardtrail.identity.strengthen import strengthened
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName, Grade
from measuring.drawn import MEASURING
from measuring.matching import differing, same_name
from measuring.misread import misread, understood
from scenes.people import Person
from strangers import stranger

ERRORS = 0.03
"""Share of characters that each reader takes for others."""

NEEDED = (FieldName.NAME, FieldName.ADDRESS, FieldName.PHONE, FieldName.EMAIL)


@dataclass(frozen=True, slots=True)
class Twice:
    """One card.

    Attributes:
        wrong: slots, by what the contact is made of.
        silent: those of them of which nothing is to be checked.
        alike: of each detail of which both readings agree: how probable the surer of
            them is, how probable both are if they err apart, and whether it is right.
    """

    wrong: dict[str, int]
    silent: dict[str, int]
    alike: tuple[tuple[float, float, bool], ...]


def measure(seed: int, errors: float = ERRORS) -> Twice:
    """Reads the card of a seed twice."""
    card = stranger(seed)
    rng = np.random.default_rng((seed, 4))
    first, second = (understood(misread(card.page, errors, rng))[0] for _ in range(2))
    made = {
        "first photo": first,
        "second photo": second,
        "both": strengthened(first, second, ()),
    }
    wrong = {what: differing(card.person, contact) for what, contact in made.items()}
    return Twice(
        {what: len(slots) for what, slots in wrong.items()},
        {what: len(slots - _warned(made[what])) for what, slots in wrong.items()},
        tuple(_alike(card.person, first, second)),
    )


def _alike(
    person: Person, first: Contact, second: Contact
) -> Iterator[tuple[float, float, bool]]:
    """E-mail address, title and company, where both photos tell the same."""
    emails = [next(iter(contact.emails), None) for contact in (first, second)]
    told: tuple[tuple[str | None, Field[Any] | None, Field[Any] | None], ...] = (
        (person.email, emails[0], emails[1]),
        (person.title, first.title, second.title),
        (person.company, first.company, second.company),
    )
    for meant, one, other in told:
        if meant and one and other and agree(one, other):
            right = one.confidence * other.confidence
            wrong = (1 - one.confidence) * (1 - other.confidence)
            surer = max(one.confidence, other.confidence)
            yield surer, right / (right + wrong), same_name(meant, one.text)


def _warned(contact: Contact) -> frozenset[FieldName]:
    """The slots of which something is to be checked, or nothing is there."""
    told = list(contact.fields())
    empty = set(NEEDED) - {name for name, _ in told}
    return frozenset(
        empty | {name for name, entry in told if entry.grade is Grade.CHECK}
    )


def report(cards: Sequence[Twice]) -> Iterator[str]:
    """The lines of the table."""
    slots = len(NEEDED) * len(cards)
    yield f"cards {len(cards)}"
    yield f"{'':<16}{'right':>8}{'silent':>8}"
    for what in cards[0].wrong:
        right = 1 - sum(card.wrong[what] for card in cards) / slots
        silent = sum(card.silent[what] for card in cards) / slots
        yield f"{what:<16}{right:>8.3f}{silent:>8.3f}"
    alike = [detail for card in cards for detail in card.alike]
    if alike:
        surer, apart, right = (fmean(column) for column in zip(*alike, strict=True))
        yield f"{len(alike)} details read alike, right {right:.3f}"
        yield f"said by the surer reading {surer:.3f}, by both apart {apart:.3f}"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=MEASURING, metavar="SEED")
    parser.add_argument("--count", type=int, default=1000, metavar="N")
    parser.add_argument("--errors", type=float, default=ERRORS, metavar="SHARE")
    parser.add_argument("--workers", type=int, default=None, metavar="N")
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.count)
    with ProcessPoolExecutor(arguments.workers) as workers:
        work = partial(measure, errors=arguments.errors)
        print("\n".join(report(list(workers.map(work, seeds, chunksize=8)))))


if __name__ == "__main__":
    main()

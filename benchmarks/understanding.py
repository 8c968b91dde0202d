"""Measures how well the text of a card is understood, apart from how it was read.

Usage:
    PYTHONPATH=tools understanding.py [--cards strangers|drawn] [--first SEED]
                                      [--count N] [--errors SHARE] [--workers N]
                                      [--misses]

Cards come from seeds: strangers, whose words and layouts nothing was built on, or the
drawn ones that the network and the samples are made of. What is understood are their
true words, or with ``--errors`` what two readers would have seen of them: each takes
that share of the characters for one that looks like it, and leaves out a gap as often.
A slot is one of the four details of a card: right if all printed values of it come out,
and nothing else; silent if it is not, and no warning is given on it.

Seeds from 1,000,000 on are kept for measuring: nothing is built while looking at them.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.page import Page
from cardtrail.model.reading import Severity
from measuring.drawn import MEASURING
from measuring.matching import as_printed, differing, same_name, same_phone, slots
from measuring.misread import misread, understood
from scenes.people import Person
from scenes.sampling import random_print
from strangers import stranger

NEEDED = (FieldName.NAME, FieldName.ADDRESS, FieldName.PHONE, FieldName.EMAIL)


@dataclass(frozen=True, slots=True)
class Printed:
    """A card to be understood: its true words, what they mean, and where it is from."""

    page: Page
    person: Person
    country: str


def stranger_card(seed: int) -> Printed:
    """The card of somebody out of other word lists, in other layouts."""
    one = stranger(seed)
    return Printed(one.page, one.person, one.country)


def drawn_card(seed: int) -> Printed:
    """A card as it is drawn to teach and to calibrate."""
    print_ = random_print(np.random.default_rng((20_261_123, seed)))
    card = print_.draw()
    return Printed(card.page, as_printed(print_.person, card.parts), "drawn")


CARDS: dict[str, Callable[[int], Printed]] = {
    "strangers": stranger_card,
    "drawn": drawn_card,
}
"""Where cards come from."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One card.

    Attributes:
        seed: of the card.
        country: that it is from.
        wrong: slots that are not right.
        warned: slots with a warning.
        printed: slots that the card has: a warning on one that it has not is right.
        misses: for each wrong slot whether it is silent, what is printed, and what
            came out.
        asides: whether each phone's kind, the title and the company are right; of
            the phones those that were found.
        seconds: of the processor that understanding took, from one page to warnings.
    """

    seed: int
    country: str
    wrong: frozenset[FieldName]
    warned: frozenset[FieldName]
    printed: frozenset[FieldName]
    misses: tuple[str, ...]
    asides: tuple[tuple[str, bool], ...] = ()
    seconds: float = field(default=0.0, compare=False)


def measure(seed: int, errors: float = 0.0, cards: str = "strangers") -> Understood:
    """Makes the card of a seed and understands its words."""
    card = CARDS[cards](seed)
    page = misread(card.page, errors, np.random.default_rng((seed, 2)))
    started = time.process_time()
    contact, problems = understood(page)
    seconds = time.process_time() - started
    wrong = differing(card.person, contact)
    printed, read = slots(card.person, contact)
    warned = frozenset(p.field for p in problems if p.severity is Severity.WARNING)
    return Understood(
        seed,
        card.country,
        wrong,
        warned,
        frozenset(name for name in NEEDED if printed[name]),
        tuple(
            f"{name}{'' if name in warned else ' silently'}: "
            f"{printed[name]} as {read[name]}"
            for name in sorted(wrong)
        ),
        tuple(_asides(card.person, contact)),
        seconds,
    )


def _asides(person: Person, contact: Contact) -> Iterator[tuple[str, bool]]:
    """What is no slot of its own: kinds of phones, title, company."""
    for phone in person.phones:
        found = [one for one in contact.phones if same_phone(phone.number, one.text)]
        if found:
            yield "phone kind", any(one.kind is phone.kind for one in found)
    for what, meant, read in (
        ("title", person.title, contact.title),
        ("company", person.company, contact.company),
    ):
        yield what, same_name(meant, read.text if read else "")


def report(cards: Sequence[Understood]) -> Iterator[str]:
    """The lines of the tables: all cards, the asides, and each country."""
    yield f"cards {len(cards)}"
    times = [1000 * card.seconds for card in cards]
    yield _row("ms a page, median", [f"{statistics.median(times):.1f}"])
    yield _row("ms a page, worst", [f"{max(times):.1f}"])
    yield _row("", [*NEEDED, "all"])
    for what, is_one in _KINDS.items():
        yield _row(what, _shares(cards, is_one))
    for what in dict.fromkeys(name for card in cards for name, _ in card.asides):
        marks = [ok for card in cards for name, ok in card.asides if name == what]
        yield _row(f"{what} right", [f"{sum(marks) / len(marks):.3f}"])
    for country in sorted({card.country for card in cards}):
        own = [card for card in cards if card.country == country]
        yield _row(f"{country} {len(own)}", _shares(own, _KINDS["right"]))


def _shares(
    cards: Sequence[Understood], is_one: Callable[[Understood, FieldName], bool]
) -> list[str]:
    """The share of each slot of which something is true, and their mean."""
    shares = [
        sum(is_one(card, name) for card in cards) / max(1, len(cards))
        for name in NEEDED
    ]
    return [f"{share:.3f}" for share in (*shares, sum(shares) / len(shares))]


def _row(what: str, entries: Sequence[str]) -> str:
    return f"{what:<19}" + "".join(f"{entry:>10}" for entry in entries)


_KINDS: dict[str, Callable[[Understood, FieldName], bool]] = {
    "right": lambda card, name: name not in card.wrong,
    "silent": lambda card, name: name in card.wrong - card.warned,
    "warned in vain": lambda card, name: (
        name in (card.warned & card.printed) - card.wrong
    ),
}


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", choices=CARDS, default="strangers")
    parser.add_argument("--first", type=int, default=MEASURING, metavar="SEED")
    parser.add_argument("--count", type=int, default=1000, metavar="N")
    parser.add_argument("--errors", type=float, default=0.0, metavar="SHARE")
    parser.add_argument("--workers", type=int, default=None, metavar="N")
    parser.add_argument("--misses", action="store_true", help="name each wrong slot")
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.count)
    with ProcessPoolExecutor(arguments.workers) as workers:
        work = partial(measure, errors=arguments.errors, cards=arguments.cards)
        cards = list(workers.map(work, seeds, chunksize=8))
    print("\n".join(report(cards)))
    if arguments.misses:
        print(
            *(f"{card.seed} {miss}" for card in cards for miss in card.misses), sep="\n"
        )


if __name__ == "__main__":
    main()

"""Measures whether two cards are told to be of one person, and of two.

Usage:
    PYTHONPATH=tools identity.py [--first SEED] [--count N] [--errors SHARE]
                                 [--workers N] [--misses]

Pairs of cards come from seeds: of one person (the same card in another photo, a new
job, a new name) and of two whom an office or a family makes look like one. Of each
card two readers see the words, and take that share of the characters for ones that
look alike; then the card is understood as a scan would. ``found`` is the share of pairs
with a common key: those that the store compares.

Seeds from 1,000,000 on are kept for measuring: nothing is built while looking at them.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from cardtrail.identity.keys import keys
from cardtrail.identity.match import match
from cardtrail.model.match import Likeness
from measuring.drawn import MEASURING
from measuring.misread import misread, understood
from strangers.pairs import ONE, TWO, pair

ERRORS = 0.02
"""Share of characters that each reader takes for others, on a fair photo."""


@dataclass(frozen=True, slots=True)
class Told:
    """One pair.

    Attributes:
        kind: of pair.
        seed: of the pair.
        grade: how surely they are told to be one person; None where they are not.
        is_found: whether they have a key in common.
        why: the sentence, or the two names.
        keys: how many the second card has.
        seconds: of the processor that comparing took.
    """

    kind: str
    seed: int
    grade: Likeness | None
    is_found: bool
    why: str
    keys: int
    seconds: float = field(default=0.0, compare=False)


def measure(job: tuple[str, int], errors: float = ERRORS) -> Told:
    """Draws a pair of that kind and seed, reads it and compares the two."""
    kind, seed = job
    rng = np.random.default_rng((seed, 3))
    kept, seen = (
        understood(misread(page, errors, rng))[0] for page in pair(seed, kind)
    )
    started = time.process_time()
    found = match(kept, seen)
    seconds = time.process_time() - started
    names = " / ".join(card.name.text if card.name else "-" for card in (kept, seen))
    return Told(
        kind,
        seed,
        found.grade if found else None,
        not keys(kept).isdisjoint(keys(seen)),
        f"{names}: {found.sentence if found else 'nothing'}",
        len(keys(seen)),
        seconds,
    )


def report(pairs: Sequence[Told]) -> Iterator[str]:
    """The lines of the table: each kind, then the two sums that matter."""
    yield f"{'':<24}{'pairs':>8}{'strong':>8}{'possible':>10}{'found':>8}"
    for kind in dict.fromkeys(each.kind for each in pairs):
        yield _row(kind, [each for each in pairs if each.kind == kind])
    one = [each for each in pairs if each.kind in ONE]
    two = [each for each in pairs if each.kind in TWO]
    for what, some in (("one person", one), ("two people", two)):
        if some:
            yield _row(what, some)
    wrong = sum(each.grade is Likeness.STRONG for each in two)
    yield f"wrong strong: {wrong} of {len(two)}"
    yield f"keys a card, median {statistics.median(each.keys for each in pairs):.0f}"
    median = statistics.median(1e6 * each.seconds for each in pairs)
    yield f"microseconds a comparison, median {median:.0f}"


def _row(what: str, pairs: Sequence[Told]) -> str:
    shares = [
        sum(marks) / len(pairs)
        for marks in (
            [each.grade is Likeness.STRONG for each in pairs],
            [each.grade is Likeness.POSSIBLE for each in pairs],
            [each.is_found for each in pairs],
        )
    ]
    strong, possible, found = shares
    return f"{what:<24}{len(pairs):>8}{strong:>8.3f}{possible:>10.3f}{found:>8.3f}"


def _is_miss(told: Told) -> bool:
    return (told.grade is Likeness.STRONG) != (told.kind in ONE)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=MEASURING, metavar="SEED")
    parser.add_argument("--count", type=int, default=300, metavar="N")
    parser.add_argument("--errors", type=float, default=ERRORS, metavar="SHARE")
    parser.add_argument("--workers", type=int, default=None, metavar="N")
    parser.add_argument("--misses", action="store_true", help="name each wrong pair")
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.count)
    jobs = list(itertools.product((*ONE, *TWO), seeds))
    with ProcessPoolExecutor(arguments.workers) as workers:
        work = partial(measure, errors=arguments.errors)
        pairs = list(workers.map(work, jobs, chunksize=8))
    print("\n".join(report(pairs)))
    if arguments.misses:
        for each in filter(_is_miss, pairs):
            print(each.seed, each.kind, each.grade, each.why, sep=" | ")


if __name__ == "__main__":
    main()

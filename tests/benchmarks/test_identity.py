"""The benchmark of identity counts pairs that are one person's and two people's."""

from __future__ import annotations

import itertools

from benchmarks.identity import Told, measure, report

from cardtrail.model.match import Likeness
from strangers.pairs import ONE, TWO

SEEDS = range(900_000, 900_003)


def test_two_people_are_never_taken_for_one() -> None:
    pairs = [measure(job) for job in itertools.product(TWO, SEEDS)]
    assert all(each.grade is not Likeness.STRONG for each in pairs)


def test_cards_of_one_person_are_nearly_always_found_and_mostly_merged() -> None:
    pairs = [measure(job, errors=0.0) for job in itertools.product(ONE, SEEDS)]
    assert sum(each.is_found for each in pairs) >= 0.95 * len(pairs)
    assert sum(each.grade is Likeness.STRONG for each in pairs) >= 0.6 * len(pairs)


def test_the_same_seed_gives_the_same_pair() -> None:
    job = ("father and son", 900_001)
    assert measure(job) == measure(job)


def test_the_report_counts_what_was_merged_and_what_was_asked() -> None:
    pairs = [
        Told("same card", 1, Likeness.STRONG, True, "", 6),
        Told("same card", 2, Likeness.POSSIBLE, True, "", 6),
        Told("colleagues", 1, None, False, "", 8),
        Told("colleagues", 2, Likeness.STRONG, True, "", 8, 0.0004),
    ]
    lines = list(report(pairs))
    figures = {line[:24].strip(): line[24:].split() for line in lines}
    assert figures["same card"] == ["2", "0.500", "0.500", "1.000"]
    assert figures["two people"] == ["2", "0.500", "0.000", "0.500"]
    assert "wrong strong: 1 of 2" in lines
    assert "keys a card, median 7" in lines

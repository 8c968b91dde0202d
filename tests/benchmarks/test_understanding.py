"""The benchmark of understanding counts slots of cards that it never photographs."""

from __future__ import annotations

import pytest
from benchmarks.understanding import CARDS, NEEDED, Understood, measure, report

from cardtrail.model.field import FieldName

SEEDS = range(900_000, 900_012)


@pytest.mark.parametrize("origin", CARDS)
def test_most_cards_are_understood_from_their_true_words(origin: str) -> None:
    cards = [measure(seed, cards=origin) for seed in SEEDS]
    right = sum(len(NEEDED) - len(card.wrong) for card in cards)
    assert right >= 0.85 * len(NEEDED) * len(cards)
    assert all(len(card.misses) == len(card.wrong) for card in cards)


def test_errors_of_the_readers_cost_slots_and_bring_warnings() -> None:
    bare = [measure(seed) for seed in SEEDS]
    spoilt = [measure(seed, errors=0.1) for seed in SEEDS]
    assert sum(len(card.wrong) for card in spoilt) > sum(len(c.wrong) for c in bare)
    assert sum(len(card.warned) for card in spoilt) > sum(len(c.warned) for c in bare)


def test_the_same_seed_gives_the_same_card_and_the_same_errors() -> None:
    assert measure(900_001, errors=0.05) == measure(900_001, errors=0.05)


def test_the_report_counts_right_silent_and_warned_in_vain() -> None:
    email, phone, name = FieldName.EMAIL, FieldName.PHONE, FieldName.NAME
    wrong, printed, misses = (
        frozenset({email}),
        frozenset({email, phone}),
        ("email: x",),
    )
    cards = [
        Understood(1, "NZ", wrong, frozenset({phone, name}), printed, misses),
        Understood(2, "PT", wrong, frozenset({email}), printed, misses),
    ]
    figures = {line[:19].strip(): line[19:].split() for line in report(cards)}
    column = NEEDED.index(email)
    assert figures["right"][column] == "0.000"
    assert figures["silent"][column] == "0.500"
    assert figures["warned in vain"][NEEDED.index(phone)] == "0.500"
    assert figures["warned in vain"][NEEDED.index(name)] == "0.000"
    assert figures["right"][-1] == "0.750"
    assert figures["NZ 1"][column] == "0.000"


def test_the_report_counts_kinds_of_phones_titles_and_companies() -> None:
    asides = (("phone kind", True), ("phone kind", False), ("title", True))
    card = Understood(1, "NZ", frozenset(), frozenset(), frozenset(), (), asides)
    figures = {line[:19].strip(): line[19:].split() for line in report([card])}
    assert figures["phone kind right"] == ["0.500"]
    assert figures["title right"] == ["1.000"]


def test_the_report_tells_what_a_page_costs() -> None:
    cards = [
        Understood(1, "NZ", frozenset(), frozenset(), frozenset(), (), (), seconds)
        for seconds in (0.004, 0.006, 0.021)
    ]
    figures = {line[:19].strip(): line[19:].split() for line in report(cards)}
    assert figures["ms a page, median"] == ["6.0"]
    assert figures["ms a page, worst"] == ["21.0"]
    assert measure(900_001).seconds > 0

"""The benchmark of second photos tells whether they make a contact better."""

from __future__ import annotations

from benchmarks.second_photo import Twice, measure, report

SEEDS = range(900_000, 900_040)


def test_two_photos_together_are_better_than_either_alone() -> None:
    cards = [measure(seed, errors=0.04) for seed in SEEDS]
    wrong = {what: sum(card.wrong[what] for card in cards) for what in cards[0].wrong}
    assert wrong["both"] < min(wrong["first photo"], wrong["second photo"])


def test_the_same_seed_gives_the_same_errors() -> None:
    assert measure(900_001) == measure(900_001)


def test_the_report_counts_slots_and_compares_probabilities() -> None:
    alike = ((0.9, 0.98, True), (0.8, 0.94, False))
    card = Twice({"both": 1}, {"both": 0}, alike)
    lines = list(report([card, Twice({"both": 1}, {"both": 1}, ())]))
    assert lines[0] == "cards 2"
    assert lines[2].split() == ["both", "0.750", "0.125"]
    assert lines[3] == "2 details read alike, right 0.500"
    assert lines[4] == "said by the surer reading 0.850, by both apart 0.960"

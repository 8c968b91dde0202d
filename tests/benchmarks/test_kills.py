"""What the benchmark of killed scans counts, and how it tells it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from benchmarks.kills import Killed, differences, kills, kills_report
from tests.support.cards import draw


def test_a_kill_that_leaves_a_trace_is_told() -> None:
    trace = next(differences({"a": "Nora", "b": "x"}, {"a": "Nova", "b": "x"}))
    ends = [Killed((2.0,), (3,)), Killed((1.0, 4.5), (0, 2), (trace,))]
    lines = list(kills_report(ends))
    assert lines[2:4] == ["| 1.0, 4.5 | 0, 2 | NO |", "| 2.0 | 3 | yes |"]
    assert lines[5].startswith("3 kills: 1 of 2 scans")
    assert lines[6:] == ["- a: 'Nora' instead of 'Nova'"]


def test_what_is_missing_or_new_in_the_end_is_told() -> None:
    assert len(list(differences({"contacts, line 1": "{}"}, {}))) == 1
    assert len(list(differences({}, {"contacts, line 1": "{}"}))) == 1


@pytest.mark.slow
def test_a_scan_that_is_killed_and_resumed_ends_as_one_that_nobody_stopped(
    tmp_path: Path,
) -> None:
    people = ("Nora Whitfield", "Owen Hartley", "Paula Kersey", "Quentin Marsh")
    photos = []
    for number, name in enumerate(people):
        mail = f"{name.split()[0].lower()}@example.com"
        lines = (name, "Manager", f"916-555-01{number}0", mail)
        photos.append(tmp_path / f"{number}.png")
        draw(photos[-1], lines, number)
    chance = random.Random(7)  # noqa: S311 - the same each time
    ends = list(kills(photos, 1, 2, chance))
    assert [(len(end.after), end.differences) for end in ends] == [(2, ())]

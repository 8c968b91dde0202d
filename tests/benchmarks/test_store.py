"""What the benchmark of the store builds and tells."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from benchmarks.store import PASS, built, changes, sizes, some, waits_report
from tests.support.desk import NOW

from cardtrail.store.agenda import is_empty
from measuring.large import reading_of


def test_stores_of_every_size_can_be_measured(tmp_path: Path) -> None:
    desk = built(tmp_path, 100, NOW)
    with desk.open() as store:
        assert not is_empty(store)
        assert len(store.records()) == 100
    assert some(desk).id == 50
    assert set(changes(desk, 2)) == {"keep", "add", "undo"}


def test_sizes_grow_up_to_the_largest() -> None:
    assert sizes(100_000) == [100, 1000, 10_000, 100_000]


def test_a_card_is_the_same_each_time() -> None:
    day = dt.date(2026, 11, 23)
    assert reading_of(7, day) == reading_of(7, day) != reading_of(8, day)


def test_the_report_gives_medians_and_how_many_passes_they_are() -> None:
    _, *rows = waits_report({PASS: [0.1, 0.2, 0.3], "due": [0.8, 0.6, 0.1]})
    assert [row.split()[-3:] for row in rows] == [
        ["0.200", "0.300", "1.0"],
        ["0.600", "0.800", "3.0"],
    ]

"""What the benchmark of speed counts, and how it tells it."""

from __future__ import annotations

import time

from benchmarks.speed import PASS, RAW, ratios, stages

from measuring.stages import REST, Stopwatch


def work(seconds: float) -> None:
    """Keeps the processor busy."""
    started = time.process_time()
    while time.process_time() - started < seconds:
        pass


def test_a_stage_costs_the_time_of_the_processor_not_that_on_the_clock() -> None:
    watch = Stopwatch()
    with watch.stage("idle"):
        time.sleep(0.3)
    with watch.stage("busy"):
        work(0.1)
    assert watch.spent["idle"] < 0.1 <= watch.spent["busy"]


def test_what_a_stage_calls_counts_for_itself_unless_the_stage_is_whole() -> None:
    watch = Stopwatch()
    with watch.stage("outer"), watch.stage("inner"):
        work(0.05)
    with watch.stage("whole", whole=True), watch.stage("part"):
        work(0.05)
    assert watch.spent["outer"] < 0.05 <= watch.spent["inner"]
    assert watch.spent["whole"] >= 0.05
    assert "part" not in watch.spent


def test_the_table_gives_medians_and_means_by_what_one_pass_and_pp_ocr_take() -> None:
    spent = [
        {PASS: 1.0, RAW: 2.0, "cardtrail": 3.0},
        {PASS: 9.0, RAW: 4.0, "cardtrail": 6.0},
        {PASS: 2.0, RAW: 9.0, "cardtrail": 90.0},
    ]
    head, *rows = ratios(spent)
    assert head.startswith("3 photos")
    assert [row.split()[-6:] for row in rows] == [
        ["2.000", "1.00", "0.50", "4.000", "1.00", "0.80"],
        ["4.000", "2.00", "1.00", "5.000", "1.25", "1.00"],
        ["6.000", "3.00", "1.50", "33.000", "8.25", "6.60"],
    ]


def test_what_no_stage_took_is_told_with_the_costliest_stage_first() -> None:
    watch = Stopwatch()
    watch.spent.update({"load": 1.0, "locate": 3.0})
    rows = [row.rsplit(None, 2) for row in stages(watch, total=10.0, cards=2)]
    assert [(name.strip(), ms, share) for name, ms, share in rows] == [
        (REST, "3000.0", "60.0%"),
        ("locate", "1500.0", "30.0%"),
        ("load", "500.0", "10.0%"),
    ]

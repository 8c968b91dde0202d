"""What the benchmark of speed counts, and how it tells it."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.speed import costs, report


def work(seconds: float) -> None:
    """Keeps the processor busy."""
    started = time.process_time()
    while time.process_time() - started < seconds:
        pass


def test_what_costs_is_the_time_of_the_processor_not_that_on_the_clock() -> None:
    photo = Path("card.jpg")
    asked: list[tuple[str, Path]] = []

    def idle(path: Path) -> None:
        asked.append(("idle", path))
        time.sleep(0.3)

    def busy(path: Path) -> None:
        asked.append(("busy", path))
        work(0.1)

    spent = costs(photo, {"idle": idle, "busy": busy})
    assert asked == [("idle", photo), ("busy", photo)]
    assert list(spent) == ["idle", "busy"]
    assert spent["idle"] < spent["busy"]


def test_the_report_gives_medians_and_how_many_times_the_first_two_they_are() -> None:
    spent = [
        {"pass": 1.0, "networks": 2.0, "cardtrail": 3.0},
        {"pass": 9.0, "networks": 4.0, "cardtrail": 6.0},
        {"pass": 2.0, "networks": 9.0, "cardtrail": 90.0},
    ]
    head, *rows = report(spent)
    assert "median of 3 photos" in head
    assert [row.split() for row in rows] == [
        ["pass", "2.00", "1.00", "0.50"],
        ["networks", "4.00", "2.00", "1.00"],
        ["cardtrail", "6.00", "3.00", "1.50"],
    ]

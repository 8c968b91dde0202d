"""Measures what a large store costs: the commands of every morning, and each change.

Usage:
    store.py [--contacts N] [--runs N] [--keep FOLDER]

A store of invented people is built: one interview in fifty is a panel, they are spread
over three years, and of each that is over was noted what happened. Then every command
runs as a person runs it, start-up included, in turn with ``python -c pass``. What one
more card and one more event cost is measured on stores of growing size.

``--keep`` leaves the store in a folder and takes the one that is there.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cardtrail.app.desk import Desk
from cardtrail.model.followup import Event, EventKind, Pace, Step
from cardtrail.model.record import Record
from cardtrail.store.followups import add
from cardtrail.store.intake import keep
from measuring.large import fill, reading_of

GROWTH = 10
"""Each store is so many times as large as the one before."""

SMALLEST = 100
COMMANDS: dict[str, tuple[str, ...]] = {
    "due": ("due",),
    "due --json": ("due", "--json"),
    "contacts search NAME": ("contacts", "search", "{name}"),
    "contacts show N": ("contacts", "show", "{number}"),
    "interviews": ("interviews",),
    "history": ("history",),
}
PASS = "python -c pass"  # noqa: S105 - no password


@dataclass(frozen=True, slots=True)
class Cost:
    """What one thing took, in seconds.

    Attributes:
        clock: as a person waits.
        processor: without waiting for the disk.
    """

    clock: float
    processor: float


def median(costs: Sequence[Cost]) -> Cost:
    """The medians of several costs."""
    return Cost(
        statistics.median(each.clock for each in costs),
        statistics.median(each.processor for each in costs),
    )


def cost(deed: Callable[[], object]) -> Cost:
    """What a deed costs this process."""
    clock, processor = time.perf_counter(), time.process_time()
    deed()
    return Cost(time.perf_counter() - clock, time.process_time() - processor)


def changes(desk: Desk, times: int) -> dict[str, Cost]:
    """What changes cost: the medians of a card that is kept, an event, and its undo."""
    spent: dict[str, list[Cost]] = {"keep": [], "add": [], "undo": []}
    done = Event(EventKind.DONE, desk.today, step=Step.NOTE, by=Step.NOTE)
    noted = [(some(desk).id, lambda _: done)]
    with desk.open() as store:
        new = time.time_ns()  # no card of an earlier run
        for number in range(new, new + times):
            reading, interview = reading_of(number, desk.today)
            spent["keep"].append(
                cost(lambda r=reading, i=interview: keep(store, r, i, desk.now))  # type: ignore[misc]
            )
            spent["add"].append(cost(lambda: add(store, noted, desk.now)))
            spent["undo"].append(cost(lambda: store.undo(desk.now)))
    return {name: median(each) for name, each in spent.items()}


def waits(desk: Desk, record: Record, runs: int) -> dict[str, list[float]]:
    """How long a person waits for each command, in turn; those there are."""
    name = record.contact.name
    words = {"name": name.text if name else "", "number": str(record.id)}
    commands = {PASS: [sys.executable, "-c", "pass"]} | {
        told: [
            sys.executable,
            "-m",
            "cardtrail",
            *(part.format(**words) for part in line),
        ]
        for told, line in COMMANDS.items()
    }
    spent: dict[str, list[float]] = {}
    for _ in range(runs):
        for told, command in commands.items():
            started = time.perf_counter()
            run = subprocess.run(  # noqa: S603 - our own program
                command,
                env=os.environ | {"CARDTRAIL_STORE": str(desk.path)},
                capture_output=True,
                check=False,
            )
            if run.returncode == 0:
                spent.setdefault(told, []).append(time.perf_counter() - started)
    return spent


def waits_report(spent: dict[str, list[float]]) -> Iterator[str]:
    """A row for each command: its median, the worst, and how many passes that is."""
    bare = statistics.median(spent[PASS])
    yield f"{'seconds':<24}{'median':>8}{'worst':>8}{'passes':>8}"
    for told, times in spent.items():
        middle = statistics.median(times)
        yield f"{told:<24}{middle:>8.3f}{max(times):>8.3f}{middle / bare:>8.1f}"


def changes_report(spent: dict[str, dict[str, Cost]]) -> Iterator[str]:
    """A row for each size: milliseconds of the clock, in brackets of the processor."""
    names = next(iter(spent.values()))
    yield f"{'milliseconds':<24}" + "".join(f"{name:>16}" for name in names)
    for size, costs in spent.items():
        cells = (
            f"{1e3 * each.clock:.1f} ({1e3 * each.processor:.1f})"
            for each in costs.values()
        )
        yield f"{size + ' contacts':<24}" + "".join(f"{cell:>16}" for cell in cells)


def sizes(most: int) -> list[int]:
    """SMALLEST and so on up to ``most``."""
    found = [SMALLEST]
    while found[-1] * GROWTH <= most:
        found.append(found[-1] * GROWTH)
    return found


def opened(desk: Desk) -> Cost:
    """What opening costs."""

    def look() -> None:
        with desk.open():
            pass

    return cost(look)


def built(folder: Path, count: int, now: dt.datetime) -> Desk:
    """The desk with a store of that many contacts, everything derived."""
    desk = Desk(folder / f"{count}.sqlite", now)
    if not desk.path.exists():
        made = cost(lambda: fill(desk, count))
        print(f"built {count:,} contacts in {made.clock:.0f} s")
    return desk


def some(desk: Desk) -> Record:
    """The contact in the middle."""
    with desk.open() as store:
        return store.record(int(desk.path.stem) // 2)


def main() -> None:
    """Builds, measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=int, default=100_000, metavar="N")
    parser.add_argument("--runs", type=int, default=15, metavar="N")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    arguments = parser.parse_args()
    now = dt.datetime.now().astimezone()
    with tempfile.TemporaryDirectory() as made:
        folder = arguments.keep or Path(made)
        desks = [built(folder, size, now) for size in sizes(arguments.contacts)]
        largest, chosen = desks[-1], some(desks[-1])
        print("\n".join(waits_report(waits(largest, chosen, arguments.runs))))
        spent = {desk.path.stem: changes(desk, 4 * arguments.runs) for desk in desks}
        print("\n".join(changes_report(spent)))
        slower = replace(largest, pace=Pace(email_days=3))
        for told, desk in (("other settings", slower), ("as they were", largest)):
            print(f"{told}: planned anew in {opened(desk).clock:.1f} s")


if __name__ == "__main__":
    main()

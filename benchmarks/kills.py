"""Measures scans that are killed and started again: nothing may be lost.

Usage:
    PYTHONPATH=tools kills.py [--photos N] [--rounds N] [--kills N] [--folder FOLDER]

A scan of drawn photos is killed with all its workers at random moments and started
again each time; what it prints and keeps in the end must be what a scan that nobody
stopped prints and keeps. With ``--folder`` the photos stay there for the next time.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring.drawn import MEASURING
from measuring.scans import command, drawn, linked, output, scan, told

TIMES = re.compile(
    r"^(REV|DTSTAMP|CREATED|LAST-MODIFIED)[:;].*$"
    r"|<p class=\"written\">.*</p>"
    r"|<p class=\"hint\">Read on [^<]*, and not again.</p>\n",
    re.MULTILINE,
)
"""What differs between two runs in vCards, calendars and reports: when they were, and
which of the cards were read in which."""


@dataclass(frozen=True, slots=True)
class Killed:
    """A scan that was killed, and in the end left alone.

    Attributes:
        after: seconds after each start at which it was killed.
        printed: cards that it had printed by then, those kept from before among them.
        is_same: whether its end is that of a scan that nobody stopped.
    """

    after: tuple[float, ...]
    printed: tuple[int, ...]
    is_same: bool


def result(home: Path, printed: str) -> dict[str, object]:
    """What a scan printed and left behind, but for the times at which it ran."""
    lists = {
        name: _without_times(output(command(home, name, "--json")))
        for name in ("contacts", "interviews")
    }
    files = {
        str(path.relative_to(home)): TIMES.sub("", path.read_text(encoding="utf-8"))
        for path in sorted((home / "out").rglob("*"))
        if path.is_file()
    }
    pictures = sorted(path.name for path in (home / "cards").glob("*"))
    told = _without_times(printed)
    return {"printed": told, **lists, "files": files, "pictures": pictures}


def killed(home: Path, after: float) -> int:
    """Starts a scan and kills it with all its workers.

    Args:
        home: of the photos.
        after: seconds from its start.

    Returns:
        How many cards it had printed by then.
    """
    with (home / "printed").open("w+", encoding="utf-8") as printed:
        run = subprocess.Popen(  # noqa: S603 - our own program
            scan(home),
            stdout=printed,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.wait(after)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
        run.wait()
    return len((home / "printed").read_text("utf-8").splitlines())


def kills(
    paths: Sequence[Path], rounds: int, times: int, chance: random.Random
) -> Iterator[Killed]:
    """Scans that are killed at random moments and started again, until they end.

    Args:
        paths: the photos.
        rounds: how many new scans are killed.
        times: how often each of them is.
        chance: gives the moments.

    Yields:
        What came of each of these scans.
    """
    with linked(paths) as home:
        started = time.perf_counter()
        printed = output(scan(home))
        whole = time.perf_counter() - started
        expected = _told_from(home, result(home, printed))
    told(f"a whole scan took {whole:.0f} s; scans killed", 0, rounds)
    for number in range(rounds):
        with linked(paths) as home:
            # On average they are killed as often before the end of the work as asked.
            most = whole * 2 / (times + 1)
            afters = [chance.uniform(0, most) for _ in range(times)]
            had = [killed(home, after) for after in afters]
            printed = output(scan(home))
            is_same = _told_from(home, result(home, printed)) == expected
            yield Killed(tuple(afters), tuple(had), is_same)
        told("scans killed", number + 1, rounds, every=1)


def kills_report(ends: Sequence[Killed]) -> Iterator[str]:
    """A row for each scan that was killed, and how many of them show no trace of it."""
    yield "| killed after s | cards printed by then | the same in the end |"
    yield "| --- | --- | --- |"
    for end in sorted(ends, key=lambda end: end.after):
        after = ", ".join(f"{seconds:.1f}" for seconds in end.after)
        had = ", ".join(map(str, end.printed))
        yield f"| {after} | {had} | {'yes' if end.is_same else 'NO'} |"
    times = sum(len(end.after) for end in ends)
    same = sum(end.is_same for end in ends)
    yield ""
    yield (
        f"{times} kills: {same} of {len(ends)} scans ended as the one that nobody "
        "stopped."
    )


def _told_from(home: Path, told: dict[str, object]) -> str:
    """What was told, whatever folder it was told from."""
    return json.dumps(told, sort_keys=True).replace(str(home), "HOME")


def _without_times(lines: str) -> list[dict[str, object]]:
    objects = (json.loads(line) for line in lines.splitlines())
    return [
        {name: each[name] for name in each if name not in {"seconds", "updated"}}
        for each in objects
    ]


def main() -> None:
    """Draws, kills and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=24, metavar="N")
    parser.add_argument("--rounds", type=int, default=20, help="scans", metavar="N")
    parser.add_argument("--kills", type=int, default=1, help="of each", metavar="N")
    parser.add_argument("--folder", type=Path, help="that keeps the photos")
    arguments = parser.parse_args()
    chance = random.Random(MEASURING)  # noqa: S311 - the same moments each time
    with tempfile.TemporaryDirectory() as temporary:
        paths = drawn(arguments.folder or Path(temporary), arguments.photos)
        ends = kills(paths, arguments.rounds, arguments.kills, chance)
        print("\n".join(kills_report(list(ends))))


if __name__ == "__main__":
    main()

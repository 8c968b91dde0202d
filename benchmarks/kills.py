"""Measures scans that are killed and started again: nothing may be lost.

Usage:
    PYTHONPATH=tools kills.py [--photos N] [--rounds N] [--kills N] [--folder FOLDER]

A scan of drawn photos is killed with all its workers at random moments and started
again each time. What it keeps in the end must be what a scan that nobody stopped keeps,
and so must all that a further scan, which reads nothing, prints and writes; each
difference is told. With ``--folder`` the photos stay there for the next time.

A card is told with what is known of its contact at that moment. The first of two cards
of one person is told alone by the scan that nobody stopped, and with the second by one
that was stopped after both: so both are compared when they know all.
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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring.drawn import MEASURING
from measuring.scans import command, drawn, linked, output, scan, told

TIMES = re.compile(
    r"^(REV|DTSTAMP|CREATED|LAST-MODIFIED)[:;].*$|<p class=\"written\">.*</p>",
    re.MULTILINE,
)
"""What differs between two runs in vCards, calendars and reports: when they were."""

SHOWN = 60
"""Characters on either side of a difference that are told."""


@dataclass(frozen=True, slots=True)
class Killed:
    """A scan that was killed, and in the end left alone.

    Attributes:
        after: seconds after each start at which it was killed.
        printed: cards that it had printed by then, those kept from before among them.
        differences: of its end from that of a scan that nobody stopped.
    """

    after: tuple[float, ...]
    printed: tuple[int, ...]
    differences: tuple[str, ...] = ()


def result(home: Path) -> dict[str, str]:
    """What a finished scan has kept, and what one more tells, but for the times.

    Each printed line and each file by a name for it, whatever folder it was told from.
    """
    lists = {"printed": output(scan(home))}
    for name in ("contacts", "interviews"):
        lists[name] = output(command(home, name, "--json"))
    found = {
        f"{name}, line {number}": _without_times(line)
        for name, lines in lists.items()
        for number, line in enumerate(lines.splitlines(), 1)
    }
    for path in sorted((home / "out").rglob("*")):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            found[str(path.relative_to(home))] = TIMES.sub("", text)
    found["pictures"] = " ".join(sorted(path.name for path in home.glob("cards/*")))
    return {name: text.replace(str(home), "HOME") for name, text in found.items()}


def differences(found: Mapping[str, str], expected: Mapping[str, str]) -> Iterator[str]:
    """Where two results begin to differ, for each of their parts that does."""
    for name in sorted(found.keys() | expected.keys()):
        texts = found.get(name, ""), expected.get(name, "")
        if texts[0] != texts[1]:
            pairs = enumerate(zip(*texts, strict=False))
            shorter = min(map(len, texts))
            at = next((place for place, (a, b) in pairs if a != b), shorter)
            is_now, was = (text[max(0, at - SHOWN) : at + SHOWN] for text in texts)
            yield f"{name}: {is_now!r} instead of {was!r}"


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
        output(scan(home))
        whole = time.perf_counter() - started
        expected = result(home)
    told(f"a whole scan took {whole:.0f} s; scans killed", 0, rounds)
    for number in range(rounds):
        with linked(paths) as home:
            # On average they are killed as often before the end of the work as asked.
            most = whole * 2 / (times + 1)
            afters = [chance.uniform(0, most) for _ in range(times)]
            had = [killed(home, after) for after in afters]
            output(scan(home))
            differs = differences(result(home), expected)
            yield Killed(tuple(afters), tuple(had), tuple(differs))
        told("scans killed", number + 1, rounds, every=1)


def kills_report(ends: Sequence[Killed]) -> Iterator[str]:
    """A row for each scan that was killed, and how many of them show no trace of it."""
    yield "| killed after s | cards printed by then | the same in the end |"
    yield "| --- | --- | --- |"
    for end in sorted(ends, key=lambda end: end.after):
        after = ", ".join(f"{seconds:.1f}" for seconds in end.after)
        had = ", ".join(map(str, end.printed))
        yield f"| {after} | {had} | {'NO' if end.differences else 'yes'} |"
    times = sum(len(end.after) for end in ends)
    same = sum(not end.differences for end in ends)
    yield ""
    yield (
        f"{times} kills: {same} of {len(ends)} scans ended as the one that nobody "
        "stopped."
    )
    for end in ends:
        yield from (f"- {difference}" for difference in end.differences)


def _without_times(line: str) -> str:
    told = json.loads(line)
    kept = {name: told[name] for name in told if name not in {"seconds", "updated"}}
    return json.dumps(kept, sort_keys=True)


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

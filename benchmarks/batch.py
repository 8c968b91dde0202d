"""Measures many photos: what a second worker brings, and memory.

Usage:
    PYTHONPATH=tools batch.py [throughput] [memory] [--photos N] [--rounds N]
                              [--folder FOLDER]

Without a name both are measured, each with its usual number of photos. The photos are
drawn; with ``--folder`` they stay there for the next time.

- throughput: ``cardtrail scan`` with one worker and with two, in turn, each into a new
  store; start-up included.
- memory: what each of two workers holds, looked at whenever a photo is finished.

Only Linux tells what is asked here of processes.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import re
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cardtrail.batch import scan_all
from cardtrail.ocr.names import NAMES
from cardtrail.pool import InProcesses
from cardtrail.scanner import Scanner
from measuring.drawn import COUNTRY
from measuring.scans import drawn, linked, output, scan, told

PHOTOS = {"throughput": 100, "memory": 1000}
"""How many photos each part takes."""

SHARE = 10
"""The first and the last of so many parts of a run are compared."""

AT_LEAST = 1.8
"""Times as much that two workers must get done."""

AT_MOST = 600e6
"""Bytes that a worker may hold."""

GROWTH = 0.05
"""Share by which what it holds may change from the first part to the last."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What one scan of all photos took.

    Attributes:
        clock: seconds as a person waits.
        processor: seconds of all its processes together.
    """

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Held:
    """What processes held, in bytes.

    Attributes:
        peak: the most that one of them held at any moment.
        first: what one held over the first photos of the run, on average.
        last: over the last photos.
    """

    peak: float
    first: float
    last: float

    @property
    def growth(self) -> float:
        """From the first to the last, as a share of the first."""
        return self.last / self.first - 1


def timed(work: Callable[[], object]) -> Scan:
    """What it takes to have other processes do something."""

    def spent() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    clock, processor = time.perf_counter(), spent()
    work()
    return Scan(time.perf_counter() - clock, spent() - processor)


def throughput(paths: Sequence[Path], rounds: int) -> dict[int, list[Scan]]:
    """Scans by one worker and by two, in turn."""
    spent: dict[int, list[Scan]] = defaultdict(list)
    for number in range(rounds):
        for jobs in (1, 2):
            told(f"scanned by {jobs}", number, rounds)
            with linked(paths) as home:
                line = scan(home, jobs)
                spent[jobs].append(timed(lambda line=line: output(line)))  # type: ignore[misc]
    return spent


def throughput_report(spent: dict[int, list[Scan]], photos: int) -> Iterator[str]:
    """A row for one worker and for two, by their medians, and how they compare."""
    yield "| workers | photos a second | processor seconds a photo | cores at work |"
    yield "| --- | --- | --- | --- |"
    clocks = {}
    for jobs, scans in spent.items():
        clocks[jobs] = statistics.median(each.clock for each in scans)
        work = statistics.median(each.processor for each in scans)
        yield (
            f"| {jobs} | {photos / clocks[jobs]:.2f} | {work / photos:.2f} "
            f"| {work / clocks[jobs]:.2f} |"
        )
    ratio = clocks[1] / clocks[2]
    yield ""
    yield f"Two workers get {ratio:.2f} times as much done as one{_asked(AT_LEAST)}."


def memory(paths: Sequence[Path]) -> tuple[Held, Held, int]:
    """What workers hold while they read photos.

    Returns:
        That of two workers, each of which is replaced now and then; that of this
        process, which asks them; and how many workers there were.
    """
    looks: list[list[int]] = []
    own: list[int] = []
    peaks: dict[int, int] = {}
    scanner = Scanner(NAMES, COUNTRY, gives_pictures=True)
    for number, _ in enumerate(scan_all(scanner, enumerate(paths), InProcesses(2))):
        told("read", number, len(paths))
        seen: dict[int, tuple[int, int]] = {}
        for pid in workers():
            with contextlib.suppress(OSError, KeyError):  # its time has come meanwhile
                seen[pid] = memory_of(pid)
        peaks |= {pid: peak for pid, (_, peak) in seen.items()}
        looks.append([held for held, _ in seen.values()])
        own.append(memory_of(os.getpid())[0])
    each = [statistics.mean(look) for look in looks if look]
    # The peak of this process was that of drawing.
    return held_in(each, max(peaks.values())), held_in(own, max(own)), len(peaks)


def workers() -> list[int]:
    """The processes of the workers of this one that are alive."""
    return [each.pid for each in multiprocessing.active_children() if each.pid]


def memory_of(pid: int) -> tuple[int, int]:
    """What a process holds and the most that it ever held, in bytes (proc(5))."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    sizes = dict(re.findall(r"^(VmRSS|VmHWM):\s+(\d+) kB$", status, re.MULTILINE))
    return int(sizes["VmRSS"]) * 1024, int(sizes["VmHWM"]) * 1024


def held_in(looks: Sequence[float], peak: float) -> Held:
    """What a process held, out of one look for each photo."""
    part = max(1, len(looks) // SHARE)
    return Held(peak, statistics.mean(looks[:part]), statistics.mean(looks[-part:]))


def memory_report(held: Held, own: Held, workers: int, photos: int) -> Iterator[str]:
    """A row for the workers and one for who asked them."""
    part = max(1, photos // SHARE)
    yield f"| MB | peak | mean of the first {part} | of the last {part} | growth |"
    yield "| --- | --- | --- | --- | --- |"
    rows = {f"a worker, of {workers}": held, "the process that asks": own}
    for name, each in rows.items():
        megabytes = (f"{x / 1e6:.0f}" for x in (each.peak, each.first, each.last))
        yield f"| {name} | {' | '.join(megabytes)} | {100 * each.growth:+.1f} % |"
    yield ""
    yield (
        f"The largest worker came to {held.peak / 1e6:.0f} MB (asked: at most "
        f"{AT_MOST / 1e6:.0f}); they grew by {100 * held.growth:.1f} % (asked: at "
        f"most {100 * GROWTH:.0f})."
    )


def _asked(ratio: float) -> str:
    return f" (asked: at least {ratio})"


def measured(part: str, paths: Sequence[Path], rounds: int) -> list[str]:
    """The lines to tell of one part."""
    if part == "throughput":
        return list(throughput_report(throughput(paths, rounds), len(paths)))
    return list(memory_report(*memory(paths), len(paths)))


def main() -> None:
    """Draws, measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PHOTOS, []], metavar="PART")
    parser.add_argument("--photos", type=int, metavar="N", help="of each part")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--folder", type=Path, help="that keeps the photos")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        for part in arguments.parts or PHOTOS:
            count = arguments.photos or PHOTOS[part]
            paths = drawn(folder, count)
            load = os.getloadavg()[0]
            lines = measured(part, paths, arguments.rounds)
            print(f"\n{part}, {count} photos, load {load:.1f} at the start\n")
            print("\n".join(lines), flush=True)


if __name__ == "__main__":
    main()

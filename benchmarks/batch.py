"""Measures many photos: what a second worker brings, memory, and runs that are killed.

Usage:
    PYTHONPATH=tools batch.py [throughput] [memory] [kills] [--photos N] [--rounds N]
                              [--kills N] [--folder FOLDER]

Without a name all three are measured, each with its usual number of photos. The photos
are drawn; with ``--folder`` they stay there for the next time.

- throughput: ``cardtrail scan`` with one worker and with two, in turn, each into a new
  store; start-up included.
- memory: what each of two workers holds, looked at whenever a photo is finished.
- kills: a scan is killed with all its workers at a random moment and started again;
  what it prints and keeps must be what a scan that nobody stopped prints and keeps.

Only Linux tells what is asked here of processes.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import os
import random
import re
import resource
import signal
import statistics
import subprocess
import sys
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
from measuring.drawn import COUNTRY, MEASURING
from scenes import encode_jpeg, photograph
from scenes.sampling import random_scene

PHOTOS = {"throughput": 100, "memory": 1000, "kills": 24}
"""How many photos each part takes."""

EVERY = 25
"""Photos between two words on how far it is."""

SHARE = 10
"""The first and the last of so many parts of a run are compared."""

AT_LEAST = 1.8
"""Times as much that two workers must get done."""

AT_MOST = 600e6
"""Bytes that a worker may hold."""

GROWTH = 0.05
"""Share by which what it holds may change from the first part to the last."""

TIMES = re.compile(r"^(REV|DTSTAMP|CREATED|LAST-MODIFIED)[:;].*$", re.MULTILINE)
"""What differs between two runs in vCards and calendars."""


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
    """What a worker held, in bytes.

    Attributes:
        peak: the most at any moment.
        first: the mean over the first photos of the run.
        last: the mean over the last photos.
    """

    peak: float
    first: float
    last: float

    @property
    def growth(self) -> float:
        """From the first to the last, as a share of the first."""
        return self.last / self.first - 1


def drawn(folder: Path, count: int) -> list[Path]:
    """So many photos of scenes as files; those that are there are not drawn again."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{seed}.jpg" for seed in range(MEASURING, MEASURING + count)]
    for number, path in enumerate(paths):
        if not path.exists():
            _told("drawn", number, count)
            scene = random_scene(int(path.stem))
            jpeg = encode_jpeg(
                photograph(scene).pixels,
                taken=scene.taken,
                orientation=scene.orientation,
                quality=scene.quality,
            )
            part = path.with_suffix(".part")
            part.write_bytes(jpeg)
            part.replace(path)
    return paths


@contextlib.contextmanager
def linked(paths: Sequence[Path]) -> Iterator[Path]:
    """A folder with these photos alone, and room beside them."""
    with tempfile.TemporaryDirectory() as home:
        photos = Path(home, "photos")
        photos.mkdir()
        for path in paths:
            (photos / path.name).symlink_to(path.absolute())
        yield Path(home)


def command(home: Path, *words: str) -> list[str]:
    """A command of cardtrail with a store of its own."""
    store = str(home / "kept.sqlite")
    return [sys.executable, "-m", "cardtrail", *words, "--store", store]


def scan(home: Path, jobs: int = 2) -> list[str]:
    """The command that scans the photos of a home."""
    words = ("scan", "--json", "--out", str(home / "out"), "--jobs", str(jobs))
    return [*command(home, *words), str(home / "photos")]


def output(line: Sequence[str]) -> str:
    """What a command prints; that a photo could not be read is no failure.

    Raises:
        RuntimeError: it failed.
    """
    run = subprocess.run(line, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    if run.returncode not in {0, 3}:
        raise RuntimeError(f"{line} ended with {run.returncode}: {run.stderr}")
    return run.stdout


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
            _told(f"scanned by {jobs}", number, rounds)
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


def memory(paths: Sequence[Path]) -> tuple[list[Held], Held]:
    """What two workers hold while they read photos, and what this process holds."""
    looks: dict[int, list[int]] = defaultdict(list)
    peaks: dict[int, int] = {}
    scanner = Scanner(NAMES, COUNTRY, gives_pictures=True)
    for number, _ in enumerate(scan_all(scanner, enumerate(paths), InProcesses(2))):
        _told("read", number, len(paths))
        for pid in [os.getpid(), *workers()]:
            held, peaks[pid] = memory_of(pid)
            looks[pid].append(held)
    asking = looks.pop(os.getpid())  # whose peak was that of drawing
    return (
        [held_in(looks[pid], peaks[pid]) for pid in looks],
        held_in(asking, max(asking)),
    )


def workers() -> list[int]:
    """The processes of the workers of this one that are alive."""
    return [each.pid for each in multiprocessing.active_children() if each.pid]


def memory_of(pid: int) -> tuple[int, int]:
    """What a process holds and the most that it ever held, in bytes (proc(5))."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    sizes = dict(re.findall(r"^(VmRSS|VmHWM):\s+(\d+) kB$", status, re.MULTILINE))
    return int(sizes["VmRSS"]) * 1024, int(sizes["VmHWM"]) * 1024


def held_in(looks: Sequence[int], peak: float) -> Held:
    """What a process held, out of one look at it for each photo."""
    part = max(1, len(looks) // SHARE)
    return Held(peak, statistics.mean(looks[:part]), statistics.mean(looks[-part:]))


def memory_report(held: Sequence[Held], own: Held, photos: int) -> Iterator[str]:
    """A row for each worker and one for who asked them."""
    part = max(1, photos // SHARE)
    yield f"| MB | peak | mean of the first {part} | of the last {part} | growth |"
    yield "| --- | --- | --- | --- | --- |"
    rows = [(f"worker {number}", each) for number, each in enumerate(held, 1)]
    for name, each in [*rows, ("the process that asks", own)]:
        megabytes = (f"{x / 1e6:.0f}" for x in (each.peak, each.first, each.last))
        yield f"| {name} | {' | '.join(megabytes)} | {100 * each.growth:+.1f} % |"
    yield ""
    worst = max(each.peak for each in held)
    growth = max(each.growth for each in held)
    yield (
        f"The larger worker came to {worst / 1e6:.0f} MB (asked: at most "
        f"{AT_MOST / 1e6:.0f}); it grew by {100 * growth:.1f} % (asked: at most "
        f"{100 * GROWTH:.0f})."
    )


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
    paths: Sequence[Path], times: int, chance: random.Random
) -> Iterator[tuple[float, int, bool]]:
    """Kills a scan at random moments, each time a new one, and starts it again.

    Yields:
        After how many seconds it was killed, how many cards it had printed, and whether
        the end was the same as that of a scan that nobody stopped.
    """
    with linked(paths) as home:
        started = time.perf_counter()
        printed = output(scan(home))
        whole = time.perf_counter() - started
        expected = _told_from(home, result(home, printed))
    for number in range(times):
        _told("killed", number, times, every=1)
        with linked(paths) as home:
            after = chance.uniform(0, whole)
            had = killed(home, after)
            printed = output(scan(home))
            yield after, had, _told_from(home, result(home, printed)) == expected


def kills_report(ends: Sequence[tuple[float, int, bool]]) -> Iterator[str]:
    """A row for each kill, and how many of them left no trace."""
    yield "| killed after s | cards printed by then | the same in the end |"
    yield "| --- | --- | --- |"
    for after, had, is_same in sorted(ends):
        yield f"| {after:.1f} | {had} | {'yes' if is_same else 'NO'} |"
    yield ""
    same = sum(is_same for *_, is_same in ends)
    yield f"{same} of {len(ends)} killed and resumed scans ended as the unstopped one."


def _told_from(home: Path, told: dict[str, object]) -> str:
    """What was told, whatever folder it was told from."""
    return json.dumps(told, sort_keys=True).replace(str(home), "HOME")


def _without_times(lines: str) -> list[dict[str, object]]:
    objects = (json.loads(line) for line in lines.splitlines())
    return [
        {name: each[name] for name in each if name not in {"seconds", "updated"}}
        for each in objects
    ]


def _asked(ratio: float) -> str:
    return f" (asked: at least {ratio})"


def _told(what: str, number: int, of: int, every: int = EVERY) -> None:
    """A word on how far it is, where nobody reads the tables."""
    if number % every == 0:
        print(f"{what}: {number} of {of}", file=sys.stderr, flush=True)


def measured(part: str, paths: Sequence[Path], rounds: int, times: int) -> list[str]:
    """The lines to tell of one part."""
    if part == "throughput":
        return list(throughput_report(throughput(paths, rounds), len(paths)))
    if part == "memory":
        return list(memory_report(*memory(paths), len(paths)))
    chance = random.Random(MEASURING)  # noqa: S311 - the same moments each time
    return list(kills_report(list(kills(paths, times, chance))))


def main() -> None:
    """Draws, measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PHOTOS, []], metavar="PART")
    parser.add_argument("--photos", type=int, metavar="N", help="of each part")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--kills", type=int, default=20, metavar="N")
    parser.add_argument("--folder", type=Path, help="that keeps the photos")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        for part in arguments.parts or PHOTOS:
            count = arguments.photos or PHOTOS[part]
            paths = drawn(folder, count)
            load = os.getloadavg()[0]
            lines = measured(part, paths, arguments.rounds, arguments.kills)
            print(f"\n{part}, {count} photos, load {load:.1f} at the start\n")
            print("\n".join(lines), flush=True)


if __name__ == "__main__":
    main()

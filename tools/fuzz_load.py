"""Opens damaged pictures for a while; keeps those that do more than be refused.

python tools/fuzz_load.py [MINUTES] [--seed NUMBER] [--keep FOLDER]

Each case is a real file of a format that is opened, changed where it hurts, and it is
opened in a child process with limits: a crash in native code, or a case that never
ends, is seen and told, and its file is kept. A seed always gives the same cases.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cardtrail.errors import PhotoError
from cardtrail.imaging.load import pages
from cardtrail.model.limits import Limits
from fuzzing.mutate import case

PATIENCE = 20.0
"""Seconds after which a case counts as one that never ends; most take 2 ms."""

MEMORY = 3_000_000_000
"""Bytes of address space for the child; it has some 800 MB from the start."""

ROUND = 2000
"""Cases after which a child makes place for a new one: leaks don't add up."""

CHILD = (sys.executable, __file__)

LIMITS = Limits(megapixels=20, pages=5)


@dataclass(slots=True)
class Tally:
    """What came of the cases.

    Attributes:
        cases: opened so far.
        ends: how often each end came.
        kept: the files of those that must not be, and what each did.
        slowest: the most seconds that a case took, and its number.
    """

    cases: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    kept: dict[Path, str] = field(default_factory=dict)
    slowest: tuple[float, int] = (0.0, 0)


def opened(number: int, seed: int) -> str:
    """Opens one case in this process.

    Returns:
        ``read``, ``refused``, ``no-memory``, or ``fault`` and what it is.
    """
    name, data = case(seed, number)
    path = Path(f"{name}.bin")
    try:
        for photo in pages(path, data, LIMITS):
            if photo.pixels.ndim != 3 or photo.pixels.size == 0:
                return f"fault: pixels of shape {photo.pixels.shape}"
    except PhotoError as error:
        said = str(error)
        if "more memory" in said:
            return "no-memory"
        is_plain = name in said and said.endswith(".") and not _UNPLAIN.search(said)
        return "refused" if is_plain else f"fault: says {said}"
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return f"fault: {error!r}"
    return "read"


_UNPLAIN = re.compile(r"Error|0x|\('|None|\n")


def open_many(first: int, seed: int) -> None:
    """Opens case after case; tells each number before, and its end after it."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Unix alone has it

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Beside the standard error of the decoders, which goes nowhere.
    aside = os.fdopen(os.dup(2), "w", encoding="utf-8")
    faulthandler.enable(aside)
    for number in range(first, first + ROUND):
        print(number, flush=True)
        faulthandler.dump_traceback_later(PATIENCE, exit=True, file=aside)
        print(f"{number} {opened(number, seed)!a}", flush=True)


def fuzz(minutes: float, seed: int, keep: Path, child: Sequence[str] = CHILD) -> Tally:
    """Opens cases for so long; what must not be is kept in a folder.

    Args:
        minutes: of the clock.
        seed: which cases.
        keep: the folder.
        child: the program that opens them, told the seed and the first case.
    """
    tally = Tally()
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as noise:
            with subprocess.Popen(  # noqa: S603 - this very program
                [*child, f"--seed={seed}", f"--child={tally.cases}"],
                stdout=subprocess.PIPE,
                stderr=noise,
                text=True,
            ) as process:
                ended = follow(process, noise.fileno(), tally, end)
                process.kill()
            noise.seek(0)
            if time.monotonic() >= end:  # it was told to stop
                return tally
            if ended is None and process.returncode:
                ended = f"died with {process.returncode}"
            if said := noise.read():
                ended = f"{ended or 'noise'}: {said[:2000]}"
        if ended:
            tally.ends[ended.partition(":")[0]] += 1
            kept(tally, seed, ended, keep)
    return tally


def follow(
    process: subprocess.Popen[str], noise: int, tally: Tally, end: float
) -> str | None:
    """Counts what a child tells, until it ends, finds a fault or the time is over.

    Returns:
        What the child told of the last case, if that is a fault or there was noise.
    """
    began = time.monotonic()
    for line in process.stdout or ():
        now = time.monotonic()
        number, _, told = line.strip().partition(" ")
        if told:
            tally.slowest = max(tally.slowest, (now - began, int(number)))
            if told.strip("'\"").startswith("fault") or os.fstat(noise).st_size:
                return told
            tally.ends[told.strip("'")] += 1
        else:
            tally.cases = int(number) + 1
        if now > end:
            break
        began = now
    return None


def kept(tally: Tally, seed: int, ended: str, keep: Path) -> None:
    """Keeps the file of the last case."""
    name, data = case(seed, tally.cases - 1)
    keep.mkdir(parents=True, exist_ok=True)
    path = keep / f"{seed}-{tally.cases - 1}-{name.replace(' ', '-')}.bin"
    path.write_bytes(data)
    tally.kept[path] = ended
    print(f"{path}: {ended}", flush=True)


def main() -> None:
    """Fuzzes as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minutes", type=float, nargs="?", default=30.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child is not None:
        open_many(given.child, given.seed)
        return
    tally = fuzz(given.minutes, given.seed, given.keep)
    ends = ", ".join(f"{count:,} {end}" for end, count in tally.ends.most_common())
    seconds, number = tally.slowest
    print(f"{tally.cases:,} cases in {given.minutes:g} minutes: {ends}.")
    print(f"The slowest, case {number}, took {seconds:.1f} s.")
    if tally.kept:
        raise SystemExit(1)


if __name__ == "__main__":
    main()

"""How long a command takes from the start of its process to its end."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence

REPEATS = 5

READY = (
    "import sys\n"
    "from cardtrail.cli import main\n"
    "from cardtrail.cli import scan\n"
    "from cardtrail.scanner import Scanner, readers_of\n"
    "readers_of(Scanner(tuple(sys.argv[1:]), 'US'))\n"
)
"""What a scan does until it could read its first photo."""

STARTS: Mapping[str, Sequence[str]] = {
    "python -c pass": ("-c", "pass"),
    "cardtrail --help": ("-m", "cardtrail", "--help"),
    "scan, Tesseract alone": ("-c", READY, "tesseract"),
    "scan, both readers": ("-c", READY, "paddle", "tesseract"),
}
"""What follows the interpreter's name, by what it measures."""


def seconds_to_start(command: Sequence[str]) -> tuple[float, float]:
    """Medians of the clock's and the processor's seconds, with those of children."""
    walls, busy = [], []
    for _ in range(REPEATS):
        used, started = _children(), time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - ours
        walls.append(time.perf_counter() - started)
        busy.append(_children() - used)
    return statistics.median(walls), statistics.median(busy)


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system

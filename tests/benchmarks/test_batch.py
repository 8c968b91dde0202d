"""What the benchmark of many photos counts, and how it tells it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from benchmarks.batch import (
    Held,
    Scan,
    held_in,
    memory_of,
    memory_report,
    throughput_report,
    timed,
)


def test_what_two_workers_bring_is_the_ratio_of_the_medians() -> None:
    spent = {
        1: [Scan(20.0, 20.0), Scan(90.0, 20.0), Scan(20.0, 20.0)],
        2: [Scan(10.0, 20.0), Scan(12.5, 22.0), Scan(99.0, 21.0)],
    }
    lines = list(throughput_report(spent, 10))
    assert lines[2] == "| 1 | 0.50 | 2.00 | 1.00 |"
    assert lines[3] == "| 2 | 0.80 | 2.10 | 1.68 |"
    assert lines[-1].startswith("Two workers get 1.60 times as much done as one")


def test_the_time_of_every_process_that_was_started_counts() -> None:
    busy = "while __import__('time').process_time() < 0.3: pass"
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    command = [sys.executable, "-c", nested]
    spent = timed(lambda: subprocess.run(command, check=True))  # noqa: S603 - our own
    assert spent.processor >= 0.3
    assert spent.clock >= 0.3


def test_the_first_and_the_last_tenth_of_a_run_are_compared() -> None:
    held = held_in([100] * 10 + [500] * 80 + [104] * 10, peak=900)
    assert (held.first, held.last, held.peak) == (100, 104, 900)
    assert held.growth == pytest.approx(0.04)


def test_what_workers_held_is_told_beside_who_asked_them() -> None:
    held, own = Held(590e6, 400e6, 408e6), Held(60e6, 50e6, 50e6)
    lines = list(memory_report(held, own, workers=20, photos=1000))
    assert lines[2] == "| a worker, of 20 | 590 | 400 | 408 | +2.0 % |"
    assert lines[3] == "| the process that asks | 60 | 50 | 50 | +0.0 % |"
    assert "came to 590 MB" in lines[-1]
    assert "grew by 2.0 %" in lines[-1]


@pytest.mark.skipif(sys.platform != "linux", reason="asks proc(5)")
def test_memory_that_was_given_back_is_in_the_peak_alone() -> None:
    hold = "import sys; block = bytearray(64_000_000); del block; print(flush=True)"
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", f"{hold}; sys.stdin.read()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        held, peak = memory_of(other.pid)
        other.kill()
    assert peak - held > 50_000_000

"""The fuzzer sees what goes wrong, and keeps the file that did it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fuzz_load import Tally, fuzz
from fuzzing.mutate import case

BLINK = 0.05
"""Minutes."""

HANGING = (
    "import faulthandler as f; print(first, flush=True); "
    "f.dump_traceback_later(0.1, exit=True); import time; time.sleep(99)"
)


def fuzzed(folder: Path, program: str) -> Tally:
    """What is told of a child that does so at every case that it opens."""
    child = ["import sys; first = int(sys.argv[2].partition('=')[2])", program]
    return fuzz(BLINK, 3, folder, [sys.executable, "-c", "\n".join(child)])


def test_real_cases_are_read_or_refused(tmp_path: Path) -> None:
    tally = fuzz(BLINK, 3, tmp_path)
    assert tally.cases > 10
    assert set(tally.ends) <= {"read", "refused"}
    assert tally.kept == {}


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("print(first, flush=True); import os; os.kill(os.getpid(), 11)", "with -11"),
        ("print(first); print(first, 'fault: odd', flush=True)", "fault: odd"),
        (
            "print(first, flush=True); sys.stderr.write('line 7 is damaged')",
            "line 7 is damaged",
        ),
        (HANGING, "Timeout"),
    ],
    ids=["crash", "fault", "noise", "hang"],
)
def test_what_must_not_be_is_told_and_its_file_is_kept(
    tmp_path: Path, program: str, words: str
) -> None:
    tally = fuzzed(tmp_path, program)
    (path, told), *_ = tally.kept.items()
    name, data = case(3, 0)
    assert words in told
    assert path.name == f"3-0-{name.replace(' ', '-')}.bin"
    assert path.read_bytes() == data


def test_a_seed_always_gives_the_same_cases() -> None:
    assert [case(5, number) for number in range(50)] == [
        case(5, number) for number in range(50)
    ]
    assert len({case(5, number)[1] for number in range(50)}) > 45

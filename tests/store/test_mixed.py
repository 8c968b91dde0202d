"""All kinds of changes at once, killed, and on a full disk: nothing told is lost."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from subprocess import PIPE
from typing import IO

import pytest
from tests.support import deeds
from tests.support.consistent import consistent
from tests.support.deeds import TODAY, UNDONE, desk_rules

from cardtrail.model.action import ActionKind
from cardtrail.store.store import Store

QUIET = {ActionKind.RESTORED.value, ActionKind.MET.value}


def start(
    path: Path, label: str, count: int, limit: int = 0, out: IO[str] | int = PIPE
) -> subprocess.Popen[str]:
    """A process that does ``count`` deeds; none of its files outgrows ``limit`` KiB."""
    script = [sys.executable, deeds.__file__, str(path), label, str(count)]
    limited = ["bash", "-c", f'ulimit -f {limit}; exec "$@"', "bash", *script]
    return subprocess.Popen(  # noqa: S603 - our own script
        limited if limit else script,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=out,
        stderr=PIPE,
        text=True,
    )


def told(output: str) -> Counter[str]:
    """How often each kind of deed was told, but those that may do nothing."""
    return Counter(line for line in output.splitlines() if line not in QUIET)


def noted(path: Path) -> Counter[str]:
    """The same from the journal of the store."""
    with closing(sqlite3.connect(path)) as db:
        kinds = [kind for (kind,) in db.execute("SELECT kind FROM action")]
        (undone,) = db.execute(
            "SELECT count(*) FROM action WHERE undone IS NOT NULL"
        ).fetchone()
    found = Counter(kind for kind in kinds if kind not in QUIET)
    return found + Counter({UNDONE: undone})


def begun(path: Path) -> None:
    Store.open(path, desk_rules(TODAY)).close()


def test_two_processes_do_all_kinds_of_things_at_once(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"

    both = [start(path, label, 60) for label in ("left", "right")]
    said = [process.communicate(timeout=120) for process in both]

    assert [stderr for _, stderr in said] == ["", ""]
    assert noted(path) == told(said[0][0]) + told(said[1][0])
    assert len(noted(path)) > 8
    consistent(path, desk_rules)


def killed(path: Path, label: str, delay: float) -> None:
    """Kills a process in the middle of its deeds and looks what is left."""
    before, output = noted(path), path.with_suffix(f".{label}")
    with output.open("w", encoding="utf-8") as out:
        process = start(path, label, 100_000, out=out)
        while not output.stat().st_size:
            assert process.poll() is None
            time.sleep(0.001)
        time.sleep(delay)
        process.kill()
        process.communicate(timeout=60)

    finished = before + told(output.read_text("utf-8"))
    kept = noted(path)
    assert finished <= kept
    assert (kept - finished).total() <= 1
    consistent(path, desk_rules)


def test_a_process_killed_in_any_deed_leaves_it_done_or_not(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"
    begun(path)
    for number, delay in enumerate((0, 0.013, 0.047, 0.11)):
        killed(path, f"run {number}", delay)


@pytest.mark.slow
def test_however_often_it_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"
    begun(path)
    chance = random.Random(6)  # noqa: S311 - not for secrets
    for number in range(40):
        killed(path, f"run {number}", chance.uniform(0, 0.2))


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
@pytest.mark.parametrize("limit", [130, 190, 310, 470])
def test_a_full_disk_loses_nothing_that_was_told(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "contacts.db"
    begun(path)

    output, said = start(path, "deed", 100_000, limit).communicate(timeout=120)

    assert said.startswith("The disk")
    assert str(path) in said
    assert noted(path) == told(output)
    consistent(path, desk_rules)
    more, said = start(path, "more", 20).communicate(timeout=60)
    assert (said, noted(path)) == ("", told(output) + told(more))


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
@pytest.mark.parametrize("limit", [1, 20, 60, 100])
def test_a_store_is_not_half_made_on_a_full_disk(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "contacts.db"

    output, said = start(path, "deed", 20, limit).communicate(timeout=60)
    assert said.startswith("The disk")
    assert output == ""

    more, said = start(path, "more", 20).communicate(timeout=60)
    assert (said, noted(path)) == ("", told(more))
    consistent(path, desk_rules)

"""Commands that are killed: each is done or not, and whatever was there stays."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import Cardtrail, environment
from tests.support.cards import contact, interview, reading
from tests.support.desk import NOW, desk

from cardtrail.store.intake import keep

COMMANDS = (
    "done 1n --on 2026-11-24",
    "snooze 2n 2030-01-07",
    "contacts edit 1 --title Director",
    "contacts confirm 2 name",
    "contacts delete 3",
    "contacts merge 1 2",
    "interviews note 1 rust",
    "heard 1 --outcome offer",
    "export --out out",
    "undo",
)
DELAYS = (0.08, 0.14, 0.18, 0.22, 0.26, 0.3, 0.36)


@pytest.mark.slow
def test_a_command_that_is_killed_is_done_or_not(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    with desk(tmp_path / "kept.sqlite").open() as store:
        for number, name in enumerate(("Nora Whitfield", "Ada Quill", "Ivo Marsh")):
            keep(store, reading(contact(name), str(number) * 64), interview(), NOW)
    for command in COMMANDS:
        for delay in DELAYS:
            process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "cardtrail", *command.split()],
                cwd=tmp_path,
                env=environment(tmp_path),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            time.sleep(delay)
            process.kill()
            process.wait(timeout=60)

            listed = cardtrail(tmp_path, "contacts", "--json")
            assert listed.returncode == 0, (command, delay, listed.stderr)
            people = [
                json.loads(line)["contact"] for line in listed.stdout.splitlines()
            ]
            assert people in ([1, 2, 3], [1, 2], [1, 3], [1]), (command, delay)

    while cardtrail(tmp_path, "undo", "--json").stdout:
        pass
    back = cardtrail(tmp_path, "contacts", "--json").stdout.splitlines()
    assert [json.loads(line)["contact"] for line in back] == [1, 2, 3]

"""A stopped scan goes on where it was; what was read is shown, not read anew."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import environment
from tests.support.cards import draw

Cardtrail = Callable[..., "subprocess.CompletedProcess[str]"]
PEOPLE = ("Nora Whitfield", "Owen Hartley", "Paula Kersey", "Quentin Marsh")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder with a card for each of PEOPLE."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for number, name in enumerate(PEOPLE):
        mail = f"{name.split()[0].lower()}@example.com"
        lines = (name, "Manager", f"916-555-01{number}0", mail)
        draw(folder / f"{number}.png", lines, number)
    return folder


def lines(run: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    """What was printed, but for how long it took."""
    told = [json.loads(line) for line in run.stdout.splitlines()]
    return [line | {"seconds": None} for line in told]


def test_a_second_scan_reads_nothing_and_prints_the_same(
    tmp_path: Path, photos: Path, cardtrail: Cardtrail
) -> None:
    first = cardtrail(tmp_path, "scan", "--json", photos, "--jobs", "2")
    second = cardtrail(tmp_path, "scan", "--json", photos)
    assert [line["contact"] for line in lines(first)] == [1, 2, 3, 4]
    assert lines(second) == lines(first)
    assert (
        "4 photos were read before; to read them again: cardtrail scan --again"
        in second.stderr
    )
    again = cardtrail(tmp_path, "scan", "--json", "--again", photos, "--jobs", "1")
    assert lines(again) == lines(first)
    assert "read before" not in again.stderr


def test_the_screen_tells_what_was_read_before(
    tmp_path: Path, photos: Path, cardtrail: Cardtrail
) -> None:
    cardtrail(tmp_path, "scan", photos / "0.png")
    run = cardtrail(tmp_path, "scan", "photos", "--jobs", "1")
    heads = [line for line in run.stdout.splitlines() if ".png" in line]
    assert ["(read on" in head for head in heads] == [True, False, False, False]
    assert "4 read" in run.stdout


def begun(tmp_path: Path, photos: Path) -> subprocess.Popen[str]:
    """A scan of one card after the other, when the first one has been printed."""
    command = [
        sys.executable, "-m", "cardtrail", "scan", "--json", "--jobs", "1", str(photos),
    ]  # fmt: skip
    run = subprocess.Popen(  # noqa: S603 - our own program
        command,
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert run.stdout is not None
    run.stdout.readline()
    return run


def test_ctrl_c_says_how_to_go_on_and_the_next_scan_does(
    tmp_path: Path, photos: Path, cardtrail: Cardtrail
) -> None:
    run = begun(tmp_path, photos)
    os.killpg(run.pid, signal.SIGINT)  # a terminal signals the workers, too
    _, errors = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "of 4 photos. What was read is kept; the same command goes on" in errors
    rest = cardtrail(tmp_path, "scan", "--json", photos, "--jobs", "1")
    assert [line["contact"] for line in lines(rest)] == [1, 2, 3, 4]
    assert "read before" in rest.stderr


def test_a_scan_that_is_killed_loses_nothing(
    tmp_path: Path, photos: Path, cardtrail: Cardtrail
) -> None:
    run = begun(tmp_path, photos)
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate(timeout=60)
    rest = cardtrail(tmp_path, "scan", "--json", photos, "--jobs", "1")
    assert [line["contact"] for line in lines(rest)] == [1, 2, 3, 4]
    assert "read before" in rest.stderr
    left = {path.name for path in tmp_path.iterdir() if path.name.endswith(".lock")}
    assert left == set()


def test_two_scans_at_once_part_the_photos(tmp_path: Path, photos: Path) -> None:
    runs = [begun(tmp_path, photos) for _ in range(2)]
    ends = [run.communicate(timeout=120) for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert all("Traceback" not in errors for _, errors in ends)
    # The first line of each was read by begun().
    rest = [
        [json.loads(line)["contact"] for line in out.splitlines()] for out, _ in ends
    ]
    assert rest == [[2, 3, 4]] * 2
    shared = [re.findall(r"(\d) photos? w\w+ read before", told) for _, told in ends]
    assert sum(int(count) for counts in shared for count in counts) == len(PEOPLE)

"""A folder of horrors from the command line: each ends well, the good ones are read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from tests.cli.conftest import Cardtrail, environment
from tests.support.bombs import laughs
from tests.support.horrors import Horror, card, horrors

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="not all exist there")

LIMITS = {"CARDTRAIL_LIMITS_PAGES": "1", "CARDTRAIL_LIMITS_PHOTO_SECONDS": "60"}

UNPLAIN = ("Traceback", "Error", "Exception", "object at 0x", "fault in cardtrail")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def every(home: Path) -> list[Horror]:
    """All of them, in the folder ``photos``."""
    (home / "photos").mkdir()
    found = list(horrors())
    for each in found:
        each.put(home / "photos")
    return found


def scanned(home: Path, *options: str) -> CompletedProcess[str]:
    """A scan of the folder ``photos``; it takes a while."""
    command = ("-m", "cardtrail", "scan", "--readers", "tesseract", "photos", *options)
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *command],
        cwd=home,
        env=environment(home) | LIMITS,
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )


@pytest.fixture(scope="module")
def run(home: Path, every: list[Horror]) -> CompletedProcess[str]:
    assert every
    return scanned(home, "--json")


@pytest.fixture(scope="module")
def readings(run: CompletedProcess[str]) -> dict[bytes, list[dict[str, Any]]]:
    """What was read, by the name of the file below the folder."""
    found = defaultdict(list)
    for line in run.stdout.splitlines():
        reading = json.loads(line)
        found[os.fsencode(reading["photo"]).removeprefix(b"photos/")].append(reading)
    return found


@pytest.mark.slow
def test_there_are_horrors_enough(every: list[Horror]) -> None:
    assert len({each.name for each in every}) == len(every) > 150


@pytest.mark.slow
def test_each_ends_as_it_should_and_none_is_left_out(
    every: list[Horror], readings: dict[bytes, list[dict[str, Any]]]
) -> None:
    assert set(readings) == {each.name for each in every}
    ends = {
        each.name: {reading["status"] for reading in readings[each.name]}
        for each in every
    }
    assert {
        each.name: ends[each.name] for each in every if not ends[each.name] <= each.ends
    } == {}


@pytest.mark.slow
def test_what_failed_says_why_in_a_plain_sentence(
    every: list[Horror], readings: dict[bytes, list[dict[str, Any]]]
) -> None:
    words = {each.name: each.words for each in every}
    for name, found in readings.items():
        for error in (reading["error"] for reading in found if reading["error"]):
            assert error.endswith(".")
            assert words[name] in error
            assert not any(unplain in error for unplain in UNPLAIN)


@pytest.mark.slow
def test_every_good_card_is_read_whole(
    every: list[Horror], readings: dict[bytes, list[dict[str, Any]]]
) -> None:
    names = {
        each.name: readings[each.name][0]["fields"]["name"]
        for each in every
        if each.ends == {"read"}
    }
    assert len(names) > 60
    assert {name["value"] for name in names.values()} == {"Nora Whitfield"}


@pytest.mark.slow
def test_the_run_ends_as_documented_and_nothing_else_is_said(
    run: CompletedProcess[str], home: Path
) -> None:
    assert run.returncode == 3
    for line in run.stderr.splitlines():
        assert line.startswith("cardtrail: ")
        assert line.isprintable()
        assert not any(unplain in line for unplain in UNPLAIN)
    assert run.stdout.isascii()
    assert not (home / "owned").exists()


@pytest.mark.slow
def test_a_second_run_reads_none_of_the_good_ones_again_and_ends_alike(
    run: CompletedProcess[str],
    home: Path,
    readings: dict[bytes, list[dict[str, Any]]],
) -> None:
    assert run.returncode == 3
    again = scanned(home)
    assert again.returncode == 3
    known = sum(
        all(each["status"] != "failed" for each in found) for found in readings.values()
    )
    assert f"{known} photos were read before" in again.stderr
    assert not set(again.stdout) & set("\x1b\x07\u202e\udcff")


@pytest.mark.slow
def test_what_never_ends_costs_its_own_time_and_nothing_else(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    (tmp_path / "laughs.pdf").write_bytes(laughs())
    card().save(tmp_path / "card.png")
    started = time.monotonic()
    run = cardtrail(
        tmp_path,
        *("scan", "--readers", "tesseract", "--json", "card.png", "laughs.pdf"),
        CARDTRAIL_LIMITS_PHOTO_SECONDS="5",
    )
    assert run.returncode == 3
    good, bad = map(json.loads, run.stdout.splitlines())
    assert good["status"] == "read"
    assert bad["status"] == "failed"
    assert "5 seconds" in bad["error"]
    assert time.monotonic() - started < 60


def test_patterns_and_hidden_files_hold_from_the_command_line(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    for name in ("a.png", "b.jpg", "thumbs/a.png", "sub/.b.png", "sub/c.png"):
        path = tmp_path / "photos" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    run = cardtrail(
        tmp_path,
        *("scan", "--dry-run", "--json", "photos"),
        *("--include", "*.PNG", "--exclude", "thumbs/*", "--exclude", "*.heic"),
    )
    photos = [json.loads(line)["photo"] for line in run.stdout.splitlines()]
    assert photos == ["photos/a.png", "photos/sub/c.png"]
    wrong = cardtrail(tmp_path, "scan", "--include", "", "photos")
    assert wrong.returncode == 2
    assert "write a pattern like" in wrong.stderr

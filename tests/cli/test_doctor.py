"""``cardtrail doctor`` as a person sees it, and as a program does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Cardtrail, environment
from tests.support.missing import without
from tests.support.offline import asked_by, refuse_sockets

from cardtrail.model.finding import State

HARMLESS = {"urllib3.util.connection"}  # tries on loading whether IPv6 works here


def behind(first: Path) -> str:
    """A PYTHONPATH on which a folder goes before everything else."""
    return os.pathsep.join([str(first), environment(first)["PYTHONPATH"]])


def test_a_whole_installation_is_told_without_network_and_left_alone(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    home, guard = tmp_path / "home", tmp_path / "guard"
    home.mkdir()
    refuse_sockets(guard)
    run = cardtrail(home, "doctor", PYTHONPATH=behind(guard))
    assert run.returncode == 0
    assert run.stderr == ""
    assert "✓ Tesseract reads ok        reads a drawn card" in run.stdout
    assert "✓ PP-OCR reads    ok        reads a drawn card" in run.stdout
    assert "✗" not in run.stdout
    assert "\nCards can be read and kept." in run.stdout
    assert str(home / "kept.sqlite") in "".join(run.stdout.split())
    assert asked_by(guard) <= HARMLESS
    assert list(home.iterdir()) == []


def test_what_keeps_cards_from_being_read_is_marked_in_words_and_signs(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    reason = "libGL.so.1: cannot open shared object file: No such file or directory"
    (tmp_path / "cv2.py").write_text(f"raise ImportError({reason!r})", "utf-8")
    run = cardtrail(tmp_path, "doctor", PYTHONPATH=behind(tmp_path))
    assert run.returncode == 4
    assert "✗ OpenCV          broken" in run.stdout
    assert "libgl1 libglib2.0-0" in run.stdout
    assert "! Card finder     not tried not tried without OpenCV" in run.stdout
    assert "✓ Contacts        ok" in run.stdout
    assert "Cards can't be read and kept" in run.stdout.splitlines()[-1]


def test_programs_get_a_line_for_each_part(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    (tmp_path / "kept.sqlite").write_text("no database " * 99, encoding="utf-8")
    run = cardtrail(tmp_path, "doctor", "--json")
    assert run.returncode == 6
    parts = {each["name"]: each for each in map(json.loads, run.stdout.splitlines())}
    assert {each["state"] for each in parts.values()} <= set(State)
    assert all(set(x) == set(parts["OpenCV"]) for x in parts.values())
    assert parts["Contacts"]["state"] == "broken"
    assert parts["Contacts"]["exit_code"] == 6
    assert parts["Contacts"]["area"] == "Keeping"
    assert "another file" in parts["Contacts"]["remedy"]
    assert parts["Tesseract reads"] == parts["Tesseract reads"] | {
        "area": "Reading a card",
        "state": "ok",
        "remedy": None,
        "exit_code": 0,
    }


@pytest.mark.parametrize(
    "package",
    ["cv2", "numpy", "PIL", "tesserocr", "phonenumbers", "holidays", "sqlite3"],
)
def test_it_starts_without_any_library_that_it_looks_at(
    tmp_path: Path, package: str
) -> None:
    hidden = without(package, tmp_path / "hidden")
    command = [sys.executable, "-m", "cardtrail", "doctor", "--json"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command,
        cwd=tmp_path,
        env=environment(tmp_path) | {"PYTHONPATH": behind(hidden)},
        stdout=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout is not None
        settings = json.loads(run.stdout.readline())
        assert settings["state"] == "ok"
        assert json.loads(run.stdout.readline())["name"] == "Version"
        run.terminate()


def test_a_terminal_without_such_signs_gets_others(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    reason = "libGL.so.1: cannot open shared object file"
    (tmp_path / "cv2.py").write_text(f"raise ImportError({reason!r})", "utf-8")
    run = cardtrail(
        tmp_path, "doctor", PYTHONPATH=behind(tmp_path), PYTHONIOENCODING="ascii"
    )
    assert run.returncode == 4
    assert "! Terminal        works     ascii, which lacks letters" in run.stdout
    assert "x OpenCV          broken" in run.stdout


def test_a_command_that_does_not_load_names_the_doctor(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    (tmp_path / "cv2.py").write_text('raise ImportError("no such thing")', "utf-8")
    run = cardtrail(tmp_path, "scan", "card.png", PYTHONPATH=behind(tmp_path))
    assert run.returncode == 4
    assert run.stderr.endswith("how to get it: cardtrail doctor\n")

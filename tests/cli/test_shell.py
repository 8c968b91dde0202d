"""How the program behaves at the shell: codes, streams, signals, missing libraries."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import SOURCE, Cardtrail, environment
from tests.support.cards import draw
from tests.support.desk import desk
from tests.support.offline import asked_by, is_cut_off, refuse_sockets

from cardtrail import errors
from cardtrail.app.contacts import contacts
from cardtrail.model.field import FieldName

PATIENCE = 60.0
HARMLESS = {"urllib3.util.connection"}  # tries on loading whether IPv6 works here


CODES = {0, 2, 130} | {
    thing.exit_code
    for thing in vars(errors).values()
    if isinstance(thing, type) and issubclass(thing, errors.CardtrailError)
}


def test_help_lists_every_exit_code_that_an_error_has(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    text = cardtrail(tmp_path, "--help").stdout
    listed = re.findall(r"^ +(\d+)  \w", text, re.MULTILINE)
    assert {int(code) for code in listed} == CODES


def test_the_readme_lists_every_exit_code_that_an_error_has() -> None:
    text = (SOURCE.parent / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\d+) \|", text, re.MULTILINE)
    assert {int(code) for code in listed} == CODES


@pytest.mark.parametrize(
    "command",
    [
        "scan",
        "due",
        "done",
        "skip",
        "snooze",
        "heard",
        "stop",
        "undo",
        "history",
        "contacts",
        "contacts show",
        "contacts edit",
        "export",
    ],
)
def test_every_command_has_help_with_examples(
    tmp_path: Path, cardtrail: Cardtrail, command: str
) -> None:
    run = cardtrail(tmp_path, *command.split(), "--help")
    assert run.returncode == 0
    assert re.search(rf"Examples?:\n +cardtrail {command}", run.stdout)
    assert "130  interrupted" in run.stdout


def test_every_detail_that_can_be_changed_has_its_option(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    text = cardtrail(tmp_path, "contacts", "edit", "--help").stdout
    fixed = {FieldName.CARD, FieldName.WEBSITE}
    assert all(f"--{name}" in text for name in set(FieldName) - fixed)


def test_a_full_disk_behind_standard_output_is_code_5(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    draw(tmp_path / "card.png")
    cardtrail(tmp_path, "scan", "card.png")
    command = [sys.executable, "-m", "cardtrail", "contacts", "--json"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        run = subprocess.run(  # noqa: S603 - our own program
            command,
            cwd=tmp_path,
            env=environment(tmp_path),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert run.returncode == 5
    assert run.stderr.strip() == (
        "cardtrail: Standard output can't be written: No space left on device."
    )


def test_a_library_that_does_not_load_is_told_without_a_traceback(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    broken = 'raise ImportError("libGL.so.1: cannot open shared object file")'
    (tmp_path / "cv2.py").write_text(broken, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), environment(tmp_path)["PYTHONPATH"]])
    run = cardtrail(tmp_path, "scan", "card.png", PYTHONPATH=path)
    assert run.returncode == 4
    assert "libGL.so.1" in run.stderr
    assert "libgl1" in run.stderr


@pytest.fixture
def guard(tmp_path: Path) -> Path:
    """A folder on whose path Python is refused every socket."""
    folder = tmp_path / "guard"
    refuse_sockets(folder)
    return folder


def cut_off(guard: Path) -> str:
    """The PYTHONPATH of a program without a network."""
    return os.pathsep.join([str(guard), str(SOURCE)])


def test_the_guard_refuses_and_remembers(guard: Path) -> None:
    assert asked_by(guard) == set()
    assert is_cut_off(cut_off(guard))
    assert asked_by(guard) == {"__main__"}


def test_without_network_everything_works_and_nothing_asks_for_one(
    tmp_path: Path, cardtrail: Cardtrail, guard: Path
) -> None:
    draw(tmp_path / "a.png", mark=1)
    draw(tmp_path / "b.png", mark=2)
    command = ("scan", "a.png", "b.png", "--jobs", "2")
    run = cardtrail(tmp_path, *command, PYTHONPATH=cut_off(guard))
    assert run.returncode == 0, run.stderr
    assert run.stdout.count("Ready to follow up with Nora Whitfield") == 2
    assert asked_by(guard) <= HARMLESS


def test_a_look_up_without_network_is_no_fault_of_the_card(
    tmp_path: Path, cardtrail: Cardtrail, guard: Path
) -> None:
    draw(tmp_path / "a.png")
    command = ("scan", "a.png", "--check-dns", "--json", "--dry-run")
    run = cardtrail(tmp_path, *command, PYTHONPATH=cut_off(guard))
    assert run.returncode == 0, run.stderr
    assert any(module.startswith("dns.") for module in asked_by(guard))
    (said,) = json.loads(run.stdout)["warnings"]
    assert (said["code"], said["severity"]) == ("email.unchecked", "info")


def _start_long_run(home: Path) -> subprocess.Popen[str]:
    """A scan of many photos in a process group of its own, a card already kept."""
    (home / "photos").mkdir()
    for mark in range(30):
        draw(home / "photos" / f"{mark}.png", mark=mark)
    run = subprocess.Popen(
        [sys.executable, "-m", "cardtrail", "scan", "photos", "--jobs", "2"],
        cwd=home,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert run.stdout is not None
    started = time.monotonic()
    while "Nora" not in run.stdout.readline():
        assert time.monotonic() - started < PATIENCE
    return run


@pytest.mark.slow
def test_ctrl_c_keeps_what_is_finished(tmp_path: Path) -> None:
    run = _start_long_run(tmp_path)
    os.killpg(run.pid, signal.SIGINT)  # a terminal signals the workers too
    _, err = run.communicate(timeout=PATIENCE)
    assert run.returncode == 130
    assert "Traceback" not in err
    kept = len(contacts(desk(tmp_path / "kept.sqlite")))
    assert 0 < kept < 30
    assert (tmp_path / "cardtrail-out" / "contacts.vcf").is_file()


@pytest.mark.slow
def test_a_killed_run_keeps_what_is_finished_and_leaves_no_workers(
    tmp_path: Path,
) -> None:
    run = _start_long_run(tmp_path)
    os.kill(run.pid, signal.SIGKILL)
    run.communicate(timeout=PATIENCE)  # its pipes close when the last worker ends
    assert contacts(desk(tmp_path / "kept.sqlite"))

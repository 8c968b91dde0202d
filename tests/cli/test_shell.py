"""How the program behaves at the shell: codes, streams, signals, missing libraries."""

from __future__ import annotations

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
from tests.support.offline import is_cut_off, refuse_sockets

from cardtrail import errors
from cardtrail.app.contacts import contacts
from cardtrail.model.field import FieldName

PATIENCE = 60.0


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
    ["scan", "due", "contacts", "contacts show", "contacts edit", "contacts export"],
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


def test_without_network_everything_works(tmp_path: Path, cardtrail: Cardtrail) -> None:
    guard = tmp_path / "guard"
    refuse_sockets(guard)
    draw(tmp_path / "a.png", mark=1)
    draw(tmp_path / "b.png", mark=2)
    path = os.pathsep.join([str(guard), environment(tmp_path)["PYTHONPATH"]])
    assert is_cut_off(path)
    run = cardtrail(tmp_path, "scan", "a.png", "b.png", "--jobs", "2", PYTHONPATH=path)
    assert run.returncode == 0, run.stderr
    assert run.stdout.count("Ready to follow up with Nora Whitfield") == 2


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
    kept = len(contacts(tmp_path / "kept.sqlite"))
    assert 0 < kept < 30
    assert (tmp_path / "cardtrail-out" / "contacts.vcf").is_file()


@pytest.mark.slow
def test_a_killed_run_keeps_what_is_finished_and_leaves_no_workers(
    tmp_path: Path,
) -> None:
    run = _start_long_run(tmp_path)
    os.kill(run.pid, signal.SIGKILL)
    run.communicate(timeout=PATIENCE)  # its pipes close when the last worker ends
    assert contacts(tmp_path / "kept.sqlite")

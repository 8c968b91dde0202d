"""``cardtrail watch``: photos are read as they come, until Ctrl-C."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Cardtrail, environment
from tests.support.cards import draw
from tests.support.desk import desk

from cardtrail.app.contacts import contacts

PATIENCE = 60.0

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="signals are others there"
)


def card(path: Path, name: str, mark: int) -> Path:
    """The card of somebody."""
    mail = f"{name.split(maxsplit=1)[0].lower()}@example.com"
    return draw(path, (name, "Manager", f"916-555-01{mark}0", mail), mark)


@contextmanager
def watching(home: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A watcher of ``home/photos``, killed at the end if it still runs."""
    command = [sys.executable, "-m", "cardtrail", "watch", *options, "photos"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command,
        cwd=home,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as run:
        try:
            yield run
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)


def stopped(run: subprocess.Popen[str]) -> tuple[str, str]:
    """What it has still to say after Ctrl-C, which a terminal sends to workers, too."""
    os.killpg(run.pid, signal.SIGINT)
    out, errors = run.communicate(timeout=PATIENCE)
    assert run.returncode == 130
    assert "Traceback" not in errors
    return out, errors


def next_card(run: subprocess.Popen[str]) -> dict[str, Any]:
    """The next line for programs."""
    assert run.stdout is not None
    line = run.stdout.readline()
    assert line, run.communicate()[1]
    read: dict[str, Any] = json.loads(line)
    return read


def hear(run: subprocess.Popen[str], sentence: str) -> None:
    """Waits until something is told beside the results."""
    assert run.stderr is not None
    while sentence not in (line := run.stderr.readline()):
        assert line, run.communicate()


def within(check: Callable[[], bool]) -> None:
    """Waits until something holds."""
    started = time.monotonic()
    while not check():
        assert time.monotonic() - started < PATIENCE
        time.sleep(0.1)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """The folder that is watched, with a card in it."""
    folder = tmp_path / "photos"
    folder.mkdir()
    card(folder / "1.png", "Nora Whitfield", 1)
    return folder


def test_photos_are_read_as_they_come_and_the_files_are_kept_up_to_date(
    tmp_path: Path, photos: Path, cardtrail: Cardtrail
) -> None:
    book = tmp_path / "cardtrail-out" / "contacts.vcf"
    with watching(tmp_path, "--json") as run:
        first = next_card(run)
        assert (first["photo"], first["contact"]) == ("photos/1.png", 1)
        (photos / "new").mkdir()
        half = card(tmp_path / "2.png", "Owen Hartley", 2).read_bytes()
        (photos / "new" / "2.png").write_bytes(half[: len(half) // 2])
        time.sleep(3)  # longer than a copy that is done has to rest
        (photos / "new" / "2.png").write_bytes(half)
        second = next_card(run)
        assert (second["photo"], second["contact"]) == ("photos/new/2.png", 2)
        assert second["status"] == "read"
        within(lambda: book.exists() and book.read_text("utf-8").count("\nFN:") == 2)
        page = book.with_name("report.html")
        within(lambda: "Owen Hartley" in page.read_text("utf-8"))
        assert "Nora Whitfield" in page.read_text("utf-8")
        out, errors = stopped(run)
    assert out == ""
    assert "Waiting for photos in photos" in errors
    assert "Stopped after 2 of 2 photos. What was read is kept; the same" in errors
    assert f"vCards: {book.relative_to(tmp_path)}" in errors

    again = cardtrail(tmp_path, "scan", "--json", "photos")
    assert {json.loads(x)["contact"] for x in again.stdout.splitlines()} == {1, 2}
    assert "2 photos were read before" in again.stderr


@pytest.mark.slow
def test_cards_are_shown_as_a_scan_shows_them(
    tmp_path: Path, photos: Path, cardtrail: Cardtrail
) -> None:
    assert photos.is_dir()
    with watching(tmp_path, "--poll", "--readers", "tesseract") as run:
        assert run.stdout is not None
        head = [run.stdout.readline() for _ in range(3)]
        within((tmp_path / "cardtrail-out" / "follow-ups.ics").exists)
        out, _ = stopped(run)
    scanned = cardtrail(tmp_path, "scan", "--dry-run", "--readers", "tesseract", photos)
    assert head[1].strip() == "photos/1.png"
    assert head[2] in scanned.stdout.splitlines(keepends=True)
    assert "1 read" in out
    assert "contacts.vcf" in out


@pytest.mark.slow
def test_two_watchers_and_a_scan_read_no_photo_twice(
    tmp_path: Path, photos: Path, cardtrail: Cardtrail
) -> None:
    names = ("Nora Whitfield", "Owen Hartley", "Paula Kersey", "Quentin Marsh")
    with watching(tmp_path, "--json") as one, watching(tmp_path, "--json") as other:
        assert next_card(one)["contact"] == next_card(other)["contact"] == 1
        for mark, name in enumerate(names[1:], 2):
            card(photos / f"{mark}.png", name, mark)
        cardtrail(tmp_path, "scan", "photos")
        seen = [[next_card(run)["contact"] for _ in names[1:]] for run in (one, other)]
        told = [stopped(run)[1] for run in (one, other)]
    assert [sorted(numbers) for numbers in seen] == [[2, 3, 4]] * 2
    assert all("read before" in errors for errors in told)
    assert len(contacts(desk(tmp_path / "kept.sqlite"))) == len(names)


@pytest.mark.slow
def test_a_folder_that_goes_and_comes_back_is_watched_on(
    tmp_path: Path, photos: Path
) -> None:
    with watching(tmp_path, "--json") as run:
        assert next_card(run)["contact"] == 1
        shutil.rmtree(photos)
        hear(run, "photos is gone; waiting for it to come back")
        photos.mkdir()
        hear(run, "photos is back.")
        card(photos / "2.png", "Owen Hartley", 2)
        assert next_card(run)["contact"] == 2
        stopped(run)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["nowhere"], "nowhere is no folder. Name the one in which"),
        (["photos/1.png"], "photos/1.png is no folder"),
    ],
)
def test_what_is_no_folder_is_not_waited_for(
    tmp_path: Path, photos: Path, cardtrail: Cardtrail, given: list[str], said: str
) -> None:
    assert photos.is_dir()
    run = cardtrail(tmp_path, "watch", *given)
    assert run.returncode == 3
    assert said in run.stderr


def test_who_can_not_read_does_not_wait(
    tmp_path: Path, photos: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(tmp_path, "watch", "--lang", "xyz", photos)
    assert run.returncode == 4
    assert "Waiting" not in run.stderr

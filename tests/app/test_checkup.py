"""Looks at folders, at extras, and at the machine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.support.looks import looked
from tests.support.missing import without

from cardtrail.app.checkup import (
    encoding,
    extra,
    libraries,
    out,
    pictures,
    program,
    room,
    room_left,
    time_zone,
)
from cardtrail.model.finding import State

LETTERS = (
    "letters",
    ("fpdf", "uharfbuzz", "fontpkg_eb_garamond"),
    ("fpdf2", "uharfbuzz", "fontpkg-eb-garamond"),
)


def everything(folder: Path) -> Iterator[Path]:
    return folder.rglob("*")


def test_pictures_are_counted(tmp_path: Path) -> None:
    cards = tmp_path / "cards"
    cards.mkdir()
    for number in range(3):
        (cards / f"{number}.jpg").write_bytes(bytes(500_000))
    finding = pictures(tmp_path / "kept.sqlite")
    assert finding.state is State.OK
    assert finding.found == f"{cards}, 3 pictures, 2 MB"


def test_folders_that_are_not_there_yet_are_not_made(tmp_path: Path) -> None:
    assert pictures(tmp_path / "data" / "kept.sqlite").state is State.OK
    assert out(tmp_path / "out").state is State.OK
    assert room(tmp_path / "data" / "kept.sqlite", tmp_path / "out").found
    assert list(everything(tmp_path)) == []


def test_a_file_where_pictures_should_go_costs_nobody_the_contacts(
    tmp_path: Path,
) -> None:
    (tmp_path / "cards").touch()
    finding = pictures(tmp_path / "kept.sqlite")
    assert finding.state is State.ATTENTION
    assert str(tmp_path / "cards") in finding.found


def test_a_file_where_results_should_go_keeps_them_from_being_written(
    tmp_path: Path,
) -> None:
    (tmp_path / "out").touch()
    finding = out(tmp_path / "out")
    assert finding.state is State.BROKEN
    assert "is not a folder" in finding.found
    assert finding.remedy == "Name another folder."


def test_a_full_disk_is_told_wherever_it_is() -> None:
    # A disk without a byte, and one with plenty; the first of them decides.
    finding = room(Path("/proc/self"), Path.cwd())
    assert finding.state is State.BROKEN
    assert "0 MB free at /proc/self" in finding.found
    assert "Make room" in finding.remedy


@pytest.mark.parametrize(
    ("megabytes", "state", "shown"),
    [
        (0, State.BROKEN, "0 MB"),
        (19.9, State.BROKEN, "20 MB"),
        (20, State.ATTENTION, "20 MB"),
        (499.9, State.ATTENTION, "500 MB"),
        (500, State.OK, "500 MB"),
        (250_000, State.OK, "250 GB"),
    ],
)
def test_little_room_is_told_before_it_is_used_up(
    megabytes: float, state: State, shown: str
) -> None:
    finding = room_left(megabytes, Path("/there"))
    assert finding.state is state
    assert finding.found == f"{shown} free at /there"


def test_an_extra_that_is_there_has_its_versions(tmp_path: Path) -> None:
    finding = extra(*LETTERS)
    assert finding.state is State.OK
    assert finding.found.count(",") == 2
    assert list(everything(tmp_path)) == []


def test_an_extra_that_is_not_whole_is_missing(tmp_path: Path) -> None:
    hidden = without("uharfbuzz", tmp_path / "hidden")
    finding = looked("app:extra", *LETTERS, first=hidden)
    assert finding.state is State.MISSING
    assert finding.remedy == 'Install it with: pip install "cardtrail[letters]"'


def test_all_modules_load_here() -> None:
    assert libraries().state is State.OK


def test_a_library_that_does_not_load_is_named_once(tmp_path: Path) -> None:
    hidden = without("icalendar", tmp_path / "hidden")
    finding = looked("app:libraries", first=hidden)
    assert finding.state is State.BROKEN
    assert finding.found == "No module named 'icalendar'"
    assert finding.remedy == "Install what is missing with: pip install cardtrail"


def test_a_package_that_is_asked_for_and_not_there_is_named(tmp_path: Path) -> None:
    about = (
        "Metadata-Version: 2.1\nName: cardtrail\nVersion: 9\n"
        "Requires-Dist: holidays>=0.109\n"
        "Requires-Dist: no-such-package>=1\n"
        "Requires-Dist: no-such-extra>=1; extra == 'letters'\n"
    )
    info = tmp_path / "cardtrail-9.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(about, encoding="utf-8")
    finding = looked("app:libraries", first=tmp_path)
    assert finding.state is State.BROKEN
    assert finding.found == "No package no-such-package"


def test_the_time_is_told_with_its_zone() -> None:
    zone = ZoneInfo("America/New_York")
    finding = time_zone(dt.datetime(2026, 11, 23, 18, 5, tzinfo=zone))
    assert finding.found == "2026-11-23 18:05 EST (UTC-0500)"
    assert finding.state is State.OK


@pytest.mark.parametrize("name", ["utf-8", "UTF-8", "utf8", "utf-16-le"])
def test_a_terminal_with_all_characters_is_in_order(name: str) -> None:
    assert encoding(name).state is State.OK


@pytest.mark.parametrize("name", ["ascii", "iso8859-1", "cp1252"])
def test_a_terminal_that_lacks_letters_is_told(name: str) -> None:
    finding = encoding(name)
    assert finding.state is State.ATTENTION
    assert "PYTHONUTF8=1" in finding.remedy


def test_the_program_names_itself_and_its_python() -> None:
    found = program("1.2").found
    assert found.startswith("cardtrail 1.2, Python 3.")

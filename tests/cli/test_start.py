"""What a command loads before it runs: nothing that it does not need."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.conftest import environment
from tests.support.cards import contact, interview, reading
from tests.support.desk import desk

from cardtrail.model.field import Field, Grade
from cardtrail.store.intake import keep
from cardtrail.values.phone import PhoneNumber

PIXELS = {"cv2", "numpy", "PIL", "pillow_heif", "pypdfium2", "zxingcpp"}
READING = {"tesserocr", "pytesseract", "rapidocr", "onnxruntime"}
PARSING = {"email_validator", "nameparser", "publicsuffixlist", "usaddress"}
WRITING = {"icalendar"}
# typer's own way to read a parameter, and what that brings along.
COERCING = {"pydantic"}
METADATA = {"importlib.metadata"}  # the holidays need it, for whatever plans anew
NAMES_OF_COUNTRIES = {"phonenumbers.geodata"}
SLOW = PIXELS | READING | PARSING | WRITING | COERCING | METADATA
SLOW |= NAMES_OF_COUNTRIES
NUMBERS, CHECKS = {"phonenumbers"}, {"rapidfuzz"}
OUTPUT, STORE = {"rich", "email"}, {"sqlite3", "platformdirs"}

PROGRAM = """
import sys
from cardtrail.cli import main
code = main()
sys.stderr.write("loaded: " + " ".join(sys.modules))
sys.exit(code)
"""


def loaded(home: Path, *arguments: str) -> set[str]:
    """The modules that a command has loaded when it ends, which it does well."""
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=home,
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return set(run.stderr.rpartition("loaded: ")[2].split())


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        ("--help", SLOW | NUMBERS | CHECKS | OUTPUT | STORE),
        ("-h", SLOW | NUMBERS | CHECKS | OUTPUT | STORE),
        ("due --help", SLOW | NUMBERS | CHECKS),
        ("", SLOW | NUMBERS | CHECKS),
        ("due", SLOW | NUMBERS | CHECKS),
        ("due --json", SLOW | NUMBERS | CHECKS),
        ("due --until 2026-12-24", SLOW | NUMBERS | CHECKS),
        ("contacts", SLOW),
    ],
)
def test_a_command_on_an_empty_store_loads_nothing_slow(
    tmp_path: Path, arguments: str, unneeded: set[str]
) -> None:
    assert loaded(tmp_path, *arguments.split()) & unneeded == set()


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        ("due", SLOW | CHECKS),
        ("due --within 2w", SLOW | CHECKS),
        ("history", SLOW | CHECKS),
        ("snooze 1 2w", SLOW - METADATA),
        ("skip 1n", SLOW - METADATA),
        ("heard 1 --outcome offer", SLOW - METADATA),
        ("due --json", SLOW | CHECKS),
        ("contacts", SLOW),
        ("contacts show 1", SLOW),
        ("interviews", SLOW | CHECKS),
        ("interviews show 1", SLOW | CHECKS),
        ("contacts show --json 1", SLOW),
        ("contacts show 1 --store kept.sqlite", SLOW),
        ("search nora", SLOW | CHECKS),
        ("search --json nora", SLOW),
        ("contacts search nora", SLOW),
    ],
)
def test_a_command_with_contacts_loads_nothing_slow(
    tmp_path: Path, arguments: str, unneeded: set[str]
) -> None:
    today = dt.datetime.now().astimezone()
    with desk(tmp_path / "kept.sqlite").open() as store:
        keep(store, reading(contact()), interview(today.date()), today)
    assert loaded(tmp_path, *arguments.split()) & unneeded == set()


def test_ctrl_c_while_the_program_loads_ends_it_without_a_word(tmp_path: Path) -> None:
    stub = tmp_path / "stub" / "typer.py"
    stub.parent.mkdir()
    stub.write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    calm = environment(tmp_path)
    source = calm["PYTHONPATH"]
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, "due"],
        env=calm | {"PYTHONPATH": os.pathsep.join([str(stub.parent), source])},
        capture_output=True,
        text=True,
        check=False,
    )
    said = run.stderr.partition("loaded: ")[0]
    assert (run.returncode, run.stdout, said) == (130, "", "")


def test_naming_a_country_loads_no_names_of_towns(tmp_path: Path) -> None:
    abroad = Field(PhoneNumber("+442079460958"), "020 7946 0958", 0.9, Grade.SURE)
    today = dt.datetime.now().astimezone()
    with desk(tmp_path / "kept.sqlite").open() as store:
        of = replace(contact(), phones=(abroad,))
        keep(store, reading(of), interview(today.date()), today)
    assert loaded(tmp_path, "contacts", "show", "1") & SLOW == set()


def test_what_is_looked_for_is_what_reading_a_card_loads(tmp_path: Path) -> None:
    code = "import cardtrail.cli.scan, cardtrail.export.ics, sys; print(*sys.modules)"
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(run.stdout.split()) >= {"cv2", "numpy", "PIL", "icalendar", "rapidfuzz"}

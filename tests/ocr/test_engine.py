"""Tesseract in this process or as a program: the same words, or a clear sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from tests.ocr import programs
from tests.ocr.pages import texts

from cardtrail.errors import EngineMissingError, PhotoError
from cardtrail.imaging.enhance import grey
from cardtrail.model.photo import Pixels
from cardtrail.ocr.engine import InProcess, Program, open_engine
from cardtrail.ocr.tesseract import PSM_AUTO, PSM_BLOCK
from cardtrail.ocr.tsv import parse_tsv
from scenes import draw_lines

LINES = (
    "Nora Whitfield",
    "410 Larkspur Avenue",
    "Mobile: 916 555 0160",
    "nora@alder.example",
)
DPI = 457

no_library = pytest.mark.skipif(
    sys.platform == "win32", reason="tesserocr has no wheel for Windows"
)
no_program = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="no tesseract program is installed"
)
no_shell = pytest.mark.skipif(
    sys.platform == "win32", reason="the stand-ins for tesseract are shell scripts"
)


@pytest.fixture(scope="module")
def picture() -> Pixels:
    """A flat card in grey."""
    return grey(draw_lines(LINES).pixels)


@pytest.fixture
def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine for which there is no tesserocr."""
    monkeypatch.setitem(sys.modules, "tesserocr", None)


@no_library
@pytest.mark.parametrize("psm", [PSM_BLOCK, PSM_AUTO])
def test_the_library_reads_a_flat_card(picture: Pixels, psm: int) -> None:
    seen = parse_tsv(InProcess("eng").tsv(picture, psm, DPI))
    assert texts(seen) == list(LINES)


@no_program
@pytest.mark.parametrize("psm", [PSM_BLOCK, PSM_AUTO])
def test_the_program_reads_a_flat_card(picture: Pixels, psm: int) -> None:
    seen = parse_tsv(Program("eng").tsv(picture, psm, DPI))
    assert texts(seen) == list(LINES)


@no_library
@no_program
def test_library_and_program_read_the_same_with_one_model(
    picture: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Path(sys.prefix) / "share" / "tessdata"
    monkeypatch.setenv("TESSDATA_PREFIX", str(data))
    library, program = InProcess("eng"), Program("eng")
    for psm in (PSM_BLOCK, PSM_AUTO):
        first = parse_tsv(library.tsv(picture, psm, DPI))
        second = parse_tsv(program.tsv(picture, psm, DPI))
        assert texts(first) == texts(second) == list(LINES)
        for one, other in zip(first, second, strict=True):
            assert one.box.overlap(other.box) > 0.9 * one.box.area


@no_library
def test_the_library_is_taken_where_there_is_one() -> None:
    assert isinstance(open_engine(), InProcess)


@no_program
@pytest.mark.usefixtures("without_library")
def test_the_program_stands_in_where_there_is_no_library(picture: Pixels) -> None:
    engine = open_engine()
    assert isinstance(engine, Program)
    assert texts(parse_tsv(engine.tsv(picture, PSM_BLOCK, DPI))) == list(LINES)


@pytest.mark.usefixtures("without_library")
def test_with_neither_the_person_learns_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(
        EngineMissingError, match=r"Install it from .* tesseract-ocr.*\.$"
    ):
        open_engine()


@no_shell
@pytest.mark.usefixtures("without_library")
@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (programs.NOT_TESSERACT, "does not start"),
        (programs.BROKEN, "does not start"),
        (programs.WITHOUT_ENGLISH, "without its language 'eng'"),
    ],
    ids=["another program", "a library missing", "no English"],
)
def test_a_program_that_is_of_no_use_is_as_good_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, sentence: str
) -> None:
    programs.install(tmp_path, script, monkeypatch)
    with pytest.raises(EngineMissingError, match=sentence):
        open_engine()


@no_shell
@pytest.mark.parametrize(
    "script",
    [programs.CRASH, programs.FAIL, programs.HANG, programs.SILENCE, programs.BYTES],
    ids=["crashes", "fails", "hangs", "writes nothing", "writes no text"],
)
def test_a_program_that_gives_up_costs_one_photo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: Pixels, script: str
) -> None:
    programs.install(tmp_path, script, monkeypatch)
    program = Program("eng", patience=0.5)
    started = time.monotonic()
    with pytest.raises(PhotoError, match=r"gave up .* Take another one of the card\.$"):
        program.tsv(picture, PSM_BLOCK, DPI)
    assert time.monotonic() - started < 10


@no_shell
def test_a_program_that_writes_garbage_has_read_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: Pixels
) -> None:
    programs.install(tmp_path, programs.GARBAGE, monkeypatch)
    assert parse_tsv(Program("eng").tsv(picture, PSM_BLOCK, DPI)) == ()


@no_library
def test_damaged_language_data_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "eng.traineddata").write_bytes(b"cut off")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with pytest.raises(EngineMissingError, match=str(tmp_path)):
        open_engine()


@no_library
def test_a_folder_without_the_language_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert isinstance(open_engine(), InProcess)


@no_library
def test_data_in_the_folder_at_hand_are_not_taken_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "eng.traineddata").write_bytes(b"left by someone")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TESSDATA_PREFIX", "")
    assert isinstance(open_engine(), InProcess)


@no_library
def test_a_language_that_is_not_installed_is_named() -> None:
    with pytest.raises(EngineMissingError, match="tesseract-ocr-tlh"):
        open_engine("tlh")


def test_an_empty_picture_gives_no_words() -> None:
    blank = np.full((400, 640), 255, dtype=np.uint8)
    assert parse_tsv(open_engine().tsv(blank, PSM_AUTO, DPI)) == ()


SPY = """
import os, sys

class Spy:
    def find_spec(self, name, path=None, target=None):
        if name in ("tesserocr", "pytesseract"):
            print(os.environ.get("OMP_THREAD_LIMIT"))

sys.meta_path.insert(0, Spy())
from cardtrail.ocr.engine import open_engine
open_engine()
"""


@pytest.mark.parametrize(("chosen", "seen"), [(None, "1"), ("3", "3")])
def test_one_thread_is_set_before_the_library_loads_unless_chosen_otherwise(
    chosen: str | None, seen: str
) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("OMP_THREAD_LIMIT", None)
    if chosen is not None:
        environment["OMP_THREAD_LIMIT"] = chosen
    run = subprocess.run(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", SPY],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split()[:1] == [seen]

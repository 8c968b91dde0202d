"""What is wrong with the readers is told with what to do."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
import rapidocr
from tests.support.looks import looked
from tests.support.missing import without
from tests.support.offline import asked_by, refuse_sockets

from cardtrail.model.finding import State
from cardtrail.ocr.checkup import (
    codes,
    language,
    languages,
    models,
    second_reader,
    tesseract,
)

no_shell = pytest.mark.skipif(
    sys.platform == "win32", reason="the stand-in for tesseract is a shell script"
)

PROGRAM = """#!/bin/sh
case "$1" in
  --version) echo "tesseract 5.3.0" ;;
  --list-langs) echo "List of available languages (1):"; echo eng ;;
esac
"""


def test_here_everything_is_in_order() -> None:
    for look in (tesseract, second_reader, models, codes):
        finding = look()
        assert (finding.state, finding.remedy) == (State.OK, "")
    assert languages("eng+deu").state is State.OK
    assert language("deu").state is State.OK


def test_the_languages_that_are_there_are_named_and_those_set() -> None:
    finding = languages("eng+deu")
    assert finding.found.startswith("deu, eng")
    assert "your setting is eng+deu" in finding.found
    assert "osd" not in finding.found


def test_a_language_that_is_set_and_not_there_is_missing_with_how_to_get_it() -> None:
    finding = languages("eng+xyz")
    assert finding.state is State.MISSING
    assert "'xyz'" in finding.found
    assert "tesseract-ocr-xyz" in finding.remedy


def test_data_that_are_damaged_are_told(tmp_path: Path) -> None:
    (tmp_path / "abc.traineddata").write_bytes(b"nothing of the kind")
    given = {"TESSDATA_PREFIX": str(tmp_path)}
    finding = looked("ocr:languages", "abc", first=tmp_path, **given)
    assert finding.state is not State.OK
    assert str(tmp_path) in finding.found
    assert "Install it again" in finding.remedy


def test_an_extra_language_that_is_not_there_names_its_extra() -> None:
    finding = language("zzz")
    assert finding.state is State.MISSING
    assert finding.remedy == 'Install it with: pip install "cardtrail[zzz]"'


@no_shell
def test_without_the_library_the_program_is_found(tmp_path: Path) -> None:
    hidden = without("tesserocr", tmp_path / "hidden")
    program = tmp_path / "tesseract"
    program.write_text(PROGRAM, encoding="ascii")
    program.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    finding = looked("ocr:tesseract", first=hidden, PATH=path)
    assert finding.state is State.ATTENTION
    assert "5.3.0" in finding.found
    assert "pip install tesserocr" in finding.remedy
    finding = looked("ocr:languages", "eng", first=hidden, PATH=path)
    assert finding.state is State.OK
    finding = looked("ocr:languages", "deu", first=hidden, PATH=path)
    assert finding.state is State.MISSING
    assert "tesseract-ocr-deu" in finding.remedy


def test_with_neither_library_nor_program_tesseract_is_missing(
    tmp_path: Path,
) -> None:
    hidden = without("tesserocr", tmp_path / "hidden")
    finding = looked("ocr:tesseract", first=hidden, PATH=str(tmp_path))
    assert finding.state is State.MISSING
    assert "pip install tesserocr" in finding.remedy


@pytest.mark.parametrize("package", ["rapidocr", "onnxruntime"])
def test_without_its_packages_the_second_reader_is_missing(
    tmp_path: Path, package: str
) -> None:
    hidden = without(package, tmp_path / "hidden")
    finding = looked("ocr:second_reader", first=hidden)
    assert finding.state is State.MISSING
    assert 'pip install "cardtrail[second-reader]"' in finding.remedy


@pytest.mark.parametrize("damage", ["no file", "cut off", "no network at all"])
@pytest.mark.parametrize("part", ["det", "rec"])
def test_networks_that_are_damaged_are_told_and_not_fetched(
    tmp_path: Path, part: str, damage: str
) -> None:
    whole, half = Path(rapidocr.__file__).parent, tmp_path / "half" / "rapidocr"
    shutil.copytree(whole, half)
    (model,) = (half / "models").glob(f"*_{part}_*.onnx")
    if damage == "no file":
        model.unlink()
    elif damage == "cut off":
        os.truncate(model, 100_000)
    else:
        model.write_bytes(b"<html>Not found</html>")
    refuse_sockets(tmp_path / "guard")
    first = f"{tmp_path / 'guard'}{os.pathsep}{half.parent}"
    finding = looked("ocr:models", first=Path(first))
    assert finding.state is State.BROKEN
    assert "pip install --force-reinstall rapidocr" in finding.remedy
    assert asked_by(tmp_path / "guard") <= {"urllib3.util.connection"}


def test_a_library_that_reads_no_codes_is_told(tmp_path: Path) -> None:
    (tmp_path / "zxingcpp.py").write_text(
        "import sys\n"
        "sys.path.remove(__file__.removesuffix('/zxingcpp.py'))\n"
        "del sys.modules['zxingcpp']\n"
        "import zxingcpp\n"
        "zxingcpp.read_barcodes = lambda *_, **__: []\n",
        encoding="utf-8",
    )
    finding = looked("ocr:codes", first=tmp_path)
    assert finding.state is State.BROKEN
    assert "zxing-cpp" in finding.remedy

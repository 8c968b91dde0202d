"""Whatever is broken is a line among others, and the others are still looked at."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tests.support.desk import NOW
from tests.support.looks import SOURCE
from tests.support.missing import without

from cardtrail.app.doctor import Checked, Machine, doctor
from cardtrail.model.finding import State

PARTS = 23
OK, UNTRIED = State.OK, State.UNTRIED
MISSING, BROKEN = State.MISSING, State.BROKEN


def machine(home: Path, **more: str) -> Machine:
    environ = {
        "CARDTRAIL_CONFIG": str(home / "config.toml"),
        "CARDTRAIL_STORE": str(home / "kept.sqlite"),
        "CARDTRAIL_OUT": str(home / "out"),
    }
    return Machine(environ | more, NOW, "1.2", "utf-8")


def examined(
    of: Machine, last: str | None = None, patience: float = 60.0
) -> dict[str, Checked]:
    """Every part by its name; or those up to ``last``, which takes less time."""
    found: dict[str, Checked] = {}
    for checked in doctor(of, patience):
        found[checked.name] = checked
        if checked.name == last:
            return found
    assert last is None
    assert len(found) == PARTS  # however broken some of them are
    return found


def states(found: dict[str, Checked]) -> dict[str, State]:
    return {name: checked.finding.state for name, checked in found.items()}


def code(found: dict[str, Checked]) -> int:
    """What the command ends with."""
    return next((each.exit_code for each in found.values() if each.exit_code), 0)


def test_here_cards_can_be_read_and_kept_and_nothing_is_left_behind(
    tmp_path: Path,
) -> None:
    found = examined(machine(tmp_path))
    assert code(found) == 0
    needed = {name for name, each in found.items() if each.area != "Extras"}
    assert {name: states(found)[name] for name in needed} == dict.fromkeys(needed, OK)
    assert list(tmp_path.iterdir()) == []


def test_a_library_that_crashes_as_it_loads_is_one_broken_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tesserocr.py").write_text(
        "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    found = examined(machine(tmp_path))
    assert code(found) == 4
    tesseract = found["Tesseract"].finding
    assert tesseract.state is BROKEN
    assert "crash" in tesseract.found
    assert tesseract.remedy == (
        "Install it again with: pip install --force-reinstall tesserocr"
    )
    assert found["Its languages"].finding.state is UNTRIED
    assert found["Tesseract reads"].finding.state is UNTRIED
    assert found["PP-OCR reads"].finding.state is OK
    assert found["Contacts"].finding.state is OK


def test_a_library_that_crashes_is_no_matter_where_its_reader_is_not_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tesserocr.py").write_text("import os\nos.abort()", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    found = examined(machine(tmp_path, CARDTRAIL_READERS="paddle"), "Tesseract")
    assert found["Tesseract"].finding.state is BROKEN
    assert code(found) == 0


def test_a_library_that_never_answers_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "onnxruntime.py").write_text(
        "import ctypes\nctypes.PyDLL(None).sleep(3600)", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    found = examined(machine(tmp_path), "Tesseract", patience=4.0)
    assert code(found) == 4
    assert found["PP-OCR"].finding.state is BROKEN
    assert "no result within" in found["PP-OCR"].finding.found
    assert found["Tesseract"].finding.state is OK


def test_without_the_second_reader_cards_can_still_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = without("rapidocr", tmp_path / "hidden")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(hidden), str(SOURCE)]))
    found = examined(machine(tmp_path), "Its languages")
    assert found["PP-OCR"].finding.state is MISSING
    assert "second-reader" in found["PP-OCR"].finding.remedy
    assert found["Its networks"].finding.state is UNTRIED
    assert code(found) == 0
    asked = examined(machine(tmp_path, CARDTRAIL_READERS="both"), "PP-OCR")
    assert code(asked) == 4


def test_without_opencv_what_stands_on_it_is_not_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = without("cv2", tmp_path / "hidden")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(hidden), str(SOURCE)]))
    found = examined(machine(tmp_path))
    assert found["OpenCV"].finding.state is MISSING
    assert found["Card finder"].finding.found == "not tried without OpenCV"
    assert found["Tesseract reads"].finding.state is UNTRIED
    assert found["Tesseract"].finding.state is OK
    assert found["Contacts"].finding.state is OK
    assert code(found) == 4


def test_a_network_that_is_damaged_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(SOURCE, copy)
    os.truncate(copy / "cardtrail" / "imaging" / "marks.onnx", 5000)
    monkeypatch.syspath_prepend(copy)
    found = examined(machine(tmp_path), "Card finder")
    finder = found["Card finder"].finding
    assert finder.state is BROKEN
    assert "pip install --force-reinstall cardtrail" in finder.remedy
    assert code(found) == 4


def test_what_comes_first_decides_how_it_ends(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("country = ", encoding="utf-8")
    (tmp_path / "kept.sqlite").write_text("no database " * 99, encoding="utf-8")
    (tmp_path / "out").touch()
    of = machine(tmp_path)
    found = examined(of)
    assert (found["Settings"].exit_code, found["Contacts"].exit_code) == (7, 6)
    assert found["Files to export"].exit_code == 5
    assert code(found) == 7
    assert found["Tesseract reads"].finding.state is OK

"""The networks of the second reader: there and whole, or told how to get them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import rapidocr
from tests.support.missing import without
from tests.support.offline import refuse_sockets

from cardtrail.model.photo import Pixels
from cardtrail.ocr.networks import (
    HOW_TO_INSTALL,
    INPUT_HEIGHT,
    Networks,
    is_installed,
    open_networks,
)
from scenes import Card, draw_lines

SOURCE = Path(__file__).parents[2] / "src"

OPEN = """
from cardtrail.errors import EngineMissingError
from cardtrail.ocr.networks import is_installed, open_networks
print(is_installed())
try:
    open_networks()
except EngineMissingError as error:
    print(error)
"""
TESSERACT = """
from cardtrail.ocr.registry import open_readers
print([reader.name for reader in open_readers(["tesseract"])])
"""
BROKEN = 'raise ImportError("libgomp.so.1: cannot open shared object file")\n'


def python(program: str, home: Path, *first: Path) -> list[str]:
    """What a Python prints that looks into these folders first."""
    path = os.pathsep.join(map(str, [*first, SOURCE]))
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        env={"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


@pytest.mark.parametrize("package", ["rapidocr", "onnxruntime"])
def test_a_package_that_is_not_there_is_told_with_what_to_install(
    tmp_path: Path, package: str
) -> None:
    hidden = without(package, tmp_path / "hidden")
    there, message = python(OPEN, tmp_path, hidden)
    assert there == "False"
    assert HOW_TO_INSTALL in message
    assert "--readers tesseract" in message


def test_a_package_that_does_not_load_is_told_with_what_to_install(
    tmp_path: Path,
) -> None:
    (tmp_path / "broken").mkdir()
    stub = tmp_path / "broken" / "onnxruntime.py"
    stub.write_text(BROKEN, encoding="utf-8")
    _, message = python(OPEN, tmp_path, tmp_path / "broken")
    assert HOW_TO_INSTALL in message


def test_a_package_that_came_without_its_networks_fetches_none(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    (bare / "rapidocr" / "models").mkdir(parents=True)
    (bare / "rapidocr" / "__init__.py").touch()
    guard = tmp_path / "guard"
    refuse_sockets(guard)
    _, message = python(OPEN, tmp_path, guard, bare)
    assert "pip install --force-reinstall rapidocr" in message


def test_tesseract_reads_where_the_second_reader_is_not_there(tmp_path: Path) -> None:
    hidden = without("rapidocr", tmp_path / "hidden")
    assert python(TESSERACT, tmp_path, hidden) == ["['tesseract']"]


def test_what_is_installed_is_seen() -> None:
    assert is_installed()


@pytest.fixture(scope="module")
def networks() -> Networks:
    """The real ones."""
    return open_networks()


@pytest.fixture(scope="module")
def card() -> Card:
    """Three lines of print."""
    return draw_lines(["Nora Whitfield", "916 555 0160", "nora@alder.example"])


def strips(card: Card) -> Sequence[Pixels]:
    """Each line of a card by itself, as high as the network wants it."""
    cut = []
    for line in card.page.lines:
        middle, right = round(line.box.centre.y), round(line.box.right)
        top = middle - INPUT_HEIGHT // 2
        cut.append(card.pixels[top : top + INPUT_HEIGHT, 100 : right + 10])
    return cut


def test_every_line_of_print_is_found(networks: Networks, card: Card) -> None:
    found = [quad.box for quad in networks.find(card.pixels)]
    assert len(found) == 3
    for line in card.page.lines:
        assert any(box.overlap(line.box) > 0.9 * line.box.area for box in found)


def test_nothing_is_found_on_blank_paper(networks: Networks) -> None:
    assert networks.find(np.full((400, 600, 3), 250, dtype=np.uint8)) == ()


def test_lines_are_read_in_the_order_in_which_they_are_given(
    networks: Networks, card: Card
) -> None:
    printed = [line.text for line in card.page.lines]
    for step in (1, -1):
        seen = networks.read(strips(card)[::step])
        said = [" ".join(word.text for word in line) for line in seen]
        assert said == printed[::step]


def test_every_character_has_a_score_and_every_word_its_part_of_the_line(
    networks: Networks, card: Card
) -> None:
    for line in networks.read(strips(card)):
        at = 0.0
        for word in line:
            assert len(word.scores) == len(word.text)
            assert all(0 < score <= 1 for score in word.scores)
            assert at <= word.start < word.end <= 1.05
            at = word.end


def test_a_blank_line_has_no_words(networks: Networks) -> None:
    blank = np.full((INPUT_HEIGHT, 200, 3), 250, dtype=np.uint8)
    assert networks.read([blank]) == ((),)


def test_no_lines_are_read_as_none(networks: Networks) -> None:
    assert networks.read([]) == ()


def test_a_package_without_the_network_that_finds_lines_is_not_whole(
    tmp_path: Path,
) -> None:
    whole, half = Path(rapidocr.__file__).parent, tmp_path / "half"
    shutil.copytree(whole, half / "rapidocr", ignore=lambda *_: ["models"])
    (half / "rapidocr" / "models").mkdir()
    for model in (whole / "models").glob("*rec*.onnx"):
        (half / "rapidocr" / "models" / model.name).symlink_to(model)
    refuse_sockets(tmp_path / "guard")
    said = python(OPEN, tmp_path, tmp_path / "guard", half)
    assert "pip install --force-reinstall rapidocr" in said[-1]

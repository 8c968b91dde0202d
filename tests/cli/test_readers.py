"""Who reads, in which languages, and how to get what is not installed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import cv2
import pytest
import typer
from tests.cli.conftest import Cardtrail, environment
from tests.support.cards import draw
from tests.support.missing import without

from cardtrail.cli.readers import chosen_readers, read_readers
from cardtrail.ocr.names import BOTH, NAMES
from cardtrail.ocr.networks import HOW_TO_INSTALL
from scenes import draw_lines

SCAN = ("scan", "--dry-run", "--json")
HINT = "Tesseract reads alone here"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (BOTH, NAMES),
        ("tesseract", ("tesseract",)),
        ("paddle", ("paddle",)),
        ("tesseract,paddle", ("tesseract", "paddle")),
    ],
)
def test_readers_are_named_one_by_one_or_all_at_once(
    text: str, names: tuple[str, ...]
) -> None:
    assert chosen_readers(read_readers(text), None) == names


@pytest.mark.parametrize(
    "text", ["", "crystal-ball", "Both", "paddle,", "paddle, tesseract", "both,paddle"]
)
def test_anything_else_is_answered_with_what_there_is(text: str) -> None:
    with pytest.raises(typer.BadParameter) as caught:
        read_readers(text)
    assert all(name in str(caught.value) for name in (*NAMES, BOTH))


def test_without_a_name_all_that_are_installed_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert chosen_readers(None, None) == NAMES
    assert capsys.readouterr().err == ""


def only(run: CompletedProcess[str]) -> dict[str, Any]:
    """The one card that was read."""
    (line,) = run.stdout.splitlines()
    card: dict[str, Any] = json.loads(line)
    return card


@pytest.mark.parametrize(
    ("option", "names"),
    [
        ([], set(NAMES)),
        (["--readers", "both"], set(NAMES)),
        (["--readers", "tesseract"], {"tesseract"}),
        (["--readers", "paddle"], {"paddle"}),
    ],
    ids=["no option", "both", "tesseract", "paddle"],
)
def test_those_who_were_asked_read_the_card(
    tmp_path: Path, cardtrail: Cardtrail, option: list[str], names: set[str]
) -> None:
    draw(tmp_path / "card.png")
    run = cardtrail(tmp_path, *SCAN, *option, "card.png")
    assert run.returncode == 0
    (email,) = only(run)["fields"]["emails"]
    assert email["value"] == "nora@alderandfinch.example"
    assert set(email["readers"]) == names
    assert HINT not in run.stderr


@pytest.fixture(params=["rapidocr", "onnxruntime"])
def lacking(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The path of a Python without a package of the second reader."""
    hidden = without(request.param, tmp_path / "hidden")
    return os.pathsep.join([str(hidden), environment(tmp_path)["PYTHONPATH"]])


def test_where_the_second_reader_is_not_installed_that_is_said_once(
    tmp_path: Path, cardtrail: Cardtrail, lacking: str
) -> None:
    for mark in range(3):
        draw(tmp_path / f"{mark}.png", mark=mark)
    run = cardtrail(
        tmp_path, *SCAN, "--jobs", "2", "0.png", "1.png", "2.png", PYTHONPATH=lacking
    )
    assert run.returncode == 0
    assert run.stderr.count(HINT) == 1
    assert run.stderr.count(HOW_TO_INSTALL) == 1
    cards = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(cards) == 3
    for card in cards:
        assert card["status"] == "read"
        assert set(card["fields"]["name"]["readers"]) == {"tesseract"}
        assert "card.reader-failed" not in {each["code"] for each in card["warnings"]}


@pytest.mark.parametrize("asked", ["both", "paddle", "tesseract,paddle"])
def test_a_reader_that_is_asked_for_by_name_and_not_installed_is_code_4(
    tmp_path: Path, cardtrail: Cardtrail, asked: str
) -> None:
    draw(tmp_path / "card.png")
    hidden = without("rapidocr", tmp_path / "hidden")
    path = os.pathsep.join([str(hidden), environment(tmp_path)["PYTHONPATH"]])
    run = cardtrail(tmp_path, *SCAN, "--readers", asked, "card.png", PYTHONPATH=path)
    assert run.returncode == 4
    assert run.stdout == ""
    (said,) = run.stderr.splitlines()
    assert HOW_TO_INSTALL in said
    assert "--readers tesseract" in said


def test_tesseract_that_is_asked_for_by_name_says_nothing_of_another(
    tmp_path: Path, cardtrail: Cardtrail, lacking: str
) -> None:
    draw(tmp_path / "card.png")
    run = cardtrail(
        tmp_path, *SCAN, "--readers", "tesseract", "card.png", PYTHONPATH=lacking
    )
    assert run.returncode == 0
    assert HINT not in run.stderr
    assert "pip install" not in run.stderr


GERMAN = ("Anna Beispiel", "Größe & Söhne GmbH", "Tel. 030 2345678")


def test_a_german_card_is_read_with_its_letters(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    pixels = draw_lines(GERMAN, capital_height=44).pixels
    cv2.imwrite(str(tmp_path / "card.png"), pixels)
    run = cardtrail(
        tmp_path, *SCAN, "--readers", "tesseract", "--lang", "eng+deu", "card.png"
    )
    assert run.returncode == 0
    assert only(run)["text"] == list(GERMAN)


@pytest.mark.parametrize("readers", ["tesseract", "both"])
def test_a_language_without_data_is_code_4_with_how_to_get_them(
    tmp_path: Path, cardtrail: Cardtrail, readers: str
) -> None:
    draw(tmp_path / "card.png")
    run = cardtrail(
        tmp_path, *SCAN, "--readers", readers, "--lang", "eng+xyz", "card.png"
    )
    assert run.returncode == 4
    assert run.stdout == ""
    (said,) = run.stderr.splitlines()
    assert "tesseract-ocr-xyz" in said

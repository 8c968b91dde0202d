"""Whatever is wrong: one sentence, the right exit code, and the rest goes on."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from PIL import Image
from tests.cli.conftest import Cardtrail
from tests.support.cards import draw


def not_a_picture(path: Path) -> None:
    path.write_text("This is a letter, not a photo.", encoding="utf-8")


def empty(path: Path) -> None:
    path.touch()


def cut_off(path: Path) -> None:
    draw(path.with_suffix(".png"))
    with Image.open(path.with_suffix(".png")) as picture:
        picture.save(path)
    path.with_suffix(".png").unlink()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def of_200_megapixels(path: Path) -> None:
    Image.new("1", (20_000, 10_000)).save(path, format="PNG")


def blank(path: Path) -> None:
    Image.new("RGB", (1200, 900), "white").save(path)


BAD = {
    "letter.jpg": (not_a_picture, "failed", "not a picture"),
    "empty.jpg": (empty, "failed", "empty"),
    "half.jpg": (cut_off, "failed", "damaged or cut off"),
    "huge.png": (of_200_megapixels, "failed", "megapixels"),
    "blank.jpg": (blank, "no-card", "no business card"),
}


@pytest.fixture(scope="module")
def run(
    tmp_path_factory: pytest.TempPathFactory, cardtrail: Cardtrail
) -> CompletedProcess[str]:
    """One run over everything that is bad, with a good card at the end."""
    home = tmp_path_factory.mktemp("home")
    for name, (make, _, _) in BAD.items():
        make(home / name)
    (home / "folder").mkdir()
    draw(home / "card.png")
    names = [*BAD, "gone.jpg", "-", "folder", "card.png"]
    return cardtrail(home, "scan", "--json", "--", *names)


@pytest.fixture(scope="module")
def statuses(run: CompletedProcess[str]) -> dict[str, str]:
    cards = [json.loads(line) for line in run.stdout.splitlines()]
    return {card["photo"]: card["status"] for card in cards}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_photo_says_what_is_wrong_with_it(
    name: str, run: CompletedProcess[str], statuses: dict[str, str]
) -> None:
    _, status, words = BAD[name]
    assert statuses[name] == status
    (line,) = (line for line in run.stderr.splitlines() if name in line)
    assert words in line
    assert line.endswith(".")


@pytest.mark.parametrize("name", ["gone.jpg", "-"])
def test_a_path_without_a_file_is_a_failed_photo(
    name: str, run: CompletedProcess[str], statuses: dict[str, str]
) -> None:
    assert statuses[name] == "failed"
    assert f"cardtrail: {name} does not exist" in run.stderr


def test_a_folder_without_pictures_is_told(run: CompletedProcess[str]) -> None:
    assert "no picture in the folder folder" in run.stderr


def test_the_good_card_is_read_all_the_same(
    run: CompletedProcess[str], statuses: dict[str, str]
) -> None:
    assert statuses["card.png"] == "read"
    assert run.returncode == 3


def test_nothing_to_read_at_all_is_code_3(tmp_path: Path, cardtrail: Cardtrail) -> None:
    run = cardtrail(tmp_path, "scan", tmp_path)
    assert run.returncode == 3
    assert "Name a photo" in run.stderr
    assert run.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["scan"],
        ["scan", "--interview", "tomorrow", "card.png"],
        ["scan", "--country", "Utopia", "card.png"],
        ["scan", "--readers", "crystal-ball", "card.png"],
        ["scan", "--jobs", "0", "card.png"],
        ["scan", "--dask", "tcp://127.0.0.1:9", "--debug", "steps", "card.png"],
        ["contacts", "show", "first"],
        ["contacts", "edit", "first"],
        ["due", "--until", "soon"],
        ["sacn", "card.png"],
    ],
)
def test_a_wrong_command_line_is_code_2(
    tmp_path: Path, cardtrail: Cardtrail, arguments: list[str]
) -> None:
    run = cardtrail(tmp_path, *arguments)
    assert run.returncode == 2
    assert run.stdout == ""
    assert "Usage: cardtrail" in run.stderr


@pytest.mark.parametrize("option", ["--out", "--debug"])
def test_a_folder_that_cannot_be_written_is_told_before_any_reading(
    tmp_path: Path, cardtrail: Cardtrail, option: str
) -> None:
    draw(tmp_path / "card.png")
    run = cardtrail(tmp_path, "scan", "card.png", option, "card.png/out")
    assert run.returncode == 5
    assert "card.png is not a folder" in run.stderr
    assert run.stdout == ""


@pytest.mark.slow
def test_a_locked_store_is_told_before_any_reading(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    draw(tmp_path / "card.png")
    other = sqlite3.connect(tmp_path / "kept.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    run = cardtrail(tmp_path, "scan", "card.png")
    other.close()
    assert run.returncode == 6
    assert "try again" in run.stderr
    assert run.stdout == ""


def test_a_store_that_is_no_store_is_code_6(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader, " * 100, encoding="utf-8")
    run = cardtrail(tmp_path, "contacts", "--store", "letter.txt")
    assert run.returncode == 6
    assert "not a contact store" in run.stderr

"""``cardtrail explain``: what might have been a detail, and what spoke for it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.conftest import Cardtrail
from tests.support.cards import NORA, draw


def test_each_detail_is_shown_with_what_spoke_for_it(
    cardtrail: Cardtrail, tmp_path: Path
) -> None:
    path = draw(tmp_path / "card.png")
    finished = cardtrail(tmp_path, "explain", path)
    assert finished.returncode == 0
    heads = [line for line in finished.stdout.splitlines() if line[:1].isalpha()]
    wanted = "Name Title Company Address Phone E-mail Website".split()
    assert [head for head in heads if head in wanted] == wanted
    flowing = " ".join(finished.stdout.split())
    assert "Nora Whitfield sure" in flowing
    assert "given name +1.5" in flowing
    assert "saw “Nora Whitfield”" in flowing
    assert "Website Nothing on the card looks like it." in flowing


def test_it_is_told_why_the_first_candidate_won(
    cardtrail: Cardtrail, tmp_path: Path
) -> None:
    lines = (*NORA, "Theo Abernathy Park")
    finished = cardtrail(tmp_path, "explain", draw(tmp_path / "card.png", lines))
    flowing = " ".join(finished.stdout.split())
    won = re.search(r"Won by \d\.\d over “Theo Abernathy[^”]*”: ([^.]*\.\d)", flowing)
    assert won is not None
    assert "in the e-mail +2.5" in won[1]


def test_what_has_too_little_evidence_is_shown_with_what_it_needs(
    cardtrail: Cardtrail, tmp_path: Path
) -> None:
    lines = (*NORA, "Gladly Yours")
    finished = cardtrail(tmp_path, "explain", draw(tmp_path / "card.png", lines))
    name, _, rest = finished.stdout.partition("\nTitle\n")
    assert name.count("Too little evidence, needs 2.3:") == 1
    assert "Gladly Yours" in name.partition("needs 2.3:")[2]
    assert "Too little evidence, needs 1.0:" in rest


def test_what_is_too_little_for_an_address_is_shown(
    cardtrail: Cardtrail, tmp_path: Path
) -> None:
    lines = (*NORA[:3], "Larkspur Avenue", *NORA[5:])
    finished = cardtrail(tmp_path, "explain", draw(tmp_path / "card.png", lines))
    address = finished.stdout.partition("\nAddress\n")[2].partition("\nPhone\n")[0]
    assert "Larkspur Avenue" in address.partition("needs 2.0:")[2]


def test_a_detail_with_a_warning_is_shown_with_it(
    cardtrail: Cardtrail, tmp_path: Path
) -> None:
    lines = [line.replace("alderandfinch.example", "gmial.com") for line in NORA]
    finished = cardtrail(tmp_path, "explain", draw(tmp_path / "card.png", lines))
    assert "nora@gmial.com check" in " ".join(finished.stdout.split())
    assert "email.domain-misspelt: The domain" in finished.stdout


def test_programs_get_one_object_for_a_card(
    cardtrail: Cardtrail, tmp_path: Path
) -> None:
    finished = cardtrail(tmp_path, "explain", "--json", draw(tmp_path / "card.png"))
    (line,) = finished.stdout.splitlines()
    card = json.loads(line)
    (phone,) = card["candidates"]["phone"]
    assert phone["value"] == card["fields"]["phones"][0]["value"] == "+19165550160"
    assert phone["score"] == sum(phone["signals"].values())
    assert [word["text"] for word in phone["words"]] == ["916", "555", "0160"]
    assert card["candidates"]["website"] == []
    assert card["needed"]["name"] == 2.3
    assert all(one["score"] < 2.3 for one in card["rejected"]["name"])
    won = card["won"]["name"]
    (name, *_) = card["candidates"]["name"]
    assert won["by"] <= name["score"]
    assert set(won["because"]) <= set(name["signals"])
    assert card["text"] == list(NORA)


def test_nothing_is_kept(cardtrail: Cardtrail, tmp_path: Path) -> None:
    draw(tmp_path / "card.png")
    cardtrail(tmp_path, "explain", tmp_path / "card.png")
    assert [path.name for path in tmp_path.iterdir()] == ["card.png"]


def test_a_photo_that_cannot_be_read_is_told_and_is_an_error(
    cardtrail: Cardtrail, tmp_path: Path
) -> None:
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    finished = cardtrail(tmp_path, "explain", tmp_path / "broken.png")
    assert finished.returncode == 3
    assert "broken.png" in finished.stderr
    assert finished.stdout == ""

"""``cardtrail interviews``, and what ``cardtrail scan`` says about them."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.cli.conftest import Cardtrail, environment
from tests.support.cards import contact, draw, interview, reading
from tests.support.desk import NOW, desk

from cardtrail.model.field import Field, Grade
from cardtrail.store.intake import keep
from cardtrail.values.email import EmailAddress

FRIDAY = dt.date(2026, 11, 20)
CARDS = {
    "nora": (
        *("Nora Whitfield", "Hiring Manager", "Alder & Finch Inc."),
        *("410 Larkspur Avenue", "Sacramento, CA 95814"),
        *("Mobile: 916 555 0160", "nora@alderandfinch.example"),
    ),
    "ada": (
        *("Ada Quill", "Head of Data", "Alder & Finch Inc."),
        *("410 Larkspur Avenue", "Sacramento, CA 95814"),
        *("Mobile: 916 555 0171", "ada@alderandfinch.example"),
    ),
    "ivo": (
        *("Ivo Marsh", "Director", "Birch Brothers Ltd."),
        *("12 Elm Street", "Reno, NV 89501"),
        *("Mobile: 775 555 0182", "ivo@birchbrothers.example"),
    ),
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with an interview of two, and one of Ivo Marsh."""
    with desk(tmp_path / "kept.sqlite").open() as store:
        for number, (name, address) in enumerate(
            (
                ("Nora Whitfield", "nora@alder.example"),
                ("Ada \x1b[31mQuill", "ada@alder.example"),
                ("Ivo Marsh", "ivo@birch.example"),
            )
        ):
            email = Field(EmailAddress.parse(address), address, 0.9, Grade.SURE)
            card = replace(contact(name), emails=(email,), company=None)
            keep(store, reading(card, str(number) * 64), interview(FRIDAY), NOW)
    return tmp_path


def told(text: str) -> str:
    """A screen as one line of words."""
    return " ".join(text.split())


def objects(run: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_interviews_are_listed_with_their_people(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home, "interviews")

    text = told(run.stdout)
    assert run.stdout.splitlines()[0].split() == ["N", "Date", "Interview", "Next"]
    assert "Nora Whitfield (1)" in text
    assert "1n note," in text
    assert "\x1b" not in run.stdout
    assert all(len(line) <= 80 for line in run.stdout.splitlines())


def test_interviews_are_listed_for_programs(home: Path, cardtrail: Cardtrail) -> None:
    first, second = sorted(
        objects(cardtrail(home, "interviews", "--json")), key=lambda x: x["id"]
    )

    assert [each["contact"] for each in first["people"]] == [1, 2]
    assert [each["leads"] for each in first["people"]] == [True, False]
    assert (first["lead"], first["lead_given"]) == (1, False)
    assert [step["step"] for step in first["people"][0]["follow_ups"]] == [
        *("note", "call", "email"),
    ]
    assert [each["contact"] for each in second["people"]] == [3]


def test_a_store_without_interviews_says_how_to_begin(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(tmp_path, "interviews")

    assert (run.returncode, run.stdout) == (0, "")
    assert "cardtrail scan" in run.stderr


def test_an_interview_says_who_is_taken_for_its_lead_and_how_to_change_it(
    home: Path, cardtrail: Cardtrail
) -> None:
    text = told(cardtrail(home, "interviews", "show", 1).stdout)

    assert "Led by Nora Whitfield (1), assumed: theirs was the first card" in text
    assert "cardtrail interviews edit 1 --lead ID" in text
    assert "cardtrail interviews edit 1 --decides DATE" in text
    assert text.count("Post a thank-you note to") == 2
    assert text.count("Call +1 916 555 0160") == 1


def test_the_lead_that_the_person_names_is_called(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(
        home, "interviews", "edit", 1, "--lead", 2, "--decides", "2026-12-08"
    )

    text = told(run.stdout)
    assert "Quill (2), as you said" in text
    assert "Decision by Tue 8 Dec 2026" in text
    assert "2c Call +1 916 555 0160 on Wed 9 Dec" in text
    assert "1c" not in text


def test_an_answer_to_the_panel_lets_the_follow_up_with_all_of_them_rest(
    home: Path, cardtrail: Cardtrail
) -> None:
    assert cardtrail(home, "heard", 2, "--outcome", "offer").returncode == 0

    text = told(cardtrail(home, "interviews", "show", 1).stdout)
    assert text.count("The note rests: they answered") == 2
    assert "1n note" not in told(cardtrail(home, "interviews").stdout)


def test_what_cannot_be_is_refused(home: Path, cardtrail: Cardtrail) -> None:
    for arguments, sentence in (
        (("edit", 1, "--decides", "soon"), "is no date"),
        (("edit", 1), "say what to change"),
        (("show", 9), "no interview 9"),
        (("note", 9, "They use Rust."), "no interview 9"),
        (("note", 1, " "), "nothing to note"),
        (("add", 1, 9), "no contact 9"),
        (("remove", 1, 3), "was not at interview 1"),
    ):
        run = cardtrail(home, "interviews", *arguments)
        assert run.returncode == 2
        assert sentence in told(run.stderr)
        assert run.stdout == ""


def test_people_are_added_and_taken_off(home: Path, cardtrail: Cardtrail) -> None:
    (added,) = objects(cardtrail(home, "interviews", "add", 1, 3, "--json"))
    assert [each["contact"] for each in added["people"]] == [1, 2, 3]

    run = cardtrail(home, "interviews", "remove", 1, 3, "--json")
    (left,) = objects(run)
    assert "Contact 3 goes on with: cardtrail interviews show 2" in run.stderr
    assert [each["contact"] for each in left["people"]] == [1, 2]


def test_a_note_is_an_argument_or_comes_in(home: Path, cardtrail: Cardtrail) -> None:
    cardtrail(home, "interviews", "note", 1, "They use Rust.")
    command = [sys.executable, "-m", "cardtrail", "interviews", "note", "1"]

    run = subprocess.run(  # noqa: S603 - our own program
        command,
        input="She went to Delft.\nStart in March.\n",
        env=environment(home),
        capture_output=True,
        text=True,
        check=True,
    )

    assert "Notes They use Rust. She went to Delft. Start in March." in told(run.stdout)


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of its own")
def test_a_note_is_written_in_the_editor_at_a_terminal(home: Path) -> None:
    editor = home / "my editor"
    editor.write_text('#!/bin/sh\necho "On call every third week." > "$1"\n', "utf-8")
    editor.chmod(0o700)
    ours, theirs = os.openpty()

    run = subprocess.run(
        [sys.executable, "-m", "cardtrail", "interviews", "note", "1"],
        stdin=theirs,
        env=environment(home) | {"EDITOR": f'"{editor}"'},
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(ours)
    os.close(theirs)

    assert run.returncode == 0, run.stderr
    assert "On call every third week." in run.stdout


def scanned(home: Path, cardtrail: Cardtrail, *arguments: object) -> str:
    run = cardtrail(home, "scan", *arguments)
    assert run.returncode == 0, run.stderr
    return told(run.stdout)


def test_several_cards_in_one_file_are_a_panel(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    pages = [
        Image.open(draw(tmp_path / f"{name}.png", lines))
        for name, lines in CARDS.items()
    ]
    pages[0].save(tmp_path / "panel.tiff", save_all=True, append_images=pages[1:])
    told_once = ("--interview", "2026-11-20", "--decides", "2026-12-08")
    text = scanned(
        tmp_path, cardtrail, *told_once, "--note", "They use Rust.", "panel.tiff"
    )

    assert "Contact 1 is taken for who led the interview: only they are called." in text
    assert "Panel interview 1: Nora Whitfield (1) led it, assumed: theirs was" in text
    assert "if it was somebody else: cardtrail interviews edit 1 --lead ID" in text
    panel, other = sorted(
        objects(cardtrail(tmp_path, "interviews", "--json")),
        key=lambda each: each["id"],
    )
    assert [each["contact"] for each in panel["people"]] == [1, 2]
    assert [each["contact"] for each in other["people"]] == [3]
    assert panel["decides"] == "2026-12-08"
    assert panel["notes"] == ["They use Rust."]


def test_a_card_is_added_to_an_interview_that_is_kept(
    home: Path, cardtrail: Cardtrail
) -> None:
    draw(home / "uma.png", ("Uma Bell", *CARDS["ivo"][1:-1], "uma@cedar.example"))

    text = scanned(home, cardtrail, "--add-to", 1, "uma.png")

    assert "Panel interview 1: contact 1 led it, assumed: theirs was the first" in text
    (shown,) = objects(cardtrail(home, "interviews", "show", 1, "--json"))
    assert [each["contact"] for each in shown["people"]] == [1, 2, 4]
    assert shown["date"] == "2026-11-20"


def test_an_interview_that_is_not_kept_is_told_before_anything_is_read(
    home: Path, cardtrail: Cardtrail
) -> None:
    draw(home / "ivo.png", CARDS["ivo"])

    run = cardtrail(home, "scan", "--add-to", 9, "ivo.png")

    assert run.returncode == 2
    assert "There is no interview 9" in run.stderr
    assert run.stdout == ""

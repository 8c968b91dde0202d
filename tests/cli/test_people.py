"""``cardtrail contacts`` and ``cardtrail search``: who is who, and who goes."""

from __future__ import annotations

import json
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.conftest import Cardtrail
from tests.support.cards import contact, interview, reading
from tests.support.desk import NOW, desk
from tests.support.people import doubtful, person

from cardtrail.store.intake import keep
from cardtrail.values.email import EmailAddress


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with Nora, her namesake (perhaps the same), and Ada."""
    address = EmailAddress.parse("nora@alderandfinch.example")
    mail = replace(doubtful(address), readers={"tesseract": "n0ra@", "paddle": "nora@"})
    nora = replace(contact(), emails=(mail,))
    namesake = person("Nora Whitfield", company="Birch & Sons")
    ada = person(
        "Ada Quill", company="\x1b[31mQuill\x07 Ltd", email="ada@quill.example"
    )
    with desk(tmp_path / "kept.sqlite").open() as store:
        for digest, of in (("1", nora), ("2", namesake), ("3", ada)):
            keep(store, reading(of, digest * 64), interview(NOW.date()), NOW)
    return tmp_path


def editor(home: Path, body: str) -> str:
    """An editor that does to the file what a piece of Python says."""
    script = home / "my editor.py"
    script.write_text(
        "import os, signal, sys\nfrom pathlib import Path\n"
        "path = Path(sys.argv[-1])\ntext = path.read_text(encoding='utf-8')\n" + body,
        encoding="utf-8",
    )
    return f"'{sys.executable}' '{script}' --wait"


def replacing(old: str, new: str) -> str:
    return f"path.write_text(text.replace({old!r}, {new!r}), encoding='utf-8')\n"


@pytest.mark.parametrize("search", [("search",), ("contacts", "search")])
def test_contacts_are_found_by_any_words(
    home: Path, cardtrail: Cardtrail, search: tuple[str, ...]
) -> None:
    found = cardtrail(home, *search, "QUIL", "ada")
    assert [line.split()[0] for line in found.stdout.splitlines()] == ["ID", "3"]
    run = cardtrail(home, *search, "0160", "--json")
    assert [json.loads(line)["contact"] for line in run.stdout.splitlines()] == [1]


def test_nobody_found_is_told(home: Path, cardtrail: Cardtrail) -> None:
    run = cardtrail(home, "search", "nobody", "\x1b[31m")
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr == "cardtrail: No contact has all of: nobody [31m\n"


def test_what_a_card_says_does_nothing_to_the_terminal(
    home: Path, cardtrail: Cardtrail
) -> None:
    for command in ("search ada", "contacts show 3", "contacts confirm 3 name"):
        assert "\x1b" not in cardtrail(home, *command.split()).stdout


def test_who_may_be_the_same_is_shown_and_listed(
    home: Path, cardtrail: Cardtrail
) -> None:
    shown = " ".join(cardtrail(home, "contacts", "show", "2").stdout.split())
    assert "Perhaps the same person as contact 1: the same name" in shown
    assert "cardtrail contacts merge 1 2" in shown
    assert json.loads(cardtrail(home, "contacts", "show", "1", "--json").stdout)[
        "perhaps"
    ] == [{"contact": 2, "why": "the same name, but another firm"}]
    listed = cardtrail(home, "contacts", "duplicates")
    assert "cardtrail contacts apart 1 2" in listed.stdout
    assert max(map(len, listed.stdout.splitlines())) <= 80
    pair = json.loads(cardtrail(home, "contacts", "duplicates", "--json").stdout)
    assert (pair["contact"], pair["other"]) == (1, 2)


def test_two_who_are_one_are_merged_and_parted(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home, "contacts", "merge", "1", "2")
    assert "2 is part of 1 now" in run.stderr
    assert (
        json.loads(cardtrail(home, "contacts", "show", "2", "--json").stdout)["contact"]
        == 1
    )
    assert cardtrail(home, "contacts", "duplicates").stdout == ""
    assert cardtrail(home, "contacts", "merge", "1", "2").returncode == 6
    assert cardtrail(home, "undo").returncode == 0
    assert "Birch" in cardtrail(home, "contacts", "show", "2").stdout


def test_two_who_are_two_are_not_asked_about_again(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home, "contacts", "apart", "2", "1", "--json")
    assert json.loads(run.stdout)["apart"] is True
    assert cardtrail(home, "contacts", "duplicates", "--json").stdout == ""
    assert "Perhaps" not in cardtrail(home, "contacts", "show", "1").stdout


def test_who_is_deleted_can_be_put_back(home: Path, cardtrail: Cardtrail) -> None:
    run = cardtrail(home, "contacts", "delete", "3")
    assert "cardtrail contacts restore 3" in run.stderr
    assert cardtrail(home, "search", "ada").stdout == ""
    (line,) = cardtrail(home, "contacts", "deleted", "--json").stdout.splitlines()
    assert json.loads(line)["contact"] == 3
    assert "Ada Quill" in cardtrail(home, "contacts", "deleted").stdout
    assert "Ada Quill" in cardtrail(home, "contacts", "restore", "3").stdout
    assert cardtrail(home, "contacts", "deleted").stdout == ""


def test_a_contact_has_its_history(home: Path, cardtrail: Cardtrail) -> None:
    cardtrail(home, "contacts", "edit", "3", "--title", "Head")
    text = cardtrail(home, "contacts", "history", "3").stdout
    assert "title set to Head" in text
    assert "Nora" not in text


def test_what_is_to_check_is_confirmed(home: Path, cardtrail: Cardtrail) -> None:
    unasked = cardtrail(home, "contacts", "confirm", "1")
    assert unasked.returncode == 2
    assert "--yes" in unasked.stderr
    for text in ("nora@alderandfinch.example", "tesseract saw: n0ra@", "paddle saw:"):
        assert text in unasked.stdout
    assert "check" in cardtrail(home, "contacts", "show", "1").stdout
    run = cardtrail(home, "contacts", "confirm", "1", "--yes")
    assert run.stdout.startswith("Ready to follow up with Nora Whitfield.")
    again = cardtrail(home, "contacts", "confirm", "1")
    assert "Nothing of this contact has to be checked" in again.stderr


def test_a_detail_that_is_not_there_cannot_be_confirmed(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home, "contacts", "confirm", "2", "phone")
    assert run.returncode == 2
    assert "contact 2 has no phone" in run.stderr
    assert cardtrail(home, "contacts", "confirm", "2", "face").returncode == 2


def test_who_is_forgotten_has_to_be_meant(home: Path, cardtrail: Cardtrail) -> None:
    cardtrail(home, "export", "--out", "out")
    asked = cardtrail(home, "contacts", "forget", "3")
    assert asked.returncode == 2
    assert "contacts.vcf" in "".join(asked.stdout.split())
    assert (home / "out" / "contacts.vcf").exists()

    run = cardtrail(home, "contacts", "forget", "3", "--yes", "--json")

    assert json.loads(run.stdout)["forgotten"] == 3
    assert cardtrail(home, "contacts", "show", "3").returncode == 2
    for path in home.rglob("*"):
        assert path.is_dir() or b"Quill" not in path.read_bytes()


def test_an_editor_changes_a_contact(home: Path, cardtrail: Cardtrail) -> None:
    run = cardtrail(
        home,
        *("contacts", "edit", "3"),
        VISUAL=editor(home, replacing("Ada Quill", "Ada Quillfeather")),
        EDITOR="false",
    )
    assert "Ready" in run.stdout or "Ask" in run.stdout
    assert "Ada Quillfeather" in run.stdout
    assert not list(home.glob("edit-*"))
    assert "name set to Ada" in cardtrail(home, "contacts", "history", "3").stdout


def test_an_editor_that_changes_nothing_leaves_no_trace(
    home: Path, cardtrail: Cardtrail
) -> None:
    before = cardtrail(home, "contacts", "show", "1", "--json").stdout
    run = cardtrail(home, "contacts", "edit", "1", EDITOR=editor(home, ""))
    assert "Nothing was changed" in run.stderr
    assert cardtrail(home, "contacts", "show", "1", "--json").stdout == before
    assert not list(home.glob("edit-*"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_only_the_person_can_read_what_they_edit(
    home: Path, cardtrail: Cardtrail
) -> None:
    mode = "Path('mode').write_text(oct(path.stat().st_mode))\n"
    cardtrail(home, "contacts", "edit", "1", EDITOR=editor(home, mode))
    found = int((home / "mode").read_text(encoding="ascii"), 8)
    assert stat.S_IMODE(found) == 0o600


def test_a_mistake_keeps_the_text_and_the_next_edit_goes_on(
    home: Path, cardtrail: Cardtrail
) -> None:
    broken = editor(home, replacing('"Ada Quill"', '"Ada Quillfeather'))
    run = cardtrail(home, "contacts", "edit", "3", EDITOR=broken)
    assert run.returncode == 2
    assert "Line " in run.stderr
    assert str(home / "edit-3.yaml") in run.stderr
    assert "Ada Quill" in cardtrail(home, "contacts", "show", "3").stdout

    mended = editor(home, replacing('"Ada Quillfeather', '"Ada Quillfeather"'))
    again = cardtrail(home, "contacts", "edit", "3", EDITOR=mended)
    assert "Ada Quillfeather" in again.stdout
    assert not list(home.glob("edit-*"))


def test_a_malformed_value_is_told_with_its_line(
    home: Path, cardtrail: Cardtrail
) -> None:
    wrong = editor(home, replacing("ada@quill.example", "ada at quill"))
    run = cardtrail(home, "contacts", "edit", "3", EDITOR=wrong)
    assert run.returncode == 2
    assert "is not an e-mail address" in run.stderr
    assert "ada at quill" in (home / "edit-3.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("sys.exit(3)\n", "ended with code 3"),
        ("os.kill(os.getpid(), signal.SIGKILL)\n", "ended by signal 9"),
        ("path.unlink()\n", "nothing was changed"),
        ("path.write_bytes(b'\\xff\\xfe rubbish')\n", "not text in UTF-8"),
        ("path.write_bytes(b'x' * 2_000_000)\n", "too long"),
        ("path.write_text('name: [')\n", "Line "),
    ],
)
def test_an_editor_that_fails_changes_nothing(
    home: Path, cardtrail: Cardtrail, body: str, says: str
) -> None:
    before = cardtrail(home, "contacts", "show", "3", "--json").stdout
    run = cardtrail(home, "contacts", "edit", "3", EDITOR=editor(home, body))
    assert run.returncode == 2
    assert says in run.stderr
    assert cardtrail(home, "contacts", "show", "3", "--json").stdout == before


def test_an_editor_that_dies_leaves_what_it_saved(
    home: Path, cardtrail: Cardtrail
) -> None:
    dying = replacing("Ada Quill", "Ada Quillfeather")
    dying += "os.kill(os.getpid(), signal.SIGKILL)\n"
    run = cardtrail(home, "contacts", "edit", "3", EDITOR=editor(home, dying))
    assert "Your text stays in" in run.stderr
    again = cardtrail(home, "contacts", "edit", "3", EDITOR=editor(home, ""))
    assert "Ada Quillfeather" in again.stdout


@pytest.mark.parametrize(
    ("named", "says"),
    [("no-such-editor", "can't be started"), ("vi 'half", "quote without its end")],
)
def test_an_editor_that_is_none_is_told(
    home: Path, cardtrail: Cardtrail, named: str, says: str
) -> None:
    run = cardtrail(home, "contacts", "edit", "3", EDITOR=named)
    assert run.returncode == 2
    assert says in run.stderr
    assert not list(home.glob("edit-*"))


def test_no_shell_sees_the_name_of_the_editor(home: Path, cardtrail: Cardtrail) -> None:
    cardtrail(home, "contacts", "edit", "3", EDITOR="true; touch harmed")
    assert not (home / "harmed").exists()

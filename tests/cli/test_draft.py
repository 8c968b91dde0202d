"""``cardtrail draft``."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pypdfium2
import pytest
from tests.cli.conftest import SOURCE, Cardtrail
from tests.support.cards import contact, reading
from tests.support.desk import desk
from tests.support.letters import TALK
from tests.support.missing import without

from cardtrail.model.field import Field, Grade
from cardtrail.store.intake import keep
from cardtrail.values.name import PersonName

NOW = dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose store holds Nora, and somebody whose name is not sure."""
    talk = replace(TALK, notes=(), decides=None, lead=None, id=0)
    blurred = Field(PersonName.parse("Ada Qui11"), "Ada Qui11", 0.4, Grade.CHECK)
    with desk(tmp_path / "kept.sqlite").open() as store:
        keep(store, reading(), talk, NOW)
        other = reading(replace(contact(), name=blurred), "1" * 64)
        keep(store, other, talk, NOW)
    return tmp_path


def test_the_number_alone_drafts_the_step_that_comes_next(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home, "draft", "1")

    assert run.returncode == 0
    assert run.stdout.startswith(
        "Nora Whitfield\nAlder & Finch Inc.\n410 Larkspur Avenue\n"
        "Sacramento, CA 95814\n"
    )
    assert "\nDear Nora Whitfield,\n\nThank you" in run.stdout
    assert run.stderr == (
        "cardtrail: Fill in what stands in brackets: what you talked about, your "
        "name.\ncardtrail: What is about you can be set once, such as: cardtrail "
        "config set me.name\n"
    )
    assert run.stdout == cardtrail(home, "draft", "1n").stdout


def test_an_email_shows_whom_it_goes_to(home: Path, cardtrail: Cardtrail) -> None:
    text = cardtrail(home, "draft", "1E").stdout

    assert text.startswith(
        "To: nora@alderandfinch.example\n"
        "Subject: The role of Data Engineer at Alder & Finch Inc.\n\nDear Nora"
    )


def test_a_call_is_a_script(home: Path, cardtrail: Cardtrail) -> None:
    assert cardtrail(home, "draft", "1c").stdout.startswith("Call +1 916 555 0160 on ")


def test_an_email_becomes_a_file_that_mail_programs_open(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home, "draft", "1e", "--eml", "new/nora.eml")

    message = message_from_bytes((home / "new/nora.eml").read_bytes(), policy=default)
    assert run.stdout == "new/nora.eml\n"
    assert message["To"] == "Nora Whitfield <nora@alderandfinch.example>"
    assert message["X-Unsent"] == "1"


def test_an_email_becomes_a_link(home: Path, cardtrail: Cardtrail) -> None:
    run = cardtrail(home, "draft", "1e", "--mailto")

    assert run.stdout.startswith("mailto:nora@alderandfinch.example?subject=The%20role")


def test_a_note_becomes_a_letter_and_its_envelope(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home, "draft", "1n", "--pdf", "note.pdf")

    assert run.stdout == "note.pdf\nnote-envelope.pdf\n"
    with pypdfium2.PdfDocument(home / "note.pdf") as letter:
        assert "Dear Nora Whitfield," in letter[0].get_textpage().get_text_range()
    with pypdfium2.PdfDocument(home / "note-envelope.pdf") as envelope:
        assert "Sacramento, CA 95814" in envelope[0].get_textpage().get_text_range()


def test_in_a_folder_files_are_called_as_their_steps(
    home: Path, cardtrail: Cardtrail
) -> None:
    note = cardtrail(home, "draft", "1n", "--pdf", home)
    email = cardtrail(home, "draft", "1e", "--eml", home)

    assert note.stdout == f"{home}/1n.pdf\n{home}/1n-envelope.pdf\n"
    assert email.stdout == f"{home}/1e.eml\n"
    assert (home / "1n-envelope.pdf").exists()
    assert note.stderr.count("\n") == 2, "nothing but the blanks to fill in"


def test_programs_get_all_of_it(home: Path, cardtrail: Cardtrail) -> None:
    run = cardtrail(home, "draft", "1e", "--json")

    told = json.loads(run.stdout)
    assert run.stderr == ""
    assert told["contact"] == 1
    assert told["step"] == told["form"] == "email"
    assert told["to"] == ["nora@alderandfinch.example"]
    assert told["blanks"][0] == "what you talked about"
    assert "[what you talked about]" in told["text"]


def test_who_writes_is_set_once(home: Path, cardtrail: Cardtrail) -> None:
    for setting in (
        ("me.name", "Anna Weber"),
        ("me.address", "Lindenstraße 4", "10969 Berlin"),
        ("me.email", "anna.weber@example.com"),
        ("me.strengths", "patience", "Python"),
        ("country", "DE"),
        ("calling.from", "08:00"),
    ):
        assert cardtrail(home, "config", "set", *setting).returncode == 0

    assert cardtrail(home, "draft", "1n").stdout.endswith("\n\nAnna Weber\n")
    assert "UNITED STATES\n" in cardtrail(home, "draft", "1n").stdout
    assert "\n- patience\n- Python\n" in cardtrail(home, "draft", "1e").stdout
    assert ", 08:00-17:00 there" in cardtrail(home, "draft", "1c").stdout
    cardtrail(home, "draft", "1e", "--eml", "nora.eml")
    message = message_from_bytes((home / "nora.eml").read_bytes(), policy=default)
    assert message["From"] == "Anna Weber <anna.weber@example.com>"


def test_templates_of_ones_own_are_found_where_they_are_set(
    home: Path, cardtrail: Cardtrail
) -> None:
    folder = home / "mine"
    cardtrail(home, "config", "set", "drafts.templates", folder)

    missing = cardtrail(home, "draft", "1c")
    folder.mkdir()
    (folder / "voicemail.txt").write_text("Hello {{ name }}", "utf-8")
    found = cardtrail(home, "draft", "1c")

    assert missing.returncode == 7
    assert "config unset drafts.templates" in missing.stderr
    assert found.stdout.endswith("IF YOU REACH VOICEMAIL\n“Hello Nora Whitfield”\n")


def test_a_mailbox_that_no_mail_comes_from_is_told(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home, "draft", "1e", CARDTRAIL_ME_EMAIL="anna@-.example")

    assert run.returncode == 7
    assert "Your setting me.email can't be used." in run.stderr


def test_a_template_of_ones_own_is_used(home: Path, cardtrail: Cardtrail) -> None:
    (home / "mine.txt").write_text("Hello {{ name }}\n", "utf-8")

    run = cardtrail(home, "draft", "1c", "--template", "mine.txt")

    assert run.stdout == "Hello Nora Whitfield\n"


def test_a_broken_template_is_told(home: Path, cardtrail: Cardtrail) -> None:
    (home / "mine.txt").write_text("Hello\n{{ nane }}\n", "utf-8")

    run = cardtrail(home, "draft", "1c", "--template", "mine.txt")

    assert run.returncode == 2
    assert run.stdout == ""
    assert "mine.txt, line 2: nothing is called “nane”; “name” may be" in run.stderr


def test_a_name_that_is_not_sure_is_not_written_to(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home, "draft", "2n")

    assert run.returncode == 2
    assert run.stdout == ""
    assert "cardtrail contacts confirm 2 name" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["1x"], "“1x” is no step"),
        (["12345678901"], "is no step"),
        (["7"], "no contact 7"),
        (["1r"], "No reply is planned for contact 1"),
        (["1n", "--eml", "a.eml"], "The note is a letter; print it with --pdf FILE."),
        (["1e", "--pdf", "a.pdf"], "The e-mail is an e-mail; open it with --eml FILE"),
        (["1c", "--mailto"], "The call is a script for a call; read it"),
        (["1c", "--template", "no.txt"], "no.txt: it can't be read: No such file"),
    ],
)
def test_what_cannot_be_is_told(
    arguments: list[str], told: str, home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home, "draft", *arguments)

    assert run.returncode == 2
    assert run.stdout == ""
    assert told in " ".join(run.stderr.replace("│", " ").split())
    assert not list(home.glob("a.*"))


@pytest.mark.parametrize("option", ["--eml", "--pdf"])
def test_a_file_that_cannot_be_written_is_told(
    option: str, home: Path, cardtrail: Cardtrail
) -> None:
    step = "1e" if option == "--eml" else "1n"

    run = cardtrail(home, "draft", step, option, "kept.sqlite/file.out")

    assert run.returncode == 5
    assert run.stdout == ""
    assert "Nothing can be written to kept.sqlite" in run.stderr
    assert not list(home.glob(".*out"))


def test_a_draft_changes_nothing_that_is_kept(home: Path, cardtrail: Cardtrail) -> None:
    before = cardtrail(home, "contacts", "--json").stdout

    for step in ("1n", "1c", "1e"):
        cardtrail(home, "draft", step)

    assert cardtrail(home, "contacts", "--json").stdout == before


def test_without_the_extra_a_letter_says_how_to_get_it(
    home: Path, cardtrail: Cardtrail
) -> None:
    hidden = without("fpdf", home / "hidden")

    run = cardtrail(
        home, "draft", "1n", "--pdf", "a.pdf", PYTHONPATH=f"{hidden}:{SOURCE}"
    )

    assert run.returncode == 5
    assert 'pip install "cardtrail[letters]"' in run.stderr
    assert not (home / "a.pdf").exists()

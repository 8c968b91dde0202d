"""``cardtrail config``, and that every command honours what is set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Cardtrail
from tests.cli.test_commands import asking
from tests.support.cards import contact, draw, interview, reading
from tests.support.desk import NOW, desk

from cardtrail.config.table import SETTINGS
from cardtrail.store.intake import keep


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of settings of the person whose home is ``tmp_path``."""
    path = tmp_path / ".config" / "cardtrail" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_all_settings_are_listed_with_their_origin(
    tmp_path: Path, cardtrail: Cardtrail, file: Path
) -> None:
    file.write_text('language = "eng+deu"', encoding="utf-8")
    run = cardtrail(tmp_path, "config", CARDTRAIL_ME_NAME="Kim")
    rows = {line.split()[0]: line for line in run.stdout.splitlines()[1:] if line[0:1]}
    assert set(rows) >= set(SETTINGS)
    assert rows["language"].split() == ["language", "eng+deu", "file"]
    assert rows["me.name"].split() == ["me.name", "Kim", "CARDTRAIL_ME_NAME"]
    assert rows["follow-up.call-days"].split() == [
        "follow-up.call-days",
        "4",
        "default",
    ]


def test_all_settings_are_listed_for_programs(
    tmp_path: Path, cardtrail: Cardtrail, file: Path
) -> None:
    file.write_text('[me]\naddress = ["12 Harbour Street"]', encoding="utf-8")
    run = cardtrail(tmp_path, "config", "--json")
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert [line["name"] for line in lines] == list(SETTINGS)
    by_name = {line["name"]: line for line in lines}
    assert by_name["me.address"]["value"] == ["12 Harbour Street"]
    assert by_name["me.address"]["origin"] == "file"
    assert by_name["photos.keep-days"]["value"] == 365
    assert by_name["me.name"]["value"] is None
    assert by_name["store"]["origin"] == "environment"
    assert run.stdout.isascii()


@pytest.mark.parametrize(
    ("name", "words", "printed"),
    [
        ("country", ["gb"], "GB\n"),
        ("follow-up.call-days", ["5"], "5\n"),
        ("calling.from", ["9:30"], "09:30\n"),
        ("me.name", ["Kim", "Ash"], "Kim Ash\n"),
        (
            "me.address",
            ["12 Harbour Street", "Bristol"],
            "12 Harbour Street\nBristol\n",
        ),
        ("me.strengths", ["$(rm -rf ~) \"'"], "$(rm -rf ~) \"'\n"),
    ],
)
def test_what_is_set_is_what_one_gets(
    tmp_path: Path, cardtrail: Cardtrail, name: str, words: list[str], printed: str
) -> None:
    run = cardtrail(tmp_path, "config", "set", name, *words)
    assert run.returncode == 0, run.stderr
    assert f"{name} is set in " in run.stderr
    assert cardtrail(tmp_path, "config", "get", name).stdout == printed
    cardtrail(tmp_path, "config", "unset", name)
    text = cardtrail(tmp_path, "config", "get", name, "--json").stdout
    assert json.loads(text)["origin"] == "default"


def test_the_path_is_told_even_where_the_file_has_a_mistake(
    tmp_path: Path, cardtrail: Cardtrail, file: Path
) -> None:
    file.write_text("country = ", encoding="utf-8")
    assert cardtrail(tmp_path, "config", "path").stdout == f"{file}\n"
    assert cardtrail(tmp_path, "--help").returncode == 0
    assert cardtrail(tmp_path, "due", "--help").returncode == 0


@pytest.mark.parametrize(
    "command", ["config", "config get country", "config unset out", "scan card.png"]
)
def test_a_file_with_a_mistake_is_code_7_before_anything_is_done(
    tmp_path: Path, cardtrail: Cardtrail, file: Path, command: str
) -> None:
    file.write_text("[follow-up]\ncall-days = 99\n", encoding="utf-8")
    draw(tmp_path / "card.png")
    run = cardtrail(tmp_path, *command.split())
    assert run.returncode == 7
    assert run.stdout == ""
    assert run.stderr == (
        f"cardtrail: {file}: follow-up.call-days can't be “99”; "
        "write a whole number from 3 to 10.\n"
    )
    assert not (tmp_path / "kept.sqlite").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["get", "contry"], "Did you mean country?"),
        (["set", "me.adress", "x"], "Did you mean me.address?"),
        (["unset", "colour"], "There is no setting"),
        (["set", "follow-up.note-days", "3"], "a whole number from 1 to 2"),
        (["set", "country", "Utopia"], "two letters"),
        (["set", "me.name", "\x1b"], "a text of at most"),
        (["set", "country"], "Missing argument"),
    ],
)
def test_a_wrong_name_or_value_is_code_2_and_makes_no_file(
    tmp_path: Path, cardtrail: Cardtrail, arguments: list[str], words: str
) -> None:
    run = cardtrail(tmp_path, "config", *arguments)
    assert run.returncode == 2
    assert words in run.stderr
    assert not (tmp_path / ".config").exists()


def test_a_variable_that_hides_what_was_set_is_told(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(tmp_path, "config", "set", "country", "FR", CARDTRAIL_COUNTRY="DE")
    assert "CARDTRAIL_COUNTRY goes before the file" in run.stderr


def test_names_of_settings_are_completed(tmp_path: Path, cardtrail: Cardtrail) -> None:
    found = cardtrail(tmp_path, **asking("bash", "cardtrail config set follow-up.c"))
    assert found.stdout.split() == ["follow-up.call-days", "follow-up.call-latest-days"]


def test_contacts_are_kept_where_the_file_says(
    tmp_path: Path, cardtrail: Cardtrail, file: Path
) -> None:
    elsewhere = tmp_path / "elsewhere.sqlite"
    with desk(elsewhere).open() as store:
        keep(store, reading(contact()), interview(), NOW)
    file.write_text(f"store = '{elsewhere}'", encoding="utf-8")
    assert "Nora" in cardtrail(tmp_path, "contacts", CARDTRAIL_STORE="").stdout
    assert cardtrail(tmp_path, "contacts").stdout == ""


def test_numbers_are_dialled_in_the_country_of_the_file(
    tmp_path: Path, cardtrail: Cardtrail, file: Path
) -> None:
    with desk(tmp_path / "kept.sqlite").open() as store:
        keep(store, reading(contact()), interview(), NOW)
    file.write_text('country = "GB"', encoding="utf-8")
    edit = ("contacts", "edit", "1", "--json", "--phone", "020 7946 0958")
    assert '"+442079460958"' in cardtrail(tmp_path, *edit).stdout
    assert cardtrail(tmp_path, *edit, "--country", "US").returncode == 2


def test_a_scan_reads_and_writes_as_the_file_says(
    tmp_path: Path, cardtrail: Cardtrail, file: Path
) -> None:
    draw(tmp_path / "card.png")
    file.write_text('readers = "tesseract"\nout = "there"', encoding="utf-8")
    run = cardtrail(tmp_path, "scan", "--json", "card.png")
    (card,) = [json.loads(line) for line in run.stdout.splitlines()]
    assert set(card["fields"]["name"]["readers"]) == {"tesseract"}
    assert (tmp_path / "there" / "contacts.vcf").is_file()
    file.write_text('language = "eng+xyz"', encoding="utf-8")
    run = cardtrail(tmp_path, "scan", "--dry-run", "card.png")
    assert run.returncode == 4
    assert "tesseract-ocr-xyz" in run.stderr


def test_the_days_of_the_follow_up_are_those_of_the_file(
    tmp_path: Path, cardtrail: Cardtrail, file: Path
) -> None:
    with desk(tmp_path / "kept.sqlite").open() as store:
        keep(store, reading(contact()), interview(), NOW)

    def due(step: str) -> str:
        run = cardtrail(tmp_path, "contacts", "show", "1", "--json")
        steps = json.loads(run.stdout)["follow_ups"]
        return next(str(each["due"]) for each in steps if each["step"] == step)

    before = due("note"), due("call")
    file.write_text("[follow-up]\ncall-days = 9", encoding="utf-8")
    assert due("note") == before[0]
    assert due("call") > before[1]

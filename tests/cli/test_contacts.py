"""``cardtrail contacts``."""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path
from string import ascii_lowercase

import pytest
from tests.cli.conftest import Cardtrail
from tests.support.cards import contact, interview, reading
from tests.support.desk import desk

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.store.intake import keep
from cardtrail.values.name import PersonName

NOW = dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose store holds two contacts, one of them from an interview today."""
    today = dt.datetime.now().astimezone().date()
    with desk(tmp_path / "kept.sqlite").open() as store:
        keep(store, reading(), interview(today), NOW)
        other = reading(contact("Ada Quill"), "1" * 64)
        keep(store, other, interview(today - dt.timedelta(days=300)), NOW)
    return tmp_path


def test_contacts_are_listed(home: Path, cardtrail: Cardtrail) -> None:
    lines = cardtrail(home, "contacts").stdout.splitlines()
    assert lines[1].split()[:3] == ["1", "Nora", "Whitfield"]
    assert lines[2].split()[:3] == ["2", "Ada", "Quill"]


def test_contacts_are_listed_for_programs(home: Path, cardtrail: Cardtrail) -> None:
    lines = cardtrail(home, "contacts", "--json").stdout.splitlines()
    assert [json.loads(line)["contact"] for line in lines] == [1, 2]


def test_a_store_without_contacts_says_how_to_begin(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(tmp_path, "contacts")
    assert run.returncode == 0
    assert run.stdout == ""
    assert "cardtrail scan" in run.stderr


def test_one_contact_is_shown_with_its_dates(home: Path, cardtrail: Cardtrail) -> None:
    text = cardtrail(home, "contacts", "show", "1").stdout
    assert text.startswith("Ready to follow up with Nora Whitfield")
    assert "E-mail nora@alderandfinch.example on" in " ".join(text.split())


def test_a_contact_that_is_not_there_is_told(home: Path, cardtrail: Cardtrail) -> None:
    run = cardtrail(home, "contacts", "show", "7")
    assert run.returncode == 2
    assert "no contact 7" in run.stderr


def test_the_store_can_be_named_before_or_after_the_command(
    home: Path, tmp_path_factory: pytest.TempPathFactory, cardtrail: Cardtrail
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    store = home / "kept.sqlite"
    before = cardtrail(elsewhere, "contacts", "--store", store, "show", "2")
    after = cardtrail(elsewhere, "contacts", "show", "2", "--store", store)
    assert before.stdout == after.stdout
    assert "Ada Quill" in after.stdout


def test_an_edit_shows_the_contact_as_it_is_now(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home, "contacts", "edit", "1", "--phone", "", "--name", "Nora Ash")
    assert run.stdout.startswith("Ask before you leave: no phone number on the card of")
    assert "Nora Ash" in run.stdout


def test_a_value_that_is_malformed_is_refused(home: Path, cardtrail: Cardtrail) -> None:
    run = cardtrail(home, "contacts", "edit", "1", "--email", "nora at home")
    assert run.returncode == 2
    assert "is not an e-mail address" in run.stderr
    shown = cardtrail(home, "contacts", "show", "1").stdout
    assert "nora@alderandfinch.example" in shown


def test_a_long_list_shows_the_newest_and_says_how_to_see_all(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    chance = random.Random(3)  # noqa: S311 - not for secrets
    with desk(tmp_path / "kept.sqlite").open() as store:
        for number in range(103):
            held = interview(NOW.date() - dt.timedelta(days=number))
            name = "".join(chance.choices(ascii_lowercase, k=9)).title()
            known = Contact(name=Field(PersonName(name), name, 0.9, Grade.SURE))
            keep(store, reading(known, f"{number:064}"), held, NOW)
    short = cardtrail(tmp_path, "contacts")
    assert [line.split()[0] for line in short.stdout.splitlines()[1:]] == [
        str(number) for number in range(4, 104)
    ]
    assert "3 older ones are not listed" in short.stderr
    assert len(cardtrail(tmp_path, "contacts", "--all").stdout.splitlines()) == 104
    assert len(cardtrail(tmp_path, "contacts", "--json").stdout.splitlines()) == 103
    interviews = cardtrail(tmp_path, "interviews")
    assert (
        "3 older ones are not listed: cardtrail interviews --all" in interviews.stderr
    )

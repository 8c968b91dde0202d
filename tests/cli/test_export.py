"""``cardtrail export``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import vobject
from tests.cli.conftest import Cardtrail
from tests.support.cards import contact, draw, interview, reading
from tests.support.desk import desk

from cardtrail.store.intake import keep

NOW = dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose store holds two contacts, and a picture of the first one's card."""
    with desk(tmp_path / "kept.sqlite").open() as store:
        keep(store, reading(), interview(), NOW)
        keep(store, reading(contact("Ada Quill"), "1" * 64), interview(), NOW)
        (first, _) = store.records()
    (tmp_path / "cards").mkdir()
    draw(tmp_path / "cards" / f"{first.uid}.jpg")
    return tmp_path


def names(path: Path) -> list[str]:
    content = path.read_text(encoding="utf-8")
    return [card.fn.value for card in vobject.readComponents(content)]


def test_everything_goes_out_again(home: Path, cardtrail: Cardtrail) -> None:
    run = cardtrail(home, "export", "--out", "all")

    assert run.returncode == 0
    assert [line.split()[0] for line in run.stdout.splitlines()] == [
        "all/contacts.vcf",
        "all/contacts-4.0.vcf",
        "all/google.csv",
        "all/outlook.csv",
        "all/contacts.jsonl",
        "all/follow-ups.ics",
        "all/contacts/",
        "all/contacts-4.0/",
    ]
    assert names(home / "all" / "contacts.vcf") == ["Nora Whitfield", "Ada Quill"]
    assert names(home / "all" / "contacts" / "2-ada-quill.vcf") == ["Ada Quill"]


def test_some_contacts_in_some_formats(home: Path, cardtrail: Cardtrail) -> None:
    run = cardtrail(home, "export", 2, "--format", "vcard", "--format", "json")

    out = home / "cardtrail-out"
    assert run.stderr == ""
    assert {path.name for path in out.iterdir()} == {
        *("contacts.vcf", "contacts.jsonl", "contacts")
    }
    assert names(out / "contacts.vcf") == ["Ada Quill"]
    listed = cardtrail(home, "contacts", "--json").stdout.splitlines()
    assert (out / "contacts.jsonl").read_text("ascii").splitlines() == listed[1:]


def test_the_picture_of_the_card_is_put_in_on_request(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home, "export", "--format", "vcard", "--photo")

    content = (home / "cardtrail-out" / "contacts.vcf").read_bytes()
    assert content.count(b"PHOTO;ENCODING=b;TYPE=JPEG:") == 1
    assert "No picture of the card is kept of contact 2" in run.stderr


def test_the_steps_can_go_out_as_to_dos(home: Path, cardtrail: Cardtrail) -> None:
    cardtrail(home, "export", "--format", "calendar", "--calendar", "todos")

    content = (home / "cardtrail-out" / "follow-ups.ics").read_bytes()
    assert content.count(b"BEGIN:VTODO") == 4  # the second is only thanked
    assert b"BEGIN:VEVENT" not in content
    assert b"TZID:America/Los_Angeles" in content


def test_a_contact_that_is_not_there_is_told(home: Path, cardtrail: Cardtrail) -> None:
    run = cardtrail(home, "export", 1, 7)

    assert run.returncode == 2
    assert "no contact 7" in run.stderr
    assert not (home / "cardtrail-out").exists()


def test_a_format_that_is_not_known_is_told(home: Path, cardtrail: Cardtrail) -> None:
    run = cardtrail(home, "export", "--format", "xml")

    assert run.returncode == 2
    assert "vcard4" in run.stderr


def test_a_store_without_contacts_writes_nothing(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(tmp_path, "export")

    assert run.returncode == 0
    assert "cardtrail scan" in run.stderr
    assert not (tmp_path / "cardtrail-out").exists()

"""Files for other programs are whole, or not there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar
import pytest
import vobject
from tests.support.cards import contact, draw, interview, reading, record
from tests.support.desk import desk
from tests.support.exports import export

from cardtrail.app.export import Format, chosen
from cardtrail.app.files import check_folder
from cardtrail.app.json_format import record_line
from cardtrail.app.problems import problems
from cardtrail.errors import NoSuchContactError, OutputError
from cardtrail.store.intake import keep

NOW = dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)
RECORDS = (record(1), record(2, contact("Ada Quill")))


def test_every_contact_has_a_file_and_a_place_in_the_combined_one(
    tmp_path: Path,
) -> None:
    files = export(RECORDS, tmp_path / "new" / "out", [Format.VCARD])
    assert [path.name for path in files.cards] == [
        "1-nora-whitfield.vcf",
        "2-ada-quill.vcf",
    ]
    combined = files.whole[Format.VCARD].read_text(encoding="utf-8")
    names = [card.fn.value for card in vobject.readComponents(combined)]
    assert names == ["Nora Whitfield", "Ada Quill"]


def test_the_calendar_holds_the_steps_of_all(tmp_path: Path) -> None:
    files = export(RECORDS, tmp_path)
    calendar = icalendar.Calendar.from_ical(files.whole[Format.CALENDAR].read_bytes())
    assert len(calendar.walk("VEVENT")) == 6


def test_writing_again_takes_the_place_of_the_files(tmp_path: Path) -> None:
    export(RECORDS, tmp_path)
    files = export(RECORDS[:1], tmp_path)
    assert files.whole[Format.VCARD].read_bytes() == files.cards[0].read_bytes()


def test_without_a_choice_every_format_is_written(tmp_path: Path) -> None:
    files = export(RECORDS, tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {
        *("contacts.vcf", "contacts", "contacts-4.0.vcf", "contacts-4.0"),
        *("google.csv", "outlook.csv", "contacts.jsonl", "follow-ups.ics"),
    }
    assert list(files.whole) == list(Format)
    assert len(files.cards) == 4
    assert all(path.is_file() for path in [*files.whole.values(), *files.cards])


def test_only_what_is_asked_for_is_written(tmp_path: Path) -> None:
    files = export(RECORDS, tmp_path, [Format.GOOGLE, Format.GOOGLE])

    assert [path.name for path in tmp_path.iterdir()] == ["google.csv"]
    assert files.cards == ()


def test_json_is_what_the_list_of_contacts_prints(tmp_path: Path) -> None:
    files = export(RECORDS, tmp_path, [Format.JSON])

    assert files.whole[Format.JSON].read_text("ascii").splitlines() == [
        record_line(one, problems(one)) for one in RECORDS
    ]


def test_a_renamed_contact_leaves_no_file_of_its_old_name(tmp_path: Path) -> None:
    export(RECORDS, tmp_path, [Format.VCARD])
    folder = tmp_path / "contacts"
    (folder / "2-my-own.vcf").write_bytes(b"BEGIN:VCARD\r\nUID:other\r\nEND:VCARD\r\n")
    (folder / "notes.vcf").write_bytes((folder / "2-ada-quill.vcf").read_bytes())

    export([record(2, contact("Ada Marsh"))], tmp_path, [Format.VCARD])

    assert {path.name for path in folder.iterdir()} == {
        "1-nora-whitfield.vcf",
        "2-ada-marsh.vcf",
        "2-my-own.vcf",
        "notes.vcf",
    }


def test_a_file_that_stands_in_the_way_of_a_new_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "contacts" / "2-ada-quill.vcf").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"2-ada-quill.vcf: Is a directory"):
        export([record(2, contact("Ada Marsh"))], tmp_path, [Format.VCARD])


def test_cards_are_shown_where_there_is_a_picture(tmp_path: Path) -> None:
    pictures = tmp_path / "cards"
    pictures.mkdir()
    draw(pictures / f"{RECORDS[0].uid}.jpg")
    (pictures / f"{RECORDS[1].uid}.jpg").write_bytes(b"broken")
    third = record(3)

    files = export(
        [*RECORDS, third],
        tmp_path / "out",
        [Format.VCARD, Format.VCARD4],
        pictures=pictures,
    )

    assert files.without_picture == (2, 3)
    shown = [b"\r\nPHOTO" in path.read_bytes() for path in files.cards]
    assert shown == [True, False, False] * 2
    assert files.whole[Format.VCARD].read_bytes().count(b"\r\nPHOTO") == 1


def test_cards_are_not_shown_unless_asked_for(tmp_path: Path) -> None:
    files = export(RECORDS, tmp_path)

    assert files.without_picture == ()
    assert b"PHOTO" not in files.whole[Format.VCARD].read_bytes()


def test_contacts_are_chosen_by_their_numbers(tmp_path: Path) -> None:
    store = tmp_path / "kept.sqlite"
    with desk(store).open() as kept:
        for number, name in enumerate(("Nora Whitfield", "Ada Quill", "Ivo Marsh")):
            keep(kept, reading(contact(name), str(number) * 64), interview(), NOW)

    everybody, _ = chosen(desk(store), [])
    some, gone = chosen(desk(store), [3, 1, 3])
    assert [one.id for one in everybody] == [1, 2, 3]
    assert ([one.id for one in some], gone) == ([3, 1], ())
    with pytest.raises(NoSuchContactError):
        chosen(desk(store), [1, 9])


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    (tmp_path / "contacts.vcf" / "in the way").mkdir(parents=True)
    with pytest.raises(OutputError):
        export(RECORDS, tmp_path)
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("check", [check_folder, lambda path: export(RECORDS, path)])
def test_a_folder_below_a_file_is_told_in_a_sentence(
    tmp_path: Path, check: object
) -> None:
    (tmp_path / "file").touch()
    assert callable(check)
    with pytest.raises(OutputError, match=r"Nothing can be written to .*file.out"):
        check(tmp_path / "file" / "out")


def test_the_check_makes_nothing(tmp_path: Path) -> None:
    check_folder(tmp_path / "new" / "out")
    assert not list(tmp_path.iterdir())

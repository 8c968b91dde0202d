"""Nothing of who is forgotten is left in any byte that cardtrail wrote."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.cards import interview, reading
from tests.support.desk import NOW, desk
from tests.support.people import at, person

from cardtrail.app.cards import cards_folder, keep_card
from cardtrail.app.desk import Desk
from cardtrail.app.edit_file import edit_path
from cardtrail.app.export import export, note_export
from cardtrail.app.forget import foreseen, forget, tidy
from cardtrail.app.outcome import Outcome
from cardtrail.app.people import delete, deleted, keep_apart, merge
from cardtrail.app.report import reporting
from cardtrail.app.schedule import Schedule
from cardtrail.errors import NoSuchContactError, OutputError, StoreError
from cardtrail.model.field import FieldName
from cardtrail.store import migrations
from cardtrail.store.intake import keep
from cardtrail.values.name import PersonName

ZEBULON = person(
    "Zebulon Quackenbush",
    title="Xylophonist",
    company="Zymurgy Works",
    mobile="+442079460177",
    email="zebulon.quackenbush@zymurgy.example",
    addresses=at("7 Yarrow Passage, London SW1A 1AA"),
)
TRACES = (
    b"ebulon", b"uackenbush", b"ylophonist", b"ymurgy", b"9460177", b"946 0177",
    b"7710649702", b"arrow passage",
)  # fmt: skip
"""In small letters; a number also as it stands in the index, backwards."""

LATER = NOW + dt.timedelta(days=31)


@pytest.fixture
def here(tmp_path: Path) -> Desk:
    """A desk with two contacts, pictures, exports, a backup, and a history."""
    made = desk(tmp_path / "data" / "kept.sqlite")
    with made.open() as store:
        nora = person("Nora Whitfield", email="nora@alder.example")
        for digest, of in (("1", nora), ("2", ZEBULON), ("3", ZEBULON)):
            kept = keep(store, reading(of, digest * 64), interview(), NOW)
            card = b"white" if of is nora else b"card of Zebulon Quackenbush"
            keep_card(cards_folder(made.path), kept.uid, card, NOW)
        name = PersonName.parse("Zebulon Q. Quackenbush")
        store.edit(2, [(FieldName.NAME, [name])], NOW)
        assert [record.id for record in store.records()] == [1, 2]
    keep_apart(made, 1, 2)
    note_export(made, tmp_path / "out")
    with made.open() as store:
        records = store.records()
    export(records, tmp_path / "out", schedule=Schedule(NOW))
    export(records[1:], tmp_path / "elsewhere", schedule=Schedule(NOW))
    for folder, told in (("out", records), ("elsewhere", records[1:])):
        with reporting(tmp_path / folder) as report:
            report.add(
                Outcome(reading(x.contact), x.interview, x.plan, x) for x in told
            )
            report.write(tmp_path / folder, "photos/", NOW)
    note_export(made, tmp_path / "elsewhere")
    migrations.backup_path(made.path, 2).write_bytes(b"Zebulon as he was")
    edit_path(made.path, 2).write_text("name: Zebulon", encoding="utf-8")
    return made


def left_in(folder: Path) -> dict[str, list[bytes]]:
    """The files with any trace, each with its traces."""
    found = {}
    for path in folder.rglob("*"):
        data = path.read_bytes().lower() if path.is_file() else b""
        if traces := [trace for trace in TRACES if trace in data]:
            found[path.name] = traces
    return found


def test_a_report_on_others_stays(here: Desk, tmp_path: Path) -> None:
    o_hara = person("Nora O'Hara & Sons", email="o'hara@alder.example")
    with here.open() as store:
        kept = keep(store, reading(o_hara, "4" * 64), interview(), NOW).record
        zebulon = store.record(2)
    pages = {}
    for one, name in ((kept, "hers"), (zebulon, "his")):
        note_export(here, tmp_path / name)
        with reporting(tmp_path / name) as report:
            report.add([Outcome(reading(one.contact), one.interview, record=one)])
            pages[name] = report.write(tmp_path / name, "photos/", NOW)

    assert pages["hers"].page in forget(here, kept.id).exports

    assert not pages["hers"].page.exists()
    assert not pages["hers"].table.exists()
    assert pages["his"].page.exists()
    assert pages["his"].table.exists()


@pytest.mark.usefixtures("here")
def test_what_is_looked_for_is_there_before(tmp_path: Path) -> None:
    found = left_in(tmp_path)
    assert len(found) > 10
    assert {trace for traces in found.values() for trace in traces} >= set(TRACES[:6])


def test_no_byte_of_who_is_forgotten_is_left(here: Desk, tmp_path: Path) -> None:
    found = forget(here, 2)

    assert left_in(tmp_path) == {}
    assert len(found.pictures) == 2
    assert len(found.backups) == len(found.drafts) == 1
    with here.open() as store:
        assert [record.id for record in store.records()] == [1]
        assert store.search("quack", 9) == ()
        with pytest.raises(NoSuchContactError):
            store.record(3)
    assert len(list(cards_folder(here.path).iterdir())) == 1


def test_what_will_go_is_told_before_and_nothing_went(here: Desk) -> None:
    told = foreseen(here, 3)
    assert told.record.id == 2
    assert all(path.exists() for path in (*told.pictures, *told.exports))
    assert forget(here, 2) == told


def test_what_others_have_alone_stays(here: Desk, tmp_path: Path) -> None:
    forget(here, 2)
    (card,) = (tmp_path / "out" / "contacts").glob("*.vcf")
    assert "Whitfield" in card.read_text(encoding="utf-8")


def test_the_file_of_a_namesake_stays(here: Desk, tmp_path: Path) -> None:
    with here.open() as store:
        namesake = person("Zebulon Quackenbush", email="zeb@alder.example")
        other = keep(store, reading(namesake, "4" * 64), interview(), NOW).record
        export(store.records(), tmp_path / "out", schedule=Schedule(NOW))
    forget(here, 2)
    (left,) = (tmp_path / "out" / "contacts").glob("*zebulon*")
    assert other.uid in left.read_text(encoding="utf-8")


def test_the_photos_of_the_person_stay_and_are_told(tmp_path: Path) -> None:
    made = desk(tmp_path / "kept.sqlite")
    photo = tmp_path / "card.jpg"
    photo.write_bytes(b"photo")
    with made.open() as store:
        keep(store, replace(reading(), photo=photo), interview(), NOW)
    assert forget(made, 1).photos == (photo,)
    assert photo.exists()


def test_who_was_merged_is_forgotten_with_the_other(here: Desk, tmp_path: Path) -> None:
    merge(here, 1, 2)
    forget(here, 1)
    assert left_in(tmp_path) == {}
    with here.open() as store:
        assert store.records() == ()


def test_who_was_deleted_is_forgotten_when_the_time_is_over(
    here: Desk, tmp_path: Path
) -> None:
    gone = delete(here, 2)
    last = Desk(here.path, NOW + dt.timedelta(days=30))
    with last.open() as store:
        assert tidy(last, store) == 0
    assert gone.until == last.today
    late = Desk(here.path, LATER)
    with late.open() as store:
        assert tidy(late, store) == 1
    assert left_in(tmp_path) == {}


def test_whose_time_is_over_is_not_listed_any_more(here: Desk, tmp_path: Path) -> None:
    delete(here, 2)
    assert [each.record.id for each in deleted(here)] == [2]
    assert deleted(Desk(here.path, LATER)) == ()
    assert left_in(tmp_path) == {}


def test_a_file_that_cannot_go_keeps_the_contact(here: Desk, tmp_path: Path) -> None:
    path = foreseen(here, 2).pictures[0]
    path.unlink()
    path.mkdir()
    with pytest.raises(OutputError, match="by hand"):
        forget(here, 2)
    with here.open() as store:
        assert store.record(2).contact.name is not None
    path.rmdir()
    forget(here, 2)
    assert left_in(tmp_path) == {}


def test_who_reads_the_store_meanwhile_is_told_of(here: Desk, tmp_path: Path) -> None:
    with closing(sqlite3.connect(here.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM contact").fetchone()
        with pytest.raises(StoreError, match="Another program"):
            forget(here, 2)
        other.execute("COMMIT")
    here.open().close()
    assert left_in(tmp_path) == {}


@pytest.mark.parametrize("again", [foreseen, forget])
def test_who_is_forgotten_is_nobody(
    here: Desk, again: Callable[[Desk, int], object]
) -> None:
    forget(here, 2)
    with pytest.raises(NoSuchContactError):
        again(here, 2)

"""Stores that are damaged, frozen or oddly named: a sentence, and no more harm."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.test_undo import HELD, NOW, TODAY, careful, filled
from tests.support.consistent import consistent
from tests.support.desk import kept_by
from tests.support.people import person

from cardtrail.errors import CardtrailError, NoSuchContactError, StoreError
from cardtrail.model.field import FieldName
from cardtrail.model.reading import Reading
from cardtrail.store.agenda import Span, due
from cardtrail.store.meetings import edit_interview, meetings
from cardtrail.store.people import suggestions
from cardtrail.store.store import Store

Read = Callable[..., Reading]
Look = Callable[[Store], object]

LOOKS: dict[str, Look] = {
    "records": lambda s: s.records(),
    "one": lambda s: s.record(1),
    "due": lambda s: due(s, Span(), None),
    "search": lambda s: s.search("nora", 9),
    "history": lambda s: s.history(None, 99),
    "meetings": meetings,
    "suggestions": suggestions,
    "edit": lambda s: s.edit(1, [(FieldName.TITLE, ["Director"])], NOW),
    "undo": lambda s: s.undo(NOW),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, read: Read) -> Path:
    """A store that fills several pages of every table."""
    path = tmp_path_factory.mktemp("whole") / "contacts.db"
    with filled(path, read) as store:
        for number in range(60):
            word = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
            known = person(word.title(), email=f"{word}@{word}.example")
            kept_by(store, read(known, digest=f"n{number}"), HELD, NOW)
            store.edit(number + 5, [(FieldName.TITLE, ["Head"])], NOW)
    return path


def said(path: Path) -> list[str]:
    """What a person is told by looks; anything but a sentence goes through."""
    told = []
    try:
        with Store.open(path, careful(TODAY)) as store:
            for look in LOOKS.values():
                try:
                    look(store)
                except NoSuchContactError:  # its number is among what was damaged
                    continue
                except CardtrailError as error:
                    told.append(str(error))
    except StoreError as error:
        told.append(str(error))
    return told


def pages(path: Path) -> dict[str, list[int]]:
    """The pages of each table and index."""
    found: dict[str, list[int]] = {}
    with closing(sqlite3.connect(path)) as db:
        for name, page in db.execute("SELECT name, pageno FROM dbstat"):
            found.setdefault(name, []).append(page)
    return found


def test_random_bytes_in_any_table_are_told_plainly(
    whole: Path, tmp_path: Path
) -> None:
    chance = random.Random(6)  # noqa: S311 - not for secrets
    path = tmp_path / "contacts.db"
    for table, numbers in pages(whole).items():
        shutil.copy(whole, path)
        content = bytearray(path.read_bytes())
        for page in numbers:
            start = 4096 * (page - 1) + (100 if page == 1 else 0)
            for place in chance.sample(range(start, 4096 * page), 400):
                content[place] = chance.randrange(256)
        path.write_bytes(content)

        told = said(path)

        assert all(str(path) in each or "damaged" in each for each in told), table


@pytest.mark.parametrize(
    ("change", "look"),
    [
        ("UPDATE action SET data = '{'", "history"),
        ("UPDATE action SET at = 'never'", "history"),
        ("UPDATE action SET kind = 'eaten'", "history"),
        ("UPDATE action SET before = '[[1' WHERE before IS NOT NULL", "undo"),
        ("UPDATE interview SET notes = '{'", "meetings"),
        ("UPDATE interview SET date = '2026-13-01'", "meetings"),
        ("UPDATE contact SET updated = ''", "one"),
        ("UPDATE detail SET grade = 'perhaps'", "one"),
        ("UPDATE detail SET readers = X'FF00'", "one"),
    ],
)
def test_rows_that_no_version_wrote_are_told(
    whole: Path, tmp_path: Path, change: str, look: str
) -> None:
    path = tmp_path / "contacts.db"
    shutil.copy(whole, path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(change)

    with (
        Store.open(path, careful(TODAY)) as store,
        pytest.raises(StoreError, match="damaged; put a copy"),
    ):
        LOOKS[look](store)


def test_plans_that_no_version_wrote_are_made_again(
    whole: Path, tmp_path: Path
) -> None:
    path = tmp_path / "contacts.db"
    shutil.copy(whole, path)
    with Store.open(path, careful(TODAY)) as store:
        before = due(store, Span(), None)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE agenda SET plan = '[{}]'")

    with Store.open(path, careful(TODAY)) as store:
        assert due(store, Span(), None) == before


@pytest.mark.parametrize("left", [99, 512, 4095, 4096, 12_000, 40_960])
def test_a_file_that_was_cut_off_is_told(
    whole: Path, tmp_path: Path, left: int
) -> None:
    path = tmp_path / "contacts.db"
    path.write_bytes(whole.read_bytes()[:left])

    told = said(path)

    assert told
    assert all(str(path) in each for each in told)
    assert path.stat().st_size == left


NAMES = [
    "with spaces and ümläuts.db",
    "a?mode=ro#part%20.db",
    'it\'s "quoted".db',
    "file:memory.db",
    ":memory:",
    "-rf.db",
    "連絡先.db",
    os.fsdecode(b"caf\xe9.db"),
    "x" * 200 + ".db",
]


@pytest.mark.skipif(os.name == "nt", reason="Windows knows fewer names")
@pytest.mark.parametrize("name", NAMES)
def test_a_store_can_have_any_name(tmp_path: Path, read: Read, name: str) -> None:
    path = tmp_path / name
    filled(path, read).close()

    assert [each.name for each in tmp_path.iterdir()] == [name]
    consistent(path, careful)


def test_absurdly_large_texts_are_kept_and_found(tmp_path: Path, read: Read) -> None:
    path, much = tmp_path / "contacts.db", "Larkspur " * 300_000
    with filled(path, read) as store:
        store.edit(1, [(FieldName.TITLE, [much])], NOW)
        edit_interview(store, 1, lambda kept: replace(kept, notes=(much,)), NOW)

        assert 1 in {record.id for record in store.search("larkspur", 99)}
        assert store.search(" ".join(map(str, range(50_000))), 9) == ()
        assert store.search(much, 9) != ()
    consistent(path, careful)

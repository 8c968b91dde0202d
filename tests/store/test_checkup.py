"""A look at a store tells how it is and changes nothing."""

from __future__ import annotations

import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.test_undo import HELD, NOW
from tests.support.desk import kept_by, rules
from tests.support.people import person
from tests.support.unprivileged import unprivileged

from cardtrail.model.finding import State
from cardtrail.model.reading import Reading
from cardtrail.store.checkup import store
from cardtrail.store.schema import MIGRATIONS
from cardtrail.store.store import Store

Read = Callable[..., Reading]

VERSION_2 = Path(__file__).with_name("version2.sql")


@pytest.fixture
def path(tmp_path: Path, read: Read) -> Path:
    """A store with one contact."""
    place = tmp_path / "kept.sqlite"
    with Store.open(place, rules()) as kept:
        kept_by(kept, read(person("Nora Whitfield"), digest="n"), HELD, NOW)
    return place


def test_a_store_that_is_in_order_is_counted_and_left_alone(path: Path) -> None:
    before = path.read_bytes()
    finding = store(path)
    assert finding.state is State.OK
    assert str(path) in finding.found
    assert f"version {len(MIGRATIONS)}" in finding.found
    assert finding.found.endswith("1 contact")
    assert path.read_bytes() == before


def test_where_there_is_none_yet_none_is_made(tmp_path: Path) -> None:
    place = tmp_path / "new" / "kept.sqlite"
    finding = store(place)
    assert finding.state is State.OK
    assert "first scan makes" in finding.found
    assert list(tmp_path.iterdir()) == []


def test_a_store_below_a_file_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    finding = store(tmp_path / "file" / "kept.sqlite")
    assert finding.state is State.BROKEN
    assert "is no folder" in finding.found
    assert "--store" in finding.remedy


def test_an_older_store_stays_as_old_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(place)) as db:
        db.executescript(VERSION_2.read_text(encoding="utf-8"))
    place.chmod(0o600)
    before = place.read_bytes()
    finding = store(place)
    assert finding.state is State.OK
    assert "version 2 (the next command makes it" in finding.found
    assert place.read_bytes() == before


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 64] = bytes(64)
    path.write_bytes(content)


def of_a_newer_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE bookmark (url TEXT)")


def no_database(path: Path) -> None:
    path.write_text("Dear diary, " * 500, encoding="utf-8")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "found", "remedy"),
    [
        (damaged, "damaged", "backup"),
        (of_a_newer_version, "newer cardtrail", "pdate"),
        (of_another_program, "belongs to another program", "another file"),
        (no_database, "not a contact store", "another file"),
        (a_folder, "can't be opened", "Check"),
    ],
)
def test_what_can_not_be_used_is_told_with_what_to_do(
    path: Path, spoil: Callable[[Path], None], found: str, remedy: str
) -> None:
    spoil(path)
    finding = store(path)
    assert finding.state is State.BROKEN
    assert found in finding.found
    assert remedy in finding.remedy


def test_a_store_that_another_program_writes_to_is_told(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        finding = store(path)
        db.execute("ROLLBACK")
    assert finding.state is State.ATTENTION
    assert "Another program is writing" in finding.found


@pytest.mark.skipif(sys.platform == "win32", reason="has no such rights")
def test_a_store_that_others_may_read_is_to_be_kept_to_oneself(path: Path) -> None:
    path.parent.chmod(0o755)
    path.chmod(0o644)
    finding = store(path)
    assert finding.state is State.ATTENTION
    assert finding.remedy.endswith(f"chmod 600 '{path}'")
    path.parent.chmod(0o700)  # nobody gets as far as the file
    assert store(path).state is State.OK


@pytest.mark.skipif(sys.platform == "win32", reason="has no such rights")
def test_a_store_that_can_not_be_written_is_told(read: Read) -> None:
    with tempfile.TemporaryDirectory() as name:  # which others may enter, below /tmp
        folder = Path(name)
        path = folder / "kept.sqlite"
        with Store.open(path, rules()) as kept:
            kept_by(kept, read(person("Nora Whitfield"), digest="n"), HELD, NOW)
        path.chmod(0o444)
        folder.chmod(0o555)
        with unprivileged():
            finding = store(path)
        folder.chmod(0o700)
    assert finding.state is State.BROKEN
    assert re.search("can't be (written|opened)", finding.found)
    assert "heck" in finding.remedy

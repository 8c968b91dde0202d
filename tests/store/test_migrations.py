"""Stores of older, newer and foreign versions."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.conftest import NORA
from tests.support.consistent import consistent
from tests.support.desk import MONDAY, kept_by, rules, steps_of

from cardtrail.errors import StoreError
from cardtrail.model.field import FieldName
from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.reading import Reading
from cardtrail.store.migrations import backup_path, migrate
from cardtrail.store.schema import MIGRATIONS
from cardtrail.store.store import Store

ONE = ("CREATE TABLE card (id INTEGER)", "INSERT INTO card VALUES (1)")
TWO = ("ALTER TABLE card ADD COLUMN colour TEXT DEFAULT 'white'",)
BROKEN = ("INSERT INTO card VALUES (2)", "INSERT INTO nowhere VALUES (1)")
PATH = Path("contacts.db")
NORA_UID = "9e506464-78d2-585d-bc36-494db095a66e"
OPENER = Path(__file__).with_name("opener.py")
VERSION_2 = Path(__file__).with_name("version2.sql")
FRIDAY = dt.date(2026, 11, 20)
NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
INTERVIEW = Interview(dt.date(2026, 11, 20), DateSource.GIVEN)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """An empty database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        yield opened


def version(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def test_an_empty_file_gets_every_migration_in_order(
    connection: sqlite3.Connection,
) -> None:
    migrate(connection, PATH, (ONE, TWO))

    assert connection.execute("SELECT * FROM card").fetchall() == [(1, "white")]
    assert version(connection) == 2


def test_an_older_store_gets_only_what_it_lacks(
    connection: sqlite3.Connection,
) -> None:
    migrate(connection, PATH, (ONE,))
    connection.execute("INSERT INTO card VALUES (7)")

    migrate(connection, PATH, (ONE, TWO))
    migrate(connection, PATH, (ONE, TWO))

    rows = connection.execute("SELECT * FROM card").fetchall()
    assert rows == [(1, "white"), (7, "white")]


def test_a_migration_that_fails_leaves_no_trace(
    connection: sqlite3.Connection,
) -> None:
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, PATH, (ONE, BROKEN))

    assert connection.execute("SELECT * FROM card").fetchall() == [(1,)]
    assert version(connection) == 1
    assert not connection.in_transaction


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"
    Store.open(path, rules()).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")

    with pytest.raises(StoreError, match="newer cardtrail; update cardtrail"):
        Store.open(path, rules())


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    before = path.read_bytes()

    with pytest.raises(StoreError, match="belongs to another program"):
        Store.open(path, rules())

    assert path.read_bytes() == before


def old_store(folder: Path, version: int = 2) -> Path:
    """A store of version 2 with two contacts; version 1 had the same tables."""
    path = folder / "contacts.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_2.read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA user_version = {version}")
    return path


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_store_opens_and_keeps_what_it_holds(
    tmp_path: Path, version: int
) -> None:
    path = old_store(tmp_path, version)

    with Store.open(path, rules()) as store:
        nora, ada = store.records()

    assert nora.contact == NORA
    assert nora.interview == Interview(
        FRIDAY, DateSource.GIVEN, "Alder & Finch", "Analyst", lead=1, id=1
    )
    assert (nora.uid, nora.photo) == (NORA_UID, "cards/nora.jpg")
    assert nora.plan == steps_of(NORA, nora.interview, MONDAY)
    assert [entry.text for entry in ada.contact.emails] == ["ada@example.org"]
    assert (set(ada.edited), ada.revision) == ({FieldName.EMAIL}, 1)


def test_a_photo_of_an_older_store_is_known_again(
    tmp_path: Path, read: Callable[..., Reading]
) -> None:
    with Store.open(old_store(tmp_path), rules()) as store:
        again = kept_by(store, read(), INTERVIEW, NOW)

        assert (again.id, len(store.records())) == (1, 2)
        assert kept_by(store, read(digest="d3"), INTERVIEW, NOW).id == 3


def test_an_older_store_is_copied_before_it_changes(tmp_path: Path) -> None:
    path = old_store(tmp_path)

    Store.open(path, rules()).close()

    with closing(sqlite3.connect(backup_path(path, 2))) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (2,)
        assert copy.execute("SELECT count(*) FROM follow_up").fetchone() == (6,)


def test_a_new_store_has_nothing_to_be_copied(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"

    Store.open(path, rules()).close()

    assert sorted(each.name for each in tmp_path.iterdir()) == ["contacts.db"]


def test_the_copy_is_of_the_store_as_it_was_just_before(tmp_path: Path) -> None:
    path = old_store(tmp_path)
    backup_path(path, 2).write_bytes(b"of another time")

    Store.open(path, rules()).close()

    with closing(sqlite3.connect(backup_path(path, 2))) as copy:
        assert copy.execute("SELECT count(*) FROM contact").fetchone() == (2,)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not backup_path(path, 1).exists()


def test_a_migration_that_is_stopped_leaves_the_older_store(tmp_path: Path) -> None:
    path = old_store(tmp_path)
    stopped = (*MIGRATIONS[:2], (*MIGRATIONS[2][:-1], "INSERT INTO nowhere VALUES (1)"))
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as connection,
        pytest.raises(sqlite3.OperationalError),
    ):
        migrate(connection, path, stopped)

    with closing(sqlite3.connect(path)) as connection:
        assert version(connection) == 2
    with Store.open(path, rules()) as store:
        assert len(store.records()) == 2


def test_what_knows_only_the_first_version_refuses_the_second(
    connection: sqlite3.Connection,
) -> None:
    migrate(connection, PATH)

    with pytest.raises(StoreError, match="newer cardtrail"):
        migrate(connection, PATH, MIGRATIONS[:1])


def test_the_first_version_of_the_tables_is_still_the_first(
    connection: sqlite3.Connection,
) -> None:
    migrate(connection, PATH, MIGRATIONS[:1])

    columns = connection.execute("SELECT name FROM pragma_table_info('detail')")
    assert [name for (name,) in columns] == [
        *("contact_id", "field", "position", "value", "raw", "kind"),
        *("confidence", "grade", "readers", "box"),
    ]


def opening(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, str(OPENER), str(path)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_migrate_one_store_once(tmp_path: Path) -> None:
    path = old_store(tmp_path)

    both = [opening(path), opening(path)]
    said = [process.communicate(timeout=60) for process in both]

    assert said == [("2\n", "")] * 2
    with closing(sqlite3.connect(backup_path(path, 2))) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (2,)
    consistent(path, rules)


def test_a_migration_that_is_killed_is_done_whole_the_next_time(tmp_path: Path) -> None:
    path = old_store(tmp_path)
    for delay in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        process = opening(path)
        time.sleep(delay)
        process.kill()
        process.communicate(timeout=60)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            # Each migration is whole by itself, also where the next one was killed.
            assert version(connection) in range(2, len(MIGRATIONS) + 1)

    with Store.open(path, rules()) as store:
        assert len(store.records()) == 2
    consistent(path, rules)

"""Stores of older, newer and foreign versions."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.conftest import NORA

from cardtrail.errors import StoreError
from cardtrail.followup.plan import plan
from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.reading import Reading
from cardtrail.store.migrations import MIGRATIONS, migrate
from cardtrail.store.store import Store

ONE = ("CREATE TABLE card (id INTEGER)", "INSERT INTO card VALUES (1)")
TWO = ("ALTER TABLE card ADD COLUMN colour TEXT DEFAULT 'white'",)
BROKEN = ("INSERT INTO card VALUES (2)", "INSERT INTO nowhere VALUES (1)")
PATH = Path("contacts.db")
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
    Store.open(path, plan).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")

    with pytest.raises(StoreError, match="newer cardtrail; update cardtrail"):
        Store.open(path, plan)


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    before = path.read_bytes()

    with pytest.raises(StoreError, match="belongs to another program"):
        Store.open(path, plan)

    assert path.read_bytes() == before


def test_a_store_of_the_first_version_opens_and_keeps_what_it_holds(
    tmp_path: Path, read: Callable[..., Reading]
) -> None:
    path = tmp_path / "contacts.db"
    plain = replace(NORA, department=None, profiles=())
    with Store.open(path, plan) as store:
        before = store.save(read(plain), INTERVIEW, NOW)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1")

    with Store.open(path, plan) as store:
        (kept,) = store.records()
        again = store.save(read(), INTERVIEW, NOW)

    assert kept == before
    assert again.contact == NORA


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

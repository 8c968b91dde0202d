"""Files, disks and processes that fail: what was saved stays, and a sentence helps."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.desk import kept_by, rules

from cardtrail.errors import StoreError
from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.reading import Reading
from cardtrail.store.database import Database
from cardtrail.store.store import Store

Read = Callable[..., Reading]

SAVER = Path(__file__).with_name("saver.py")
HELD = Interview(dt.date(2026, 11, 20), DateSource.EXIF)
NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)


def start(path: Path, label: str, count: int, limit: int = 0) -> subprocess.Popen[str]:
    """A process that saves ``count`` cards; none of its files outgrows ``limit``."""
    script = [sys.executable, str(SAVER), str(path), label, str(count)]
    limited = ["bash", "-c", f'ulimit -f {limit}; exec "$@"', "bash", *script]
    return subprocess.Popen(  # noqa: S603 -- our own script
        limited if limit else script,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def names(path: Path) -> set[str]:
    with Store.open(path, rules()) as store:
        contacts = [record.contact for record in store.records()]
    return {contact.name.text for contact in contacts if contact.name}


def test_two_processes_save_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"

    both = [start(path, label, 20) for label in ("left", "right")]
    said = [process.communicate(timeout=60) for process in both]

    assert [stderr for _, stderr in said] == ["", ""]
    assert names(path) == {
        f"{label} {n}" for label in ("left", "right") for n in range(20)
    }


def test_a_killed_process_loses_no_finished_card(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"
    process = start(path, "card", 100_000)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(25)]

    process.kill()
    rest, _ = process.communicate(timeout=60)

    finished = {*told, *rest.split("\n")[:-1]}
    assert len(finished) >= 25
    assert finished <= names(path)


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
def test_a_full_disk_loses_no_finished_card(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"
    Store.open(path, rules()).close()

    finished, said = start(path, "card", 100_000, limit=800).communicate(timeout=60)

    assert said.startswith("The disk")
    assert str(path) in said
    assert len(finished.splitlines()) > 5
    assert names(path) == set(finished.splitlines())


def test_a_locked_store_is_told_after_a_wait(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.db"
    with (
        Store.open(path, rules(), patience=0.1) as store,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Another program is writing"):
            kept_by(store, read(), HELD, NOW)
        other.execute("COMMIT")

        assert kept_by(store, read(), HELD, NOW).id == 1


def test_contacts_can_be_read_while_another_process_writes(
    tmp_path: Path, read: Read
) -> None:
    path = tmp_path / "contacts.db"
    with (
        Store.open(path, rules()) as store,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        saved = kept_by(store, read(), HELD, NOW)
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE contact SET revision = 9")

        with Store.open(path, rules(), patience=0.1) as reader:
            assert reader.records() == (saved,)


def test_a_program_that_reads_keeps_no_card_from_being_saved(
    tmp_path: Path, read: Read
) -> None:
    path = tmp_path / "contacts.db"
    with (
        Store.open(path, rules(), patience=0.1) as store,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN")
        assert other.execute("SELECT count(*) FROM contact").fetchone() == (0,)

        assert kept_by(store, read(), HELD, NOW).id == 1


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Nora, " * 500, encoding="utf-8")
    before = path.read_bytes()

    with pytest.raises(StoreError, match=r"letter\.txt is not a contact store"):
        Store.open(path, rules())

    assert path.read_bytes() == before


def test_a_damaged_store_is_told(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.db"
    with Store.open(path, rules()) as store:
        for number in range(30):
            kept_by(store, read(digest=f"d{number}"), HELD, NOW)
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)

    with (
        pytest.raises(StoreError, match="damaged; put a copy from your backup"),
        Store.open(path, rules()) as store,
    ):
        store.records()


def test_a_row_that_no_version_wrote_is_told(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.db"
    with Store.open(path, rules()) as store:
        kept_by(store, read(), HELD, NOW)
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("UPDATE detail SET value = '{' WHERE field = 'name'")
        with pytest.raises(StoreError, match="Contact 1 in the store is damaged"):
            store.records()


@pytest.mark.parametrize("place", ["file/contacts.db", "folder"])
def test_a_place_where_no_file_can_be_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()

    with pytest.raises(StoreError, match="can't be opened; check that it is a file"):
        Store.open(tmp_path / place, rules())


def test_a_store_that_may_not_be_written_can_still_be_read(
    tmp_path: Path, read: Read
) -> None:
    path = tmp_path / "contacts.db"
    with Store.open(path, rules()) as store:
        saved = kept_by(store, read(), HELD, NOW)
        # The access rights of a file don't stop every user; this stops all of them.
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as frozen:
            frozen.row_factory = sqlite3.Row
            guarded = Store(Database(frozen, path), rules())

            assert guarded.records() == (saved,)
            with pytest.raises(StoreError, match="can't be written; check the perm"):
                kept_by(guarded, read(digest="d2"), HELD, NOW)

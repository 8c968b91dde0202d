"""What a change or a look costs must not grow with the store."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.test_undo import HELD, NOW, PEOPLE, TODAY, filled
from tests.support.desk import kept_by
from tests.support.people import person

from cardtrail.model.field import FieldName
from cardtrail.model.followup import Event, EventKind, Step
from cardtrail.model.reading import Reading
from cardtrail.store.agenda import Span, begun, due
from cardtrail.store.followups import add
from cardtrail.store.forgetting import overdue
from cardtrail.store.meetings import edit_interview, meet, meeting, part
from cardtrail.store.people import (
    delete,
    deleted,
    keep_apart,
    merge_contacts,
    restore,
    suggestions,
)
from cardtrail.store.store import Store

Read = Callable[..., Reading]

DONE = Event(
    EventKind.DONE, TODAY, step=Step.NOTE, by=Step.NOTE, using="4 Larkspur Row"
)
WEEK = dt.timedelta(days=7)
DEEDS: dict[str, Callable[[Store, Read], object]] = {
    "a new card": lambda s, read: kept_by(
        s, read(person("Una Reed"), digest="n"), HELD, NOW
    ),
    "a card like others": lambda s, read: kept_by(
        s, read(PEOPLE[3], digest="n"), HELD, NOW
    ),
    "a photo again": lambda s, read: kept_by(
        s, read(person("Nora White"), digest="d0"), HELD, NOW
    ),
    "an event": lambda s, _: add(s, [(1, lambda _: DONE)], NOW),
    "an edit": lambda s, _: s.edit(1, [(FieldName.TITLE, ["Director"])], NOW),
    "a confirmation": lambda s, _: s.confirm(1, [FieldName.NAME], NOW),
    "a merge": lambda s, _: merge_contacts(s, 1, 4, NOW),
    "two apart": lambda s, _: keep_apart(s, 1, 4, NOW),
    "a deletion": lambda s, _: (delete(s, 1, NOW), restore(s, 1, NOW)),
    "a meeting": lambda s, _: (meet(s, 1, 2, NOW), part(s, 1, 2, NOW)),
    "a lead": lambda s, _: edit_interview(s, 1, lambda kept: kept, NOW),
    "undo": lambda s, _: s.undo(NOW),
    "a record": lambda s, _: s.record(1),
    "what is due": lambda s, _: due(s, Span(due_to=TODAY + WEEK), 9),
    "what goes on so": lambda s, _: begun(s, "1", 9),
    "a search": lambda s, _: s.search("nora whitfield", 9),
    "its history": lambda s, _: s.history(1, 9),
    "an interview": lambda s, _: meeting(s, 1),
    "who may be one": lambda s, _: suggestions(s),
    "who is deleted": lambda s, _: (deleted(s), overdue(s, NOW)),
}
# All of these have an index that holds nothing else; the virtual table has its own.
_FEW = ("action_to_undo", "likeness_to_settle", "VIRTUAL TABLE", "CONSTANT ROW")


def whole_tables(db: sqlite3.Connection, statements: list[str]) -> list[str]:
    """The statements for which a table has to be read from one end to the other."""
    return [
        f"{row['detail']}: {statement}"
        for statement in statements
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))
        for row in db.execute(f"EXPLAIN QUERY PLAN {statement}")
        if "SCAN" in row["detail"] and not any(few in row["detail"] for few in _FEW)
    ]


@pytest.mark.parametrize("deed", DEEDS)
def test_no_table_is_read_whole_for(tmp_path: Path, read: Read, deed: str) -> None:
    with filled(tmp_path / "contacts.db", read) as store:
        said: list[str] = []
        db = store.database.connection
        db.set_trace_callback(lambda statement: said.append(statement.strip()))
        DEEDS[deed](store, read)
        db.set_trace_callback(None)

        assert len(said) > 2
        assert whole_tables(db, said) == []


def test_a_whole_table_would_be_noticed(tmp_path: Path, read: Read) -> None:
    with filled(tmp_path / "contacts.db", read) as store:
        db = store.database.connection

        assert whole_tables(db, ["SELECT * FROM contact WHERE uid > ''"]) == []
        assert whole_tables(db, ["SELECT * FROM contact WHERE created = ''"]) != []

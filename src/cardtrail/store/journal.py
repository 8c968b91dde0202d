"""All that was done, in its order, and the way back; the caller holds the transaction.

An action that changed rows keeps those that it changed as they were before. Taking back
the newest action that is not taken back yet puts these rows in their place again: since
all later ones are taken back already, this is exactly what was there.

A photo that was read again in between has no way back, since it can be read again: what
it said of other details than the action's own stays. All that it said of an interview
came from the person, and is an action of its own. Only where a merge is taken back, the
details are as they were before it, whatever was read since: it could be of either one.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cardtrail.model.action import Action, ActionKind
from cardtrail.model.followup import Answer, Event, EventKind, Step, Stop
from cardtrail.store.faults import whole

_MINE = "SELECT id FROM contact WHERE id = :contact OR merged_into = :contact"
_LEFT = """
    NOT EXISTS (
        SELECT 1 FROM participant
        WHERE participant.contact_id = {contact}
            AND participant.interview_id = action.interview_id
    )
"""
# What was done after an interview at which they were not after all counts for the one
# at which they were: nobody is thanked twice because it was put right.
_EVENTS = f"""
    SELECT * FROM action
    WHERE undone IS NULL AND (
        interview_id = :interview AND (contact_id IN ({_MINE}) OR kind = 'heard')
        OR contact_id IN ({_MINE}) AND {_LEFT.format(contact=":contact")}
    )
    ORDER BY id
"""  # noqa: S608 - no value is in it
_CONCERNING = f"""
    contact_id IN ({_MINE})
    OR interview_id IN (
            SELECT interview_id FROM participant WHERE contact_id = :contact
        ) AND (contact_id IS NULL
            OR kind = 'heard' AND json_extract(data, '$.answer') <> 'answered')
"""  # noqa: S608 - no value is in it
_BARRED = f"""
    SELECT 1 FROM action
    WHERE undone IS NULL AND kind = 'stopped' AND contact_id IN ({_MINE})
        AND json_extract(data, '$.stop') = 'asked-not-to'
"""  # noqa: S608 - no value is in it
_CALLED = f"""
    SELECT json_extract(data, '$.using') AS number FROM action
    WHERE undone IS NULL AND kind = 'done' AND (
        interview_id = :interview
        OR contact_id IN (
            SELECT contact_id FROM participant WHERE interview_id = :interview
        ) AND {_LEFT.format(contact="action.contact_id")}
    ) AND json_extract(data, '$.by') = 'call' AND number IS NOT NULL
"""  # noqa: S608 - no value is in it
_LAST = """
    SELECT * FROM action WHERE undone IS NULL AND before IS NOT NULL
    ORDER BY id DESC LIMIT 1
"""
_FORGET_EMPTY = """
    DELETE FROM interview
    WHERE id = :id AND id NOT IN (SELECT interview_id FROM participant)
"""
"""Of an interview that wasn't there before, unless somebody was added to it since."""

_COLUMNS = {
    "contact": ("deleted", "merged_into"),
    "interview": (
        *("date", "source", "company", "firm", "role", "decides", "notes"),
        *("lead", "is_lead_given"),
    ),
}
"""What actions change in rows that stay: deleting these would take along what refers to
them. Rows of other tables are taken out and put in as a whole."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table as they are now.

    Attributes:
        table: its name.
        key: the columns by which they are found, with their values.
        rows: the columns of each by name.
    """

    table: str
    key: dict[str, int | str]
    rows: tuple[dict[str, Any], ...]


def rows_of(db: sqlite3.Connection, table: str, **key: int | str) -> Rows:
    """The rows of a table that have these values: no more than an action changes."""
    columns = ", ".join(_COLUMNS.get(table, ("*",)))
    found = db.execute(f"SELECT {columns} FROM {table} WHERE {_where(key)}", key)  # noqa: S608 - names of ours
    return Rows(table, key, tuple(dict(row) for row in found))


def write(  # noqa: PLR0913 - one parameter for each column
    db: sqlite3.Connection,
    kind: ActionKind,
    now: dt.datetime,
    *,
    contact: int | None = None,
    interview: int | None = None,
    data: dict[str, Any] | None = None,
    before: Iterable[Rows] | None = None,
) -> None:
    """Adds an action; without ``before`` (which may be empty) there is no way back."""
    kept = None
    if before is not None:
        kept = json.dumps([[each.table, each.key, each.rows] for each in before])
    db.execute(
        "INSERT INTO action (at, kind, contact_id, interview_id, data, before)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            now.astimezone(dt.UTC).isoformat(),
            kind.value,
            contact,
            interview,
            json.dumps(data or {}),
            kept,
        ),
    )


def last(db: sqlite3.Connection) -> Action | None:
    """The newest action that can be taken back."""
    row = db.execute(_LAST).fetchone()
    return None if row is None else _action(row)


def take_back(db: sqlite3.Connection, action: Action, now: dt.datetime) -> None:
    """Puts everything as it was before the action, which has to be the last one."""
    (before,) = db.execute(
        "SELECT before FROM action WHERE id = ?", (action.id,)
    ).fetchone()
    with whole(f"Action {action.id}"):
        for table, key, rows in json.loads(before):
            _restore(db, table, key, rows)
    db.execute(
        "UPDATE action SET undone = ? WHERE id = ?",
        (now.astimezone(dt.UTC).isoformat(), action.id),
    )


def events(
    db: sqlite3.Connection, contact_id: int, interview_id: int
) -> tuple[Event, ...]:
    """What happened to a follow-up; answers to the whole interview, too."""
    rows = db.execute(_EVENTS, {"contact": contact_id, "interview": interview_id})
    found = ((row["contact_id"], _event(row)) for row in rows)
    return tuple(
        event
        for of, event in found
        if event is not None
        and (event.answer is None or event.answer.is_final or of == contact_id)
    )


def is_barred(db: sqlite3.Connection, contact_id: int) -> bool:
    """Whether a person ever asked not to be contacted."""
    return db.execute(_BARRED, {"contact": contact_id}).fetchone() is not None


def called(db: sqlite3.Connection, interview_id: int) -> frozenset[str]:
    """The numbers that were called after an interview."""
    rows = db.execute(_CALLED, {"interview": interview_id})
    return frozenset(row["number"] for row in rows)


def history(
    db: sqlite3.Connection, contact_id: int | None, most: int
) -> tuple[Action, ...]:
    """The newest actions, the oldest of them first; of one contact, or of all.

    What was done to an interview is about everybody who was there, and so is an answer
    to it, whoever gave it.
    """
    of = "1" if contact_id is None else _CONCERNING
    rows = db.execute(
        f"SELECT * FROM action WHERE {of} ORDER BY id DESC LIMIT :most",  # noqa: S608 - ours
        {"contact": contact_id, "most": most},
    ).fetchall()
    return tuple(_action(row) for row in reversed(rows))


def event_data(event: Event) -> dict[str, Any]:
    """An event as it is kept: what it says beside its kind, as JSON has it."""
    parts = {
        "day": event.day.isoformat(),
        "step": event.step,
        "by": event.by,
        "using": event.using,
        "until": event.until and event.until.isoformat(),
        "answer": event.answer,
        "stop": event.stop,
    }
    return {name: part for name, part in parts.items() if part is not None}


def _restore(
    db: sqlite3.Connection,
    table: str,
    key: dict[str, int | str],
    rows: Sequence[dict[str, Any]],
) -> None:
    if table in _COLUMNS:
        if table == "interview" and not rows:
            db.execute(_FORGET_EMPTY, key)
        for row in rows:
            columns = ", ".join(f"{name} = :{name}" for name in row)
            db.execute(f"UPDATE {table} SET {columns} WHERE {_where(key)}", row | key)  # noqa: S608
        return
    db.execute(f"DELETE FROM {table} WHERE {_where(key)}", key)  # noqa: S608
    for row in rows:
        names, places = ", ".join(row), ", ".join(f":{name}" for name in row)
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", row)  # noqa: S608


def _where(key: Iterable[str]) -> str:
    return " AND ".join(f"{name} = :{name}" for name in key)


def _event(row: sqlite3.Row) -> Event | None:
    if row["kind"] not in set(EventKind):
        return None
    data = json.loads(row["data"])
    until = data.get("until")
    return Event(
        kind=EventKind(row["kind"]),
        day=dt.date.fromisoformat(data["day"]),
        step=_maybe(Step, data.get("step")),
        by=_maybe(Step, data.get("by")),
        using=data.get("using"),
        until=until and dt.date.fromisoformat(until),
        answer=_maybe(Answer, data.get("answer")),
        stop=_maybe(Stop, data.get("stop")),
    )


def _action(row: sqlite3.Row) -> Action:
    with whole(f"Action {row['id']}"):
        return _read(row)


def _read(row: sqlite3.Row) -> Action:
    data = json.loads(row["data"])
    undone = row["undone"]
    return Action(
        id=row["id"],
        at=dt.datetime.fromisoformat(row["at"]),
        kind=ActionKind(row["kind"]),
        contact=row["contact_id"],
        interview=row["interview_id"],
        event=_event(row),
        field=data.get("field"),
        text=data.get("text"),
        others=tuple(data.get("others", ())),
        undone=undone and dt.datetime.fromisoformat(undone),
    )


def _maybe(kind: Any, text: str | None) -> Any:  # noqa: ANN401 - any of the enums
    return None if text is None else kind(text)

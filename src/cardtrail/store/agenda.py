"""Who has something to do next, found by its day."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from cardtrail.model.record import Record
from cardtrail.store import derived, tables
from cardtrail.store.store import Store

_MOST_DIGITS = 9  # of the number of a contact
_WHERE = "due BETWEEN ? AND ? AND latest BETWEEN ? AND ?"


@dataclass(frozen=True, slots=True)
class Span:
    """Which steps, by their day and by their last good day, both ends included.

    Attributes:
        due_from: the step is due on this day or later.
        due_to: it is due on this day or earlier.
        latest_from: its last good day is this one or a later one.
        latest_to: its last good day is this one or an earlier one.
    """

    due_from: dt.date = dt.date.min
    due_to: dt.date = dt.date.max
    latest_from: dt.date = dt.date.min
    latest_to: dt.date = dt.date.max

    @property
    def days(self) -> tuple[str, str, str, str]:
        """As the table has them."""
        ends = (self.due_from, self.due_to, self.latest_from, self.latest_to)
        first, last, *latest = (day.isoformat() for day in ends)
        return first, last, latest[0], latest[1]


def due(store: Store, span: Span, most: int | None) -> tuple[tuple[Record, ...], int]:
    """Contacts whose next step lies in a span.

    Their plans are those of the day on which they were made: the next step is as it is
    today, but those after it may have moved since.

    Args:
        store: where from.
        span: which steps.
        most: how many contacts; all if None.

    Returns:
        The first ``most`` of them by day, and how many there are.

    Raises:
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        rows = db.execute(
            f"SELECT contact_id, plan FROM agenda WHERE {_WHERE}"  # noqa: S608 - ours
            " ORDER BY due, contact_id LIMIT ?",
            (*span.days, -1 if most is None else most),
        ).fetchall()
        (count,) = db.execute(
            f"SELECT count(*) FROM agenda WHERE {_WHERE}",  # noqa: S608 - ours
            span.days,
        ).fetchone()
        return _as_made(store, db, rows), int(count)


def begun(store: Store, digits: str, most: int) -> tuple[Record, ...]:
    """The first ``most`` contacts with a step to come whose number begins so.

    Their plans are as `due` gives them. Without digits any does.

    Raises:
        StoreError: the store can't be read.
    """
    # 12 begins 12, 120 to 129, 1200 to 1299 and so on: each is a stretch of the key.
    scales = [10**more for more in range(_MOST_DIGITS - len(digits) + 1)]
    stretches = [
        end
        for scale in scales
        for end in (int(digits or 0) * scale, (int(digits or 0) + 1) * scale - 1)
    ]
    anywhere = " OR ".join(["contact_id BETWEEN ? AND ?"] * len(scales))
    with store.database.reading() as db:
        rows = db.execute(
            "SELECT contact_id, plan FROM agenda WHERE due IS NOT NULL"  # noqa: S608
            f" AND ({anywhere}) ORDER BY contact_id LIMIT ?",
            (*stretches, most),
        ).fetchall()
        return _as_made(store, db, rows)


def has(store: Store, contact_id: int) -> bool:
    """Whether a contact has a plan, if only an empty one; a deleted one hasn't.

    Raises:
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        row = db.execute("SELECT 1 FROM agenda WHERE contact_id = ?", (contact_id,))
        return row.fetchone() is not None


def is_empty(store: Store) -> bool:
    """Whether nobody is kept: everybody has a plan, if only an empty one.

    Raises:
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        return db.execute("SELECT 1 FROM agenda LIMIT 1").fetchone() is None


def _as_made(
    store: Store, db: sqlite3.Connection, rows: Iterable[sqlite3.Row]
) -> tuple[Record, ...]:
    """The records with their plans as they were made, on whatever day that was."""
    found = []
    for row in rows:
        bare = tables.get(db, row["contact_id"])
        if bare is not None:
            found.append(derived.as_made(store.rules, bare, row["plan"]))
    return tuple(found)

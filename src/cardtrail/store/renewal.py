"""What was derived by other rules is derived anew where a store is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from cardtrail.store import derived, tables
from cardtrail.store.database import Database
from cardtrail.store.rules import Rules

Progress = Callable[[int, int], None]
"""Is told now and then how many contacts are done, and how many there are to do."""

EVERY = 100
"""Contacts after which progress is told."""


def renew(database: Database, rules: Rules, progress: Progress) -> None:
    """Brings plans, traits and words up to the rules, in one transaction.

    Where only the plans are made otherwise, those with a step to come are made anew: a
    follow-up that is over stays as it ended. Where contacts are found by something
    else, all of them are derived anew.

    Raises:
        StoreError: the store can't be read or written.
    """
    with database.reading() as db:
        if _makers(db) == (rules.planner, rules.indexer):
            return
    with database.writing() as db:
        planner, indexer = _makers(db)  # another process may have been quicker
        if indexer != rules.indexer:
            _each(db, rules, tables.live(db), derived.derive, progress)
        elif planner != rules.planner:
            _each(db, rules, derived.going_on(db), _replan, progress)
        db.execute("DELETE FROM derived")
        makers = (rules.planner, rules.indexer)
        db.execute("INSERT INTO derived (planner, indexer) VALUES (?, ?)", makers)


def _makers(db: sqlite3.Connection) -> tuple[str | None, str | None]:
    row = db.execute("SELECT planner, indexer FROM derived").fetchone()
    return (None, None) if row is None else (row["planner"], row["indexer"])


def _each(
    db: sqlite3.Connection,
    rules: Rules,
    contacts: Sequence[int],
    deed: Callable[[sqlite3.Connection, Rules, int], object],
    progress: Progress,
) -> None:
    for done, contact_id in enumerate(contacts):
        if done % EVERY == 0:
            progress(done, len(contacts))
        before = derived.kept_plan(db, contact_id)
        deed(db, rules, contact_id)
        if before not in {None, derived.kept_plan(db, contact_id)}:
            tables.revise(db, contact_id)


def _replan(db: sqlite3.Connection, rules: Rules, contact_id: int) -> None:
    bare = tables.get(db, contact_id)
    if bare is not None:
        derived.write_plan(db, rules, bare)

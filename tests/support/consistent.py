"""Whether a store holds what belongs together, whatever was done to it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.support.desk import rules

from cardtrail.model.followup import next_step
from cardtrail.store import derived, interviews, tables
from cardtrail.store.rows import plan_json
from cardtrail.store.rules import Rules

_LIVE = """
    CREATE TEMP VIEW live AS
    SELECT id FROM contact WHERE deleted IS NULL AND merged_into IS NULL
"""

_NOTHING: dict[str, str] = {
    "reference to nothing": "SELECT * FROM pragma_foreign_key_check",
    "merged into no contact of its own": """
        SELECT part.id FROM contact AS part
        LEFT JOIN contact AS whole ON whole.id = part.merged_into
        WHERE part.merged_into IS NOT NULL
            AND (whole.id IS NULL OR whole.merged_into IS NOT NULL)
    """,
    "met nowhere": """
        SELECT id FROM live WHERE id NOT IN (SELECT contact_id FROM participant)
    """,
    "seen nowhere": """
        SELECT id FROM contact WHERE id NOT IN (SELECT contact_id FROM sighting)
    """,
    "likeness the wrong way round": """
        SELECT * FROM likeness WHERE contact_id >= other_id
    """,
    "agenda of nobody": """
        SELECT * FROM agenda WHERE contact_id NOT IN (SELECT id FROM live)
    """,
    "trait of nobody": """
        SELECT * FROM trait WHERE contact_id NOT IN (SELECT id FROM live)
    """,
    "words of nobody": """
        SELECT rowid FROM wording WHERE rowid NOT IN (SELECT id FROM live)
    """,
}
"""Queries that find nothing in a consistent store."""


def consistent(
    path: Path, rules_of: Callable[[dt.date], Rules] = rules, sample: int = 1
) -> None:
    """Asserts that all of a store belongs together.

    Args:
        path: of a store that no one writes to meanwhile.
        rules_of: the rules of a day that it was used with.
        sample: only every so manieth contact is planned anew.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.row_factory = sqlite3.Row
        assert [row[0] for row in db.execute("PRAGMA integrity_check")] == ["ok"]
        # Also compares every word with the text that it is of (FTS5, 6.4).
        db.execute("INSERT INTO wording (wording) VALUES ('integrity-check')")
        db.execute(_LIVE)
        for what, query in _NOTHING.items():
            assert [tuple(row) for row in db.execute(query)] == [], what
        for contact_id in tables.live(db)[::sample]:
            _derived_from_its_contact(db, contact_id, rules_of)
        for each in interviews.newest(db, None):
            assert each.lead in interviews.people_of(db, each.id)


def _derived_from_its_contact(
    db: sqlite3.Connection, contact_id: int, rules_of: Callable[[dt.date], Rules]
) -> None:
    record = tables.get(db, contact_id)
    assert record is not None
    row = db.execute(
        "SELECT * FROM agenda WHERE contact_id = ?", (contact_id,)
    ).fetchone()
    made_by = rules_of(dt.date.fromisoformat(row["made"]))
    plan = made_by.plan(record.facts)
    step = next_step(plan)
    assert row["plan"] == plan_json(plan)
    assert row["due"] == (step and step.due.isoformat())
    assert row["latest"] == (step and step.latest.isoformat())
    found = db.execute("SELECT value FROM trait WHERE contact_id = ?", (contact_id,))
    assert {each["value"] for each in found} == set(made_by.traits(record.contact))
    (text,) = db.execute(
        "SELECT text FROM wording WHERE rowid = ?", (contact_id,)
    ).fetchone()
    assert text == derived.text_of(record)

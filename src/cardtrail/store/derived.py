"""What is derived from contacts so that they are found quickly.

That are the day of their next step, the traits by which a person is known again, and
the words of all their details. The caller holds the transaction.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from cardtrail.model.contact import Contact
from cardtrail.model.followup import next_step
from cardtrail.model.record import Record
from cardtrail.store import tables
from cardtrail.store.rows import plan_json, plan_of
from cardtrail.store.rules import Rules
from cardtrail.text import fold
from cardtrail.values.phone import PhoneNumber

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Kana, Han and Hangul: their words are not parted by spaces."""

_MOST_WORDS = 32
"""Words that are looked for: nobody means more, and the query language has limits."""

_NUMBER = re.compile(r"[\d\s()+./-]{4,}")


def derive(db: sqlite3.Connection, rules: Rules, contact_id: int) -> Record | None:
    """Derives everything of a contact anew; of a deleted one nothing is left."""
    db.execute("DELETE FROM trait WHERE contact_id = ?", (contact_id,))
    db.execute("DELETE FROM wording WHERE rowid = ?", (contact_id,))
    bare = tables.get(db, contact_id) if _is_live(db, contact_id) else None
    if bare is None:
        db.execute("DELETE FROM agenda WHERE contact_id = ?", (contact_id,))
        return None
    record = write_plan(db, rules, bare)
    traits = [(trait, contact_id) for trait in set(rules.traits(record.contact))]
    db.executemany("INSERT INTO trait VALUES (?, ?)", traits)
    db.execute(
        "INSERT INTO wording (rowid, text) VALUES (?, ?)", (contact_id, text_of(record))
    )
    return record


def write_plan(db: sqlite3.Connection, rules: Rules, bare: Record) -> Record:
    """Makes and keeps the plan of a record, which comes without one."""
    plan = rules.plan(bare.facts)
    planned = bare.planned.union(each.step for each in plan)
    if planned != bare.planned:
        tables.set_planned(db, bare.id, planned)
    record = replace(bare, plan=plan, planned=planned)
    step = next_step(plan)
    db.execute(
        """
        INSERT OR REPLACE INTO agenda (contact_id, due, latest, made, plan)
        VALUES (?, ?, ?, ?, ?)
        """,
        (
            bare.id,
            step and step.due.isoformat(),
            step and step.latest.isoformat(),
            rules.today.isoformat(),
            plan_json(record.plan),
        ),
    )
    return record


def kept_plan(db: sqlite3.Connection, contact_id: int) -> str | None:
    """The plan of a contact as it is kept; None if none is."""
    row = db.execute(
        "SELECT plan FROM agenda WHERE contact_id = ?", (contact_id,)
    ).fetchone()
    return None if row is None else row["plan"]


def going_on(db: sqlite3.Connection) -> tuple[int, ...]:
    """Contacts with a step to come, or over without having been done."""
    rows = db.execute("SELECT contact_id FROM agenda WHERE due IS NOT NULL")
    return tuple(row["contact_id"] for row in rows)


def like(
    db: sqlite3.Connection, traits: Iterable[str], most: int = 50
) -> tuple[int, ...]:
    """Contacts that share a trait, those that share the most first."""
    wanted = list(traits)
    places = ", ".join("?" * len(wanted))
    rows = db.execute(
        f"SELECT contact_id FROM trait WHERE value IN ({places})"  # noqa: S608 - places
        " GROUP BY contact_id ORDER BY count(*) DESC, contact_id LIMIT ?",
        (*wanted, most),
    )
    return tuple(row["contact_id"] for row in rows)


def search(db: sqlite3.Connection, text: str, most: int) -> tuple[int, ...]:
    """Contacts with all the words of ``text``, or words that begin so; best first."""
    words = list(dict.fromkeys(_words(text)))[:_MOST_WORDS]
    if not words:
        return ()
    # Quoted, so that nothing in it is a command of the query language (FTS5, 3.1).
    query = " AND ".join(f'"{word}"*' for word in words)
    if _NUMBER.fullmatch(text.strip()):
        query = f'({query}) OR "{_backwards(text)}"*'
    rows = db.execute(
        "SELECT rowid FROM wording WHERE wording MATCH ? ORDER BY rank, rowid LIMIT ?",
        (query, most),
    )
    return tuple(row["rowid"] for row in rows)


def forget_words(db: sqlite3.Connection) -> None:
    """Lets no word of contacts that are gone stay in the index of words.

    It notes deleted words beside the others until its parts are merged (FTS5, 6.6).
    """
    db.execute("INSERT INTO wording (wording) VALUES ('optimize')")


def planned(db: sqlite3.Connection, rules: Rules, bare: Record) -> Record:
    """A record with its plan as of the present day.

    Up to the day of the next step the plan is what it was when that step was planned;
    only when that day is over do the steps after it move.
    """
    row = db.execute(
        "SELECT due, made, plan FROM agenda WHERE contact_id = ?", (bare.id,)
    ).fetchone()
    if row is not None:
        today = rules.today.isoformat()
        due = row["due"] or max(today, row["made"])
        if row["made"] == today or max(row["made"], today) <= due:
            return as_made(rules, bare, row["plan"])
    return replace(bare, plan=rules.plan(bare.facts))


def as_made(rules: Rules, bare: Record, plan: str) -> Record:
    """A record with its plan as it was made; one that can't be read is made again."""
    try:
        return replace(bare, plan=plan_of(plan))
    except (KeyError, TypeError, ValueError):
        return replace(bare, plan=rules.plan(bare.facts))


def text_of(record: Record) -> str:
    """The words of a contact and of its interview, as they are looked for."""
    interview = record.interview
    said = (interview.company, interview.role, *interview.notes)
    return " ".join(
        [*_details(record.contact), *(" ".join(_words(text)) for text in said if text)]
    )


def _is_live(db: sqlite3.Connection, contact_id: int) -> bool:
    return (
        db.execute(
            "SELECT 1 FROM contact WHERE id = ? AND deleted IS NULL"
            " AND merged_into IS NULL",
            (contact_id,),
        ).fetchone()
        is not None
    )


def _details(contact: Contact) -> Iterable[str]:
    for _, entry in contact.fields():
        yield " ".join(_words(entry.text))
        if entry.raw != entry.text:
            yield " ".join(_words(entry.raw))
        if isinstance(entry.value, PhoneNumber):
            yield _backwards(entry.text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", _UNSPACED.sub(r" \g<0> ", fold(text)))


def _backwards(number: str) -> str:
    """A number as one word, from its last digit on: people leave out how it begins."""
    digits = "".join(char for char in number if char.isdigit())
    return f"x{digits.lstrip('0')[::-1]}"

"""What happened to follow-ups, as a person notes it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable

from cardtrail.model.action import ActionKind
from cardtrail.model.followup import Event
from cardtrail.model.record import Record
from cardtrail.store import journal
from cardtrail.store.interviews import people_of
from cardtrail.store.store import Store

Move = Callable[[Record], Event]
"""Makes an event of how a contact stands; what it raises keeps it from being noted."""


def add(
    store: Store, moves: Iterable[tuple[int, Move]], now: dt.datetime
) -> tuple[Record, ...]:
    """Notes what happened to people's follow-ups, all of it or nothing.

    Args:
        store: where to.
        moves: contacts, each with what happened.
        now: with its time zone.

    Returns:
        The contacts in this order, as they stand after all of it.

    Raises:
        NoSuchContactError: there is no such contact, or it is deleted.
        StoreError: the store can't be written.
    """
    with store.database.writing() as db:
        numbers = [_add(db, store, number, move, now) for number, move in moves]
        return tuple(store.kept(db, number) for number in numbers)


def _add(
    db: sqlite3.Connection, store: Store, contact_id: int, move: Move, now: dt.datetime
) -> int:
    kept = store.present(db, contact_id)
    interview, event = kept.interview.id, move(kept)
    journal.write(
        db,
        ActionKind(event.kind),
        now,
        contact=kept.id,
        interview=interview or None,
        data=journal.event_data(event),
        before=(),
    )
    # What one person answers, and whom one called, changes others' plans.
    store.changed(db, sorted({kept.id, *people_of(db, interview)}), now)
    return kept.id

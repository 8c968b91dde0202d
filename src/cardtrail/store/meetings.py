"""Interviews as a person changes them."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace

from cardtrail.errors import NoSuchContactError, StoreError
from cardtrail.model.action import ActionKind
from cardtrail.model.followup import Interview
from cardtrail.model.record import Record
from cardtrail.store import interviews, journal
from cardtrail.store.journal import Rows, rows_of
from cardtrail.store.store import Store


@dataclass(frozen=True, slots=True)
class Meeting:
    """An interview and the people met at it, by their numbers."""

    interview: Interview
    people: tuple[Record, ...]


def meetings(store: Store, most: int | None = None) -> tuple[tuple[Meeting, ...], int]:
    """All interviews, or ``most`` of them, the newest first, and how many there are.

    Raises:
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        found = interviews.newest(db, most)
        return tuple(_meeting(db, store, each) for each in found), interviews.count(db)


def meeting(store: Store, interview_id: int) -> Meeting:
    """One interview.

    Raises:
        NoSuchContactError: there is none with this number.
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        return _meeting(db, store, held(db, interview_id))


def edit_interview(
    store: Store,
    interview_id: int,
    change: Callable[[Interview], Interview],
    now: dt.datetime,
) -> Meeting:
    """Changes what is known of an interview; the follow-up is dated anew.

    Raises:
        NoSuchContactError: there is no such interview.
        StoreError: who led it was not there, or the store can't be written.
    """
    with store.database.writing() as db:
        kept = held(db, interview_id)
        changed = replace(change(kept), id=kept.id)
        if changed == kept:
            return _meeting(db, store, kept)
        people = interviews.people_of(db, kept.id)
        if changed.lead is not None and changed.lead not in people:
            raise StoreError(
                f"Contact {changed.lead} was not at interview {kept.id}; name one of "
                f"{', '.join(map(str, people))}, or add them to it first."
            )
        is_note = replace(changed, notes=kept.notes) == kept
        journal.write(
            db,
            ActionKind.NOTED if is_note else ActionKind.INTERVIEW_EDITED,
            now,
            interview=kept.id,
            data={"text": " ".join(changed.notes[len(kept.notes) :])}
            if is_note
            else _told(kept, changed),
            before=[rows_of(db, "interview", id=kept.id)],
        )
        interviews.update(db, changed)
        led, leads = (each.lead for each in (kept, changed))
        if led != leads or kept.is_lead_given != changed.is_lead_given:
            is_given = changed.is_lead_given
            interviews.set_lead(db, kept.id, leads, is_given=is_given)
        store.changed(db, people, now)
        return _meeting(db, store, held(db, kept.id))


def meet(store: Store, contact_id: int, interview_id: int, now: dt.datetime) -> Meeting:
    """Notes that somebody was at an interview, too.

    Raises:
        NoSuchContactError: there is no such contact or interview.
        StoreError: the store can't be written.
    """
    with store.database.writing() as db:
        kept, contact = held(db, interview_id), store.present(db, contact_id)
        if contact.id not in interviews.people_of(db, kept.id):
            attend(db, kept, contact.id, now)
            store.changed(db, interviews.people_of(db, kept.id), now)
        return _meeting(db, store, held(db, kept.id))


def attend(
    db: sqlite3.Connection, interview: Interview, contact_id: int, now: dt.datetime
) -> None:
    """Notes within a transaction that somebody was at an interview, too."""
    journal.write(
        db,
        ActionKind.MET,
        now,
        contact=contact_id,
        interview=interview.id,
        before=_attendance(db, contact_id, interview.id),
    )
    interviews.join(db, interview, contact_id)


def part(store: Store, contact_id: int, interview_id: int, now: dt.datetime) -> Meeting:
    """Notes that somebody was not at an interview after all.

    Who was at no other one gets one of their own, of the same day.

    Raises:
        NoSuchContactError: there is no such contact or interview, or they were not
            there anyway.
        StoreError: nobody else was there, or the store can't be written.
    """
    with store.database.writing() as db:
        kept, contact = held(db, interview_id), store.present(db, contact_id)
        if contact.id not in interviews.people_of(db, kept.id):
            raise NoSuchContactError(
                f"Contact {contact.id} was not at interview {kept.id}; look who was "
                f"with: cardtrail interviews show {kept.id}"
            )
        before = _attendance(db, contact.id, kept.id)
        if interviews.count_of(db, contact.id) < 2:
            own = _own_interview(db, kept)
            before += _attendance(db, contact.id, own.id)[:1]
            before.append(Rows("interview", {"id": own.id}, ()))  # it wasn't there
            interviews.join(db, own, contact.id)
        journal.write(
            db,
            ActionKind.PARTED,
            now,
            contact=contact.id,
            interview=kept.id,
            before=before,
        )
        db.execute(
            "DELETE FROM participant WHERE contact_id = ? AND interview_id = ?",
            (contact.id, kept.id),
        )
        left = interviews.people_of(db, kept.id)
        store.changed(db, sorted({contact.id, *left}), now)
        return _meeting(db, store, held(db, kept.id))


def _own_interview(db: sqlite3.Connection, kept: Interview) -> Interview:
    """One of the same day, for somebody who was not at that one."""
    if len(interviews.people_of(db, kept.id)) < 2:
        raise StoreError(
            f"Nobody else was at interview {kept.id}; put it right instead: "
            f"cardtrail interviews edit {kept.id}"
        )
    return interviews.insert(db, Interview(kept.date, kept.source), employer="")


def _told(kept: Interview, changed: Interview) -> dict[str, str]:
    """What an edit put where, for the history."""
    names = [
        name
        for name in ("date", "company", "role", "decides", "lead")
        if getattr(kept, name) != getattr(changed, name)
    ]
    values = [str(getattr(changed, name) or "nothing") for name in names]
    return {"field": ", ".join(names), "text": ", ".join(values)}


def _attendance(
    db: sqlite3.Connection, contact_id: int, interview_id: int
) -> list[Rows]:
    """Whether somebody was at an interview, and who led it, as far as was noted."""
    return [
        rows_of(db, "participant", contact_id=contact_id, interview_id=interview_id),
        rows_of(db, "interview", id=interview_id),
    ]


def held(db: sqlite3.Connection, interview_id: int) -> Interview:
    """An interview, within a transaction.

    Raises:
        NoSuchContactError: there is none with this number.
    """
    found = interviews.get(db, interview_id)
    if found is None:
        raise NoSuchContactError(
            f"There is no interview {interview_id}; look up its number with: "
            "cardtrail interviews"
        )
    return found


def _meeting(db: sqlite3.Connection, store: Store, interview: Interview) -> Meeting:
    numbers = interviews.people_of(db, interview.id)
    return Meeting(interview, tuple(store.kept(db, number) for number in numbers))

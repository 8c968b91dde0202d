"""What was read comes into the store: new people, and those who are kept already."""

from __future__ import annotations

import datetime as dt
import sqlite3
import uuid
from dataclasses import dataclass, replace

from cardtrail.errors import StoreError
from cardtrail.model.action import ActionKind
from cardtrail.model.contact import Contact
from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.reading import Reading
from cardtrail.model.record import Record
from cardtrail.store import derived, interviews, journal, tables
from cardtrail.store.meetings import attend, held
from cardtrail.store.merge import merged_interview, newer
from cardtrail.store.people import bring_back, merge
from cardtrail.store.store import Store

# Derived from the photo, a UID is the same again after the store was lost: address
# books then update the contact that they have (RFC 9562, 5.5).
_NAMESPACE = uuid.UUID("5a1f0f7c-3d0e-4b52-9a55-6c1d0d9f2b11")


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one card.

    Attributes:
        record: the contact that holds it.
        uid: of the card itself: that of the contact, unless it is part of another one.
        same_as: why it was taken for one who was kept already; None if it was not.
        perhaps: others who may be the same person, each with the reason.
    """

    record: Record
    uid: str
    same_as: str | None = None
    perhaps: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """What became of a card that was kept.

    Attributes:
        record: the contact that holds it; None if the person has deleted it.
        same_as: why it was taken for that of somebody else.
        perhaps: others who may be the same person, each with the reason.
    """

    record: Record | None
    same_as: str | None = None
    perhaps: tuple[tuple[int, str], ...] = ()


def card_uid(reading: Reading) -> str:
    """The UID of a card: the same whenever its photo is read."""
    return str(uuid.uuid5(_NAMESPACE, f"{reading.digest}/{reading.card}"))


def keep(
    store: Store,
    reading: Reading,
    interview: Interview,
    now: dt.datetime,
    beside: int = 0,
) -> Kept:
    """Keeps what was read on one card.

    A card of a photo that was read before (by digest and place) updates its record;
    another card of somebody who is surely kept already is merged into theirs, which can
    be undone; of somebody who may be, it is told. What a person changed stays as it is.

    Args:
        store: where to.
        reading: of a photo that could be read.
        interview: when and for which job, as far as known this time; with a number, it
            is that interview.
        now: with its time zone.
        beside: the interview of another card on the photo; a new one whose employer
            isn't known, or where that one's isn't, belongs to it.

    Raises:
        NoSuchContactError: there is no interview with that number.
        StoreError: the photo could not be read, or the store can't be written.
    """
    if reading.digest is None:
        raise StoreError(
            f"{reading.photo} could not be read, so there is nothing to keep; "
            "mend or replace the photo and scan it again."
        )
    with store.database.writing() as db:
        known = tables.sighted(db, reading.digest, reading.card)
        if known is not None:
            number, uid = known
            record = _seen_again(db, store, number, reading, interview, now)
            return Kept(record, uid)
        same, perhaps = _likenesses(db, store, reading.contact)
        if same is None:
            record = _added(db, store, reading, interview, now, beside)
            _suggest(db, record, perhaps)
            return Kept(record, record.uid, perhaps=perhaps)
        number, why = same
        if interview.source is not DateSource.GIVEN and not interview.id:
            # Another photo alone doesn't tell that they were met again.
            interview = replace(interview, id=store.kept(db, number).interview.id)
        record = _added(db, store, reading, interview, now, beside)
        merge(db, store, number, record.id, now)
        tables.set_planned(db, record.id, ())  # nobody has ever seen its plan
        return Kept(store.kept(db, number), record.uid, why)


def kept_before(store: Store, reading: Reading) -> Before | None:
    """What became of a card when it was kept; None if it never was.

    Raises:
        StoreError: the store can't be read.
    """
    with store.database.reading() as db:
        known = tables.sighted(db, reading.digest or "", reading.card)
        if known is None:
            return None
        number, uid = known
        if tables.is_deleted(db, number):
            return Before(None)
        record = store.kept(db, number)
        if record.uid == uid:
            return Before(record, perhaps=_suggested(db, number))
        like = store.rules.likeness(record.contact, reading.contact)
        return Before(record, None if like is None else like.why)


def _seen_again(
    db: sqlite3.Connection,
    store: Store,
    contact_id: int,
    reading: Reading,
    told: Interview,
    now: dt.datetime,
) -> Record:
    """The same photo once more: better read, moved, or dated."""
    bring_back(db, store, contact_id, now)
    kept = store.kept(db, contact_id)
    tables.add_sighting(db, kept.id, reading, now)
    contact = reading_over(store, db, kept, reading.contact)
    before = kept.interview
    if told.id and told.id != before.id:
        before = held(db, told.id)
        attend(db, before, kept.id, now)
    interview = merged_interview(before, _dated(told))
    if (contact, interview) == (kept.contact, kept.interview):
        return store.kept(db, kept.id)
    if interview != before:
        _tell(db, before, interview, now)
    if contact != kept.contact:
        tables.write_details(db, kept.id, contact)
        journal.write(db, ActionKind.READ_AGAIN, now, contact=kept.id)
    together = {kept.id, *interviews.people_of(db, interview.id)}
    store.changed(db, sorted(together), now)
    return store.kept(db, kept.id)


def _tell(
    db: sqlite3.Connection, kept: Interview, told: Interview, now: dt.datetime
) -> None:
    """Writes what the person said of an interview beside its cards."""
    before = [journal.rows_of(db, "interview", id=kept.id)]
    kind = ActionKind.INTERVIEW_EDITED
    journal.write(db, kind, now, interview=kept.id, before=before)
    interviews.update(db, told)


def reading_over(
    store: Store, db: sqlite3.Connection, kept: Record, read: Contact
) -> Contact:
    """What a new reading makes of a contact.

    Of the only photo of a card the newer reading counts, as a whole: what an older
    program misread is not evidence. Where there are several photos it adds to what they
    said, and once only. A reading that found nothing changes nothing: it says more
    about the reading than about the card.
    """
    if read.is_empty:
        return kept.contact
    if tables.sightings(db, kept.id) > 1:
        if _is_known(kept.contact, read):
            return kept.contact
        return store.rules.strengthened(kept.contact, read, kept.edited)
    return newer(kept.contact, read, kept.edited)


def _is_known(kept: Contact, read: Contact) -> bool:
    """Whether a reading says nothing that was not weighed before."""
    told = {
        (name, text)
        for name, entry in kept.fields()
        for text in (entry.text, *entry.rivals)
    }
    return all((name, entry.text) in told for name, entry in read.fields())


def _added(
    db: sqlite3.Connection,
    store: Store,
    reading: Reading,
    told: Interview,
    now: dt.datetime,
    beside: int,
) -> Record:
    """A new contact, met at an interview that is kept or at a new one."""
    contact_id = tables.insert(db, card_uid(reading), now)
    tables.add_sighting(db, contact_id, reading, now)
    tables.write_details(db, contact_id, reading.contact)
    interview = _interview_of(db, store, reading.contact, told, now, beside)
    journal.write(db, ActionKind.READ, now, contact=contact_id, interview=interview.id)
    interviews.join(db, interview, contact_id)
    derived.derive(db, store.rules, contact_id)
    return store.kept(db, contact_id)


def _interview_of(
    db: sqlite3.Connection,
    store: Store,
    contact: Contact,
    told: Interview,
    now: dt.datetime,
    beside: int,
) -> Interview:
    """The interview that is kept of what was told, else a new one."""
    employer = store.rules.employer(contact, told)
    kept = _kept_interview(db, told, employer, beside)
    if kept is None:
        return interviews.insert(db, replace(told, lead=None), employer)
    merged = merged_interview(kept, _dated(told))
    if merged != kept:
        _tell(db, kept, merged, now)
        store.changed(db, interviews.people_of(db, kept.id), now)
    return merged


def _kept_interview(
    db: sqlite3.Connection, told: Interview, employer: str, beside: int
) -> Interview | None:
    """The interview with its number, else of its day and employer, if it is kept."""
    if told.id:
        return held(db, told.id)
    found = interviews.fitting(db, told, employer)
    if found is not None or not beside:
        return found
    other = held(db, beside)
    is_known = employer and interviews.employer_of(db, beside)
    return None if is_known or other.date != told.date else other


def _dated(told: Interview) -> Interview:
    """Of an interview that is kept, only a date that the person gave puts it right."""
    if told.source is DateSource.GIVEN or not told.id:
        return told
    return replace(told, source=DateSource.TODAY)


def _likenesses(
    db: sqlite3.Connection, store: Store, contact: Contact
) -> tuple[tuple[int, str] | None, tuple[tuple[int, str], ...]]:
    """Who surely is the same person, and who may be."""
    rules = store.rules
    perhaps = []
    for number in derived.like(db, rules.traits(contact)):
        like = rules.likeness(store.kept(db, number).contact, contact)
        if like is not None and like.is_strong:
            return (number, like.why), ()
        if like is not None:
            perhaps.append((number, like.why))
    return None, tuple(perhaps)


def _suggest(
    db: sqlite3.Connection, record: Record, perhaps: tuple[tuple[int, str], ...]
) -> None:
    """Keeps who may be the same person, to be asked about."""
    db.executemany(
        "INSERT OR IGNORE INTO likeness VALUES (?, ?, ?, NULL)",
        [(number, record.id, why) for number, why in perhaps],
    )


def _suggested(db: sqlite3.Connection, number: int) -> tuple[tuple[int, str], ...]:
    """Who was kept before a contact and may be the same person."""
    rows = db.execute(
        "SELECT contact_id, why FROM likeness WHERE other_id = ? AND settled IS NULL"
        " ORDER BY contact_id",
        (number,),
    )
    return tuple((row["contact_id"], row["why"]) for row in rows)

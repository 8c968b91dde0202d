"""One person, one record: who is the same, who is not, and who is to go."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cardtrail.app.desk import Desk
from cardtrail.model.record import Record
from cardtrail.store import people
from cardtrail.store.store import Store


@dataclass(frozen=True, slots=True)
class Pair:
    """Two contacts that may be one person.

    Attributes:
        one: who was kept first.
        other: who was kept later.
        why: in words, without a full stop.
    """

    one: Record
    other: Record
    why: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """A contact that was deleted.

    Attributes:
        record: the contact.
        at: when it was deleted.
        until: the last day on which it can be restored.
    """

    record: Record
    at: dt.datetime
    until: dt.date


def merge(desk: Desk, keep: int, other: int) -> Record:
    """Makes one contact of two; undoing parts them again.

    Raises:
        NoSuchContactError: one of them is not there.
        StoreError: it is one contact already, or the store can't be written.
    """
    with desk.open() as store:
        return people.merge_contacts(store, keep, other, desk.now)


def keep_apart(desk: Desk, one: int, other: int) -> tuple[Record, Record]:
    """Notes that two contacts are two people; nobody asks again.

    Raises:
        NoSuchContactError: one of them is not there.
        StoreError: it is one contact, or the store can't be written.
    """
    with desk.open() as store:
        people.keep_apart(store, one, other, desk.now)
        return store.record(one), store.record(other)


def duplicates(desk: Desk) -> tuple[Pair, ...]:
    """Contacts that may be one person, to be asked about.

    Raises:
        StoreError: the store can't be read.
    """
    with desk.open() as store:
        return tuple(Pair(*found) for found in people.suggestions(store))


def others_of(desk: Desk, number: int) -> tuple[tuple[int, str], ...]:
    """Who else may be the same person as a contact, by their numbers, and why.

    Raises:
        StoreError: the store can't be read.
    """
    with desk.open() as store:
        return tuple(
            (other.id if one.id == number else one.id, why)
            for one, other, why in people.suggestions(store, number)
        )


def delete(desk: Desk, number: int) -> Deleted:
    """Takes a contact off every list; those whose time is over go for good.

    Raises:
        NoSuchContactError: it is not there.
        OutputError: a file of one whose time is over can't be taken away.
        StoreError: the store can't be written.
    """
    with desk.open() as store:
        gone = people.delete(store, number, desk.now)
        _tidy(desk, store)
        return _deleted(desk, gone, desk.now)


def restore(desk: Desk, number: int) -> Record:
    """Puts a deleted contact back on every list.

    Raises:
        NoSuchContactError: it is not there.
        StoreError: the store can't be written.
    """
    with desk.open() as store:
        return people.restore(store, number, desk.now)


def deleted(desk: Desk) -> tuple[Deleted, ...]:
    """The deleted contacts, those that go first first.

    Those whose time is over go for good.

    Raises:
        OutputError: a file of one whose time is over can't be taken away.
        StoreError: the store can't be read.
    """
    with desk.open() as store:
        _tidy(desk, store)
        return tuple(_deleted(desk, *found) for found in people.deleted(store))


def _tidy(desk: Desk, store: Store) -> None:
    from cardtrail.app.forget import tidy  # noqa: PLC0415 - loads what writes exports

    tidy(desk, store)


def _deleted(desk: Desk, record: Record, at: dt.datetime) -> Deleted:
    here = at.astimezone(desk.now.tzinfo)
    return Deleted(record, here, here.date() + dt.timedelta(days=desk.deleted_days))

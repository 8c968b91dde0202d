"""The contacts that were read, kept in one SQLite file on the person's own machine."""

from __future__ import annotations

import datetime as dt
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from cardtrail.errors import NoSuchContactError, StoreError
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.followup import FollowUp, Interview
from cardtrail.model.reading import Reading
from cardtrail.model.record import Record
from cardtrail.store import tables
from cardtrail.store.faults import told_plainly
from cardtrail.store.merge import edited_contact, merged_contact, merged_interview
from cardtrail.store.migrations import migrate
from cardtrail.store.rows import Value

Planner = Callable[[Contact, Interview], tuple[FollowUp, ...]]

# Derived from the photo, a UID is the same again after the store was lost: address
# books then update the contact that they have (RFC 9562, 5.5).
_NAMESPACE = uuid.UUID("5a1f0f7c-3d0e-4b52-9a55-6c1d0d9f2b11")


class Store:
    """All kept contacts; close it, or use it in a ``with`` statement.

    Every save and edit is one transaction: after a crash the store holds it whole or
    not at all. Several processes may use one store at the same time.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, plan: Planner
    ) -> None:
        self._connection = connection
        self._path = path
        self._plan = plan

    @classmethod
    def open(cls, path: Path, plan: Planner, patience: float = 5.0) -> Self:
        """The store at ``path``, made if there is none, readable by its owner only.

        Args:
            path: the file; its folder is made if need be.
            plan: makes the follow-up steps of a contact.
            patience: how long to wait for another process to finish, in seconds.

        Raises:
            StoreError: it can't be opened or made, is another program's file, or was
                written by a newer version.
        """
        with told_plainly(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not path.exists():
                path.touch(mode=0o600)
            connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
            try:
                connection.row_factory = sqlite3.Row
                connection.execute("PRAGMA foreign_keys = ON")
                migrate(connection, path)
                # Readers don't wait for a writer; not every file system can do it.
                with suppress(sqlite3.OperationalError):
                    connection.execute("PRAGMA journal_mode = WAL")
            except BaseException:
                connection.close()
                raise
        return cls(connection, path, plan)

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def save(self, reading: Reading, interview: Interview, now: dt.datetime) -> Record:
        """Keeps what was read on one card.

        A card of a photo that was read before (by digest and place) updates its record,
        except for what a person changed. The revision grows only if something differs.

        Args:
            reading: of a photo that could be read.
            interview: when and for which job, as far as known this time.
            now: with its time zone.

        Raises:
            StoreError: the photo could not be read, or the store can't be written.
        """
        if reading.digest is None:
            raise StoreError(
                f"{reading.photo} could not be read, so there is nothing to keep; "
                "mend or replace the photo and scan it again."
            )
        with self._transaction("IMMEDIATE"):
            db, digest, card = self._connection, reading.digest, reading.card
            kept = tables.find(db, digest, card)
            if kept is None:
                return tables.insert(
                    db, self._new(reading, interview, now), digest, card
                )
            edited = tables.edited(db, kept.id)
            changed = replace(
                kept,
                photo=str(reading.photo),
                contact=merged_contact(kept.contact, reading.contact, edited),
                interview=merged_interview(kept.interview, interview),
            )
            return self._update(kept, changed, now)

    def records(self) -> tuple[Record, ...]:
        """All contacts by their number.

        Raises:
            StoreError: the store can't be read.
        """
        with self._transaction("DEFERRED"):
            return tables.every(self._connection)

    def record(self, contact_id: int) -> Record:
        """One contact.

        Raises:
            NoSuchContactError: there is none with this number.
            StoreError: the store can't be read.
        """
        with self._transaction("DEFERRED"):
            return self._kept(contact_id)

    def edit(
        self,
        contact_id: int,
        field: FieldName,
        values: Sequence[Value],
        now: dt.datetime,
    ) -> Record:
        """Puts a person's own values in the place of a field; no scan changes it again.

        Args:
            contact_id: the contact's number.
            field: which details.
            values: all of them in their order; none if the card doesn't have it.
            now: with its time zone.

        Raises:
            NoSuchContactError: there is no such contact.
            StoreError: the field can't hold these values, or the store can't be
                written.
        """
        with self._transaction("IMMEDIATE"):
            kept = self._kept(contact_id)
            contact = edited_contact(kept.contact, field, values)
            tables.mark_edited(self._connection, kept.id, field)
            return self._update(kept, replace(kept, contact=contact), now)

    @contextmanager
    def _transaction(self, mode: str) -> Iterator[None]:
        """Everything inside happens at once or not at all."""
        with told_plainly(self._path):
            self._connection.execute(f"BEGIN {mode}")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _new(self, reading: Reading, interview: Interview, now: dt.datetime) -> Record:
        """A record that has no number yet."""
        identity = f"{reading.digest}/{reading.card}"
        return Record(
            id=0,
            uid=str(uuid.uuid5(_NAMESPACE, identity)),
            revision=0,
            updated=now.astimezone(dt.UTC),
            photo=str(reading.photo),
            contact=reading.contact,
            interview=interview,
            plan=self._plan(reading.contact, interview),
        )

    def _update(self, kept: Record, changed: Record, now: dt.datetime) -> Record:
        """Writes ``changed`` with a new plan; a new path alone is no change."""
        planned = replace(changed, plan=self._plan(changed.contact, changed.interview))
        if replace(planned, photo=kept.photo) != kept:
            planned = replace(
                planned, revision=kept.revision + 1, updated=now.astimezone(dt.UTC)
            )
        tables.update(self._connection, planned)
        return planned

    def _kept(self, contact_id: int) -> Record:
        record = tables.get(self._connection, contact_id)
        if record is None:
            raise NoSuchContactError(
                f"There is no contact {contact_id}; look up its number in the list of "
                "contacts."
            )
        return record

"""The contacts that were read, kept in one SQLite file on the person's own machine."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cardtrail.errors import NoSuchContactError
from cardtrail.model.action import Action, ActionKind
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.record import Record
from cardtrail.store import derived, journal, tables
from cardtrail.store.database import Database
from cardtrail.store.interviews import met_with, people_of
from cardtrail.store.journal import Rows, rows_of
from cardtrail.store.merge import edited_contact
from cardtrail.store.renewal import Progress, renew
from cardtrail.store.rows import MANY, SINGLE, Value, contact_with, entries
from cardtrail.store.rules import Rules


class Store:
    """All kept contacts; close it, or use it in a ``with`` statement.

    Every change is one transaction: after a crash the store holds it whole or not at
    all. Several processes may use one store at the same time. ``intake`` keeps what
    was read, ``followups`` what happened, ``meetings`` changes interviews, ``people``
    merges and deletes, ``agenda`` tells what is due.
    """

    def __init__(self, database: Database, rules: Rules) -> None:
        self.database = database
        self.rules = rules

    @classmethod
    def open(
        cls,
        path: Path,
        rules: Rules,
        patience: float = 5.0,
        progress: Progress = lambda _done, _all: None,
    ) -> Self:
        """The store at ``path``, made if there is none, readable by its owner only.

        Args:
            path: the file; its folder is made if need be.
            rules: how to plan, and who is the same person.
            patience: how long to wait for another process to finish, in seconds.
            progress: is told where many contacts have to be planned anew.

        Raises:
            StoreError: it can't be opened or made, is another program's file, or was
                written by a newer version.
        """
        store = cls(Database.open(path, patience), rules)
        try:
            renew(store.database, rules, progress)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Lets go of the file."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def records(self, most: int | None = None) -> tuple[Record, ...]:
        """All contacts, or the newest ``most``, by their number.

        Raises:
            StoreError: the store can't be read.
        """
        with self.database.reading() as db:
            return self._records(db, tables.live(db, most))

    def count(self) -> int:
        """How many contacts are kept.

        Raises:
            StoreError: the store can't be read.
        """
        with self.database.reading() as db:
            return tables.count(db)

    def record(self, contact_id: int) -> Record:
        """One contact; for the number of a merged one, the one that it is part of.

        Raises:
            NoSuchContactError: there is none with this number.
            StoreError: the store can't be read.
        """
        with self.database.reading() as db:
            return self.kept(db, contact_id)

    def search(self, text: str, most: int) -> tuple[Record, ...]:
        """Contacts with all the words of ``text``, or words that begin so; best first.

        Raises:
            StoreError: the store can't be read.
        """
        with self.database.reading() as db:
            return self._records(db, derived.search(db, text, most))

    def history(self, contact_id: int | None, most: int) -> tuple[Action, ...]:
        """The newest ``most`` actions in their order; of one contact, or all.

        Raises:
            NoSuchContactError: there is no such contact.
            StoreError: the store can't be read.
        """
        with self.database.reading() as db:
            if contact_id is not None:
                contact_id = self.kept(db, contact_id).id
            return journal.history(db, contact_id, most)

    def edit(
        self,
        contact_id: int,
        changes: Iterable[tuple[FieldName, Sequence[Value]]],
        now: dt.datetime,
    ) -> Record:
        """Puts a person's own values into fields; no scan changes them again.

        Args:
            contact_id: the contact's number.
            changes: the fields, each with all its values in their order; none if the
                card doesn't have it.
            now: with its time zone.

        Raises:
            NoSuchContactError: there is no such contact.
            StoreError: a field can't hold these values, or the store can't be
                written; nothing has changed.
        """
        with self.database.writing() as db:
            kept = self.present(db, contact_id)
            for field, values in changes:
                contact = edited_contact(kept.contact, field, values)
                data = {"field": field, "text": ", ".join(str(v) for v in values)}
                self._write(db, kept, ActionKind.EDITED, [field], now, data)
                tables.write_details(db, kept.id, contact)
                tables.mark_edited(db, kept.id, [field])
                kept = self.changed(db, [kept.id], now)[0]
            return kept

    def confirm(
        self, contact_id: int, fields: Iterable[FieldName], now: dt.datetime
    ) -> Record:
        """Notes that a person has checked fields: what they hold is right.

        Raises:
            NoSuchContactError: there is no such contact.
            StoreError: the store can't be written.
        """
        confirmed = set(fields)
        with self.database.writing() as db:
            kept = self.present(db, contact_id)
            contact = contact_with(
                (
                    name,
                    tuple(
                        replace(entry, grade=Grade.SURE, disputes=(), rivals=())
                        if name in confirmed and entry.value is not None
                        else entry
                        for entry in entries(kept.contact, name)
                    ),
                )
                for name in (*SINGLE, *MANY)
            )
            data = {"field": ", ".join(sorted(confirmed))}
            self._write(db, kept, ActionKind.CONFIRMED, confirmed, now, data)
            tables.write_details(db, kept.id, contact)
            tables.mark_edited(db, kept.id, confirmed)
            return self.changed(db, [kept.id], now)[0]

    def undo(self, now: dt.datetime) -> Action | None:
        """Takes back the newest action that is not taken back yet.

        Returns:
            What was taken back; None where there is nothing.

        Raises:
            StoreError: the store can't be written.
        """
        with self.database.writing() as db:
            action = journal.last(db)
            if action is None:
                return None
            before = _concerned(db, action)
            journal.take_back(db, action, now)
            self.changed(db, sorted(before | _concerned(db, action)), now)
            return action

    def kept(self, db: sqlite3.Connection, contact_id: int) -> Record:
        """A contact, within a transaction.

        Raises:
            NoSuchContactError: there is none with this number.
        """
        record = tables.get(db, contact_id)
        if record is None:
            raise NoSuchContactError(
                f"There is no contact {contact_id}; look up its number in the list of "
                "contacts."
            )
        return derived.planned(db, self.rules, record)

    def present(self, db: sqlite3.Connection, contact_id: int) -> Record:
        """A contact that is not deleted, within a transaction.

        Raises:
            NoSuchContactError: there is none with this number, or it is deleted.
        """
        kept = self.kept(db, contact_id)
        if tables.is_deleted(db, kept.id):
            raise NoSuchContactError(
                f"Contact {contact_id} is deleted; put it back first with: "
                f"cardtrail contacts restore {contact_id}"
            )
        return kept

    def changed(
        self, db: sqlite3.Connection, contacts: Sequence[int], now: dt.datetime
    ) -> tuple[Record, ...]:
        """Notes within a transaction that contacts changed, and plans them anew.

        Returns:
            Those of them that are neither deleted nor merged.
        """
        found = []
        for contact_id in contacts:
            tables.mark_changed(db, contact_id, now)
            found.append(derived.derive(db, self.rules, contact_id))
        return tuple(record for record in found if record is not None)

    def _records(
        self, db: sqlite3.Connection, numbers: Iterable[int]
    ) -> tuple[Record, ...]:
        return tuple(self.kept(db, number) for number in numbers)

    def _write(
        self,
        db: sqlite3.Connection,
        kept: Record,
        kind: ActionKind,
        fields: Collection[FieldName],
        now: dt.datetime,
        data: dict[str, Any],
    ) -> None:
        """An action on fields of a contact, with the way back."""
        before: list[Rows] = [
            rows_of(db, table, contact_id=kept.id, field=field.value)
            for table in ("detail", "edited")
            for field in sorted(fields)
        ]
        journal.write(db, kind, now, contact=kept.id, data=data, before=before)


def _concerned(db: sqlite3.Connection, action: Action) -> set[int]:
    """The contacts whose plans an action touched."""
    named = {action.contact, *action.others} - {None}
    together = {other for number in named for other in met_with(db, number or 0)}
    return together | set(people_of(db, action.interview or 0))

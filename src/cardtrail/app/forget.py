"""Forgetting people: the store, the pictures, and the files that were exported."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cardtrail.app.cards import cards_folder, expire_cards, remove_cards
from cardtrail.app.desk import Desk
from cardtrail.app.edit_file import edit_path
from cardtrail.app.export import FOLDERS, NAMES, PAGE, TABLE
from cardtrail.errors import OutputError
from cardtrail.model.contact import Contact
from cardtrail.model.record import Record
from cardtrail.store import forgetting
from cardtrail.store.forgetting import Traces
from cardtrail.store.store import Store
from cardtrail.text import fold, printable

_PICTURE = re.compile(r"data:image/jpeg;base64,[\w+/=]*", re.ASCII)
"""A picture in a page, which is long and says nothing of whom it shows."""


@dataclass(frozen=True, slots=True)
class Oblivion:
    """What is wiped out with a contact, and what is not.

    Attributes:
        record: the contact.
        pictures: of its cards.
        exports: files for other programs that hold it.
        drafts: changes that were begun in an editor.
        backups: copies of older versions of the store.
        photos: the person's own photos of its cards: they stay.
    """

    record: Record
    pictures: tuple[Path, ...]
    exports: tuple[Path, ...]
    drafts: tuple[Path, ...]
    backups: tuple[Path, ...]
    photos: tuple[Path, ...]


def foreseen(desk: Desk, number: int) -> Oblivion:
    """What would be wiped out with a contact.

    Raises:
        NoSuchContactError: there is none with this number.
        StoreError: the store can't be read.
    """
    with desk.open() as store:
        return _foreseen(desk, store.record(number), forgetting.traces(store, number))


def forget(desk: Desk, number: int) -> Oblivion:
    """Wipes a contact out for good, with all that is known to hold it.

    The files go first: where something fails, the contact is still there and can be
    forgotten again.

    Raises:
        NoSuchContactError: there is none with this number.
        OutputError: a file can't be taken away.
        StoreError: the store can't be written, or another program holds it open.
    """
    with desk.open() as store:
        traces = forgetting.traces(store, number)
        found = _foreseen(desk, store.record(number), traces)
        _forget(desk, store, found, traces)
        return found


def tidy(desk: Desk, store: Store) -> int:
    """Forgets who was deleted long ago, and takes old pictures away.

    Returns:
        How many contacts were forgotten.

    Raises:
        OutputError: a file can't be taken away.
        StoreError: the store can't be written.
    """
    last = desk.now - dt.timedelta(days=desk.deleted_days)
    overdue = forgetting.overdue(store, last)
    for traces in overdue:
        found = _foreseen(desk, store.record(traces.number), traces)
        _forget(desk, store, found, traces)
    expire_cards(cards_folder(desk.path), desk.now, desk.photo_days)
    return len(overdue)


def _forget(desk: Desk, store: Store, found: Oblivion, traces: Traces) -> None:
    remove_cards(cards_folder(desk.path), traces.uids)
    _remove((*found.exports, *found.drafts))
    forgetting.forget(store, traces.number, desk.now)


def _foreseen(desk: Desk, record: Record, traces: Traces) -> Oblivion:
    pictures = (cards_folder(desk.path) / f"{uid}.jpg" for uid in traces.uids)
    drafts = (edit_path(desk.path, number) for number in traces.numbers)
    return Oblivion(
        record,
        tuple(path for path in pictures if path.exists()),
        tuple(_exports(record.contact, traces)),
        tuple(path for path in drafts if path.exists()),
        traces.backups,
        tuple(path for path in traces.photos if path.exists()),
    )


def _exports(contact: Contact, traces: Traces) -> Iterator[Path]:
    """The files in the folders of exports that hold a contact."""
    told = map(printable, (*traces.uids, *_marks(contact)))
    marks = [fold(mark) for mark in told if mark]
    for folder in traces.folders:
        for path in (folder / name for name in (*NAMES.values(), PAGE, TABLE)):
            if path.is_file() and _holds(path, marks):
                yield path
        for own in (folder / name for name in FOLDERS.values()):
            # One contact each: namesakes are told apart by their UIDs.
            yield from (x for x in sorted(own.glob("*.vcf")) if _holds(x, traces.uids))


def _marks(contact: Contact) -> Iterator[str]:
    """By what a table without UIDs is known to hold somebody."""
    yield from (entry.text for entry in contact.emails)
    if contact.name is not None:
        yield contact.name.text
        yield (contact.name.value and contact.name.value.family) or ""
    for entry in contact.phones:
        yield entry.text
        yield entry.value.formatted if entry.value else ""


def _holds(path: Path, marks: Iterable[str]) -> bool:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise _unremoved(path, error) from error
    if path.suffix == ".html":
        text = html.unescape(_PICTURE.sub("", text))
    whole = fold(text.replace("\r\n ", "").replace("\n ", ""))  # RFC 6350, 3.2
    return any(mark in whole for mark in marks)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise _unremoved(path, error) from error


def _unremoved(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or "unknown error"
    return OutputError(
        f"{path} may hold the contact and can't be taken away: {reason}. Take it away "
        "by hand, and try again."
    )

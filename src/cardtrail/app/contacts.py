"""The contacts that are kept: all of them, one of them, and a person's own changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from cardtrail.followup.plan import plan
from cardtrail.model.field import FieldName
from cardtrail.model.record import Record
from cardtrail.store.rows import Value
from cardtrail.store.store import Store
from cardtrail.text import unify
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneNumber
from cardtrail.values.profile import Profile

_PARSERS: dict[FieldName, Callable[[str, str], Value]] = {
    FieldName.NAME: lambda text, _: PersonName.parse(text),
    FieldName.TITLE: lambda text, _: unify(text),
    FieldName.DEPARTMENT: lambda text, _: unify(text),
    FieldName.COMPANY: lambda text, _: unify(text),
    FieldName.ADDRESS: PostalAddress.parse,
    FieldName.PHONE: PhoneNumber.parse,
    FieldName.EMAIL: lambda text, _: EmailAddress.parse(text),
    FieldName.PROFILE: lambda text, _: Profile.parse(text),
    FieldName.OTHER_NAME: lambda text, _: PersonName.parse(text),
}


def open_store(path: Path) -> Store:
    """The contacts kept at ``path``, for a ``with`` statement.

    Raises:
        StoreError: the store can't be opened.
    """
    return Store.open(path, plan=plan)


def contacts(store: Path) -> tuple[Record, ...]:
    """All contacts that are kept, in the order of their numbers.

    Raises:
        StoreError: the store can't be read.
    """
    with open_store(store) as kept:
        return kept.records()


def contact(store: Path, number: int) -> Record:
    """One contact by its number.

    Raises:
        StoreError: the store can't be read, or there is no such contact.
    """
    with open_store(store) as kept:
        return kept.record(number)


def edit(
    store: Path,
    number: int,
    changes: Mapping[FieldName, Sequence[str]],
    country: str,
    now: dt.datetime,
) -> Record:
    """Puts in the person's own values, which no later scan overwrites.

    Args:
        store: where the contacts are kept.
        number: of the contact.
        changes: the texts that take the place of what a field holds now; a blank one
            counts for nothing, so that blanks alone take the detail away.
        country: ISO 3166-1 alpha-2 code for numbers and addresses that name none.
        now: with its time zone.

    Raises:
        InvalidValueError: a text is not well-formed; nothing was changed.
        StoreError: the store can't be written, or there is no such contact.
    """
    values = {
        name: [_PARSERS[name](text, country) for text in texts if text.strip()]
        for name, texts in changes.items()
    }
    with open_store(store) as kept:
        record = kept.record(number)
        for name, parsed in values.items():
            record = kept.edit(number, name, parsed, now)
        return record

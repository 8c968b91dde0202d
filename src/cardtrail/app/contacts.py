"""The contacts that are kept: all of them, one of them, and a person's own changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from cardtrail.app.desk import Desk
from cardtrail.errors import InvalidValueError
from cardtrail.model.contact import AnyField
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.record import Record
from cardtrail.store.rows import Value
from cardtrail.text import printable, unify
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneNumber
from cardtrail.values.profile import Profile
from cardtrail.values.web import Website

_PARSERS: dict[FieldName, Callable[[str, str], Value]] = {
    FieldName.NAME: lambda text, _: PersonName.parse(text),
    FieldName.TITLE: lambda text, _: unify(text),
    FieldName.DEPARTMENT: lambda text, _: unify(text),
    FieldName.COMPANY: lambda text, _: unify(text),
    FieldName.ADDRESS: PostalAddress.parse,
    FieldName.PHONE: PhoneNumber.parse,
    FieldName.EMAIL: lambda text, _: EmailAddress.parse(text),
    FieldName.WEBSITE: lambda text, _: Website.parse(text),
    FieldName.PROFILE: lambda text, _: Profile.parse(text),
    FieldName.OTHER_NAME: lambda text, _: PersonName.parse(text),
}


def contacts(desk: Desk) -> tuple[Record, ...]:
    """All contacts that are kept, in the order of their numbers.

    Raises:
        StoreError: the store can't be read.
    """
    with desk.open() as kept:
        return kept.records()


def newest(desk: Desk, most: int | None) -> tuple[tuple[Record, ...], int]:
    """The newest contacts in the order of their numbers, and how many there are.

    Args:
        desk: where they are kept.
        most: how many of them; None for all.

    Raises:
        StoreError: the store can't be read.
    """
    with desk.open() as kept:
        return kept.records(most), kept.count()


def contact(desk: Desk, number: int) -> Record:
    """One contact by its number.

    Raises:
        NoSuchContactError: there is none with this number.
        StoreError: the store can't be read.
    """
    with desk.open() as kept:
        return kept.record(number)


def search(desk: Desk, text: str, most: int = 50) -> tuple[Record, ...]:
    """The contacts with all these words, or words that begin so; the best first.

    Raises:
        StoreError: the store can't be read.
    """
    with desk.open() as kept:
        return kept.search(text, most)


def edit(
    desk: Desk, number: int, changes: Mapping[FieldName, Sequence[str]], country: str
) -> Record:
    """Puts in the person's own values, which no later scan overwrites.

    Args:
        desk: where the contacts are kept, and the present moment.
        number: of the contact.
        changes: the texts that take the place of what a field holds now; a blank one
            counts for nothing, so that blanks alone take the detail away.
        country: ISO 3166-1 alpha-2 code for numbers and addresses that name none.

    Raises:
        InvalidValueError: a text is not well-formed; nothing was changed.
        NoSuchContactError: there is no such contact.
        StoreError: the store can't be written.
    """
    with desk.open() as kept:
        there = {
            (name, shown(entry)): entry.value
            for name, entry in kept.record(number).contact.fields()
        }
        values = [
            (
                name,
                [
                    there.get((name, text)) or parsed(name, text, country)
                    for text in texts
                    if text.strip()
                ],
            )
            for name, texts in changes.items()
        ]
        return kept.edit(number, values, desk.now)


def parsed(name: FieldName, text: str, country: str) -> Value:
    """The value of a field that a person's text gives.

    Args:
        name: of the field.
        text: what they wrote.
        country: ISO 3166-1 alpha-2 code for numbers and addresses that name none.

    Raises:
        InvalidValueError: it is not well-formed.
    """
    return _PARSERS[name](text, country)


def shown(entry: AnyField) -> str:
    """A detail as people write it, on one line; ``edit`` takes it for the same again.

    Numbers are told as they are dialled, profiles with their service.
    """
    if isinstance(entry.value, Profile):
        return printable(entry.value.spoken)
    if isinstance(entry.value, PhoneNumber):
        extension = entry.value.extension
        tail = f" ext. {extension}" if extension else ""
        return f"{entry.value.formatted}{tail}"
    return printable(entry.text)


def confirm(desk: Desk, number: int, fields: Collection[FieldName]) -> Record:
    """Notes that the person compared details with the card and found them right.

    Args:
        desk: where the contacts are kept, and the present moment.
        number: of the contact.
        fields: which details; all that have to be checked, where none is named.

    Raises:
        InvalidValueError: a detail is not well-formed and has to be corrected first.
        NoSuchContactError: there is no such contact.
        StoreError: the store can't be written.
    """
    with desk.open() as kept:
        found = list(kept.record(number).contact.fields())
        wanted = fields or {name for name, each in found if each.grade is Grade.CHECK}
        for name, each in found:
            if name in wanted and each.value is None:
                raise InvalidValueError(
                    f"“{each.text}” is not whole; compare it with the card and "
                    f"correct it: cardtrail contacts edit {number} --{name} TEXT"
                )
        return kept.confirm(number, wanted, desk.now)

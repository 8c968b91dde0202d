"""What a second reading and a person's own words do to what is kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from typing import Any

from cardtrail.errors import StoreError
from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.followup import DateSource, Interview
from cardtrail.store.rows import MANY, SINGLE, Value, contact_with, entries
from cardtrail.values.phone import PhoneKind, PhoneNumber

_DATE_REPLACES: dict[DateSource, frozenset[DateSource]] = {
    DateSource.GIVEN: frozenset(DateSource),
    DateSource.EXIF: frozenset({DateSource.EXIF, DateSource.TODAY}),
    DateSource.TODAY: frozenset(),
}
"""The sources whose date gives way to one from another. The day of a scan never
replaces a date: the first scan was nearer to the interview than the second."""


def newer(kept: Contact, read: Contact, edited: Collection[FieldName]) -> Contact:
    """The newer reading, with the fields that a person edited as they left them."""
    return kept if read.is_empty else with_fields(read, kept, edited)


def with_fields(
    contact: Contact, source: Contact, fields: Collection[FieldName]
) -> Contact:
    """The contact with some fields as another one has them."""
    return contact_with(
        (name, entries(source if name in fields else contact, name))
        for name in (*SINGLE, *MANY)
    )


def merged_interview(kept: Interview, told: Interview) -> Interview:
    """The better known date; company and role as last given, and all notes."""
    dated = told if kept.source in _DATE_REPLACES[told.source] else kept
    new = tuple(note for note in told.notes if note not in kept.notes)
    return dataclasses.replace(
        kept,
        date=dated.date,
        source=dated.source,
        company=kept.company if told.company is None else told.company,
        role=kept.role if told.role is None else told.role,
        decides=kept.decides if told.decides is None else told.decides,
        notes=kept.notes + new,
    )


def edited_contact(kept: Contact, field: FieldName, values: Sequence[Value]) -> Contact:
    """The contact with one field as the person gave it.

    A value that was there before keeps its place on the photo, its readers and its
    kind; so does one that corrects another: as many values as before, in the same
    place.

    Raises:
        StoreError: the field holds one value and got several, or is no detail.
    """
    if field not in SINGLE and field not in MANY:
        raise StoreError(f"A {field} can't be edited; name one of its details instead.")
    if field in SINGLE and len(values) > 1:
        raise StoreError(f"A contact has one {field}; give only one.")
    before = entries(kept, field)
    by_place = before if len(before) == len(values) else (None,) * len(values)
    own = tuple(
        _own(value, next((old for old in before if old.value == value), corrected))
        for value, corrected in zip(values, by_place, strict=True)
    )
    return contact_with(
        (name, own if name is field else entries(kept, name))
        for name in (*SINGLE, *MANY)
    )


def _own(value: Value, before: AnyField | None) -> AnyField:
    """A value that the person vouches for."""
    kind = PhoneKind.OTHER if isinstance(value, PhoneNumber) else None
    field: Field[Any] = Field(value, str(value), 1.0, Grade.SURE, kind=kind)
    if before is None:
        return field
    return dataclasses.replace(
        field,
        box=before.box,
        readers=before.readers,
        kind=before.kind,
        is_direct=before.is_direct,
    )

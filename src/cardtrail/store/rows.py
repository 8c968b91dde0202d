"""Rows of the store and the nouns that they hold: one from the other, without SQL.

What has a structure of its own (parts of a value, a box) is kept as JSON.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cardtrail.geometry import Point, Quad
from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.followup import DateSource, FollowUp, Interview, Step
from cardtrail.model.record import Record
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile, Service
from cardtrail.values.web import Website

Value = (
    PersonName | str | PostalAddress | PhoneNumber | EmailAddress | Website | Profile
)
Row = dict[str, object]

SINGLE: dict[FieldName, str] = {
    FieldName.NAME: "name",
    FieldName.TITLE: "title",
    FieldName.DEPARTMENT: "department",
    FieldName.COMPANY: "company",
}
MANY: dict[FieldName, str] = {
    FieldName.ADDRESS: "addresses",
    FieldName.PHONE: "phones",
    FieldName.EMAIL: "emails",
    FieldName.WEBSITE: "websites",
    FieldName.PROFILE: "profiles",
    FieldName.OTHER_NAME: "others",
}
"""The attribute of a Contact that holds a field: one entry, or a tuple of them."""


def _profile(parts: dict[str, Any]) -> Profile:
    service = parts["service"]
    return Profile(**parts | {"service": service and Service(service)})


_VALUES: dict[str, Callable[[Any], Value]] = {
    FieldName.NAME: lambda parts: PersonName(**parts),
    FieldName.OTHER_NAME: lambda parts: PersonName(**parts),
    FieldName.TITLE: str,
    FieldName.DEPARTMENT: str,
    FieldName.COMPANY: str,
    FieldName.ADDRESS: lambda parts: PostalAddress(**parts),
    FieldName.PHONE: lambda parts: PhoneNumber(**parts),
    FieldName.EMAIL: lambda parts: EmailAddress(**parts),
    FieldName.WEBSITE: lambda parts: Website(**parts),
    FieldName.PROFILE: _profile,
}


def entries(contact: Contact, field: FieldName) -> tuple[AnyField, ...]:
    """All details of one field, in their order."""
    return tuple(entry for name, entry in contact.fields() if name is field)


def contact_with(groups: Iterable[tuple[FieldName, tuple[AnyField, ...]]]) -> Contact:
    """The contact that has these details of each field; the fields left out are empty.

    Raises:
        KeyError: a field is none of a contact.
        ValueError: a field of which there is one has several.
    """
    attributes: dict[str, Any] = {}
    for field, group in groups:
        if field in MANY:
            attributes[MANY[field]] = group
        elif group:
            (attributes[SINGLE[field]],) = group
    return Contact(**attributes)


def contact_row(record: Record) -> Row:
    """The columns of ``contact`` that change, by name."""
    return {
        # Bytes, because a path need not be Unicode; os.fsdecode takes them back.
        "photo": os.fsencode(record.photo),
        "interview_date": record.interview.date.isoformat(),
        "interview_source": record.interview.source.value,
        "interview_company": record.interview.company,
        "interview_role": record.interview.role,
        "revision": record.revision,
        "updated": record.updated.astimezone(dt.UTC).isoformat(),
    }


def detail_rows(contact: Contact) -> Iterator[Row]:
    """One row for each detail, the columns by name."""
    for name in (*SINGLE, *MANY):
        for position, entry in enumerate(entries(contact, name)):
            yield {
                "field": name.value,
                "position": position,
                "value": _value_json(entry.value),
                "raw": entry.raw,
                "kind": None if entry.kind is None else entry.kind.value,
                "confidence": float(entry.confidence),
                "grade": entry.grade.value,
                "readers": json.dumps(entry.readers),
                "box": _box_json(entry.box),
            }


def follow_up_rows(plan: Iterable[FollowUp]) -> Iterator[Row]:
    """One row for each step, the columns by name."""
    for position, follow_up in enumerate(plan):
        yield {
            "position": position,
            "step": follow_up.step.value,
            "due": follow_up.due.isoformat(),
            "latest": follow_up.latest.isoformat(),
            "uses": follow_up.using,
            "missing": follow_up.missing,
            "stand_in": follow_up.stand_in,
        }


def record_of(
    row: sqlite3.Row, details: list[sqlite3.Row], steps: list[sqlite3.Row]
) -> Record:
    """The record that a row of ``contact`` and its rows of details and steps hold.

    Raises:
        KeyError, TypeError, ValueError: a row holds what no version ever wrote.
    """
    groups = (
        (name, tuple(_field_of(row) for row in details if row["field"] == name))
        for name in (*SINGLE, *MANY)
    )
    return Record(
        id=row["id"],
        uid=row["uid"],
        revision=row["revision"],
        updated=dt.datetime.fromisoformat(row["updated"]),
        photo=os.fsdecode(row["photo"]),
        contact=contact_with(groups),
        interview=Interview(
            date=dt.date.fromisoformat(row["interview_date"]),
            source=DateSource(row["interview_source"]),
            company=row["interview_company"],
            role=row["interview_role"],
        ),
        plan=tuple(_follow_up_of(step) for step in steps),
    )


def _field_of(row: sqlite3.Row) -> Field[Any]:
    value, box = row["value"], row["box"]
    return Field(
        value=None if value is None else _VALUES[row["field"]](json.loads(value)),
        raw=row["raw"],
        confidence=row["confidence"],
        grade=Grade(row["grade"]),
        box=None if box is None else Quad(*(Point(x, y) for x, y in json.loads(box))),
        readers=json.loads(row["readers"]),
        kind=None if row["kind"] is None else PhoneKind(row["kind"]),
    )


def _follow_up_of(row: sqlite3.Row) -> FollowUp:
    return FollowUp(
        step=Step(row["step"]),
        due=dt.date.fromisoformat(row["due"]),
        latest=dt.date.fromisoformat(row["latest"]),
        using=row["uses"],
        missing=None if row["missing"] is None else FieldName(row["missing"]),
        stand_in=None if row["stand_in"] is None else Step(row["stand_in"]),
    )


def _value_json(value: Value | None) -> str | None:
    if value is None:
        return None
    return json.dumps(value if isinstance(value, str) else dataclasses.asdict(value))


def _box_json(box: Quad | None) -> str | None:
    if box is None:
        return None
    return json.dumps([[float(point.x), float(point.y)] for point in box.points])

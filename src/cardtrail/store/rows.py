"""Rows of the store and the nouns that they hold: one from the other, without SQL.

What has a structure of its own (parts of a value, a box) is kept as JSON.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cardtrail.geometry import Point, Quad
from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.followup import FollowUp, State, Step
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
                "is_direct": entry.is_direct,
                "confidence": float(entry.confidence),
                "grade": entry.grade.value,
                "readers": json.dumps(entry.readers),
                "box": _box_json(entry.box),
                "disputes": json.dumps(entry.disputes),
                "rivals": json.dumps(entry.rivals),
            }


def contact_of(details: Iterable[sqlite3.Row | dict[str, Any]]) -> Contact:
    """The contact that rows of ``detail``, in their order, hold.

    Raises:
        KeyError, TypeError, ValueError: a row holds what no version ever wrote.
    """
    held = list(details)
    return contact_with(
        (name, tuple(_field_of(row) for row in held if row["field"] == name))
        for name in (*SINGLE, *MANY)
    )


def corners(quad: Quad | None) -> list[list[float]] | None:
    """The corners of a box, as JSON holds them."""
    if quad is None:
        return None
    return [[float(point.x), float(point.y)] for point in quad.points]


def plan_json(plan: Iterable[FollowUp]) -> str:
    """The steps of a plan as JSON."""
    return json.dumps([dataclasses.asdict(step) for step in plan], default=str)


def plan_of(text: str) -> tuple[FollowUp, ...]:
    """The steps that JSON holds.

    Raises:
        KeyError, TypeError, ValueError: it holds what no version ever wrote.
    """
    return tuple(
        FollowUp(
            step=Step(parts["step"]),
            due=dt.date.fromisoformat(parts["due"]),
            latest=dt.date.fromisoformat(parts["latest"]),
            state=State(parts["state"]),
            by=parts["by"] and Step(parts["by"]),
            using=parts["using"],
            missing=parts["missing"] and FieldName(parts["missing"]),
            doubtful=parts["doubtful"] and FieldName(parts["doubtful"]),
            stand_in=parts["stand_in"] and Step(parts["stand_in"]),
            why=tuple(parts["why"]),
            zones=tuple(parts["zones"]),
            is_spent=parts["is_spent"],
        )
        for parts in json.loads(text)
    )


def _field_of(row: sqlite3.Row | dict[str, Any]) -> Field[Any]:
    value, box = row["value"], row["box"]
    return Field(
        value=None if value is None else _VALUES[row["field"]](json.loads(value)),
        raw=row["raw"],
        confidence=row["confidence"],
        grade=Grade(row["grade"]),
        box=None if box is None else Quad(*(Point(x, y) for x, y in json.loads(box))),
        readers=json.loads(row["readers"]),
        disputes=tuple(map(tuple, json.loads(row["disputes"]))),
        rivals=tuple(json.loads(row["rivals"])),
        kind=None if row["kind"] is None else PhoneKind(row["kind"]),
        is_direct=bool(row["is_direct"]),
    )


def _value_json(value: Value | None) -> str | None:
    if value is None:
        return None
    return json.dumps(value if isinstance(value, str) else dataclasses.asdict(value))


def _box_json(box: Quad | None) -> str | None:
    return None if box is None else json.dumps(corners(box))

"""What a person should know about a contact that is kept."""

from __future__ import annotations

from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.reading import Problem, Reading
from cardtrail.model.record import Record
from cardtrail.validate.check import validate


def problems(record: Record, reading: Reading | None = None) -> tuple[Problem, ...]:
    """What a person should know about a contact.

    Args:
        record: the contact as it is kept.
        reading: the reading of its card, where there is one. It knows more than its
            values tell, but nothing about what the person has changed since.
    """
    _, found = validate(record.contact)
    if reading is None:
        return found
    changed = {
        name
        for name in FieldName
        if _texts(record.contact, name) != _texts(reading.contact, name)
    }
    return (
        *(problem for problem in reading.problems if problem.field not in changed),
        *(problem for problem in found if problem.field in changed),
    )


def _texts(contact: Contact, name: FieldName) -> list[str]:
    return [entry.text for field, entry in contact.fields() if field is name]

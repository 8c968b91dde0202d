"""Which detail each step works with, and what keeps a detail from being used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.followup import NEEDS, STEPS, Facts, Step
from cardtrail.values.phone import PhoneKind, PhoneNumber

_CALL_ORDER: dict[PhoneKind, int] = {
    PhoneKind.MOBILE: 0,
    PhoneKind.WORK: 2,
    PhoneKind.OTHER: 2,
    PhoneKind.HOME: 3,
}
"""Lowest first; equals in the printed order. Nobody answers a fax: it is left out."""

_EXTENSION = " ext. "
_DIRECT = 1
"""The place of the person's own line at work: before that of the office."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a step has to work with.

    Attributes:
        using: the detail as text; None if there is none.
        missing: the field that is not there.
        doubtful: the field that has to be checked first.
        phone: of a call, the number.
        is_spent: whether there are numbers, but all were called already.
    """

    using: str | None = None
    missing: FieldName | None = None
    doubtful: FieldName | None = None
    phone: PhoneNumber | None = None
    is_spent: bool = False


def channels_of(facts: Facts) -> Mapping[Step, Channel]:
    """The channel of each of the three steps.

    The number that they were called on themselves is no other one's: without it, a call
    that was made would look like one that can't be.
    """
    contact = facts.contact
    theirs = {_dialled(x.using or "") for x in facts.events if x.by is Step.CALL}
    spent = {_dialled(number) for number in facts.called} - theirs
    numbers = [each for each in contact.phones if _kind(each) in _CALL_ORDER]
    fresh = [each for each in numbers if each.text not in spent]
    address = min(contact.addresses, key=_doubt, default=None)
    email = min(contact.emails, key=_doubt, default=None)
    phone = min(
        fresh, key=lambda each: (*_doubt(each), _call_order(each)), default=None
    )
    found = {
        Step.NOTE: _channel(contact, Step.NOTE, address),
        Step.CALL: _channel(contact, Step.CALL, phone, is_spent=bool(numbers)),
        Step.EMAIL: _channel(contact, Step.EMAIL, email),
    }
    return {step: found[step] for step in STEPS}


def _channel(
    contact: Contact, step: Step, detail: AnyField | None, *, is_spent: bool = False
) -> Channel:
    if contact.name is None:
        return Channel(missing=FieldName.NAME)
    if detail is None:
        return Channel(missing=NEEDS[step], is_spent=is_spent)
    doubtful = None
    if contact.name.grade is Grade.CHECK:
        doubtful = FieldName.NAME
    elif detail.grade is Grade.CHECK or detail.value is None:
        doubtful = NEEDS[step]
    number = detail.value if isinstance(detail.value, PhoneNumber) else None
    return Channel(_text(detail), doubtful=doubtful, phone=number)


def _doubt(entry: AnyField) -> tuple[bool, bool]:
    """Sure details come before doubtful ones, these before what can't be understood."""
    return entry.value is None, entry.grade is Grade.CHECK


def _kind(phone: Field[PhoneNumber]) -> PhoneKind:
    return phone.kind or PhoneKind.OTHER


def _call_order(phone: Field[PhoneNumber]) -> int:
    order = _CALL_ORDER[_kind(phone)]
    return min(order, _DIRECT) if phone.is_direct else order


def _dialled(using: str) -> str:
    """A number without its extension: behind a switchboard it is the same one."""
    return using.partition(_EXTENSION)[0]


def _text(detail: AnyField) -> str:
    """A number with its extension: without it the call ends at the switchboard."""
    value = detail.value
    extension = value.extension if isinstance(value, PhoneNumber) else None
    return f"{detail.text}{_EXTENSION}{extension}" if extension else detail.text

"""What keeps a draft from being written, in sentences that say how to go on."""

from __future__ import annotations

from cardtrail.errors import DraftError
from cardtrail.followup.dates import short_date
from cardtrail.model.contact import AnyField
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.followup import (
    Answer,
    EventKind,
    FollowUp,
    State,
    Step,
    StepId,
)
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.name import PersonName

_NOUNS: dict[FieldName, str] = {
    FieldName.NAME: "name",
    FieldName.ADDRESS: "postal address",
    FieldName.PHONE: "phone number",
    FieldName.EMAIL: "e-mail address",
}
_EXAMPLES: dict[FieldName, str] = {
    FieldName.NAME: '--name "Nora Whitfield"',
    FieldName.ADDRESS: '--address "410 Larkspur Avenue, Sacramento, CA 95814"',
    FieldName.PHONE: '--phone "+1 916 555 0160"',
    FieldName.EMAIL: "--email nora@example.com",
}


_NEXT = (State.OPEN, State.BLOCKED, State.WAITING)
"""States of what is still to do, what comes first in front."""


def next_step(record: Record) -> Step:
    """The step that comes next.

    Raises:
        DraftError: nothing is left to do.
    """
    left = [entry for entry in record.plan if entry.state in _NEXT]
    if not left:
        raise DraftError(_nothing_left(record))
    return min(left, key=lambda entry: _NEXT.index(entry.state)).step


def planned(record: Record, step: Step) -> FollowUp:
    """The step as planned, if there is something to write for it.

    Raises:
        DraftError: it isn't planned, is over, rests, or another one takes its place.
    """
    found = next((entry for entry in record.plan if entry.step is step), None)
    if record.barred or (found is not None and found.state is State.RESTING):
        raise DraftError(_nothing_left(record))
    if found is None:
        steps = (
            f"`cardtrail draft {StepId(record.id, at.step)}`" for at in record.plan
        )
        raise DraftError(
            f"No {step.noun} is planned for contact {record.id}. What is: "
            f"{', '.join(steps) or 'nothing'}."
        )
    if found.state in {State.DONE, State.SKIPPED}:
        raise DraftError(
            f"The {step.noun} to contact {record.id} is {found.state.value} "
            f"({short_date(found.due)}). `cardtrail undo` takes that back."
        )
    if found.by is None and _is_replaced(found):
        raise DraftError(_replaced(record, found))
    return found


def sure_name(record: Record) -> PersonName:
    """The name, if it is sure.

    Raises:
        DraftError: it is missing, or has to be checked.
    """
    field = record.contact.name
    if field is None or field.value is None:
        raise unknown(record, FieldName.NAME)
    _check(record, FieldName.NAME, field)
    return field.value


def sure_detail(record: Record, name: FieldName, using: str | None) -> AnyField:
    """The detail that a step uses, if it is sure.

    Args:
        record: the contact.
        name: which kind of detail.
        using: its text, as the plan has it, an extension behind a number.

    Raises:
        DraftError: it is missing, can't be understood, or has to be checked.
    """
    fields = [field for kind, field in record.contact.fields() if kind is name]
    if using is None:  # what the plan doesn't use may only wait for a check
        doubtful = (at for at in fields if at.value is None or at.grade is Grade.CHECK)
        field = next(doubtful, None)
    else:
        plain = using.partition(" ext. ")[0]
        field = next((at for at in fields if at.text in {using, plain}), None)
    if field is None:
        raise unknown(record, name)
    _check(record, name, field)
    return field


def unknown(record: Record, name: FieldName) -> DraftError:
    """Says that a detail is not known, and how to add it."""
    return DraftError(
        f"The {_NOUNS[name]} of contact {record.id} is not known. Add it: cardtrail "
        f"contacts edit {record.id} {_EXAMPLES[name]}"
    )


def _check(record: Record, name: FieldName, field: AnyField) -> None:
    """Refuses what a person has to check first."""
    shown, noun, number = printable(field.text), _NOUNS[name], record.id
    if field.value is None:
        raise DraftError(
            f"The {noun} “{shown}” can't be understood. Put in what the card says: "
            f"cardtrail contacts edit {number} {_EXAMPLES[name]}"
        )
    if field.grade is Grade.CHECK:
        raise DraftError(
            f"The {noun} “{shown}” has to be checked first. If the card says the same: "
            f"cardtrail contacts confirm {number} {name}; if not: cardtrail contacts "
            f"edit {number} {_EXAMPLES[name]}"
        )


def _is_replaced(found: FollowUp) -> bool:
    """Whether another step is to be drafted in its place."""
    is_note = found.step in {Step.NOTE, Step.REPLY}
    return found.state is State.REPLACED or (
        not is_note and found.missing is not None and found.stand_in is not None
    )


def _replaced(record: Record, found: FollowUp) -> str:
    if found.stand_in is None:
        return f"Another step takes the place of the {found.step.noun}."
    stand_in = StepId(record.id, found.stand_in)
    return (
        f"{found.reason or 'It is not needed'}: the {found.stand_in.noun} takes the "
        f"place of the {found.step.noun}. Draft it: cardtrail draft {stand_in}"
    )


def _nothing_left(record: Record) -> str:
    """Why nothing is to be written to a contact now."""
    who = f"contact {record.id}"
    if record.barred:
        return f"There is nothing to draft: {who} asked not to be contacted."
    ends = (EventKind.HEARD, EventKind.STOPPED)
    end = next((event for event in record.events[::-1] if event.kind in ends), None)
    if end is None:
        return f"There is nothing to draft: every step for {who} is over."
    if end.kind is EventKind.STOPPED:
        return (
            f"There is nothing to draft: the follow-up of {who} was stopped on "
            f"{short_date(end.day)}. `cardtrail undo` takes that back."
        )
    reply = StepId(record.id, Step.REPLY)
    has_reply = any(at.step is Step.REPLY and at.state in _NEXT for at in record.plan)
    way_out = (
        f"Draft the reply: cardtrail draft {reply}"
        if end.answer is Answer.REJECTION and has_reply
        else "`cardtrail undo` takes that back."
    )
    return (
        f"There is nothing to draft: {who} answered on {short_date(end.day)}, so the "
        f"follow-up rests. {way_out}"
    )

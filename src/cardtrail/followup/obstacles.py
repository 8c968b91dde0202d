"""What keeps a draft from being written, in sentences that say how to go on."""

from __future__ import annotations

from cardtrail.errors import DraftError
from cardtrail.followup.sentences import sentence
from cardtrail.model.contact import AnyField
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.followup import FollowUp, State, Step, StepId, next_step
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


def coming(record: Record) -> Step:
    """The step that comes next.

    Raises:
        DraftError: nothing is left to do.
    """
    found = next_step(record.plan)
    if found is None:
        raise DraftError(_nothing_left(record))
    return found.step


def planned(record: Record, step: Step) -> FollowUp:
    """The step as planned, if there is something to write for it.

    Raises:
        DraftError: it isn't planned, is over, rests, or another one takes its place.
    """
    found = next((entry for entry in record.plan if entry.step is step), None)
    if found is None:
        steps = (
            f"`cardtrail draft {StepId(record.id, at.step)}`" for at in record.plan
        )
        raise DraftError(
            f"No {step.noun} is planned for contact {record.id}. What is: "
            f"{', '.join(steps) or 'nothing'}."
        )
    if found.state in {State.DONE, State.SKIPPED}:
        raise DraftError(f"{sentence(found)} `cardtrail undo` takes that back.")
    if found.state is State.RESTING:
        raise DraftError(_nothing_left(record))
    if found.state is State.REPLACED:
        stand_in = StepId(record.id, found.stand_in or step)
        way_out = f" Draft it: cardtrail draft {stand_in}" if found.is_blocked else ""
        raise DraftError(f"{sentence(found)}{way_out}")
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
    texts = {using, (using or "").partition(" ext. ")[0]}
    field = next((at for at in fields if at.text in texts), None)
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


def _nothing_left(record: Record) -> str:
    """Why nothing is to be written now, and the reply if there is one."""
    reasons = (at.why for at in record.plan if at.state is State.RESTING)
    why = next(reasons, (f"every step for contact {record.id} is over",))
    left = next_step(record.plan)
    if left is None:
        way_out = "`cardtrail undo` takes back what happened last."
    else:
        step = StepId(record.id, left.step)
        way_out = f"Draft the {left.step.noun}: cardtrail draft {step}"
    return f"There is nothing to draft: {'; '.join(why)}. {way_out}"

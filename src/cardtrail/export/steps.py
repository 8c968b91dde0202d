"""What an entry of a calendar says about a step: its title, and all that it needs."""

from __future__ import annotations

from collections.abc import Iterator

from cardtrail.export.plain import interview_line, shown_employer, shown_name
from cardtrail.model.field import FieldName
from cardtrail.model.followup import NEEDS, FollowUp, State, Step, StepId
from cardtrail.model.record import Record
from cardtrail.text import printable

_TITLES: dict[tuple[Step, Step], str] = {
    (Step.NOTE, Step.NOTE): "Post a thank-you note to {name}",
    (Step.NOTE, Step.EMAIL): "Thank {name} by e-mail",
    (Step.NOTE, Step.CALL): "Thank {name} by phone",
    (Step.CALL, Step.CALL): "Call {name}",
    (Step.CALL, Step.EMAIL): "Ask {name} by e-mail",
    (Step.EMAIL, Step.EMAIL): "E-mail {name}",
    (Step.EMAIL, Step.NOTE): "Write to {name}",
    (Step.REPLY, Step.REPLY): "Thank {name} for their answer",
    (Step.REPLY, Step.EMAIL): "Thank {name} for their answer by e-mail",
    (Step.REPLY, Step.NOTE): "Thank {name} for their answer by a note",
}
"""What to do, by the step and the step whose channel it uses."""

_MARKS: dict[State, str] = {State.DONE: "Done: ", State.BLOCKED: "Blocked: "}
_LABELS: dict[FieldName, str] = {
    FieldName.ADDRESS: "Postal address",
    FieldName.PHONE: "Phone number",
    FieldName.EMAIL: "E-mail address",
}
_PROJECTED = "The date moves with the step before it"


def title(record: Record, follow_up: FollowUp) -> str:
    """What to do with whom, on one line; whether it is done, or can't be."""
    way = (follow_up.step, follow_up.by or follow_up.step)
    pattern = _TITLES.get(way, _TITLES[follow_up.step, follow_up.step])
    employer = shown_employer(record)
    text = pattern.format(name=shown_name(record))
    return (
        _MARKS.get(follow_up.state, "") + text + (f" ({employer})" if employer else "")
    )


def description(record: Record, follow_up: FollowUp) -> Iterator[str]:
    """Everything else to know about a step, line by line."""
    if follow_up.using is not None:
        needed = NEEDS[follow_up.by or follow_up.step]
        yield f"{_LABELS[needed]}: {printable(follow_up.using)}"
    if follow_up.reason is not None:
        yield f"{follow_up.reason}."
    if follow_up.state is State.BLOCKED:
        yield from _way_out(record, follow_up)
    yield from _place(record, follow_up)
    yield from _dates(follow_up)
    yield interview_line(record.interview)
    yield f"Step {StepId(record.id, follow_up.step)} of cardtrail"


def _way_out(record: Record, follow_up: FollowUp) -> Iterator[str]:
    """What brings a blocked step back."""
    field = follow_up.missing or follow_up.doubtful
    mend = f"cardtrail contacts edit {record.id} --{field} TEXT"
    if follow_up.missing is None:
        yield f"If it is right: cardtrail contacts confirm {record.id}"
        yield f"If not, correct it: {mend}"
    else:
        yield f"Add it to bring the step back: {mend}"
    if follow_up.stand_in is not None and follow_up.missing is None:
        yield f"Or use the other channel: {follow_up.stand_in.noun}."


def _place(record: Record, follow_up: FollowUp) -> Iterator[str]:
    """Which step takes its place, or the place of which it takes."""
    if follow_up.state is State.REPLACED and follow_up.stand_in is not None:
        yield f"The {follow_up.stand_in.noun} takes its place."
    if not _is_going_on(follow_up):
        return
    for other in record.plan:
        if other.state is State.REPLACED and other.stand_in is follow_up.step:
            reason = f": {_lowered(other.reason)}" if other.reason else ""
            yield f"Takes the place of the {other.step.noun}{reason}."


def _dates(follow_up: FollowUp) -> Iterator[str]:
    """Why it has its day, and how firm that is."""
    if follow_up.why:
        yield f"Why: {'; '.join(follow_up.why)}."
    if follow_up.state is State.WAITING:
        yield f"{_PROJECTED}."
    if _is_going_on(follow_up) and follow_up.latest > follow_up.due:
        yield f"On {follow_up.latest.isoformat()} at the latest."


def _is_going_on(follow_up: FollowUp) -> bool:
    return not follow_up.state.is_over and follow_up.state is not State.RESTING


def _lowered(text: str | None) -> str:
    return text[:1].lower() + text[1:] if text else ""

"""What a plan says to people."""

from __future__ import annotations

import re

from cardtrail.followup.dates import long_date, short_date
from cardtrail.model.followup import (
    NEEDS,
    DateSource,
    FollowUp,
    Interview,
    State,
    Step,
)
from cardtrail.values.phone import PhoneNumber

DATE_SOURCES: dict[DateSource, str] = {
    DateSource.GIVEN: "as you said",
    DateSource.EXIF: "the day the photo was taken",
    DateSource.TODAY: "today, as the photo has no date",
}
_SENTENCES: dict[tuple[Step, Step], str] = {
    (Step.NOTE, Step.NOTE): "Post a thank-you note to {using} {day}",
    (Step.NOTE, Step.EMAIL): "Thank them by e-mail to {using} {day}",
    (Step.CALL, Step.CALL): "Call {using} {day}",
    (Step.CALL, Step.EMAIL): "Ask by e-mail to {using} {day}",
    (Step.EMAIL, Step.EMAIL): "E-mail {using} {day}",
    (Step.EMAIL, Step.NOTE): "Write to {using} {day}",
    (Step.REPLY, Step.EMAIL): "Thank them for their answer by e-mail to {using} {day}",
    (Step.REPLY, Step.NOTE): "Thank them for their answer by a note to {using} {day}",
}
"""What to do, by the step and the step whose channel it uses."""

_HEADLINES: dict[tuple[Step, Step], str] = {
    (Step.NOTE, Step.NOTE): "Post a thank-you note to {who}",
    (Step.NOTE, Step.EMAIL): "Thank {who} by e-mail",
    (Step.CALL, Step.CALL): "Call {who}",
    (Step.CALL, Step.EMAIL): "Ask {who} by e-mail",
    (Step.EMAIL, Step.EMAIL): "E-mail {who}",
    (Step.EMAIL, Step.NOTE): "Write to {who}",
    (Step.REPLY, Step.EMAIL): "Thank {who} for the answer by e-mail",
    (Step.REPLY, Step.NOTE): "Thank {who} for the answer by a note",
}
_DONE: dict[tuple[Step, Step], str] = {
    (Step.NOTE, Step.NOTE): "Thank-you note posted {day}",
    (Step.NOTE, Step.EMAIL): "Thanked by e-mail {day}",
    (Step.CALL, Step.CALL): "Called {day}",
    (Step.CALL, Step.EMAIL): "Asked by e-mail {day}",
    (Step.EMAIL, Step.EMAIL): "E-mailed {day}",
    (Step.EMAIL, Step.NOTE): "Written to {day}",
    (Step.REPLY, Step.EMAIL): "Thanked for their answer {day}",
    (Step.REPLY, Step.NOTE): "Thanked for their answer {day}",
}
_INSTEAD: dict[Step, str] = {
    Step.NOTE: "you contacted them another way",
    Step.CALL: "the e-mail took its place",
    Step.EMAIL: "the call was made by e-mail",
}
_BLOCKED: dict[Step, str] = {
    Step.NOTE: "the note due {due} can't be sent",
    Step.CALL: "the call due {due} can't be made",
    Step.EMAIL: "the e-mail due {due} can't be sent",
    Step.REPLY: "the reply due {due} can't be sent",
}


def headline(follow_up: FollowUp, who: str) -> str:
    """What is to be done for whom, without a day and without a full stop.

    Args:
        follow_up: the step.
        who: the person's name.
    """
    step = follow_up.step
    return _HEADLINES[step, follow_up.by or step].format(who=who)


def meeting(interview: Interview) -> str:
    """The interview in one line, and where its date is from; without a full stop."""
    job = f" for {interview.role}" if interview.role else ""
    employer = f" at {interview.company}" if interview.company else ""
    day = f"{long_date(interview.date)}, {DATE_SOURCES[interview.source]}"
    return f"Interview{job}{employer}: {day}"


def sentence(follow_up: FollowUp) -> str:
    """What to do on which day, or what keeps it from being done."""
    step, due = follow_up.step, short_date(follow_up.due)
    way = (step, follow_up.by or step)
    if follow_up.state is State.DONE:
        return _DONE[way].format(day=f"on {due}") + "."
    if follow_up.state is State.SKIPPED:
        return f"The {step.noun} was skipped on {due}."
    if follow_up.state is State.RESTING:
        return f"The {step.noun} rests: {'; '.join(follow_up.why)}."
    if follow_up.state in {State.OPEN, State.WAITING}:
        using = spaced(follow_up.using or "")
        latest = (
            f", on {short_date(follow_up.latest)} at the latest"
            if follow_up.latest > follow_up.due
            else ""
        )
        return _SENTENCES[way].format(using=using, day=f"on {due}") + f"{latest}."
    if follow_up.state is State.REPLACED and follow_up.reason is None:
        return f"The {step.noun} is not needed: {_INSTEAD[step]}."
    blocked = _BLOCKED[step].format(due=due)
    what = f" ({spaced(follow_up.using or '')})" if _is_own_doubt(follow_up) else ""
    return f"{follow_up.reason}{what}: {blocked}; {_way_out(follow_up)}."


def spaced(using: str) -> str:
    """An E.164 number in groups; every other text as it is.

    phonenumbers reads letters as keypad digits, so only what is E.164 already may reach
    it: a misread number must stay visibly misread.
    """
    e164 = re.fullmatch(r"(\+\d{4,15})(?: ext\. (\d+))?", using)
    if e164 is None:
        return using
    import phonenumbers  # noqa: PLC0415 - not for who only reads letters

    try:
        return PhoneNumber(e164[1], e164[2]).formatted.replace("-", " ")
    except phonenumbers.NumberParseException:  # no country has this code
        return using


def _is_own_doubt(follow_up: FollowUp) -> bool:
    """Whether what it would use is what has to be checked."""
    needed = NEEDS[follow_up.by or follow_up.step]
    return follow_up.using is not None and follow_up.doubtful is needed


def _way_out(follow_up: FollowUp) -> str:
    stand_in = follow_up.stand_in
    if follow_up.doubtful is not None:
        offer = "" if stand_in is None else f", or do it by {_CHANNELS[stand_in]}"
        return f"confirm or correct it{offer}"
    if stand_in is None:
        return "add what is missing to bring it back"
    return f"the {stand_in.noun} takes its place"


_CHANNELS: dict[Step, str] = {
    Step.NOTE: "post",
    Step.CALL: "phone",
    Step.EMAIL: "e-mail",
}

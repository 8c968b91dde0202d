"""What may be noted for a follow-up: each move gives the event, or says why not.

Only the step that comes next can be done, skipped or put off. Nothing happens in the
future, nor before what it follows, and nobody is contacted twice on one day.
"""

from __future__ import annotations

import datetime as dt

from cardtrail.errors import FollowUpError
from cardtrail.followup.channels import channels_of
from cardtrail.followup.dates import short_date
from cardtrail.followup.happened import rejection, rest
from cardtrail.followup.plan import BY
from cardtrail.model.followup import (
    Answer,
    Event,
    EventKind,
    FollowUp,
    State,
    Step,
    StepId,
    Stop,
    next_step,
)
from cardtrail.model.record import Record

LONGEST_SNOOZE = dt.timedelta(days=180)
"""Whoever waits longer has forgotten the interview, and so have they."""

WAYS: dict[Step, str] = {Step.NOTE: "letter", Step.EMAIL: "email", Step.CALL: "phone"}
"""What a person calls the channel of a step."""

_WEEK = dt.timedelta(days=7)
_OVER = {State.DONE: "done", State.SKIPPED: "skipped"}


def done(
    record: Record,
    step: Step,
    day: dt.date,
    today: dt.date,
    by: Step | None = None,
    *,
    anyway: bool = False,
) -> Event:
    """The person did the step that comes next.

    Args:
        record: the contact, with the plan as it stands.
        step: which one.
        day: when it was done.
        today: the present day.
        by: the step whose channel was used; the planned one if None.
        anyway: whether it counts even on the day of another contact.

    Raises:
        FollowUpError: another step comes next, the day can't be right, or the step
            can't be done that way.
    """
    planned = _next(record, step)
    way = by or planned.by or step
    if way not in BY[step]:
        ways = " or ".join(f"--by {WAYS[each]}" for each in BY[step])
        raise FollowUpError(
            f"The {step.noun} can't be done by {WAYS[way]}; write {ways}."
        )
    _check_day(record, step, day, today)
    same = next((at for at in _contacts(record) if at.due == day), None)
    if same is not None and not anyway:
        raise FollowUpError(
            f"You contacted them on {short_date(day)} already "
            f"({StepId(record.id, same.step)}), and two contacts on one day look "
            f"desperate. If it happened all the same, add --anyway; if it was another "
            "day, name it with --on DATE."
        )
    return Event(EventKind.DONE, day, step, by=way, using=_using(record, way))


def skip(record: Record, step: Step, today: dt.date) -> Event:
    """The person leaves the step that comes next out.

    Raises:
        FollowUpError: another step comes next, or the interview is still to come.
    """
    _next(record, step)
    _check_day(record, step, today, today)
    return Event(EventKind.SKIPPED, today, step)


def snooze(record: Record, step: Step, until: dt.date, today: dt.date) -> Event:
    """The person puts the step that comes next off.

    Args:
        record: the contact, with the plan as it stands.
        step: which one.
        until: the first day on which it is due again; at most LONGEST_SNOOZE ahead.
        today: the present day.

    Raises:
        FollowUpError: another step comes next, or the day is no later one, or too late.
    """
    planned = _next(record, step)
    name = StepId(record.id, step)
    earliest = max(today, planned.due)
    if until <= earliest:
        raise FollowUpError(
            f"{name} is due on {short_date(planned.due)}; name a day after "
            f"{short_date(earliest)}, such as {earliest + _WEEK}."
        )
    if until - today > LONGEST_SNOOZE:
        raise FollowUpError(
            f"{name} can be put off until {short_date(today + LONGEST_SNOOZE)} at the "
            "latest; name an earlier day, or leave it out with: cardtrail skip "
            f"{name}"
        )
    return Event(EventKind.SNOOZED, today, step, until=until)


def heard(record: Record, answer: Answer, day: dt.date, today: dt.date) -> Event:
    """They answered; what was still planned rests.

    Raises:
        FollowUpError: the day can't be right, or just this was noted already.
    """
    _check_past(day, today)
    if day < record.interview.date:
        raise _before_interview(record, day)
    for event in record.events:
        if event.answer is answer:
            raise FollowUpError(
                f"This answer was noted already, for {short_date(event.day)}; "
                f"see: cardtrail history {record.id}"
            )
    return Event(EventKind.HEARD, day, answer=answer)


def stop(record: Record, why: Stop, today: dt.date) -> Event:
    """The person ends the follow-up, by themselves or because they were asked to.

    Raises:
        FollowUpError: it was ended already.
    """
    if record.barred or any(event.stop is why for event in record.events):
        raise FollowUpError(
            f"The follow-up of contact {record.id} is stopped already; see: cardtrail "
            f"history {record.id}"
        )
    return Event(EventKind.STOPPED, today, stop=why)


def coming(record: Record) -> Step:
    """The step that comes next.

    Raises:
        FollowUpError: nothing is left to do.
    """
    step = next_step(record.plan)
    if step is None:
        reason = rest(record.facts) or "every step is over"
        raise FollowUpError(
            f"Nothing is left to do for contact {record.id}: {reason}. What happened: "
            f"cardtrail history {record.id}"
        )
    return step.step


def _next(record: Record, step: Step) -> FollowUp:
    """The step, if it comes next."""
    planned = next((each for each in record.plan if each.step is step), None)
    name = StepId(record.id, step)
    if planned is None:
        raise FollowUpError(_absent(record, step))
    if planned.state in _OVER:
        raise FollowUpError(
            f"{name} was {_OVER[planned.state]} on {short_date(planned.due)} already. "
            f"{_after(record)}"
        )
    if planned.state is State.RESTING:
        raise FollowUpError(
            f"{name} rests: {'; '.join(planned.why)}. If that is wrong, take it back: "
            "cardtrail undo"
        )
    if planned.state is State.REPLACED:
        instead = planned.stand_in.noun if planned.stand_in else "another step"
        reason = planned.reason or "It is not needed"
        raise FollowUpError(
            f"{reason}: the {instead} takes the place of {name}. {_after(record)}"
        )
    if planned.state is State.WAITING:
        before = StepId(record.id, coming(record))
        raise FollowUpError(
            f"{name} comes after {before}, which is not over: note it with `cardtrail "
            f"done {before}`, or leave it out with `cardtrail skip {before}`."
        )
    return planned


def _absent(record: Record, step: Step) -> str:
    """Why a step is not in the plan."""
    if step is Step.REPLY:
        return (
            f"There is no rejection to reply to. If they sent one: cardtrail heard "
            f"{record.id} --outcome rejection"
        )
    lead = record.interview.lead
    return (
        f"Contact {record.id} gets the thank-you note alone ({record.id}n), because "
        f"contact {lead} led the interview. {_after(record)}"
    )


def _after(record: Record) -> str:
    """What can be done instead."""
    step = next_step(record.plan)
    if step is None:
        return f"What happened: cardtrail history {record.id}"
    return f"Next comes {StepId(record.id, step.step)}, on {short_date(step.due)}."


def _check_day(record: Record, step: Step, day: dt.date, today: dt.date) -> None:
    """Refuses a day in the future, or before what the step follows."""
    _check_past(day, today)
    if day < record.interview.date:
        raise _before_interview(record, day)
    answered = rejection(record.events) if step is Step.REPLY else None
    if answered is not None and day < answered.day:
        raise FollowUpError(
            f"They answered on {short_date(answered.day)}, and a reply can't be "
            "earlier; name a later day with --on DATE."
        )
    for before in record.plan:
        if before.step is step:
            return
        if before.state in _OVER and day < before.due:
            raise FollowUpError(
                f"{StepId(record.id, before.step)} was {_OVER[before.state]} on "
                f"{short_date(before.due)}, and what follows can't be earlier; name a "
                "later day with --on DATE."
            )


def _check_past(day: dt.date, today: dt.date) -> None:
    if day > today:
        raise FollowUpError(
            f"{short_date(day)} {day.year} is still to come; note it when it has "
            "happened, or name the right day with --on DATE."
        )


def _before_interview(record: Record, day: dt.date) -> FollowUpError:
    at = record.interview
    return FollowUpError(
        f"{short_date(day)} is before the interview on {short_date(at.date)}; name a "
        "later day with --on DATE, or correct the interview: cardtrail interviews "
        f"edit {at.id} --date DATE"
    )


def _contacts(record: Record) -> list[FollowUp]:
    return [each for each in record.plan if each.state is State.DONE]


def _using(record: Record, way: Step) -> str | None:
    """The detail of a channel; of a telephone the bare number, without extension."""
    channel = channels_of(record.facts)[way]
    return channel.using if channel.phone is None else channel.phone.e164

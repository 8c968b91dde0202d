"""What the events of a follow-up say about its steps."""

from __future__ import annotations

import datetime as dt

from cardtrail.followup.dates import short_date
from cardtrail.model.followup import STEPS, Answer, Event, EventKind, Facts, Step


def last(events: tuple[Event, ...], step: Step, *kinds: EventKind) -> Event | None:
    """The newest event of these kinds at a step."""
    fitting = [each for each in events if each.step is step and each.kind in kinds]
    return fitting[-1] if fitting else None


def snoozed(events: tuple[Event, ...], step: Step) -> dt.date | None:
    """The day until which a step was put off, if it was."""
    event = last(events, step, EventKind.SNOOZED)
    return None if event is None else event.until


def passed(events: tuple[Event, ...], step: Step) -> Step | None:
    """The step after this one that is done: nobody goes back to an earlier one.

    So it is where the e-mail was sent for want of a number, and a number is found.
    """
    later = STEPS[STEPS.index(step) + 1 :] if step in STEPS else ()
    return next((way for way in later if last(events, way, EventKind.DONE)), None)


def rejection(events: tuple[Event, ...]) -> Event | None:
    """Their rejection, if nothing else was heard about the interview after it."""
    finals = [each for each in events if each.answer and each.answer.is_final]
    heard = finals[-1] if finals else None
    return heard if heard and heard.answer is Answer.REJECTION else None


def is_stopped(facts: Facts) -> bool:
    """Whether the follow-up was stopped, now or for good."""
    return facts.barred or any(at.kind is EventKind.STOPPED for at in facts.events)


def rest(facts: Facts) -> str | None:
    """Why nothing is to be done any more, if so, without a full stop."""
    if facts.barred:
        return "they asked not to be contacted"
    for event in facts.events:
        if event.kind is EventKind.STOPPED:
            return f"you stopped on {short_date(event.day)}"
        if event.kind is EventKind.HEARD:
            return f"they answered on {short_date(event.day)}"
    return None

"""The steps after an interview: when each is due, by which channel, and why.

A thank-you note the next day; a call four to five days after the note was done; an
e-mail two days after the call was done. No step falls on a weekend or public holiday
where the contact works, none on the day of another one, no call or e-mail before they
have decided as they said; what happens dates the rest anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cardtrail.followup import happened
from cardtrail.followup.channels import Channel, channels_of
from cardtrail.followup.dates import short_date
from cardtrail.followup.workdays import moved, next_working_day
from cardtrail.followup.zones import zones_of
from cardtrail.model.followup import (
    STEPS,
    Event,
    EventKind,
    Facts,
    FollowUp,
    Pace,
    State,
    Step,
)
from cardtrail.model.place import place_of

VERSION = 1
"""Grows whenever the same facts give another plan, as holidays that were not known do:
kept plans are then made anew."""

_DAY = dt.timedelta(days=1)
_ENDS = (EventKind.DONE, EventKind.SKIPPED)

_STAND_INS: dict[Step, tuple[Step, ...]] = {
    Step.NOTE: (Step.EMAIL, Step.CALL),
    Step.CALL: (Step.EMAIL, Step.NOTE),
    Step.EMAIL: (Step.CALL, Step.NOTE),
}
"""What takes the place of a step that can't be done: the first that can be."""

BY: dict[Step, tuple[Step, ...]] = {
    Step.NOTE: (Step.NOTE, Step.EMAIL),
    Step.CALL: (Step.CALL, Step.EMAIL),
    Step.EMAIL: (Step.EMAIL, Step.NOTE),
    Step.REPLY: (Step.EMAIL, Step.NOTE),
}
"""By which channels each step can be done; nobody is called twice."""

_WHY: dict[Step, str] = {
    Step.NOTE: "{days} after the interview",
    Step.CALL: "{days} after the note",
    Step.EMAIL: "{days} after the call",
    Step.REPLY: "{days} after their answer",
}


def plan(facts: Facts, today: dt.date, pace: Pace = Pace()) -> tuple[FollowUp, ...]:  # noqa: B008 - frozen
    """The note, the call and the e-mail in this order, and a reply to a rejection.

    Who didn't lead the interview gets the note alone. Whatever the present day is, the
    step that comes next is due on the same day; those after it are counted from the
    present day once that one is late.

    Args:
        facts: what is known and what happened.
        today: the present day.
        pace: how many days lie between the steps.
    """
    day = facts.interview.date
    return tuple(_Planner(facts, today, pace, day, day, day).steps())


@dataclass(slots=True)
class _Planner:
    """Goes from step to step.

    Attributes:
        end: the day on which the step before ended, or will.
        contacted: the last day on which they heard of the person, or will.
        not_before: the day on which the step before was skipped.
        is_next_known: whether the step that comes next is behind.
    """

    facts: Facts
    today: dt.date
    pace: Pace
    end: dt.date
    contacted: dt.date
    not_before: dt.date
    is_next_known: bool = False

    def steps(self) -> Iterator[FollowUp]:
        channels = channels_of(self.facts)
        steps = _steps(self.facts)
        replaced = _replaced(channels, steps, self.facts.events)
        rest = happened.rest(self.facts)
        for step in steps:
            # An e-mail in the place of the call also takes its days.
            merged = step is Step.EMAIL and replaced.get(Step.CALL) is Step.EMAIL
            planned = self._planned(step, Step.CALL if merged else step)
            planned = self._equipped(planned, channels, steps, replaced)
            settled = self._settled(planned, rest)
            self._go_on(planned, settled)
            yield settled
        yield from self._reply(channels)

    def _go_on(self, planned: FollowUp, settled: FollowUp) -> None:
        """What the next step is counted from."""
        if settled.state is State.DONE:
            self.end = settled.due
            self.contacted = max(self.contacted, settled.due)
        elif settled.state is State.SKIPPED:
            self.end = planned.due
            self.not_before = settled.due
        elif settled.state is State.REPLACED:
            self.end = planned.due if settled.step is Step.NOTE else self.end
        elif settled.state is not State.RESTING:
            self.end = self.contacted = max(planned.due, self.today)

    def _planned(self, step: Step, paced: Step) -> FollowUp:
        """The days of a step, with the delays of another one or its own."""
        days, most = self._delays(paced)
        start = self.end + days * _DAY
        why = [_WHY[paced].format(days=_days(days))]
        decides = self.facts.interview.decides
        if step is not Step.NOTE and decides is not None:
            decided = decides + self.pace.decision_days * _DAY
            if decided > start:
                start, why = decided, [f"they decide by {short_date(decides)}"]
        if (until := happened.snoozed(self.facts.events, step)) and until > start:
            start, why = until, ["you put it off"]
        if self.not_before > start:
            start = self.not_before
            why = [f"what comes before was skipped on {short_date(start)}"]
        start = max(start, self.contacted + _DAY)
        day, reason = self._working(start)
        latest, _ = self._working(max(start, self.end + most * _DAY))
        return FollowUp(step, day, latest, why=(*why, *reason))

    def _delays(self, step: Step) -> tuple[int, int]:
        """The days from the step before to this one, and to its last good day."""
        pace = self.pace
        return {
            Step.NOTE: (pace.note_days, pace.note_days),
            Step.CALL: (pace.call_days, pace.call_latest_days),
            Step.EMAIL: (pace.email_days, pace.email_days),
        }[step]

    def _working(self, day: dt.date) -> tuple[dt.date, tuple[str, ...]]:
        place = place_of(self.facts.contact, self.pace.country)
        working = next_working_day(day, *place)
        reason = moved(working)
        return working.day, (reason,) if reason else ()

    def _equipped(
        self,
        planned: FollowUp,
        channels: Mapping[Step, Channel],
        steps: tuple[Step, ...],
        replaced: Mapping[Step, Step],
    ) -> FollowUp:
        """The step with the detail that it uses, or with what keeps it from it."""
        step = planned.step
        channel = channels[step]
        stand_in = _stand_in(step, channels, steps)
        if replaced.get(step) is Step.CALL and channel.missing is None:
            return replace(planned, state=State.REPLACED, stand_in=Step.CALL)
        if channel.missing is None and channel.doubtful is None:
            zones = zones_of(self.facts.contact, channel.phone) if channel.phone else ()
            return replace(planned, using=channel.using, zones=zones)
        told = replace(
            planned,
            missing=channel.missing,
            doubtful=channel.doubtful,
            stand_in=stand_in,
            is_spent=channel.is_spent and channel.missing is not None,
        )
        if channel.missing is None:
            return replace(told, using=channel.using, state=State.BLOCKED)
        if step is Step.NOTE and stand_in is Step.EMAIL:
            return self._by_email(told, channels[Step.EMAIL])
        state = State.REPLACED if step in replaced else State.BLOCKED
        return replace(told, state=state)

    def _by_email(self, note: FollowUp, email: Channel) -> FollowUp:
        """A note without an address goes by e-mail, on its own day."""
        if email.doubtful is None:
            return replace(note, by=Step.EMAIL, using=email.using)
        return replace(
            note,
            by=Step.EMAIL,
            using=email.using,
            doubtful=email.doubtful,
            stand_in=None,
            state=State.BLOCKED,
        )

    def _settled(self, planned: FollowUp, rest: str | None) -> FollowUp:
        """The step as it stands after what happened."""
        step = planned.step
        ended = happened.last(self.facts.events, step, *_ENDS)
        if ended is not None and ended.kind is EventKind.DONE:
            using = ended.using or planned.using
            on = ended.day
            return FollowUp(step, on, on, State.DONE, by=ended.by, using=using)
        if ended is not None:
            return FollowUp(step, ended.day, ended.day, State.SKIPPED)
        if planned.state is State.REPLACED:
            return planned
        if (later := happened.passed(self.facts.events, step)) is not None:
            return replace(planned, state=State.REPLACED, stand_in=later)
        if rest is not None:
            return replace(planned, state=State.RESTING, why=(rest,))
        if planned.state is State.OPEN and self.is_next_known:
            planned = replace(planned, state=State.WAITING)
        self.is_next_known = True
        return planned

    def _reply(self, channels: Mapping[Step, Channel]) -> Iterator[FollowUp]:
        """The gracious reply to a rejection, which is no fourth attempt."""
        events = self.facts.events
        rejection = happened.rejection(events)
        if rejection is None or not self.facts.leads:
            return
        is_over = happened.last(events, Step.REPLY, *_ENDS) is not None
        if happened.is_stopped(self.facts) and not is_over:
            return
        by = next(
            (way for way in BY[Step.REPLY] if channels[way].missing is None), None
        )
        channel = channels[by or Step.EMAIL]
        start = max(rejection.day, self.contacted) + _DAY
        until = happened.snoozed(self.facts.events, Step.REPLY) or start
        day, reason = self._working(max(start, until))
        is_blocked = by is None or channel.doubtful is not None
        planned = FollowUp(
            Step.REPLY,
            day,
            day,
            State.BLOCKED if is_blocked else State.OPEN,
            by=by,
            using=channel.using,
            missing=channel.missing if by is None else None,
            doubtful=channel.doubtful,
            why=(_WHY[Step.REPLY].format(days=_days(1)), *reason),
        )
        self.is_next_known = False
        yield self._settled(planned, None)


def _steps(facts: Facts) -> tuple[Step, ...]:
    """The steps there are; what was done before another one led is still told."""
    return tuple(
        step
        for step in STEPS
        if facts.leads
        or step is Step.NOTE
        or happened.last(facts.events, step, EventKind.DONE) is not None
    )


def _stand_in(
    step: Step, channels: Mapping[Step, Channel], steps: tuple[Step, ...]
) -> Step | None:
    """The first step that could take its place; who didn't lead isn't called for it."""
    ways = (way for way in _STAND_INS[step] if way in steps or way is Step.EMAIL)
    return next((way for way in ways if channels[way].missing is None), None)


def _replaced(
    channels: Mapping[Step, Channel],
    steps: tuple[Step, ...],
    events: tuple[Event, ...],
) -> dict[Step, Step]:
    """The steps in whose place another one is done, each with that one.

    A note without an address is no such step: it goes by e-mail on its own day.
    """
    found = {}
    for step in steps:
        way = _stand_in(step, channels, steps)
        by_email = step is Step.NOTE and way is Step.EMAIL
        if channels[step].missing is not None and way is not None and not by_email:
            found[step] = way
    call = happened.last(events, Step.CALL, EventKind.DONE)
    if call is not None and call.by is Step.EMAIL:
        found[Step.EMAIL] = Step.CALL
    return found


def _days(count: int) -> str:
    return "the day" if count == 1 else f"{count} days"

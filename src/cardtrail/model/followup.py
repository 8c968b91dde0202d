"""An interview, what happened after it, and the steps that follow it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from cardtrail.errors import InvalidValueError
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName


class Step(StrEnum):
    """The steps after an interview, in their order."""

    NOTE = "note"
    CALL = "call"
    EMAIL = "email"
    REPLY = "reply"

    @property
    def noun(self) -> str:
        """Its name in a sentence."""
        return "e-mail" if self is Step.EMAIL else self.value


STEPS = (Step.NOTE, Step.CALL, Step.EMAIL)
"""The three steps of every follow-up; a reply is only there after a rejection."""

NEEDS: dict[Step, FieldName] = {
    Step.NOTE: FieldName.ADDRESS,
    Step.CALL: FieldName.PHONE,
    Step.EMAIL: FieldName.EMAIL,
    Step.REPLY: FieldName.EMAIL,
}
"""The one detail that each step can't do without; all of them need the name."""

_MISSING: dict[FieldName, str] = {
    FieldName.NAME: "No name on the card",
    FieldName.ADDRESS: "No postal address on the card",
    FieldName.PHONE: "No phone number on the card",
    FieldName.EMAIL: "No e-mail address on the card",
}
_DOUBTFUL: dict[FieldName, str] = {
    FieldName.NAME: "The name has to be checked first",
    FieldName.ADDRESS: "The postal address has to be checked first",
    FieldName.PHONE: "The phone number has to be checked first",
    FieldName.EMAIL: "The e-mail address has to be checked first",
}


@dataclass(frozen=True, slots=True)
class StepId:
    """What a person types for a step: ``12c`` is the call to contact 12."""

    contact: int
    step: Step

    def __str__(self) -> str:
        return f"{self.contact}{self.step[0]}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The step that ``text`` names, in any case.

        Raises:
            InvalidValueError: it is no number with the letter of a step.
        """
        letters = {step[0]: step for step in Step}
        found = re.fullmatch(
            rf"(\d{{1,9}})([{''.join(letters)}])", text.strip().lower()
        )
        if found is None:
            raise InvalidValueError(
                f"“{text}” is no step; write the number of the contact and n for the "
                "note, c for the call, e for the e-mail or r for the reply, like 12c."
            )
        return cls(int(found[1]), letters[found[2]])


class DateSource(StrEnum):
    """Where the date of an interview comes from."""

    GIVEN = "given"
    EXIF = "exif"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Interview:
    """When the cards were handed over, and for which job.

    Attributes:
        date: the day of the interview.
        source: where the date comes from.
        company: the employer, if the person said; the card's company may differ.
        role: the job, if the person said.
        decides: the day by which they said that they would decide.
        notes: what was talked about, a line each.
        lead: the number of the contact who led it; None if there is nobody yet.
        is_lead_given: whether the person said so; else it is assumed to be whoever's
            card came first.
        id: small and stable: what a person types; 0 before it is kept.
    """

    date: dt.date
    source: DateSource
    company: str | None = None
    role: str | None = None
    decides: dt.date | None = None
    notes: tuple[str, ...] = ()
    lead: int | None = None
    id: int = 0
    is_lead_given: bool = False


class EventKind(StrEnum):
    """What can happen to a follow-up."""

    DONE = "done"
    SKIPPED = "skipped"
    SNOOZED = "snoozed"
    HEARD = "heard"
    STOPPED = "stopped"


class Answer(StrEnum):
    """What they answered."""

    ANSWERED = "answered"
    NEXT_ROUND = "next-round"
    OFFER = "offer"
    REJECTION = "rejection"

    @property
    def is_final(self) -> bool:
        """Whether it is their answer to the interview, not only one person's."""
        return self is not Answer.ANSWERED


class Stop(StrEnum):
    """Why a follow-up was ended without an answer."""

    CLOSED = "closed"
    ASKED = "asked-not-to"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a follow-up.

    Attributes:
        kind: what.
        day: on which day.
        step: of what is done, skipped or snoozed, which step.
        by: of what is done, the step whose channel was used: a note by e-mail.
        using: of what is done, the number, address or mailbox that was used.
        until: of what is snoozed, the first day on which it is due again.
        answer: of what was heard, what.
        stop: of what was stopped, why.
    """

    kind: EventKind
    day: dt.date
    step: Step | None = None
    by: Step | None = None
    using: str | None = None
    until: dt.date | None = None
    answer: Answer | None = None
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a plan depends on, the present day and the person's pace apart.

    Attributes:
        contact: the person.
        interview: the newest one at which they were met.
        leads: whether they led it: only they are called and sent the e-mail.
        events: what happened since, in its order.
        called: numbers already called after this interview, for anybody, in E.164 and
            with the extension that was asked for.
        barred: whether they asked, at any time, not to be contacted.
    """

    contact: Contact
    interview: Interview
    leads: bool = True
    events: tuple[Event, ...] = ()
    called: frozenset[str] = frozenset()
    barred: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """How many days lie between the steps.

    Attributes:
        note_days: from the interview to the note; 1..2.
        call_days: from the note that was done to the call; 3..10.
        call_latest_days: from the note to the last good day for the call; at least
            ``call_days``, at most 14.
        email_days: from the call that was done to the e-mail; 1..10.
        decision_days: from the day by which they decide to the next step; 0..5.
        country: ISO 3166-1 alpha-2, of contacts whose details name none.
    """

    note_days: int = 1
    call_days: int = 4
    call_latest_days: int = 5
    email_days: int = 2
    decision_days: int = 1
    country: str = "US"


class State(StrEnum):
    """How a step stands."""

    OPEN = "open"
    WAITING = "waiting"
    BLOCKED = "blocked"
    DONE = "done"
    SKIPPED = "skipped"
    REPLACED = "replaced"
    RESTING = "resting"

    @property
    def is_over(self) -> bool:
        """Whether the steps after it may go on."""
        return self in {State.DONE, State.SKIPPED, State.REPLACED}


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One step of the plan.

    Attributes:
        step: which one.
        due: the day to do it; of what is over, the day on which that happened.
        latest: the last day on which it still does its work.
        state: open (it comes next), waiting (another one comes before), blocked (its
            detail is missing or doubtful), done, skipped, replaced (another one takes
            its place) or resting (they answered, or it was stopped).
        by: the step whose channel it uses: a note without an address goes by e-mail.
        using: the detail that it uses (the number to call, ...); None if it is missing.
        missing: the field whose absence keeps it from being done as planned.
        doubtful: the field that has to be checked first.
        stand_in: the step that takes its place, or could; None if none can.
        why: the reasons for its date, and what moved it, each without a full stop.
        zones: of a call, the IANA time zones where the phone may be, likeliest first.
        is_spent: whether its number is missing because it was called already.
    """

    step: Step
    due: dt.date
    latest: dt.date
    state: State = State.OPEN
    by: Step | None = None
    using: str | None = None
    missing: FieldName | None = None
    doubtful: FieldName | None = None
    stand_in: Step | None = None
    why: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    is_spent: bool = False

    @property
    def is_blocked(self) -> bool:
        """Whether its own detail is missing or has to be checked."""
        return self.missing is not None or self.doubtful is not None

    @property
    def reason(self) -> str | None:
        """Why it is blocked, in words without a full stop; None if it can be done."""
        if self.is_spent:
            return "The only phone number was called already after this interview"
        if self.doubtful is not None:  # of what would take the place of what is missing
            return _DOUBTFUL[self.doubtful]
        return None if self.missing is None else _MISSING[self.missing]


def next_step(plan: Iterable[FollowUp]) -> FollowUp | None:
    """The step that comes next: the first one that is open or blocked."""
    going_on = (State.OPEN, State.BLOCKED)
    return next((step for step in plan if step.state in going_on), None)

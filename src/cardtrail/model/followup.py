"""An interview and the three steps that follow it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from cardtrail.model.field import FieldName


class Step(StrEnum):
    """The steps after an interview, in their order."""

    NOTE = "note"
    CALL = "call"
    EMAIL = "email"

    @property
    def noun(self) -> str:
        """Its name in a sentence."""
        return "e-mail" if self is Step.EMAIL else self.value


NEEDS: dict[Step, FieldName] = {
    Step.NOTE: FieldName.ADDRESS,
    Step.CALL: FieldName.PHONE,
    Step.EMAIL: FieldName.EMAIL,
}
"""The one detail that each step can't do without; all of them need the name."""

_MISSING: dict[FieldName, str] = {
    FieldName.NAME: "No name on the card",
    FieldName.ADDRESS: "No postal address on the card",
    FieldName.PHONE: "No phone number on the card",
    FieldName.EMAIL: "No e-mail address on the card",
}


class DateSource(StrEnum):
    """Where the date of an interview comes from."""

    GIVEN = "given"
    EXIF = "exif"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Interview:
    """When the card was handed over, and for which job.

    Attributes:
        date: the day of the interview.
        source: where the date comes from.
        company: the employer, if the person said; the card's company may differ.
        role: the job, if the person said.
    """

    date: dt.date
    source: DateSource
    company: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One step of the plan.

    Attributes:
        step: which one.
        due: the day to do it.
        latest: the last day on which it still does its work.
        using: the detail that it uses (the number to call, ...); None if it is missing.
        missing: the field whose absence keeps it from being done; None if it can be.
        stand_in: the step that takes its place; None if it can be done, or if no step
            can.
    """

    step: Step
    due: dt.date
    latest: dt.date
    using: str | None = None
    missing: FieldName | None = None
    stand_in: Step | None = None

    @property
    def is_blocked(self) -> bool:
        """Whether a missing detail keeps it from being done."""
        return self.missing is not None

    @property
    def reason(self) -> str | None:
        """Why it is blocked, in words without a full stop; None if it can be done."""
        return None if self.missing is None else _MISSING[self.missing]

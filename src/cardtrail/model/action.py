"""Something that was done to what is kept: the entries of the history."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from cardtrail.model.followup import Event


class ActionKind(StrEnum):
    """What was done; the first five are the kinds of events of a follow-up."""

    DONE = "done"
    SKIPPED = "skipped"
    SNOOZED = "snoozed"
    HEARD = "heard"
    STOPPED = "stopped"
    READ = "read"
    READ_AGAIN = "read-again"
    EDITED = "edited"
    CONFIRMED = "confirmed"
    INTERVIEW_EDITED = "interview-edited"
    NOTED = "noted"
    MET = "met"
    PARTED = "parted"
    MERGED = "merged"
    DELETED = "deleted"
    RESTORED = "restored"
    KEPT_APART = "kept-apart"


@dataclass(frozen=True, slots=True)
class Action:
    """One entry of the history.

    Attributes:
        id: grows with every action.
        at: when, UTC.
        kind: what.
        contact: whom it is about, if anybody.
        interview: which interview it is about, if any.
        event: what happened to the follow-up, where it is that.
        field: what was changed.
        text: what was put there, or said.
        others: other contacts that it is about.
        undone: when it was taken back, if it was.
    """

    id: int
    at: dt.datetime
    kind: ActionKind
    contact: int | None = None
    interview: int | None = None
    event: Event | None = None
    field: str | None = None
    text: str | None = None
    others: tuple[int, ...] = ()
    undone: dt.datetime | None = None

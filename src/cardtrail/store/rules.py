"""What the store is told from above: how to plan, and who is the same person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.followup import Facts, FollowUp, Interview
from cardtrail.store.merge import newer


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two contacts may be one person.

    Attributes:
        is_strong: whether they surely are.
        why: in words, without a full stop.
    """

    is_strong: bool
    why: str


def _none(_contact: Contact) -> Iterable[str]:
    return ()


def _nobody(_kept: Contact, _seen: Contact) -> Likeness | None:
    return None


def _unknown(_contact: Contact, _interview: Interview) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Rules:
    """How the store decides what is not its own business.

    Attributes:
        today: the present day.
        plan: makes the steps of a follow-up as of that day.
        traits: by what a contact is found again; two contacts without a common one are
            not the same person.
        likeness: whether two contacts are one person.
        strengthened: what is kept of a contact when another card of the same person is
            seen; the fields that a person edited stay as they are.
        employer: by what two interviews are known for one: the same day with the same
            employer; "" if unknown.
        planner: names the version of ``plan``; where it differs from the one that a
            store was used with before, what is still to be done is planned anew.
        indexer: names the version of all that contacts are found by (``traits`` and
            the words to search for); likewise, but all contacts.
    """

    today: dt.date
    plan: Callable[[Facts], tuple[FollowUp, ...]]
    traits: Callable[[Contact], Iterable[str]] = _none
    likeness: Callable[[Contact, Contact], Likeness | None] = _nobody
    strengthened: Callable[[Contact, Contact, Collection[FieldName]], Contact] = newer
    employer: Callable[[Contact, Interview], str] = _unknown
    planner: str = ""
    indexer: str = ""

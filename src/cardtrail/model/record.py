"""A contact as it is kept: with its identity, its interview and its plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.followup import Event, Facts, FollowUp, Interview, Step


@dataclass(frozen=True, slots=True)
class Record:
    """One kept contact.

    Attributes:
        id: small and stable: what a person types.
        uid: a UUID that never changes: what other programs know the contact by.
        revision: grows by one with every change; the SEQUENCE of its calendar entries.
        updated: when it last changed, UTC.
        photo: the path of the photo as last given.
        contact: the details, with the person's own changes.
        interview: when and for which job: the newest one at which they were met.
        plan: the follow-up steps in their order.
        leads: whether they led that interview.
        events: what happened since, in its order.
        called: numbers already called after that interview, for anybody; see Facts.
        barred: whether they asked not to be contacted.
        edited: the fields that hold the person's own values.
        planned: the steps that were ever in the plan, and so perhaps exported.
    """

    id: int
    uid: str
    revision: int
    updated: dt.datetime
    photo: str
    contact: Contact
    interview: Interview
    plan: tuple[FollowUp, ...] = ()
    leads: bool = True
    events: tuple[Event, ...] = ()
    called: frozenset[str] = frozenset()
    barred: bool = False
    edited: frozenset[FieldName] = frozenset()
    planned: frozenset[Step] = frozenset()

    @property
    def facts(self) -> Facts:
        """What the plan is made from."""
        return Facts(
            self.contact,
            self.interview,
            self.leads,
            self.events,
            self.called,
            self.barred,
        )


@dataclass(frozen=True, slots=True)
class Gone:
    """What is left of a contact that was deleted, or merged into another one.

    Attributes:
        uid: as other programs know it.
        revision: as of a record.
        updated: when it went, UTC.
        planned: the steps that were ever in its plan.
    """

    uid: str
    revision: int
    updated: dt.datetime
    planned: frozenset[Step]

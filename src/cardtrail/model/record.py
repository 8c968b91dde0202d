"""A contact as it is kept: with its identity, its interview and its plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cardtrail.model.contact import Contact
from cardtrail.model.followup import FollowUp, Interview


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
        interview: when and for which job.
        plan: the follow-up steps in their order.
    """

    id: int
    uid: str
    revision: int
    updated: dt.datetime
    photo: str
    contact: Contact
    interview: Interview
    plan: tuple[FollowUp, ...]

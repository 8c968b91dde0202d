"""The machine format of what is kept; docs/scan-json.md describes it for people.

ASCII only, whatever the machine's encoding is; fields are added, never renamed.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable

from cardtrail.followup.sentences import sentence
from cardtrail.geometry import Quad
from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.draft import Draft
from cardtrail.model.field import Field
from cardtrail.model.followup import FollowUp, Interview
from cardtrail.model.reading import Problem
from cardtrail.model.record import Record
from cardtrail.values.address import PostalAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile

Json = dict[str, object]


def record_line(
    record: Record,
    problems: Iterable[Problem],
    perhaps: Iterable[tuple[int, str]] | None = None,
) -> str:
    """A contact as ``cardtrail contacts --json`` and ``cardtrail export`` give it.

    Args:
        record: the contact.
        problems: what a person should know about it.
        perhaps: who else may be the same person; None where nobody looked.
    """
    told = {} if perhaps is None else {"perhaps": perhaps_json(perhaps)}
    return json_line(
        {
            "contact": record.id,
            "uid": record.uid,
            "revision": record.revision,
            "updated": record.updated.isoformat(),
            "photo": record.photo,
            "fields": contact_json(record.contact),
            "warnings": [problem_json(problem) for problem in problems],
            "interview": interview_json(record.interview),
            "follow_ups": [follow_up_json(step) for step in record.plan],
            **told,
        }
    )


def draft_line(draft: Draft) -> str:
    """What ``cardtrail draft --json`` prints."""
    return json_line(
        {
            "contact": draft.contact,
            "step": draft.step,
            "form": draft.form,
            "name": draft.name,
            "to": list(draft.to),
            "subject": draft.subject,
            "text": draft.text,
            "country": draft.country,
            "day": draft.day,
            "blanks": list(draft.blanks),
            "advice": list(draft.advice),
        }
    )


def json_line(thing: Json) -> str:
    """An object on a line of its own."""
    return json.dumps(thing, separators=(", ", ": "))


def contact_json(contact: Contact) -> Json:
    """The details of a card, each with what speaks for it."""
    return {
        "name": contact.name and _field(contact.name),
        "title": contact.title and _field(contact.title),
        "department": contact.department and _field(contact.department),
        "company": contact.company and _field(contact.company),
        "addresses": [_field(entry) for entry in contact.addresses],
        "phones": [_phone(entry) for entry in contact.phones],
        "emails": [_field(entry) for entry in contact.emails],
        "websites": [_field(entry) for entry in contact.websites],
        "profiles": [_profile(entry) for entry in contact.profiles],
        "other_names": [_field(entry) for entry in contact.others],
    }


def problem_json(problem: Problem) -> Json:
    """What a person should know about a detail."""
    return {
        "code": problem.code,
        "field": problem.field,
        "severity": problem.severity,
        "message": problem.message,
        "suggestion": problem.suggestion,
        "blocks": problem.blocks,
    }


def perhaps_json(others: Iterable[tuple[int, str]]) -> list[Json]:
    """Who else may be the same person, and why."""
    return [{"contact": number, "why": why} for number, why in others]


def interview_json(interview: Interview) -> Json:
    """When the card was handed over, and for which job."""
    decides = interview.decides
    return {
        "id": interview.id or None,
        "date": interview.date.isoformat(),
        "source": interview.source,
        "company": interview.company,
        "role": interview.role,
        "decides": None if decides is None else decides.isoformat(),
        "lead": interview.lead,
    }


def follow_up_json(step: FollowUp) -> Json:
    """A step of the plan, and the sentence that tells it."""
    return {
        "step": step.step,
        "due": step.due.isoformat(),
        "latest": step.latest.isoformat(),
        "state": step.state,
        "by": step.by or step.step,
        "using": step.using,
        "missing": step.missing,
        "doubtful": step.doubtful,
        "stand_in": step.stand_in,
        "why": step.why,
        "sentence": sentence(step),
    }


def corners(quad: Quad | None) -> list[list[int]] | None:
    """Whole pixels, clockwise from the top left."""
    if quad is None:
        return None
    return [[round(point.x), round(point.y)] for point in quad.points]


def _field(field: AnyField) -> Json:
    seen: Json = {
        "value": field.text,
        "raw": field.raw,
        "confidence": round(field.confidence, 4),
        "grade": field.grade,
        "box": corners(field.box),
        "readers": field.readers,
    }
    if isinstance(field.value, PersonName | PostalAddress):
        parts = dataclasses.asdict(field.value)
        del parts["text"]
        seen["parts"] = parts
    return seen


def _phone(field: Field[PhoneNumber]) -> Json:
    extension = field.value.extension if field.value else None
    kind = field.kind or PhoneKind.OTHER
    return {
        **_field(field),
        "kind": kind,
        "direct": field.is_direct,
        "extension": extension,
    }


def _profile(field: Field[Profile]) -> Json:
    known = field.value
    service = known.service if known else None
    handle = known.handle if known else None
    return {**_field(field), "service": service, "handle": handle}

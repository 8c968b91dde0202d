"""JSON Lines for programs; docs/scan-json.md describes them for people.

ASCII only, whatever the machine's encoding is; fields are added, never renamed.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Any

from cardtrail.app.due import Due
from cardtrail.app.explain import SINGLE, Explanation, Lead, lead
from cardtrail.app.scan import Outcome
from cardtrail.extract.candidates import NEEDED
from cardtrail.followup.plan import sentence
from cardtrail.geometry import Quad
from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.field import Candidate, Field
from cardtrail.model.followup import FollowUp, Interview
from cardtrail.model.reading import Problem
from cardtrail.model.record import Record
from cardtrail.values.address import PostalAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile

Json = dict[str, object]


def reading_line(outcome: Outcome) -> str:
    """What ``cardtrail scan --json`` prints for a card."""
    reading = outcome.reading
    return _line(
        {
            "photo": str(reading.photo),
            "card": reading.card,
            "page": reading.page,
            "status": reading.status,
            "error": reading.error,
            "outline": _corners(reading.outline),
            "fields": _fields(reading.contact),
            "warnings": [_problem(problem) for problem in reading.problems],
            "text": reading.lines,
            "contact": outcome.record.id if outcome.record else None,
            "seconds": round(reading.seconds, 3),
            "interview": _interview(outcome.interview),
            "follow_ups": [_follow_up(step) for step in outcome.plan],
        }
    )


def record_line(record: Record, problems: Iterable[Problem]) -> str:
    """What ``cardtrail contacts --json`` prints for a contact."""
    return _line(
        {
            "contact": record.id,
            "uid": record.uid,
            "revision": record.revision,
            "updated": record.updated.isoformat(),
            "photo": record.photo,
            "fields": _fields(record.contact),
            "warnings": [_problem(problem) for problem in problems],
            "interview": _interview(record.interview),
            "follow_ups": [_follow_up(step) for step in record.plan],
        }
    )


def explanation_line(card: Explanation) -> str:
    """What ``cardtrail explain --json`` prints for a card."""
    reading = card.reading
    return _line(
        {
            "photo": str(reading.photo),
            "card": reading.card,
            "page": reading.page,
            "fields": _fields(reading.contact),
            "warnings": [_problem(problem) for problem in reading.problems],
            "candidates": {
                name: [_candidate(candidate) for candidate in found]
                for name, found in card.candidates.fields().items()
            },
            "rejected": {
                name: [_candidate(candidate) for candidate in found]
                for name, found in card.candidates.rejected.items()
            },
            "needed": dict(NEEDED),
            "won": {
                name: _lead(lead(card.candidates, name)) for name in sorted(SINGLE)
            },
            "text": [line.text for line in card.page.lines],
        }
    )


def due_line(due: Due) -> str:
    """What ``cardtrail due --json`` prints for a step."""
    name = due.record.contact.name
    return _line(
        {
            "contact": due.record.id,
            "name": name.text if name else None,
            "when": due.when,
            **_follow_up(due.follow_up),
        }
    )


def _line(thing: Json) -> str:
    return json.dumps(thing, separators=(", ", ": "))


def _fields(contact: Contact) -> Json:
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


def _field(field: AnyField) -> Json:
    seen: Json = {
        "value": field.text,
        "raw": field.raw,
        "confidence": round(field.confidence, 4),
        "grade": field.grade,
        "box": _corners(field.box),
        "readers": field.readers,
    }
    if isinstance(field.value, PersonName | PostalAddress):
        parts = dataclasses.asdict(field.value)
        del parts["text"]
        seen["parts"] = parts
    return seen


def _candidate(candidate: Candidate[Any]) -> Json:
    return {
        "value": None if candidate.value is None else str(candidate.value),
        "raw": candidate.raw,
        "score": round(candidate.score, 4),
        "signals": {s.name: round(s.weight, 4) for s in candidate.signals},
        "words": [
            {
                "text": word.text,
                "confidence": round(word.confidence, 4),
                "readers": dict(word.readings),
                "disputed": word.is_disputed,
            }
            for word in candidate.words
        ],
    }


def _lead(won: Lead | None) -> Json | None:
    if won is None:
        return None
    return {
        "over": won.over and won.over.raw,
        "by": round(won.by, 4),
        "because": {s.name: round(s.weight, 4) for s in won.because},
    }


def _phone(field: Field[PhoneNumber]) -> Json:
    extension = field.value.extension if field.value else None
    kind = field.kind or PhoneKind.OTHER
    return {**_field(field), "kind": kind, "extension": extension}


def _profile(field: Field[Profile]) -> Json:
    known = field.value
    service = known.service if known else None
    handle = known.handle if known else None
    return {**_field(field), "service": service, "handle": handle}


def _problem(problem: Problem) -> Json:
    return {
        "code": problem.code,
        "field": problem.field,
        "severity": problem.severity,
        "message": problem.message,
        "suggestion": problem.suggestion,
        "blocks": problem.blocks,
    }


def _interview(interview: Interview) -> Json:
    return {
        "date": interview.date.isoformat(),
        "source": interview.source,
        "company": interview.company,
        "role": interview.role,
    }


def _follow_up(step: FollowUp) -> Json:
    return {
        "step": step.step,
        "due": step.due.isoformat(),
        "latest": step.latest.isoformat(),
        "using": step.using,
        "missing": step.missing,
        "stand_in": step.stand_in,
        "sentence": sentence(step),
    }


def _corners(quad: Quad | None) -> list[list[int]] | None:
    """Whole pixels, clockwise from the top left."""
    if quad is None:
        return None
    return [[round(point.x), round(point.y)] for point in quad.points]

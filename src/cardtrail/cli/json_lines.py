"""JSON Lines of what was read; docs/scan-json.md describes them for people."""

from __future__ import annotations

from typing import Any

from cardtrail.app.explain import SINGLE, Explanation, Lead, lead
from cardtrail.app.json_format import (
    Json,
    contact_json,
    corners,
    follow_up_json,
    interview_json,
    json_line,
    perhaps_json,
    problem_json,
)
from cardtrail.app.outcome import Outcome
from cardtrail.extract.candidates import NEEDED
from cardtrail.model.field import Candidate


def reading_line(outcome: Outcome) -> str:
    """What ``cardtrail scan --json`` prints for a card."""
    reading = outcome.reading
    return json_line(
        {
            "photo": str(reading.photo),
            "card": reading.card,
            "page": reading.page,
            "status": reading.status,
            "error": reading.error,
            "outline": corners(reading.outline),
            "fields": contact_json(reading.contact),
            "warnings": [problem_json(problem) for problem in reading.problems],
            "text": reading.lines,
            "contact": outcome.record.id if outcome.record else None,
            "same_as": outcome.same_as,
            "perhaps": perhaps_json(outcome.perhaps),
            "seconds": round(reading.seconds, 3),
            "interview": interview_json(outcome.interview),
            "follow_ups": [follow_up_json(step) for step in outcome.plan],
        }
    )


def explanation_line(card: Explanation) -> str:
    """What ``cardtrail explain --json`` prints for a card."""
    reading = card.reading
    return json_line(
        {
            "photo": str(reading.photo),
            "card": reading.card,
            "page": reading.page,
            "fields": contact_json(reading.contact),
            "warnings": [problem_json(problem) for problem in reading.problems],
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

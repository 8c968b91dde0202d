"""JSON Lines about follow-ups; docs/scan-json.md describes them for people."""

from __future__ import annotations

from cardtrail.app.due import Due
from cardtrail.app.followups import Noted, Undone
from cardtrail.app.history import Entry, told
from cardtrail.app.json_format import (
    Json,
    follow_up_json,
    interview_json,
    json_line,
)
from cardtrail.followup.needs import Block, Needs
from cardtrail.model.action import Action
from cardtrail.model.followup import Event, StepId, next_step
from cardtrail.model.record import Record


def due_line(due: Due) -> str:
    """What ``cardtrail due --json`` prints for a step."""
    return json_line(
        {
            **_who(due.record),
            "when": due.when,
            "id": str(due.id),
            **follow_up_json(due.follow_up),
            "needs": _needs(due.needs),
        }
    )


def noted_line(noted: Noted) -> str:
    """What ``cardtrail done`` and its like print for a contact with ``--json``."""
    record, reply = noted.record, noted.reply
    return json_line(
        {
            **_who(record),
            "noted": _event(noted.event, record.id),
            "next": _step(record),
            "reply": _step(reply) if reply else None,
        }
    )


def undone_line(undone: Undone) -> str:
    """What ``cardtrail undo --json`` prints."""
    action, record = undone.action, undone.record
    return json_line(
        {
            **(_who(record) if record else {"contact": action.contact}),
            "undone": _action(action),
            "next": _step(record) if record and undone.is_kept else None,
        }
    )


def history_line(entry: Entry) -> str:
    """What ``cardtrail history --json`` prints for an entry."""
    action = entry.action
    return json_line({"contact": action.contact, "name": entry.name, **_action(action)})


def _who(record: Record) -> Json:
    contact = record.contact
    return {
        "contact": record.id,
        "name": contact.name and contact.name.text,
        "title": contact.title and contact.title.text,
        "company": contact.company and contact.company.text,
        "interview": interview_json(record.interview),
    }


def _step(record: Record) -> Json | None:
    step = next_step(record.plan)
    if step is None:
        return None
    return {"id": str(StepId(record.id, step.step)), **follow_up_json(step)}


def _needs(needs: Needs) -> Json:
    hours = needs.hours
    return {
        "number": needs.number,
        "local_time": needs.here and needs.here.isoformat(timespec="minutes"),
        "call_from": hours and hours.starts.isoformat(),
        "call_until": hours and hours.ends.isoformat(),
        "zones": hours.zones if hours else [],
        "address": list(needs.lines),
        "email": needs.email,
        "blocked": needs.block and _block(needs.block),
    }


def _block(block: Block) -> Json:
    return {
        "reason": block.reason,
        "detail": block.detail,
        "since": block.since.isoformat(),
        "confirm": block.confirm,
        "other": block.other,
        "other_using": block.using,
    }


def _event(event: Event, contact: int) -> Json:
    return {
        "kind": event.kind,
        "id": str(StepId(contact, event.step)) if event.step else None,
        "day": event.day.isoformat(),
        "by": event.by,
        "using": event.using,
        "until": event.until and event.until.isoformat(),
        "answer": event.answer,
        "stop": event.stop,
    }


def _action(action: Action) -> Json:
    event = action.event
    return {
        "action": action.id,
        "at": action.at.isoformat(),
        "kind": action.kind,
        "text": told(action),
        "event": event and _event(event, action.contact or 0),
        "undone_at": action.undone and action.undone.isoformat(),
    }

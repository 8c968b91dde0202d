"""What happened, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cardtrail.app.desk import Desk
from cardtrail.followup.dates import short_date
from cardtrail.followup.moves import WAYS
from cardtrail.model.action import Action, ActionKind
from cardtrail.model.followup import Answer, Event, EventKind, StepId, Stop
from cardtrail.store.store import Store

MOST = 50
"""How many entries are listed where nobody asks for more."""

_ANSWERS: dict[Answer, str] = {
    Answer.ANSWERED: "answered",
    Answer.NEXT_ROUND: "invited you to the next round",
    Answer.OFFER: "made an offer",
    Answer.REJECTION: "turned you down",
}
_STOPS: dict[Stop, str] = {
    Stop.CLOSED: "follow-up stopped",
    Stop.ASKED: "asked not to be contacted",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the history.

    Attributes:
        action: what was done.
        text: the same in words, without a full stop.
        name: of the contact that it is about, if any.
    """

    action: Action
    text: str
    name: str | None


def history(desk: Desk, contact: int | None, most: int = MOST) -> tuple[Entry, ...]:
    """The newest entries, the oldest of them first; of one contact, or all.

    Raises:
        NoSuchContactError: there is no such contact.
        StoreError: the store can't be read.
    """
    with desk.open() as kept:
        actions = kept.history(contact, most)
        numbers = {action.contact for action in actions}
        names = {number: _name(kept, number) for number in numbers}
    return tuple(Entry(each, told(each), names[each.contact]) for each in actions)


def told(action: Action) -> str:
    """An action in words, without a full stop and without the contact's name."""
    if action.event is not None:
        return _EVENTS[action.event.kind](action.event, action.contact or 0)
    return _ACTIONS[action.kind](action)


def told_event(event: Event, contact: int) -> str:
    """What happened to a contact's follow-up, in words, without a full stop."""
    return _EVENTS[event.kind](event, contact)


def _done(event: Event, contact: int) -> str:
    way = WAYS[event.by] if event.by else ""
    by = f" by {'e-mail' if way == 'email' else way}" if way else ""
    return f"{_step(event, contact)} done{by} on {short_date(event.day)}"


def _snoozed(event: Event, contact: int) -> str:
    until = "" if event.until is None else f" until {short_date(event.until)}"
    return f"{_step(event, contact)} put off{until}"


def _heard(event: Event, _contact: int) -> str:
    answer = _ANSWERS[event.answer or Answer.ANSWERED]
    return f"they {answer} on {short_date(event.day)}"


def _stopped(event: Event, _contact: int) -> str:
    return _STOPS[event.stop or Stop.CLOSED]


def _step(event: Event, contact: int) -> str:
    return str(StepId(contact, event.step)) if event.step else "step"


def _edited(action: Action) -> str:
    if not action.text:
        return f"{action.field} taken away"
    return f"{action.field} set to {action.text}"


def _noted(action: Action) -> str:
    return f"noted for interview {action.interview}: {action.text or ''}"


def _interview(action: Action) -> str:
    what = f": {action.field} set to {action.text}" if action.field else ""
    return f"changed interview {action.interview}{what}"


def _with(words: str) -> Callable[[Action], str]:
    def text(action: Action) -> str:
        others = " and ".join(map(str, action.others))
        return f"{words} {others}" if others else words

    return text


def _at(words: str) -> Callable[[Action], str]:
    return lambda action: f"{words} {action.interview}"


_EVENTS: dict[EventKind, Callable[[Event, int], str]] = {
    EventKind.DONE: _done,
    EventKind.SKIPPED: lambda event, contact: f"{_step(event, contact)} skipped",
    EventKind.SNOOZED: _snoozed,
    EventKind.HEARD: _heard,
    EventKind.STOPPED: _stopped,
}
_ACTIONS: dict[ActionKind, Callable[[Action], str]] = {
    ActionKind.READ: _with("card read"),
    ActionKind.READ_AGAIN: _with("card read again"),
    ActionKind.EDITED: _edited,
    ActionKind.CONFIRMED: lambda action: f"{action.field or 'card'} confirmed",
    ActionKind.INTERVIEW_EDITED: _interview,
    ActionKind.NOTED: _noted,
    ActionKind.MET: _at("added to interview"),
    ActionKind.PARTED: _at("taken off interview"),
    ActionKind.MERGED: _with("merged with contact"),
    ActionKind.DELETED: _with("deleted"),
    ActionKind.RESTORED: _with("put back"),
    ActionKind.KEPT_APART: _with("kept apart from contact"),
}


def _name(kept: Store, contact: int | None) -> str | None:
    if contact is None:
        return None
    name = kept.record(contact).contact.name
    return name.text if name else None

"""Interviews as a person knows them: who was there, what was said, who led."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from cardtrail.app.desk import Desk
from cardtrail.errors import InvalidValueError
from cardtrail.model.followup import DateSource, Interview
from cardtrail.store import meetings
from cardtrail.store.meetings import Meeting
from cardtrail.text import unify


class Part(StrEnum):
    """What of an interview can be changed; the values are what a person types."""

    DATE = "date"
    COMPANY = "company"
    ROLE = "role"
    DECIDES = "decides"
    LEAD = "lead"


def interviews(desk: Desk, most: int | None = None) -> tuple[tuple[Meeting, ...], int]:
    """Interviews, the newest first, and how many there are.

    Args:
        desk: where they are kept.
        most: how many of them; None for all.

    Raises:
        StoreError: the store can't be read.
    """
    with desk.open() as store:
        return meetings.meetings(store, most)


def interview(desk: Desk, number: int) -> Meeting:
    """One interview by its number.

    Raises:
        NoSuchContactError: there is none with this number.
        StoreError: the store can't be read.
    """
    with desk.open() as store:
        return meetings.meeting(store, number)


def edit(desk: Desk, number: int, changes: Mapping[Part, str]) -> Meeting:
    """Changes what is known of an interview; the follow-up is dated anew.

    Args:
        desk: where the contacts are kept, and the present moment.
        number: of the interview.
        changes: the new values as texts; a blank one takes what there is away, and
            then whoever's card came first is assumed to have led.

    Raises:
        InvalidValueError: a text is not understood, or the dates contradict each
            other; nothing was changed.
        NoSuchContactError: there is no such interview or contact.
        StoreError: who is to have led was not there, or the store can't be written.
    """
    values: dict[str, Any] = {}
    for part, text in changes.items():
        values |= _READERS[part](text.strip())
    with desk.open() as store:
        if values.get("lead"):
            values["lead"] = store.record(values["lead"]).id
        return meetings.edit_interview(
            store, number, lambda kept: _checked(replace(kept, **values)), desk.now
        )


def note(desk: Desk, number: int, text: str) -> Meeting:
    """Adds what was talked about, a note for each line that isn't blank.

    Raises:
        InvalidValueError: all of it is blank.
        NoSuchContactError: there is no such interview.
        StoreError: the store can't be written.
    """
    lines = tuple(filter(None, map(unify, text.splitlines())))
    if not lines:
        raise InvalidValueError("There is nothing to note; say what was talked about.")
    with desk.open() as store:
        return meetings.edit_interview(
            store,
            number,
            lambda kept: replace(kept, notes=(*kept.notes, *lines)),
            desk.now,
        )


def add(desk: Desk, number: int, contact: int) -> Meeting:
    """Notes that somebody was at an interview, too.

    Raises:
        NoSuchContactError: there is no such interview or contact.
        StoreError: the store can't be written.
    """
    with desk.open() as store:
        return meetings.meet(store, contact, number, desk.now)


def remove(desk: Desk, number: int, contact: int) -> Meeting:
    """Notes that somebody was not at an interview after all.

    Who was at no other one gets one of their own, of the same day.

    Raises:
        NoSuchContactError: there is no such interview or contact, or they were not
            there anyway.
        StoreError: nobody else was there, or the store can't be written.
    """
    with desk.open() as store:
        return meetings.part(store, contact, number, desk.now)


def _checked(changed: Interview) -> Interview:
    if changed.decides is not None and changed.decides < changed.date:
        raise InvalidValueError(
            f"They can't decide by {changed.decides}, before the interview on "
            f"{changed.date}; put one of the two dates right."
        )
    return changed


def _read_date(text: str) -> dict[str, Any]:
    if not text:
        raise InvalidValueError("Every interview has a date; give the right one.")
    return {"date": _day(text), "source": DateSource.GIVEN}


def _read_decides(text: str) -> dict[str, Any]:
    return {"decides": _day(text) if text else None}


def _read_lead(text: str) -> dict[str, Any]:
    if text and not re.fullmatch(r"[0-9]{1,9}", text):
        raise InvalidValueError(
            f"“{text}” is no contact; write the number that `cardtrail contacts` shows."
        )
    return {"lead": int(text) if text else None, "is_lead_given": bool(text)}


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InvalidValueError(
            f"“{text}” is no date; write it like 2026-11-23."
        ) from error


def _read_text(name: str) -> Callable[[str], dict[str, Any]]:
    return lambda text: {name: unify(text) or None}


_READERS: dict[Part, Callable[[str], dict[str, Any]]] = {
    Part.DATE: _read_date,
    Part.COMPANY: _read_text("company"),
    Part.ROLE: _read_text("role"),
    Part.DECIDES: _read_decides,
    Part.LEAD: _read_lead,
}

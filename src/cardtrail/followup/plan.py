"""The three steps after an interview: when each is due, and with which detail.

Days are calendar days; a step that falls on a weekend moves to the next working day.
Public holidays are not known here.
"""

from __future__ import annotations

import datetime as dt
import re

from cardtrail.followup.dates import short_date
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName
from cardtrail.model.followup import NEEDS, STEPS, FollowUp, Interview, Step
from cardtrail.values.phone import PhoneKind, PhoneNumber

_DAY = dt.timedelta(days=1)
_SATURDAY = 5

_STAND_INS: dict[Step, tuple[Step, Step]] = {
    Step.NOTE: (Step.EMAIL, Step.CALL),
    Step.CALL: (Step.EMAIL, Step.NOTE),
    Step.EMAIL: (Step.CALL, Step.NOTE),
}
"""What takes the place of a step that can't be done: the first that can be."""

_CALL_ORDER: dict[PhoneKind, int] = {
    PhoneKind.MOBILE: 0,
    PhoneKind.WORK: 1,
    PhoneKind.OTHER: 1,
    PhoneKind.HOME: 2,
}
"""Lowest first; equals in the printed order. Nobody answers a fax: it is left out."""

_SENTENCES: dict[Step, str] = {
    Step.NOTE: "Post a thank-you note to {using} on {due}",
    Step.CALL: "Call {using} on {due}",
    Step.EMAIL: "E-mail {using} on {due}",
}
_BLOCKED: dict[Step, str] = {
    Step.NOTE: "the note due {due} can't be sent",
    Step.CALL: "the call due {due} can't be made",
    Step.EMAIL: "the e-mail due {due} can't be sent",
}


def plan(contact: Contact, interview: Interview) -> tuple[FollowUp, ...]:
    """The note, the call and the e-mail, always three and in this order.

    The note is due the day after the interview, the call four days after the note (five
    at the latest), the e-mail two days after the call. Where the e-mail takes the place
    of the call it also takes its days.
    """
    details = _details(contact)
    missing = (
        dict.fromkeys(STEPS, FieldName.NAME)
        if contact.name is None
        else {step: NEEDS[step] for step in STEPS if details[step] is None}
    )
    stand_ins = {
        step: next((other for other in _STAND_INS[step] if other not in missing), None)
        for step in missing
    }
    days = _days(interview.date)
    if stand_ins.get(Step.CALL) is Step.EMAIL:
        days[Step.EMAIL] = days[Step.CALL]
    return tuple(
        FollowUp(
            step,
            *days[step],
            using=None if step in missing else details[step],
            missing=missing.get(step),
            stand_in=stand_ins.get(step),
        )
        for step in STEPS
    )


def sentence(follow_up: FollowUp) -> str:
    """What to do on which day, or what keeps it from being done."""
    due = short_date(follow_up.due)
    if not follow_up.is_blocked:
        using = _spaced(follow_up.using or "")
        latest = (
            f", on {short_date(follow_up.latest)} at the latest"
            if follow_up.latest > follow_up.due
            else ""
        )
        return _SENTENCES[follow_up.step].format(using=using, due=due) + latest + "."
    way_out = (
        "add what is missing to bring it back"
        if follow_up.stand_in is None
        else f"the {follow_up.stand_in.noun} takes its place"
    )
    return f"{follow_up.reason}: {_BLOCKED[follow_up.step].format(due=due)}; {way_out}."


def _details(contact: Contact) -> dict[Step, str | None]:
    """The text that each step works with, None where the card has none."""
    address = next(iter(contact.addresses), None)
    callable_phones = (phone for phone in contact.phones if _kind(phone) in _CALL_ORDER)
    phone = min(
        callable_phones,
        key=lambda entry: (entry.value is None, _CALL_ORDER[_kind(entry)]),
        default=None,
    )
    email = min(contact.emails, key=lambda entry: entry.value is None, default=None)
    return {
        Step.NOTE: None if address is None else address.text,
        Step.CALL: None if phone is None else _dialled(phone),
        Step.EMAIL: None if email is None else email.text,
    }


def _kind(phone: Field[PhoneNumber]) -> PhoneKind:
    return phone.kind or PhoneKind.OTHER


def _dialled(phone: Field[PhoneNumber]) -> str:
    """The number with its extension: without it the call ends at the switchboard."""
    extension = None if phone.value is None else phone.value.extension
    return f"{phone.text} ext. {extension}" if extension else phone.text


def _days(interview: dt.date) -> dict[Step, tuple[dt.date, dt.date]]:
    """The due and the latest day of each step, each counted from the one before."""
    note = _working_day(interview + _DAY)
    call = _working_day(note + 4 * _DAY)
    email = _working_day(call + 2 * _DAY)
    return {
        Step.NOTE: (note, note),
        Step.CALL: (call, _working_day(note + 5 * _DAY)),
        Step.EMAIL: (email, email),
    }


def _working_day(date: dt.date) -> dt.date:
    """The day itself, or the Monday after a weekend."""
    weekday = date.weekday()
    return date if weekday < _SATURDAY else date + (7 - weekday) * _DAY


def _spaced(using: str) -> str:
    """An E.164 number in groups; every other text as it is.

    phonenumbers reads letters as keypad digits, so only what is E.164 already may reach
    it: a misread number must stay visibly misread.
    """
    e164 = re.fullmatch(r"(\+\d{4,15})(?: ext\. (\d+))?", using)
    if e164 is None:
        return using
    return PhoneNumber(e164[1], e164[2]).formatted.replace("-", " ")

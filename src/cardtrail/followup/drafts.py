"""What to write for each step: letters, e-mails and scripts for calls.

Nothing is ever sent, and nothing is invented: what is not known stays a blank in square
brackets, and no name, address or number is used that has to be checked first.
"""

from __future__ import annotations

import datetime as dt
import re

from cardtrail.errors import TemplateError
from cardtrail.followup import template
from cardtrail.followup.dates import letter_date, weekday_date
from cardtrail.followup.grammar import VOICEMAIL
from cardtrail.followup.hours import CallTimes
from cardtrail.followup.obstacles import planned, sure_detail, sure_name
from cardtrail.followup.sentences import spaced
from cardtrail.followup.template import Templates, render
from cardtrail.followup.wording import Phrases, salutation, spoken_name
from cardtrail.model.contact import AnyField
from cardtrail.model.draft import Draft, Form, Sender
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import NEEDS, DateSource, FollowUp, Step
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.address import PostalAddress
from cardtrail.values.address_lines import address_lines
from cardtrail.values.name import PersonName

_TEMPLATES: dict[tuple[Step, Step], str] = {
    (Step.NOTE, Step.NOTE): template.NOTE,
    (Step.NOTE, Step.EMAIL): template.NOTE_EMAIL,
    (Step.CALL, Step.CALL): template.CALL,
    (Step.EMAIL, Step.EMAIL): template.EMAIL,
    (Step.REPLY, Step.EMAIL): template.REPLY,
    (Step.REPLY, Step.NOTE): template.REPLY,
}
"""The template for a step, by the step whose channel is used."""

_FORMS: dict[Step, Form] = {
    Step.NOTE: Form.LETTER,
    Step.CALL: Form.SCRIPT,
    Step.EMAIL: Form.EMAIL,
}

_DETAILS: dict[Step, str] = {
    Step.NOTE: "address",
    Step.CALL: "number",
    Step.EMAIL: "email",
}
"""What templates call the detail that is used."""

WORDS: dict[str, tuple[int, int]] = {
    template.NOTE: (80, 140),
    template.NOTE_EMAIL: (0, 180),
    template.EMAIL: (0, 180),
    template.REPLY: (0, 180),
    VOICEMAIL: (0, 60),
}
"""The fewest and the most words that read well, greeting and signature included."""

_SUBJECT = re.compile(r"Subject:[ \t]*(?P<subject>\S.*)\n+")
_DOUBLE_STOP = re.compile(r"(?<=\w)\.\.(?!\S)")  # "at Alder & Finch Inc.. I"

Values = dict[str, str | Phrases]


def draft(
    record: Record, step: Step, sender: Sender, now: dt.datetime, templates: Templates
) -> Draft:
    """What to write for one step.

    Args:
        record: whom it is for, with their plan.
        step: which step of the plan.
        sender: who writes.
        now: the present time in the sender's time zone, which dates the letter.
        templates: where the person keeps templates of their own.

    Raises:
        DraftError: there is nothing to write, or the name or the detail that the step
            uses is missing or has to be checked; the message says how.
        TemplateError: a template of the person's own can't be used.
    """
    entry = planned(record, step)
    name = sure_name(record)
    by = entry.by or step
    used = sure_detail(record, NEEDS[by], entry.using)
    file, form = _TEMPLATES[step, by], _FORMS[by]
    today = letter_date(now.date())
    values = _values(record, name, sender)
    shown = printable(spaced(entry.using or ""))
    values |= {"today": today, _DETAILS[by]: shown}
    values |= _when(entry, sender, now)
    text, blanks = render(file, values, templates)
    subject, body = _parted(text)
    if form is Form.EMAIL and subject is None:
        own = templates.path(file) or file
        raise TemplateError(
            f"{own}, line 1: an e-mail has to begin with its subject, such as "
            "“Subject: Thank you”, and an empty line behind it."
        )
    return Draft(
        contact=record.id,
        step=step,
        form=form,
        name=printable(name.text),
        to=_to(record, name, used, shown, sender),
        text=body,
        subject=subject if form is Form.EMAIL else None,
        country=used.value.country if isinstance(used.value, PostalAddress) else None,
        day=today,
        blanks=blanks,
        advice=_advice(file, body, values, templates),
    )


def _values(record: Record, name: PersonName, sender: Sender) -> Values:
    """What is known for certain, by the names that templates have for it."""
    interview = record.interview
    decides = interview.decides
    is_given = interview.source is DateSource.GIVEN
    known: Values = {
        "greeting": printable(salutation(name, _country(record))),
        "name": printable(spoken_name(name)),
        "title": _sure(record.contact.title),
        "department": _sure(record.contact.department),
        "company": _company(record),
        "role": printable(interview.role),
        "date": weekday_date(interview.date) if is_given else "",
        "decides": "" if decides is None else weekday_date(decides),
        "talked_about": _phrases(interview.notes),
        "my_name": printable(sender.name),
        "my_address": ", ".join(_phrases(sender.address)),
        "my_phone": printable(sender.phone),
        "my_email": printable(str(sender.email or "")),
        "my_strengths": _phrases(sender.strengths),
    }
    return {key: value for key, value in known.items() if value}


def _phrases(texts: tuple[str, ...]) -> Phrases:
    return Phrases(text for text in map(printable, texts) if text)


def _sure(field: Field[str] | None) -> str:
    """What a card says for certain, else nothing."""
    is_sure = field is not None and field.grade is Grade.SURE
    return printable(field.text) if field is not None and is_sure else ""


def _company(record: Record) -> str:
    return printable(record.interview.company) or _sure(record.contact.company)


def _country(record: Record) -> str | None:
    """Where they work: the country of the address, else of the number."""
    addresses = (field.value for field in record.contact.addresses if field.value)
    phones = (field.value for field in record.contact.phones if field.value)
    named = next((address.country for address in addresses), None)
    return named or next((phone.region for phone in phones), None)


def _to(
    record: Record, name: PersonName, used: AnyField, shown: str, sender: Sender
) -> tuple[str, ...]:
    """The lines of the address, or the one number or mailbox."""
    if not isinstance(used.value, PostalAddress):
        return (shown,)
    lines = address_lines(
        used.value, printable(name.text), _company(record), sender.country
    )
    return tuple(map(printable, lines))


def _when(entry: FollowUp, sender: Sender, now: dt.datetime) -> Values:
    """The day of the step, today if it is past, the last good one, and the hours."""
    day = max(entry.due, now.date())
    latest = f" ({weekday_date(entry.latest)} at the latest)"
    when = f"on {weekday_date(day)}" + (latest if entry.latest > day else "")
    if not entry.zones or now.tzinfo is None:
        return {"when": when, "hours": "in working hours there"}
    times = CallTimes.on(day, entry.zones, sender.call_from, sender.call_until)
    return {"when": when, "hours": times.in_words(now.tzinfo)}


def _parted(text: str) -> tuple[str | None, str]:
    """The subject, if the text begins with one, and the rest, tidied."""
    text = _DOUBLE_STOP.sub(".", text.strip())
    lines = (line.rstrip() for line in text.split("\n"))
    tidy = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    found = _SUBJECT.match(tidy)
    return (found["subject"], tidy[found.end() :]) if found else (None, tidy)


def _advice(
    file: str, body: str, values: Values, templates: Templates
) -> tuple[str, ...]:
    """Says where a text is too short or too long to do its work."""
    texts = {file: body}
    if file == template.CALL:
        texts = {VOICEMAIL: render(VOICEMAIL, values, templates)[0]}
    counts = {name: len(text.split()) for name, text in texts.items()}
    return tuple(
        f"{name} makes {count} words; {_span(*WORDS[name])} read best."
        for name, count in counts.items()
        if not WORDS[name][0] <= count <= WORDS[name][1]
    )


def _span(fewest: int, most: int) -> str:
    return f"{fewest} to {most}" if fewest else f"up to {most}"

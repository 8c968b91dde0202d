"""How a card looks on the terminal: verdict, details, warnings, dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cardtrail.cli.terminal import plain
from cardtrail.followup.dates import short_date
from cardtrail.followup.sentences import sentence
from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.followup import DateSource, FollowUp, Interview
from cardtrail.model.reading import Problem, Reading, Severity, Status
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile

DATE_SOURCES = {
    DateSource.GIVEN: "as you said",
    DateSource.EXIF: "the day the photo was taken",
    DateSource.TODAY: "today, as the photo has no date",
}

_GAPS = {
    FieldName.NAME: "no name",
    FieldName.ADDRESS: "no postal address",
    FieldName.PHONE: "no phone number",
    FieldName.EMAIL: "no e-mail address",
}
LABELS = {
    FieldName.NAME: "Name",
    FieldName.OTHER_NAME: "Other name",
    FieldName.TITLE: "Title",
    FieldName.DEPARTMENT: "Department",
    FieldName.COMPANY: "Company",
    FieldName.ADDRESS: "Address",
    FieldName.PHONE: "Phone",
    FieldName.EMAIL: "E-mail",
    FieldName.WEBSITE: "Website",
    FieldName.PROFILE: "Profile",
    FieldName.CARD: "Card",
}
_PHONES = {
    PhoneKind.MOBILE: "Mobile",
    PhoneKind.WORK: "Work phone",
    PhoneKind.HOME: "Home phone",
    PhoneKind.FAX: "Fax",
    PhoneKind.OTHER: "Phone",
}
GRADES = {Grade.SURE: ("sure", "green"), Grade.CHECK: ("check", "bold yellow")}
_SEVERITIES = {Severity.WARNING: ("!", "bold yellow"), Severity.INFO: ("i", "dim")}
_NOT_READ = {
    Status.NO_CARD: "{photo}: no business card was found. Take the picture again, "
    "with the whole card in it and nothing else that has writing.",
    Status.UNREADABLE: "{photo}: a card was found, but nothing on it could be read. "
    "Take the picture again, from straight above and in more light.",
    Status.FAILED: "{error}",
}


def verdict(contact: Contact, problems: Sequence[Problem]) -> Text:
    """In one sentence: can the person follow up, or should they ask for something."""
    missing = {x.field for x in problems if x.code.endswith(".missing")}
    gaps = [words for field, words in _GAPS.items() if field in missing]
    of_whom = f" of {contact.name.text}" if contact.name else ""
    if gaps:
        text = f"Ask before you leave: {_listed(gaps)} on the card{of_whom}."
        return plain(text, "bold yellow")
    doubtful = dict.fromkeys(
        _label(name, field).lower()
        for name, field in contact.fields()
        if field.grade is Grade.CHECK
    )
    name = contact.name.text if contact.name else "this contact"
    checks = f"; check the {_listed(doubtful)} first" if doubtful else ""
    text = f"Ready to follow up with {name}{checks}."
    return plain(text, "bold green")


def contact_view(contact: Contact, problems: Sequence[Problem]) -> RenderableType:
    """The details with their marks, and the warnings below them."""
    details = Table.grid(padding=(0, 2))
    details.add_column(min_width=9, style="dim")
    details.add_column(ratio=1, overflow="fold")
    details.add_column(min_width=5)
    for name, field in contact.fields():
        details.add_row(_label(name, field), plain(_value(field)), _mark(field))
    warnings = Table.grid(padding=(0, 1))
    for problem in problems:
        sign, style = _SEVERITIES[problem.severity]
        warnings.add_row(Text(sign, style), plain(_sentence(problem)))
    parts = [details, warnings] if problems else [details]
    return Group(*(Padding(part, (1, 0, 0, 2)) for part in parts))


def plan_view(interview: Interview, plan: Sequence[FollowUp]) -> RenderableType:
    """The interview and the steps after it."""
    job = f" for {interview.role}" if interview.role else ""
    employer = f" at {interview.company}" if interview.company else ""
    day = f"{long_date(interview.date)}, {DATE_SOURCES[interview.source]}"
    steps = Table.grid(padding=(0, 1))
    for number, step in enumerate(plan, start=1):
        style = "yellow" if step.is_blocked else ""
        steps.add_row(Text(f"{number}.", "dim"), plain(sentence(step), style))
    heading = plain(f"Interview{job}{employer}: {day}")
    return Padding(Group(heading, steps), (1, 0, 0, 2))


def not_read(reading: Reading) -> str:
    """Why a photo gave no details, and what to do about it."""
    pattern = _NOT_READ[reading.status]
    return pattern.format(photo=reading.photo, error=reading.error)


def long_date(day: dt.date) -> str:
    """A day with its year, such as ``Fri 27 Nov 2026``."""
    return f"{short_date(day)} {day.year}"


def _label(name: FieldName, field: AnyField) -> str:
    if field.is_direct:
        return "Direct line"
    return _PHONES[field.kind] if field.kind else LABELS[name]


def _sentence(problem: Problem) -> str:
    """The message, and the suggestion where the message does not name it."""
    suggestion = problem.suggestion
    if suggestion is None or suggestion in problem.message:
        return problem.message
    return f"{problem.message} Perhaps {suggestion}?"


def _value(field: AnyField) -> str:
    """Numbers and handles as people write them, all else in its normal form."""
    if isinstance(field.value, Profile):
        return field.value.spoken
    if not isinstance(field.value, PhoneNumber):
        return field.text
    extension = field.value.extension
    return field.value.formatted + (f" ext. {extension}" if extension else "")


def _mark(field: AnyField) -> Text:
    words, style = GRADES[field.grade]
    return Text(words, style)


def _listed(words: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last

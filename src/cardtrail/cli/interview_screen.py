"""How interviews look: the list, one of them, and both for programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cardtrail.app.json_format import follow_up_json, interview_json, json_line
from cardtrail.cli.options import who
from cardtrail.cli.terminal import plain
from cardtrail.followup.dates import long_date, short_date
from cardtrail.followup.sentences import DATE_SOURCES, sentence
from cardtrail.model.followup import FollowUp, State, StepId, next_step
from cardtrail.model.record import Record
from cardtrail.store.meetings import Meeting


def list_view(meetings: Sequence[Meeting], today: dt.date) -> RenderableType:
    """For each interview when it was, where, with whom, and what comes next."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    table.add_column("N", justify="right", no_wrap=True)
    table.add_column("Date", no_wrap=True)
    table.add_column("Interview", overflow="fold", ratio=1)
    table.add_column("Next", no_wrap=True)
    for meeting in meetings:
        interview = meeting.interview
        names = ", ".join(f"{who(each)} ({each.id})" for each in meeting.people)
        job = plain(_job(meeting) or "-")
        table.add_row(
            Text(str(interview.id), "bold cyan"),
            Text(_day(interview.date, today)),
            Text("\n").join([job, plain(names, "dim")]),
            _next(meeting, today),
        )
    return table


def meeting_view(meeting: Meeting) -> RenderableType:
    """All of an interview, and the follow-up with everybody."""
    return Group(
        plain(_heading(meeting), "bold"),
        Padding(_facts(meeting), (0, 0, 0, 2)),
        *(_person(meeting, record) for record in meeting.people),
    )


def meeting_line(meeting: Meeting) -> str:
    """What ``cardtrail interviews --json`` prints for an interview."""
    interview = meeting.interview
    return json_line(
        {
            **interview_json(interview),
            "notes": list(interview.notes),
            "lead_given": interview.is_lead_given,
            "people": [
                {
                    "contact": record.id,
                    "name": record.contact.name and record.contact.name.text,
                    "leads": record.id == interview.lead,
                    "newest": record.interview.id == interview.id,
                    "follow_ups": [follow_up_json(step) for step in record.plan],
                }
                for record in meeting.people
            ],
        }
    )


def company_of(meeting: Meeting) -> str | None:
    """The employer that the person named, else that of the first card which has one."""
    printed = (each.contact.company for each in meeting.people)
    found = (company.text for company in printed if company is not None)
    return meeting.interview.company or next(found, None)


def lead_lines(meeting: Meeting) -> Iterator[str]:
    """Who led it and how that is known; of several people also how to change it."""
    interview = meeting.interview
    led = next((x for x in meeting.people if x.id == interview.lead), None)
    name = f"{who(led)} ({led.id})" if led else "nobody"
    if interview.is_lead_given:
        yield f"{name}, as you said"
    elif len(meeting.people) < 2:
        yield name
    else:
        yield f"{name}, assumed: theirs was the first card"
        edit = f"cardtrail interviews edit {interview.id} --lead ID"
        yield f"if it was somebody else: {edit}"


def _heading(meeting: Meeting) -> str:
    job = _job(meeting)
    return f"Interview {meeting.interview.id}" + (f": {job}" if job else "")


def _job(meeting: Meeting) -> str:
    """The role and the employer, as far as they are known."""
    return " at ".join(filter(None, (meeting.interview.role, company_of(meeting))))


def _facts(meeting: Meeting) -> RenderableType:
    """When, who led, when they decide, and what was talked about."""
    interview = meeting.interview
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=9, style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    day = f"{long_date(interview.date)}, {DATE_SOURCES[interview.source]}"
    table.add_row("Date", plain(day))
    if interview.decides is None:
        unknown = f"not known: cardtrail interviews edit {interview.id} --decides DATE"
        table.add_row("Decision", Text(unknown, "dim"))
    else:
        table.add_row("Decision", plain(f"by {long_date(interview.decides)}"))
    for number, line in enumerate(lead_lines(meeting)):
        table.add_row("" if number else "Led by", plain(line, "dim" if number else ""))
    for number, note in enumerate(interview.notes):
        table.add_row("" if number else "Notes", plain(note))
    return table


def _person(meeting: Meeting, record: Record) -> RenderableType:
    """Somebody who was there, and the follow-up with them."""
    title = record.contact.title
    head = Text.assemble(
        (f"{record.id}  ", "bold cyan"),
        (who(record), "bold"),
        plain(f", {title.text}" if title else ""),
        ("  leads" if _leads_panel(meeting, record) else "", "green"),
    )
    if record.interview.id != meeting.interview.id:
        other = f"The follow-up goes on with interview {record.interview.id}."
        return Padding(Group(head, Text(f"    {other}", "dim")), (1, 0, 0, 2))
    steps = Table.grid(padding=(0, 2))
    steps.add_column(justify="right", min_width=4, no_wrap=True)
    steps.add_column(ratio=1, overflow="fold")
    for step in record.plan:
        name = Text(str(StepId(record.id, step.step)), "cyan")
        steps.add_row(name, plain(sentence(step), _style(step)))
    return Padding(Group(head, steps), (1, 0, 0, 2))


def _leads_panel(meeting: Meeting, record: Record) -> bool:
    return len(meeting.people) > 1 and record.id == meeting.interview.lead


def _style(step: FollowUp) -> str:
    if step.state is State.BLOCKED:
        return "yellow"
    is_past = step.state.is_over or step.state is State.RESTING
    return "dim" if is_past else ""


def _next(meeting: Meeting, today: dt.date) -> Text:
    """The first of the next steps of all who were met there."""
    coming = [
        (step.due, record.id, step)
        for record in meeting.people
        if record.interview.id == meeting.interview.id
        and (step := next_step(record.plan)) is not None
    ]
    if not coming:
        return Text("nothing", "dim")
    due, number, step = min(coming, key=lambda each: each[:2])
    text = f"{StepId(number, step.step)} {step.step.noun}, {_day(due, today)}"
    if step.state is State.BLOCKED:
        return Text(f"{text}, blocked", "yellow")
    return Text(text, "bold red" if step.latest < today else "")


def _day(day: dt.date, today: dt.date) -> str:
    return short_date(day) if day.year == today.year else long_date(day)

"""How a card looks on the terminal: verdict, details, warnings, dates."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cardtrail.cli.terminal import plain
from cardtrail.export.spoken import gaps, label, problem_sentence, value, verdict
from cardtrail.followup.sentences import meeting, sentence
from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.field import Grade
from cardtrail.model.followup import FollowUp, Interview
from cardtrail.model.reading import Problem, Severity

GRADES = {Grade.SURE: ("sure", "green"), Grade.CHECK: ("check", "bold yellow")}
_SEVERITIES = {Severity.WARNING: ("!", "bold yellow"), Severity.INFO: ("i", "dim")}


def verdict_view(contact: Contact, problems: Sequence[Problem]) -> Text:
    """Whether the person can follow up, or should ask for something first."""
    style = "bold yellow" if gaps(problems) else "bold green"
    return plain(verdict(contact, problems), style)


def contact_view(contact: Contact, problems: Sequence[Problem]) -> RenderableType:
    """The details with their marks, and the warnings below them."""
    details = Table.grid(padding=(0, 2))
    details.add_column(min_width=9, style="dim")
    details.add_column(ratio=1, overflow="fold")
    details.add_column(min_width=5)
    for name, field in contact.fields():
        details.add_row(label(name, field), plain(value(field)), _mark(field))
    warnings = Table.grid(padding=(0, 1))
    for problem in problems:
        sign, style = _SEVERITIES[problem.severity]
        warnings.add_row(Text(sign, style), plain(problem_sentence(problem)))
    parts = [details, warnings] if problems else [details]
    return Group(*(Padding(part, (1, 0, 0, 2)) for part in parts))


def plan_view(interview: Interview, plan: Sequence[FollowUp]) -> RenderableType:
    """The interview and the steps after it."""
    steps = Table.grid(padding=(0, 1))
    for number, step in enumerate(plan, start=1):
        style = "yellow" if step.is_blocked else ""
        steps.add_row(Text(f"{number}.", "dim"), plain(sentence(step), style))
    return Padding(Group(plain(meeting(interview)), steps), (1, 0, 0, 2))


def _mark(field: AnyField) -> Text:
    words, style = GRADES[field.grade]
    return Text(words, style)

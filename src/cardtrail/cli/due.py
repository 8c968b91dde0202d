"""``cardtrail due``: what to do next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import typer

from cardtrail.app.due import Agenda, due
from cardtrail.cli import options
from cardtrail.cli.agenda import agenda_view
from cardtrail.cli.commands import single
from cardtrail.cli.step_lines import due_line
from cardtrail.cli.streams import say, write
from cardtrail.cli.terminal import show
from cardtrail.errors import InvalidValueError
from cardtrail.followup.dates import days_of

HELP = """
Show what to do next: what is overdue, due today, due soon, and what waits.

Each step has what it needs beside it: the number to call and when, the address, the
e-mail address; or what keeps it from being done, and how to mend that.

\b
Examples:
  cardtrail due
  cardtrail due --within 2w
  cardtrail due --until 2026-12-24
  cardtrail due --all
"""


def _within(text: str) -> dt.timedelta:
    try:
        return days_of(text)
    except InvalidValueError as error:
        raise typer.BadParameter(str(error)) from error


Within = Annotated[
    dt.timedelta | None,
    typer.Option(
        metavar="DAYS",
        parser=_within,
        help="How far to look ahead, like 7d or 2w. Default: 7d.",
    ),
]
Until = Annotated[
    dt.date | None,
    typer.Option(
        metavar="DATE",
        parser=options.read_date,
        help="The last day to look at, instead of --within.",
    ),
]
All = Annotated[
    bool,
    typer.Option(
        "--all", help="List every step, also those that are overdue for long."
    ),
]


def command(
    context: typer.Context,
    within: Within = None,
    until: Until = None,
    everything: All = False,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Shows what is due."""
    desk = options.chosen_desk(store, context)
    last = desk.today + within if until is None and within is not None else until
    # Programs cut their lists themselves.
    agenda = due(desk, last, however_late=everything, however_many=everything or json)
    if json:
        for line in _lines(agenda):
            write(line)
    elif agenda.is_new:
        say("No contacts are kept yet. Read a card with: cardtrail scan PHOTO")
    else:
        show(agenda_view(agenda, desk.now))


def _lines(agenda: Agenda) -> Iterator[str]:
    return (due_line(step) for section in agenda.sections for step in section.steps)


app = single(command, HELP)

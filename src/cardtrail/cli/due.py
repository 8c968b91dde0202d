"""``cardtrail due``: what to do next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from cardtrail.app.contacts import contacts
from cardtrail.app.due import Due, When, due
from cardtrail.app.json_format import due_line
from cardtrail.cli import options
from cardtrail.cli.commands import single
from cardtrail.cli.streams import say, write
from cardtrail.cli.terminal import plain, show
from cardtrail.followup.dates import short_date
from cardtrail.followup.sentences import sentence

HELP = """
List the follow-ups that are due, the most urgent first.

Steps of the last two weeks whose day is over are listed as overdue.

\b
Examples:
  cardtrail due
  cardtrail due --until 2026-12-24
"""
_STYLES = {When.OVERDUE: "bold red", When.TODAY: "bold yellow", When.COMING: "dim"}

Until = Annotated[
    dt.date | None,
    typer.Option(
        metavar="DATE",
        parser=options.read_date,
        help="The last day to look at. Default: a week from today.",
    ),
]


def command(
    context: typer.Context,
    until: Until = None,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Lists what is due."""
    today = dt.datetime.now().astimezone().date()
    steps = due(contacts(options.chosen_desk(store, context)), today, until)
    if json:
        for step in steps:
            write(due_line(step))
    elif steps:
        show(_table(steps))
    else:
        say("Nothing is due. `cardtrail due --until DATE` looks further ahead.")


def _table(steps: Sequence[Due]) -> Table:
    table = Table.grid(padding=(0, 2))
    for step in steps:
        name = step.record.contact.name
        table.add_row(
            Text(short_date(step.follow_up.due)),
            Text(step.when, _STYLES[step.when]),
            plain(name.text if name else f"contact {step.record.id}"),
            plain(sentence(step.follow_up)),
        )
    return table


app = single(command, HELP)

"""``cardtrail history`` and ``cardtrail undo``."""

from __future__ import annotations

from typing import Annotated

import typer

from cardtrail.app import followups
from cardtrail.app.followups import Target
from cardtrail.app.history import MOST, history
from cardtrail.cli import options
from cardtrail.cli.commands import single
from cardtrail.cli.noted import history_view, undone_view
from cardtrail.cli.step_lines import history_line, undone_line
from cardtrail.cli.streams import say, write
from cardtrail.cli.terminal import show
from cardtrail.errors import InvalidValueError

HELP = """
List what was done, the newest last; with an ID, what concerns that contact.

\b
Examples:
  cardtrail history
  cardtrail history 12
  cardtrail history --last 500
"""
UNDO_HELP = """
Take back the last thing that was done; again, and the one before that.

It takes back whatever changed what is kept: steps, answers, edits, merges, deletions.

\b
Example:
  cardtrail undo
"""

Whose = Annotated[
    str | None,
    typer.Argument(
        metavar="[ID]",
        help="The number of a contact, like 12.",
        autocompletion=options.complete_contacts,
    ),
]
Last = Annotated[
    int, typer.Option("--last", metavar="N", help="How many entries to list.")
]


def command(
    context: typer.Context,
    number: Whose = None,
    last: Last = MOST,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Lists what was done."""
    entries = history(options.chosen_desk(store, context), _contact(number), last)
    if json:
        for entry in entries:
            write(history_line(entry))
    elif entries:
        show(history_view(entries))
    else:
        say("Nothing was done yet. Read a card with: cardtrail scan PHOTO")


def undo(
    context: typer.Context,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Takes back the last thing."""
    undone = followups.undo(options.chosen_desk(store, context))
    if json:
        write(undone_line(undone))
    else:
        show(undone_view(undone))


def _contact(text: str | None) -> int | None:
    try:
        return None if text is None else Target.parse(text).contact
    except InvalidValueError as error:
        raise typer.BadParameter(str(error)) from error


app = single(command, HELP)
undo_app = single(undo, UNDO_HELP)

"""``cardtrail search``: contacts by any of their words."""

from __future__ import annotations

from typing import Annotated

import typer

from cardtrail.app.contacts import search
from cardtrail.app.json_format import record_line
from cardtrail.cli import options
from cardtrail.cli.commands import single
from cardtrail.cli.contact_table import table
from cardtrail.cli.streams import say, write
from cardtrail.cli.terminal import show

HELP = """
Find contacts by any words of theirs, and of the interviews at which you met them.

Words may be cut short and typed in any order, in any case and without accents; of a
phone number the last digits are enough.

\b
Examples:
  cardtrail search nora alder
  cardtrail search 0160
"""
MOST = 50
"""How many contacts are listed."""


def command(
    context: typer.Context,
    *,
    words: Annotated[
        list[str], typer.Argument(metavar="TEXT...", help="What to look for.")
    ],
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Lists what is found."""
    text = " ".join(words)
    found = search(options.chosen_desk(store, context), text, MOST + 1)
    records = found[:MOST]
    if json:
        from cardtrail.app.problems import problems  # noqa: PLC0415 - slow to load

        for record in records:
            write(record_line(record, problems(record)))
    elif records:
        show(table(records))
    else:
        say(f"No contact has all of: {text}")
    if len(found) > MOST:
        say(f"These are the {MOST} that fit best; add a word to see fewer.")


app = single(command, HELP)

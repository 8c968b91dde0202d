"""``cardtrail interviews``: who was met when, what was said, and who led."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from cardtrail.app import contacts
from cardtrail.app import interviews as kept
from cardtrail.app.interviews import Part
from cardtrail.cli import options
from cardtrail.cli.commands import EXIT_CODES, group
from cardtrail.cli.editor import edited
from cardtrail.cli.interview_screen import list_view, meeting_line, meeting_view
from cardtrail.cli.streams import say, write
from cardtrail.cli.terminal import show
from cardtrail.errors import InvalidValueError
from cardtrail.store.meetings import Meeting

HELP = """
List and correct interviews, and note what was talked about.

Several people can belong to one interview: each gets a thank-you note, and whoever led
it gets the call and the e-mail.

\b
Examples:
  cardtrail interviews
  cardtrail interviews show 3
  cardtrail interviews edit 3 --decides 2026-12-08 --lead 12
  cardtrail interviews note 3 "They use Rust for the billing."
"""
SHOW_HELP = """
Show one interview: who was there and what comes next for each, who led it, the notes.

\b
Example:
  cardtrail interviews show 3
"""
EDIT_HELP = """
Correct an interview; the follow-up is dated anew. An empty value takes away.

Without --lead, whoever's card came first is assumed to have led it.

\b
Examples:
  cardtrail interviews edit 3 --date 2026-11-19 --role "Data analyst"
  cardtrail interviews edit 3 --decides 2026-12-08
  cardtrail interviews edit 3 --lead 12
  cardtrail interviews edit 3 --decides "" --lead ""
"""
NOTE_HELP = """
Note what was talked about: for you, and for the drafts.

Without a text it is read from standard input, or written in your editor (VISUAL,
EDITOR); each line is a note.

\b
Examples:
  cardtrail interviews note 3 "They use Rust for the billing."
  cardtrail interviews note 3
"""
ADD_HELP = """
Note that somebody was at an interview, too.

\b
Example:
  cardtrail interviews add 3 14
"""
REMOVE_HELP = """
Note that somebody was not at an interview after all. They stay at their other ones;
without any they get one of their own, of the same day.

\b
Example:
  cardtrail interviews remove 3 14
"""

app = group(HELP)

Interview = Annotated[
    int,
    typer.Argument(metavar="N", help="The number that `cardtrail interviews` shows."),
]


def _new(what: str, metavar: str = "TEXT") -> object:
    return typer.Option(metavar=metavar, help=what)


@app.callback(invoke_without_command=True)
def listing(
    context: typer.Context,
    everything: options.All = False,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Lists the interviews, unless a command below this one is asked for."""
    context.obj = store
    if context.invoked_subcommand is not None:
        return
    desk = options.chosen_desk(store, context)
    most = None if everything or json else options.SHOWN
    found, count = kept.interviews(desk, most)
    if json:
        for each in found:
            write(meeting_line(each))
    elif found:
        show(list_view(found, desk.today))
        if len(found) < count:
            older = count - len(found)
            say(f"{older:,} older ones are not listed: cardtrail interviews --all")
    else:
        say("No interviews are kept yet. Read a card with: cardtrail scan PHOTO")


@app.command("show", help=SHOW_HELP, epilog=EXIT_CODES)
def show_one(
    context: typer.Context,
    number: Interview,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Shows an interview."""
    _present(kept.interview(options.chosen_desk(store, context), number), json=json)


@app.command(help=EDIT_HELP, epilog=EXIT_CODES)
def edit(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    *,
    number: Interview,
    date: Annotated[str | None, _new("The day of the interview.", "DATE")] = None,
    company: Annotated[str | None, _new("The employer you talked to.")] = None,
    role: Annotated[str | None, _new("The job you talked about.")] = None,
    decides: Annotated[
        str | None, _new("The day by which they said they would decide.", "DATE")
    ] = None,
    lead: Annotated[
        str | None, _new("The contact who led the interview.", "ID")
    ] = None,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Changes an interview and shows it."""
    given = {
        Part.DATE: date,
        Part.COMPANY: company,
        Part.ROLE: role,
        Part.DECIDES: decides,
        Part.LEAD: lead,
    }
    changes = {part: text for part, text in given.items() if text is not None}
    if not changes:
        raise typer.BadParameter("say what to change, for instance with --decides.")
    desk = options.chosen_desk(store, context)
    _changed(lambda: kept.edit(desk, number, changes), json=json)


@app.command(help=NOTE_HELP, epilog=EXIT_CODES)
def note(
    context: typer.Context,
    number: Interview,
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="What was talked about."),
    ] = None,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Adds a note and shows the interview."""
    desk = options.chosen_desk(store, context)
    kept.interview(desk, number)  # before anybody writes for one that isn't there
    said = text if text is not None else _written()
    _changed(lambda: kept.note(desk, number, said), json=json)


@app.command(help=ADD_HELP, epilog=EXIT_CODES)
def add(
    context: typer.Context,
    number: Interview,
    contact: options.Number,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Adds somebody and shows the interview."""
    desk = options.chosen_desk(store, context)
    _changed(lambda: kept.add(desk, number, contact), json=json)


@app.command(help=REMOVE_HELP, epilog=EXIT_CODES)
def remove(
    context: typer.Context,
    number: Interview,
    contact: options.Number,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Takes somebody off and shows the interview."""
    desk = options.chosen_desk(store, context)
    _changed(lambda: kept.remove(desk, number, contact), json=json)
    now_at = contacts.contact(desk, contact).interview.id
    say(f"Contact {contact} goes on with: cardtrail interviews show {now_at}")


def _changed(change: Callable[[], Meeting], *, json: bool) -> None:
    try:
        meeting = change()
    except InvalidValueError as error:
        raise typer.BadParameter(str(error)) from error
    _present(meeting, json=json)


def _present(meeting: Meeting, *, json: bool) -> None:
    if json:
        write(meeting_line(meeting))
    else:
        show(meeting_view(meeting))


def _written() -> str:
    """What comes in, else what the person writes in their editor."""
    if not sys.stdin.isatty():
        return sys.stdin.read()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "note.txt"
        path.touch(mode=0o600)
        edited(path, os.environ)
        return path.read_text(encoding="utf-8", errors="replace")

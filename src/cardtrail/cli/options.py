"""The options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from cardtrail.app.desk import Desk
from cardtrail.app.followups import completions
from cardtrail.cli.renewal import Renewal
from cardtrail.config import Settings
from cardtrail.config.kinds import COUNTRY
from cardtrail.config.table import OUT
from cardtrail.errors import CardtrailError, InvalidValueError
from cardtrail.followup.sentences import headline
from cardtrail.model.followup import StepId, next_step
from cardtrail.model.record import Record
from cardtrail.text import printable


def read_date(text: str) -> dt.date:
    """An ISO 8601 date, for typer."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter("write the date like 2026-11-23.") from error


def read_country(text: str) -> str:
    """An ISO 3166-1 alpha-2 code, for typer."""
    try:
        return str(COUNTRY.read(text))
    except InvalidValueError as error:
        raise typer.BadParameter(f"{error}.") from error


def read_pattern(text: str) -> str:
    """A pattern of paths below a folder, for typer."""
    try:
        PurePosixPath("card.jpg").match(text)
    except ValueError as error:
        raise typer.BadParameter("write a pattern like '*.jpg'.") from error
    return text


def settings() -> Settings:
    """What the person has set, in the environment and in the file of settings.

    Raises:
        ConfigError: a setting is not allowed, or the file can't be read.
    """
    return Settings.load(os.environ)


def chosen_desk(given: Path | None, context: typer.Context) -> Desk:
    """The present moment, the set pace, and the store.

    The store is the one named at the command, else at the command above it, else the
    set one.

    Raises:
        ConfigError: the settings can't be used.
    """
    above = context.obj if isinstance(context.obj, Path) else None
    chosen = settings()
    now = dt.datetime.now().astimezone()
    return Desk(
        given or above or chosen.store,
        now,
        chosen.pace,
        chosen.calling,
        Renewal(),
        chosen.photo_days,
        chosen.deleted_days,
    )


def chosen_country(given: str | None) -> str:
    """The country named, else the set one, else that of the locale.

    Raises:
        ConfigError: it has to be looked up, and the settings can't be used.
    """
    return given or settings().country


Store = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="FILE",
        parser=Path,
        help="The file that keeps the contacts. "
        "Default: your setting `store`, else a file in your data folder.",
    ),
]
SHOWN = 100
"""How many contacts or interviews a list shows on the screen; programs get all."""

All = Annotated[
    bool, typer.Option("--all", help=f"List all, not the newest {SHOWN} alone.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines for programs.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FOLDER",
        help="The folder for the vCards and the calendar. "
        f"Default: your setting `out`, else {OUT}.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        min=1, metavar="N", help="Photos to read at a time. Default: one per core."
    ),
]
Country = Annotated[
    str | None,
    typer.Option(
        "--country",
        metavar="XX",
        parser=read_country,
        help="The country of numbers and addresses that name none, such as GB. "
        "Default: your setting `country`, else that of your locale, else US.",
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATTERN",
        parser=read_pattern,
        help="Of the pictures in folders, read only those that fit, like '*.jpg' or "
        "'2026/*'; may be given several times.",
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATTERN",
        parser=read_pattern,
        help="Pass over the pictures and folders that fit, like 'thumbs/*'; may be "
        "given several times.",
    ),
]
Number = Annotated[
    int,
    typer.Argument(metavar="ID", help="The number that `cardtrail contacts` shows."),
]


def be_sure(question: str) -> None:
    """Asks, and ends the command where the answer is no.

    Raises:
        BadParameter: there is nobody to ask.
        Exit: the answer is no.
    """
    if not sys.stdin.isatty():
        raise typer.BadParameter("nobody can be asked here; add --yes to go on.")
    if not typer.confirm(question, err=True):
        raise typer.Exit(1)


def complete_steps(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The steps that come next, for the shell: ``12c`` and what it is."""
    return [
        (name, headline(step, who(record)))
        for record in _completions(context, incomplete)
        if (step := next_step(record.plan)) is not None
        and (name := str(StepId(record.id, step.step))).startswith(incomplete)
    ]


def complete_contacts(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The numbers of contacts with a step to come, for the shell."""
    return [(str(each.id), who(each)) for each in _completions(context, incomplete)]


def who(record: Record) -> str:
    """Whom a contact is about, safe to print."""
    name = record.contact.name
    return printable(name.text if name else None) or f"contact {record.id}"


def _completions(context: typer.Context, begun: str) -> tuple[Record, ...]:
    try:
        return completions(chosen_desk(context.params.get("store"), context), begun)
    except CardtrailError:  # a shell that completes has nowhere to show a message
        return ()


Steps = Annotated[
    list[str],
    typer.Argument(
        metavar="ID",
        help="Steps as `cardtrail due` shows them, like 12c; 12 alone is the step that "
        "comes next.",
        autocompletion=complete_steps,
    ),
]
Step = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="A step as `cardtrail due` shows it, like 12c; 12 alone is the step that "
        "comes next.",
        autocompletion=complete_steps,
    ),
]
Contact = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="The number of the contact, like 12.",
        autocompletion=complete_contacts,
    ),
]

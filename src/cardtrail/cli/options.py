"""The options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Annotated

import typer

from cardtrail.app.desk import Desk
from cardtrail.config import country, is_country, store_path


def read_date(text: str) -> dt.date:
    """An ISO 8601 date, for typer."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter("write the date like 2026-11-23.") from error


def read_country(text: str) -> str:
    """An ISO 3166-1 alpha-2 code, for typer."""
    if not is_country(text.upper()):
        raise typer.BadParameter("write the country as two letters, like US or GB.")
    return text.upper()


def chosen_store(given: Path | None, context: typer.Context) -> Path:
    """The store named at the command, else at the command above it, else the usual."""
    above = context.obj if isinstance(context.obj, Path) else None
    return given or above or store_path(os.environ)


def chosen_desk(given: Path | None, context: typer.Context) -> Desk:
    """The store named, and the present moment."""
    return Desk(chosen_store(given, context), dt.datetime.now().astimezone())


def chosen_country(given: str | None) -> str:
    """The country named, else that of the locale."""
    return given or country(os.environ)


Store = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="FILE",
        help="The file that keeps the contacts, instead of CARDTRAIL_STORE or the "
        "usual place in your data folder.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines for programs.")]
Out = Annotated[
    Path,
    typer.Option(
        "--out", metavar="FOLDER", help="The folder for the vCards and the calendar."
    ),
]
Country = Annotated[
    str | None,
    typer.Option(
        "--country",
        metavar="XX",
        parser=read_country,
        help="The country of numbers and addresses that name none, such as GB. "
        "Default: that of your locale (LC_ALL, LANG), else US.",
    ),
]
Number = Annotated[
    int,
    typer.Argument(metavar="ID", help="The number that `cardtrail contacts` shows."),
]

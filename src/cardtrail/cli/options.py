"""The options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from typing import Annotated

import typer

from cardtrail.cli.terminal import say
from cardtrail.config import country, is_country, store_path
from cardtrail.ocr.networks import HOW_TO_INSTALL
from cardtrail.ocr.registry import NAMES, installed

BOTH = "both"
"""Stands for all readers."""

EXIT_CODES = """
\b
Exit codes:
    0  everything was read
    1  something unexpected
    2  the command line is wrong
    3  a photo could not be read, or there was none
    4  no OCR engine can be used
    5  the output can't be written
    6  the store of contacts can't be used
  130  interrupted
"""
"""How every help page ends."""


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


def read_readers(text: str) -> str:
    """``both``, or names of readers parted by commas, for typer."""
    if text == BOTH:
        return ",".join(NAMES)
    if not all(name in NAMES for name in text.split(",")):
        raise typer.BadParameter(f"write {', '.join(NAMES)} or {BOTH}.")
    return text


def read_language(text: str) -> str:
    """Names of languages as Tesseract has them, joined by ``+``, for typer."""
    if not re.fullmatch(r"\w+(\+\w+)*", text, re.ASCII):
        raise typer.BadParameter("write languages as Tesseract does, like eng+deu.")
    return text


def chosen_readers(given: str | None) -> tuple[str, ...]:
    """The readers named, else those that are installed.

    What nobody named and is not there is said once, with how to get it.
    """
    if given:
        return tuple(given.split(","))
    names = installed()
    if names != NAMES:
        say(
            "Tesseract reads alone here. A second reader sees what it misses; "
            f"install it with: {HOW_TO_INSTALL}"
        )
    return names


def chosen_store(given: Path | None, context: typer.Context) -> Path:
    """The store named at the command, else at the command above it, else the usual."""
    above = context.obj if isinstance(context.obj, Path) else None
    return given or above or store_path(os.environ)


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
Readers = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        parser=read_readers,
        help="Who reads each card: tesseract, paddle or both. "
        "Default: both where the second reader is installed.",
    ),
]
Language = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="CODES",
        parser=read_language,
        help="The languages of the cards as Tesseract names them, such as eng+deu. "
        "Each needs its data: pip install 'cardtrail[deu]'.",
    ),
]

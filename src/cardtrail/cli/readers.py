"""The options that say who reads, and in which languages."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from cardtrail.cli.streams import say
from cardtrail.ocr.networks import HOW_TO_INSTALL
from cardtrail.ocr.registry import NAMES, installed

BOTH = "both"
"""Stands for all readers."""


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

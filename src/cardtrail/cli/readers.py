"""The options that say who reads, and in which languages."""

from __future__ import annotations

from typing import Annotated

import typer

from cardtrail.cli.streams import say
from cardtrail.config.kinds import LANGUAGES, READERS, Kind, Value
from cardtrail.errors import InvalidValueError
from cardtrail.ocr.names import NAMES
from cardtrail.ocr.networks import HOW_TO_INSTALL
from cardtrail.ocr.registry import installed


def read_readers(text: str) -> str:
    """``both``, or names of readers parted by commas, for typer."""
    return str(READERS.plain(_read(READERS, text)))


def read_language(text: str) -> str:
    """Names of languages as Tesseract has them, joined by ``+``, for typer."""
    return str(_read(LANGUAGES, text))


def _read(kind: Kind, text: str) -> Value:
    try:
        return kind.read(text)
    except InvalidValueError as error:
        raise typer.BadParameter(f"{error}.") from error


def chosen_readers(given: str | None, usual: tuple[str, ...] | None) -> tuple[str, ...]:
    """The readers named, else the set ones, else those that are installed.

    What nobody named and is not there is said once, with how to get it.

    Args:
        given: names parted by commas.
        usual: those that the person has set, if they have.
    """
    if given or usual:
        return tuple(given.split(",")) if given else usual or ()
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
        "Default: your setting `readers`, else both where the second is installed.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="CODES",
        parser=read_language,
        help="The languages of the cards as Tesseract names them, such as eng+deu. "
        'Each needs its data: pip install "cardtrail[deu]". '
        "Default: your setting `language`, else eng.",
    ),
]

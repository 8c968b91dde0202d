"""The program: its own options; every error becomes a sentence and an exit code."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cardtrail.cli.commands import DEFAULT, EXIT_CODES, Commands
from cardtrail.cli.quick import HELP_OPTIONS, quickened
from cardtrail.cli.streams import say, write
from cardtrail.errors import CardtrailError

HELP = """
Reads photos of interviewers' business cards and sees to the follow-up: a note the next
day, a call after four or five days, an e-mail two days after that.

\b
Start with:
  cardtrail scan PHOTO
Then, each morning:
  cardtrail
"""
app = typer.Typer(
    cls=Commands,
    help=HELP,
    epilog=EXIT_CODES,
    rich_markup_mode=None,
    context_settings={"help_option_names": HELP_OPTIONS},
)


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 - slow to load

        write(f"cardtrail {version('cardtrail')}")
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Tell the version.",
        ),
    ] = False,
) -> None:
    """Holds the options that come before a command."""


def run() -> int:
    """Runs the command line of this process.

    Returns:
        The exit code.

    Raises:
        ImportError: a library that the command needs can't be loaded.
    """
    try:
        quickened(app)(None if sys.argv[1:] else [DEFAULT], prog_name="cardtrail")
    except SystemExit as end:  # typer ends every command this way
        return end.code if isinstance(end.code, int) else 0
    except CardtrailError as error:
        say(str(error))
        return error.exit_code
    except ImportError:
        raise
    except Exception as error:  # noqa: BLE001 - a person never gets a traceback
        say(f"Something went wrong that should not have: {error!r}.")
    return CardtrailError.exit_code

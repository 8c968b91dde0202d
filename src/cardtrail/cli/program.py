"""All commands together; every error becomes a sentence and an exit code."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

import typer

from cardtrail.cli import contacts, due, explain, scan
from cardtrail.cli.options import EXIT_CODES
from cardtrail.cli.terminal import say, write
from cardtrail.errors import CardtrailError

HELP = """
Reads photos of interviewers' business cards and sees to the follow-up: a note the next
day, a call after four or five days, an e-mail two days after that.

\b
Start with:
  cardtrail scan PHOTO
"""
app = typer.Typer(
    help=HELP,
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("scan", help=scan.HELP, epilog=EXIT_CODES)(scan.command)
app.command("explain", help=explain.HELP, epilog=EXIT_CODES)(explain.command)
app.add_typer(contacts.app, name="contacts", epilog=EXIT_CODES)
app.command("due", help=due.HELP, epilog=EXIT_CODES)(due.command)


def _print_version(asked: bool) -> None:
    if asked:
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
    """
    try:
        app(prog_name="cardtrail")
    except SystemExit as end:  # typer ends every command this way
        return end.code if isinstance(end.code, int) else 0
    except CardtrailError as error:
        say(str(error))
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - a person never gets a traceback
        say(f"Something went wrong that should not have: {error!r}.")
    return CardtrailError.exit_code

"""``cardtrail config``: what can be set, what is, and where it was said."""

from __future__ import annotations

import json as json_format
import os
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer
from rich.table import Table

from cardtrail.cli import options
from cardtrail.cli.commands import EXIT_CODES, group
from cardtrail.cli.streams import say, write
from cardtrail.cli.terminal import plain, show
from cardtrail.config.file import config_path
from cardtrail.config.kinds import Plain
from cardtrail.config.settings import Effective, Origin, effective
from cardtrail.config.table import SETTINGS, setting
from cardtrail.errors import InvalidValueError

HELP = """
List your settings, and change them.

Each holds unless an option of a command, or an environment variable, says otherwise.

\b
Examples:
  cardtrail config
  cardtrail config set country GB
  cardtrail config set me.address "12 Harbour Street" "Bristol BS1 4QA"
"""
GET_HELP = """
Print the value of a setting, nothing where it has none; a list one text a line.

\b
Example:
  cardtrail config get follow-up.call-days
"""
SET_HELP = """
Set a setting in your file of settings. Comments in it, and its order, stay.

A list takes a text for each of its lines.

\b
Examples:
  cardtrail config set follow-up.call-days 5
  cardtrail config set me.strengths "Ten years of Python" "Fluent in German"
"""
UNSET_HELP = """
Take a setting out of your file of settings; what holds without it holds again.

\b
Example:
  cardtrail config unset country
"""
PATH_HELP = """
Print where your file of settings is, or would be.

\b
Example:
  cardtrail config path
"""
app = group(HELP)


def _complete(incomplete: str) -> Iterator[tuple[str, str]]:
    """The names of settings that begin so, each with what it is for."""
    for name, entry in SETTINGS.items():
        if name.startswith(incomplete):
            yield name, entry.sentence


Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        autocompletion=_complete,
        help="The setting, as `cardtrail config` lists it.",
    ),
]


@app.callback(invoke_without_command=True)
def listing(context: typer.Context, json: options.Json = False) -> None:
    """Lists all settings, unless a command below this one is asked for."""
    if context.invoked_subcommand is not None:
        return
    found = effective(os.environ).values()
    if json:
        for each in found:
            write(_line(each))
    else:
        show(_table(found))


@app.command(help=GET_HELP, epilog=EXIT_CODES)
def get(name: Name, json: options.Json = False) -> None:
    """Prints one setting."""
    _check(name)
    found = effective(os.environ)[name]
    if json:
        write(_line(found))
    else:
        for text in _texts(found):
            write(text)


@app.command("set", help=SET_HELP, epilog=EXIT_CODES)
def set_one(
    name: Name,
    values: Annotated[
        list[str],
        typer.Argument(metavar="VALUE", help="What it is to be; a list has several."),
    ],
) -> None:
    """Puts a setting into the file."""
    from cardtrail.app.configuration import (  # noqa: PLC0415 - not for the list
        set_value,
    )

    _check(name)
    kind = SETTINGS[name].kind
    try:
        written = kind.plain(kind.read(kind.typed(values)))
    except InvalidValueError as error:
        raise typer.BadParameter(f"{error}.", param_hint="'VALUE'") from error
    path = set_value(os.environ, name, written)
    say(f"{name} is set in {path}.")
    _warn(name)


@app.command(help=UNSET_HELP, epilog=EXIT_CODES)
def unset(name: Name) -> None:
    """Takes a setting out of the file."""
    from cardtrail.app.configuration import (  # noqa: PLC0415 - not for the list
        unset as take_out,
    )

    _check(name)
    path = take_out(os.environ, name)
    say(f"{name} is not set in {path}.")
    _warn(name)


@app.command(help=PATH_HELP, epilog=EXIT_CODES)
def path() -> None:
    """Prints where the file is."""
    write(str(config_path(os.environ)))


def _check(name: str) -> None:
    try:
        setting(name)
    except InvalidValueError as error:
        raise typer.BadParameter(str(error), param_hint="'NAME'") from error


def _warn(name: str) -> None:
    """Where the environment goes before the file, a change there has no effect yet."""
    variable = SETTINGS[name].variable
    if os.environ.get(variable):
        say(f"{variable} goes before the file: unset it for the file to hold.")


def _table(settings: Iterable[Effective]) -> Table:
    """Name, value and origin; what nobody said stands back."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("Name", "Value", "From"):
        table.add_column(heading, overflow="fold")
    for each in settings:
        is_default = each.origin is Origin.DEFAULT
        from_variable = each.origin is Origin.ENVIRONMENT
        table.add_row(
            plain(each.setting.name),
            plain(
                "; ".join(_texts(each)) or each.setting.otherwise, "dim" * is_default
            ),
            plain(each.setting.variable if from_variable else each.origin, "dim"),
        )
    return table


def _written(found: Effective) -> Plain | None:
    return None if found.value is None else found.setting.kind.plain(found.value)


def _texts(found: Effective) -> list[str]:
    """The value as people write it, a text a line."""
    written = _written(found)
    if written is None:
        return []
    return written if isinstance(written, list) else [str(written)]


def _line(found: Effective) -> str:
    """What ``--json`` prints for a setting."""
    return json_format.dumps(
        {
            "name": found.setting.name,
            "value": _written(found),
            "origin": found.origin,
            "variable": found.setting.variable,
            "allowed": found.setting.allowed,
            "about": found.setting.sentence,
        }
    )

"""``cardtrail doctor``: what is there, what is missing, and how to get it."""

from __future__ import annotations

import datetime as dt
import json as json_format
import os
import sys
from importlib import metadata
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.table import Table

from cardtrail.app.doctor import Checked, Machine, doctor
from cardtrail.cli.commands import single
from cardtrail.cli.streams import write
from cardtrail.cli.terminal import plain, show
from cardtrail.model.finding import State

HELP = """
Look at everything that reading and keeping cards stands on.

Says of each part whether it is there and works, and what to type where it is not; at
the end each reader reads a card that is drawn for it. Nothing leaves this machine, and
nothing is changed. Ends with 0 if cards can be read and kept, else with the exit code
of the first part that keeps them from it.

\b
Examples:
  cardtrail doctor
  cardtrail doctor --json
"""

_SIGNS = {"ok": ("✓", "green"), "mend": ("!", "yellow"), "stop": ("✗", "bold red")}
_PLAIN_SIGNS = {"✓": "+", "✗": "x"}
"""For terminals that have no such characters."""

_WORDS: dict[State, str] = {
    State.OK: "ok",
    State.ATTENTION: "works",
    State.UNTRIED: "not tried",
    State.MISSING: "missing",
    State.BROKEN: "broken",
}


# Not the one that all commands share: what comes with it may be what is broken.
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines for programs.")]


def command(json: Json = False) -> None:
    """Shows each part as soon as it was looked at."""
    encoding = sys.stdout.encoding or "ascii"
    machine = Machine(
        dict(os.environ),
        dt.datetime.now().astimezone(),
        _version(),
        encoding,
    )
    code, area, to_mend = 0, "", 0
    for checked in doctor(machine):
        code = code or checked.exit_code
        to_mend += checked.finding.state is not State.OK
        if json:
            write(_line(checked))
            continue
        if checked.area != area:
            area = checked.area
            show("", plain(area, "bold"))
        show(_row(checked, encoding))
    if not json:
        show("", plain(_verdict(code, to_mend), "bold"))
    raise typer.Exit(code)


def _version() -> str:
    try:
        return metadata.version("cardtrail")
    except metadata.PackageNotFoundError:
        return "(not installed)"


def _row(checked: Checked, encoding: str) -> RenderableType:
    finding = checked.finding
    if finding.state is State.OK:
        sign, style = _SIGNS["ok"]
    else:
        sign, style = _SIGNS["stop" if checked.exit_code else "mend"]
    if not _has(encoding, sign):
        sign = _PLAIN_SIGNS.get(sign, sign)
    row = Table.grid(padding=(0, 1))
    row.add_column(width=1)
    row.add_column(width=15)
    row.add_column(width=9)
    row.add_column(overflow="fold")
    row.add_row(
        plain(sign, style),
        plain(checked.name),
        plain(_WORDS[finding.state], style),
        plain(finding.found),
    )
    if finding.remedy:
        row.add_row("", "", "", plain(finding.remedy, "bold"))
    return row


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _verdict(code: int, to_mend: int) -> str:
    if code:
        return "Cards can't be read and kept: mend what is marked with a cross first."
    if to_mend:
        return "Cards can be read and kept. What is marked with ! can wait."
    return "Cards can be read and kept."


def _line(checked: Checked) -> str:
    """What ``--json`` prints for a part."""
    finding = checked.finding
    return json_format.dumps(
        {
            "area": checked.area,
            "name": checked.name,
            "state": finding.state,
            "found": finding.found,
            "remedy": finding.remedy or None,
            "exit_code": checked.exit_code,
        }
    )


app = single(command, HELP)

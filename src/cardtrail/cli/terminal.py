"""What a person sees on a terminal.

Text from cards reaches a terminal only through here and ``streams``, and only as plain
text: markup and control characters on a card have no effect.
"""

from __future__ import annotations

from rich.console import Console, RenderableType
from rich.text import Text

from cardtrail.cli.streams import write
from cardtrail.text import printable

WIDEST = 100
"""Columns: longer lines are tiring to read."""


def console(*, stderr: bool = False) -> Console:
    """A console that prints text as it is; colour only on a terminal (NO_COLOR)."""
    made = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    made.width = min(made.width, WIDEST)
    return made


def plain(text: str, style: str = "") -> Text:
    """Text of any origin on one line, without control characters."""
    return Text(printable(text), style)


def show(*things: RenderableType) -> None:
    """Prints results.

    Raises:
        OutputError: standard output is closed or full.
    """
    screen = console()
    with screen.capture() as captured:
        for thing in things:
            screen.print(thing)
    # Rich pads cells to their width; nobody wants that in a file or a paste.
    lines = captured.get().splitlines()
    write("\n".join(line.rstrip() for line in lines))

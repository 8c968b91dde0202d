"""Every command by its name, loaded only where it runs.

A command's libraries take longer to load than most commands take to run, so the list of
commands, the help and the completion of names come from this table alone.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from cardtrail.cli.quick import quickened

DEFAULT = "due"
"""What ``cardtrail`` alone runs."""

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
    7  the settings can't be used
  130  interrupted
"""
"""How every help page ends."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A command in the list of commands.

    Attributes:
        app: where its ``typer.Typer`` is, as ``module:attribute``.
        line: what it does, for the list.
    """

    app: str
    line: str


COMMANDS: dict[str, Entry] = {
    "scan": Entry(
        "cardtrail.cli.scan:app",
        "Read business cards, keep the contacts, plan the follow-up.",
    ),
    "watch": Entry(
        "cardtrail.cli.watch:app", "Read the photos that arrive in a folder."
    ),
    "due": Entry("cardtrail.cli.due:app", "Show what to do next."),
    "draft": Entry(
        "cardtrail.cli.draft:app", "Draft a note, a call, an e-mail or a reply."
    ),
    "done": Entry("cardtrail.cli.followups:done_app", "Note that a step is done."),
    "skip": Entry("cardtrail.cli.followups:skip_app", "Leave a step out."),
    "snooze": Entry("cardtrail.cli.followups:snooze_app", "Put a step off."),
    "heard": Entry("cardtrail.cli.followups:heard_app", "Note that they answered."),
    "stop": Entry("cardtrail.cli.followups:stop_app", "End a follow-up."),
    "undo": Entry("cardtrail.cli.history:undo_app", "Take back the last thing."),
    "history": Entry("cardtrail.cli.history:app", "List what was done."),
    "contacts": Entry("cardtrail.cli.contacts:app", "List, show and correct contacts."),
    "interviews": Entry(
        "cardtrail.cli.interviews:app", "List and correct interviews, and add notes."
    ),
    "search": Entry("cardtrail.cli.search:app", "Find contacts by their words."),
    "export": Entry("cardtrail.cli.export:app", "Write contacts for other programs."),
    "config": Entry("cardtrail.cli.config:app", "List your settings, and change them."),
    "doctor": Entry(
        "cardtrail.cli.doctor:app", "Look at what cardtrail stands on, and mend it."
    ),
    "explain": Entry(
        "cardtrail.cli.explain:app", "Show why a card was understood as it was."
    ),
}
"""In the order of the help."""


def single(command: Callable[..., None], text: str) -> typer.Typer:
    """An app that is one command, for COMMANDS.

    Args:
        command: what it does; its parameters are the options.
        text: its help page.
    """
    app = group(text)
    app.command(help=text, epilog=EXIT_CODES)(command)
    return app


def group(text: str) -> typer.Typer:
    """An app for several commands below one name, for COMMANDS.

    Args:
        text: its help page.
    """
    return typer.Typer(
        help=text, epilog=EXIT_CODES, rich_markup_mode=None, add_completion=False
    )


class Commands(TyperGroup):
    """The commands of COMMANDS below the program's own options."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - typer's own
        super().__init__(**attributes)
        for name, entry in COMMANDS.items():
            self.add_command(_Deferred(name, entry))


class _Deferred(TyperCommand):
    """Stands for a command and becomes it where it is to run."""

    def __init__(self, name: str, entry: Entry) -> None:
        super().__init__(name, short_help=entry.line)
        self._app = entry.app

    def make_context(self, *given: Any, **more: Any) -> Any:  # noqa: ANN401 - typer's own
        module, _, attribute = self._app.partition(":")
        app = getattr(importlib.import_module(module), attribute)
        return quickened(app).make_context(*given, **more)

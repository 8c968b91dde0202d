"""``cardtrail contacts forget``: what goes for good, and what stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table

from cardtrail.app.desk import Desk
from cardtrail.app.forget import Oblivion, foreseen, forget
from cardtrail.app.json_format import Json, json_line
from cardtrail.cli import options
from cardtrail.cli.contact_table import name_of
from cardtrail.cli.streams import say, write
from cardtrail.cli.terminal import plain, show


def run(desk: Desk, number: int, *, yes: bool, json: bool) -> None:
    """Tells what goes, asks, and wipes it out.

    Raises:
        CardtrailError: it is not there, or something can't be wiped out.
        Exit: the person said no.
    """
    if not yes:
        show(_view(foreseen(desk, number), "Goes for good"))
        options.be_sure("Forget all of this?")
    found = forget(desk, number)
    if json:
        write(json_line(_json(found)))
        return
    if yes:
        show(_view(found, "Forgotten"))
    say(f"Contact {found.record.id} is forgotten.")
    if found.exports:
        say("Write the others anew with: cardtrail export")


def _view(found: Oblivion, heading: str) -> RenderableType:
    lines = Table.grid(padding=(0, 2))
    lines.add_column(style="dim", no_wrap=True)
    lines.add_column(ratio=1, overflow="fold")
    lines.add_row(plain(heading, "bold"))
    for label, text in _oblivion(found):
        lines.add_row(label, plain(text))
    return lines


def _json(found: Oblivion) -> Json:
    return {
        "forgotten": found.record.id,
        "pictures": list(map(str, found.pictures)),
        "exports": list(map(str, found.exports)),
        "backups": list(map(str, found.backups)),
        "photos_kept": list(map(str, found.photos)),
    }


def _oblivion(found: Oblivion) -> Iterator[tuple[str, str]]:
    record = found.record
    yield "Contact", f"{record.id}, {name_of(record)}: details, follow-up and history"
    yield from _files("Pictures", found.pictures)
    yield from _files("Exports", found.exports)
    yield from _files("Edits", found.drafts)
    yield from _files("Backups", found.backups)
    yield from _files("Stays", found.photos)


def _files(label: str, paths: Iterable[object]) -> Iterator[tuple[str, str]]:
    for place, path in enumerate(paths):
        yield ("" if place else label), str(path)

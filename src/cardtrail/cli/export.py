"""``cardtrail export``: the contacts for other programs."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from cardtrail.app.cards import cards_folder
from cardtrail.app.export import Exported, Format, chosen, export, note_export
from cardtrail.app.schedule import Schedule
from cardtrail.cli import options
from cardtrail.cli.commands import single
from cardtrail.cli.streams import say
from cardtrail.cli.terminal import plain, show
from cardtrail.export.ics import Entries

HELP = """
Write contacts for other programs: address books, calendars, spreadsheets.

Without --format everything is written. Importing a later export over an earlier one
updates the contacts and the calendar; nothing is doubled.

\b
Examples:
  cardtrail export --out ~/cards
  cardtrail export --format google --format calendar
  cardtrail export --format calendar --calendar todos
  cardtrail export 12 15 --format vcard --photo
"""
_FOR: dict[Format, str] = {
    Format.VCARD: "vCard 3.0, for any address book",
    Format.VCARD4: "vCard 4.0, for programs that ask for it",
    Format.GOOGLE: "for Google Contacts",
    Format.OUTLOOK: "for Outlook",
    Format.JSON: "JSON Lines, for programs",
    Format.CALENDAR: "the follow-ups, for any calendar",
}


def command(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    *,
    numbers: Annotated[
        list[int] | None,
        typer.Argument(
            metavar="[ID]...",
            help="The numbers that `cardtrail contacts` shows. Default: all.",
        ),
    ] = None,
    formats: Annotated[
        list[Format] | None,
        typer.Option(
            "--format",
            help="What to write; give it several times for several. Default: all.",
        ),
    ] = None,
    out: options.Out = None,
    photo: Annotated[
        bool,
        typer.Option(
            "--photo",
            help="Put the picture of the card into the vCards; what the phone wrote "
            "into it, such as the place, is left out.",
        ),
    ] = False,
    calendar: Annotated[
        Entries,
        typer.Option(help="As what the follow-ups stand in the calendar."),
    ] = Entries.EVENTS,
    store: options.Store = None,
) -> None:
    """Writes the files and tells what each is for."""
    desk = options.chosen_desk(store, context)
    records, gone = chosen(desk, numbers or ())
    if not (records or gone):
        say("No contacts are kept yet. Read a card with: cardtrail scan PHOTO")
        return
    settings = options.settings()
    folder = out or settings.out
    note_export(desk, folder)
    files = export(
        records,
        folder,
        formats or tuple(Format),
        schedule=Schedule.of(settings, desk.now, calendar, gone),
        pictures=cards_folder(desk.path) if photo else None,
    )
    show(_table(files))
    if files.without_picture:
        ids = ", ".join(map(str, files.without_picture))
        say(
            f"No picture of the card is kept of contact {ids}: the vCard goes without. "
            "Scan the photo again to have one."
        )


def _table(files: Exported) -> Table:
    table = Table.grid(padding=(0, 2))
    for written, path in files.whole.items():
        table.add_row(plain(str(path)), plain(_FOR[written]))
    for folder in dict.fromkeys(card.parent for card in files.cards):
        table.add_row(plain(f"{folder}/"), plain("the same, one file per contact"))
    return table


app = single(command, HELP)

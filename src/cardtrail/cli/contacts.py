"""``cardtrail contacts``: what is kept, and the person's own changes to it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Annotated

import typer

from cardtrail.app import contacts as kept
from cardtrail.app.desk import Desk
from cardtrail.app.edit_file import (
    changes_in,
    edit_path,
    edited_text,
    is_left,
    text_of,
)
from cardtrail.app.files import write_files
from cardtrail.app.json_format import record_line
from cardtrail.app.people import others_of
from cardtrail.cli import history, options, people, search
from cardtrail.cli.commands import EXIT_CODES, group
from cardtrail.cli.contact_screen import present
from cardtrail.cli.contact_table import table
from cardtrail.cli.editor import edited
from cardtrail.cli.streams import say, write
from cardtrail.cli.terminal import show
from cardtrail.errors import EditorError, InvalidValueError
from cardtrail.model.field import FieldName
from cardtrail.model.record import Record

HELP = """
List, find, show and correct the contacts that are kept.

\b
Examples:
  cardtrail contacts
  cardtrail contacts search nora
  cardtrail contacts show 12
  cardtrail contacts edit 12 --email nora@alderandfinch.example
"""
SHOW_HELP = """
Show one contact: details, warnings and follow-up dates.

\b
Example:
  cardtrail contacts show 12
"""
EDIT_HELP = """
Correct a contact. Your own values stay, whatever a later scan reads.

A value takes the place of all that the detail holds; give an option several times for
several numbers or addresses, and an empty value to take the detail away. Without such
an option the contact opens in your editor (VISUAL, EDITOR) as YAML.

\b
Examples:
  cardtrail contacts edit 12
  cardtrail contacts edit 12 --name "Nora Whitfield"
  cardtrail contacts edit 12 --phone "+1 916 555 0160" --phone "916 555 0161"
  cardtrail contacts edit 12 --profile "Skype: nora.w" --title ""
"""

app = group(HELP)


def _own(flag: str, what: str) -> object:
    return typer.Option(flag, metavar="TEXT", help=f"Your own value for the {what}.")


Texts = list[str] | None


@app.callback(invoke_without_command=True)
def listing(
    context: typer.Context,
    everybody: options.All = False,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Lists the contacts, unless a command below this one is asked for."""
    context.obj = store
    if context.invoked_subcommand is not None:
        return
    most = None if everybody or json else options.SHOWN
    records, count = kept.newest(options.chosen_desk(store, context), most)
    if json:
        from cardtrail.app.problems import problems  # noqa: PLC0415 - not for the list

        for record in records:
            write(record_line(record, problems(record)))
    elif records:
        show(table(records))
        if len(records) < count:
            say(
                f"{count - len(records):,} older ones are not listed: cardtrail search "
                "WORDS, or cardtrail contacts --all"
            )
    else:
        say("No contacts are kept yet. Read a card with: cardtrail scan PHOTO")


@app.command("show", help=SHOW_HELP, epilog=EXIT_CODES)
def show_one(
    context: typer.Context,
    number: options.Number,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Shows a contact."""
    desk = options.chosen_desk(store, context)
    record = kept.contact(desk, number)
    present(record, others_of(desk, record.id), json=json)


@app.command(help=EDIT_HELP, epilog=EXIT_CODES)
def edit(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    *,
    number: options.Number,
    name: Annotated[Texts, _own("--name", "name")] = None,
    address: Annotated[Texts, _own("--address", "postal address")] = None,
    phone: Annotated[Texts, _own("--phone", "phone number")] = None,
    email: Annotated[Texts, _own("--email", "e-mail address")] = None,
    title: Annotated[Texts, _own("--title", "job title")] = None,
    company: Annotated[Texts, _own("--company", "company")] = None,
    department: Annotated[Texts, _own("--department", "department")] = None,
    website: Annotated[Texts, _own("--website", "web site")] = None,
    profile: Annotated[Texts, _own("--profile", "profile or handle")] = None,
    other_name: Annotated[
        Texts, _own("--other-name", "name of whoever shares the card")
    ] = None,
    country: options.Country = None,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Puts in the person's own values and shows the contact."""
    given = {
        FieldName.NAME: name,
        FieldName.ADDRESS: address,
        FieldName.PHONE: phone,
        FieldName.EMAIL: email,
        FieldName.TITLE: title,
        FieldName.COMPANY: company,
        FieldName.WEBSITE: website,
        FieldName.DEPARTMENT: department,
        FieldName.PROFILE: profile,
        FieldName.OTHER_NAME: other_name,
    }
    changes = {field: texts for field, texts in given.items() if texts}
    desk, of = options.chosen_desk(store, context), options.chosen_country(country)
    try:
        if changes:
            record = kept.edit(desk, number, changes, of)
        else:
            record = _in_editor(desk, number, of)
    except InvalidValueError as error:
        raise typer.BadParameter(str(error)) from error
    present(record, json=json)


def _in_editor(desk: Desk, number: int, country: str) -> Record:
    """Has the person edit a contact as YAML; their text stays if it can't be used."""
    record = kept.contact(desk, number)
    before, path = text_of(record), edit_path(desk.path, record.id)
    if path.exists():
        say(f"Going on with the text that you left in {path}")
    else:
        write_files(path.parent, {path.name: before.encode()})
    try:
        edited(path, os.environ)
        changes = changes_in(edited_text(path), record, country)
        changed = kept.edit(desk, number, changes, country) if changes else record
    except (EditorError, InvalidValueError) as error:
        if is_left(path, before):
            path.unlink(missing_ok=True)
            raise
        raise EditorError(
            f"{error} Your text stays in {path}; go on with it: "
            f"cardtrail contacts edit {record.id}"
        ) from error
    path.unlink(missing_ok=True)
    if not changes:
        say("Nothing was changed.")
    return changed


_BELOW: dict[str, tuple[Callable[..., None], str, str]] = {
    "search": (search.command, search.HELP, "Find contacts by their words."),
    "confirm": (people.confirm, people.CONFIRM_HELP, "Say that details are right."),
    "duplicates": (
        people.duplicates,
        people.DUPLICATES_HELP,
        "List contacts that may be one person.",
    ),
    "merge": (people.merge, people.MERGE_HELP, "Make one contact of two."),
    "apart": (people.apart, people.APART_HELP, "Say that two are two people."),
    "history": (history.command, history.HELP, "List what was done."),
    "delete": (people.delete, people.DELETE_HELP, "Take a contact off all lists."),
    "restore": (people.restore, people.RESTORE_HELP, "Put a deleted contact back."),
    "deleted": (people.deleted, people.DELETED_HELP, "List the deleted contacts."),
    "forget": (people.forget, people.FORGET_HELP, "Wipe a contact out for good."),
}
"""What other rooms do below ``cardtrail contacts``: with the help page and its line."""

for _name, (_command, _page, _line) in _BELOW.items():
    app.command(_name, help=_page, short_help=_line, epilog=EXIT_CODES)(_command)

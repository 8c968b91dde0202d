"""``cardtrail contacts``: what is kept, and the person's own changes to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.table import Table

from cardtrail.app import contacts as kept
from cardtrail.app.json_format import record_line
from cardtrail.app.problems import problems
from cardtrail.cli import options
from cardtrail.cli.card import contact_view, long_date, plan_view, verdict
from cardtrail.cli.commands import EXIT_CODES, group
from cardtrail.cli.streams import say, write
from cardtrail.cli.terminal import plain, show
from cardtrail.errors import InvalidValueError
from cardtrail.model.field import FieldName
from cardtrail.model.record import Record

HELP = """
List, show and correct the contacts that are kept.

\b
Examples:
  cardtrail contacts
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
several numbers or addresses, and an empty value to take the detail away.

\b
Examples:
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
    context: typer.Context, json: options.Json = False, store: options.Store = None
) -> None:
    """Lists the contacts, unless a command below this one is asked for."""
    context.obj = store
    if context.invoked_subcommand is not None:
        return
    records = kept.contacts(options.chosen_desk(store, context))
    if json:
        for record in records:
            write(record_line(record, problems(record)))
    elif records:
        show(_table(records))
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
    record = kept.contact(options.chosen_desk(store, context), number)
    _present(record, json=json)


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
        FieldName.DEPARTMENT: department,
        FieldName.PROFILE: profile,
        FieldName.OTHER_NAME: other_name,
    }
    changes = {field: texts for field, texts in given.items() if texts}
    if not changes:
        raise typer.BadParameter("say what to change, for instance with --email.")
    try:
        record = kept.edit(
            options.chosen_desk(store, context),
            number,
            changes,
            options.chosen_country(country),
        )
    except InvalidValueError as error:
        raise typer.BadParameter(str(error)) from error
    _present(record, json=json)


def _present(record: Record, *, json: bool) -> None:
    found = problems(record)
    if json:
        write(record_line(record, found))
        return
    show(
        verdict(record.contact, found),
        contact_view(record.contact, found),
        plan_view(record.interview, record.plan),
    )


def _table(records: Sequence[Record]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("ID", "Name", "Company", "Interview"):
        table.add_column(heading, overflow="fold")
    for record in records:
        name, company = record.contact.name, record.contact.company
        table.add_row(
            str(record.id),
            plain(name.text if name else "-"),
            plain(company.text if company else "-"),
            plain(long_date(record.interview.date)),
        )
    return table

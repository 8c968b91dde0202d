"""The commands below ``cardtrail contacts`` about who is who, and who goes."""

from __future__ import annotations

from typing import Annotated

import typer

from cardtrail.app import contacts as kept
from cardtrail.app import people
from cardtrail.app.json_format import json_line
from cardtrail.cli import options
from cardtrail.cli.contact_screen import (
    checks_view,
    deleted_view,
    pairs_view,
    present,
)
from cardtrail.cli.contact_table import name_of
from cardtrail.cli.streams import say, write
from cardtrail.cli.terminal import show
from cardtrail.errors import InvalidValueError
from cardtrail.model.field import FieldName, Grade

CONFIRM_HELP = """
Say that details are right, after you compared them with the card.

Without a FIELD these are all that have to be checked: they are shown with what each
reader saw, and you are asked. No later scan changes them again.

\b
Examples:
  cardtrail contacts confirm 12
  cardtrail contacts confirm 12 phone email
"""
MERGE_HELP = """
Make one contact of two who are one person; `cardtrail undo` parts them again.

The first one stays with its number, and the number of the second one means it, too.
What you put in yourself goes before what was read.

\b
Example:
  cardtrail contacts merge 12 15
"""
APART_HELP = """
Say that two contacts are two people; you are not asked about them again.

\b
Example:
  cardtrail contacts apart 12 15
"""
DUPLICATES_HELP = """
List the contacts that may be one person, with the reason.

\b
Example:
  cardtrail contacts duplicates
"""
DELETE_HELP = """
Take a contact off all lists; it can be restored for some time.

\b
Example:
  cardtrail contacts delete 12
"""
RESTORE_HELP = """
Put a deleted contact back.

\b
Example:
  cardtrail contacts restore 12
"""
DELETED_HELP = """
List the deleted contacts, and how long each can be restored.

\b
Example:
  cardtrail contacts deleted
"""
FORGET_HELP = """
Wipe a contact out for good: there is no way back.

Its details, history and pictures go, and so do backups and the files that were
exported; copies that you made elsewhere, and your own photos, stay. `cardtrail contacts
delete` takes a contact off the lists and can be undone.

\b
Examples:
  cardtrail contacts forget 12
  cardtrail contacts forget 12 --yes
"""

Fields = Annotated[
    list[FieldName] | None,
    typer.Argument(
        metavar="[FIELD]...",
        help="name, address, phone, email, title, department, company, website, "
        "profile or other-name.",
    ),
]
Other = Annotated[int, typer.Argument(metavar="OTHER", help="The other one's number.")]


def confirm(
    context: typer.Context,
    *,
    number: options.Number,
    fields: Fields = None,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Notes that details are right."""
    desk = options.chosen_desk(store, context)
    record = kept.contact(desk, number)
    found = list(record.contact.fields())
    doubtful = {name for name, entry in found if entry.grade is Grade.CHECK}
    wanted = set(fields or ()) or doubtful
    lacking = sorted(wanted - {name for name, _ in found})
    if lacking:
        raise typer.BadParameter(f"contact {record.id} has no {lacking[0]}.")
    if not wanted:
        say("Nothing of this contact has to be checked.")
        return
    if not fields and not yes:
        show(checks_view(record, wanted))
        options.be_sure("Is all of this as on the card?")
    try:
        confirmed = kept.confirm(desk, number, wanted)
    except InvalidValueError as error:
        raise typer.BadParameter(str(error)) from error
    present(confirmed, json=json)


def merge(
    context: typer.Context,
    keep: options.Number,
    other: Other,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Makes one contact of two."""
    merged = people.merge(options.chosen_desk(store, context), keep, other)
    present(merged, json=json)
    if not json:
        say(f"{other} is part of {merged.id} now. If that is wrong: cardtrail undo")


def apart(
    context: typer.Context,
    one: options.Number,
    other: Other,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Notes that two contacts are two people."""
    first, second = people.keep_apart(options.chosen_desk(store, context), one, other)
    if json:
        write(json_line({"contact": first.id, "other": second.id, "apart": True}))
        return
    say(
        f"{first.id} ({name_of(first)}) and {second.id} ({name_of(second)}) are two "
        "people."
    )


def duplicates(
    context: typer.Context, json: options.Json = False, store: options.Store = None
) -> None:
    """Lists who may be one person."""
    pairs = people.duplicates(options.chosen_desk(store, context))
    if json:
        for pair in pairs:
            write(
                json_line(
                    {
                        "contact": pair.one.id,
                        "name": name_of(pair.one),
                        "other": pair.other.id,
                        "other_name": name_of(pair.other),
                        "why": pair.why,
                    }
                )
            )
    elif pairs:
        show(pairs_view(pairs))
    else:
        say("No two contacts seem to be one person.")


def delete(
    context: typer.Context,
    number: options.Number,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Takes a contact off all lists."""
    gone = people.delete(options.chosen_desk(store, context), number)
    if json:
        write(_deleted_line(gone))
        return
    say(
        f"Contact {gone.record.id} ({name_of(gone.record)}) is deleted. Until "
        f"{gone.until} you can put it back: cardtrail contacts restore {gone.record.id}"
    )


def restore(
    context: typer.Context,
    number: options.Number,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Puts a deleted contact back."""
    present(people.restore(options.chosen_desk(store, context), number), json=json)


def deleted(
    context: typer.Context, json: options.Json = False, store: options.Store = None
) -> None:
    """Lists the deleted contacts."""
    gone = people.deleted(options.chosen_desk(store, context))
    if json:
        for each in gone:
            write(_deleted_line(each))
    elif gone:
        show(deleted_view(gone))
    else:
        say("No contact is deleted.")


def forget(
    context: typer.Context,
    number: options.Number,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Wipes a contact out for good."""
    from cardtrail.cli.forget import run  # noqa: PLC0415 - loads what writes exports

    run(options.chosen_desk(store, context), number, yes=yes, json=json)


def _deleted_line(gone: people.Deleted) -> str:
    return json_line(
        {
            "contact": gone.record.id,
            "name": name_of(gone.record),
            "deleted": gone.at.isoformat(),
            "until": gone.until.isoformat(),
        }
    )

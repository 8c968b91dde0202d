"""How contacts look on the terminal: one of them, pairs, and what is to check."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cardtrail.app.contacts import shown
from cardtrail.app.json_format import record_line
from cardtrail.app.people import Deleted, Pair
from cardtrail.cli.card import contact_view, plan_view, verdict_view
from cardtrail.cli.contact_table import columns, company_of, name_of
from cardtrail.cli.streams import write
from cardtrail.cli.terminal import plain, show
from cardtrail.export.spoken import LABELS
from cardtrail.followup.dates import long_date
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.record import Record


def present(
    record: Record, perhaps: Sequence[tuple[int, str]] | None = None, *, json: bool
) -> None:
    """Shows a contact: verdict, details, interview, steps, and who may be the same."""
    from cardtrail.app.problems import problems  # noqa: PLC0415 - not for every list

    found = problems(record)
    if json:
        write(record_line(record, found, perhaps))
        return
    show(
        verdict_view(record.contact, found),
        *(_perhaps(record.id, *other) for other in perhaps or ()),
        contact_view(record.contact, found),
        plan_view(record.interview, record.plan),
    )


def pairs_view(pairs: Sequence[Pair]) -> RenderableType:
    """Who may be one person, why, and what to type."""
    lines = columns("ID", "Name", "Company", "Reason, and what to do")
    for place, pair in enumerate(pairs):
        if place:
            lines.add_row()
        one, other = pair.one, pair.other
        lines.add_row(
            str(one.id),
            plain(name_of(one)),
            plain(company_of(one)),
            plain(f"{pair.why[:1].upper()}{pair.why[1:]}"),
        )
        lines.add_row(
            str(other.id),
            plain(name_of(other)),
            plain(company_of(other)),
            Text(f"cardtrail contacts merge {one.id} {other.id}", "dim"),
        )
        lines.add_row(
            "", "", "", Text(f"cardtrail contacts apart {one.id} {other.id}", "dim")
        )
    return lines


def deleted_view(gone: Sequence[Deleted]) -> RenderableType:
    """A line for each deleted contact, with how long it stays."""
    lines = columns("ID", "Name", "Company", "Deleted", "Kept until")
    for each in gone:
        lines.add_row(
            str(each.record.id),
            plain(name_of(each.record)),
            plain(company_of(each.record)),
            plain(long_date(each.at.date())),
            plain(long_date(each.until)),
        )
    return lines


def checks_view(record: Record, fields: Collection[FieldName]) -> RenderableType:
    """The details to be checked, each with what every reader saw there."""
    lines = Table.grid(padding=(0, 2))
    lines.add_column(min_width=9, style="dim")
    lines.add_column(ratio=1, overflow="fold")
    for name, entry in record.contact.fields():
        if name not in fields:
            continue
        style = "bold yellow" if entry.grade is Grade.CHECK else "bold"
        lines.add_row(LABELS[name], plain(shown(entry), style))
        for reader, seen in entry.readers.items():
            lines.add_row("", plain(f"{reader} saw: {seen}", "dim"))
        for rival in entry.rivals:
            lines.add_row("", plain(f"or perhaps: {rival}", "dim"))
    return Padding(lines, (1, 0, 1, 2))


def _perhaps(number: int, other: int, why: str) -> Text:
    return plain(
        f"Perhaps the same person as contact {other}: {why}. "
        f"If so: cardtrail contacts merge {other} {number}; "
        f"if not: cardtrail contacts apart {other} {number}",
        "yellow",
    )

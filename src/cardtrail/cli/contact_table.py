"""Contacts as a table, a line each.

Apart from the screen of one contact, which takes longer to load.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from cardtrail.cli.terminal import plain
from cardtrail.followup.dates import long_date
from cardtrail.model.record import Record


def table(records: Sequence[Record]) -> Table:
    """A line for each contact."""
    lines = columns("ID", "Name", "Company", "Interview")
    for record in records:
        lines.add_row(
            str(record.id),
            plain(name_of(record)),
            plain(company_of(record)),
            plain(long_date(record.interview.date)),
        )
    return lines


def name_of(record: Record) -> str:
    """The name, or a dash."""
    return record.contact.name.text if record.contact.name else "-"


def company_of(record: Record) -> str:
    """The company, or a dash."""
    return record.contact.company.text if record.contact.company else "-"


def columns(*headings: str) -> Table:
    """A table with these headings."""
    made = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in headings:
        is_short = heading in {"ID", "Interview", "Deleted", "Kept until"}
        made.add_column(heading, overflow="fold", no_wrap=is_short)
    return made

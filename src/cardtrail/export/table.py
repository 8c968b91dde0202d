"""Tables as CSV (RFC 4180) in which a spreadsheet finds nothing to run.

Spreadsheets take a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula,
quoted or not. What OWASP says against it (CSV Injection: an apostrophe before the cell,
every cell in quotes) is done to all texts. Telephone numbers begin with a plus and have
to arrive as they are: ``phone_cell`` lets nothing but digits follow it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from cardtrail.model.field import Field
from cardtrail.text import printable
from cardtrail.values.phone import PhoneNumber

_FORMULA = re.compile(
    # A spreadsheet that parts columns by semicolons, as the German Excel does, loses
    # the quotes and begins cells after semicolons and line breaks, too.
    r"((?:^|[;\n])[\s\u00ad\u061c\u200b-\u200f\u2060\ufeff]*)"
    r"(?=[=+\-@\uff1d\uff0b\uff0d\uff20])"  # the full-width ones are in OWASP's list
)


def neutral(text: str) -> str:
    """A text with an apostrophe before whatever would begin a formula."""
    return _FORMULA.sub(r"\1'", text)


def phone_cell(phone: Field[PhoneNumber]) -> str:
    """A telephone number in groups, such as ``+1 916 555 0160``; else as printed.

    Google Contacts and Outlook keep what the cell says. The groups keep a spreadsheet
    from taking it for a number and dropping the plus as its sign.
    """
    if phone.value is None:
        return neutral(printable(phone.raw))
    grouped, _, _ = phone.value.formatted.partition(" ext. ")
    return "+" + " ".join(re.findall(r"\d+", grouped))


def table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """The columns' names, then the rows; each cell in quotes, CRLF after each line.

    Args:
        columns: their names, in order.
        rows: cells by the names of their columns; what is missing stays empty.
    """
    lines = ([row.get(column, "") for column in columns] for row in rows)
    return "".join(map(table_line, (columns, *lines)))


def table_line(cells: Iterable[str]) -> str:
    """One line of a table: each cell in quotes, and CRLF."""
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return written.getvalue()

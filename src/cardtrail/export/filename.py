"""File names for exported contacts."""

from __future__ import annotations

import re

from cardtrail.export.plain import shown_name
from cardtrail.model.record import Record
from cardtrail.text import fold

_LONGEST = 60  # characters: leaves room for a folder and a suffix in 255 bytes
# Letters that Unicode does not decompose into a plain one and a mark.
_PLAIN_LETTERS = str.maketrans(
    {"æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ł": "l", "œ": "oe"}
    | {"\u0131": "i"}  # the dotless i of Turkish
)


def file_stem(record: Record) -> str:
    """A name without a suffix, such as ``12-nora-whitfield``.

    ASCII letters, digits and hyphens only, at most 60 characters. The number in front
    makes it unique and keeps it apart from the names that Windows reserves (CON, NUL).
    """
    plain = fold(shown_name(record)).translate(_PLAIN_LETTERS)
    words = re.findall(r"[a-z0-9]+", plain) or ["contact"]
    return "-".join([str(record.id), *words])[:_LONGEST].rstrip("-")

"""What each kind of output may hold if a text of a stranger has had no effect on it.

Each check fails where the text has become more than text, and otherwise gives all the
text of the output, so that a test can see it there.
"""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import re
import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import icalendar
import pypdfium2
import vobject

_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")
_PHONE = re.compile(r"\+\d[\d ]*")

_OF_VCARDS = frozenset(
    "version prodid uid rev kind fn n org title role adr tel email url note photo "
    "x-socialprofile impp".split()
)
_OF_EVENTS = frozenset(
    "SUMMARY DTSTART DTEND DUE DURATION DTSTAMP UID SEQUENCE DESCRIPTION STATUS TRANSP "
    "LOCATION CATEGORIES COMPLETED PERCENT-COMPLETE LAST-MODIFIED URL".split()
)
_COMPONENTS = frozenset(
    "VCALENDAR VTIMEZONE STANDARD DAYLIGHT VEVENT VTODO VALARM".split()
)
_HEADERS = frozenset(
    "x-unsent to subject content-type content-transfer-encoding mime-version".split()
)
_RUNNING = frozenset({"iframe", "object", "embed", "base", "form", "math"})
_ACTIONS = (
    b"/JavaScript", b"/JS", b"/URI", b"/Launch", b"/EmbeddedFile",
)  # fmt: skip


def terminal(data: bytes, *, styled: bool = False) -> str:
    """Text on a terminal: nothing in it but what is to be seen.

    Args:
        data: as printed.
        styled: whether the program itself may have given colours.
    """
    text = data.decode("utf-8")
    text = _STYLE.sub("", text) if styled else text
    for char in text:
        assert char == "\n" or unicodedata.category(char) not in {"Cc", "Cs"}, text
        assert char not in _REORDERING, text
    return text


def json_lines(data: bytes) -> str:
    """A line for each thing, in ASCII."""
    lines = data.decode("ascii").splitlines()
    return "\n".join(_strings(json.loads(line)) for line in lines)


def vcards(data: bytes, count: int) -> str:
    """So many contacts, and no property that cardtrail doesn't write."""
    found = list(vobject.readComponents(data.decode("utf-8")))
    assert len(found) == count
    for card in found:
        assert set(card.contents) <= _OF_VCARDS, set(card.contents) - _OF_VCARDS
        assert all(len(card.contents[name]) == 1 for name in ("fn", "n", "uid"))
        assert len(card.contents.get("note", ())) <= 1
    values = (line.value for card in found for line in card.getChildren())
    return "\n".join(
        "\n".join(value) if isinstance(value, list) else str(value) for value in values
    )


def calendar(data: bytes, count: int) -> str:
    """One calendar with so many events, and nothing in them that opens a file."""
    found = icalendar.Calendar.from_ical(data)
    parts = list(found.walk())
    assert {part.name for part in parts} <= _COMPONENTS
    events = [part for part in parts if part.name in {"VEVENT", "VTODO"}]
    assert len(events) == count
    for event in events:
        assert set(event) <= _OF_EVENTS, set(event) - _OF_EVENTS
    return "\n".join(str(event[name]) for event in events for name in event)


def table(data: bytes, count: int) -> str:
    """So many rows, and no cell that a spreadsheet would run."""
    text = data.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert len(rows) == count
    for row in rows:
        assert len(row) == len(head)
        for cell in row:
            assert not _FORMULA.match(cell) or _PHONE.fullmatch(cell), cell
    return "\n".join(cell for row in rows for cell in row)


def page(data: bytes) -> str:
    """A page in which nothing runs and nothing is fetched, and which forbids it."""
    assert b"default-src 'none'" in data
    parser = _Page()
    parser.feed(data.decode("utf-8"))
    parser.close()
    return "\n".join(parser.texts)


def letter(data: bytes) -> str:
    """A PDF in which nothing can be clicked or run."""
    assert not any(action in data for action in _ACTIONS)
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(sheet.get_textpage().get_text_range() for sheet in document)
    finally:
        document.close()


def mail(data: bytes, recipient: str) -> str:
    """A draft to one recipient, of plain text alone."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert {name.lower() for name in message} <= _HEADERS
    assert message.defects == []
    (to,) = message["To"].addresses
    assert to.addr_spec == recipient
    assert message.get_content_type() == "text/plain"
    return f"{message['Subject']}\n{message.get_content()}"


def picture(data: bytes) -> str:
    """A picture without a word of text in its metadata."""
    assert data.startswith((b"\xff\xd8", b"\x89PNG"))
    assert b"Exif" not in data
    assert b"<x:xmpmeta" not in data
    return ""


class _Page(HTMLParser):
    """Reads a page as a browser does, and refuses what runs or fetches."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in _RUNNING | {"script"}, tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            if name in {"src", "href", "action", "data", "formaction"}:
                assert (value or "").startswith(("data:image/", "#", "mailto:", "tel:"))
            else:
                self.texts.append(value or "")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _strings(thing: Any) -> str:  # noqa: ANN401 - whatever JSON has
    if isinstance(thing, dict):
        return "\n".join(map(_strings, thing.values()))
    if isinstance(thing, list):
        return "\n".join(map(_strings, thing))
    return thing if isinstance(thing, str) else ""


Check = Callable[[bytes], str]

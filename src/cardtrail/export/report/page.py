"""A run as one page for a browser: nothing else is loaded, and no script runs.

It is written while the cards go by, and its memory is that of one card: what is written
of each waits in a temporary file until the totals above it are known.
"""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from importlib import resources
from pathlib import Path
from typing import IO, Self

import jinja2
from markupsafe import Markup

from cardtrail.export.report.card import About, Card, Totals
from cardtrail.export.report.doubts import doubts
from cardtrail.export.report.shown import LARGE, SMALL, FlatCard
from cardtrail.export.spoken import (
    label,
    not_read,
    problem_sentence,
    value,
    verdict,
)
from cardtrail.model.reading import Severity
from cardtrail.text import printable

_PIECE = 1 << 16
"""Characters that are handed on at a time."""

_SECTIONS = (
    (
        "urgent",
        "Look at these first",
        "The follow-up hangs on these details: compare, then confirm or correct them.",
    ),
    (
        "doubtful",
        "Small doubts",
        "The follow-up can go on; compare these details before you use them.",
    ),
    ("unread", "Not read", "These photos gave no contact, each for its own reason."),
    ("ready", "Ready", "Nothing on these cards is in doubt."),
)
"""The parts of the page in their order: name, title, and what is in them."""

_TEMPLATES: dict[str, str] = {
    "urgent": "waiting.html",
    "doubtful": "waiting.html",
    "unread": "unread.html",
    "ready": "ready.html",
}


class Page:
    """The page of a run, to which its cards are added in the order of the photos.

    It is a context: its temporary files go when it ends.
    """

    def __init__(self, beside: Path) -> None:
        """Opens the temporary files.

        Args:
            beside: a folder for them; they have no names there.

        Raises:
            OSError: they can't be made.
        """
        self.totals = Totals()
        self._anchors, self._counts = Counter[str](), Counter[str]()
        with ExitStack() as stack:
            self._parts = {
                name: stack.enter_context(
                    tempfile.TemporaryFile(
                        "w+", encoding="utf-8", newline="", dir=beside
                    )
                )
                for name in _TEMPLATES
            }
            self._open = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, card: Card) -> None:
        """Writes what there is to say of a card to a temporary file.

        Raises:
            OSError: it can't be written.
        """
        part = _part(card)
        template = _environment().get_template(_TEMPLATES[part])
        self._parts[part].write(template.render(_view(card, self._anchors)))
        self._counts[part] += 1
        self.totals.count(card)

    def pieces(self, about: About) -> Iterator[str]:
        """The whole page.

        Args:
            about: what the page says of itself.

        Raises:
            OSError: the temporary files can't be read.
        """
        css = _source("report.css")
        return (
            _environment()
            .get_template("report.html")
            .generate(
                about=about,
                totals=self.totals,
                sections=_SECTIONS,
                counts=self._counts,
                parts={name: _pieces(part) for name, part in self._parts.items()},
                css=Markup(css),  # noqa: S704 - our own file
                css_digest=_digest(css),
            )
        )


def _part(card: Card) -> str:
    if not card.is_read:
        return "unread"
    if not card.waits:
        return "ready"
    return "urgent" if card.is_urgent else "doubtful"


def _view(card: Card, anchors: Counter[str]) -> dict[str, object]:
    """What the template of a card is given."""
    flat = FlatCard.opened(card.picture) if card.is_read else None
    waiting = card.is_read and card.waits
    return {
        "card": card,
        "anchor": _anchor(card, anchors),
        "picture": flat and flat.whole(LARGE if waiting else SMALL),
        "doubts": tuple(doubts(card, flat)) if waiting else (),
        "details": [
            (label(name, entry), value(entry), entry.grade.value)
            for name, entry in card.contact.fields()
        ],
        "verdict": verdict(card.contact, card.problems) if card.is_read else "",
        "hints": [
            problem_sentence(x) for x in card.problems if x.severity is Severity.INFO
        ],
        "why": "" if card.is_read else not_read(card.reading),
    }


def _anchor(card: Card, anchors: Counter[str]) -> str:
    """The name of the card's place on the page: that of its contact, each once."""
    name = "card" if card.number is None else f"contact-{card.number}"
    anchors[name] += 1
    again = anchors[name] > 1 or card.number is None
    return f"{name}-{anchors[name]}" if again else name


def _pieces(part: IO[str]) -> Iterator[Markup]:
    """What was written, made by our own templates, which escape."""
    part.seek(0)
    try:
        while piece := part.read(_PIECE):
            yield Markup(piece)  # noqa: S704 - see above
    finally:  # the cards to come go behind these
        part.seek(0, os.SEEK_END)


def _digest(css: str) -> str:
    """What the Content-Security-Policy calls a style by (CSP 3, 2.3.1)."""
    return base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()


def _name(card: Card) -> str:
    """What to call whoever is on the card, never empty."""
    contact = card.contact
    known = contact.name or contact.company
    return printable(known.text if known else None) or "Somebody without a name"


@cache
def _environment() -> jinja2.Environment:
    """Templates that escape whatever they are given, and know nothing undefined."""
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_plain,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals = {"name_of": _name}
    return made


def _plain(thing: object) -> object:
    """What is printed: one line, without characters that control or reorder."""
    if isinstance(thing, Markup | jinja2.Undefined):
        return thing
    return printable(str(thing))


def _source(name: str) -> str:
    folder = resources.files("cardtrail.export.report") / "templates"
    return (folder / name).read_text(encoding="utf-8")

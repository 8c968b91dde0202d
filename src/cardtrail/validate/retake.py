"""Whether another photo would help: what is wrong with this one, and for which details.

A photo from which everything was read surely is good enough, whatever it looks like.
Where a detail is in doubt or was not found, the photo is to blame if the text of the
card came out unclear. Thresholds are measured: docs/accuracy.md has the curves.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from cardtrail.geometry import Point, Quad
from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.field import FieldName
from cardtrail.model.quality import LineQuality
from cardtrail.model.reading import Problem
from cardtrail.validate.codes import problem

SHARP = 0.10
"""Width of the letters' edges, as a share of their height, on a sharp photo."""

COST_OF_BLUR = 2.0
"""How much clearness each share of a letter's height takes by which its edges are wider
than sharp ones; measured."""

IN_DOUBT = 0.5
"""Confidence below which a detail on an unclear photo is wrong in most cases."""

UNCLEAR = 0.65
"""Clearness of a card below which the photo is to blame for details in doubt."""

UNREAD = 0.7
"""Legibility of a line below which it may hold a detail that was not found."""

LOST = 0.72
"""Clearness below which the photo is to blame for what stands on unread lines."""

BROKEN = 0.85
"""Clearness below which the photo is to blame for what nearly every card has whole: a
name, an e-mail address with its @ and its dots."""

FADED = 0.19
"""Width of the letters' edges from which whole lines vanish."""

SMALL = 12.0
"""Pixels of a line's height on the photo below which letters begin to lose shape."""

DARK = 160.0
"""Tone that the brightest of paper and print stay below where light is short."""

SMEARED = 1.4
"""How many times wider edges are one way than the other when the phone has moved; on
drawn scenes 1.5 (median) where it has, and 1.3 at most (nine in ten) where not."""

BLURRED = 0.11
"""Width of the letters' edges from which a photo is not quite sharp."""

GLARE = 0.5
"""What a reflection may blow out on a line and beside it, in squares of its height."""

_NEEDED = {
    FieldName.NAME: "the name",
    FieldName.ADDRESS: "the postal address",
    FieldName.PHONE: "the phone number",
    FieldName.EMAIL: "the e-mail address",
}

_Lines = Sequence[LineQuality]


@dataclass(frozen=True, slots=True)
class _Fault:
    """Something that can be wrong with lines.

    Attributes:
        code: of the problem.
        is_in: whether lines, at least one, have it.
    """

    code: str
    is_in: Callable[[_Lines], bool]


def _is_blurred(lines: _Lines) -> bool:
    return median(line.blur for line in lines) > BLURRED


def _is_smeared(lines: _Lines) -> bool:
    return median(line.smear for line in lines) > SMEARED


# The first cause first: small print, enlarged, looks blurred, too.
_REASONS = (
    _Fault("card.small-text", lambda lines: median(x.height for x in lines) < SMALL),
    _Fault("card.shaken", lambda lines: _is_blurred(lines) and _is_smeared(lines)),
    _Fault("card.blurred", _is_blurred),
)
"""Why text may be unclear; none of them, and it is the card that is hard to read."""


REQUESTS = frozenset(
    {"card.cut", "card.dark", "card.glare", *(r.code for r in _REASONS)}
)
"""The codes that ask for another photo."""


def check_photo(
    contact: Contact, lines: Sequence[LineQuality], *, runs_out: bool = False
) -> Iterator[Problem]:
    """``card.<fault>`` for each needed detail that the photo keeps from being read.

    The problem's field is the detail concerned.

    Args:
        contact: the details with their final grades.
        lines: what was measured on each line of text of the card.
        runs_out: whether the card lies partly beyond the frame.
    """
    if not lines:
        return
    for name, what in _NEEDED.items():
        code = _fault_of(name, contact, lines, runs_out=runs_out)
        if code is not None:
            yield dataclasses.replace(problem(code, what=what), field=name)


def clearness(lines: Sequence[LineQuality]) -> float:
    """How well the text of a card came out, 1 being best; it can be below 0.

    The readers' confidence in all letters, less what the blur takes: readers are sure
    of blurred letters that they have misread.
    """
    letters = [sum(char.isalnum() for char in line.text) for line in lines]
    legible = sum(n * line.legibility for n, line in zip(letters, lines, strict=True))
    blur = median(line.blur for line in lines)
    return legible / max(1, sum(letters)) - COST_OF_BLUR * max(0.0, blur - SHARP)


def _fault_of(
    name: FieldName, contact: Contact, lines: _Lines, *, runs_out: bool
) -> str | None:
    """What keeps a detail from being read, if anything does."""
    entries = [entry for field, entry in contact.fields() if field is name]
    own = _lines_of(entries, lines)
    hidden = _hidden(own if entries else _unexplained(contact, lines))
    if hidden is not None or not _is_spoilt(name, entries, contact, lines):
        return hidden
    if runs_out:
        return "card.cut"
    if median(line.light for line in lines) < DARK:
        return "card.dark"
    # The detail's own lines may be worse than the card as a whole.
    sights = (own or lines, lines)
    return next((x.code for seen in sights for x in _REASONS if x.is_in(seen)), None)


def _hidden(lines: _Lines) -> str | None:
    """What takes letters away, so that readers don't know what they miss."""
    if any(line.is_cut for line in lines):
        return "card.cut"
    if any(line.glare > GLARE for line in lines):
        return "card.glare"
    return None


def _is_spoilt(
    name: FieldName, entries: Sequence[AnyField], contact: Contact, lines: _Lines
) -> bool:
    """Whether a detail is missing or in doubt because the photo is unclear."""
    clear = clearness(lines)
    if not entries:
        is_seen = name is FieldName.NAME and clear < BROKEN
        return is_seen or _is_lost(contact, lines)
    if name is FieldName.EMAIL and any(entry.value is None for entry in entries):
        return clear < BROKEN
    return clear < UNCLEAR and min(entry.confidence for entry in entries) < IN_DOUBT


def _is_lost(contact: Contact, lines: _Lines) -> bool:
    """Whether there is text, or may have been, that could hold a missing detail."""
    if median(line.blur for line in lines) > FADED:
        return True
    unread = (line.legibility < UNREAD for line in _unexplained(contact, lines))
    return any(unread) and clearness(lines) < LOST


def _unexplained(contact: Contact, lines: _Lines) -> _Lines:
    """The lines that no detail stands on."""
    explained = _lines_of([entry for _, entry in contact.fields()], lines)
    return [line for line in lines if line not in explained]


def _lines_of(entries: Iterable[AnyField], lines: _Lines) -> _Lines:
    """The lines that details stand on."""
    places = [entry.box for entry in entries if entry.box is not None]
    return [
        line for line in lines if any(_is_on(line.place, place) for place in places)
    ]


def _is_on(line: Quad, detail: Quad) -> bool:
    """Whether a line is one of a detail's, or the detail a part of it."""
    return _holds(detail, line.box.centre) or _holds(line, detail.box.centre)


def _holds(quad: Quad, point: Point) -> bool:
    """Whether a point lies inside a convex quad: on the same hand of all its sides."""
    corners = quad.points
    return all(
        (b.x - a.x) * (point.y - a.y) >= (b.y - a.y) * (point.x - a.x)
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
    )

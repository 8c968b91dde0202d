"""Whether another photo would help: what is wrong with this one, and for which details.

A photo from which everything was read surely is sharp enough, whatever it looks like.
Thresholds are measured: docs/accuracy.md has the curve.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from cardtrail.geometry import Point, Quad
from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.quality import LineQuality
from cardtrail.model.reading import Problem
from cardtrail.validate.codes import problem

BLURRED = 0.15
"""Width of the letters' edges, as a share of their height, from which they run into
each other."""

SMALL = 9.0
"""Pixels of a line's height on the photo below which letters lose their shape."""

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
    """Something that can be wrong with the lines of a detail.

    Attributes:
        code: of the problem.
        is_in: whether lines have it.
        hides: whether it takes letters away, so that readers don't know what they miss;
            else it matters only where they were in doubt.
    """

    code: str
    is_in: Callable[[_Lines], bool]
    hides: bool


# The first cause first: small print, enlarged, looks blurred, too.
_FAULTS = (
    _Fault("card.cut", lambda lines: any(x.is_cut for x in lines), hides=True),
    _Fault("card.glare", lambda lines: max(x.glare for x in lines) > GLARE, hides=True),
    _Fault(
        "card.small-text",
        lambda lines: median(x.height for x in lines) < SMALL,
        hides=False,
    ),
    _Fault(
        "card.blurred",
        lambda lines: median(x.blur for x in lines) > BLURRED,
        hides=False,
    ),
)


def check_photo(contact: Contact, lines: Sequence[LineQuality]) -> Iterator[Problem]:
    """``card.<fault>`` for each fault that keeps needed details from being read surely.

    The problem is one of the detail concerned, or of the card where there are several.

    Args:
        contact: the details with their final grades.
        lines: what was measured on each line of text of the card.
    """
    faults: dict[str, list[FieldName]] = {}
    for name in _NEEDED:
        code = _fault_of(name, contact, lines)
        if code is not None:
            faults.setdefault(code, []).append(name)
    for code, names in faults.items():
        found = problem(code, what=_listed([_NEEDED[name] for name in names]))
        field = names[0] if len(names) == 1 else FieldName.CARD
        yield dataclasses.replace(found, field=field)


def _fault_of(name: FieldName, contact: Contact, lines: _Lines) -> str | None:
    """The first fault of the lines of a detail; of all lines if it was not found."""
    entries = [entry for field, entry in contact.fields() if field is name]
    in_doubt = [entry for entry in entries if entry.grade is Grade.CHECK]
    for fault in _FAULTS:
        concerned = entries if fault.hides else in_doubt
        seen = _lines_of(concerned, lines) if entries else lines
        if seen and fault.is_in(seen):
            return fault.code
    return None


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


def _listed(nouns: Sequence[str]) -> str:
    """Nouns as people list them: a, b and c."""
    *others, last = nouns
    return f"{', '.join(others)} and {last}" if others else last

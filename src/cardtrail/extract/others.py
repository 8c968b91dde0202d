"""Tells whether a card has a second person on it, with details of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from cardtrail.extract.lexicon import entries
from cardtrail.extract.spans import is_next_row
from cardtrail.extract.surroundings import Surroundings
from cardtrail.extract.title_words import title_words
from cardtrail.geometry import Box
from cardtrail.model.field import Candidate
from cardtrail.model.page import Line
from cardtrail.text import fold
from cardtrail.values.name import PersonName

_AGAINST = frozenset(
    {"company words", "title words", "other words", "street words", "city", "digits",
     "joins two", "words between words", "small letters", "is the domain"}
)  # fmt: skip
"""Evidence that a person's name would not have, were it not the name of a firm."""

_ON_BEHALF = re.compile(r"\b(?:c/o|attn|att|z\.?\s?hd|for the attention of)\b\W*$")


def others(
    people: Sequence[Candidate[PersonName]],
    numbers: Sequence[Candidate[Any]],
    around: Surroundings,
) -> tuple[Candidate[PersonName], ...]:
    """Who else is on the card, from the top.

    Firms, streets and prizes are named after people, too: a second person counts only
    with a telephone number, a title or an e-mail address that is not the first one's.

    Args:
        people: what may be a name, the likeliest first.
        numbers: the telephone numbers.
        around: the rest of the card.
    """
    found: list[Candidate[PersonName]] = []
    for one in people[1:]:
        told = (people[0], *found)
        if (
            _is_person(one)
            and not any(_is_same(one, other) for other in told)
            and any(_own(one, people[0], numbers, around))
        ):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.box.top))


def _is_person(one: Candidate[PersonName]) -> bool:
    """Whether it begins with a given name, goes on, and nothing in it is of firms."""
    evidence = {signal.name for signal in one.signals}
    is_whole = one.value is not None and one.value.family is not None
    begins = _given(one) in entries("given_names")
    return is_whole and begins and evidence.isdisjoint(_AGAINST)


def _is_same(one: Candidate[PersonName], other: Candidate[PersonName]) -> bool:
    """Whether two candidates share words, or one has no name that the other lacks.

    A name may be printed twice: in another order, with initials, or in two scripts.
    """
    first, second = (_words(name) for name in (one, other))
    is_part = first <= second or second <= first
    is_on_words = not set(one.words).isdisjoint(other.words)
    return is_on_words or is_part or _given(one) == _given(other)


def _words(one: Candidate[PersonName]) -> set[str]:
    """The words of a name, without initials."""
    return {word for word in re.findall(r"[^\W\d_]+", fold(one.raw)) if len(word) > 1}


def _given(one: Candidate[PersonName]) -> str | None:
    return fold(one.value.given) if one.value and one.value.given else None


def _own(
    one: Candidate[PersonName],
    first: Candidate[PersonName],
    numbers: Sequence[Candidate[Any]],
    around: Surroundings,
) -> Iterator[bool]:
    """Whether details stand with this person, and not with the first."""
    digits = {word for number in numbers for word in number.words}
    rows = [
        _rest(line, one, first)
        for line in around.lines
        if title_words(line.text) or not digits.isdisjoint(line.words)
    ]
    yield any(box and _stands_with(box, one.box, first.box) for box in rows)
    given, other = _given(one), _given(first)
    yield any(
        given in local and not (other and other in local)
        for local in around.local_parts
        if given and len(given) > 2
    )


def _rest(
    line: Line, one: Candidate[PersonName], first: Candidate[PersonName]
) -> Box | None:
    """Where a line stands, without the words of both names; None if nothing is left."""
    left = [word.box for word in line.words if word not in (*one.words, *first.words)]
    return Box.around(left) if left else None


def _stands_with(detail: Box, one: Box, first: Box) -> bool:
    """Whether a detail is on the row of a name or the next, and nearer than another."""
    return _is_beside(one, detail) and _distance(one, detail) < _distance(first, detail)


def _is_beside(name: Box, detail: Box) -> bool:
    is_on_row = name.overlap_y(detail) > 0.5 * min(name.height, detail.height)
    return is_on_row or is_next_row(name, detail, gap=1.0, alike=0.5)


def _distance(name: Box, detail: Box) -> float:
    """Pixels from a name to a detail below it, more to one above."""
    down = detail.top - name.bottom
    return abs(down) if down > -name.height else 2 * abs(down)

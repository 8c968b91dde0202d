"""Grows blocks of lines around those that are of an address, and parts these again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from cardtrail.extract.address_evidence import names_city
from cardtrail.extract.address_label import LABEL
from cardtrail.extract.postcode import has_postcode
from cardtrail.extract.spans import is_next_row, text_box
from cardtrail.geometry import Box
from cardtrail.model.page import Line
from cardtrail.text import words_of
from cardtrail.values.country import country_at_end
from cardtrail.values.postal import postal_rules

ANCHOR = 2.0
"""Evidence from which a line starts an address by itself."""

JOINS = 0.7
"""Evidence from which a line next to an address belongs to it."""

_NEUTRAL = 0.4  # a bare line, such as the name of a quarter, has less against it
_MOST_BARE = 2  # bare lines between a street and a postcode

_HOUSE_NUMBER = re.compile(
    r"^\W*\d+[\w/-]*,?\s+[^\W\d]|[^\W\d_]\.?,?\s(?!(?:19|20)\d\d$)\d{1,5}[a-z]?$|"
    r"\bbox\s\d",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    r"\W*(?P<word>unit|flat|room|rm|suite|shop|level|no|plot)?\.?\s?\d", re.IGNORECASE
)


def blocks(
    lines: Sequence[Line], weights: Mapping[Line, float]
) -> Iterator[tuple[Line, ...]]:
    """Sure lines with the likely lines above and below them."""
    free = [line for line in lines if weights[line] >= JOINS]
    bare = [line for line in lines if -_NEUTRAL <= weights[line] < JOINS]
    while any(weights[line] >= ANCHOR for line in free):
        block = [next(line for line in free if weights[line] >= ANCHOR)]
        free.remove(block[0])
        while more := _next_lines(block, free, bare):
            block.extend(more)
            free = [line for line in free if line not in more]
        yield tuple(sorted(block, key=lambda line: (line.box.centre.y, line.box.left)))


def _next_lines(
    block: Sequence[Line], free: Sequence[Line], bare: Sequence[Line]
) -> tuple[Line, ...]:
    """The next likely line, or a bare one together with the likely one behind it."""
    boxes = [text_box(line) for line in block]
    likely = [line for line in free if _adjoins(line, boxes)]
    if likely:
        return (likely[0],)
    return _beyond_bare(block, free, bare)


def _beyond_bare(
    block: Sequence[Line], free: Sequence[Line], bare: Sequence[Line]
) -> tuple[Line, ...]:
    """Up to two bare lines below or above a block, and the likely one beyond them.

    These are quarters and towns between a street and its postcode. Above a block, only
    a street with its number is likely enough.
    """
    bottom = max(block, key=lambda line: line.box.bottom)
    top = min(block, key=lambda line: line.box.top)
    streets = [line for line in free if has_house_number(line.text)]
    return _run(bottom, free, bare, _follows) or _run(top, streets, bare, _precedes)


def _run(
    edge: Line,
    ends: Sequence[Line],
    bare: Sequence[Line],
    adjoins: Callable[[Line, Line], bool],
) -> tuple[Line, ...]:
    """The bare lines from an edge on, and the end that they lead to; else nothing."""
    run = [edge]
    for _ in range(_MOST_BARE):
        between = next((line for line in bare if adjoins(run[-1], line)), None)
        if between is None:
            break
        run.append(between)
        if end := next((line for line in ends if adjoins(between, line)), None):
            return (*run[1:], end)
    return ()


def _follows(line: Line, other: Line) -> bool:
    return is_next_row(text_box(line), text_box(other))


def _precedes(line: Line, other: Line) -> bool:
    return is_next_row(text_box(other), text_box(line))


def has_house_number(text: str) -> bool:
    """Whether a line begins or ends as a street with its number does."""
    return _HOUSE_NUMBER.search(text) is not None


def _adjoins(line: Line, boxes: Sequence[Box]) -> bool:
    box = text_box(line)
    return any(is_next_row(box, other) or is_next_row(other, box) for other in boxes)


def parted(block: Sequence[Line], country: str) -> Iterator[tuple[Line, ...]]:
    """One address after the other.

    Each ends where a postcode or country stands and another follows further down,
    before a line that a label, such as "Factory:", begins, or where the next one begins
    as it did.
    """
    part: list[Line] = []
    for index, line in enumerate(block):
        part.append(line)
        rest = block[index + 1 :]
        if rest and (
            LABEL.match(rest[0].text)
            or _is_last(part, rest, country)
            or _begins_anew(part, rest, country)
        ):
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


def _is_last(part: Sequence[Line], rest: Sequence[Line], country: str) -> bool:
    """Whether an address ends with the last line of a part, and the rest is another.

    A postcode with its town is no address yet, and a town with its country none more.
    """
    if not _ends_address(part[-1], country):
        return False
    if len(part) == 1 and not _is_numbered(part[0], country):
        return False
    ends = [_ends_address(other, country) for other in rest]
    if has_postcode(rest[0].text, country):
        return True
    if True not in ends or ends[0]:
        return False
    following = rest[: ends.index(True) + 1]
    return any(_is_numbered(line, country) for line in following)


def _begins_anew(part: Sequence[Line], rest: Sequence[Line], country: str) -> bool:
    """Whether a whole address without postcode is followed by one of the same form."""
    begins = [_BEGINNING.match(lines[0].text) for lines in (part, rest)]
    forms = [match and (match["word"] or "").lower() for match in begins]
    return (
        forms[0] is not None
        and forms[0] == forms[1]
        and _is_numbered(rest[0], country)
        and not _is_numbered(part[-1], country)
        and all(any(map(_names_place, lines)) for lines in (part[1:], rest))
    )


def _names_place(line: Line) -> bool:
    words = words_of(line.text)
    return names_city(words) or country_at_end(line.text) is not None


def _is_numbered(line: Line, country: str) -> bool:
    """Whether a line has a number besides a postcode."""
    pattern = postal_rules(country).postcode
    text = line.text
    if pattern is not None:
        text = re.sub(rf"(?<!\w){pattern.pattern}(?!\w)", "", text, flags=re.IGNORECASE)
    return any(char.isdigit() for char in text)


def _ends_address(line: Line, country: str) -> bool:
    return bool(has_postcode(line.text, country) or country_at_end(line.text))

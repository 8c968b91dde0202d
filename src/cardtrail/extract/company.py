"""Finds the firm: which lines, or which lines together, may be its name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from itertools import starmap

from cardtrail.extract.company_evidence import (
    KNOWN,
    ends_with_legal_form,
    has_legal_form,
    is_everyday,
    meant_by_domain,
    says_only_firm,
    signals_of,
)
from cardtrail.extract.lexicon import entries
from cardtrail.extract.spans import is_next_row
from cardtrail.extract.surroundings import Surroundings
from cardtrail.extract.weighed import Weighed
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Line
from cardtrail.text import fold, natural_case, words_of

ENOUGH = 1.0
"""Evidence from which a text is taken for the firm; measured."""

_MARKS = " ,;|•·-"
_ROWS = 3  # that a name is printed on, at most
_ONE_PRINT = 0.8  # of the higher row's height, at least, in one print
_WIDE_GAP = 2.5  # line heights between the words of a widely set name, at most
_GOES_ON = re.compile(r"(?:\b(?:and|de|des|do|for|fur|of|the|und)|[&,-])$")
_GOES_BACK = re.compile(r"(?:(?:and|de|for|of|und)\b|&)")


def companies(lines: Sequence[Line], around: Surroundings) -> Weighed[str]:
    """What may be the firm's name, the likeliest first.

    Args:
        lines: what no other detail has taken.
        around: the rest of the card.
    """
    found = (_candidate(rows, around) for rows in _blocks(lines))
    return Weighed.at(ENOUGH, (one for one in found if one.raw))


def _candidate(rows: Sequence[Line], around: Surroundings) -> Candidate[str]:
    """What may be printed on these rows."""
    words = tuple(word for row in rows for word in row.words)
    text = Line(words).text.strip(_MARKS)
    signals = (*_joints(rows), *signals_of(rows, text, around))
    is_known = any(signal.name in KNOWN for signal in signals)
    meant = [_as_meant(row.text, around) for row in rows]
    value = " ".join(map(natural_case, meant)).strip(_MARKS)
    is_mended = meant != [row.text for row in rows]
    is_changed = is_mended or not is_known
    return Candidate(value, text, words, signals, is_changed=is_changed)


def _as_meant(text: str, around: Surroundings) -> str:
    """The text, or what the domain of the card spells where one letter is misread."""
    name = meant_by_domain(text, around.domains)
    if name is None:
        return text
    return name.upper() if text.isupper() else name.capitalize()


def _joints(rows: Sequence[Line]) -> Iterator[Signal]:
    """What speaks for and against rows being read as one."""
    pairs = list(itertools.pairwise(rows))
    below = sum(lower.box.top > upper.box.centre.y for upper, lower in pairs)
    evidence = (
        (Signal("several rows", -0.3 * below), below > 0),
        (Signal("goes on", 1), any(starmap(_goes_on, pairs))),
        (Signal("slogan below", -1), any(starmap(_is_slogan, pairs))),
        (Signal("small print below", -1), any(starmap(_is_small_print, pairs))),
        (Signal("whole without", -2), any(starmap(_is_whole, pairs))),
        (
            Signal("in one print", 0.4 * below),
            bool(below) and all(starmap(_is_one_print, pairs)),
        ),
    )
    yield from (signal for signal, holds in evidence if holds)


def _goes_on(upper: Line, lower: Line) -> bool:
    """Whether a name is not over where its row ends."""
    ends, begins = fold(upper.text), fold(lower.text)
    return bool(_GOES_ON.search(ends) or _GOES_BACK.match(begins))


def _is_slogan(upper: Line, lower: Line) -> bool:
    """Whether a row says what the firm above does, and is no part of its name."""
    is_below = lower.box.top > upper.box.centre.y
    words = words_of(lower.text)
    return is_below and not _goes_on(upper, lower) and is_everyday(words)


def _is_small_print(upper: Line, lower: Line) -> bool:
    """Whether a smaller row has no word of firms, and the name was over before it."""
    words = words_of(lower.text)
    is_smaller = lower.box.height < _ONE_PRINT * upper.box.height
    is_bare = entries("company_words").isdisjoint(words)
    return is_smaller and is_bare and not _goes_on(upper, lower)


def _is_whole(upper: Line, lower: Line) -> bool:
    """Whether the lower row names a firm by itself, its legal form included."""
    is_named = not says_only_firm(words_of(lower.text))
    return has_legal_form(lower.text) and is_named and not _goes_on(upper, lower)


def _is_one_print(upper: Line, lower: Line) -> bool:
    """Whether both are set in capitals of one height: a slogan seldom is."""
    low, high = sorted((upper.box.height, lower.box.height))
    return low > _ONE_PRINT * high and upper.text.isupper() and lower.text.isupper()


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Every line alone, and with those that follow it, as far as a name may go on.

    A line with hardly a letter, such as a logo or dust, stands alone.
    """
    blocks: list[tuple[Line, ...]] = [(line,) for line in lines]
    legible = [line for line in lines if sum(map(str.isalpha, line.text)) > 1]
    rows = {
        line: [other for other in legible if _follows(line, other)]
        for line in legible
        if not ends_with_legal_form(line.text)
    }
    for _ in range(_ROWS):
        yield from blocks
        blocks = [
            (*block, line) for block in blocks for line in rows.get(block[-1], ())
        ]


def _follows(line: Line, other: Line) -> bool:
    """Whether a line stands on the next row, or in the same print behind a gap."""
    box, behind = line.box, other.box
    if is_next_row(box, behind, gap=1.0, alike=0.4):
        return True
    gap = behind.left - box.right
    if gap <= 0:
        return False
    height = min(box.height, behind.height)
    is_on_row = box.overlap_y(behind) > 0.6 * height
    is_set_off = 0 <= behind.top - box.bottom < 0.5 * height and gap < height
    is_near = gap < _WIDE_GAP * height and (is_on_row or is_set_off)
    return is_near and _is_one_print(line, other)

"""The pages of two readers made one: both witnesses are kept, what checks out wins."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from cardtrail.model.page import Line, Page, Word, stands_out
from cardtrail.ocr.align import pairs
from cardtrail.ocr.calibrate import Case, Weigh, probability
from cardtrail.ocr.checks import Knowledge
from cardtrail.ocr.judge import DIRT, Judge, Look, lone, nothing
from cardtrail.ocr.layout import COLUMN_GAP, reading_order
from cardtrail.ocr.places import places
from cardtrail.text import fold

WIDE_GAP = 2.6
"""A gap wider than this many line heights parts two items where the readers differ and
nothing tells how wide the gaps between the words are."""

AGREED = "agreed"
"""What the page is filed under that the readers agreed on."""


def agree(
    pages: Sequence[Page],
    is_word: Callable[[str], bool],
    weigh: Weigh = probability,
    look: Look = nothing,
) -> Page:
    """One page from those of the readers.

    Every word of it is one reader's own, but for words in which each of them made an
    error that a check tells. It comes with what each of them saw in its place, and with
    the probability that it is what is printed for confidence.

    Args:
        pages: of one card, one for each reader; one or two.
        is_word: whether a word, case and accents folded, is a known one.
        weigh: makes the probability of a word out of what speaks for it.
        look: has a reader look again at a word of which the other saw something else.
    """
    if len(pages) == 1:
        (page,) = pages
        lines = tuple(_alone(page.lines, Case.SINGLE, page.reader, weigh))
        return Page(AGREED, page.width, page.height, lines)
    first, second = sorted(pages, key=lambda page: page.reader)
    told: list[Line] = []
    seen = Counter(_folded(line) for page in (first, second) for line in page.lines)
    for here, there in places((_lying(first), _lying(second))):
        elsewhere = seen - Counter(map(_folded, (*here, *there)))
        knowledge = Knowledge(is_word, " ".join(elsewhere.elements()))
        judge = Judge(first.reader, second.reader, knowledge, weigh, look)
        told.extend(_lines(here, there, judge))
    told.extend(_standing(first, second, weigh))
    return Page(AGREED, first.width, first.height, reading_order(told))


def _alone(
    lines: Iterable[Line], case: Case, reader: str, weigh: Weigh
) -> Iterator[Line]:
    """Lines that no other reader saw."""
    for line in lines:
        yield Line(tuple(lone(word, case, reader, weigh) for word in line.words))


def _standing(first: Page, second: Page, weigh: Weigh) -> Iterator[Line]:
    """Print that runs up or down the card: as the one sees it who is surer of it."""
    told = [
        line
        for page in (first, second)
        for line in _alone(
            (line for line in page.lines if line.is_standing),
            Case.ALONE,
            page.reader,
            weigh,
        )
        if line.confidence >= DIRT
    ]
    for line in told:
        # A line without any width doesn't even overlap itself.
        rivals = (o for o in told if o is line or o.box.overlap(line.box) > 0)
        if line is max(rivals, key=lambda one: one.confidence):
            yield line


def _lying(page: Page) -> tuple[Line, ...]:
    return tuple(line for line in page.lines if not line.is_standing)


def _folded(line: Line) -> str:
    """The text of a line, folded and without gaps."""
    return "".join(fold(line.text).split())


def _lines(here: Sequence[Line], there: Sequence[Line], judge: Judge) -> Iterator[Line]:
    """The lines at one place, parted where the readers part them."""
    first, second = (
        tuple(word for line in lines for word in line.words) for lines in (here, there)
    )
    told = [word for pair in pairs(first, second) for word in judge.told(pair)]
    ends = [i for i in range(1, len(told)) if _parts(told, i, (here, there))]
    for start, end in itertools.pairwise([0, *ends, len(told)]):
        if start < end:
            yield Line(tuple(told[start:end]))


def _parts(words: Sequence[Word], place: int, views: Sequence[Sequence[Line]]) -> bool:
    """Whether an item ends before the word at a place.

    Where the readers differ, the gap does so that is much wider than those beside it.
    """
    before, after = words[place - 1 : place + 1]
    joined = {_is_joined(lines, before, after) for lines in views} - {None}
    if len(joined) == 1:
        return False in joined
    height = min(before.box.height, after.box.height)
    gap = after.box.left - before.box.right
    if not joined:
        return gap > COLUMN_GAP * height
    is_wide = stands_out(words, place)
    return gap > WIDE_GAP * height if is_wide is None else is_wide


def _is_joined(lines: Sequence[Line], before: Word, after: Word) -> bool | None:
    """Whether a reader has two places on one line; None if it has nothing at one."""
    ends = [
        [line for line in lines if line.box.overlap_x(word.box) > 0.5 * word.box.width]
        for word in (before, after)
    ]
    if not all(ends):
        return None
    return any(line in ends[1] for line in ends[0])

"""The pages of two readers made one: both witnesses are kept, what checks out wins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page, Word
from cardtrail.ocr.align import Pair, pairs
from cardtrail.ocr.calibrate import Case, Evidence, probability
from cardtrail.ocr.checks import Knowledge
from cardtrail.ocr.layout import reading_order
from cardtrail.ocr.places import places
from cardtrail.text import fold

AGREED = "agreed"
"""What the page is filed under that the readers agreed on."""

DIRT = 0.1
"""Probability below which a word that one reader saw alone is no print."""


def agree(pages: Sequence[Page], is_word: Callable[[str], bool]) -> Page:
    """One page from those of the readers.

    Every word of it is one reader's own, with what each of them saw in its place, and
    with the probability that it is what is printed for confidence.

    Args:
        pages: of one card, one for each reader; one or two.
        is_word: whether a word, case and accents folded, is a known one.
    """
    if len(pages) == 1:
        return _single(pages[0])
    first, second = sorted(pages, key=lambda page: page.reader)
    lines: list[Line] = []
    for here, there in places((first.lines, second.lines)):
        elsewhere = _elsewhere(first, here) + " " + _elsewhere(second, there)
        judge = _Judge(first.reader, second.reader, Knowledge(is_word, elsewhere))
        lines.extend(_lines(here, there, judge))
    return Page(AGREED, first.width, first.height, reading_order(lines))


def _single(page: Page) -> Page:
    lines = tuple(
        Line(tuple(_judged(word, Case.SINGLE, page.reader) for word in line.words))
        for line in page.lines
    )
    return Page(AGREED, page.width, page.height, lines)


def _judged(word: Word, case: Case, reader: str) -> Word:
    """A word that nobody else saw."""
    confidence = probability(Evidence(case, reader, word.confidence))
    return replace(word, confidence=confidence, readings=((reader, word.text),))


def _elsewhere(page: Page, here: Sequence[Line]) -> str:
    other = " ".join(line.text for line in page.lines if line not in here)
    return "".join(fold(other).split())


def _lines(
    here: Sequence[Line], there: Sequence[Line], judge: _Judge
) -> Iterator[Line]:
    """The lines at one place, parted where one of the readers parts them."""
    first, second = (
        [word for line in lines for word in line.words] for lines in (here, there)
    )
    starts = {line.words[0] for lines in (here, there) for line in lines}
    row: list[Word] = []
    for pair in pairs(first, second):
        told = judge.told(pair)
        if row and not starts.isdisjoint(pair.first + pair.second):
            yield Line(tuple(row))
            row = []
        row.extend(told)
    if row:
        yield Line(tuple(row))


@dataclass(frozen=True, slots=True)
class _Judge:
    """Decides between the words of two readers."""

    first: str
    second: str
    knowledge: Knowledge

    def told(self, pair: Pair) -> tuple[Word, ...]:
        """The words of one of the two, with both as witnesses."""
        if not pair.first or not pair.second:
            reader = self.first if pair.first else self.second
            judged = (_judged(w, Case.ALONE, reader) for w in pair.first + pair.second)
            return tuple(word for word in judged if word.confidence >= DIRT)
        case, index = self._decided(pair)
        return self._witnessed(pair, index, self._evidence(pair, case, index))

    def _decided(self, pair: Pair) -> tuple[Case, int]:
        """How the two stand to each other, and whose words are taken."""
        first, second = (" ".join(word.text for word in words) for words in pair)
        if first == second:
            return Case.AGREED, 0
        settled = self.knowledge.settle(first, second)
        if _plain(first) == _plain(second):
            return Case.SPACED, _finer(first, second) if settled is None else settled
        if settled is not None:
            return Case.SETTLED, settled
        odds = [
            probability(self._evidence(pair, Case.DISPUTED, index)) for index in (0, 1)
        ]
        return Case.DISPUTED, odds.index(max(odds))

    def _evidence(self, pair: Pair, case: Case, index: int) -> Evidence:
        least = [min(word.confidence for word in words) for words in pair]
        reader = (self.first, self.second)[index]
        return Evidence(case, reader, least[index], least[1 - index])

    def _witnessed(
        self, pair: Pair, index: int, evidence: Evidence
    ) -> tuple[Word, ...]:
        """The words taken, in the tighter boxes of the two where they fit."""
        words = pair[index]
        tighter = min(pair, key=lambda each: Box.around(w.box for w in each).height)
        boxes = [word.box for word in tighter]
        if len(boxes) != len(words):
            rows = Box.around(boxes)
            boxes = [
                replace(word.box, top=rows.top, bottom=rows.bottom) for word in words
            ]
        seen = [" ".join(word.text for word in each) for each in pair]
        return tuple(
            replace(
                word,
                box=box,
                confidence=probability(evidence),
                readings=self._readings(pair, i, seen),
            )
            for i, (word, box) in enumerate(zip(words, boxes, strict=True))
        )

    def _readings(
        self, pair: Pair, index: int, seen: Sequence[str]
    ) -> tuple[tuple[str, str], ...]:
        """What each reader saw of the word at ``index``.

        Where they have different numbers of words the first one stands for all.
        """
        if len(pair.first) == len(pair.second):
            seen = [words[index].text for words in pair]
        elif index:
            return ()
        return tuple(zip((self.first, self.second), seen, strict=True))


def _plain(text: str) -> str:
    return "".join(fold(text).split())


def _finer(first: str, second: str) -> int:
    """Of two that differ in gaps, capitals or accents: more accents, then more gaps.

    A reader that doesn't know an accented letter sees the plain one, and one that
    learnt on texts without gaps leaves some out; seldom the other way round.
    """
    accents, gaps = (
        [sum(map(is_one, text)) for text in (first, second)]
        for is_one in (lambda char: not char.isascii(), str.isspace)
    )
    return int((accents[1], gaps[1]) > (accents[0], gaps[0]))

"""Several passes of one reader made one page: what most of them saw.

A line of the result is one pass's own line; only single words in it are replaced,
and only by a word that more of the others saw in that very place.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page, Word
from cardtrail.ocr.layout import reading_order
from cardtrail.ocr.places import places

ALONE = 0.6
"""How much of a word's confidence is left when every other reading differs."""

WORTHWHILE = 0.25
"""Trust below which a word takes away from its line's merit; measured."""

SURE = 0.9
"""Confidence above which a word is outvoted only in where its gaps are."""

LIGHTEST = 0.5
"""Weight below which a line is dirt: one letter that a reader half believes in."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """One reading's lines at one place of the card."""

    lines: tuple[Line, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for line in self.lines for word in line.words)


def vote(pages: Sequence[Page], reader: str) -> Page:
    """One page from several of the same card.

    Args:
        pages: at least one, all of the same size.
        reader: what the result is filed under.
    """
    chosen: list[Line] = []
    for place in places([page.lines for page in pages]):
        seen = [_Seen(tuple(lines)) for lines in place]
        best = max(seen, key=lambda one: _merit(one, seen))
        chosen.extend(_witnessed(line, seen) for line in best.lines)
    width, height = pages[0].width, pages[0].height
    return Page(reader, width, height, reading_order(_unrepeated(chosen)))


def _unrepeated(lines: Sequence[Line]) -> list[Line]:
    """Lines without words that lie on the ink of a better line, and without dirt."""
    kept: list[Line] = []
    inked: list[Box] = []
    for line in sorted(lines, key=_weight, reverse=True):
        own = tuple(word for word in line.words if not _is_covered(word.box, inked))
        if own and _weight(Line(own)) >= LIGHTEST:
            kept.append(Line(own))
            inked.extend(word.box for word in own)
    return kept


def _is_covered(box: Box, others: Sequence[Box]) -> bool:
    return any(box.overlap(other) > 0.5 * min(box.area, other.area) for other in others)


def _weight(line: Line) -> float:
    """The letters and digits of a line, each by its confidence."""
    return sum(
        word.confidence * sum(char.isalnum() for char in word.text)
        for word in line.words
    )


def _merit(one: _Seen, seen: Sequence[_Seen]) -> float:
    """How much trustworthy text a reading has at this place."""
    return sum(
        len(word.text) * (_trust(word, one, seen) - WORTHWHILE) for word in one.words
    )


def _trust(word: Word, own: _Seen, seen: Sequence[_Seen]) -> float:
    """A word's confidence, less where other readings saw something else."""
    if len(seen) == 1:
        return word.confidence
    others = [_at(word, one) for one in seen if one is not own and one.words]
    if not others:
        return word.confidence * ALONE
    agreeing = sum(other == word.text for other in others) / len(others)
    return word.confidence * (ALONE + (1 - ALONE) * agreeing)


def _at(word: Word, seen: _Seen) -> str:
    """What a reading saw where ``word`` stands."""
    return " ".join(w.text for w in seen.words if _same_place(word.box, w.box))


def _same_place(first: Box, second: Box) -> bool:
    narrower = min(first.width, second.width)
    return first.overlap_x(second) > 0.5 * narrower and first.overlap_y(second) > 0


def _witnessed(line: Line, seen: Sequence[_Seen]) -> Line:
    """The line with each word as most readings saw it, and its trust as confidence."""
    own = next(one for one in seen if line in one.lines)
    settled = (_settled(word, own, seen) for word in line.words)
    return Line(tuple(word for words in settled for word in words))


def _settled(word: Word, own: _Seen, seen: Sequence[_Seen]) -> tuple[Word, ...]:
    """The word, or what at least two other readings saw in exactly its place."""
    rivals: dict[str, list[tuple[Word, ...]]] = {}
    for one in seen:
        if one is not own and (words := _exactly_at(word.box, one)):
            rivals.setdefault(" ".join(w.text for w in words), []).append(words)
    text = max(rivals, key=lambda text: len(rivals[text]), default=word.text)
    if text == word.text or len(rivals[text]) < 2 or not _yields(word, rivals[text]):
        return (dataclasses.replace(word, confidence=_trust(word, own, seen)),)
    share = ALONE + (1 - ALONE) * len(rivals[text]) / len(seen)
    return tuple(
        dataclasses.replace(w, confidence=w.confidence * share) for w in rivals[text][0]
    )


def _yields(word: Word, rivals: Sequence[tuple[Word, ...]]) -> bool:
    """Whether others may correct a word: its gaps always, its letters if unsure."""
    if "".join(w.text for w in rivals[0]) == word.text.replace(" ", ""):
        return True
    least = min(w.confidence for words in rivals for w in words)
    return word.confidence <= SURE and least > word.confidence - 0.3


def _exactly_at(box: Box, seen: _Seen) -> tuple[Word, ...]:
    """The words of a reading that together fill a box, or none."""
    words = tuple(word for word in seen.words if _same_place(box, word.box))
    if not words:
        return ()
    extent = Box.around(word.box for word in words)
    wider = max(box.width, extent.width)
    return words if box.overlap_x(extent) > 0.75 * wider else ()

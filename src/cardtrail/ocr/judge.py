"""Two readers' words for one place: whose are taken, and how sure they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from cardtrail.geometry import Box
from cardtrail.model.page import Word
from cardtrail.ocr.align import Pair
from cardtrail.ocr.calibrate import Case, Evidence, Weigh
from cardtrail.ocr.checks import FORMS, Knowledge
from cardtrail.text import fold

PARTIAL = 0.7
"""Letters of a word that another reader saw more of, as a share, below which it is only
a part of it."""

_EMAIL = re.compile(r"\w@\w")
_EMAIL_MARKS = re.compile(r"[\s:;]+|\W+$")
_MARKS = re.compile(r"[\W_]+")

SHORTEST = 2
"""Letters and digits of a word that another look is worth: a single one is taken for
many a thing."""

DIRT = 0.2
"""Probability below which a word that one reader saw alone is no print."""

SPECK = 0.5
"""The same of a mark without a letter or digit."""


Look = Callable[[str, Box], Iterable[str]]
"""What a reader, by its name, sees in a place that it looks at again."""


def nothing(reader: str, box: Box) -> Iterable[str]:
    """See Look; of a reader that can't be asked."""
    del reader, box
    return ()


def lone(word: Word, case: Case, reader: str, weigh: Weigh) -> Word:
    """A word that nobody else saw."""
    evidence = Evidence(case, reader, word.confidence, letters=_letters([word]))
    readings = ((reader, word.text),)
    return replace(word, confidence=weigh(evidence), readings=readings)


def is_print(word: Word) -> bool:
    """Whether a word that nobody else saw is likely enough to be no dirt."""
    return word.confidence >= (DIRT if word.is_telling else SPECK)


def _letters(words: Sequence[Word]) -> int:
    return sum(char.isalnum() for word in words for char in word.text)


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides between the words of two readers.

    Attributes:
        first: name of the reader that pairs begin with.
        second: name of the other one.
        knowledge: what is known besides what they saw.
        weigh: makes the probability of a word out of what speaks for it.
        look: has a reader look again.
    """

    first: str
    second: str
    knowledge: Knowledge
    weigh: Weigh
    look: Look = nothing

    def told(self, pair: Pair) -> tuple[Word, ...]:
        """The words of one of the two, with both as witnesses."""
        if not pair.first or not pair.second:
            reader = self.first if pair.first else self.second
            seen = (
                lone(word, Case.ALONE, reader, self.weigh)
                for word in pair.first + pair.second
            )
            return tuple(filter(is_print, seen))
        case, index, text = self._decided(pair)
        words = self._witnessed(pair, index, self._evidence(pair, case, index))
        if text is None or len(words) > 1:
            return words
        return (replace(words[0], text=text),)

    def _decided(self, pair: Pair) -> tuple[Case, int, str | None]:
        """How the two stand to each other, whose words are taken, and what they say.

        Where nothing settles a dispute the first reader's are, which was right more
        often however sure each of them was; measured. What they say is given where it
        is made of parts of both.
        """
        first, second = map(_text, pair)
        if first == second:
            return Case.AGREED, 0, None
        if _plain(first) == _plain(second):
            settled = self.knowledge.settle(first, second, by=FORMS)
            finer = _finer(first, second) if settled is None else settled
            return Case.SPACED, finer, None
        composed = self.knowledge.compose(first, second)
        if composed is not None:
            index = composed.better
            if composed.is_settled and composed.fits(len(pair[index])):
                return Case.SETTLED, index, composed.text
            return self._looked_at(pair, index), index, None
        letters = [_letters(words) for words in pair]
        is_part = min(letters) < PARTIAL * max(letters)
        index = letters.index(max(letters)) if is_part else 0
        return self._looked_at(pair, index), index, None

    def _looked_at(self, pair: Pair, index: int) -> Case:
        """Whether the reader who saw something else sees the same on another look."""
        taken, other = (
            _written(_text(words)) for words in (pair[index], pair[1 - index])
        )
        if taken != other and _letters(pair[index]) >= SHORTEST:
            box = Box.around(word.box for word in pair[index])
            seen = self.look((self.second, self.first)[index], box)
            if any(_written(text) == taken for text in seen):
                return Case.SETTLED
        return Case.DISPUTED

    def _evidence(self, pair: Pair, case: Case, index: int) -> Evidence:
        least = [min(word.confidence for word in words) for words in pair]
        reader = (self.first, self.second)[index]
        letters = _letters(pair[index])
        return Evidence(case, reader, least[index], least[1 - index], letters)

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
        seen = [_text(each) for each in pair]
        differ = _written(seen[0]) != _written(seen[1])
        is_disputed = differ and evidence.case is Case.DISPUTED
        return tuple(
            replace(
                word,
                box=box,
                confidence=self.weigh(evidence),
                readings=self._readings(pair, i, seen),
                is_disputed=is_disputed,
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


def _text(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words)


def _written(text: str) -> str:
    """What a text says; which mark stands between letters counts in an e-mail only."""
    told = fold(text)
    marks = _EMAIL_MARKS if _EMAIL.search(told) else _MARKS
    return marks.sub("-", told).strip("-")


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

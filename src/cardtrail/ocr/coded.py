"""What the print on a card and its codes say, made one page: each detail once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance.Levenshtein import normalized_similarity

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page, Word
from cardtrail.ocr.code_text import CONFIDENCE
from cardtrail.ocr.layout import reading_order
from cardtrail.ocr.sameness import PROSE, Form, Value, values_of

NEAR = 0.8
"""Similarity (normalised, Levenshtein 1966) from which print may be a value misread."""

SURE = 0.8
"""Confidence from which print that differs from a code is another detail: people print
one number and encode another."""

GAP = 1.3
"""The space between a line and the one directly below it is at most so many heights."""

_FUSED_LABEL = re.compile(r"[^\W\d_]+[:.]")

Run = tuple[range, ...]
"""Words that follow each other, by their places on the page: on one line, or on two."""


def confirmed(page: Page, said: Sequence[Line]) -> Page:
    """The page with what codes on the card say.

    Print that says the same as a code stays as it is and has one more witness. Print
    in doubt that says nearly the same gives way. Else a code's line stands for itself.

    Args:
        page: as the readers agreed.
        said: the lines of all codes, in the places of the codes.

    Returns:
        The lines in reading order; the page itself where no code says anything.
    """
    if not said:
        return page
    seen = _Print(page)
    missing = [value for value in values_of(said) if not seen.confirm(value)]
    left = seen.correct(missing)
    lines = (*seen.lines(), *(value.line for value in left))
    return replace(page, lines=reading_order(lines))


class _Print:
    """The words of a page by their places, and what is told of each in the end."""

    def __init__(self, page: Page) -> None:
        self._words = tuple(page.words)
        self._rows = tuple(_rows(page.lines))
        self._told: dict[int, tuple[Word, ...]] = {}
        self._keys: dict[Form, dict[Run, str]] = {}

    def lines(self) -> Iterator[Line]:
        """The lines of the page as they are told."""
        for row, _ in self._rows:
            told = (self._told.get(place, (self._words[place],)) for place in row)
            yield Line(tuple(itertools.chain.from_iterable(told)))

    def confirm(self, value: Value) -> bool:
        """Whether a value is printed; the words that say it get it for a witness."""
        found = [
            run for run, key in self._keyed(value.form) if value.likeness(key) == 1
        ]
        # The longest first: a number with a country code holds itself without.
        for run in sorted(found, key=_length, reverse=True):
            shares = _shares(value.words, _length(run))
            for place, readings in zip(_places(run), shares, strict=True):
                word = self._words[place]
                seen = (*word.readings, *readings)
                told = replace(
                    word, confidence=CONFIDENCE, readings=seen, is_disputed=False
                )
                self._told.setdefault(place, (told,))
        return bool(found)

    def correct(self, missing: Sequence[Value]) -> list[Value]:
        """Puts values for the doubtful print nearest to them; those that have none."""
        left = dict(enumerate(missing))
        judged: set[int] = set()
        for number, run in self._near(missing):
            if number in judged or not self._told.keys().isdisjoint(_places(run)):
                continue
            judged.add(number)
            if min(word.confidence for word in self._at(run)) < SURE:
                self._replace(run, left.pop(number))
        return list(left.values())

    def _near(self, missing: Sequence[Value]) -> Iterator[tuple[int, Run]]:
        """The number of a value and print that is nearly it, the likest first."""
        near = [
            (value.likeness(key), number, run)
            for number, value in enumerate(missing)
            for run, key in self._keyed(value.form)
            if len(run) <= len(value.words)
            and value.likeness(key) >= NEAR
            and value.form.seen.match(_text(self._at(run)))
        ]
        near.sort(key=lambda one: (-one[0], _length(one[2])))
        return ((number, run) for _, number, run in near)

    def _replace(self, run: Run, value: Value) -> None:
        first = self._words[run[0].start].text
        is_fused = value.words != value.line.words and _FUSED_LABEL.match(first)
        words = value.line.words if is_fused else value.words
        for part, said in zip(run, self._split(words, run, value.form), strict=True):
            told = _misread([self._words[place] for place in part], said)
            self._told |= dict.fromkeys(part, ()) | {part.start: told}

    def _split(
        self, words: Sequence[Word], run: Run, form: Form
    ) -> tuple[Sequence[Word], ...]:
        """The words of a value as they stand on the lines of a run."""
        if len(run) == 1:
            return (words,)
        upper = form.key(_text(self._at(run[:1])))
        cut = max(
            range(1, len(words)),
            key=lambda cut: normalized_similarity(form.key(_text(words[:cut])), upper),
        )
        return words[:cut], words[cut:]

    def _at(self, run: Run) -> tuple[Word, ...]:
        return tuple(self._words[place] for place in _places(run))

    def _keyed(self, form: Form) -> Iterable[tuple[Run, str]]:
        """What counts of each run that begins and ends with something that does."""
        if form not in self._keys:
            texts = [word.text for word in self._words]
            ends = {place for place, text in enumerate(texts) if form.key(text)}
            inner = {place for row, _ in self._rows for place in row[1:]}
            starts = {
                place
                for place in ends
                if not (place in inner and form.opening.match(texts[place - 1]))
            }
            self._keys[form] = {
                run: form.key(_text(self._at(run)))
                for run in _runs(self._rows, across=form is PROSE)
                if run[0].start in starts and run[-1].stop - 1 in ends
            }
        return self._keys[form].items()


def _rows(lines: Iterable[Line]) -> Iterator[tuple[range, Box]]:
    """The places of the words of each line, and where it stands."""
    start = 0
    for line in lines:
        row = range(start, start + len(line.words))
        yield row, line.box
        start = row.stop


def _runs(rows: Sequence[tuple[range, Box]], *, across: bool) -> Iterator[Run]:
    """All runs of words; ``across`` those from a line to the one below it, too."""
    for row, _ in rows:
        for start, last in itertools.combinations_with_replacement(row, 2):
            yield (range(start, last + 1),)
    for (upper, above), (lower, below) in itertools.permutations(rows, 2):
        if across and _is_below(above, below):
            for start, last in itertools.product(upper, lower):
                yield range(start, upper.stop), range(lower.start, last + 1)


def _is_below(above: Box, below: Box) -> bool:
    """Whether the second of two lines stands directly below the first."""
    height = max(above.height, below.height)
    gap = below.top - above.bottom
    return -0.5 * height < gap < GAP * height and above.overlap_x(below) > 0


def _places(run: Run) -> Iterator[int]:
    return itertools.chain.from_iterable(run)


def _length(run: Run) -> int:
    return sum(map(len, run))


def _text(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words)


def _shares(words: Sequence[Word], count: int) -> Sequence[tuple[tuple[str, str], ...]]:
    """The readings of words for as many others; the first has all where they differ."""
    if len(words) == count:
        return [word.readings for word in words]
    seen: dict[str, list[str]] = {}
    for reader, text in (reading for word in words for reading in word.readings):
        seen.setdefault(reader, []).append(text)
    together = tuple((reader, " ".join(texts)) for reader, texts in seen.items())
    return [together, *[()] * (count - 1)]


def _misread(seen: Sequence[Word], said: Sequence[Word]) -> tuple[Word, ...]:
    """What a code says in the place of print; the readers stay witnesses."""
    box = Box.around(word.box for word in seen)
    pitch = box.width / len(_text(said))
    told, left = [], box.left
    for word, readings in zip(said, _shares(seen, len(said)), strict=True):
        right = left + pitch * len(word.text)
        place = Box(left, box.top, right, box.bottom)
        told.append(replace(word, box=place, readings=(*readings, *word.readings)))
        left = right + pitch
    return tuple(told)

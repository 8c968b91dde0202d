"""Finds the job title: words of work, near the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cardtrail.extract.lexicon import entries
from cardtrail.extract.spans import is_next_row
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Line
from cardtrail.text import fold, natural_case
from cardtrail.values.name import PersonName

_ENOUGH = 1.0
_SHORTEST = 4  # letters of a word that can be told from the one it is glued to


def title_words(text: str) -> int:
    """How many words of work a text has."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", fold(text))
    return sum(word in entries("title_words") or _is_glued(word) for word in words)


def _is_glued(word: str) -> bool:
    """Whether a word is two words of work with the space between them lost."""
    listed = entries("title_words")
    cuts = range(_SHORTEST, len(word) - _SHORTEST + 1)
    return any(word[:cut] in listed and word[cut:] in listed for cut in cuts)


def titles(
    lines: Sequence[Line], name: Candidate[PersonName] | None
) -> tuple[Candidate[str], ...]:
    """What may be the job title, the likeliest first.

    Args:
        lines: what no other detail has taken; a line that holds the name is parted.
        name: the person's name, if one was found.
    """
    found = []
    for line in lines:
        signals = tuple(_signals(line, name))
        text = line.text.strip(" ,;|•·-()/")
        candidate = Candidate(natural_case(text), text, line.words, signals)
        if text and candidate.score >= _ENOUGH:
            found.append(candidate)
    return tuple(sorted(found, key=lambda candidate: -candidate.score))


def _signals(line: Line, name: Candidate[PersonName] | None) -> list[Signal]:
    count = title_words(line.text)
    signals = [Signal("words of work", min(2.0, 1.2 * count))] if count else []
    if name is not None:
        if is_next_row(name.box, line.box, gap=1.5):
            signals.append(Signal("below the name", 0.8))
        elif name.box.overlap_y(line.box) > 0.4 * line.box.height:
            signals.append(Signal("beside the name", 0.8))
    if any(char.isdigit() for char in line.text):
        signals.append(Signal("digits", -1))
    return signals

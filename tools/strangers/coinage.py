"""Words that are in no list, with letters in the order of those that are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from scenes.chance import one_of

_START, _END = "\x02\x02", "\x03"
_SHORTEST, _LONGEST = 4, 11
_TRIES = 50


class Coinage:
    """A chain of letters (Markov, of order two) that learnt from a list of words."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = frozenset(words)
        self._next: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            text = _START + word.lower() + _END
            for place in range(len(text) - 2):
                self._next[text[place : place + 2]].append(text[place + 2])

    def word(self, rng: np.random.Generator) -> str:
        """A new word with a capital; after many tries one of those that it learnt."""
        for _ in range(_TRIES):
            word = self._walk(rng).capitalize()
            if _SHORTEST <= len(word) <= _LONGEST and word not in self._words:
                return word
        return one_of(rng, sorted(self._words))

    def _walk(self, rng: np.random.Generator) -> str:
        text = _START
        while len(text) < _LONGEST + 4:
            letter = one_of(rng, self._next[text[-2:]])
            if letter == _END:
                break
            text += letter
        return text.removeprefix(_START)

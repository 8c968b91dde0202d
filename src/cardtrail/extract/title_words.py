"""Words of work, in many languages, whole or as the end of a longer word."""

from __future__ import annotations

import re
from functools import lru_cache

from cardtrail.extract.lexicon import entries
from cardtrail.text import fold

_SHORTEST = 4  # letters of a word that can be told from the one it is glued to
_ENDING = 6  # letters of a word of work that ends a compound, at least
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=1024)
def title_words(text: str) -> int:
    """How many words of work a text has."""
    return sum(map(_is_work, _WORD.findall(fold(text))))


@lru_cache(maxsize=4096)
def _is_work(word: str) -> bool:
    listed = entries("title_words")
    first, _, last = word.partition("-")
    return (
        word in listed
        or word.removesuffix("in") in listed  # of women in German: Beraterin
        or (len(first) < _SHORTEST and last in listed)  # HR-adviseur, IT-consultant
        or _is_glued(word)
        or _is_compound(word)
    )


def _is_glued(word: str) -> bool:
    """Whether a word is two words of work with the space between them lost."""
    listed = entries("title_words")
    cuts = range(_SHORTEST, len(word) - _SHORTEST + 1)
    return any(word[:cut] in listed and word[cut:] in listed for cut in cuts)


def _is_compound(word: str) -> bool:
    """Whether a word of work ends it, as in Kundenberater; names of people don't count.

    German, Dutch and the Nordic languages write such words as one.
    """
    if word in entries("family_names") or word in entries("given_names"):
        return False
    cuts = range(_SHORTEST, len(word) - _ENDING + 1)
    return any(word[cut:] in entries("title_words") for cut in cuts)

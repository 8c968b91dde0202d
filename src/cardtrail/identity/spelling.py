"""Words as they are compared across cards: without case, accents and look-alikes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from cardtrail.text import fold

SHORT = 4
"""Letters below which a word with another letter is another word."""

LONG = 9
"""Letters from which two slips are still recognisable."""

_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ß", "ss"))
_RUNS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_SHAPES = str.maketrans(
    dict.fromkeys("o0q", "a") | dict.fromkeys("1|ijt", "l") | dict.fromkeys("f", "l")
    | dict.fromkeys("5", "s") | dict.fromkeys("368h", "b") | {"c": "e", "v": "u"}
    | {"n": "r", "2": "z"}
)  # fmt: skip
"""Letters that readers took for each other on cards, each class as one of them."""


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """Letters and digits, case and accents folded, ae, oe, ue as without umlaut."""
    folded = "".join(filter(str.isalnum, fold(text)))
    for spelt, plain in _UMLAUTS:
        folded = folded.replace(spelt, plain)
    return folded


@lru_cache(maxsize=4096)
def skeleton(text: str) -> str:
    """The same with one letter for all that look like it (UTS 39 has the term).

    Two texts that differ only in what readers confuse have one skeleton; so have a few
    that differ in print.
    """
    run = letters(text)
    for seen, meant in _RUNS:
        run = run.replace(seen, meant)
    return run.translate(_SHAPES)


def is_near(one: str, other: str) -> bool:
    """Whether a word may be the other misread: both as ``letters`` gives them.

    One slip (optimal string alignment), two in words from ``LONG`` letters on, any
    number of look-alikes.
    """
    if skeleton(one) == skeleton(other):
        return True
    shorter = min(len(one), len(other))
    if shorter < SHORT:
        return False
    slips = 2 if shorter >= LONG else 1
    return OSA.distance(one, other, score_cutoff=slips) <= slips


@lru_cache(maxsize=1024)
def script(text: str) -> str:
    """The script of the first letter, by its Unicode name: ``LATIN``, ``CJK``.

    Chinese, Japanese and Korean signs count as one, for their names mix them.
    """
    first = next(filter(str.isalpha, text), "")
    name = unicodedata.name(first, "").partition(" ")[0]
    return "CJK" if name in {"HIRAGANA", "KATAKANA", "HANGUL"} else name

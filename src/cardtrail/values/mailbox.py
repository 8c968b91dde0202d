"""How the name of a person is spelt in an e-mail address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import digits

from rapidfuzz.distance import OSA

from cardtrail.text import fold
from cardtrail.values.name import PersonName

WHOLE = 3
"""Letters from which a word of a name tells whose mailbox it is."""

MOST_WORDS = 6
"""Words of a name that are looked at: nobody's mailbox is made of more."""

LONGEST = 64
"""Characters of a local part (RFC 5321, section 4.5.3.1.1)."""

DISTINCT = 5
"""Letters from which a word that is nearly in an address is meant there."""

LONG = 9
"""Letters from which two slips are still recognisable."""

ROLES = frozenset(
    "admin booking careers contact enquiries hello help hr info jobs kontakt mail"
    " office post press reception sales service studio support team".split()
)
"""Mailboxes that are nobody's own (RFC 2142 and custom)."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ß": "ss"})


def is_spelt_from(name: PersonName, local: str) -> bool:
    """Whether all letters of a local part are words or first letters of a name.

    At least one word of the name is there as a whole, none twice; digits at the end
    and marks don't count: ``nora.w``, ``nwhitfield2`` and ``whitfieldnora`` are all of
    Nora Whitfield, ``info``, ``n0ra`` and ``noraw.sales`` are not.
    """
    letters = _bare(local)
    return any(_is_made_of(letters, words) for words in _spellings(name))


def slip(name: PersonName, local: str) -> str | None:
    """The local part with a word of the name spelt as in the name, where it is nearly.

    A letter more, less, changed, or two swapped (optimal string alignment), two such
    slips in long words. A word whose beginning is there is no slip: many an address
    has a name cut short.

    Returns:
        None where every word of the name is there as it is, or not at all.
    """
    folded = fold(local[:LONGEST])
    spellings = list(_spellings(name))
    if any(_is_made_of(_bare(local), words) for words in spellings):
        return None
    mended = [
        (folded.replace(run, word), words)
        for words in spellings
        for word in words
        for run in _nearly(word, folded)
    ]
    whole = (local for local, words in mended if _is_made_of(_bare(local), words))
    return next(whole, mended[0][0] if mended else None)


def _bare(local: str) -> str:
    """A local part without marks, and without the digits at its end."""
    return "".join(filter(str.isalnum, fold(local[:LONGEST]))).rstrip(digits)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, fold(text)))


def _spellings(name: PersonName) -> Iterator[tuple[str, ...]]:
    """The words of a name as an address may have them: without accents, or as ae."""
    words = _WORD.findall(name.text.casefold())[:MOST_WORDS]
    plain = tuple(_letters(word) for word in words)
    german = tuple(_letters(word.translate(_GERMAN)) for word in words)
    yield from dict.fromkeys((plain, german))


def _is_made_of(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters are some of the words or their first letters, each once."""
    # How far the letters are told, by which words, and whether one of them as a whole.
    reached = {(0, frozenset[int](), False)}
    while reached:
        if any(at == len(letters) and has_whole for at, _, has_whole in reached):
            return True
        reached = {
            (at + len(part), used | {i}, has_whole or len(part) >= WHOLE)
            for at, used, has_whole in reached
            for i, word in enumerate(words)
            for part in (word, word[:1])
            if i not in used and part and letters.startswith(part, at)
        }
    return False


def _nearly(word: str, local: str) -> list[str]:
    """What may stand in a local part for a word that is not quite there, best first."""
    slips = 2 if len(word) >= LONG else 1
    if len(word) < DISTINCT or word[:-slips] in local:
        return []
    runs = {
        local[start : start + length]
        for length in range(len(word) - slips, len(word) + slips + 1)
        for start in range(len(local) - length + 1)
    }
    near = {run: OSA.distance(word, run, score_cutoff=slips) for run in sorted(runs)}
    return sorted(
        (run for run in near if near[run] <= slips), key=lambda run: near[run]
    )

"""How far two names can be those of one person."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from cardtrail.identity.spelling import is_near, letters, script, skeleton
from cardtrail.text import PARTICLES, fold
from cardtrail.values.name import PersonName

MOST_WORDS = 6
"""Words of a name that are compared."""

_WORD = re.compile(r"[^\W_]+")  # misread names have digits
_GENERATION = re.compile(
    r"\b(?:jr|junior|sr|senior|ii|iii|iv|2nd|3rd|4th)\b", re.IGNORECASE
)
_GENERATIONS = {"junior": "jr", "senior": "sr", "2nd": "ii", "3rd": "iii", "4th": "iv"}


class Names(StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    NEAR = "near"
    SHORTENED = "shortened"
    INITIAL = "initial"
    PART = "part"
    GIVEN = "given"
    FAMILY = "family"
    MIDDLE = "middle"
    OTHER = "other"
    UNKNOWN = "unknown"


def words(name: PersonName) -> tuple[str, ...]:
    """The words of a name, without honorifics, degrees and particles, as compared."""
    core = " ".join(filter(None, (name.given, name.additional, name.family)))
    first, *others = _WORD.findall(fold(core or name.text))[:MOST_WORDS] or [""]
    telling = [word for word in others if word not in PARTICLES] or others
    return tuple(map(letters, filter(None, (first, *telling))))


def generation(name: PersonName) -> str | None:
    """``jr``, ``sr``, ``ii``...; None where the name tells none."""
    found = _GENERATION.search(name.suffix or "") or _GENERATION.search(
        name.text.rpartition(" ")[2]
    )
    told = found[0].casefold() if found else None
    return _GENERATIONS.get(told, told) if told else None


def compare(one: PersonName, other: PersonName) -> Names:
    """How two names stand to each other, in whichever order their parts are.

    SAME: all words but for initials. SHORTENED: two words at least, and one name has
    more. NEAR: either with slips that readers make. INITIAL: a word of one is a letter
    in the other. PART: one is a single word of the other. GIVEN, FAMILY: only that
    word. MIDDLE: the words between contradict each other. UNKNOWN: two scripts, or no
    word at all.
    """
    mine, its = words(one), words(other)
    if not mine or not its or script(one.text) != script(other.text):
        return Names.UNKNOWN
    if "".join(mine) == "".join(its):
        return Names.SAME if max(len(mine), len(its)) > 1 else Names.PART
    if skeleton("".join(mine)) == skeleton("".join(its)):
        return Names.NEAR
    aligned = _Aligned.of(list(mine), list(its))
    if aligned.left and aligned.right:
        return _contradicting(aligned, one, other)
    return _consistent(aligned)


@dataclass(frozen=True, slots=True)
class _Aligned:
    """The words that two names have in common, and those that only one has."""

    exact: tuple[str, ...]
    near: int
    initials: int
    left: tuple[str, ...]
    right: tuple[str, ...]

    @classmethod
    def of(cls, left: list[str], right: list[str]) -> _Aligned:
        """Pairs each word once: the same, then nearly, then as an initial."""
        exact = _paired(left, right, _is_same)
        near = len(_paired(left, right, is_near))
        initials = len(_paired(left, right, _is_initial))
        return cls(exact, near, initials, tuple(left), tuple(right))


def _paired(
    left: list[str], right: list[str], is_pair: Callable[[str, str], bool]
) -> tuple[str, ...]:
    """Takes the pairs out of both lists; the words of the left one."""
    taken = []
    for word in tuple(left):
        partner = next((other for other in right if is_pair(word, other)), None)
        if partner is not None:
            left.remove(word)
            right.remove(partner)
            taken.append(word)
    return tuple(taken)


def _is_same(word: str, other: str) -> bool:
    return len(word) > 1 and word == other


def _is_initial(word: str, other: str) -> bool:
    return 1 in (len(word), len(other)) and word[0] == other[0]


def _contradicting(aligned: _Aligned, one: PersonName, other: PersonName) -> Names:
    """What names have in common that each have words of their own."""
    common = set(aligned.exact)
    if common and all(common <= _given_words(name) for name in (one, other)):
        return Names.GIVEN
    if len(aligned.exact) + aligned.near > 1:
        return Names.MIDDLE
    return Names.FAMILY if common else Names.OTHER


def _given_words(name: PersonName) -> set[str]:
    """The words before the family name."""
    given = f"{name.given or ''} {name.additional or ''}"
    return set(map(letters, _WORD.findall(fold(given))))


def _consistent(aligned: _Aligned) -> Names:
    """What names have in common of which one says no more than the other."""
    whole = len(aligned.exact)
    if whole + aligned.near > 1 and aligned.near:
        return Names.NEAR
    if whole > 1:
        is_shortened = any(len(word) > 1 for word in aligned.left + aligned.right)
        return Names.SHORTENED if is_shortened else Names.SAME
    if whole + aligned.near and aligned.initials:
        return Names.INITIAL
    return Names.PART if whole else Names.OTHER

"""What speaks for one of two readings of the same print, apart from the readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance.Levenshtein import normalized_similarity

from cardtrail.errors import InvalidValueError
from cardtrail.text import digits_restored, fold, letters_restored
from cardtrail.values.domain import is_under_suffix
from cardtrail.values.email import EmailAddress
from cardtrail.values.web import Website

_EMAIL = re.compile(r"[^\s:;,|/·•●<>()]+@[^\s:;,|/·•●<>()]+")
_LABELLED = re.compile(r"\be-?mail\w*[^\s:@]*@", re.IGNORECASE)
_BROKEN = re.compile(r"@[\w.-]*[,;]\w")
_WEB = re.compile(r"(?:https?://|www\.)[^\s,;|@]+", re.IGNORECASE)
_SMALL_L = re.compile(r"I(?=[a-z])|(?<=[a-z])I")
_TORN = re.compile(
    r"\b[B-HJ-Z] [a-z]{3}(?!\S*@)|\d{3} \d$|(?:^|\s)(?!e?-?mail)[a-z]{2,} \S+@"
)
_ADDRESS = re.compile(r"\S*@\S*")
_WORD = re.compile(r"[^\W\d_]{5,}")  # shorter ones are misread into each other
_REPEATED = re.compile(r"[^\W\d_]{5,}")
_SHORTEST_HOST = 4

ALIKE = 0.5
"""Similarity from which two readings are of the same print."""


@dataclass(frozen=True, slots=True)
class Composed:
    """What two readings of the same print say together.

    Attributes:
        text: made of parts of both.
        better: which of them says more of it, 0 or 1.
        is_settled: whether something tells who is right wherever they differ.
        is_mixed: whether it is none of the two.
    """

    text: str
    better: int
    is_settled: bool
    is_mixed: bool = False

    def fits(self, words: int) -> bool:
        """Whether it can stand for so many words of the better one."""
        return words == 1 or not self.is_mixed


Check = Callable[["Knowledge", str], float]
"""Points for a text, the more the better."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known besides the two readings.

    Attributes:
        is_word: whether a word, case and accents folded, is a known one.
        elsewhere: what else stands on the card as the readers saw it, folded and
            without gaps.
    """

    is_word: Callable[[str], bool]
    elsewhere: str

    def compose(self, first: str, second: str) -> Composed | None:
        """What two readings say together, each of their differences settled by itself.

        Marks at either end say nothing, and one of two readings that have little in
        common is no reading of the print at all.

        Returns:
            None where nothing tells which of the two is right.
        """
        better = self.settle(first, second)
        if better is None:
            return None
        if normalized_similarity(first, second) < ALIKE:
            return Composed((first, second)[better], better, is_settled=True)
        parts = _parts(first, second)
        told = [part[better] for part in parts]
        is_settled = True
        for i, part in enumerate(parts):
            if part[0] != part[1] and not _is_edge(parts, i):
                other = [*told[:i], part[1 - better], *told[i + 1 :]]
                settled = self.settle("".join(told), "".join(other))
                told = other if settled else told
                is_settled = is_settled and settled is not None
        text = "".join(told)
        return Composed(text, better, is_settled, text not in {first, second})

    def settle(
        self, first: str, second: str, by: Sequence[Check] | None = None
    ) -> int | None:
        """Which of two readings checks out: 0 or 1, or None where nothing tells.

        Args:
            first: a reading.
            second: another one of the same print.
            by: the checks, the most telling first; all there are if not given.
        """
        for points in CHECKS if by is None else by:
            here, there = points(self, first), points(self, second)
            if here != there:
                return int(there > here)
        return None


def _addresses(_: Knowledge, text: str) -> float:
    """Valid e-mail addresses and web sites."""
    emails = sum(map(_is_email, _EMAIL.findall(text)))
    return emails + sum(map(_is_website, _WEB.findall(text)))


def _unlabelled(_: Knowledge, text: str) -> float:
    """Less for each e-mail address that begins with its label."""
    return -len(_LABELLED.findall(text))


def _unbroken(_: Knowledge, text: str) -> float:
    """Less for each e-mail address with a comma where a dot is printed."""
    return -len(_BROKEN.findall(text))


def _hosts_found(knowledge: Knowledge, text: str) -> float:
    """E-mail addresses whose host stands elsewhere on the card, too."""
    hosts = [fold(found.rpartition("@")[2]) for found in _EMAIL.findall(text)]
    names = [host.partition(".")[0] for host in hosts]
    return sum(
        len(name) >= _SHORTEST_HOST and name in knowledge.elsewhere for name in names
    )


def _as_meant(_: Knowledge, text: str) -> float:
    """Less where a look-alike stands in a place in which it is never printed."""
    prose = _ADDRESS.sub(" ", text)
    return -float(digits_restored(letters_restored(prose)) != prose)


def _small(_: Knowledge, text: str) -> float:
    """Less for each capital I in an e-mail address of small letters: a small L."""
    return -sum(len(_SMALL_L.findall(found)) for found in _EMAIL.findall(text))


def _untorn(_: Knowledge, text: str) -> float:
    """Less for each gap that tears a letter, a digit or part of an address off."""
    return -len(_TORN.findall(text))


def _repeated(knowledge: Knowledge, text: str) -> float:
    """How much of the text stands elsewhere on the card, too, 0..1.

    A name is in its e-mail address, perhaps behind an initial, and the firm in both.
    """
    words = _REPEATED.findall(fold(text))
    found = 0
    for word in words:
        if word in knowledge.elsewhere:
            found += len(word)
        elif len(word) > _SHORTEST_HOST and word[1:] in knowledge.elsewhere:
            found += len(word) - 1
    return found / max(1, sum(map(len, words)))


def _known_words(knowledge: Knowledge, text: str) -> float:
    """How much of the text is known words, 0..1; long ones count for more."""
    words = [fold(word) for word in _WORD.findall(_ADDRESS.sub(" ", text))]
    letters = sum(map(len, words))
    known = sum(len(word) ** 2 for word in words if knowledge.is_word(word))
    return known / max(1, letters) ** 2


def _parts(first: str, second: str) -> list[tuple[str, str]]:
    """Two texts part by part: what they have in common, and what not.

    Where as many characters stand in the one as in the other, each is a part by itself.
    """
    parts: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "replace" and b - a == d - c:
            parts.extend(zip(first[a:b], second[c:d], strict=True))
        else:
            parts.append((first[a:b], second[c:d]))
    return parts


def _is_edge(parts: Sequence[tuple[str, str]], place: int) -> bool:
    """Whether a part has no letter or digit, and stands at either end."""
    is_mark = not any(char.isalnum() for text in parts[place] for char in text)
    return is_mark and place in {0, len(parts) - 1}


FORMS = (
    _addresses,
    _unbroken,
    _unlabelled,
    _hosts_found,
    _as_meant,
    _small,
    _untorn,
)
"""What tells by the form of a text alone."""

CHECKS = (*FORMS, _repeated, _known_words)


def _is_email(text: str) -> bool:
    try:
        return is_under_suffix(EmailAddress.parse(text).domain)
    except InvalidValueError:
        return False


def _is_website(text: str) -> bool:
    try:
        Website.parse(text)
    except InvalidValueError:
        return False
    return True

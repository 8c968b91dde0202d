"""Plain text: folding, unifying and casing what a reader read."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛´`"), "'") | dict.fromkeys(map(ord, "“”„‟"), '"')
_PLAIN = _DASHES | _QUOTES
_STRUCK = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t"}
    | {"æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters whose marks are no accents in Unicode, as people write them without."""

# Unicode TR9: embeddings, overrides and isolates reorder what is read.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNPRINTABLE = frozenset({"Cc", "Cs"})

PARTICLES = frozenset(
    "al and bin da das de del della den der di do dos du e el for la le of the ten ter"
    " und van von y zu".split()
)
"""Words that stand small between capitalised ones, in names and titles."""

_AS_WRITTEN = {
    word.casefold(): word
    for word in "CEO CFO CIO CISO CMO COO CTO EVP SVP AVP IT GmbH PhD MBA".split()
}
_NUMERALS = frozenset("ii iii iv vi vii viii ix".split())

# What readers take for each other on cards, seen in readings by two engines: a letter
# where a digit is printed, and the other way round.
_DIGIT_FOR = dict.fromkeys("OoQD", "0") | dict.fromkeys("Il|!", "1") | {
    "Z": "2", "z": "2", "S": "5", "s": "5", "B": "8",
}  # fmt: skip
_LETTER_FOR = {"0": "O", "1": "I", "2": "Z", "5": "S", "8": "B"}
_MOST_SWAPS = 8  # look-alikes in one word, beyond which it is no word

_ROUND, _UPRIGHT = r"[OoQ]", r"[Il]"
_IN_NUMBER = re.compile(
    rf"(?P<round>(?<=\d){_ROUND}(?=[\s().-]?\d|\b)"
    rf"|(?<=\d[\s.-]){_ROUND}(?=[OoIl]?\d)"
    rf"|(?<=\(){_ROUND}(?=\)|\d))"
    rf"|(?<=\d){_UPRIGHT}(?=[\s().-]?\d)|(?<=\d[\s.-]){_UPRIGHT}(?=\d)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_IN_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b0(?=[a-z]{2})|(?<=[A-Z]{2})0(?=[A-Z])|(?<=[A-Z]\.)0(?=\.)"), "O"),
    (re.compile(r"(?<=[a-z])0(?=[a-z])|(?<=[A-Z])0(?=[a-z]{2})"), "o"),
    (re.compile(rf"(?<=[A-Za-z])(?<![AEIOUaeiou])1(?=[{_CONSONANTS}]{{2}})"), "i"),
    (re.compile(r"(?<=[a-z])1(?=[a-z])|(?<=[A-Z])1(?=[a-z]{2})"), "l"),
    (re.compile(r"(?<=[a-z])5(?=[a-z])"), "s"),
    (re.compile(r"\bl(?=[bcdfgkmnpqrstvwxz][a-z]{2})"), "I"),
    (re.compile(r"(?<=\d)[Oo](?=\d)"), "0"),
    (re.compile(r"(?<=\d)[Il](?=\d)|\bl(?=\d)"), "1"),
    (re.compile(r"(?<=\b1)5(?=t\b)|(?<=\d1)5(?=t\b)"), "s"),
)
"""Places where a printed word never has the character, and what is meant there."""


def printable(text: str | None) -> str:
    """``text`` on one line, without control or reordering characters; "" for None."""
    kept = (
        char
        for char in text or ""
        if char.isspace()
        or (unicodedata.category(char) not in _UNPRINTABLE and char not in _REORDERING)
    )
    return re.sub(r"\s+", " ", "".join(kept)).strip()


def unify(text: str) -> str:
    """Composed form (NFC), plain dashes and quotes, single spaces."""
    composed = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return re.sub(r"\s+", " ", composed).strip()


@lru_cache(maxsize=1024)  # a card's lines are folded again and again
def fold(text: str) -> str:
    """Case and accents folded, compatibility forms (full-width digits) unified."""
    if text.isascii():  # most of it: decomposing letter by letter is slow
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    kept = (char for char in decomposed if not unicodedata.combining(char))
    return "".join(kept).casefold().translate(_STRUCK)


@lru_cache(maxsize=1024)
def natural_case(text: str) -> str:
    """Capitals brought to normal case; text that is already mixed stays as it is.

    Short words without a vowel are taken for initials or acronyms and stay, and so do
    well-known acronyms, and Roman numerals after the first word.
    """
    letters = [char for char in text if char.isalpha()]
    if not letters or not all(char.isupper() for char in letters):
        return text
    words = text.split(" ")
    return " ".join(_natural_word(word, first=i == 0) for i, word in enumerate(words))


def _natural_word(word: str, *, first: bool) -> str:
    folded = fold(word)
    if folded in PARTICLES and not first:
        return word.lower()
    if folded in _NUMERALS and not first:
        return word
    core = folded.strip(",.;:()")
    if core in _AS_WRITTEN:
        return word.replace(core.upper(), _AS_WRITTEN[core])
    if len(word) <= 3 and not re.search(r"[aeiouy]", folded):
        return word
    capitalised = re.sub(
        r"[^\W\d_]+", lambda m: m.group()[:1] + m.group()[1:].lower(), word
    )
    capitalised = re.sub(r"'S\b", "'s", capitalised)
    return re.sub(
        r"\b(Mc)([a-z])", lambda m: m.group(1) + m.group(2).upper(), capitalised
    )


_SAME_SHAPE = frozenset(map(frozenset, ("Il", "I1", "l1", "|1", "|l", "|I", "O0")))


def prints_alike(seen: str, meant: str) -> bool:
    """Whether two texts differ only in characters that most typefaces print alike.

    Those are I, l, 1 and |, and O and 0: which of them it is, only its place can tell.
    """
    return len(seen) == len(meant) and all(
        one == other or frozenset((one, other)) in _SAME_SHAPE
        for one, other in zip(seen, meant, strict=True)
    )


def alike(word: str) -> Iterator[str]:
    """The word with look-alikes swapped, letter for digit and digit for letter.

    The word itself is not among them; those with the fewest swaps come first.
    """
    swaps = _DIGIT_FOR | _LETTER_FOR
    places = [index for index, char in enumerate(word) if char in swaps]
    if len(places) > _MOST_SWAPS:
        return
    for count in range(1, len(places) + 1):
        for chosen in itertools.combinations(places, count):
            yield "".join(
                swaps[char] if index in chosen else char
                for index, char in enumerate(word)
            )


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[str, ...]:
    """The runs of letters in a text, case and accents folded."""
    return tuple(_LETTERS.findall(fold(text)))


@lru_cache(maxsize=1024)
def digits_restored(text: str) -> str:
    """A text that holds numbers, with letters inside a number read as digits.

    ``916-555-O16O`` becomes ``916-555-0160``. Its length never changes. A letter that
    stands apart, as a label does, stays.
    """
    previous = None
    while previous != text:
        previous = text
        text = _IN_NUMBER.sub(lambda m: "0" if m["round"] else "1", text)
    return text


@lru_cache(maxsize=1024)
def letters_restored(text: str) -> str:
    """A text of words, with characters that no printed word has read as what is meant.

    ``0hara`` becomes ``Ohara``, ``P.0.`` ``P.O.``, ``lndia`` ``India``, ``4l0`` ``410``
    and ``15t`` ``1st``. Its length never changes, and numbers and codes that may be
    printed so (``B2B``, ``12A``, ``K0A``, ``8th``) stay.
    """
    for pattern, meant in _IN_WORDS:
        text = pattern.sub(meant, text)
    return text

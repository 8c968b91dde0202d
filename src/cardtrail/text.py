"""Plain text: folding, unifying and casing what a reader read."""

from __future__ import annotations

import re
import unicodedata

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛´`"), "'") | dict.fromkeys(map(ord, "“”„‟"), '"')
_PLAIN = _DASHES | _QUOTES
_PARTICLES = frozenset(
    "al and bin da das de del della den der di dos du e el for la le of the ten ter und"
    " van von y zu".split()
)
_AS_WRITTEN = {
    word.casefold(): word
    for word in "CEO CFO CIO CISO CMO COO CTO EVP SVP AVP IT GmbH PhD MBA".split()
}
_NUMERALS = frozenset("ii iii iv vi vii viii ix".split())


def unify(text: str) -> str:
    """Composed form (NFC), plain dashes and quotes, single spaces."""
    composed = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return re.sub(r"\s+", " ", composed).strip()


def fold(text: str) -> str:
    """Case and accents folded, compatibility forms (full-width digits) unified."""
    decomposed = unicodedata.normalize("NFKD", text)
    kept = (char for char in decomposed if not unicodedata.combining(char))
    return "".join(kept).casefold()


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
    if folded in _PARTICLES and not first:
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

"""Finds the person's name: which parts of the lines may be it, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cardtrail.errors import InvalidValueError
from cardtrail.extract.lexicon import entries
from cardtrail.extract.name_evidence import (
    BEHIND_COMMA,
    TOKEN,
    signals_of,
)
from cardtrail.extract.spans import Span, sections
from cardtrail.extract.surroundings import Surroundings
from cardtrail.extract.title_words import title_words
from cardtrail.extract.weighed import Weighed
from cardtrail.model.field import Candidate
from cardtrail.model.page import Line
from cardtrail.text import PARTICLES, fold, letters_restored, prints_alike
from cardtrail.values.name import PersonName

ENOUGH = 2.3
"""Evidence from which a text is taken for the name; measured."""

DISTINCT = 4
"""Letters from which a domain that ends like a line is no chance."""

_PIECE = re.compile(r"(?:(?!\s[-\u2013\u2014]\s)[^,|•·/:;()_])+")
_SMALL_L = re.compile(r"\bl(?=[a-z]{2})")
_KNOWN = frozenset(
    {
        "given name",
        "family name",
        "family name first",
        "Japanese syllables",
        "initials",
        "honorific",
        "degree",
    }
)
"""Evidence in the words themselves; print and place alone are true of slogans, too."""

_FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")
_DIRT = re.compile(
    r"[a-z]\.?|(?i:e-?mail|tel|phone|mobile|mob|cell|fax|web|website|www"
    r"|fone|telefon[eo]?|t[ée]l[ée]phone|mobil|m[oó]vil|celular|handy|natel|gsm)\.?"
)
_LETTER = re.compile(r"[EFMPTW]")
_INITIAL_LAST = frozenset({"IN", "LK", "MY", "SG"})
"""Countries with a custom of an initial behind the name, as in Ramesh K."""


def names(lines: Sequence[Line], around: Surroundings) -> Weighed[PersonName]:
    """What may be the person's name, the likeliest first.

    Args:
        lines: what no other detail has taken.
        around: the rest of the card.
    """
    found = []
    parts = [part for line in lines for part in dict.fromkeys((line, *sections(line)))]
    for line in parts:
        read = as_meant(line.text)
        for span in _spans(line, read, around):
            candidate = _candidate(span, read[span.start : span.end], around)
            if candidate is not None:
                found.append(candidate)
    return Weighed.at(ENOUGH, found)


def as_meant(text: str) -> str:
    """The text with look-alikes read as what they must be in a name.

    Besides those of all words that is a small L at the start of a name that begins
    with I, such as "lan". Where other words begin small, too, it may be printed so.
    """
    read = letters_restored(text)
    if not any(token[0].isupper() for token in re.findall(r"[^\W\d_]+", read)):
        return read
    return _SMALL_L.sub(lambda small: _capital(read, small), read)


def _capital(text: str, small: re.Match[str]) -> str:
    rest = re.match(r"[a-z]+", text[small.end() :])
    if rest is None:
        return "l"
    lists = ("given_names", "family_names")
    return "I" if any(f"i{rest[0]}" in entries(one) for one in lists) else "l"


def _candidate(
    span: Span, read: str, around: Surroundings
) -> Candidate[PersonName] | None:
    """What speaks for a part of a line as the name; None where it can't be one.

    What is not enough has no value: parsing takes longer than all the rest.
    """
    signals = tuple(signals_of(span, read, around))
    if sum(signal.weight for signal in signals) < ENOUGH:
        return Candidate(None, span.text, span.words, signals)
    try:
        plain = _FULL_STOP.sub("", read)
        value = PersonName.parse(plain, is_french=around.is_french)
    except InvalidValueError:
        return None
    is_known = _is_known({signal.name for signal in signals})
    is_changed = not (prints_alike(span.text, read) and is_known)
    return Candidate(value, span.text, span.words, signals, is_changed=is_changed)


def _is_known(evidence: set[str]) -> bool:
    """Whether the words are known ones, or both the e-mail and the title tell whose."""
    told = {"in the e-mail", "title next to it"}
    return bool(evidence & _KNOWN) or told <= evidence


def _spans(line: Line, read: str, around: Surroundings) -> Iterator[Span]:
    """Parts of a line that may be a name: between marks, cut at work and at firms."""
    for piece in _PIECE.finditer(read):
        found = TOKEN.finditer(read, piece.start(), piece.end())
        tokens = _without_dirt(found, around.country)
        if not tokens:
            continue
        degree = BEHIND_COMMA.match(read, tokens[-1].end())
        end = degree.end() if degree else tokens[-1].end()
        yield Span(line, tokens[0].start(), end)
        if capitals := _title_in_capitals([token.group() for token in tokens]):
            yield Span(line, tokens[0].start(), tokens[capitals - 1].end())
        for firm in range(2, len(tokens)):
            is_whole = fold(tokens[firm - 1].group()) not in PARTICLES
            if is_whole and _is_firm(tokens[firm:], around):
                yield Span(line, tokens[0].start(), tokens[firm - 1].end())
        work = [i for i, token in enumerate(tokens) if _is_work(tokens, i)]
        if work and work[0] > 1:
            yield Span(line, tokens[0].start(), tokens[work[0] - 1].end())
        if work and work[-1] < len(tokens) - 2:
            yield Span(line, tokens[work[-1] + 1].start(), end)


def _title_in_capitals(words: Sequence[str]) -> int:
    """How many words stand before a title in capitals, as in Nora Whitfield HEAD OF HR.

    One word in capitals may be the family name; 0 where there is no such title.
    """
    is_large = [len(word) > 1 and word.isupper() for word in words]
    before = is_large.index(True) if True in is_large else 0
    return (
        before
        if before > 1 and len(words) > before + 1 and all(is_large[before:])
        else 0
    )


def _without_dirt(tokens: Iterable[re.Match[str]], country: str) -> list[re.Match[str]]:
    """The words without dust, rules, icons and labels at either end."""
    kept = list(tokens)
    while kept and _DIRT.fullmatch(kept[0].group()):
        kept.pop(0)
    while kept and _DIRT.fullmatch(kept[-1].group()):
        kept.pop()
    is_labelled = len(kept) > 2 and _LETTER.fullmatch(kept[-1].group())
    return kept[:-1] if is_labelled and country not in _INITIAL_LAST else kept


def _is_firm(tokens: Sequence[re.Match[str]], around: Surroundings) -> bool:
    """Whether these words are the domain of the card, or end with it."""
    words = "".join(fold(token.group()) for token in tokens)
    names = (domain.removeprefix("www.").partition(".")[0] for domain in around.domains)
    return any(len(name) >= DISTINCT and words.endswith(name) for name in names)


def _is_work(tokens: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a word is a title, not the family name of a Mr Dean or a Ms Cook."""
    word = fold(tokens[index].group()).strip(".")
    if not title_words(word):
        return False
    before = fold(tokens[index - 1].group()).strip(".") if index else ""
    is_surname = word in entries("family_names") and before in entries("given_names")
    return not is_surname

"""Finds the person's name: how it is printed, where, and what else speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cardtrail.errors import InvalidValueError
from cardtrail.extract.company import matches_domain
from cardtrail.extract.lexicon import city_countries, entries
from cardtrail.extract.spans import Span, is_next_row, sections
from cardtrail.extract.title import title_words
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Line
from cardtrail.text import fold, letters_restored
from cardtrail.values.name import PersonName

ENOUGH = 2.3
"""Evidence from which a text is taken for the name; measured."""

SMALLEST = 0.35
"""Height of a title as a share of that of the name that it stands beside."""

_TOKEN = re.compile(r"(?<!\d)[^\W\d_]+(?:['.-]+[^\W\d_]+)*(?!\d)\.?")
_PIECE = re.compile(r"(?:(?!\s[-\u2013\u2014]\s)[^,|•·/:;()])+")
_HONORIFIC = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|sir|herr|frau|shri|smt|er|ing|pr|dipl)\b",
    re.IGNORECASE,
)
_POSTNOMINAL = re.compile(
    r"\b(?:ph\.?\s?d|m\.?d|mba|p\.?e|cpa|esq|jr|sr|pmp|m\.?sc|b\.?sc|dds|frcs|cfa)\b\W*$",
    re.IGNORECASE,
)
_BEHIND_COMMA = re.compile(
    r",\s?(?:Ph\.?\s?D|M\.?D|MBA|P\.?E|CPA|Esq|Jr|Sr|PMP|M\.?Sc|B\.?Sc|DDS|FRCS|CFA)\b\.?"
)
_INITIALS = re.compile(r"^(?:[^\W\d_]\.\s?)+[^\W\d_]{4,}$")
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
    r"[a-z]\.?|(?i:e-?mail|tel|phone|mobile|mob|cell|fax|web|website|www)\.?"
)
_LINKS = frozenset("at by for from in on our the to with your".split())
_MORA = (
    r"(?:(?:sh|ch|ts|ky|gy|ny|hy|by|py|my|ry|[kgsztdnhfbpmyrwj])?[aiueo]|n(?![aiueo]))"
)
_JAPANESE = re.compile(rf"(?:{_MORA}|([kstp])(?=\1)|t(?=ch)|o(?=h\b))+h?")
_PARTICLES = frozenset(
    "al bin da das de del della den der di dos du e el la le ten ter van von y".split()
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What on the card speaks for or against a name.

    Attributes:
        local_parts: of the e-mail addresses, folded.
        domains: hosts of the e-mails and web sites.
        lines: all lines of the card.
        usual_height: median height of the card's lines in pixels.
        country: ISO 3166-1 alpha-2, where the card is from.
    """

    local_parts: tuple[str, ...]
    domains: tuple[str, ...]
    lines: tuple[Line, ...]
    usual_height: float
    country: str


def names(
    lines: Sequence[Line], around: Surroundings
) -> tuple[Candidate[PersonName], ...]:
    """What may be the person's name, the likeliest first.

    Args:
        lines: what no other detail has taken.
        around: the rest of the card.
    """
    found = []
    parts = [part for line in lines for part in dict.fromkeys((line, *sections(line)))]
    for line in parts:
        read = as_meant(line.text)
        for span in _spans(line, read):
            candidate = _candidate(span, read[span.start : span.end], around)
            if candidate is not None and candidate.score >= ENOUGH:
                found.append(candidate)
    return tuple(sorted(found, key=lambda candidate: -candidate.score))


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
    is_name = rest is not None and f"i{rest[0]}" in entries("given_names")
    return "I" if is_name else "l"


def _candidate(
    span: Span, read: str, around: Surroundings
) -> Candidate[PersonName] | None:
    try:
        value = PersonName.parse(_FULL_STOP.sub("", read))
    except InvalidValueError:
        return None
    signals = tuple(_signals(span, read, around))
    is_known = any(signal.name in _KNOWN for signal in signals)
    is_changed = read != span.text or not is_known
    return Candidate(value, span.text, span.words, signals, is_changed=is_changed)


def _spans(line: Line, read: str) -> Iterator[Span]:
    """Parts of a line that may be a name: between marks, cut at words of work."""
    for piece in _PIECE.finditer(read):
        tokens = _without_dirt(_TOKEN.finditer(read, piece.start(), piece.end()))
        if not tokens:
            continue
        degree = _BEHIND_COMMA.match(read, tokens[-1].end())
        end = degree.end() if degree else tokens[-1].end()
        yield Span(line, tokens[0].start(), end)
        if capitals := _title_in_capitals([token.group() for token in tokens]):
            yield Span(line, tokens[0].start(), tokens[capitals - 1].end())
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


def _without_dirt(tokens: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """The words without dust, rules, icons and labels at either end."""
    kept = list(tokens)
    while kept and _DIRT.fullmatch(kept[0].group()):
        kept.pop(0)
    while kept and _DIRT.fullmatch(kept[-1].group()):
        kept.pop()
    return kept


def _is_work(tokens: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a word is a title, not the family name of a Mr Dean or a Ms Cook."""
    word = fold(tokens[index].group()).strip(".")
    if not title_words(word):
        return False
    before = fold(tokens[index - 1].group()).strip(".") if index else ""
    is_surname = word in entries("family_names") and before in entries("given_names")
    return not is_surname


def _signals(span: Span, read: str, around: Surroundings) -> Iterator[Signal]:
    text = _BEHIND_COMMA.sub("", read)
    tokens = [token.group() for token in _TOKEN.finditer(text)]
    folded = [fold(token).strip(".") for token in tokens]
    yield from _form(read, tokens, folded)
    yield from _vocabulary(folded)
    yield from _romanised(folded, around.country)
    yield from _mail(folded, around)
    yield from _place(span, around)
    if read != span.text:
        yield Signal("look-alikes", -0.3)


def _form(text: str, tokens: Sequence[str], folded: Sequence[str]) -> Iterator[Signal]:
    yield Signal(
        "number of words", {1: -1.5, 2: 1.0, 3: 1.0, 4: 0.5}.get(len(tokens), -2)
    )
    lower = [t for t in tokens if t[0].islower() and fold(t) not in _PARTICLES]
    evidence = (
        (Signal("digits", -4), any(char.isdigit() for char in text)),
        (
            Signal("hardly a letter", -3),
            sum(len(token) for token in folded if len(token) > 1) < 4,
        ),
        (Signal("small letters", -1.5), bool(lower)),
        (Signal("words between words", -3), bool(_LINKS.intersection(folded))),
        (Signal("capitals inside", -0.7), _has_capitals_inside(tokens)),
        (Signal("joins two", -3), "&" in text or "+" in text),
        (Signal("initials", 1), bool(_INITIALS.match(text))),
        (Signal("honorific", 2), bool(_HONORIFIC.search(text))),
        (Signal("degree", 1.5), bool(_POSTNOMINAL.search(text))),
    )
    yield from (signal for signal, holds in evidence if holds)


def _has_capitals_inside(tokens: Sequence[str]) -> bool:
    """Whether a word changes from small to capital letters, but not as McKay does."""
    return any(
        re.search(r"[a-zà-ÿ][A-ZÀ-Ý]", token)
        and not token.startswith(("Mc", "Mac", "De", "Di"))
        for token in tokens
    )


def _vocabulary(folded: Sequence[str]) -> Iterator[Signal]:
    given = any(token in entries("given_names") for token in folded)
    family = any(token in entries("family_names") for token in folded[1:])
    if given:
        yield Signal("given name", 1.5)
    if family:
        yield Signal("family name", 0.7)
    if given and folded[-1] in entries("family_names"):
        folded = folded[:-1]  # a surname such as Dean or Cook is no title here
    for listed, weight in (("title_words", -2), ("company_words", -1.6),
                           ("other_words", -1.3), ("street_words", -0.8)):  # fmt: skip
        count = sum(len(token) > 2 and token in entries(listed) for token in folded)
        if count:
            yield Signal(listed.replace("_", " "), weight * count)
    if " ".join(folded) in city_countries():
        yield Signal("city", -1.5)


def _romanised(folded: Sequence[str], country: str) -> Iterator[Signal]:
    """Names of East Asia in Latin letters, which no list holds whole."""
    listed = entries("east_asian_family_names")
    syllables = [len(part) for token in folded for part in token.split("-")]
    if 2 <= len(folded) <= 4 and max(syllables) <= 7:
        if folded[0] in listed:
            yield Signal("family name first", 1)
        elif folded[-1] in listed and folded[-1] not in entries("family_names"):
            yield Signal("family name", 0.7)
    if country == "JP" and len(folded) == 2 and all(map(_JAPANESE.fullmatch, folded)):
        yield Signal("Japanese syllables", 1)


def _mail(folded: Sequence[str], around: Surroundings) -> Iterator[Signal]:
    """Whether somebody mails under this name."""
    whole = [token for token in folded if len(token) >= 3]
    for local in around.local_parts:
        letters = re.sub(r"[^a-z]", "", local)
        hits = sum(token.replace("'", "") in letters for token in whole)
        initials = "".join(token[0] for token in folded if token)
        if hits:
            yield Signal("in the e-mail", min(3.0, 1.5 + hits))
        elif len(letters) >= 2 and letters == initials:
            yield Signal("initials in the e-mail", 1)
        elif any(letters[1:] and token.startswith(letters[1:5]) for token in whole):
            yield Signal("begins in the e-mail", 1)
    if matches_domain("".join(folded), around.domains):
        is_person = len(folded) > 1 and (
            folded[0] in entries("given_names") or folded[-1] in entries("family_names")
        )
        yield Signal("is the domain", -0.5 if is_person else -2.5)


def _place(span: Span, around: Surroundings) -> Iterator[Signal]:
    boxes = [word.box for word in span.words]
    height = sum(box.height for box in boxes) / len(boxes)
    ratio = height / around.usual_height if around.usual_height else 1.0
    if ratio > 1.15:
        yield Signal("larger print", min(1.5, 2 * (ratio - 1)))
    if title_words(span.before) or title_words(span.after):
        yield Signal("title on the line", 1.5)
    elif any(
        title_words(line.text)
        and (
            is_next_row(span.line.box, line.box, gap=1.6, alike=SMALLEST)
            or is_next_row(line.box, span.line.box, gap=1.6, alike=SMALLEST)
        )
        for line in around.lines
        if line.box != span.line.box
    ):
        yield Signal("title next to it", 1.5)
    confidence = min(word.confidence for word in span.words)
    if confidence < 0.5:
        yield Signal("hardly legible", -1.5)

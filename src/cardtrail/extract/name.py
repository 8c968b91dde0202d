"""Finds the person's name: how it is printed, where, and what else speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cardtrail.errors import InvalidValueError
from cardtrail.extract.company import matches_domain
from cardtrail.extract.lexicon import city_countries, entries
from cardtrail.extract.spans import Span, is_next_row
from cardtrail.extract.title import title_words
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Line
from cardtrail.text import fold
from cardtrail.values.name import PersonName

ENOUGH = 2.3
"""Evidence from which a text is taken for the name; measured."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['.-]+[^\W\d_]+)*\.?")
_PIECE = re.compile(r"[^,|•·/:;()]+")
_HONORIFIC = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|sir|herr|frau|shri|smt|er|ing|pr|dipl)\b",
    re.IGNORECASE,
)
_POSTNOMINAL = re.compile(
    r"\b(?:ph\.?\s?d|m\.?d|mba|p\.?e|cpa|esq|jr|sr|pmp|m\.?sc|b\.?sc|dds|frcs|cfa)\b\W*$",
    re.IGNORECASE,
)
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
    """

    local_parts: tuple[str, ...]
    domains: tuple[str, ...]
    lines: tuple[Line, ...]
    usual_height: float


def names(
    lines: Sequence[Line], around: Surroundings
) -> tuple[Candidate[PersonName], ...]:
    """What may be the person's name, the likeliest first.

    Args:
        lines: what no other detail has taken.
        around: the rest of the card.
    """
    found = []
    for span in (span for line in lines for span in _spans(line)):
        signals = tuple(_signals(span, around))
        try:
            value = PersonName.parse(span.text)
        except InvalidValueError:
            continue
        candidate = Candidate(value, span.text, span.words, signals)
        if candidate.score >= ENOUGH:
            found.append(candidate)
    return tuple(sorted(found, key=lambda candidate: -candidate.score))


def _spans(line: Line) -> Iterator[Span]:
    """Parts of a line that may be a name: between marks, cut at words of work."""
    for piece in _PIECE.finditer(line.text):
        tokens = list(_TOKEN.finditer(line.text, piece.start(), piece.end()))
        if not tokens:
            continue
        yield Span(line, tokens[0].start(), tokens[-1].end())
        work = [i for i, token in enumerate(tokens) if _is_work(tokens, i)]
        if work and work[0] > 1:
            yield Span(line, tokens[0].start(), tokens[work[0] - 1].end())
        if work and work[-1] < len(tokens) - 2:
            yield Span(line, tokens[work[-1] + 1].start(), tokens[-1].end())


def _is_work(tokens: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a word is a title, not the family name of a Mr Dean or a Ms Cook."""
    word = fold(tokens[index].group()).strip(".")
    if not title_words(word):
        return False
    before = fold(tokens[index - 1].group()).strip(".") if index else ""
    is_surname = word in entries("family_names") and before in entries("given_names")
    return not is_surname


def _signals(span: Span, around: Surroundings) -> Iterator[Signal]:
    tokens = [token.group() for token in _TOKEN.finditer(span.text)]
    folded = [fold(token).strip(".") for token in tokens]
    yield from _form(span.text, tokens, folded)
    yield from _vocabulary(folded)
    yield from _mail(folded, around)
    yield from _place(span, around)


def _form(text: str, tokens: Sequence[str], folded: Sequence[str]) -> Iterator[Signal]:
    whole = [token for token in folded if len(token) > 1]
    yield Signal(
        "number of words", {1: -1.5, 2: 1.0, 3: 1.0, 4: 0.5}.get(len(tokens), -2)
    )
    if any(char.isdigit() for char in text):
        yield Signal("digits", -4)
    if not whole or sum(len(token) for token in whole) < 4:
        yield Signal("hardly a letter", -3)
    lower = [t for t in tokens if t[0].islower() and fold(t) not in _PARTICLES]
    if lower:
        yield Signal("small letters", -1.5)
    if any(char.islower() for char in text) and any(
        re.search(r"[a-zà-ÿ][A-ZÀ-Ý]", t)
        and not t.startswith(("Mc", "Mac", "De", "Di"))
        for t in tokens
    ):
        yield Signal("capitals inside", -0.7)
    if "&" in text or "+" in text:
        yield Signal("joins two", -3)
    if _HONORIFIC.search(text):
        yield Signal("honorific", 2)
    if _POSTNOMINAL.search(text):
        yield Signal("degree", 1.5)


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
        yield Signal("is the domain", -2.5)


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
            is_next_row(span.line.box, line.box, gap=1.6)
            or is_next_row(line.box, span.line.box, gap=1.6)
        )
        for line in around.lines
        if line.box != span.line.box
    ):
        yield Signal("title next to it", 1.5)
    confidence = min(word.confidence for word in span.words)
    if confidence < 0.5:
        yield Signal("hardly legible", -1.5)

"""What speaks for and against a text as the name of the person on the card."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cardtrail.extract.company_evidence import (
    ends_with_form,
    matches_domain,
    without_short_form,
)
from cardtrail.extract.lexicon import city_countries, entries
from cardtrail.extract.spans import SMALLEST, Span, is_next_row
from cardtrail.extract.surroundings import Surroundings
from cardtrail.extract.title_words import title_words
from cardtrail.model.field import Signal
from cardtrail.text import fold

TOKEN = re.compile(r"(?<!\d)[^\W\d_]+(?:['.-]+[^\W\d_]+)*(?!\d)\.?")
"""A word of letters, with the points and hyphens in it."""

BEHIND_COMMA = re.compile(
    r",\s?(?:Ph\.?\s?D|M\.?D|MBA|P\.?E|CPA|Esq|Jr|Sr|PMP|M\.?Sc|B\.?Sc|DDS|FRCS|CFA)\b\.?"
)
"""A degree or a suffix behind a name."""

_HONORIFIC = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|sir|herr|frau|shri|smt|er|ing|pr|dipl)\b",
    re.IGNORECASE,
)
_POSTNOMINAL = re.compile(
    r"\b(?:ph\.?\s?d|m\.?d|mba|p\.?e|cpa|esq|jr|sr|pmp|m\.?sc|b\.?sc|dds|frcs|cfa)\b\W*$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"^(?!P\.?O\b)(?:[^\W\d_]\.\s?)+[^\W\d_]{3,}$")
_GLUED = re.compile(r"(?<=\.)(?=[^\W\d_]{3,}\.?$)")
_LINKS = frozenset(
    "and at by et for from in och og on our the to und with your".split()
)
_JOINING = frozenset("e en et i y".split())
"""Words for and that stand in people's names, too, between two family names."""

_NUMBER_BEFORE = re.compile(r"(?<!\w)\d{2,5}\s$")
_NUMBER_BEHIND = re.compile(r",\s?\d{1,5}(?!\d)")
_MORA = (
    r"(?:(?:sh|ch|ts|ky|gy|ny|hy|by|py|my|ry|[kgsztdnhfbpmyrwj])?[aiueo]|n(?![aiueo]))"
)
_JAPANESE = re.compile(rf"(?:{_MORA}|([kstp])(?=\1)|t(?=ch)|o(?=h\b))+h?")
_PARTICLES = frozenset(
    "al bin da das de del della den der di dos du e el la le ten ter van von y".split()
)


def signals_of(span: Span, read: str, around: Surroundings) -> Iterator[Signal]:
    """The evidence for a part of a line.

    Args:
        span: the part, as it was read.
        read: the same with look-alikes as meant.
        around: the rest of the card.
    """
    text = _GLUED.sub(" ", BEHIND_COMMA.sub("", read))
    tokens = [token.group() for token in TOKEN.finditer(text)]
    folded = [fold(token).strip(".") for token in tokens]
    yield from _form(read, tokens, folded)
    if _ends_as_firm(_to_gap(span, read), folded, around.domains):
        yield Signal("legal form", -6)
    yield from _vocabulary(folded)
    yield from _romanised(folded, around.country)
    yield from _mail(folded, around)
    yield from _place(span, around)
    if _NUMBER_BEFORE.search(span.before) or _NUMBER_BEHIND.match(span.after):
        yield Signal("number of a house", -2)
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
        (Signal("words between words", -3), _are_linked(folded)),
        (Signal("capitals inside", -0.7), _has_capitals_inside(tokens)),
        (Signal("joins two", -3), "&" in text or "+" in text),
        (Signal("ends as a firm", -1.5), bool(folded[1:]) and _is_of_firms(folded[-1])),
        (Signal("initials", 1), bool(_INITIALS.match(text))),
        (Signal("honorific", 2), bool(_HONORIFIC.search(text))),
        (Signal("degree", 1.5), bool(_POSTNOMINAL.search(text))),
    )
    yield from (signal for signal, holds in evidence if holds)


def _are_linked(folded: Sequence[str]) -> bool:
    """Whether a word joins others, other than the family names of one person."""
    joints = [i for i, word in enumerate(folded[:-1]) if i and word in _JOINING]
    return bool(_LINKS.intersection(folded)) or any(
        folded[i] == "et" or entries("given_names").isdisjoint(folded[:i])
        for i in joints
    )


def _to_gap(span: Span, read: str) -> str:
    """A part of a line up to the next gap: a legal form such as S/A has marks in it."""
    return read + span.after.partition(" ")[0]


def _ends_as_firm(text: str, folded: Sequence[str], domains: Sequence[str]) -> bool:
    """Whether a text ends with a legal form that is no family name, too.

    One that may be a surname is a form where it alone is in capitals, or what stands
    before it is the domain of the card.
    """
    if len(folded) < 2:
        return False
    bare = without_short_form(text)
    if bare != text:
        return not bare.isupper() or matches_domain("".join(folded[:-1]), domains)
    is_name = folded[-1] in entries("family_names")
    return not is_name and ends_with_form(text)


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
    whole = [token for token in folded if len(token) >= 3 and not _is_of_firms(token)]
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


def _is_of_firms(word: str) -> bool:
    """Whether a word is one of firms, and no name: their mail boxes say it, too."""
    is_name = word in entries("given_names") or word in entries("family_names")
    return word in entries("company_words") and not is_name


def _place(span: Span, around: Surroundings) -> Iterator[Signal]:
    boxes = [word.box for word in span.words]
    height = sum(box.height for box in boxes) / len(boxes)
    ratio = height / around.usual_height if around.usual_height else 1.0
    if ratio > 1.15:
        yield Signal("larger print", min(1.5, 2 * (ratio - 1)))
    if title_words(span.before) or title_words(span.after):
        yield Signal("title on the line", 1.5)
    elif any(
        is_next_row(span.line.box, line.box, gap=1.6, alike=SMALLEST)
        or is_next_row(line.box, span.line.box, gap=1.6, alike=SMALLEST)
        for line in around.titled
        if line.box != span.line.box
    ):
        yield Signal("title next to it", 1.5)
    confidence = min(word.confidence for word in span.words)
    if confidence < 0.5:
        yield Signal("hardly legible", -1.5)

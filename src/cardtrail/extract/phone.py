"""Finds telephone numbers and tells from their labels what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from cardtrail.errors import InvalidValueError
from cardtrail.extract.country import Home
from cardtrail.extract.spans import Span, find, left_neighbour
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Page, Word
from cardtrail.text import fold
from cardtrail.values.phone import PhoneKind, PhoneNumber

_DIGITS = re.compile(
    r"(?<![\w@])(?:\+\s?|\(\s?\+?)?\d[\d\s().\-/·•]{4,}\d"
    r"(?:\s?(?:e?xt?n?\.?|#)\s?:?\s?\d{1,6}\b)?(?:\s?(?:to|/)\s?\d{2,4}\b)?",
    re.IGNORECASE,
)
_SEAM = re.compile(
    r"(?<=\d)[\s/,]+(?=\(\s?\+?\d{2,}|\+\s?\d)|(?<=\d{4})\s?/\s?(?=\d{6})"
)
_UNCLOSED = re.compile(r"\s*\([^)]*$")
_FEWEST, _MOST = 6, 18  # digits, extension included

_WORDS: tuple[tuple[str, PhoneKind], ...] = (
    (r"(?:tele?|phone|fone|ph)\W{0,3}(?:/|&|and|-)\W?fax", PhoneKind.WORK),
    (r"tele?fax|fax|facsimile|fx", PhoneKind.FAX),
    (r"mob\w*|cell\w*|handy|celular|portable|gsm|hp|whatsapp", PhoneKind.MOBILE),
    (r"resid\w*|home|res|priv\w*", PhoneKind.HOME),
    (r"tel\w*|phone|ph|fone|office|off|direct\w*|main|work|desk|durchwahl|dial|call",
     PhoneKind.WORK),
)  # fmt: skip
"""Words that label a number, and what they mean."""

_LETTERS: tuple[tuple[str, PhoneKind], ...] = (
    ("[fe]", PhoneKind.FAX), ("[mc]", PhoneKind.MOBILE), ("[hr]", PhoneKind.HOME),
    ("[tpdow]|☎|✆", PhoneKind.WORK),
)  # fmt: skip
"""Letters that label a number right behind them; E before a number is a misread F."""

_LABELS = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        *((rf"(?<![^\W_])(?:{words})(?![^\W\d_])", kind) for words, kind in _WORDS),
        *((rf"(?<![^\W_])(?:{letter})\W{{0,4}}$", kind) for letter, kind in _LETTERS),
    )
)
_LABEL_REACH = 24  # characters before a number in which its label stands
_NOT_A_PHONE = re.compile(
    r"\b(?:telex|tlx|licen[cs]e|lic|crea|crm|cnpj|cpf|vat|tva|gst\w*|cin|pan|ein|tax|"
    r"reg\w*|isbn|abn|acn|iban|bic|ust|hrb|id|since|est\w*|p\.?\s?o\.?\s?box|suite|"
    r"room|cep|zip|pin|block|flat|sala)\W*$",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}")
_DATE = re.compile(r"(?:19|20)\d{2}\s?-\s?(?:19|20)\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}")
_POSTCODE = re.compile(r"(?:\d{5}(?:-\d{4})?|\d{3}[ -]\d{3,4}|\d{5}-\d{3})$")
_GROUPED = re.compile(r"\(\d+\)|\d[ .-]\d{3,4}[ .-]?\d{4}\b|\d{4}[ -]\d{4}")
_AFTER_WORD = re.compile(r"[^\W\d_]{3,},?\s*$")
_ENOUGH = 1.5


def phones(
    page: Page, home: Home, taken: frozenset[Word]
) -> tuple[Candidate[PhoneNumber], ...]:
    """Everything that looks like a telephone number, in reading order.

    Args:
        page: as read.
        home: the country in which numbers would be dialled as they stand.
        taken: words that are known to be something else.
    """
    found: list[Candidate[PhoneNumber]] = []
    previous: Span | None = None
    for span in find(_DIGITS, page):
        for part in _parted(span):
            if any(word in taken for word in part.words):
                continue
            label = _label(part, page)
            if label is None and found and previous and _is_listed(previous, part):
                label = found[-1].kind
            candidate = _candidate(part, label, home)
            if candidate.score >= _ENOUGH:
                found.append(candidate)
                previous = part
    return tuple(found)


def _parted(span: Span) -> Iterator[Span]:
    """Two numbers that stand side by side, one by one."""
    start = 0
    for seam in _SEAM.finditer(span.text):
        if sum(char.isdigit() for char in span.text[start : seam.start()]) >= _FEWEST:
            yield Span(span.line, span.start + start, span.start + seam.start())
            start = seam.end()
    cut = _UNCLOSED.search(span.text)
    yield Span(
        span.line, span.start + start, span.start + cut.start() if cut else span.end
    )


def _is_listed(previous: Span, span: Span) -> bool:
    """Whether a number follows another in a list: one label serves both."""
    between = span.line.text[previous.end : span.start]
    return previous.line == span.line and not any(char.isalnum() for char in between)


def _candidate(
    span: Span, label: PhoneKind | None, home: Home
) -> Candidate[PhoneNumber]:
    value = _parsed(span.text, home)
    signals = tuple(signal for signal, holds in _signals(span, label, value) if holds)
    kind = label or _kind_of(value)
    return Candidate(value, span.text.strip(" .-/"), span.words, signals, kind)


def _parsed(text: str, home: Home) -> PhoneNumber | None:
    """The number; None where the plan of a country only guessed at lacks it."""
    try:
        value = PhoneNumber.parse(text, home.country)
    except InvalidValueError:
        return None
    is_guess = not home.is_told and not re.match(r"\W*(?:\+|00)", text)
    return None if is_guess and not value.is_valid else value


def _label(span: Span, page: Page) -> PhoneKind | None:
    """The kind that is printed before the number, behind it, or left of its line."""
    nearest = re.split(r"\d{4,}", span.before)[-1][-_LABEL_REACH:]
    behind = re.match(r"\s*\(([^)\d]+)\)", span.after)
    sources = [behind.group(1) if behind else "", nearest]
    if not nearest.strip(" :.-") and (left := left_neighbour(span.line, page)):
        sources.append(re.split(r"\d{4,}", left.text)[-1][-_LABEL_REACH:])
    return next((kind for text in sources if (kind := _labelled(text))), None)


def _labelled(text: str) -> PhoneKind | None:
    """The last label in a text: the one nearest to the number."""
    folded = fold(text)
    ends = [
        (match.end(), -rank, kind)
        for rank, (pattern, kind) in enumerate(_LABELS)
        for match in pattern.finditer(folded)
    ]
    return max(ends)[2] if ends else None


def _kind_of(value: PhoneNumber | None) -> PhoneKind:
    """What the number itself tells: a mobile range or not."""
    if value is None:
        return PhoneKind.OTHER
    kind = phonenumbers.number_type(phonenumbers.parse(value.e164))
    is_mobile = kind == phonenumbers.PhoneNumberType.MOBILE
    return PhoneKind.MOBILE if is_mobile else PhoneKind.WORK


def _signals(
    span: Span, label: PhoneKind | None, value: PhoneNumber | None
) -> tuple[tuple[Signal, bool], ...]:
    """Every piece of evidence, and whether it holds here."""
    text = span.text.strip()
    digits = sum(char.isdigit() for char in text)
    bare = label is None
    letters = sum(char.isalpha() for char in span.before + span.after)
    return (
        (Signal("label", 2), not bare),
        (Signal("in the numbering plan", 1.5), value is not None and value.is_valid),
        (Signal("country code", 1), text.startswith(("+", "(+", "00"))),
        (Signal("grouped like a number", 0.7), bool(_GROUPED.search(text))),
        (Signal("alone on its line", 0.8), letters < 2 and digits >= 7),
        (Signal("too short or too long", -3), not _FEWEST <= digits <= _MOST),
        (Signal("something else", -4), bool(_NOT_A_PHONE.search(span.before))),
        (Signal("hours or a date", -3), bool(_HOURS.match(text) or _DATE.search(text))),
        (Signal("looks like a postcode", -2.5), bare and bool(_POSTCODE.match(text))),
        (
            Signal("follows a word", -0.7),
            bare and bool(_AFTER_WORD.search(span.before)),
        ),
    )

"""Finds the job title: words of work, near the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cardtrail.extract.company_evidence import (
    has_legal_form,
    matches_domain,
    says_only_firm,
)
from cardtrail.extract.lexicon import entries
from cardtrail.extract.spans import SMALLEST, Span, is_next_row
from cardtrail.extract.surroundings import Surroundings
from cardtrail.extract.title_words import title_words
from cardtrail.extract.weighed import Weighed
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Line
from cardtrail.text import natural_case, words_of
from cardtrail.values.name import PersonName

ENOUGH = 1.0
"""Evidence from which a text is taken for the title; measured."""

_MARKS = " ,;|•·-()/"
_COMMA = re.compile(r",\s|\s[|•·]\s")
_ADDRESSED = frozenset(
    "deine din ditt euer eure follow ihr ihre jouw notre nuestra nuestro onze our su tu"
    " unser unsere us uw votre vostra vostro we wir you your".split()
)
_DEGREES = re.compile(
    r"(?:(?:LL\.? ?M|[MB]\.? ?Sc|[MB]\.?A|MBA|Ph\.? ?D|CPA|CFA|PMP)\.?[\s,/|-]+)+"
)
_NUMBER = re.compile(r"\d(?!(?:st|nd|rd|th)\b)", re.IGNORECASE)


def titles(
    lines: Sequence[Line], name: Candidate[PersonName] | None, around: Surroundings
) -> Weighed[str]:
    """What may be the job title, the likeliest first.

    Args:
        lines: what no other detail has taken; a line that holds the name is parted.
        name: the person's name, if one was found.
        around: the rest of the card.
    """
    spans = (Span(line, _start(line.text), _end(line.text)) for line in lines)
    found = (_candidate(span, name, around) for span in spans)
    return Weighed.at(ENOUGH, (one for one in found if one.raw))


def _start(text: str) -> int:
    """Where a title begins behind the degrees of the name that it stands behind."""
    degrees = _DEGREES.match(text)
    return degrees.end() if degrees and degrees.end() < len(text) else 0


def _end(text: str) -> int:
    """Where a title ends before a comma with a firm or a number behind it."""
    for comma in _COMMA.finditer(text):
        before, behind = text[: comma.start()], text[comma.end() :]
        if title_words(before) and _is_other(behind):
            return comma.start()
    return len(text)


def _is_other(text: str) -> bool:
    """Whether a text is no part of a title: a firm, or something with a number."""
    words = words_of(text)
    if has_legal_form(text) and not says_only_firm(words):
        return True
    if words and words[-1] in entries("company_words"):
        return not says_only_firm(words) and entries("other_words").isdisjoint(words)
    return bool(_NUMBER.search(text)) and not title_words(text)


def _candidate(
    span: Span, name: Candidate[PersonName] | None, around: Surroundings
) -> Candidate[str]:
    text = span.text.strip(_MARKS)
    signals = (*_form(text, around), *_place(span, name))
    is_known = any(signal.name == "words of work" for signal in signals)
    return Candidate(
        natural_case(text), text, span.words, signals, is_changed=not is_known
    )


def _form(text: str, around: Surroundings) -> Iterator[Signal]:
    count = title_words(text)
    words = words_of(text)
    firm = any(word in entries("company_words") for word in words)
    evidence = (
        (Signal("words of work", min(2.0, 1.2 * count)), count > 0),
        (Signal("legal form", -2), has_legal_form(text)),
        (Signal("words of firms", -1), firm and not count),
        (Signal("is the domain", -2), matches_domain(text, around.domains)),
        (Signal("number", -1), bool(_NUMBER.search(text))),
        (Signal("speaks to customers", -2), not _ADDRESSED.isdisjoint(words)),
        (Signal("label", -2), text.endswith(":")),
        (Signal("no words", -2), not words or max(map(len, words)) < 2),
    )
    yield from (signal for signal, holds in evidence if holds)


def _place(span: Span, name: Candidate[PersonName] | None) -> Iterator[Signal]:
    if name is None:
        return
    box = span.line.box
    gap = box.left - name.box.right
    if is_next_row(name.box, box, gap=1.5, alike=SMALLEST):
        yield Signal("below the name", 0.8)
        if box.height < name.box.height:
            yield Signal("smaller than the name", 0.3)
    elif name.box.overlap_y(box) > 0.4 * box.height:
        yield Signal("beside the name", 0.8)
        if 0 <= gap < 1.5 * box.height:
            yield Signal("right behind the name", 0.3)

"""Finds telephone numbers and tells from their labels what they are for."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cardtrail.errors import InvalidValueError
from cardtrail.extract.country import Home
from cardtrail.extract.phone_kind import kind_of
from cardtrail.extract.phone_label import Label, label_of, labelled
from cardtrail.extract.phone_shape import (
    FEWEST,
    FEWEST_ABROAD,
    MOST,
    as_read,
    is_grouped,
    is_house,
    is_like_postcode,
    is_moment,
    numbers,
)
from cardtrail.extract.postcode import DIALLED, is_postcode
from cardtrail.extract.registration import announces_registration
from cardtrail.extract.spans import Span
from cardtrail.extract.weighed import Weighed
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Page, Word
from cardtrail.values.phone import PhoneNumber

_PART_OF_ADDRESS = re.compile(
    r"\b(?:id|since|est\w*|p\.?\s?o\.?\s?box|suite|room|cep|zip|pin|block|flat|sala|"
    r"box|post(?:fach|bus|boks)|bo[iî]te postale|case postale|pl|bp|apartado)\W*$",
    re.IGNORECASE,
)
_AFTER_WORD = re.compile(r"[^\W\d_]{3,},?\s*$")
_MARKED = re.compile(r"\s[·•-]\s")
_TOWN = re.compile(r"\s+(?:-\s+)?[^\W\d_]{2}")
_ONE_WORD = re.compile(r"\W*[^\W\d_]{2,}\W*$")
_BETWEEN = re.compile(r"\s?[/·•]\s?|\s-\s")
_LAST_GROUP = re.compile(r"-\s?(\d{1,4})$")
_ENDING = re.compile(
    r"\s*+[,;/|(]?\s*+(?P<label>[^\W\d_]++\.?)?[\s:]*+"
    r"(?P<ending>-\s?(?P<digits>\d{1,4}))(?![\s.-]?\d)"
)
ENOUGH = 1.5
"""Evidence from which digits are taken for a telephone number; measured."""

_FEWEST_LISTED = 7  # digits of a number at home that another follows in a list


@dataclass(frozen=True, slots=True)
class _Found:
    """A number, where it stands, and whether a label says what it is for."""

    span: Span
    candidate: Candidate[PhoneNumber]
    is_labelled: bool


def phones(
    page: Page, home: Home, taken: frozenset[Word]
) -> tuple[Candidate[PhoneNumber], ...]:
    """Everything that is taken for a telephone number, in reading order.

    See ``weighed_phones``.
    """
    return weighed_phones(page, home, taken).taken


def weighed_phones(
    page: Page, home: Home, taken: frozenset[Word]
) -> Weighed[PhoneNumber]:
    """Everything that looks like a telephone number, in reading order.

    Args:
        page: as read.
        home: the country in which numbers would be dialled as they stand.
        taken: words that are known to be something else.
    """
    found: list[_Found] = []
    rejected: list[Candidate[PhoneNumber]] = []
    for span in _one_by_one(page, home):
        if any(word in taken for word in span.words):
            continue
        label = label_of(span, page)
        leader = found[-1] if found and _is_listed(found[-1].span, span) else None
        if label is None and leader:
            label = _label(leader.candidate)
        candidate = _candidate(span, label, home)
        if leader:
            candidate = _completed(candidate, leader.candidate)
        if candidate.score < ENOUGH:
            rejected.append(candidate)
            continue
        found.append(_Found(span, candidate, is_labelled=label is not None))
        found += _endings(found[-1])
    kept = tuple(one.candidate for one in _told_apart(_once(found)))
    return Weighed(kept, tuple(rejected))


def _one_by_one(page: Page, home: Home) -> Iterator[Span]:
    """Every run of characters that may be a number, those of a list apart."""
    for run in numbers(page):
        yield from _listed(run, home)


def _listed(run: Span, home: Home) -> Iterator[Span]:
    """The numbers of a list such as ``32 96 16 50 / 39 64 06 20``, one by one.

    A mark parts two numbers if what stands on either side is one by itself; else it
    parts the groups of one number.
    """
    for mark in _BETWEEN.finditer(run.text):
        first = Span(run.line, run.start, run.start + mark.start())
        rest = Span(run.line, run.start + mark.end(), run.end)
        if not FEWEST <= sum(map(str.isdigit, first.text)) <= MOST:
            continue
        if _is_number(first.text, home) and _is_number(rest.text, home):
            yield first
            yield from _listed(rest, home)
            return
    yield run


def _is_number(text: str, home: Home) -> bool:
    fewest = FEWEST_ABROAD if text.startswith("+") else _FEWEST_LISTED
    if sum(char.isdigit() for char in text) < fewest:
        return False  # plans such as the German one have numbers of any length
    value = _parsed(as_read(text), home)
    return value is not None and value.is_valid


def _endings(leader: _Found) -> Iterator[_Found]:
    """The desk or fax of which only the ending is printed: ``-61`` (DIN 5008).

    It takes the place of the group behind the last hyphen, else of as many digits.
    """
    span, value = leader.span, leader.candidate.value
    match = _ENDING.match(span.after)
    if match is None or value is None:
        return
    own = _LAST_GROUP.search(span.text)
    size = len(own[1]) if own else len(match["digits"])
    number = PhoneNumber(value.e164[:-size] + match["digits"])
    if not number.is_valid:
        return
    label = labelled(match["label"] or "") or _label(leader.candidate)
    at = Span(span.line, span.end + match.start("ending"), span.end + match.end())
    signals = (Signal("ending of the one before", ENOUGH),)
    candidate = Candidate(
        number,
        at.text,
        at.words,
        signals,
        None if label is None else label.kind,
        is_changed=True,
        is_direct=label is not None and label.is_direct,
    )
    yield _Found(at, candidate, is_labelled=True)


def _once(found: Iterable[_Found]) -> list[_Found]:
    """The numbers without those that were read a second time off the same ink.

    A number that is printed twice, for two people or two offices, is told twice.
    """
    kept: list[_Found] = []
    for one in found:
        if not any(_is_same_ink(one, other) for other in kept):
            kept.append(one)
    return kept


def _is_same_ink(one: _Found, other: _Found) -> bool:
    """Whether a number was read a second time off the same ink."""
    return (
        other.candidate.value == one.candidate.value
        and other.span.line != one.span.line
        and other.candidate.box.overlap(one.candidate.box) > 0
    )


def _told_apart(found: Sequence[_Found]) -> Iterator[_Found]:
    """Of two numbers without labels that are nearly the same one is likely the fax."""
    for index, one in enumerate(found):
        twins = [other for other in found[:index] if _are_twins(one, other)]
        if twins and not one.is_labelled:
            doubted = dataclasses.replace(one.candidate, is_changed=True)
            yield dataclasses.replace(one, candidate=doubted)
        else:
            yield one


def _are_twins(one: _Found, other: _Found) -> bool:
    first, second = one.candidate.value, other.candidate.value
    return bool(
        first
        and second
        and not other.is_labelled
        and len(first.e164) == len(second.e164)
        and first.e164[:-2] == second.e164[:-2]
    )


def _completed(
    candidate: Candidate[PhoneNumber], leader: Candidate[PhoneNumber]
) -> Candidate[PhoneNumber]:
    """A number in a list that leaves out the area code of the one before it."""
    own = re.sub(r"\D", "", candidate.raw)
    if (
        leader.value is None
        or not FEWEST <= len(own) <= leader.value.national_length
        or (candidate.value is not None and candidate.value.is_valid)
        or candidate.raw.startswith(("+", "(", "0"))
    ):
        return candidate
    value = PhoneNumber(leader.value.e164[: -len(own)] + own)
    signal = Signal("area code of the one before", 1)
    return dataclasses.replace(
        candidate,
        value=value,
        signals=(*candidate.signals, signal),
        is_changed=True,
    )


def _is_listed(previous: Span, span: Span) -> bool:
    """Whether a number follows another in a list: one label serves both."""
    between = span.line.text[previous.end : span.start]
    return previous.line == span.line and not any(char.isalnum() for char in between)


def _label(candidate: Candidate[PhoneNumber]) -> Label | None:
    """What was printed for a number, as a label of another one."""
    kind = candidate.kind
    return None if kind is None else Label(kind, candidate.is_direct)


def _candidate(span: Span, label: Label | None, home: Home) -> Candidate[PhoneNumber]:
    read = as_read(span.line.text)[span.start : span.end]
    value = _parsed(read, home)
    evidence = (*_signals(span, label, value), _as_postcode(span, home.country))
    signals = tuple(signal for signal, holds in evidence if holds)
    label = label or Label(kind_of(value))
    raw = span.text.strip(" .-/")
    return Candidate(
        value,
        raw,
        span.words,
        signals,
        label.kind,
        read != span.text,
        label.is_direct,
    )


def _parsed(text: str, home: Home) -> PhoneNumber | None:
    """The number; None where the plan of a country only guessed at lacks it."""
    try:
        value = PhoneNumber.parse(text, home.country)
    except InvalidValueError:
        return None
    is_guess = not home.is_told and not re.match(r"\W*(?:\+|00)", text)
    return None if is_guess and not value.is_valid else value


def _as_postcode(span: Span, country: str) -> tuple[Signal, bool]:
    """Whether it is a postcode before its town, whatever letter stands before it."""
    last = _MARKED.split(span.text.strip())[-1]
    is_one = is_postcode(last, country) and _TOWN.match(span.after)
    return Signal("a postcode before a town", -5), bool(is_one)


def _signals(
    span: Span, label: Label | None, value: PhoneNumber | None
) -> tuple[tuple[Signal, bool], ...]:
    """Every piece of evidence, and whether it holds here."""
    text = as_read(span.text.strip())
    digits = sum(char.isdigit() for char in text)
    if value is not None:  # letters may stand for digits
        digits = max(digits, FEWEST)
    bare = label is None
    is_like_label = _ONE_WORD.match(span.before) and not span.after
    alone = bare and bool(is_like_label) and digits > FEWEST
    letters = sum(char.isalpha() for char in span.before + span.after)
    return (
        (Signal("label", 2), not bare),
        (Signal("in the numbering plan", 1.5), value is not None and value.is_valid),
        (Signal("country code", 1), text.startswith(("+", "(+", "00"))),
        (Signal("grouped like a number", 0.7), is_grouped(text)),
        (Signal("alone on its line", 0.8), letters < 2 and digits >= 7),
        (Signal("dialled at home", 0.7), letters < 2 and bool(DIALLED.match(text))),
        (Signal("too short or too long", -3), not FEWEST <= digits <= MOST),
        (Signal("a registration", -4), announces_registration(span.before)),
        (Signal("in an address", -4), bool(_PART_OF_ADDRESS.search(span.before))),
        (Signal("hours or a date", -3), is_moment(text)),
        (Signal("house, stair and door", -3), bare and is_house(text)),
        (Signal("looks like a postcode", -2.5), bare and is_like_postcode(text)),
        (Signal("behind one word", 0.8), alone),
        (
            Signal("follows a word", -0.7),
            bare and not alone and bool(_AFTER_WORD.search(span.before)),
        ),
    )

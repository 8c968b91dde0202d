"""Finds e-mail addresses: what stands around an @."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardtrail.errors import InvalidValueError
from cardtrail.extract.spans import Span, find
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Page
from cardtrail.values.email import EmailAddress
from cardtrail.values.tld import is_known_tld

_ATOM = r"[^\s@,;:()<>|\[\]\"]+"
_AROUND = re.compile(
    rf"(?P<local>{_ATOM}(?:[._-]\s{_ATOM})*)\s?@\s?"
    rf"(?P<domain>{_ATOM}(?:(?:\s?\.\s?|\.\s|\s\.){_ATOM})*)"
)
_LABEL = re.compile(
    r"^\W*(?:(?:e[\s_.-]?mail|mail|courriel|correo)[\s:._=~-]+|[eEmM][:.)=]\s*)",
    re.IGNORECASE,
)
_EDGE = ".,;:'\"*|·•~-_ "
_LOST_DOT = re.compile(r"\s(?=(?:com|org|net|edu|gov|co|info)\b)", re.IGNORECASE)


def emails(page: Page) -> tuple[Candidate[EmailAddress], ...]:
    """Everything that looks like an e-mail address, each once."""
    found: dict[str, Candidate[EmailAddress]] = {}
    for span in find(_AROUND, page):
        candidate = _candidate(span)
        if candidate.value is not None or not _is_bullet(span):
            found.setdefault(candidate.raw.casefold(), candidate)
    return tuple(found.values())


def _candidate(span: Span) -> Candidate[EmailAddress]:
    tail = _LOST_DOT.match(span.after)
    stretched = span if tail is None else _with_lost_ending(span)
    text = _LABEL.sub("", stretched.text)
    start = stretched.end - len(text)
    own = Span(span.line, start, stretched.end)
    for attempt, signals in _attempts(own.text):
        try:
            value = EmailAddress.parse(attempt)
        except InvalidValueError:
            continue
        if is_known_tld(value.domain):
            return Candidate(value, own.text.strip(_EDGE), own.words, signals)
    return Candidate(None, own.text.strip(_EDGE), own.words, (Signal("malformed", -1),))


def _is_bullet(span: Span) -> bool:
    """Whether the @ is a bullet or a colon misread: it stands alone between words."""
    return re.search(r"\s@|@\s", span.text) is not None


def _with_lost_ending(span: Span) -> Span:
    """The span and the next word: a reader saw a space where a dot stands."""
    ending = re.match(r"\s\w+", span.after)
    return Span(span.line, span.start, span.end + (ending.end() if ending else 0))


def _attempts(text: str) -> Iterator[tuple[str, tuple[Signal, ...]]]:
    """Readings of an address, the most faithful first."""
    bare = text.strip(_EDGE)
    yield bare, (Signal("as read", 2),)
    closed = re.sub(r"\s*([@._-])\s*", r"\1", bare)
    yield closed, (Signal("gaps closed", 1),)
    yield _LOST_DOT.sub(".", closed), (Signal("dot restored", 0.5),)
    local, _, domain = closed.rpartition("@")
    ascii_local = re.sub(r"[^\w.+%'-]", "", local)
    first = re.match(r"[\w.-]+\.[A-Za-z]{2,}", domain)
    if first:
        yield f"{ascii_local}@{first.group()}", (Signal("dirt removed", 0.3),)

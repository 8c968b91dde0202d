"""Finds e-mail addresses: what stands around an @."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from cardtrail.errors import InvalidValueError
from cardtrail.extract.spans import Span, find
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Page
from cardtrail.text import alike, fold
from cardtrail.values.domain import is_under_suffix
from cardtrail.values.email import EmailAddress

_ATOM = r"[^\s@,;:()<>|\[\]\"·•●▪]+"
_AROUND = re.compile(
    rf"(?P<local>{_ATOM}(?:[._-]\s{_ATOM})*)\s?@\s?"
    rf"(?P<domain>{_ATOM}(?:(?:\s?\.\s?|,(?=[a-z])){_ATOM})*)"
)
_LABEL = re.compile(
    r"^\W*(?:e[\s_.-]?mail[\s:._=~-]+|(?:mail|courriel|correo)[\s:=~]+"
    r"|[em](?:[:)=]\s*|\.\s+))",
    re.IGNORECASE,
)
_MAY_BE_LABEL = re.compile(r"^\W*(?:[EM]\.[a-z]|(?i:e[_.-]?mail)[._-]\w)")
_PROVIDER = re.compile(r"gmail|hotmail|yahoo|outlook|icloud|aol|gmx|web\.?de|proton")
_ANNOUNCED = re.compile(r"\be[\s_.-]?mail\b", re.IGNORECASE)
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_LOST_DOT = re.compile(r"\s(?=(?:com|org|net|edu|gov|co|info)\b)", re.IGNORECASE)
_MAY_BELONG = re.compile(
    r"(?:^|\s)(?!(?:e|mail|email|web|and|or|at|to)\s)[a-z\d]{2,}\s$"
)
_GAP = re.compile(r"\s*([@._-])\s*")
_GAP_IN_LOCAL = re.compile(r"\s[^@\s]+\s?@")
_ODD_END = re.compile(r"[^\w\s.+%-]+(?=@)")  # RFC 5322 has them; nobody prints them


def emails(page: Page) -> tuple[Candidate[EmailAddress], ...]:
    """Everything that looks like an e-mail address, each once."""
    found: dict[str, Candidate[EmailAddress]] = {}
    for span in find(_AROUND, page):
        candidate = _candidate(span)
        if candidate.value is not None or _is_meant_as_one(span):
            found.setdefault(candidate.raw.casefold(), candidate)
    return tuple(found.values())


def _candidate(span: Span) -> Candidate[EmailAddress]:
    tail = _LOST_DOT.match(span.after)
    stretched = span if tail is None else _with_lost_ending(span)
    text = _LABEL.sub("", stretched.text)
    start = stretched.end - len(text)
    own = Span(span.line, start, stretched.end)
    bare = _EDGE.sub("", own.text)
    is_whole = not (
        _MAY_BELONG.search(own.before) or _MAY_BE_LABEL.match(stretched.text)
    )
    for attempt, signal, is_changed in _attempts(bare):
        value = _parsed(attempt)
        if value is not None:
            doubt = is_changed or not is_whole
            return Candidate(value, bare, own.words, (signal,), is_changed=doubt)
    return Candidate(None, bare, own.words, (Signal("malformed", -1),))


@lru_cache(maxsize=1024)
def _parsed(text: str) -> EmailAddress | None:
    """The address, if it is one under a top-level domain that exists."""
    try:
        value = EmailAddress.parse(text)
    except InvalidValueError:
        return None
    return value if is_under_suffix(value.domain) else None


def _is_meant_as_one(span: Span) -> bool:
    """Whether something malformed is an address, not a bullet or a bit of a logo.

    An @ that stands alone between words is a misread bullet; an address that can't be
    parsed has a dot or a great provider's name behind the @, or a label before it.
    """
    if re.search(r"\s@|@\s", span.text):
        return False
    domain = fold(span.text.rpartition("@")[2])
    return "." in domain or bool(
        _PROVIDER.search(domain) or _ANNOUNCED.search(span.before + span.text)
    )


def _with_lost_ending(span: Span) -> Span:
    """The span and the next word: a reader saw a space where a dot stands."""
    ending = re.match(r"\s\w+", span.after)
    return Span(span.line, span.start, span.end + (ending.end() if ending else 0))


def _attempts(bare: str) -> Iterator[tuple[str, Signal, bool]]:
    """Readings of an address, the most faithful first, and whether each is changed."""
    if not _ODD_END.search(bare) and not _GAP_IN_LOCAL.search(bare):
        yield bare, Signal("as read", 2), False
        yield _sentence_removed(bare), Signal("sentence removed", 1), False
    closed = _GAP.sub(r"\1", _ODD_END.sub("", bare))
    yield closed, Signal("gaps closed", 1), True
    for repair, name in _REPAIRS:
        closed = repair(closed)
        yield closed, Signal(name, 0.5), True


def _sentence_removed(bare: str) -> str:
    """The address up to a full stop with a space behind it."""
    local, _, domain = bare.rpartition("@")
    return f"{local.strip()}@{domain.strip().split('. ')[0]}"


def _dots_restored(text: str) -> str:
    local, _, domain = text.rpartition("@")
    one = re.sub(r"-?\.+-?", ".", domain.replace(",", "."))
    return f"{re.sub(r'[.]{2,}', '.', local)}@{_LOST_DOT.sub('.', one)}"


def _ending_restored(text: str) -> str:
    """A last label that exists nowhere, with its look-alikes read as letters."""
    rest, _, ending = text.rpartition(".")
    others = (other.lower() for other in alike(ending) if other.isalpha())
    return f"{rest}.{next(others, ending.replace('rn', 'm'))}"


def _dirt_removed(text: str) -> str:
    local, _, domain = text.rpartition("@")
    first = re.match(r"[\w.-]+\.[A-Za-z]{2,}", domain)
    plain = re.sub(r"[^\w.+%'-]", "", local)
    return f"{plain}@{first[0]}" if first else text


_REPAIRS: tuple[tuple[Callable[[str], str], str], ...] = (
    (_dots_restored, "dots restored"),
    (_ending_restored, "ending restored"),
    (_dirt_removed, "dirt removed"),
)
"""Each works on what the ones before it made."""

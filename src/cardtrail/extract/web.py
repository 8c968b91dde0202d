"""Finds web sites: hosts with a scheme, a www or a known ending."""

from __future__ import annotations

import re

from cardtrail.errors import InvalidValueError
from cardtrail.extract.spans import Span, find
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Page, Word
from cardtrail.values.domain import is_suffix, is_under_suffix
from cardtrail.values.web import Website

_HOST = re.compile(
    r"(?<![\w@.-])(?:(?P<scheme>https?)\s?:\s?/?/?\s?)?"
    r"(?P<www>www[.,]\s?)?"
    r"(?P<host>[\w-]+(?:\.[\w-]+)+)(?P<path>/[\w./?=&%~+-]*)?(?!\s?@)",
    re.IGNORECASE,
)
_COMMON = frozenset(
    "at au be biz br ca ch cn com cz de dk edu es eu example fi fr gov gr hk hu in info"
    " io it jp kr mx net nl no nz org pl pt ru se sg tr tw uk us za".split()
)
"""Endings that make a host without a scheme or www a web site: others are words."""


def websites(page: Page, taken: frozenset[Word]) -> tuple[Candidate[Website], ...]:
    """Everything that looks like a web site, each once; ``taken`` words are e-mails."""
    found: dict[str, Candidate[Website]] = {}
    for span in find(_HOST, page):
        if not any(word in taken for word in span.words):
            candidate = _candidate(span)
            if candidate is not None:
                found.setdefault(str(candidate.value), candidate)
    return tuple(found.values())


def _candidate(span: Span) -> Candidate[Website] | None:
    match = _HOST.fullmatch(span.text)
    if match is None:
        return None
    host = match["host"].lower()
    ending = host.rpartition(".")[2]
    announced = bool(match["scheme"] or match["www"] or host.startswith("www"))
    if not announced and (ending not in _COMMON or len(host) < 6 or is_suffix(host)):
        return None
    if not is_under_suffix(host):
        return None
    scheme = (match["scheme"] or "https").lower()
    www = "www." if match["www"] else ""
    try:
        value = Website.parse(f"{scheme}://{www}{match['host']}{match['path'] or ''}")
    except InvalidValueError:
        return None
    signal = Signal("scheme or www" if announced else "known ending", 2)
    return Candidate(value, span.text, span.words, (signal,))

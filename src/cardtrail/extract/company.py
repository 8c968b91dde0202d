"""Finds the firm: its legal form, its words, or the domain it mails from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cardtrail.extract.lexicon import entries
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Line
from cardtrail.text import fold, natural_case

_FORMS = (
    r"inc|incorporated|ltd|limited|llc|llp|lp|plc|corp|corporation|gmbh|mbh|ag|kgaa|kg|"
    r"ohg|gbr|e\.v|s\.?a\.?r\.?l|s\.?r\.?l|s\.?p\.?a|sas|sasu|s\.a\.s|s\.a|s\.l\.?u?|"
    r"s\.?c\.?p|s\.? ?de ?r\.?l|b\.?v|n\.?v|oyj?|ab|asa|a/s|aps|k/s|ltda|lda|s/c|s/a|"
    r"eireli|pty|pvt|pte|sdn|bhd|co\.?,?\s?ltd|k\.?k|jsc|pjsc|sp\.?\s?z\s?o\.?\s?o|s\.r\.o|"
    r"d\.o\.o|kft|zrt|nyrt|teoranta|dac|clg|uab"
)
_LEGAL = re.compile(rf"(?<![^\W_])(?:{_FORMS})(?![^\W_])\.?", re.IGNORECASE)
_LEGAL_END = re.compile(
    rf"(?<![^\W_])(?:{_FORMS}|co|company)\.?\W*(?:\b[\w.]{{1,3}}\W*)?$", re.IGNORECASE
)
_ENOUGH = 1.0
_LEGIBLE = 0.7
_KNOWN = frozenset({"legal form", "words of firms", "is the domain"})
"""Evidence in the words themselves; large print alone is true of slogans, too."""


def companies(
    lines: Sequence[Line], domains: Sequence[str], usual_height: float
) -> tuple[Candidate[str], ...]:
    """What may be the firm's name, the likeliest first.

    Args:
        lines: what no other detail has taken.
        domains: hosts of the e-mails and web sites on the card.
        usual_height: median height of the card's lines in pixels.
    """
    found = []
    for line in lines:
        text = line.text.strip(" ,;|•·-")
        signals = tuple(_signals(line, domains, usual_height))
        is_known = any(signal.name in _KNOWN for signal in signals)
        candidate = Candidate(
            natural_case(text), text, line.words, signals, is_changed=not is_known
        )
        if text and candidate.score >= _ENOUGH:
            found.append(candidate)
    return tuple(sorted(found, key=lambda candidate: -candidate.score))


def ends_with_legal_form(text: str) -> bool:
    """Whether a text ends as the names of firms do, give or take a stray word."""
    return _LEGAL_END.search(text) is not None


def matches_domain(text: str, domains: Sequence[str]) -> bool:
    """Whether the letters of ``text`` are the name in one of the domains."""
    spoken = fold(text).removeprefix("the ").replace("&", "and")
    letters = re.sub(r"[^a-z0-9]", "", spoken)
    owners = {owner(domain) for domain in domains}
    return len(letters) >= 3 and any(
        letters.startswith(name) or name.startswith(letters)
        for name in owners
        if len(name) >= 3
    )


def owner(domain: str) -> str:
    """The registered name in a host: ``alder`` of ``www.alder.co.uk``."""
    labels = domain.lower().removeprefix("www.").split(".")
    generic = {"co", "com", "org", "net", "ac", "gov", "edu", "ne", "or", "go", "re"}
    rest = [label for label in labels[:-1] if label not in generic]
    return re.sub(r"[^a-z0-9]", "", rest[-1]) if rest else ""


def _signals(
    line: Line, domains: Sequence[str], usual_height: float
) -> Iterator[Signal]:
    words = re.findall(r"[^\W\d_]+", fold(line.text))
    firm = sum(word in entries("company_words") for word in words)
    if _LEGAL.search(line.text):
        yield Signal("legal form", 2.5)
    if firm:
        yield Signal("words of firms", min(1.5, firm))
    if matches_domain(line.text, domains):
        yield Signal("is the domain", 2)
    is_large = line.box.height > 1.4 * usual_height
    if is_large and len(words) <= 5 and line.confidence > _LEGIBLE:
        yield Signal("large print", 1)
    if sum(char.isalpha() for char in line.text) < 3:
        yield Signal("hardly a letter", -2)
    if line.confidence < 0.5:
        yield Signal("hardly legible", -1)

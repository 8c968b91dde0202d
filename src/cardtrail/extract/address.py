"""Finds postal addresses: blocks of lines that grow around a sure one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from cardtrail.errors import InvalidValueError
from cardtrail.extract.lexicon import city_countries, entries
from cardtrail.extract.spans import is_next_row
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Line
from cardtrail.text import fold
from cardtrail.values.address import PostalAddress
from cardtrail.values.country import country_at_end
from cardtrail.values.postal import postal_rules

ANCHOR = 2.0
"""Evidence from which a line starts an address by itself."""

JOINS = 0.7
"""Evidence from which a line next to an address belongs to it."""

_LABEL = re.compile(
    r"^\W*(?:(?:postal |mailing |our )?add?(?:ress|r)?|anschrift|adresse|endere[cç]o|"
    r"residence|resi?|location|[^\W\d]{3,}(?=\s?:\s?#?\d))\s*:\s*"
    r"|^(?:[^\W\d_]+\s)?office\b[\s:]*(?=\S)",
    re.IGNORECASE,
)
_HOUSE_NUMBER = re.compile(
    r"^\W*\d+[\w/-]*,?\s+[^\W\d]|#\s?\d|\d+[a-z]?\s*$|,\s?\d|\bno\.?\s?\d",
    re.IGNORECASE,
)
_BOX = re.compile(r"\bp\.?\s?o\.?\s?box\b|\bpostfach\b|\bpostbus\b", re.IGNORECASE)
_STREET_ENDING = re.compile(
    r"\w{3,}(?:stra[sß]{1,2}e|str\.|weg|platz|gasse|allee|ring|straat|laan|plein|gata?n|"
    r"vej|-ro|-gil|-daero|-gu|-dong|-ku|-cho|-chome|-machi|-shi|-ken|-do)\b",
    re.IGNORECASE,
)
_US_STATE_ZIP = re.compile(r"\b[A-Z][A-Za-z.]{1,3},?\s{1,2}\d{5}(?:-\d{4})?\b")
_UNLIKE = re.compile(r"@|www\.|\.com\b|\d{1,2}:\d{2}|\b(?:am|pm)\b", re.IGNORECASE)


def addresses(
    lines: Sequence[Line], country: str
) -> tuple[Candidate[PostalAddress], ...]:
    """The addresses on a card, in reading order.

    Args:
        lines: what is left when e-mails, numbers and web sites are taken out.
        country: ISO 3166-1 alpha-2, for addresses that don't name theirs.
    """
    evidence = {line: tuple(_signals(line, country)) for line in lines}
    weights = {
        line: sum(s.weight for s in signals) for line, signals in evidence.items()
    }
    found = []
    for block in _blocks(lines, weights):
        for part in _parted(block, country):
            signals = tuple(signal for line in part for signal in evidence[line])
            candidate = _candidate(part, signals, country)
            if candidate is not None and candidate.score >= ANCHOR:
                found.append(candidate)
    return tuple(found)


def _blocks(
    lines: Sequence[Line], weights: dict[Line, float]
) -> Iterator[tuple[Line, ...]]:
    """Sure lines with the likely lines above and below them."""
    free = [line for line in lines if weights[line] >= JOINS]
    while any(weights[line] >= ANCHOR for line in free):
        block = [next(line for line in free if weights[line] >= ANCHOR)]
        free.remove(block[0])
        while neighbour := next((x for x in free if _adjoins(x, block)), None):
            block.append(neighbour)
            free.remove(neighbour)
        yield tuple(sorted(block, key=lambda line: (line.box.centre.y, line.box.left)))


def _adjoins(line: Line, block: Sequence[Line]) -> bool:
    return any(
        is_next_row(line.box, other.box) or is_next_row(other.box, line.box)
        for other in block
    )


def _parted(block: Sequence[Line], country: str) -> Iterator[tuple[Line, ...]]:
    """One address after the other: each ends where a postcode or country stands."""
    part: list[Line] = []
    for index, line in enumerate(block):
        part.append(line)
        ends = [_ends_address(other, country) for other in block[index:]]
        if ends[0] and any(ends[1:]) and not ends[1]:
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


def _ends_address(line: Line, country: str) -> bool:
    return bool(_has_postcode(line.text, country) or country_at_end(line.text))


def _candidate(
    lines: Sequence[Line], signals: tuple[Signal, ...], country: str
) -> Candidate[PostalAddress] | None:
    texts = (_LABEL.sub("", line.text).strip(" ,;|•·-") for line in lines)
    text = ", ".join(text for text in texts if text)
    words = tuple(word for line in lines for word in line.words)
    try:
        value = PostalAddress.parse(text, country)
    except InvalidValueError:
        return None
    return Candidate(value, text, words, signals)


def _signals(line: Line, country: str) -> Iterator[Signal]:
    text = line.text
    words = re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*", fold(text))
    streets = sum(word in entries("street_words") for word in words)
    if _has_postcode(text, country):
        yield Signal("postcode", 2)
    if streets or _STREET_ENDING.search(text):
        yield Signal("street word", 1 + 0.4 * min(2, streets))
    if _BOX.search(text):
        yield Signal("post box", 2)
    if _names_city(words):
        yield Signal("city", 1)
    if country_at_end(text):
        yield Signal("country", 1.5)
    if _HOUSE_NUMBER.search(text):
        yield Signal("house number", 0.7)
    if text.endswith(","):
        yield Signal("goes on", 0.7)
    yield from _against(line, words, country)


def _against(line: Line, words: Sequence[str], country: str) -> Iterator[Signal]:
    if _UNLIKE.search(line.text):
        yield Signal("web, mail or hours", -2)
    titles = sum(word in entries("title_words") for word in words)
    if titles and not any(char.isdigit() for char in line.text):
        yield Signal("title word", -1.2 * titles)
    if words and _FIRM_ENDINGS.intersection(words[-2:]):
        yield Signal("firm", -3)
    if "&" in line.text:
        yield Signal("joins two", -0.8)
    other = sum(word in entries("other_words") for word in words)
    if other and not any(word in entries("street_words") for word in words):
        yield Signal("other words", -0.4 * other)
    if sum(len(word) for word in words) < 3 and not _has_postcode(line.text, country):
        yield Signal("hardly a letter", -2)


_FIRM_ENDINGS = frozenset(
    "inc ltd llc llp limited corp corporation gmbh ag plc co bv nv oy ltda sarl pvt pty"
    " company".split()
)


def _has_postcode(text: str, country: str) -> bool:
    if country == "US":
        return bool(
            _US_STATE_ZIP.search(text) or re.search(r"[A-Za-z.,]\s\d{5}$", text)
        )
    pattern = postal_rules(country).postcode
    return pattern is not None and any(
        len(token) >= 4 and pattern.fullmatch(token) for token in _tokens(text)
    )


def _tokens(text: str) -> Iterator[str]:
    """Runs of one and two words, without the marks around them: postcodes have gaps."""
    words = [
        word.strip(",.;:()[]〒-") for word in re.split(r"\s+|(?<=\D)-(?=\d)|,", text)
    ]
    yield from words
    for first, second in itertools.pairwise(words):
        yield f"{first} {second}"
        yield first + second


def _names_city(words: Sequence[str]) -> bool:
    return any(
        len(name) >= 4 and name in city_countries()
        for size in (1, 2, 3)
        for start in range(len(words) - size + 1)
        for name in (" ".join(words[start : start + size]),)
    )

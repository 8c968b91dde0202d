"""Finds postal addresses: blocks of lines that grow around a sure one."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from cardtrail.errors import InvalidValueError
from cardtrail.extract.address_block import (
    ANCHOR,
    JOINS,
    blocks,
    parted,
)
from cardtrail.extract.address_evidence import (
    STREET_FORM,
    names_city,
    registers,
    signals_of,
)
from cardtrail.extract.address_label import LABEL, joined, without_label_behind
from cardtrail.extract.place import place_restored
from cardtrail.extract.postcode import (
    has_postcode,
    is_postcode,
    postcode_country,
    postcode_restored,
    postcode_spaced,
)
from cardtrail.extract.spans import is_next_row, text_box
from cardtrail.extract.weighed import Weighed
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Line, Word
from cardtrail.text import fold, letters_restored, prints_alike
from cardtrail.values.address import PostalAddress
from cardtrail.values.postal import postal_rules

_GO_ON = frozenset({"postcode", "street word", "post box", "country", "region"})
"""What a line needs one of to follow where an address is whole."""

_PLACES = frozenset({"street word", "region"})
"""What below a street tells of a quarter or a town: the word District, a state."""

_APART = 1.2  # heights of a gap that parts a postcode from what is beside it
_WIDE, _STANDS_OUT = 0.75, 1.6
"""A gap this wide in heights, and this much wider than the others on its line, may
part two columns: words are set 0.3 to 0.6 heights apart."""

_CAN_BELONG = re.compile(r"[\d,]")
_FEWEST = 2  # words of an address on a line before another number may follow

_TOWN_AND_CODE = re.compile(r"(?:[A-Z][^\W\d_]*[,\s]\s?){1,4}(?!(?:19|20)\d\d$)\d{4}$")
_STOP_BEFORE_STATE = re.compile(r"(?<=[a-z]{3})\.(?=\s[A-Z]{2}\s\d{5}\b)")


def addresses(
    lines: Sequence[Line], country: str
) -> tuple[Candidate[PostalAddress], ...]:
    """The addresses on a card, in reading order.

    See ``weighed_addresses``.
    """
    return weighed_addresses(lines, country).taken


def weighed_addresses(lines: Sequence[Line], country: str) -> Weighed[PostalAddress]:
    """The addresses on a card, in reading order, and what is not enough for one.

    Args:
        lines: what is left when e-mails, numbers and web sites are taken out.
        country: ISO 3166-1 alpha-2, for addresses that don't name theirs.
    """
    country = postcode_country([line.text for line in lines], country)
    begins = [line.box.left for line in lines]
    lines = [
        without_label_behind(_without_registration(side, country))
        for line in lines
        for side in _sides(line, begins, country)
    ]
    evidence = _evidence(lines, country)
    weights = {
        line: sum(s.weight for s in signals) for line, signals in evidence.items()
    }
    taken: list[Candidate[PostalAddress]] = []
    rejected: list[Candidate[PostalAddress]] = []
    for block in blocks(lines, weights):
        for whole in parted(block, country):
            part = _up_to_end(_from_street_on(whole, evidence), evidence, country)
            signals = tuple(signal for line in part for signal in evidence[line])
            if _is_whole(part, country):
                signals = (*signals, Signal("whole", 1))
            candidate = _candidate(part, signals, country)
            if candidate is not None:
                (taken if _is_enough(candidate) else rejected).append(candidate)
    used = frozenset(word for one in (*taken, *rejected) for word in one.words)
    return Weighed(tuple(taken), (*rejected, *_traces(evidence, used)))


def _traces(
    evidence: Mapping[Line, tuple[Signal, ...]], used: frozenset[Word]
) -> Iterator[Candidate[PostalAddress]]:
    """The other lines that have something of an address, with no value."""
    for line, signals in evidence.items():
        has_some = sum(signal.weight for signal in signals) > 0
        if has_some and used.isdisjoint(line.words):
            yield Candidate(None, line.text, line.words, signals)


def _evidence(lines: Sequence[Line], country: str) -> dict[Line, tuple[Signal, ...]]:
    """What speaks for each line, by itself and by a street right above it."""
    evidence = {line: tuple(_signals(line, country)) for line in lines}
    streets = [line for line in lines if STREET_FORM.match(line.text)]
    ends_in_four = _ends_in_four_digits(country)
    for line in lines:
        is_code = ends_in_four and _TOWN_AND_CODE.match(line.text) is not None
        is_place = any(signal.name in _PLACES for signal in evidence[line])
        if (is_code or is_place) and _is_below(line, streets, lines):
            evidence[line] += (Signal("below a street", 1.3 if is_code else 0.7),)
    return evidence


def _is_below(line: Line, streets: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether a line stands right below a street, or below a line that does."""
    above = [other for other in lines if _is_above(other, line)]
    return any(
        street in above or any(_is_above(street, other) for other in above)
        for street in streets
    )


def _is_above(upper: Line, lower: Line) -> bool:
    return is_next_row(text_box(upper), text_box(lower))


def _ends_in_four_digits(country: str) -> bool:
    """Whether addresses end with a postcode that may as well be another number."""
    rules = postal_rules(country)
    pattern = rules.postcode and rules.postcode.pattern
    return pattern == r"\d{4}" and not rules.is_postcode_first


def _is_enough(candidate: Candidate[PostalAddress]) -> bool:
    """Whether the evidence is strong, and more than one word such as "Dr." gives."""
    kinds = {signal.name for signal in candidate.signals if signal.weight > 0}
    has_parts = bool(re.search(r"[\d,]", str(candidate.value)))
    return candidate.score >= ANCHOR and len(kinds - {"goes on"}) > 1 and has_parts


def _signals(line: Line, country: str) -> tuple[Signal, ...]:
    text = _as_meant(LABEL.sub("", line.text, count=1), country)
    return signals_of(text, country)


def _sides(line: Line, begins: Sequence[float], country: str) -> tuple[Line, ...]:
    """A line, or its two sides where a wide gap parts an address from other words.

    Two columns may stand closer than those that the layout of the page parts. Words
    in front of an address are such a column only if other lines begin where the
    address does.

    Args:
        line: of the card.
        begins: left ends of all lines, in card pixels.
        country: ISO 3166-1 alpha-2.
    """
    height = statistics.median(word.box.height for word in line.words)
    gaps = [b.box.left - a.box.right for a, b in itertools.pairwise(line.words)]
    usual, widest = sorted([0.0, 0.0, *gaps])[-2:]
    if widest < _WIDE * height or widest < _STANDS_OUT * usual or not usual:
        return (line,)
    cut = gaps.index(widest) + 1
    is_close = widest < _APART * height
    if is_close and _adjoins_postcode(line, cut, country):
        return (line,)
    sides = (Line(line.words[:cut]), Line(line.words[cut:]))
    weights = [sum(s.weight for s in _signals(side, country)) for side in sides]
    weaker = weights.index(min(weights))
    left = sides[1].box.left
    is_column = any(abs(left - other) < height / 2 for other in begins)
    if is_close and weaker == 0 and not is_column:
        return (line,)
    is_apart = max(weights) >= JOINS and min(weights) <= 0
    return sides if is_apart and not _CAN_BELONG.search(sides[weaker].text) else (line,)


def _adjoins_postcode(line: Line, cut: int, country: str) -> bool:
    """Whether a postcode ends or begins at a gap; some are set off by two spaces."""
    texts = [word.text for word in line.words]
    beside = (texts[cut - 2 : cut], texts[cut - 1 : cut], texts[cut : cut + 2])
    return any(is_postcode(" ".join(words).strip(","), country) for words in beside)


def _without_registration(line: Line, country: str) -> Line:
    """The line up to a tax or trade number that stands behind an address."""
    if not any(char.isdigit() for char in line.text):
        return line
    for start in range(_FEWEST, len(line.words)):
        behind = " ".join(word.text for word in line.words[start:])
        if registers(behind, country) and not has_postcode(behind, country):
            return Line(line.words[:start])
    return line


def _from_street_on(
    part: tuple[Line, ...], evidence: Mapping[Line, tuple[Signal, ...]]
) -> tuple[Line, ...]:
    """Without lines on top that only have the name of a city: it stands below."""
    for index, line in enumerate(part[:-1]):
        if {signal.name for signal in evidence[line]} != {"city"}:
            return part[index:]
    return part[-1:]


def _up_to_end(
    part: tuple[Line, ...],
    evidence: Mapping[Line, tuple[Signal, ...]],
    country: str,
) -> tuple[Line, ...]:
    """Without lines behind a whole address that have nothing of an address.

    A number at the end, such as that of a year or a certificate, may be that of a
    house, and the name of a person may be that of a city, but not there.
    """
    has_city = False
    for index, line in enumerate(part[:-1]):
        has_city |= any(signal.name == "city" for signal in evidence[line])
        kept = _GO_ON if has_city else {*_GO_ON, "city"}
        behind = {signal.name for signal in evidence[part[index + 1]]}
        if not behind & kept and _is_whole(part[: index + 1], country):
            return part[: index + 1]
    return part


def _is_whole(part: Sequence[Line], country: str) -> bool:
    """Whether nothing is missing that a letter needs, the postcode included."""
    try:
        value = PostalAddress.parse(joined(line.text for line in part), country)
    except InvalidValueError:
        return False
    place = value.locality or value.region
    return bool(value.street and value.postal_code and place)


def _candidate(
    lines: Sequence[Line], signals: tuple[Signal, ...], country: str
) -> Candidate[PostalAddress] | None:
    raw = joined(line.text for line in lines)
    read = joined(_as_meant(line.text, country) for line in lines)
    words = tuple(word for line in lines for word in line.words)
    try:
        parsed = PostalAddress.parse(postcode_spaced(read, country), country)
    except InvalidValueError:
        return None
    value = place_restored(parsed)
    is_changed = value != parsed or not prints_alike(_comma_before_state(raw), read)
    return Candidate(value, raw, words, signals, is_changed=is_changed)


@lru_cache(maxsize=1024)
def _as_meant(text: str, country: str) -> str:
    """The text with look-alikes read as what they must be in an address."""
    return _comma_before_state(postcode_restored(letters_restored(text), country))


def _comma_before_state(text: str) -> str:
    """The text with a comma for a stop between a known city, a state and its ZIP."""
    stop = _STOP_BEFORE_STATE.search(text)
    if stop is None or not names_city(fold(text[: stop.start()]).split()[-3:]):
        return text
    return f"{text[: stop.start()]},{text[stop.end() :]}"

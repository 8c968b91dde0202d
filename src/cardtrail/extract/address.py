"""Finds postal addresses: blocks of lines that grow around a sure one."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cardtrail.errors import InvalidValueError
from cardtrail.extract.address_evidence import names_city, registers, signals_of
from cardtrail.extract.postcode import (
    has_postcode,
    postcode_country,
    postcode_restored,
    postcode_spaced,
)
from cardtrail.extract.spans import is_next_row, text_box
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Line
from cardtrail.text import fold, letters_restored
from cardtrail.values.address import PostalAddress
from cardtrail.values.country import country_at_end

_GO_ON = frozenset({"postcode", "street word", "post box", "country"})
"""What a line needs one of to follow where an address is whole."""

_WIDE, _STANDS_OUT = 0.75, 1.6
"""A gap this wide in heights, and this much wider than the others on its line, may
part two columns: words are set 0.3 to 0.6 heights apart."""

_FEWEST = 2  # words of an address on a line before another number may follow

ANCHOR = 2.0
"""Evidence from which a line starts an address by itself."""

JOINS = 0.7
"""Evidence from which a line next to an address belongs to it."""

_PLACE = (
    r"(?:(?:[^\W\d_]+\.?\s){0,2}(?:offices?|branch|factory|works|showroom|plant|"
    r"warehouse|godown|headquarters|studio)|h\.?q\.?)"
)
_NEUTRAL = 0.3  # a bare line, such as the name of a quarter, has less against it
_LABEL = re.compile(
    r"^\W*(?:(?:postal |mailing |our )?(?:a?ddress|addr?)|anschrift|adresse|"
    r"endere[cç]o|"
    r"direcci[oó]n|indirizzo|adres|"
    rf"residence|resi?|location|(?!flat|plot|unit|door|house|box|room|shop|sector|phase|tower|wing|level|floor|suite)[^\W\d]{{3,}}(?=\s?[:@]\s?#?\d)|{_PLACE})\s*[:.@]\s*(?=\S)"
    r"|^\W*(?:[^\W\d_]+\.?\s){0,2}(?:office|branch)\s+(?=\d|[A-Z])(?!\d+\w?,)"
    r"(?!(?:park|road|rd|street|st|lane|building|tower|complex|block|campus)\b)",
    re.IGNORECASE,
)
_ICON = re.compile(r"^\W*(?:[QOVY0]\s|[ijl]\s)*\W*(?=\d+\w?,?\s+[^\W\d]{2})")
_BEFORE = re.compile(r"^(?:[^\w#(〒№]|_|[ijl]\s)+")
_BEHIND = re.compile(r"(?:[^\w).]|_|\s[ijl]\b|\s[).]|(?<=\d)[).](?!\w))+$")
"""Stray marks around a line; a bracket or a full stop behind a word may be printed."""

_STOP_BEFORE_STATE = re.compile(r"(?<=[a-z]{3})\.(?=\s[A-Z]{2}\s\d{5}\b)")


def addresses(
    lines: Sequence[Line], country: str
) -> tuple[Candidate[PostalAddress], ...]:
    """The addresses on a card, in reading order.

    Args:
        lines: what is left when e-mails, numbers and web sites are taken out.
        country: ISO 3166-1 alpha-2, for addresses that don't name theirs.
    """
    country = postcode_country([line.text for line in lines], country)
    lines = [
        _without_registration(side, country)
        for line in lines
        for side in _sides(line, country)
    ]
    evidence = {line: tuple(_signals(line, country)) for line in lines}
    weights = {
        line: sum(s.weight for s in signals) for line, signals in evidence.items()
    }
    found = []
    for block in _blocks(lines, weights):
        for whole in _parted(block, country):
            part = _up_to_end(_from_street_on(whole, evidence), evidence, country)
            signals = tuple(signal for line in part for signal in evidence[line])
            if _is_whole(part, country):
                signals = (*signals, Signal("whole", 1))
            candidate = _candidate(part, signals, country)
            if candidate is not None and _is_enough(candidate):
                found.append(candidate)
    return tuple(found)


def _is_enough(candidate: Candidate[PostalAddress]) -> bool:
    """Whether the evidence is strong, and more than one word such as "Dr." gives."""
    kinds = {signal.name for signal in candidate.signals if signal.weight > 0}
    has_parts = bool(re.search(r"[\d,]", str(candidate.value)))
    return candidate.score >= ANCHOR and len(kinds - {"goes on"}) > 1 and has_parts


def _signals(line: Line, country: str) -> Iterator[Signal]:
    text = _as_meant(_LABEL.sub("", line.text, count=1), country)
    yield from signals_of(text, country)


def _sides(line: Line, country: str) -> tuple[Line, ...]:
    """A line, or its two sides where a wide gap parts an address from other words.

    Two columns may stand closer than those that the layout of the page parts.
    """
    height = statistics.median(word.box.height for word in line.words)
    gaps = [b.box.left - a.box.right for a, b in itertools.pairwise(line.words)]
    usual, widest = sorted([0.0, 0.0, *gaps])[-2:]
    if widest < _WIDE * height or widest < _STANDS_OUT * usual or not usual:
        return (line,)
    cut = gaps.index(widest) + 1
    sides = (Line(line.words[:cut]), Line(line.words[cut:]))
    weights = [sum(s.weight for s in _signals(side, country)) for side in sides]
    other = sides[weights.index(min(weights))].text
    is_apart = max(weights) >= JOINS and min(weights) <= 0
    return sides if is_apart and not re.search(r"[\d,]", other) else (line,)


def _without_registration(line: Line, country: str) -> Line:
    """The line up to a tax or trade number that stands behind an address."""
    for start in range(_FEWEST, len(line.words)):
        behind = " ".join(word.text for word in line.words[start:])
        if registers(behind, country) and not has_postcode(behind, country):
            return Line(line.words[:start])
    return line


def _blocks(
    lines: Sequence[Line], weights: dict[Line, float]
) -> Iterator[tuple[Line, ...]]:
    """Sure lines with the likely lines above and below them."""
    free = [line for line in lines if weights[line] >= JOINS]
    bare = [line for line in lines if -_NEUTRAL <= weights[line] < JOINS]
    while any(weights[line] >= ANCHOR for line in free):
        block = [next(line for line in free if weights[line] >= ANCHOR)]
        free.remove(block[0])
        while more := _next_lines(block, free, bare):
            block.extend(more)
            free = [line for line in free if line not in more]
        yield tuple(sorted(block, key=lambda line: (line.box.centre.y, line.box.left)))


def _next_lines(
    block: Sequence[Line], free: Sequence[Line], bare: Sequence[Line]
) -> tuple[Line, ...]:
    """The next likely line, or a bare one together with the likely one behind it."""
    likely = [line for line in free if _adjoins(line, block)]
    if likely:
        return (likely[0],)
    for between in bare:
        box = text_box(between)
        above = any(is_next_row(text_box(line), box) for line in block)
        below = [line for line in free if is_next_row(box, text_box(line))]
        if above and below:
            return (between, below[0])
    return ()


def _adjoins(line: Line, block: Sequence[Line]) -> bool:
    box = text_box(line)
    return any(
        is_next_row(box, other) or is_next_row(other, box)
        for other in map(text_box, block)
    )


def _parted(block: Sequence[Line], country: str) -> Iterator[tuple[Line, ...]]:
    """One address after the other.

    Each ends where a postcode or country stands and another follows further down, or
    before a line that a label, such as "Factory:", begins.
    """
    part: list[Line] = []
    for index, line in enumerate(block):
        part.append(line)
        rest = block[index + 1 :]
        if rest and (_LABEL.match(rest[0].text) or _is_last(line, rest, country)):
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


def _is_last(line: Line, rest: Sequence[Line], country: str) -> bool:
    """Whether an address ends with a line, and the rest is another one."""
    ends = [_ends_address(other, country) for other in rest]
    follows = has_postcode(rest[0].text, country) or (any(ends) and not ends[0])
    return follows and _ends_address(line, country)


def _ends_address(line: Line, country: str) -> bool:
    return bool(has_postcode(line.text, country) or country_at_end(line.text))


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
        value = PostalAddress.parse(_joined(line.text for line in part), country)
    except InvalidValueError:
        return False
    place = value.locality or value.region
    return bool(value.street and value.postal_code and place)


def _candidate(
    lines: Sequence[Line], signals: tuple[Signal, ...], country: str
) -> Candidate[PostalAddress] | None:
    raw = _joined(line.text for line in lines)
    read = _joined(_as_meant(line.text, country) for line in lines)
    words = tuple(word for line in lines for word in line.words)
    try:
        value = PostalAddress.parse(postcode_spaced(read, country), country)
    except InvalidValueError:
        return None
    is_changed = _comma_before_state(raw) != read
    return Candidate(value, raw, words, signals, is_changed=is_changed)


def _joined(texts: Iterable[str]) -> str:
    """The lines as one, without labels, icons and stray marks."""
    bare = (_ICON.sub("", _LABEL.sub("", text, count=1)) for text in texts)
    kept = (_BEHIND.sub("", _BEFORE.sub("", text)) for text in bare)
    return ", ".join(text for text in kept if text)


def _as_meant(text: str, country: str) -> str:
    """The text with look-alikes read as what they must be in an address."""
    return _comma_before_state(postcode_restored(letters_restored(text), country))


def _comma_before_state(text: str) -> str:
    """The text with a comma for a stop between a known city, a state and its ZIP."""
    stop = _STOP_BEFORE_STATE.search(text)
    if stop is None or not names_city(fold(text[: stop.start()]).split()[-3:]):
        return text
    return f"{text[: stop.start()]},{text[stop.end() :]}"

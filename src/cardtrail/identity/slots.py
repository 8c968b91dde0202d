"""Whether two readings are of one detail of a card."""

from __future__ import annotations

from typing import Any

from rapidfuzz.distance.Levenshtein import normalized_similarity

from cardtrail.identity.spelling import skeleton
from cardtrail.model.field import Field
from cardtrail.values.address import PostalAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneNumber

ALIKE = 0.8
"""Similarity from which two texts are one, misread."""

SLIPS = 2
"""Digits in which two readings of one number may differ."""

LOCAL = 7
"""Digits from which a number is the same with and without its area code."""


def agree(one: Field[Any], other: Field[Any]) -> bool:
    """Whether both say the same: case aside, and in prose gaps and marks.

    A number says the same with and without its extension, and where it was not
    understood as one.
    """
    if _is_number(one) or _is_number(other):
        return _is_same_number(one, other)
    return _key(one) == _key(other)


def may_be_same(one: Field[Any], other: Field[Any]) -> bool:
    """Whether both may be one detail, read in two ways; numbers of one kind only."""
    if _is_number(one) or _is_number(other):
        first, second = _digits(one), _digits(other)
        is_long = one.kind is other.kind and len(first) == len(second)
        slips = sum(a != b for a, b in zip(first, second, strict=False))
        return is_long and slips <= SLIPS
    return normalized_similarity(skeleton(one.text), skeleton(other.text)) >= ALIKE


def _key(entry: Field[Any]) -> str:
    """What counts of a text: in an address on the Internet every mark does."""
    text = entry.text.casefold()
    if not isinstance(entry.value, str | PersonName | PostalAddress):
        return text
    return "".join(filter(str.isalnum, text)) or text


def _is_number(entry: Field[Any]) -> bool:
    return entry.kind is not None


def _is_same_number(one: Field[Any], other: Field[Any]) -> bool:
    if isinstance(one.value, PhoneNumber) and isinstance(other.value, PhoneNumber):
        extensions = {one.value.extension, other.value.extension} - {None}
        return one.value.e164 == other.value.e164 and len(extensions) < 2
    shorter, longer = sorted((_digits(one), _digits(other)), key=len)
    national = shorter.lstrip("0")
    return len(national) >= LOCAL and longer.endswith(national)


def _digits(entry: Field[Any]) -> str:
    return "".join(filter(str.isdigit, entry.text))

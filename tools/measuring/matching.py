"""Whether what was read of a drawn card is what is printed on it."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from cardtrail.geometry import Quad
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName
from cardtrail.model.reading import Reading
from cardtrail.text import fold, unify
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind
from scenes.layout import Part
from scenes.people import Person
from scenes.truth import Truth

SAME = 0.6
"""Share of the smaller outline from which an outline is that of a card."""

USABLE = 0.9
"""F1 of the words of an address from which it still serves."""

LOCAL = 7
"""Digits from which a number without its country code is one."""


def reading_of(
    truth: Truth, readings: Sequence[Reading], frame: Quad
) -> Reading | None:
    """The reading that covers most of a card; without outline it is of the frame."""
    best = max(readings, key=lambda one: _common(one.outline or frame, truth.outline))
    is_same = (best.outline or frame).overlap(truth.outline) >= SAME
    return best if is_same else None


def _common(first: Quad, second: Quad) -> float:
    return first.overlap(second) * min(abs(first.area), abs(second.area))


def as_printed(person: Person, parts: Collection[Part]) -> Person:
    """The person without the further offices that the layout leaves out."""
    if Part.BRANCHES in parts:
        return person
    return dataclasses.replace(person, branches=())


Slots = dict[FieldName, list[str]]
"""The values of each of the four details."""


def differing(person: Person, contact: Contact) -> frozenset[FieldName]:
    """The details of a card that were not read right: all of them, and no others."""
    printed, read = slots(person, contact)
    return frozenset(
        name
        for name, is_same in _IS_SAME.items()
        if not paired(printed[name], read[name], is_same)
    )


def slots(person: Person, contact: Contact) -> tuple[Slots, Slots]:
    """What a card prints of the four details, and what was understood.

    Fax numbers are left out, and so are honorifics and degrees; a colleague's number
    is one of the card's.
    """
    others = [person.colleague.phone] if person.colleague else []
    printed = {
        FieldName.NAME: [person.name] if person.name else [],
        FieldName.ADDRESS: [
            ", ".join(lines) for lines in (person.address, *person.branches) if lines
        ],
        FieldName.PHONE: [
            phone.number
            for phone in (*person.phones, *others)
            if phone.kind is not PhoneKind.FAX
        ],
        FieldName.EMAIL: [person.email] if person.email else [],
    }
    read = {
        FieldName.NAME: [_own_words(contact.name)] if contact.name else [],
        FieldName.ADDRESS: [entry.text for entry in contact.addresses],
        FieldName.PHONE: [
            entry.text for entry in contact.phones if entry.kind is not PhoneKind.FAX
        ],
        FieldName.EMAIL: [entry.text for entry in contact.emails],
    }
    return printed, read


def _own_words(name: Field[PersonName]) -> str:
    """A name without what stands before and behind it."""
    if name.value is None:
        return name.text
    affixes = f"{name.value.prefix or ''} {name.value.suffix or ''}"
    around = set(_words(affixes))
    words = name.text.split()
    return " ".join(word for word in words if set(_words(word)) - around)


def paired(
    printed: Sequence[str], read: Sequence[str], is_same: Callable[[str, str], bool]
) -> bool:
    """Whether each printed value has a partner of its own, and none is left over."""
    left = list(read)
    for value in printed:
        partner = next((other for other in left if is_same(value, other)), None)
        if partner is None:
            return False
        left.remove(partner)
    return not left


def same_name(printed: str, read: str) -> bool:
    """Whether two names have the same letters, accents and case aside."""
    first, second = (re.sub(r"[\W_]", "", fold(text)) for text in (printed, read))
    return first == second


def same_address(printed: str, read: str) -> bool:
    """Whether nearly all words are the same, and all of those with digits."""
    first, second = (Counter(_words(text)) for text in (printed, read))
    common = (first & second).total()
    if 2 * common < USABLE * (first.total() + second.total()):
        return False
    return _numbers(first) == _numbers(second)


def same_phone(printed: str, read: str) -> bool:
    """Whether two numbers are the same; one of no known plan is compared as printed."""
    digits = re.sub(r"\D", "", read)
    if read.startswith("+"):
        return printed == f"+{digits}"
    return len(digits) >= LOCAL and printed.endswith(digits.lstrip("0"))


def same_email(printed: str, read: str) -> bool:
    """Whether two addresses are the same, case aside."""
    return printed.casefold() == read.casefold()


_IS_SAME: dict[FieldName, Callable[[str, str], bool]] = {
    FieldName.NAME: same_name,
    FieldName.ADDRESS: same_address,
    FieldName.PHONE: same_phone,
    FieldName.EMAIL: same_email,
}


def _words(text: str) -> list[str]:
    """Folded words; numbers side by side are one, such as the halves of a postcode."""
    words: list[str] = []
    for word in re.findall(r"\w+", re.sub(r"[-'.]", "", fold(unify(text)))):
        if words and _has_digit(words[-1]) and _has_digit(word):
            words[-1] += word
        else:
            words.append(word)
    return words


def _numbers(words: Counter[str]) -> dict[str, int]:
    return {word: count for word, count in words.items() if _has_digit(word)}


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)

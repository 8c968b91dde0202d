"""What mail, telephone lines, firm and job say of whether two contacts are one person.

Each function gives at most one signal of a kind, from the entries that agree best.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance.Levenshtein import normalized_similarity

from cardtrail.identity.details import (
    Mailbox,
    domain_name,
    firm_names,
    is_own_line,
    line,
    mailbox,
    tells_person,
)
from cardtrail.identity.spelling import letters, skeleton
from cardtrail.identity.weigh import weighed
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Signal
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile
from cardtrail.values.providers import PROVIDERS

ALIKE = 0.85
"""Similarity from which two texts say the same, misread."""

FIRM = 5
"""Letters from which a firm that begins another's name is that firm."""

NEAR_DIGITS = 2
"""Digits in which a number may differ from itself, misread."""

_SAME_MAIL: dict[Mailbox, Signal] = {
    Mailbox.OWN: Signal("the same e-mail address", 5),
    Mailbox.PRIVATE: Signal("the same private mailbox", 3),
    Mailbox.UNTOLD: Signal("the same possibly shared mailbox", 1.5),
    Mailbox.OFFICE: Signal("the same office mailbox", 0.2),
}
_NEAR_MAIL: dict[Mailbox, Signal] = {
    Mailbox.OWN: Signal("nearly the same e-mail address", 4),
    Mailbox.PRIVATE: Signal("nearly the same private mailbox", 2),
    Mailbox.UNTOLD: Signal("nearly the same possibly shared mailbox", 1),
}
OWN_MAIL = frozenset(told[Mailbox.OWN].name for told in (_SAME_MAIL, _NEAR_MAIL))
"""The signals of an address that is a person's own."""

_OTHER_MAIL = Signal("another e-mail address at the same firm", -1.5)

_MOBILE = Signal("the same mobile number", 4.5)
_EXTENSION = Signal("the same extension", 3)
_OTHER_MOBILE = Signal("another mobile number", -1)
_LANDLINE = Signal("the same landline", 0.5)
_PROFILE = Signal("the same profile", 4)

OWN = frozenset(
    signal.name
    for signal in (
        *(_SAME_MAIL[whose] for whose in _NEAR_MAIL),
        *_NEAR_MAIL.values(),
        _MOBILE,
        _EXTENSION,
        _PROFILE,
    )
)
"""The signals of a detail by which namesakes at one firm differ."""

_FIRM = Signal("the same firm", 1.5)
_OTHER_FIRM = Signal("another firm", -0.3)
_TITLE = Signal("the same job title", 1)
_OTHER_TITLE = Signal("another job title", -0.3)
_ADDRESS = Signal("the same address", 0.3)

_Mail = Field[EmailAddress]
_Phone = Field[PhoneNumber]


def mail_evidence(kept: Contact, seen: Contact) -> Iterator[Signal]:
    """The best of all pairs of addresses, else that they differ at one firm."""
    names = _names(kept, seen)
    pairs = list(itertools.product(kept.emails, seen.emails))
    told = [
        weighed(signal, one, other)
        for one, other in pairs
        if (signal := _same_mail(one, other, names)) is not None
    ]
    if told:
        yield max(told, key=_weight)
        return
    apart = [
        weighed(_OTHER_MAIL, one, other)
        for one, other in pairs
        if _differ_at_one_firm(one, other, names)
    ]
    if apart:
        yield max(apart, key=_weight)


def _names(*contacts: Contact) -> tuple[PersonName, ...]:
    names = (contact.name for contact in contacts)
    return tuple(name.value for name in names if name and name.value)


def _same_mail(one: _Mail, other: _Mail, names: Sequence[PersonName]) -> Signal | None:
    if one.value is None or other.value is None:
        return None
    whose = mailbox(one.value, names)
    if str(one.value).casefold() == str(other.value).casefold():
        return _SAME_MAIL[whose]
    if not _is_misread(one.text, other.text):
        return None
    both = {whose, mailbox(other.value, names)}
    return next((near for kind, near in _NEAR_MAIL.items() if kind in both), None)


def _is_misread(one: str, other: str) -> bool:
    """Whether two addresses differ only as misread letters do, and in no digit."""
    first, second = (re.sub(r"\D", "", text) for text in (one, other))
    is_number_same = first == second or len(first) != len(second)
    return is_number_same and skeleton(one) == skeleton(other)


def _differ_at_one_firm(one: _Mail, other: _Mail, names: Sequence[PersonName]) -> bool:
    if one.value is None or other.value is None or one.value.domain in PROVIDERS:
        return False
    first, second = (domain_name(each.domain) for each in (one.value, other.value))
    are_own = mailbox(one.value, names) is mailbox(other.value, names) is Mailbox.OWN
    return are_own and skeleton(first) == skeleton(second)


def phone_evidence(kept: Contact, seen: Contact) -> Iterator[Signal]:
    """The same line, or other mobile numbers; the same profile."""
    pairs = list(itertools.product(kept.phones, seen.phones))
    same = [weighed(_line(*pair), *pair) for pair in pairs if _is_same_line(*pair)]
    if same:
        yield max(same, key=_weight)
    mobile = [pair for pair in pairs if all(map(_is_mobile, pair))]
    if mobile and not any(_is_same_line(*pair) for pair in mobile):
        compared = (_mobile(*pair) for pair in mobile)
        told = [signal for signal in compared if signal is not None]
        if len(told) == len(mobile):
            yield max(told, key=_weight)
    names = _names(kept, seen)
    profiles = [
        weighed(_PROFILE, one, other)
        for one, other in itertools.product(kept.profiles, seen.profiles)
        if one.value == other.value and _is_own_profile(one, names)
    ]
    if profiles:
        yield max(profiles, key=_weight)


def _weight(signal: Signal) -> float:
    return signal.weight


def _mobile(one: _Phone, other: _Phone) -> Signal | None:
    """What two mobile numbers tell that differ; None where one may be misread."""
    first, second = one.text, other.text
    is_long = len(first) == len(second)
    slips = sum(a != b for a, b in zip(first, second, strict=False))
    if is_long and slips <= NEAR_DIGITS:
        return None
    return weighed(_OTHER_MOBILE, one, other)


def _is_same_line(one: _Phone, other: _Phone) -> bool:
    if one.value is None or other.value is None:
        return False
    is_fax = PhoneKind.FAX in {one.kind, other.kind}
    return one.value.e164 == other.value.e164 and not is_fax


def _line(one: _Phone, other: _Phone) -> Signal:
    """What it tells that two contacts have one number."""
    if _is_mobile(one) and _is_mobile(other):
        return _MOBILE
    if one.value and other.value and line(one.value) == line(other.value):
        return _EXTENSION if is_own_line(one) and is_own_line(other) else _LANDLINE
    return _LANDLINE


def _is_mobile(entry: _Phone) -> bool:
    has_extension = entry.value is not None and entry.value.extension is not None
    return is_own_line(entry) and not has_extension


def _is_own_profile(entry: Field[Profile], names: Sequence[PersonName]) -> bool:
    """Whether its handle is spelt from a name: firms have profiles, too."""
    profile = entry.value
    return profile is not None and any(
        tells_person(name, profile.handle) for name in names
    )


def firm_evidence(
    kept: Contact, seen: Contact, *, is_firm_told: bool
) -> Iterator[Signal]:
    """Firm, job title and address.

    Args:
        kept: one contact.
        seen: the other.
        is_firm_told: whether an e-mail address tells the firm already; it counts once.
    """
    is_same = _is_same_firm(kept, seen)
    if is_same and not is_firm_told:
        yield _FIRM
    if is_same is False:
        yield _OTHER_FIRM
    if kept.title and seen.title:
        is_alike = _is_alike(kept.title.text, seen.title.text)
        signal = _TITLE if is_alike else _OTHER_TITLE
        yield weighed(signal, kept.title, seen.title)
    addresses = [
        weighed(_ADDRESS, one, other)
        for one, other in itertools.product(kept.addresses, seen.addresses)
        if _is_alike(one.text, other.text)
    ]
    if addresses:
        yield max(addresses, key=_weight)


def _is_same_firm(kept: Contact, seen: Contact) -> bool | None:
    """Whether both are at one firm; None where one of them names none."""
    if firm_names(kept) & firm_names(seen):
        return True
    if kept.company is None or seen.company is None:
        return None
    one, other = letters(kept.company.text), letters(seen.company.text)
    shorter, longer = sorted((one, other), key=len)
    is_begun = len(shorter) >= FIRM and longer.startswith(shorter)
    return is_begun or _is_alike(one, other)


def _is_alike(one: str, other: str) -> bool:
    first, second = skeleton(one), skeleton(other)
    return bool(first) and normalized_similarity(first, second) >= ALIKE

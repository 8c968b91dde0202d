"""What another photo of a card adds to what is kept of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Sequence
from typing import Any

from cardtrail.identity.slots import agree, may_be_same
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.odds import SUREST
from cardtrail.values.phone import PhoneKind

Entry = Field[Any]

VOUCHED = 1.0
"""The confidence of what a person gave; what is read stays below it."""

_SINGLE = {
    FieldName.NAME: "name",
    FieldName.TITLE: "title",
    FieldName.DEPARTMENT: "department",
    FieldName.COMPANY: "company",
}
_MANY = {
    FieldName.ADDRESS: "addresses",
    FieldName.PHONE: "phones",
    FieldName.EMAIL: "emails",
    FieldName.WEBSITE: "websites",
    FieldName.PROFILE: "profiles",
    FieldName.OTHER_NAME: "others",
}


def strengthened(kept: Contact, seen: Contact, edited: Container[FieldName]) -> Contact:
    """What is kept, with what another photo of the same card tells.

    A field that a person edited stays as it is, and what wasn't read on the other photo
    stays, too; what is new is added. Where both photos tell of one detail,

    * the same value is as probable as two readings make it that err apart (measured:
      hardly ever do two photos of a card give one wrong value), and sure if one of
      them is;
    * of two values the sure one is kept, whatever the doubtful one was;
    * of two that are equally graded the more probable is kept, to be checked, with the
      other among its ``rivals``.

    The same photo read once more is no second witness: its newer reading takes the
    place of its older one.

    Args:
        kept: the details so far; with no photo read twice, in whatever order.
        seen: as read on the other photo.
        edited: the fields that a person changed.
    """
    told: dict[str, Any] = {
        name: _either(getattr(kept, name), getattr(seen, name))
        for field, name in _SINGLE.items()
        if field not in edited
    }
    told |= {
        name: _all(getattr(kept, name), getattr(seen, name))
        for field, name in _MANY.items()
        if field not in edited
    }
    return dataclasses.replace(kept, **told)


def _either(kept: Entry | None, seen: Entry | None) -> Entry | None:
    if kept is None or seen is None:
        return kept or seen
    return _settled(kept, seen)


def _all(kept: Sequence[Entry], seen: Sequence[Entry]) -> tuple[Entry, ...]:
    """Each detail once: those with the same value are paired before misread ones."""
    left, partners = list(seen), dict[int, Entry]()
    for is_pair in (agree, may_be_same):
        for place, entry in enumerate(kept):
            partner = next((one for one in left if is_pair(entry, one)), None)
            if place not in partners and partner is not None:
                partners[place] = partner
                left.remove(partner)
    settled = (
        _settled(entry, partners[place]) if place in partners else entry
        for place, entry in enumerate(kept)
    )
    return (*settled, *left)


def _settled(kept: Entry, seen: Entry) -> Entry:
    """What two readings of one detail come to."""
    winner, loser = (kept, seen) if _surety(kept) >= _surety(seen) else (seen, kept)
    if agree(kept, seen):
        return _agreed(winner, loser)
    is_vouched = winner.confidence >= VOUCHED > loser.confidence
    if is_vouched or winner.grade is not loser.grade:
        return winner
    others = (*winner.rivals, *loser.rivals, loser.text)
    return dataclasses.replace(
        winner,
        confidence=_outvoted(winner.confidence, loser.confidence),
        grade=Grade.CHECK,
        rivals=tuple(text for text in dict.fromkeys(others) if text != winner.text),
    )


def _surety(entry: Entry) -> tuple[bool, bool, bool, float]:
    """What makes one reading better than another, the weightiest first."""
    has_extension = getattr(entry.value, "extension", None) is not None
    is_sure = entry.grade is Grade.SURE
    return entry.value is not None, is_sure, has_extension, entry.confidence


def _agreed(winner: Entry, loser: Entry) -> Entry:
    """The surer reading, with what only the other may have told about the line."""
    is_untold = winner.kind is PhoneKind.OTHER and loser.kind is not None
    return dataclasses.replace(
        winner,
        confidence=_confirmed(winner.confidence, loser.confidence),
        kind=loser.kind if is_untold else winner.kind,
        is_direct=winner.is_direct or loser.is_direct,
    )


def _confirmed(one: float, other: float) -> float:
    """How probable a value is that two readings tell, each by itself.

    Their odds multiplied: Bayes' rule for independent readings, as if a wrong one could
    only be wrong in one way. So it is never less than either; and less than what a
    person vouches for.
    """
    right, wrong = one * other, (1 - one) * (1 - other)
    both = right / (right + wrong) if right + wrong else 0.0
    return max(one, other, min(SUREST, both))


def _outvoted(winner: float, loser: float) -> float:
    """How probable a value is that another reading contradicts.

    Bayes' rule for two independent readings of which one at most is right; even odds
    where both are certain.
    """
    mine, its = winner * (1 - loser), loser * (1 - winner)
    whole = mine + its + (1 - winner) * (1 - loser)
    return mine / whole if whole else 0.5

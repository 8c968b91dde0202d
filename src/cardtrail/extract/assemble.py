"""Puts a contact together out of the candidates that won."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TypeVar

from cardtrail.extract.candidates import Candidates, candidates
from cardtrail.extract.likelihood import Support, Weigh, likelihood
from cardtrail.model.contact import Contact
from cardtrail.model.field import Candidate, Field, FieldName, Grade
from cardtrail.model.page import Page, Word
from cardtrail.model.photo import CardImage

V = TypeVar("V")

CLOSE = 0.5
"""Evidence by which a name must win: all right ones on 1,500 cards of strangers did."""

FAINT = 0.1
"""Probability below which a detail beside a better one of its kind is dirt."""

LIKELY = 0.5
"""Probability of a word below which it was rather misread."""


def assemble(
    page: Page, card: CardImage, country: str, weigh: Weigh = likelihood
) -> Contact:
    """The contact that a page tells of; grades are settled by validation.

    Args:
        page: as the readers agreed.
        card: maps its boxes to the photo.
        country: ISO 3166-1 alpha-2, where the card itself doesn't tell.
        weigh: makes the probability of a detail out of what speaks for it.
    """
    found = candidates(page, country)
    legibility = page.confidence

    def of(field: FieldName, chosen: Sequence[Candidate[V]]) -> tuple[Field[V], ...]:
        fields = [
            _field(
                field, candidate, card, weigh(Support.of(field, candidate, legibility))
            )
            for candidate in chosen
        ]
        surest = max((one.confidence for one in fields), default=0.0)
        return tuple(one for one in fields if one.confidence >= min(surest, FAINT))

    names = of(FieldName.NAME, found.names[:1])
    if rivals := _rivals(found):
        names = tuple(
            dataclasses.replace(name, grade=Grade.CHECK, rivals=rivals)
            for name in names
        )
    return Contact(
        name=next(iter(names), None),
        title=next(iter(of(FieldName.TITLE, found.titles[:1])), None),
        department=next(iter(of(FieldName.DEPARTMENT, found.departments[:1])), None),
        company=next(iter(of(FieldName.COMPANY, found.companies[:1])), None),
        addresses=of(FieldName.ADDRESS, found.addresses),
        phones=of(FieldName.PHONE, found.phones),
        emails=of(FieldName.EMAIL, found.emails),
        others=of(FieldName.NAME, found.others),
        websites=of(FieldName.WEBSITE, found.websites),
        profiles=of(FieldName.PROFILE, found.profiles),
    )


def _rivals(found: Candidates) -> tuple[str, ...]:
    """Whoever else may be the person of the card, and is not told as another one."""
    first, *rest = found.names or (None,)
    return tuple(
        str(one.value)
        for one in rest
        if first is not None
        and one not in found.others
        and one.score > first.score - CLOSE
        and set(one.words).isdisjoint(first.words)
    )


def _field(
    name: FieldName, candidate: Candidate[V], card: CardImage, confidence: float
) -> Field[V]:
    disputed = [word for word in candidate.words if _matters(name, word)]
    weakest = min((word.confidence for word in candidate.telling), default=1.0)
    is_doubted = candidate.is_changed or bool(disputed) or weakest < LIKELY
    return Field(
        value=candidate.value,
        raw=candidate.raw,
        confidence=confidence,
        # What is not, letter for letter, what was read is for a person to confirm, and
        # so is what the readers saw in two ways or was rather misread, whatever else
        # speaks for it.
        grade=Grade.CHECK if is_doubted else Grade.SURE,
        box=card.on_photo(candidate.box),
        readers=_readers(candidate.words),
        disputes=tuple(
            tuple(text for _, text in word.readings)
            for word in disputed
            if word.readings
        ),
        kind=candidate.kind,
        is_direct=candidate.is_direct,
    )


def _matters(name: FieldName, word: Word) -> bool:
    """Whether a dispute is about what a detail says: its digits in a number."""
    seen = {"".join(filter(str.isdecimal, text)) for _, text in word.readings}
    is_moot = name is FieldName.PHONE and len(seen) == 1
    return word.is_disputed and not is_moot


def _readers(words: Sequence[Word]) -> dict[str, str]:
    """What each reader saw, over all words."""
    seen: dict[str, list[str]] = {}
    for word in words:
        for reader, text in word.readings:
            seen.setdefault(reader, []).append(text)
    return {reader: " ".join(texts) for reader, texts in seen.items()}

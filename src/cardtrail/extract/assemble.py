"""Puts a contact together: each word of the card serves one detail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from cardtrail.extract.address import addresses
from cardtrail.extract.company import companies
from cardtrail.extract.country import home_of
from cardtrail.extract.email import emails
from cardtrail.extract.likelihood import Support, Weigh, likelihood
from cardtrail.extract.name import Surroundings, names
from cardtrail.extract.phone import phones
from cardtrail.extract.spans import without
from cardtrail.extract.title import titles
from cardtrail.extract.web import websites
from cardtrail.model.contact import Contact
from cardtrail.model.field import Candidate, Field, FieldName, Grade
from cardtrail.model.page import Line, Page, Word
from cardtrail.model.photo import CardImage
from cardtrail.text import fold
from cardtrail.values.email import EmailAddress
from cardtrail.values.web import Website

V = TypeVar("V")

_LABEL_ONLY = re.compile(
    r"^\W*(?:(?:e-?mail|mail|tel\w*|phone|ph|fone|fax|mob\w*|cell\w*|direct|office|web\w*|"
    r"site|www|url|home\s?page|[tfmpewdco])\W*)+$",
    re.IGNORECASE,
)


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
    mail = emails(page)
    taken = _words(mail)
    sites = websites(page, taken)
    taken |= _words(sites)
    home = home_of(page, country)
    numbers = phones(page, home, taken)
    taken |= _words(numbers)
    left = _without_labels(without(page.lines, taken))
    places = addresses(left, home.country)
    taken |= _words(places)
    left = _without_labels(without(page.lines, taken))
    around = _surroundings(page, mail, sites, home.country)
    people = names(left, around)
    name = people[0] if people else None
    left = without(left, _words(people[:1]))
    jobs = titles(left, name)
    left = without(left, _words(jobs[:1]))
    firms = companies(left, around.domains, around.usual_height)

    legibility = page.confidence

    def of(field: FieldName, found: Sequence[Candidate[V]]) -> tuple[Field[V], ...]:
        return tuple(
            _field(candidate, card, weigh(Support.of(field, candidate, legibility)))
            for candidate in found
        )

    return Contact(
        name=next(iter(of(FieldName.NAME, people[:1])), None),
        title=next(iter(of(FieldName.TITLE, jobs[:1])), None),
        company=next(iter(of(FieldName.COMPANY, firms[:1])), None),
        addresses=of(FieldName.ADDRESS, places),
        phones=of(FieldName.PHONE, numbers),
        emails=of(FieldName.EMAIL, mail),
        websites=of(FieldName.WEBSITE, sites),
    )


def _surroundings(
    page: Page,
    mail: Sequence[Candidate[EmailAddress]],
    sites: Sequence[Candidate[Website]],
    country: str,
) -> Surroundings:
    hosts = [c.value.domain for c in mail if c.value]
    hosts += [c.value.host for c in sites if c.value]
    heights = sorted(line.box.height for line in page.lines)
    return Surroundings(
        local_parts=tuple(fold(c.value.local) for c in mail if c.value),
        domains=tuple(hosts),
        lines=page.lines,
        usual_height=heights[len(heights) // 2] if heights else 0.0,
        country=country,
    )


def _words(candidates: Iterable[Candidate[V]]) -> frozenset[Word]:
    return frozenset(word for candidate in candidates for word in candidate.words)


def _without_labels(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not _LABEL_ONLY.match(line.text))


def _field(candidate: Candidate[V], card: CardImage, confidence: float) -> Field[V]:
    disputed = [word for word in candidate.words if word.is_disputed]
    return Field(
        value=candidate.value,
        raw=candidate.raw,
        confidence=confidence,
        # What is not, letter for letter, what was read is for a person to confirm, and
        # so is what the readers saw in two ways.
        grade=Grade.CHECK if candidate.is_changed or disputed else Grade.SURE,
        box=card.on_photo(candidate.box),
        readers=_readers(candidate.words),
        disputes=tuple(
            tuple(text for _, text in word.readings)
            for word in disputed
            if word.readings
        ),
        kind=candidate.kind,
    )


def _readers(words: Sequence[Word]) -> dict[str, str]:
    """What each reader saw, over all words."""
    seen: dict[str, list[str]] = {}
    for word in words:
        for reader, text in word.readings:
            seen.setdefault(reader, []).append(text)
    return {reader: " ".join(texts) for reader, texts in seen.items()}

"""What spoke for each word and detail that was read, and whether it is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from cardtrail.extract.assemble import assemble
from cardtrail.extract.lexicon import is_word
from cardtrail.extract.likelihood import Support, likelihood
from cardtrail.geometry import Homography
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName
from cardtrail.model.page import Page, Word
from cardtrail.model.photo import CardImage
from cardtrail.ocr.agree import agree
from cardtrail.ocr.calibrate import Evidence, Weigh, probability
from cardtrail.text import fold
from measuring.drawn import COUNTRY, ReadCard, Seen
from measuring.logistic import Sample
from measuring.matching import same_address, same_email, same_name, same_phone
from scenes.people import Person


class _Weighed(float):
    """A probability that remembers what it was made from."""

    basis: Evidence | Support

    @classmethod
    def by(cls, weigh: Callable[[Any], float], basis: Evidence | Support) -> _Weighed:
        weighed = cls(weigh(basis))
        weighed.basis = basis
        return weighed


def words(card: ReadCard) -> Iterator[Sample]:
    """The words of a card: as the readers agree, and as each reads without company."""
    if card.seen is None:
        return
    apart = [(page,) for page in card.seen.apart.values()]
    for pages in dict.fromkeys([tuple(card.seen.pages.values()), *apart]):
        page = agreed(card.seen, pages, lambda e: _Weighed.by(probability, e))
        for word in page.words:
            basis = getattr(word.confidence, "basis", None)
            if isinstance(basis, Evidence) and not _is_hidden(word, card.seen):
                right = is_printed(word, card.seen.printed)
                yield Sample(card.seed, basis.kind, basis.clues, right)


def agreed(seen: Seen, pages: Sequence[Page], weigh: Weigh) -> Page:
    """One page from these; a reader that looks again sees what it saw then."""
    return agree(pages, is_word, weigh, lambda *place: seen.looks.get(place, ()))


def is_printed(word: Word, printed: Sequence[Word]) -> bool:
    """Whether a word is what is printed in its place, or a part of it, gaps aside."""
    there = [other for other in printed if _covers(word, other)]
    whole = "".join(other.text for other in sorted(there, key=lambda w: w.box.left))
    return bool(there) and "".join(word.text.split()) in whole


def _covers(word: Word, other: Word) -> bool:
    narrower = min(word.box.width, other.box.width)
    lower = min(word.box.height, other.box.height)
    return (
        word.box.overlap_x(other.box) > 0.3 * narrower
        and word.box.overlap_y(other.box) > 0.4 * lower
    )


def _is_hidden(word: Word, seen: Seen) -> bool:
    """Whether it stands where print is partly covered: nobody knows what is right."""
    return any(word.box.overlap(box) > 0 for box in seen.hidden)


def details(card: ReadCard, page: Page) -> Iterator[Sample]:
    """The details that are understood on a page of a card."""
    size = (page.height, page.width, 3)
    flat = CardImage(
        np.zeros(size, np.uint8), {}, Homography.identity(), None, certainty=1.0
    )
    contact = assemble(page, flat, COUNTRY, lambda s: _Weighed.by(likelihood, s))
    for field, entry in _entries(contact):
        basis = getattr(entry.confidence, "basis", None)
        if isinstance(basis, Support):
            right = is_right(field, entry.text, card.truth.person)
            yield Sample(card.seed, str(field), basis.clues, right)


def _entries(contact: Contact) -> Iterator[tuple[FieldName, Field[Any]]]:
    for field, entry in (
        (FieldName.NAME, contact.name),
        (FieldName.TITLE, contact.title),
        (FieldName.DEPARTMENT, contact.department),
        (FieldName.COMPANY, contact.company),
    ):
        if entry is not None:
            yield field, entry
    for field, entries in (
        (FieldName.ADDRESS, contact.addresses),
        (FieldName.PHONE, contact.phones),
        (FieldName.EMAIL, contact.emails),
        (FieldName.WEBSITE, contact.websites),
        (FieldName.PROFILE, contact.profiles),
    ):
        yield from ((field, entry) for entry in entries)


def is_right(field: FieldName, text: str, person: Person) -> bool:
    """Whether a detail is one of those that a card prints of its person."""
    printed, is_same = _PRINTED[field]
    return any(is_same(value, text) for value in printed(person) if value)


def _same_words(printed: str, read: str) -> bool:
    first, second = ("".join(filter(str.isalnum, fold(t))) for t in (printed, read))
    return first == second


def _same_site(printed: str, read: str) -> bool:
    return _same_words(printed, read.partition("://")[2])


def _numbers(person: Person) -> list[str]:
    """All numbers on a card; that of a colleague is one of them."""
    others = [person.colleague.phone] if person.colleague else []
    return [phone.number for phone in (*person.phones, *others)]


_PRINTED: dict[
    FieldName,
    tuple[Callable[[Person], Sequence[str | None]], Callable[[str, str], bool]],
] = {
    FieldName.NAME: (lambda p: [p.name], same_name),
    FieldName.TITLE: (
        lambda p: [p.title, p.translation.title if p.translation else None],
        _same_words,
    ),
    FieldName.COMPANY: (
        lambda p: [p.company, p.translation.company if p.translation else None],
        _same_words,
    ),
    FieldName.ADDRESS: (
        lambda p: [", ".join(lines) for lines in (p.address, *p.branches)],
        same_address,
    ),
    FieldName.PHONE: (_numbers, same_phone),
    FieldName.EMAIL: (lambda p: [p.email], same_email),
    FieldName.DEPARTMENT: (lambda p: [p.department], _same_words),
    FieldName.WEBSITE: (lambda p: [p.website], _same_site),
    FieldName.PROFILE: (lambda p: p.extras, _same_words),
}

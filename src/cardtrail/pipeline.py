"""From a photo to readings: the order of the steps, nothing else."""

from __future__ import annotations

import dataclasses
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from cardtrail.errors import ReaderError
from cardtrail.extract.assemble import assemble
from cardtrail.extract.lexicon import is_word
from cardtrail.geometry import Box
from cardtrail.imaging.blank import blanked, only
from cardtrail.imaging.enhance import enhance
from cardtrail.imaging.flatten import flatten, turned
from cardtrail.imaging.locate import locate
from cardtrail.imaging.quality import line_qualities, runs_out
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.limits import USUAL
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage, Photo
from cardtrail.model.reading import Problem, Reading, Spot, Status
from cardtrail.ocr.agree import agree
from cardtrail.ocr.code_text import lines_of
from cardtrail.ocr.coded import confirmed
from cardtrail.ocr.codes import Code, find_codes
from cardtrail.ocr.legible import legibility
from cardtrail.ocr.names import LANGUAGE
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.script import unknown_script
from cardtrail.validate.check import validate
from cardtrail.validate.codes import problem
from cardtrail.validate.retake import check_photo

TURNS = (0, 2, 1, 3)
"""Quarter turns in the order in which people photograph cards."""

CLEARLY_UPRIGHT = 60.0
"""Legibility at which no other turn is tried: no wrong turn came to 50; measured."""

UNREADABLE = 12.0
"""Letters and digits below which a page is noise, not text."""


class Observer(Protocol):
    """Someone who looks on; what they see is the same with and without them."""

    def prepared(self, photo: Photo, number: int, card: CardImage) -> None:
        """Card ``number`` of the photo as the readers get it."""
        ...

    def read(self, photo: Photo, number: int, card: CardImage, page: Page) -> None:
        """What the readers agreed on."""
        ...


class Nobody:
    """An observer who sees nothing."""

    def prepared(self, photo: Photo, number: int, card: CardImage) -> None:
        """See Observer."""

    def read(self, photo: Photo, number: int, card: CardImage, page: Page) -> None:
        """See Observer."""


NOBODY = Nobody()


@dataclass(frozen=True, slots=True)
class _Task:
    """One photo and how it is to be read; see scan."""

    photo: Photo
    readers: Sequence[Reader]
    country: str
    observer: Observer
    language: str
    cards: int


def scan(
    photo: Photo,
    readers: Sequence[Reader],
    country: str,
    observer: Observer = NOBODY,
    language: str = LANGUAGE,
    cards: int = USUAL.cards,
) -> Iterator[Reading]:
    """Reads every card on a photo; at least one reading comes out.

    Args:
        photo: an upright photo.
        readers: one or two; the first one also finds the upright turn.
        country: ISO 3166-1 alpha-2, for numbers and addresses that don't name theirs.
        observer: sees each card on its way.
        language: that the readers were opened for, such as ``eng+deu``.
        cards: that are read at most; where there are more, the first reading says so.

    Raises:
        ReaderError: no reader gave a page of some card.
    """
    started = time.perf_counter()
    task = _Task(photo, readers, country, observer, language, cards)
    for reading in _readings(task):
        finished = time.perf_counter()
        yield dataclasses.replace(reading, seconds=finished - started)
        started = finished


def _readings(task: _Task) -> Iterator[Reading]:
    """The cards that could be read; if none could, what came of the photo."""
    unread: Reading | None = None
    number = 1
    outlines = locate(task.photo.pixels)
    left_out = tuple(_left_out(len(outlines), task.cards))
    for outline in outlines[: task.cards]:
        reading = _read(task, number, flatten(task.photo, outline))
        if reading.status is Status.READ:
            problems = reading.problems + (left_out if number == 1 else ())
            number += 1
            yield dataclasses.replace(reading, problems=problems)
        else:
            unread = unread or reading
    if number == 1:
        # No outline held anything to read: what there is lies somewhere in the frame.
        whole = _read(task, number, flatten(task.photo, None))
        yield whole if unread is None or whole.status is Status.READ else unread


def _left_out(shown: int, most: int) -> Iterator[Problem]:
    """What a person should know where there are more cards than are read."""
    if shown > most:
        yield problem("card.too-many", shown=str(shown), most=str(most))


def _read(task: _Task, number: int, card: CardImage) -> Reading:
    """One flat card of a photo, read and understood."""
    photo = task.photo
    look = read_card(card, task.readers)
    card, page = look.card, look.page
    task.observer.prepared(photo, number, card)
    task.observer.read(photo, number, card, page)
    contact, problems = validate(assemble(page, card, task.country))
    lines = line_qualities(card, page, photo)
    faults = check_photo(contact, lines, runs_out=runs_out(card, photo))
    return Reading(
        photo=photo.path,
        digest=photo.digest,
        card=number,
        status=_status(page, card, is_empty=contact.is_empty),
        outline=card.outline,
        contact=contact,
        problems=(*problems, *faults, *_doubts(look, task.language)),
        lines=tuple(line.text for line in page.lines),
        spots=tuple(_spots(contact, card)),
    )


def _spots(contact: Contact, card: CardImage) -> Iterator[Spot]:
    """Where the details stand on the flat card."""
    seen: Counter[FieldName] = Counter()
    for name, entry in contact.fields():
        if entry.box is not None:
            yield Spot(name, seen[name], card.on_card(entry.box))
        seen[name] += 1


@dataclass(frozen=True, slots=True)
class Look:
    """A card as it was read.

    Attributes:
        card: upright, with its versions.
        page: what the readers agreed on, and the codes on the card.
        failed: the names of readers that gave no page.
    """

    card: CardImage
    page: Page
    failed: tuple[str, ...] = ()


def read_card(card: CardImage, readers: Sequence[Reader]) -> Look:
    """Turns a flat card upright and reads it.

    Args:
        card: flat, in any turn.
        readers: one or two; the first one that works also finds the upright turn, and
            the second one reads where it saw text.

    Raises:
        ReaderError: none of the readers gave a page.
    """
    codes = find_codes(card.pixels)
    bare = blanked(card, [code.outline for code in codes])
    bare = enhance(bare, {name for reader in readers for name in reader.versions})
    pages: list[Page] = []
    faults: dict[str, ReaderError] = {}
    for reader in readers:
        try:
            if pages:
                pages.append(reader.read(_text_of(bare, pages[0])))
            else:
                bare, glance = upright(bare, reader)
                pages.append(reader.read(bare, glance))
        except ReaderError as fault:
            faults[reader.name] = fault
    if not pages:
        raise next(iter(faults.values()))
    said = [line for code in codes for line in lines_of(_turned(code, card, bare))]
    agreed = agree(pages, is_word, look=_looks(readers, bare))
    return Look(bare, confirmed(agreed, said), tuple(faults))


def _text_of(card: CardImage, page: Page) -> CardImage:
    """The card with nothing but its text, as far as a reader saw any.

    What Tesseract sees elsewhere is hardly ever print, and looking for it takes time.
    """
    return only(card, [line.box for line in page.lines]) if page.lines else card


def _looks(
    readers: Sequence[Reader], card: CardImage
) -> Callable[[str, Box], Iterable[str]]:
    """Has a reader look at a place of the card again; one that fails sees nothing."""
    by_name = {reader.name: reader for reader in readers}

    def look(name: str, box: Box) -> Iterable[str]:
        try:
            return by_name[name].look_again(card, box)
        except ReaderError:
            return ()

    return look


def _turned(code: Code, before: CardImage, after: CardImage) -> Code:
    """A code on a card that was turned since."""
    on_photo = before.to_photo.map_quad(code.outline)
    return Code(code.text, after.to_photo.inverse().map_quad(on_photo))


def upright(card: CardImage, reader: Reader) -> tuple[CardImage, Page]:
    """The card in the turn in which it reads best, and what the reader saw then."""
    looks: list[tuple[CardImage, Page]] = []
    for quarters in TURNS:
        tried = turned(card, quarters)
        looks.append((tried, reader.glance(tried)))
        if legibility(looks[-1][1]) >= CLEARLY_UPRIGHT:
            break
    return max(looks, key=lambda look: legibility(look[1]))


def _doubts(look: Look, language: str) -> Iterator[Problem]:
    """What a person should know of how the card was read."""
    for name in look.failed:
        yield problem("card.reader-failed", what=f"The reader {name}")
    if script := unknown_script(look.page, language):
        yield problem("card.script", what=script[0], how=script[1])


def _status(page: Page, card: CardImage, *, is_empty: bool) -> Status:
    """How the reading ended: text makes a card, and so does an outline."""
    letters = sum(
        word.confidence * sum(char.isalnum() for char in word.text)
        for word in page.words
    )
    if letters < UNREADABLE:
        return Status.UNREADABLE if card.outline else Status.NO_CARD
    return Status.UNREADABLE if is_empty else Status.READ

"""From a photo to readings: the order of the steps, nothing else."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from cardtrail.extract.assemble import assemble
from cardtrail.imaging.enhance import enhance
from cardtrail.imaging.flatten import flatten, turned
from cardtrail.imaging.locate import locate
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage, Photo
from cardtrail.model.reading import Reading, Status
from cardtrail.ocr.agree import agree
from cardtrail.ocr.reader import Reader
from cardtrail.validate.check import validate

TURNS = (0, 2, 1, 3)
"""Quarter turns in the order in which people photograph cards."""

CLEARLY_UPRIGHT = 60.0
"""Legibility at which no other turn is tried: twice what a wrong turn ever showed."""

UNREADABLE = 12.0
"""Letters and digits below which a page is noise, not text."""


def scan(photo: Photo, readers: Sequence[Reader], country: str) -> Iterator[Reading]:
    """Reads every card on a photo; at least one reading comes out.

    Args:
        photo: an upright photo.
        readers: at least one; the first one also finds the upright turn.
        country: ISO 3166-1 alpha-2, for numbers and addresses that don't name theirs.
    """
    started = time.perf_counter()
    card = upright(flatten(photo, locate(photo.pixels)), readers[0])
    card = enhance(card)
    page = agree([reader.read(card) for reader in readers], "agreed")
    contact, problems = validate(assemble(page, card, country))
    yield Reading(
        photo=photo.path,
        digest=photo.digest,
        card=1,
        status=_status(page, card, is_empty=contact.is_empty),
        outline=card.outline,
        contact=contact,
        problems=problems,
        lines=tuple(line.text for line in page.lines),
        seconds=time.perf_counter() - started,
    )


def upright(card: CardImage, reader: Reader) -> CardImage:
    """The card in the turn in which it reads best."""
    best, most = card, -1.0
    for quarters in TURNS:
        tried = turned(card, quarters)
        legibility = reader.legibility(tried)
        if legibility > most:
            best, most = tried, legibility
        if legibility >= CLEARLY_UPRIGHT:
            break
    return best


def _status(page: Page, card: CardImage, *, is_empty: bool) -> Status:
    """How the reading ended: text makes a card, and so does an outline."""
    letters = sum(
        word.confidence * sum(char.isalnum() for char in word.text)
        for word in page.words
    )
    if letters < UNREADABLE:
        return Status.UNREADABLE if card.outline else Status.NO_CARD
    return Status.UNREADABLE if is_empty else Status.READ

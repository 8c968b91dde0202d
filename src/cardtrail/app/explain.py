"""Why a card was understood as it was: every candidate with what spoke for it."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cardtrail.extract.candidates import Candidates, candidates
from cardtrail.geometry import Quad
from cardtrail.model.field import Candidate, FieldName, Signal
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage, Photo
from cardtrail.model.reading import Reading, Status
from cardtrail.scanner import Scanner, scan_one


@dataclass(frozen=True, slots=True)
class Explanation:
    """A card that was read, and what led to its details.

    Attributes:
        reading: as a scan gives it.
        candidates: whatever on the card might have been a detail.
        page: what the readers agreed on.
    """

    reading: Reading
    candidates: Candidates
    page: Page


SINGLE = frozenset(
    {FieldName.NAME, FieldName.TITLE, FieldName.DEPARTMENT, FieldName.COMPANY}
)
"""Details of which a card has one: the first candidate is taken, all of the others."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Why one candidate was taken, and not the next best one elsewhere on the card.

    Attributes:
        over: the next best; None where nothing else has any evidence.
        by: how much more evidence there is for the one that was taken.
        because: what speaks more for it than for the next best, the strongest first,
            each with how much more; no more of it than makes up the lead.
    """

    over: Candidate[Any] | None
    by: float
    because: tuple[Signal, ...]


def lead(found: Candidates, name: FieldName) -> Lead | None:
    """How the first candidate for a detail won; None where there is none."""
    first, *rest = (*found.fields()[name], *found.rejected.get(name, ())) or (None,)
    if first is None or first not in found.fields()[name]:
        return None
    rivals = (one for one in rest if set(one.words).isdisjoint(first.words))
    over = next((one for one in rivals if one.score > 0), None)
    by = first.score - (over.score if over else 0.0)
    return Lead(over, by, tuple(_because(first, over, by)))


def _because(
    first: Candidate[Any], over: Candidate[Any] | None, by: float
) -> Iterator[Signal]:
    """The signals that make up the lead, as far as they count more for the first."""
    more: defaultdict[str, float] = defaultdict(float)
    for candidate, sign in ((first, 1), (over, -1)):
        for signal in candidate.signals if candidate else ():
            more[signal.name] += sign * signal.weight
    told = 0.0
    for name, weight in sorted(more.items(), key=lambda item: -item[1]):
        if weight <= 0 or told >= by:
            return
        told += weight
        yield Signal(name, weight)


def explain(scanner: Scanner, photo: Path) -> Iterator[Reading | Explanation]:
    """Reads a photo, and tells of each card what led to its details.

    Args:
        scanner: how to read it; its observer is left out.
        photo: the picture.

    Yields:
        An explanation of each card that was read, the bare reading of anything else.

    Raises:
        EngineMissingError: a reader can't be used on this machine.
    """
    witness = _Witness()
    scanned = scan_one(dataclasses.replace(scanner, observer=witness), photo)
    for reading in scanned.readings:
        if reading.status is Status.READ:
            page = witness.pages[reading.page, reading.outline]
            yield Explanation(reading, candidates(page, scanner.country), page)
        else:
            yield reading


@dataclass(frozen=True, eq=False, slots=True)
class _Witness:
    """An observer that keeps what was read, by the page of the file and the outline."""

    pages: dict[tuple[int, Quad | None], Page] = field(default_factory=dict)

    def prepared(self, photo: Photo, number: int, card: CardImage) -> None:
        """See Observer."""

    def read(self, photo: Photo, number: int, card: CardImage, page: Page) -> None:
        """See Observer."""
        del number
        self.pages[photo.page, card.outline] = page

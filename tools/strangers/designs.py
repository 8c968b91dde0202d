"""Layouts: where a card prints what, as zones of columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from cardtrail.model.page import Page
from scenes.chance import between, often, one_of
from strangers.contents import Contents, Entry
from strangers.typeset import MARGIN, WIDTH, Align, Column, Text, Zone, fitted, page

_INNER = WIDTH - 2 * MARGIN
_BESIDE = 90  # pixels between two columns
_EDGES: dict[Align, float] = {
    "left": MARGIN, "centre": WIDTH / 2, "right": WIDTH - MARGIN,
}  # fmt: skip
_ANYWHERE: tuple[Align, ...] = ("left", "centre", "right")
_LEFTWARDS: tuple[Align, ...] = ("left", "centre")
_SIDES: tuple[Align, ...] = ("left", "right")
_JOINTS = (" | ", " • ", " · ", "  ", " / ")
_SHARED = (", ", " - ", " | ", " · ")


class Designer:
    """Lays out one card.

    Attributes:
        rng: where chance comes from.
        card: what it prints.
        size: of its small print, in pixels.
    """

    def __init__(self, rng: np.random.Generator, card: Contents) -> None:
        self.rng = rng
        self.card = card
        self.size = between(rng, 26, 36)
        self._large = between(rng, 1.2, 1.9)
        self._firm = between(rng, 1.0, 2.4)

    def small(self, lines: Iterable[str]) -> tuple[Text, ...]:
        """Lines in the size of the small print."""
        return tuple(Text(line, self.size) for line in lines)

    def who(self) -> tuple[Text, ...]:
        """Name, title and department; the title may stand above or beside the name."""
        card, rng = self.card, self.rng
        name = [Text(card.name, self.size * self._large)] if card.name else []
        below = [text for text in (card.person.title, card.department) if text]
        if name and card.person.title and often(rng, 0.1):
            joined = card.name + one_of(rng, _SHARED) + card.person.title
            return (Text(joined, self.size * 1.1), *self.small(below[1:]))
        jobs = self.small([t.upper() if often(rng, 0.08) else t for t in below])
        return (*jobs, *name) if often(rng, 0.1) else (*name, *jobs)

    def firm(self) -> tuple[Text, ...]:
        """The firm, perhaps in capitals, and what it says of itself."""
        name = self.card.person.company
        shown = name.upper() if often(self.rng, 0.25) else name
        slogan = self.card.person.tagline
        small = [Text(slogan, self.size * 0.85)] if slogan else []
        return (Text(shown, self.size * self._firm), *small)

    def numbers(self) -> tuple[Text, ...]:
        """Telephone lines, each on its own, now and then below its label."""
        if self.card.numbers and often(self.rng, 0.05):
            pairs = [
                text
                for entry in self.card.numbers
                for text in (entry.label, entry.text)
            ]
            return self.small([text for text in pairs if text])
        return self.small([entry.whole for entry in self.card.numbers])

    def mail(self) -> tuple[Text, ...]:
        """E-mail and web site."""
        return self.small([entry.whole for entry in self.card.mail])

    def place(self) -> tuple[Text, ...]:
        """The address."""
        return self.small(self.card.person.address)

    def extras(self) -> tuple[Text, ...]:
        """What is no detail."""
        return tuple(Text(extra, self.size * 0.9) for extra in self.card.person.extras)

    def zone(self, *groups: Sequence[Text], align: Align = "left") -> Zone:
        """One column that is as wide as the card."""
        texts = [text for group in groups for text in group]
        large = [fitted([text], _INNER)[0] for text in texts]
        return (Column(tuple(large), align, _EDGES[align]),)

    def beside(self, left: Sequence[Text], right: Sequence[Text]) -> Zone:
        """Two columns, the right one aligned to either side."""
        widths = [max((t.width for t in side), default=1.0) for side in (left, right)]
        factor = min(1.0, (_INNER - _BESIDE) / sum(widths))
        columns = [
            tuple(text.scaled(factor) for text in side) for side in (left, right)
        ]
        align = one_of(self.rng, _SIDES)
        edge = WIDTH - MARGIN - (factor * widths[1] if align == "left" else 0.0)
        return Column(columns[0]), Column(columns[1], align, edge)

    def branches(self) -> tuple[tuple[Text, ...], ...]:
        """The further offices."""
        return tuple(self.small(lines) for lines in self.card.person.branches)


def _one_column(d: Designer) -> Iterator[Zone]:
    align = one_of(d.rng, _ANYWHERE)
    top = [d.who(), d.firm()]
    if often(d.rng, 0.5):
        top.reverse()
    yield from (d.zone(group, align=align) for group in top)
    rest = [d.place(), (*d.numbers(), *d.mail()), *d.branches()]
    if often(d.rng, 0.4):
        rest.reverse()
    yield from (d.zone(group, align=align) for group in rest)
    yield d.zone(d.extras(), align=align)


def _dense(d: Designer) -> Iterator[Zone]:
    """All details in one block without gaps."""
    align = one_of(d.rng, _LEFTWARDS)
    yield d.zone(d.firm(), align=align)
    yield d.zone(d.who(), d.place(), d.numbers(), d.mail(), d.extras(), align=align)
    yield from (d.zone(branch, align=align) for branch in d.branches())


def _person_left(d: Designer) -> Iterator[Zone]:
    yield d.beside((*d.who(), *d.extras()), (*d.numbers(), *d.mail()))
    yield d.zone(d.firm())
    yield from _offices(d)


def _bottom_corners(d: Designer) -> Iterator[Zone]:
    yield d.zone(d.firm(), align=one_of(d.rng, _ANYWHERE))
    yield d.zone(d.who(), align=one_of(d.rng, _ANYWHERE))
    yield d.beside(d.place(), (*d.numbers(), *d.mail()))
    yield from (d.zone(branch) for branch in d.branches())
    yield d.zone(d.extras())


def _logo(d: Designer) -> Iterator[Zone]:
    name, *slogan = d.firm()
    yield d.zone([name.scaled(2.2)], slogan, align="centre")
    yield d.beside((*d.who(), *d.place()), (*d.numbers(), *d.mail()))
    yield from (d.zone(branch) for branch in d.branches())
    yield d.zone(d.extras())


def _footer(d: Designer) -> Iterator[Zone]:
    """Details joined by marks, on as many lines as they need."""
    yield d.zone(d.who())
    yield d.zone(d.firm())
    joint = one_of(d.rng, _JOINTS)
    pieces = [", ".join(d.card.person.address)] if d.card.person.address else []
    pieces += [entry.whole for entry in (*d.card.numbers, *d.card.mail)]
    yield d.zone(d.small(_wrapped(pieces, joint, d.size)))
    yield from (d.zone(branch) for branch in d.branches())
    yield d.zone(d.extras())


def _wrapped(pieces: Sequence[str], joint: str, size: float) -> Iterator[str]:
    line = ""
    for piece in pieces:
        longer = f"{line}{joint}{piece}" if line else piece
        if line and Text(longer, size).width > _INNER:
            yield line
            line = piece
        else:
            line = longer
    if line:
        yield line


def _sentence(d: Designer) -> Iterator[Zone]:
    """Two details on each line, parted by gaps as words are."""
    yield d.zone(d.firm(), d.who())
    yield d.zone(d.place())
    entries = [entry.whole for entry in (*d.card.numbers, *d.card.mail)]
    pairs = [", ".join(entries[at : at + 2]) for at in range(0, len(entries), 2)]
    yield d.zone(d.small(pairs))
    yield from (d.zone(branch) for branch in d.branches())


def _table(d: Designer) -> Iterator[Zone]:
    """Labels in a column of their own."""
    yield d.zone(d.who())
    yield d.zone(d.firm())
    entries: tuple[Entry, ...] = (*d.card.numbers, *d.card.mail)
    labels = d.small([entry.label or " " for entry in entries])
    width = max((label.width for label in labels), default=0.0)
    tab = MARGIN + width + between(d.rng, 0.8, 3.5) * d.size
    values = d.small([entry.text for entry in entries])
    yield Column(labels), Column(values, "left", tab)
    yield d.zone(d.place())
    yield from (d.zone(branch) for branch in d.branches())
    yield d.zone(d.extras())


def _offices(d: Designer) -> Iterator[Zone]:
    """The office, and a further one beside it."""
    if d.branches():
        yield d.beside(d.place(), d.branches()[0])
    else:
        yield d.zone(d.place())


def _side_by_side(d: Designer) -> Iterator[Zone]:
    align = one_of(d.rng, _LEFTWARDS)
    yield d.zone(d.firm(), align=align)
    yield d.zone(d.who(), align=align)
    yield from _offices(d)
    yield d.beside(d.numbers(), d.mail())
    yield d.zone(d.extras(), align=align)


DESIGNS: tuple[Callable[[Designer], Iterator[Zone]], ...] = (
    _one_column, _one_column, _dense, _person_left, _bottom_corners, _logo, _footer,
    _sentence, _table, _side_by_side,
)  # fmt: skip


def lay_out(rng: np.random.Generator, card: Contents) -> Page:
    """The card in one of the layouts."""
    designer = Designer(rng, card)
    zones = [zone for zone in one_of(rng, DESIGNS)(designer) if _prints(zone)]
    return page(zones, gap=between(rng, 0.3, 2.2) * designer.size)


def _prints(zone: Zone) -> bool:
    return any(column.texts for column in zone)

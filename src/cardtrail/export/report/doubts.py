"""What of a card a person has to look at: where it stands, who saw what, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from rapidfuzz.distance import Levenshtein

from cardtrail.export.report.card import Card
from cardtrail.export.report.shown import FlatCard, Shown
from cardtrail.export.spoken import LABELS, label, listed, problem_sentence, value
from cardtrail.geometry import Box
from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.followup import STEPS, Step
from cardtrail.text import printable

_READERS: dict[str, str] = {
    "paddle": "PP-OCR",
    "tesseract": "Tesseract",
    "code": "QR code",
}


FRAME_ROOM = 0.006
"""Between a detail and the frame that is drawn around it, as a share of the width."""


@dataclass(frozen=True, slots=True)
class Place:
    """A doubtful detail, and what stands on the card there.

    Attributes:
        label: what it is, such as ``Mobile``.
        value: as it is kept.
        crop: what the card shows; None where there is no picture of it.
        frame: what to draw around it, in shares of the card; None if unknown.
        seen: the name of each reader, and what it saw, where another one saw something
            else marked.
    """

    label: str
    value: str
    crop: Shown | None
    frame: Box | None
    seen: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A kind of detail that a person has to look at.

    Attributes:
        title: the kind, such as ``Phone``.
        places: the doubtful ones; none where it is missing.
        suggestions: what may be meant, where it differs from what is kept marked.
        sentences: what is wrong, each a warning.
        holds: the steps that wait for it, such as ``the call``; "" if none.
        confirm: the command to say that it is right; "" where there is nothing to be.
        mend: the command to put it right; "" where the contact is not kept.
    """

    title: str
    places: tuple[Place, ...]
    suggestions: tuple[Markup, ...]
    sentences: tuple[str, ...]
    holds: str
    confirm: str
    mend: str


def doubts(card: Card, flat: FlatCard | None) -> Iterator[Doubt]:
    """Each kind of detail that a person has to look at.

    Args:
        card: one that was read.
        flat: its picture, if there is one.
    """
    boxes = _boxes(card)
    for name in card.doubtful:
        places = tuple(
            _place(name, entry, boxes.get((name, entry.text)), flat)
            for entry in _doubtful(card.contact, name)
        )
        holds = [step.noun for step in STEPS if step in _held_up(card, name)]
        command = f"cardtrail contacts {{}} {card.number}"
        is_ours = card.number is not None and name is not FieldName.CARD
        yield Doubt(
            LABELS[name],
            places,
            tuple(_suggestions(card, name, places)),
            tuple(problem_sentence(x) for x in card.warnings if x.field is name),
            listed(f"the {noun}" for noun in holds) if holds else "",
            f"{command.format('confirm')} {name}" if is_ours and places else "",
            command.format("edit") if is_ours else "",
        )


def _held_up(card: Card, name: FieldName) -> set[Step | None]:
    """The steps that can't be done, or not relied on, because of a detail."""
    told = {problem.blocks for problem in card.warnings if problem.field is name}
    planned = {
        planned.step.step
        for planned in card.plan
        if name in {planned.step.missing, planned.step.doubtful}
    }
    return told | planned


def _suggestions(
    card: Card, name: FieldName, places: Sequence[Place]
) -> Iterator[Markup]:
    """What may be meant, beside the detail that is most like it."""
    kept = [printable(place.value) for place in places]
    for problem in card.warnings:
        if problem.field is name and problem.suggestion is not None:
            meant = printable(problem.suggestion)
            nearest = min(
                kept, key=lambda text: Levenshtein.distance(text, meant), default=meant
            )
            yield _marked(meant, nearest)


def _doubtful(contact: Contact, name: FieldName) -> list[AnyField]:
    """Those to be checked, or all of a kind that is warned about as a whole."""
    entries = [entry for field, entry in contact.fields() if field is name]
    return [entry for entry in entries if entry.grade is Grade.CHECK] or entries


def _boxes(card: Card) -> dict[tuple[FieldName, str], Box]:
    """Where this card shows the details; what came from elsewhere is not on it."""
    places = {(spot.field, spot.position): spot.box for spot in card.reading.spots}
    found: dict[tuple[FieldName, str], Box] = {}
    seen: dict[FieldName, int] = {}
    for name, entry in card.reading.contact.fields():
        position = seen.get(name, 0)
        seen[name] = position + 1
        if (name, position) in places:
            found.setdefault((name, entry.text), places[name, position])
    return found


def _place(
    name: FieldName, entry: AnyField, box: Box | None, flat: FlatCard | None
) -> Place:
    return Place(
        label(name, entry),
        value(entry),
        None if box is None or flat is None else flat.crop(box),
        None if box is None else _around(box),
        tuple(_seen(entry.readers)),
    )


def _around(box: Box) -> Box:
    """The box with room for the letters, which fill it."""
    x, y = FRAME_ROOM, 2 * FRAME_ROOM  # a card is nearly twice as wide as high
    return Box(box.left - x, box.top - y, box.right + x, box.bottom + y)


def _seen(readers: Mapping[str, str]) -> Iterator[tuple[str, Markup]]:
    """What each reader saw, and where it differs from what the next one saw."""
    texts = [(name, printable(text)) for name, text in readers.items()]
    for i, (name, text) in enumerate(texts):
        _, other = texts[(i + 1) % len(texts)]
        yield _READERS.get(name, name), _marked(text, other)


def _marked(text: str, other: str) -> Markup:
    """A text, escaped, with a mark around each part that another one has not."""
    pieces = (
        (text[edit.src_start : edit.src_end], edit.tag == "equal")
        for edit in Levenshtein.opcodes(text, other)
    )
    return Markup().join(
        piece if is_shared else Markup("<mark>{}</mark>").format(piece)
        for piece, is_shared in pieces
        if piece
    )

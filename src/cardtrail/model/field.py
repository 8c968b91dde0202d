"""One detail of a card: as a candidate with its evidence, then as decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from cardtrail.geometry import Box, Quad
from cardtrail.model.page import Word
from cardtrail.values.phone import PhoneKind

V = TypeVar("V")

DOUBT = 0.6
"""The ``doubt`` of a value that is not what was read: a person has to check it."""


class FieldName(StrEnum):
    """The details that cardtrail looks for; CARD is the card as a whole."""

    NAME = "name"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    TITLE = "title"
    COMPANY = "company"
    WEBSITE = "website"
    CARD = "card"


class Grade(StrEnum):
    """Whether a person has to look at a value before using it."""

    SURE = "sure"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Signal:
    """A piece of evidence: positive weights speak for a candidate, negative against."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate(Generic[V]):
    """Something on the card that may be a detail, and why.

    Attributes:
        value: what it means; None where it looks like the detail but can't be parsed.
        raw: as read off the card.
        words: the words that it covers, in card pixels.
        signals: the evidence; its sum is the score.
        kind: for phones, the kind of line.
        doubt: what the confidence is multiplied by, 0..1: below 1 where the value is
            not, letter for letter, what was read.
    """

    value: V | None
    raw: str
    words: tuple[Word, ...]
    signals: tuple[Signal, ...] = ()
    kind: PhoneKind | None = None
    doubt: float = 1.0

    @property
    def score(self) -> float:
        """Sum of the evidence."""
        return sum(signal.weight for signal in self.signals)

    @property
    def confidence(self) -> float:
        """The confidence of its weakest word, less by ``doubt``, 0..1."""
        return self.doubt * min((word.confidence for word in self.words), default=0.0)

    @property
    def box(self) -> Box:
        """The smallest box around its words, in card pixels."""
        return Box.around(word.box for word in self.words)


@dataclass(frozen=True, slots=True)
class Field(Generic[V]):
    """A decided detail.

    Attributes:
        value: what it means; None where it can't be parsed.
        raw: as read off the card.
        confidence: 0..1, meant as a probability.
        grade: whether a person has to check it.
        box: where it stands on the photo, in photo pixels; None if unknown.
        readers: what each reader saw there, by the reader's name.
        kind: for phones, the kind of line.
    """

    value: V | None
    raw: str
    confidence: float
    grade: Grade
    box: Quad | None = None
    readers: dict[str, str] = field(default_factory=dict)
    kind: PhoneKind | None = None

    @property
    def text(self) -> str:
        """The normal form where there is one, else what is printed."""
        return self.raw if self.value is None else str(self.value)

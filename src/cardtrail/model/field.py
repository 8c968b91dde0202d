"""One detail of a card: as a candidate with its evidence, then as decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from cardtrail.geometry import Box, Quad
from cardtrail.model.page import Word
from cardtrail.values.phone import PhoneKind

V = TypeVar("V")


class FieldName(StrEnum):
    """The details that cardtrail looks for; CARD is the card as a whole."""

    NAME = "name"
    OTHER_NAME = "other-name"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    TITLE = "title"
    DEPARTMENT = "department"
    COMPANY = "company"
    WEBSITE = "website"
    PROFILE = "profile"
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
        is_changed: whether the value is not, letter for letter, what was read, or not
            for certain all of it: a person has to check it.
        is_direct: for phones, whether it is printed as the person's own line.
    """

    value: V | None
    raw: str
    words: tuple[Word, ...]
    signals: tuple[Signal, ...] = ()
    kind: PhoneKind | None = None
    is_changed: bool = False
    is_direct: bool = False

    @property
    def score(self) -> float:
        """Sum of the evidence."""
        return sum(signal.weight for signal in self.signals)

    @property
    def telling(self) -> tuple[Word, ...]:
        """The words that say something, not bullets and bars; all if there are none."""
        return tuple(word for word in self.words if word.is_telling) or self.words

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
        disputes: what they saw of each word in which they differ without any check that
            tells who is right.
        rivals: what else on the card nearly as much speaks for.
        kind: for phones, the kind of line.
        is_direct: for phones, whether it is printed as the person's own line.
    """

    value: V | None
    raw: str
    confidence: float
    grade: Grade
    box: Quad | None = None
    readers: dict[str, str] = field(default_factory=dict)
    disputes: tuple[tuple[str, ...], ...] = ()
    rivals: tuple[str, ...] = ()
    kind: PhoneKind | None = None
    is_direct: bool = False

    @property
    def text(self) -> str:
        """The normal form where there is one, else what is printed."""
        return self.raw if self.value is None else str(self.value)

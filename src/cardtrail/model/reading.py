"""What came of one card: the contact, the problems, the text."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cardtrail.geometry import Box, Quad
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.followup import Step


class Status(StrEnum):
    """How the reading of a card ended."""

    READ = "read"
    NO_CARD = "no-card"
    UNREADABLE = "unreadable"
    FAILED = "failed"


class Severity(StrEnum):
    """How much a problem matters."""

    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should know about a detail.

    Attributes:
        code: stable, ``<field>.<what>``, such as ``email.missing``.
        field: the field that it is about.
        message: one plain sentence.
        severity: how much it matters.
        suggestion: a value that may be meant; only the person accepts it.
        blocks: the follow-up step that can't be done because of it.
    """

    code: str
    field: FieldName
    message: str
    severity: Severity = Severity.WARNING
    suggestion: str | None = None
    blocks: Step | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a detail stands on the flat card.

    Attributes:
        field: of which kind the detail is.
        position: its place among the details of that kind, from 0, as in
            ``Contact.fields``.
        box: in shares of the flat card's width and height, 0..1.
    """

    field: FieldName
    position: int
    box: Box


@dataclass(frozen=True, slots=True)
class Reading:
    """One card of one photo.

    Attributes:
        photo: the path as given.
        digest: the photo's identity in hex; None if it could not be read.
        card: 1, 2, ... within the photo.
        status: how it ended.
        error: one sentence where it failed.
        outline: the card's corners on the photo; None for the whole frame.
        contact: what was understood.
        problems: what a person should know.
        lines: every line read on the card, in reading order.
        seconds: wall time.
        page: 1, 2, ... within the file that the photo is from.
        spots: where the details stand on the flat card, as far as that is known.
    """

    photo: Path
    digest: str | None
    card: int
    status: Status
    error: str | None = None
    outline: Quad | None = None
    contact: Contact = dataclasses.field(default_factory=Contact)
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()
    seconds: float = 0.0
    page: int = 1
    spots: tuple[Spot, ...] = ()

"""What a report is made from: the cards of a run, and what to say of the run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cardtrail.export.spoken import gaps
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.followup import NEEDS, FollowUp, Interview, State
from cardtrail.model.reading import Problem, Reading, Severity, Status

NEEDED = frozenset({FieldName.NAME, *NEEDS.values()})
"""The details without which some step of the follow-up can't be done."""

_READY = frozenset({State.OPEN, State.WAITING})


@dataclass(frozen=True, slots=True)
class Planned:
    """A step of the follow-up, and how it is told.

    Attributes:
        step: of the plan.
        day: when it is due, in words, such as ``Fri 27 Nov``.
        sentence: what to do, or what keeps it from being done.
    """

    step: FollowUp
    day: str
    sentence: str

    @property
    def is_ready(self) -> bool:
        """Whether it can be done when its day comes."""
        return self.step.state in _READY


@dataclass(frozen=True, slots=True)
class Card:
    """What came of one card of the run.

    Attributes:
        reading: what was read.
        contact: the details, with the person's own changes where it is kept.
        problems: what the person should know about them.
        number: of the contact; None where none was kept.
        picture: the file of the flat card, a JPEG; None if there is none.
        interview: when they were met; None where that was not asked.
        meeting: the same in words, with the job.
        plan: the steps of the follow-up in their order.
        questions: further sentences that a person has to look after.
        remarks: further sentences that are good to know.
    """

    reading: Reading
    contact: Contact
    problems: tuple[Problem, ...] = ()
    number: int | None = None
    picture: Path | None = None
    interview: Interview | None = None
    meeting: str = ""
    plan: tuple[Planned, ...] = ()
    questions: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether there is a contact on it."""
        return self.reading.status is Status.READ

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems for which a person has to look at the card."""
        return tuple(x for x in self.problems if x.severity is Severity.WARNING)

    @property
    def doubtful(self) -> tuple[FieldName, ...]:
        """The details that a person has to look at, in the order people read cards."""
        warned = {problem.field for problem in self.warnings}
        graded = {
            name for name, entry in self.contact.fields() if entry.grade is Grade.CHECK
        }
        return tuple(name for name in FieldName if name in warned | graded)

    @property
    def waits(self) -> bool:
        """Whether a person has to do something before it can be relied on."""
        return bool(self.doubtful or self.questions)

    @property
    def is_urgent(self) -> bool:
        """Whether a step of the follow-up hangs on that."""
        lacks = bool(gaps(self.problems))
        return lacks or bool(self.questions) or not NEEDED.isdisjoint(self.doubtful)


@dataclass(frozen=True, slots=True)
class About:
    """What a report says of itself.

    Attributes:
        source: where the photos are from, as the person named it.
        written: when, in words.
        files: the names of the files beside it, such as ``contacts.csv``.
    """

    source: str
    written: str
    files: tuple[str, ...] = ()


@dataclass(slots=True)
class Totals:
    """What is counted while the cards go by.

    Attributes:
        photos: files; the cards of one photo follow each other.
        read: cards with a contact on them.
        unread: photos, or cards of them, that gave none.
        waiting: cards that a person has to look at.
        steps: steps of the follow-ups that are still to be done.
        ready: those of them that nothing is in the way of.
        warnings: what the person is warned of.
    """

    photos: int = 0
    read: int = 0
    unread: int = 0
    waiting: int = 0
    steps: int = 0
    ready: int = 0
    warnings: int = 0
    _last: Path | None = None

    def count(self, card: Card) -> None:
        """Adds one card."""
        self.photos += card.reading.photo != self._last
        self._last = card.reading.photo
        self.read += card.is_read
        self.unread += not card.is_read
        self.waiting += card.is_read and card.waits
        self.warnings += len(card.warnings)
        to_do = [x for x in card.plan if x.is_ready or x.step.is_blocked]
        self.steps += len(to_do)
        self.ready += sum(planned.is_ready for planned in to_do)

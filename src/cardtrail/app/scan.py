"""Reads photos of cards and keeps the contacts on them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cardtrail.app.cards import cards_folder, keep_card
from cardtrail.app.desk import Desk
from cardtrail.app.problems import problems
from cardtrail.batch import in_order, scan_all
from cardtrail.errors import OutputError, StoreError
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName
from cardtrail.model.followup import DateSource, Facts, FollowUp, Interview
from cardtrail.model.reading import Problem, Reading, Status
from cardtrail.model.record import Record
from cardtrail.pool import HERE, Pool
from cardtrail.scanner import Scanned, Scanner, readers_of
from cardtrail.store.intake import keep
from cardtrail.store.store import Store
from cardtrail.validate.check import validate_emails
from cardtrail.values.email import EmailAddress

MailCheck = Callable[[Field[EmailAddress]], Iterable[Problem]]
"""What is wrong with an address beyond its spelling."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the person says about the interviews, as far as they do.

    Attributes:
        date: the day; without it the photo's own date counts, else today.
        company: the employer.
        role: the job.
        decides: the day by which they decide.
        note: what was talked about.
        number: that of an interview that is kept; 0 for a new one.
    """

    date: dt.date | None = None
    company: str | None = None
    role: str | None = None
    decides: dt.date | None = None
    note: str | None = None
    number: int = 0

    def interview(self, taken: dt.date | None, today: dt.date) -> Interview:
        """The interview at which a card was handed over whose photo is of ``taken``."""
        days = {
            DateSource.GIVEN: self.date,
            DateSource.EXIF: taken,
            DateSource.TODAY: today,
        }
        source, day = next((name, day) for name, day in days.items() if day is not None)
        return Interview(
            day,
            source,
            self.company,
            self.role,
            self.decides,
            (self.note,) if self.note else (),
            id=self.number,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one card.

    Attributes:
        reading: what was read.
        interview: when it was handed over.
        plan: the three follow-ups; none where no card was read.
        record: the contact as kept; None in a dry run, or where none was kept.
        unsaved: why it could not be kept, one sentence.
        unpictured: why its picture could not be kept, one sentence.
        same_as: why the card was taken for that of somebody who was kept already.
        perhaps: the numbers of others who may be the same person, with the reasons.
    """

    reading: Reading
    interview: Interview
    plan: tuple[FollowUp, ...] = ()
    record: Record | None = None
    unsaved: str | None = None
    unpictured: str | None = None
    same_as: str | None = None
    perhaps: tuple[tuple[int, str], ...] = ()

    @property
    def contact(self) -> Contact:
        """The details, with the person's own changes where it is kept."""
        return self.reading.contact if self.record is None else self.record.contact

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the person should know about the details."""
        if self.record is None:
            return self.reading.problems
        return problems(self.record, self.reading)


def scan(  # noqa: PLR0913 - one parameter for each thing that a run can differ in
    photos: Sequence[Path],
    scanner: Scanner,
    terms: Terms,
    *,
    store: Store | None,
    desk: Desk,
    pool: Pool = HERE,
    check_mail: MailCheck | None = None,
) -> Iterator[tuple[Outcome, ...]]:
    """Reads photos; each card is kept as soon as its photo is read.

    Args:
        photos: the pictures.
        scanner: how to read them.
        terms: about the interviews.
        store: where to keep the contacts, opened; None for a dry run.
        desk: whose store it is, and the present moment.
        pool: where they are read.
        check_mail: a further check of e-mail addresses, made in this process.

    Returns:
        What came of the cards of each photo, in the order of ``photos``.

    Raises:
        EngineMissingError: a reader can't be used on this machine.
        ClusterError: the pool has nobody left to read.
    """
    readers_of(scanner)
    return in_order(
        (i, tuple(_outcomes(_checked(scanned, check_mail), terms, store, desk)))
        for i, scanned in scan_all(scanner, enumerate(photos), pool)
    )


def _checked(scanned: Scanned, check_mail: MailCheck | None) -> Scanned:
    """A photo's readings with the further check of their e-mail addresses."""
    if check_mail is None:
        return scanned
    readings = tuple(_with_mail(reading, check_mail) for reading in scanned.readings)
    return dataclasses.replace(scanned, readings=readings)


def _with_mail(reading: Reading, check_mail: MailCheck) -> Reading:
    if not reading.contact.emails:
        return reading
    emails, found = validate_emails(reading.contact, check_mail)
    others = (each for each in reading.problems if each.field is not FieldName.EMAIL)
    contact = dataclasses.replace(reading.contact, emails=emails)
    return dataclasses.replace(reading, contact=contact, problems=(*others, *found))


def _outcomes(
    scanned: Scanned, terms: Terms, store: Store | None, desk: Desk
) -> Iterator[Outcome]:
    interview = terms.interview(scanned.taken, desk.today)
    beside = 0
    for reading in scanned.readings:
        if reading.status is not Status.READ:
            yield Outcome(reading, interview)
        elif store is None:
            yield Outcome(reading, interview, _plan(reading, interview, desk))
        else:
            jpeg = scanned.pictures.get(reading.card)
            outcome = _kept(reading, interview, jpeg, store, desk, beside)
            yield outcome
            if outcome.record is not None:
                beside = beside or outcome.record.interview.id


def _kept(
    reading: Reading,
    interview: Interview,
    jpeg: bytes | None,
    store: Store,
    desk: Desk,
    beside: int,
) -> Outcome:
    try:
        kept = keep(store, reading, interview, desk.now, beside)
    except StoreError as error:
        # What was read still goes out to the person.
        steps = _plan(reading, interview, desk)
        return Outcome(reading, interview, steps, unsaved=str(error))
    record = kept.record
    return Outcome(
        reading,
        record.interview,
        record.plan,
        record,
        unpictured=_picture_kept(kept.uid, jpeg, desk),
        same_as=kept.same_as,
        perhaps=kept.perhaps,
    )


def _picture_kept(uid: str, jpeg: bytes | None, desk: Desk) -> str | None:
    """Why the picture of a card could not be kept; it costs nobody the contact."""
    if jpeg is None:
        return None
    try:
        keep_card(cards_folder(desk.path), uid, jpeg, desk.now)
    except OutputError as error:
        return str(error)
    return None


def _plan(reading: Reading, interview: Interview, desk: Desk) -> tuple[FollowUp, ...]:
    return desk.plan(Facts(reading.contact, interview))

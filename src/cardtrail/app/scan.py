"""Reads photos of cards and keeps the contacts on them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cardtrail.app.problems import problems
from cardtrail.batch import in_order, scan_all
from cardtrail.errors import StoreError
from cardtrail.followup.plan import plan
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName
from cardtrail.model.followup import DateSource, FollowUp, Interview
from cardtrail.model.reading import Problem, Reading, Status
from cardtrail.model.record import Record
from cardtrail.scanner import Scanned, Scanner, readers_of
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
    """

    date: dt.date | None = None
    company: str | None = None
    role: str | None = None

    def interview(self, taken: dt.date | None, today: dt.date) -> Interview:
        """The interview at which a card was handed over whose photo is of ``taken``."""
        days = {
            DateSource.GIVEN: self.date,
            DateSource.EXIF: taken,
            DateSource.TODAY: today,
        }
        source, day = next((name, day) for name, day in days.items() if day is not None)
        return Interview(day, source, self.company, self.role)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one card.

    Attributes:
        reading: what was read.
        interview: when it was handed over.
        plan: the three follow-ups; none where no card was read.
        record: the contact as kept; None in a dry run, or where none was kept.
        unsaved: why it could not be kept, one sentence.
    """

    reading: Reading
    interview: Interview
    plan: tuple[FollowUp, ...] = ()
    record: Record | None = None
    unsaved: str | None = None

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
    now: dt.datetime,
    workers: int | None = None,
    check_mail: MailCheck | None = None,
) -> Iterator[tuple[Outcome, ...]]:
    """Reads photos; each card is kept as soon as its photo is read.

    Args:
        photos: the pictures.
        scanner: how to read them.
        terms: about the interviews.
        store: where to keep the contacts; None for a dry run.
        now: local time with its zone.
        workers: processes to use; one per core if None.
        check_mail: a further check of e-mail addresses, made in this process.

    Returns:
        What came of the cards of each photo, in the order of ``photos``.

    Raises:
        EngineMissingError: a reader can't be used on this machine.
    """
    readers_of(scanner)
    return in_order(
        (i, tuple(_outcomes(_checked(scanned, check_mail), terms, store, now)))
        for i, scanned in scan_all(scanner, photos, workers=workers)
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
    scanned: Scanned, terms: Terms, store: Store | None, now: dt.datetime
) -> Iterator[Outcome]:
    interview = terms.interview(scanned.taken, now.date())
    for reading in scanned.readings:
        if reading.status is not Status.READ:
            yield Outcome(reading, interview)
        elif store is None:
            yield Outcome(reading, interview, plan(reading.contact, interview))
        else:
            yield _kept(reading, interview, store, now)


def _kept(
    reading: Reading, interview: Interview, store: Store, now: dt.datetime
) -> Outcome:
    try:
        record = store.save(reading, interview, now)
    except StoreError as error:
        # What was read still goes out to the person.
        steps = plan(reading.contact, interview)
        return Outcome(reading, interview, steps, unsaved=str(error))
    return Outcome(reading, record.interview, record.plan, record)

"""Reads photos of cards and keeps the contacts on them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cardtrail.app.desk import Desk
from cardtrail.app.outcome import Intake, Outcome
from cardtrail.app.resume import Done, Ledger, read_all
from cardtrail.app.terms import Terms
from cardtrail.batch import in_order, scan_all
from cardtrail.model.field import Field, FieldName
from cardtrail.model.reading import Problem, Reading
from cardtrail.pool import Pool
from cardtrail.scanner import Scanned, Scanner
from cardtrail.store.photos import Want
from cardtrail.store.runs import Run
from cardtrail.store.store import Store
from cardtrail.validate.check import validate_emails
from cardtrail.values.email import EmailAddress

MailCheck = Callable[[Field[EmailAddress]], Iterable[Problem]]
"""What is wrong with an address beyond its spelling."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a run is to do with its photos.

    Attributes:
        scanner: how to read them.
        pool: who reads them.
        terms: about the interviews.
        again: whether photos are read again that were read before.
        check_mail: a further check of e-mail addresses, made in this process.
    """

    scanner: Scanner
    pool: Pool
    terms: Terms = field(default_factory=Terms)
    again: bool = False
    check_mail: MailCheck | None = None


def scan(
    photos: Iterable[Path], task: Task, desk: Desk, store: Store | None
) -> Generator[tuple[Outcome, ...], None, None]:
    """Reads photos and keeps the cards; what was read before isn't read again.

    What is read on a photo is in the store at once. The contacts are kept in the order
    of the photos, so that the result is the same however the work is split, and
    however often it was interrupted.

    Args:
        photos: the pictures.
        task: what to do with them.
        desk: whose store it is, and the present moment.
        store: where to keep the contacts, opened; None for a dry run.

    Yields:
        What came of the cards of each photo, in the order of ``photos``; after an
        interrupt what was read so far, as far as it waited for its turn.

    Raises:
        ClusterError: the pool has nobody left to read.
        EngineMissingError: a reader can't be used on this machine.
        KeyboardInterrupt: the person stopped the run.
        StoreError: nothing can be written beside the store.
    """
    finished: Iterable[tuple[int, Done]]
    has_news = task.terms.are_given or task.check_mail is not None
    intake = Intake(task.terms, desk, store, has_news)
    if store is None:
        scanned = scan_all(task.scanner, enumerate(photos), task.pool)
        finished = ((i, Done(each, desk.now)) for i, each in scanned)
        yield from _in_turn(finished, task, intake)
        return
    want = Want(task.scanner.way, desk.now, task.again)
    largest = task.scanner.limits.file_megabytes
    with (
        Run.begin(desk.path) as run,
        Ledger(store, run, want, desk, largest) as ledger,
    ):
        finished = read_all(photos, task.scanner, task.pool, ledger)
        yield from _in_turn(finished, task, intake)


def _in_turn(
    finished: Iterable[tuple[int, Done]], task: Task, intake: Intake
) -> Iterator[tuple[Outcome, ...]]:
    for done in in_order(finished):
        scanned = _checked(done.scanned, task.check_mail)
        yield tuple(intake.outcomes(dataclasses.replace(done, scanned=scanned)))


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

"""The report of a run: a page for the browser and a table, beside each other."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from cardtrail.app.export import PAGE, TABLE
from cardtrail.app.files import unwritable, written
from cardtrail.app.outcome import Outcome
from cardtrail.app.remarks import known_again, perhaps_same
from cardtrail.export.report.card import About, Card, Planned
from cardtrail.export.report.listing import heading, row
from cardtrail.export.report.page import Page
from cardtrail.export.spoken import listed
from cardtrail.followup.dates import long_date, short_date
from cardtrail.followup.sentences import meeting, sentence

_NAMED = 3
"""Paths that are named in the title of a report; a shell may have put in thousands."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The files of a report.

    Attributes:
        page: for the browser; all that it shows is in it.
        table: for a spreadsheet: UTF-8 with BOM, by which Excel knows it.
    """

    page: Path
    table: Path


class Report:
    """The report of a run, to which its cards are added in the order of the photos.

    What goes wrong on the way is told when it is written: no report stops a run.
    """

    def __init__(self, page: Page, table: IO[str]) -> None:
        """A report without any card; see reporting.

        Args:
            page: without any card.
            table: a temporary file, empty.
        """
        self._page, self._table = page, table
        self._fault: OSError | None = None

    def add(self, of_photo: Iterable[Outcome]) -> None:
        """Takes in what came of the cards of one photo."""
        if self._fault is not None:
            return
        try:
            for card in map(card_of, of_photo):
                self._table.write(row(card))
                self._page.add(card)
        except OSError as error:
            self._fault = error

    def write(self, folder: Path, source: str, now: dt.datetime) -> Reported:
        """Writes the files; each is complete or not there.

        Args:
            folder: where they go; made if need be.
            source: where the photos are from, as the person named it.
            now: the present moment, with its time zone.

        Raises:
            OutputError: a file can't be written.
        """
        if self._fault is not None:
            raise unwritable(folder, self._fault) from self._fault
        files = Reported(folder / PAGE, folder / TABLE)
        with written(files.table, "utf-8-sig") as file:
            file.write(heading())
            self._table.seek(0)
            try:
                shutil.copyfileobj(self._table, file)
            finally:  # the cards to come go behind these
                self._table.seek(0, os.SEEK_END)
        day = f"{long_date(now.date())}, {now:%H:%M}"
        with written(files.page) as file:
            file.writelines(self._page.pieces(About(source, day, (TABLE,))))
        return files


@contextmanager
def reporting(folder: Path) -> Iterator[Report]:
    """A report to which cards can be added.

    Args:
        folder: where it will be written; made if need be. What waits to be written
            takes room there, in files without a name.

    Raises:
        OutputError: nothing can be written there.
    """
    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            page = stack.enter_context(Page(folder))
            table = stack.enter_context(
                tempfile.TemporaryFile("w+", encoding="utf-8", newline="", dir=folder)
            )
        except OSError as error:
            raise unwritable(folder, error) from error
        yield Report(page, table)


def source_of(paths: Sequence[Path]) -> str:
    """What to call where the photos are from, in one line: the first few of the paths.

    Args:
        paths: as the person named them; at least one.
    """
    more = len(paths) - _NAMED
    names = [str(path) for path in paths[:_NAMED]]
    return listed([*names, f"{more} more"] if more > 0 else names)


def card_of(outcome: Outcome) -> Card:
    """What the report says of a card."""
    return Card(
        outcome.reading,
        outcome.contact,
        outcome.problems,
        None if outcome.record is None else outcome.record.id,
        outcome.picture,
        outcome.interview,
        meeting(outcome.interview),
        tuple(
            Planned(step, short_date(step.due), sentence(step)) for step in outcome.plan
        ),
        questions=tuple(_questions(outcome)),
        remarks=tuple(_remarks(outcome)),
    )


def _remarks(outcome: Outcome) -> Iterator[str]:
    """What is good to know."""
    yield from known_again(outcome)
    if outcome.before is not None:
        yield f"Read on {long_date(outcome.before.date())}, and not again."


def _questions(outcome: Outcome) -> Iterator[str]:
    """What a person has to look after, the details apart."""
    if outcome.unsaved is not None:
        yield f"This card is not kept: {outcome.unsaved}"
    yield from perhaps_same(outcome)

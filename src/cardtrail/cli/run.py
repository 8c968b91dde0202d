"""One run of ``cardtrail scan`` as the person sees it: card by card, then the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from cardtrail.app.desk import Desk
from cardtrail.app.export import Format, export
from cardtrail.app.outcome import Outcome
from cardtrail.app.report import Report
from cardtrail.app.schedule import Schedule
from cardtrail.cli.card_screen import card_line, card_view
from cardtrail.cli.json_lines import reading_line
from cardtrail.cli.progress import Bar
from cardtrail.cli.streams import say, write
from cardtrail.cli.tally import Tally
from cardtrail.cli.terminal import plain, show
from cardtrail.export.spoken import not_read
from cardtrail.model.reading import Status

WHOLE = 25
"""Photos up to which every card is shown with all its details; beyond, in a line."""


def follow(
    results: Iterator[tuple[Outcome, ...]],
    photos: int,
    *,
    json: bool,
    tally: Tally | None = None,
    report: Report | None = None,
) -> Tally:
    """Shows each card as soon as it is read, and how far the reading is.

    Args:
        results: what came of the cards of each photo.
        photos: how many there are.
        json: whether standard output is for programs.
        tally: that of what was read before; without it the counting begins.
        report: takes in every card, if there is to be one.

    Raises:
        OutputError: standard output is closed or full.
    """
    tally = tally or Tally()
    try:
        with Bar(photos) as bar:
            for of_photo in results:
                tally.add(of_photo)
                if report is not None:
                    report.add(of_photo)
                with bar.aside(tally.read, tally.warnings):
                    for outcome in of_photo:
                        _show(outcome, json=json, whole=photos <= WHOLE)
    except KeyboardInterrupt:
        tally.interrupted = True
    return tally


@dataclass(frozen=True, slots=True)
class Files:
    """The files for other programs that a run ends with.

    Attributes:
        folder: where they go; None if nothing is to be written.
        desk: whose contacts they hold.
        schedule: how the calendar is to be.
        report: on every card of the run, if there is to be one.
        source: where the photos are from, as the report calls it.
    """

    folder: Path | None
    desk: Desk
    schedule: Schedule
    report: Report | None = None
    source: str = ""

    def write(self, tally: Tally) -> list[tuple[str, str]]:
        """Writes them; each comes with its label.

        Raises:
            OutputError: a file can't be written.
            StoreError: the contacts can't be read again.
        """
        if self.folder is None:
            return []
        exported = self._exported(self.folder, tally) if tally.contacts else ()
        if self.report is None or not tally.photos:
            return [*exported]
        files = self.report.write(self.folder, self.source, self.desk.now)
        return [*exported, ("Report", str(files.page)), ("Table", str(files.table))]

    def _exported(self, folder: Path, tally: Tally) -> tuple[tuple[str, str], ...]:
        with self.desk.open() as store:
            records = tuple(store.record(number) for number in tally.contacts)
        formats = (Format.VCARD, Format.CALENDAR)
        files = export(records, folder, formats, schedule=self.schedule)
        single = "and a file of its own for each" if len(records) > 1 else ""
        return (
            ("vCards", f"{files.whole[Format.VCARD]} {single}".strip()),
            ("Calendar", str(files.whole[Format.CALENDAR])),
        )


def conclude(tally: Tally, photos: int, files: Files, *, json: bool) -> None:
    """Writes the files for other programs, and tells where they and the dates are from.

    Args:
        tally: what was read.
        photos: how many there were to read.
        files: what to write.
        json: whether standard output is for programs.

    Raises:
        OutputError: a file or standard output can't be written.
        StoreError: the contacts can't be read again.
    """
    lines = files.write(tally)
    lines += [("Interview", text) for text in tally.dates()]
    lines += [("Panel", text) for text in tally.panels()]
    for sentence in (*tally.unpictured, *_left(tally, photos)):
        say(sentence)
    if json:
        for label, text in lines:
            say(f"{label}: {text}")
        return
    table = Table.grid(padding=(0, 2))
    above = ""
    for label, text in [("Cards", tally.cards), *lines]:
        table.add_row(plain("" if label == above else label, "bold"), plain(text))
        above = label
    show("", table)


def _left(tally: Tally, photos: int) -> Iterator[str]:
    """What this run did not do, and how to have it done."""
    if tally.interrupted:
        yield (
            f"Stopped after {tally.photos} of {photos} photos. What was read is kept; "
            "the same command goes on from here."
        )
    if tally.before:
        were = "photo was" if tally.before == 1 else "photos were"
        yield (
            f"{tally.before} {were} read before; to read them again: cardtrail scan "
            "--again"
        )


def _show(outcome: Outcome, *, json: bool, whole: bool) -> None:
    reading = outcome.reading
    if json:
        write(reading_line(outcome))
    elif reading.status is Status.READ:
        show(*(("", card_view(outcome)) if whole else (card_line(outcome),)))
    if reading.status is not Status.READ:
        say(not_read(reading))
    if outcome.unsaved:
        say(f"The card on {reading.photo} is not kept: {outcome.unsaved}")

"""``cardtrail watch``: reads photos as they arrive in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from cardtrail.app.cards import cards_folder
from cardtrail.app.desk import Desk
from cardtrail.app.export import note_export
from cardtrail.app.files import check_folder
from cardtrail.app.photos import Found, find_photos
from cardtrail.app.report import reporting, source_of
from cardtrail.app.scan import Task, scan
from cardtrail.app.schedule import Schedule
from cardtrail.app.watch import Arrivals, changes_in, check_readers, check_watchable
from cardtrail.cli import options
from cardtrail.cli.commands import single
from cardtrail.cli.readers import Language, Readers, chosen_readers
from cardtrail.cli.run import Files, conclude, follow
from cardtrail.cli.streams import say
from cardtrail.cli.tally import Tally
from cardtrail.errors import OutputError
from cardtrail.pool import HERE, InProcesses, cores
from cardtrail.scanner import Scanner

HELP = """
Read the photos that arrive in a folder, such as the one that your phone syncs to.

Photos that are there already are read first, unless they were read before. From then
on each photo is read as soon as all of it is there, as `cardtrail scan` reads it; the
vCards, the calendar and the report are kept up to date. Stop with Ctrl-C: what was
read is kept, and the same command goes on.

\b
Examples:
  cardtrail watch ~/Pictures/Phone
  cardtrail watch --poll /mnt/nas/cards
  cardtrail watch --json --include 'card*' ~/Sync > readings.jsonl
"""


def command(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    *,
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", parser=Path, help="Where photos arrive."),
    ],
    include: options.Include = None,
    exclude: options.Exclude = None,
    out: options.Out = None,
    json: options.Json = False,
    country: options.Country = None,
    readers: Readers = None,
    language: Language = None,
    store: options.Store = None,
    jobs: options.Jobs = None,
    poll: Annotated[
        bool,
        typer.Option(
            "--poll",
            help="Look at the folder again and again: for network drives and others "
            "that don't tell of changes.",
        ),
    ] = False,
) -> None:
    """Reads cards as they come, until the person stops it."""
    settings = options.settings()
    desk = options.chosen_desk(store, context)
    files = out or settings.out
    check_watchable(folder)
    check_folder(files)
    scanner = Scanner(
        chosen_readers(readers, settings.readers),
        country or settings.country,
        language=language or settings.language,
        limits=settings.limits,
        gives_pictures=desk.photo_days > 0,
    )
    check_readers(scanner)
    with desk.open():  # tells before the waiting if nothing could be kept
        note_export(desk, files)
    own = [files, cards_folder(desk.path)]
    arrivals = Arrivals(
        folder,
        lambda: find_photos([folder], include or (), exclude or (), own).photos,
        tell=say,
    )
    tally, arrived = Tally(), 0
    say(f"Waiting for photos in {folder}. Stop with Ctrl-C.")
    with reporting(files) as report:

        def kept(desk: Desk) -> Files:
            schedule = Schedule.of(settings, desk.now)
            return Files(files, desk, schedule, report, source_of([folder]))

        watcher = _Watcher(Task(scanner, HERE), jobs or cores(), tally, json)
        try:
            for photos in arrivals.batches(changes_in(folder, poll=poll)):
                arrived += len(photos)
                # The day may be another one than that of the last photo.
                watcher.read(photos, kept(options.chosen_desk(store, context)))
        except KeyboardInterrupt:
            tally.interrupted = True
        last = kept(options.chosen_desk(store, context))
        conclude(tally, arrived, last, json=json)
    raise typer.Exit(tally.exit_code(Found(())))


@dataclass(frozen=True, slots=True)
class _Watcher:
    """Reads photos batch by batch and keeps the files for other programs up to date.

    Attributes:
        task: how to read photos.
        jobs: processes to use at most.
        tally: of all that was read since the start.
        json: whether standard output is for programs.
    """

    task: Task
    jobs: int
    tally: Tally
    json: bool

    def read(self, photos: Sequence[Path], files: Files) -> None:
        """Reads a batch.

        Raises:
            KeyboardInterrupt: the person stopped it; what was read is kept.
            OutputError: standard output is closed or full.
            StoreError: the store can't be opened.
        """
        # A photo that crashes the reading must not end the watching, and processes
        # that wait for the next photo would take up half a gigabyte each.
        pool = InProcesses(
            min(len(photos), self.jobs), self.task.scanner.limits.photo_seconds
        )
        task, desk = replace(self.task, pool=pool), files.desk
        with desk.open() as store, closing(scan(photos, task, desk, store)) as results:
            follow(
                results,
                len(photos),
                json=self.json,
                tally=self.tally,
                report=files.report,
            )
        if self.tally.interrupted:
            raise KeyboardInterrupt
        try:
            files.write(self.tally)
        except OutputError as error:  # the next batch, or the end, tries again
            say(str(error))


app = single(command, HELP)

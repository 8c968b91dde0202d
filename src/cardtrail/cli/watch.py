"""``cardtrail watch``: reads photos as they arrive in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from cardtrail.app.cards import cards_folder
from cardtrail.app.desk import Desk
from cardtrail.app.export import note_export
from cardtrail.app.files import check_folder
from cardtrail.app.photos import Found, find_photos
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
vCards and the calendar are kept up to date. Stop with Ctrl-C: what was read is kept,
and the same command goes on.

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
    jobs: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="Photos to read at a time. Default: one per core."
        ),
    ] = None,
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
    own = [files, cards_folder(desk.path)]
    arrivals = Arrivals(
        folder,
        lambda: find_photos([folder], include or (), exclude or (), own).photos,
        tell=say,
    )
    watcher = _Watcher(Task(scanner, HERE), jobs or cores(), files, Tally(), json)
    say(f"Waiting for photos in {folder}. Stop with Ctrl-C.")
    arrived = 0
    try:
        for photos in arrivals.batches(changes_in(folder, poll=poll)):
            # The day may be another one than that of the last photo.
            desk = options.chosen_desk(store, context)
            arrived += len(photos)
            watcher.read(photos, desk, Schedule.of(settings, desk.now))
    except KeyboardInterrupt:
        watcher.tally.interrupted = True
    last = Files(files, desk, Schedule.of(settings, desk.now))
    conclude(watcher.tally, arrived, last, json=json)
    raise typer.Exit(watcher.tally.exit_code(Found(())))


@dataclass(frozen=True, slots=True)
class _Watcher:
    """Reads photos batch by batch and keeps the files for other programs up to date.

    Attributes:
        task: how to read photos.
        jobs: processes to use at most.
        folder: for the files.
        tally: of all that was read since the start.
        json: whether standard output is for programs.
    """

    task: Task
    jobs: int
    folder: Path
    tally: Tally
    json: bool

    def read(self, photos: Sequence[Path], desk: Desk, schedule: Schedule) -> None:
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
        with desk.open() as store:
            results = scan(photos, replace(self.task, pool=pool), desk, store)
            follow(results, len(photos), json=self.json, tally=self.tally)
        try:
            Files(self.folder, desk, schedule).write(self.tally)
        except OutputError as error:  # the next batch, or the end, tries again
            say(str(error))
        note_export(desk, self.folder)
        if self.tally.interrupted:
            raise KeyboardInterrupt


app = single(command, HELP)

"""``cardtrail scan``: from photos to contacts, warnings and dates."""

from __future__ import annotations

import datetime as dt
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from cardtrail.app.cards import cards_folder
from cardtrail.app.desk import Desk
from cardtrail.app.export import note_export
from cardtrail.app.files import check_folder
from cardtrail.app.forget import tidy
from cardtrail.app.interviews import interview as kept_interview
from cardtrail.app.photos import find_photos
from cardtrail.app.pictures import pictures_of
from cardtrail.app.report import reporting, source_of
from cardtrail.app.scan import MailCheck, Task, scan
from cardtrail.app.schedule import Schedule
from cardtrail.app.terms import Terms
from cardtrail.cli import options
from cardtrail.cli.commands import single
from cardtrail.cli.readers import Language, Readers, chosen_readers
from cardtrail.cli.run import Files, conclude, follow
from cardtrail.cli.streams import say
from cardtrail.cluster import DaskCluster
from cardtrail.errors import OutputError
from cardtrail.pipeline import NOBODY
from cardtrail.pool import local
from cardtrail.scanner import Scanner
from cardtrail.store.store import Store

HELP = """
Read business cards on photos, keep the contacts, and plan the follow-up.

Says for every card whether you can follow up or should ask for something first, shows
each detail and how sure it is, and writes vCards, a calendar, a report for the
browser and a table. A folder stands for all pictures in it and in the folders below,
but for hidden ones. Nothing leaves this machine unless you ask for --check-dns or
--dask.

A photo that was read before and has not changed is not read again, so a run that was
stopped goes on where it stopped; --again reads all of them.

Cards of one employer from one day belong to one interview: everybody gets a note, and
whoever led it the call and the e-mail.

\b
Examples:
  cardtrail scan card.jpg
  cardtrail scan --interview 2026-11-19 --company "Alder & Finch" card.jpg
  cardtrail scan --decides 2026-12-08 --note "They use Rust." panel.jpg
  cardtrail scan --add-to 3 another.jpg
  cardtrail scan --out ~/cards --exclude 'thumbs/*' photos/
  cardtrail scan --dry-run --json photos/ > readings.jsonl
"""

Interview = Annotated[
    dt.date | None,
    typer.Option(
        metavar="DATE",
        parser=options.read_date,
        help="The day of the interview, such as 2026-11-19. "
        "Default: the day the photo was taken, else today.",
    ),
]


def command(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    *,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Photos, or folders of them."),
    ],
    include: options.Include = None,
    exclude: options.Exclude = None,
    interview: Interview = None,
    company: Annotated[
        str | None, typer.Option(metavar="NAME", help="The employer you talked to.")
    ] = None,
    role: Annotated[
        str | None, typer.Option(metavar="NAME", help="The job you talked about.")
    ] = None,
    decides: Annotated[
        dt.date | None,
        typer.Option(
            metavar="DATE",
            parser=options.read_date,
            help="The day by which they said they would decide; neither the call nor "
            "the e-mail comes before it.",
        ),
    ] = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What you talked about.")
    ] = None,
    add_to: Annotated[
        int | None,
        typer.Option(
            "--add-to",
            metavar="N",
            help="The number of an interview that is kept: these people were there, "
            "too.",
        ),
    ] = None,
    out: options.Out = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read and show; keep and write nothing.")
    ] = False,
    json: options.Json = False,
    country: options.Country = None,
    readers: Readers = None,
    language: Language = None,
    store: options.Store = None,
    jobs: options.Jobs = None,
    dask: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Have the workers of this Dask cluster read, such as "
            "tcp://192.0.2.7:8786; the photos go there, the contacts stay here.",
        ),
    ] = None,
    again: Annotated[
        bool,
        typer.Option("--again", help="Also read photos that were read before."),
    ] = False,
    check_dns: Annotated[
        bool,
        typer.Option(
            "--check-dns",
            help="Ask the DNS whether the domain of each e-mail address takes mail. "
            "It learns these domains; nothing else leaves this machine.",
        ),
    ] = False,
    debug: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Put pictures of every step there: the outline, the flat card, "
            "what the readers got, and the words that they read.",
        ),
    ] = None,
) -> None:
    """Reads cards and reports on them."""
    if dask is not None and debug is not None:
        raise typer.BadParameter("--debug needs the photos read here, without --dask.")
    settings = options.settings()
    folder = out or settings.out
    desk = options.chosen_desk(store, context)
    own = [folder, cards_folder(desk.path), *([debug] if debug else [])]
    found = find_photos(paths, include or (), exclude or (), own)
    for sentence in found.failures:
        say(sentence)
    if add_to is not None:
        kept_interview(desk, add_to)  # before the work, if there is none
    if not dry_run:
        check_folder(folder)
    task = Task(
        Scanner(
            chosen_readers(readers, settings.readers),
            country or settings.country,
            language=language or settings.language,
            limits=settings.limits,
            observer=NOBODY if debug is None else pictures_of(found.photos, debug),
            gives_pictures=not dry_run and desk.photo_days > 0,
        ),
        local(len(found.photos), jobs, settings.limits.photo_seconds)
        if dask is None
        else DaskCluster(dask),
        Terms(interview, company, role, decides, note, add_to or 0),
        again=again or debug is not None,
        check_mail=_mail_check() if check_dns else None,
    )
    count = len(found.photos)
    with nullcontext() if dry_run else reporting(folder) as report:
        with nullcontext() if dry_run else desk.open() as opened:
            if opened is not None:
                _tidy(desk, opened)
            with closing(scan(found.photos, task, desk, opened)) as results:
                tally = follow(results, count, json=json, report=report)
        if not dry_run:
            note_export(desk, folder)
        written = None if dry_run else folder
        schedule = Schedule.of(settings, desk.now)
        files = Files(written, desk, schedule, report, source_of(paths))
        conclude(tally, count, files, json=json)
    raise typer.Exit(tally.exit_code(found))


def _tidy(desk: Desk, store: Store) -> None:
    """What has had its time goes; where that fails, the cards are read all the same."""
    try:
        tidy(desk, store)
    except OutputError as error:
        say(str(error))


def _mail_check() -> MailCheck:
    """Asks the DNS; what does so is not even loaded for anybody else."""
    from cardtrail.app.deliverability import MailDomains  # noqa: PLC0415 - see above

    return MailDomains.of_this_machine().check


app = single(command, HELP)

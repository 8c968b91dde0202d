"""One run of ``cardtrail scan`` as the person sees it: card by card, then the end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cardtrail.app.export import Format, export
from cardtrail.app.photos import Found
from cardtrail.app.scan import Outcome
from cardtrail.app.schedule import Schedule
from cardtrail.cli.card import (
    contact_view,
    plan_view,
    verdict_view,
)
from cardtrail.cli.json_lines import reading_line
from cardtrail.cli.options import who
from cardtrail.cli.progress import Bar
from cardtrail.cli.streams import say, write
from cardtrail.cli.terminal import plain, show
from cardtrail.errors import OutputError, PhotoError, StoreError
from cardtrail.export.spoken import not_read
from cardtrail.followup.dates import long_date
from cardtrail.followup.sentences import DATE_SOURCES
from cardtrail.model.followup import DateSource
from cardtrail.model.reading import Status
from cardtrail.model.record import Record

INTERRUPTED = 130
"""The exit code for Ctrl-C: 128 and the number of SIGINT, as shells have it."""

_HINTS = {DateSource.TODAY: "; give another with --interview DATE"}


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a run.

    Attributes:
        outcomes: the cards, in the order of the photos.
        interrupted: whether the person stopped it before its end.
    """

    outcomes: tuple[Outcome, ...]
    interrupted: bool


def follow(results: Iterator[tuple[Outcome, ...]], photos: int, *, json: bool) -> Run:
    """Shows each card as soon as it is read, and how far the reading is.

    Raises:
        OutputError: standard output is closed or full.
    """
    outcomes: list[Outcome] = []
    try:
        with Bar(photos) as bar:
            for of_photo in results:
                outcomes += of_photo
                with bar.aside():
                    for outcome in of_photo:
                        _show(outcome, json=json)
    except KeyboardInterrupt:
        return Run(tuple(outcomes), interrupted=True)
    return Run(tuple(outcomes), interrupted=False)


def conclude(run: Run, out: Path | None, schedule: Schedule, *, json: bool) -> None:
    """Writes the files for other programs, and tells where they and the dates are from.

    Args:
        run: what was read.
        out: the folder for the files; None if nothing is to be written.
        schedule: how the calendar is to be.
        json: whether standard output is for programs.

    Raises:
        OutputError: a file or standard output can't be written.
    """
    lines: list[tuple[str, str]] = []
    # Two copies of one photo are one contact.
    kept = {x.record.id: x.record for x in run.outcomes if x.record}
    if kept and out is not None:
        formats = (Format.VCARD, Format.CALENDAR)
        files = export(tuple(kept.values()), out, formats, schedule=schedule)
        single = "and a file of its own for each" if len(kept) > 1 else ""
        lines += [
            ("vCards", f"{files.whole[Format.VCARD]} {single}".strip()),
            ("Calendar", str(files.whole[Format.CALENDAR])),
        ]
    lines += [("Interview", text) for text in _dates(run.outcomes)]
    lines += [("Panel", text) for text in _panels(run.outcomes)]
    for sentence in dict.fromkeys(filter(None, (x.unpictured for x in run.outcomes))):
        say(sentence)
    if json:
        for label, text in lines:
            say(f"{label}: {text}")
        return
    table = Table.grid(padding=(0, 2))
    above = ""
    for label, text in [("Cards", _count(run.outcomes)), *lines]:
        table.add_row(plain("" if label == above else label, "bold"), plain(text))
        above = label
    show("", table)


def card_view(outcome: Outcome) -> RenderableType:
    """Everything to say about a card that was read."""
    reading = outcome.reading
    where = f"{reading.photo}" + (f", card {reading.card}" if reading.card > 1 else "")
    return Group(
        plain(where, "dim"),
        verdict_view(outcome.contact, outcome.problems),
        *sameness_lines(outcome),
        contact_view(outcome.contact, outcome.problems),
        plan_view(outcome.interview, outcome.plan),
        *_lead_line(outcome),
    )


def _lead_line(outcome: Outcome) -> Iterator[RenderableType]:
    """Why somebody is only thanked."""
    kept = outcome.record
    if kept is None or kept.leads:
        return
    led = "led" if kept.interview.is_lead_given else "is taken for who led"
    text = f"Contact {kept.interview.lead} {led} the interview: only they are called."
    yield Padding(plain(text, "dim"), (0, 0, 0, 2))


def sameness_lines(outcome: Outcome) -> Iterator[Text]:
    """Who is known already, or may be, and what to do if that is wrong or right."""
    kept = outcome.record
    if kept is None:
        return
    if outcome.same_as is not None:
        yield plain(
            f"Added to contact {kept.id}, who is kept already: {outcome.same_as}. "
            "If it is somebody else: cardtrail undo"
        )
    for number, why in outcome.perhaps:
        yield plain(
            f"Perhaps the same person as contact {number}: {why}. "
            f"If so: cardtrail contacts merge {number} {kept.id}; "
            f"if not: cardtrail contacts apart {number} {kept.id}",
            "yellow",
        )


def exit_code(run: Run, found: Found) -> int:
    """0 if everything named was read, else the code of what kept it from that."""
    if run.interrupted:
        return INTERRUPTED
    if any(outcome.unsaved for outcome in run.outcomes):
        return StoreError.exit_code
    if any(outcome.unpictured for outcome in run.outcomes):
        return OutputError.exit_code
    unread = any(x.reading.status is not Status.READ for x in run.outcomes)
    return PhotoError.exit_code if unread or found.failures else 0


def _show(outcome: Outcome, *, json: bool) -> None:
    if json:
        write(reading_line(outcome))
    elif outcome.reading.status is Status.READ:
        show("", card_view(outcome))
    if outcome.reading.status is not Status.READ:
        say(not_read(outcome.reading))
    if outcome.unsaved:
        say(f"The card on {outcome.reading.photo} is not kept: {outcome.unsaved}")


def _count(outcomes: Sequence[Outcome]) -> str:
    read = sum(outcome.reading.status is Status.READ for outcome in outcomes)
    others = len(outcomes) - read
    return f"{read} read" + (f", {others} not read" if others else "")


def _panels(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Of each interview with several people who led it, and how that is known."""
    met: defaultdict[int, dict[int, Record]] = defaultdict(dict)
    for outcome in outcomes:
        if (kept := outcome.record) is not None:
            met[kept.interview.id][kept.id] = kept
    for number, people in sorted(met.items()):
        *_, last = people.values()
        if len(people) < 2 and last.leads:
            continue
        lead = last.interview.lead or 0
        name = f"{who(people[lead])} ({lead})" if lead in people else f"contact {lead}"
        if last.interview.is_lead_given:
            yield f"interview {number}: {name} led it, as you said"
        else:
            why = "assumed: theirs was the first card"
            yield f"interview {number}: {name} led it, {why}"
            edit = f"cardtrail interviews edit {number} --lead ID"
            yield f"if it was somebody else: {edit}"


def _dates(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Each interview date that was used, where it is from, and for how many cards."""
    used = Counter(
        (outcome.interview.date, outcome.interview.source)
        for outcome in outcomes
        if outcome.reading.status is Status.READ
    )
    for (day, source), cards in sorted(used.items()):
        times = f" ({cards} cards)" if cards > 1 else ""
        hint = _HINTS.get(source, "")
        yield f"{long_date(day)}, {DATE_SOURCES[source]}{times}{hint}"

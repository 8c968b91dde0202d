"""How the list of what is due looks on the terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cardtrail.app.due import Agenda, Due, Section, When
from cardtrail.cli.options import who
from cardtrail.cli.terminal import plain
from cardtrail.followup.dates import short_date, weekday_date
from cardtrail.followup.moves import WAYS
from cardtrail.followup.needs import Block, Needs
from cardtrail.followup.sentences import headline
from cardtrail.model.followup import FollowUp, Step, StepId
from cardtrail.model.record import Record

_TITLES: dict[When, tuple[str, str]] = {
    When.OVERDUE: ("Overdue", "bold red"),
    When.TODAY: ("Today", "bold yellow"),
    When.SOON: ("Soon", "bold green"),
    When.WAITING: ("Waiting", "bold"),
}
_CHANNELS = {Step.NOTE: "letter", Step.EMAIL: "e-mail", Step.CALL: "phone"}
_URGENT = (When.OVERDUE, When.TODAY)
_DAY = dt.timedelta(days=1)


def agenda_view(agenda: Agenda, now: dt.datetime) -> RenderableType:
    """All sections, and in a line each what is not listed.

    Args:
        agenda: what is due.
        now: the present moment in the person's own time zone.
    """
    parts = [_section(each, agenda.today, now) for each in agenda.sections]
    urgent = [each for each in agenda.sections if each.when in _URGENT]
    if not urgent:
        parts.insert(0, Text(f"Nothing to do today, {weekday_date(agenda.today)}."))
    if agenda.forgotten:
        parts.append(_forgotten(agenda.forgotten))
    ready = (x for each in urgent for x in each.steps if x.needs.block is None)
    if (first := next(ready, None)) is not None:
        parts.append(_hint(first))
    return Group(*_spaced(parts))


def _spaced(parts: list[RenderableType]) -> Iterator[RenderableType]:
    for number, part in enumerate(parts):
        if number:
            yield Text()
        yield part


def _section(section: Section, today: dt.date, now: dt.datetime) -> RenderableType:
    title, style = _TITLES[section.when]
    day = f", {weekday_date(today)}" if section.when is When.TODAY else ""
    shown: list[RenderableType] = [Text(title + day, style)]
    for number, step in enumerate(section.steps):
        if number and section.when is not When.WAITING:
            shown.append(Text())
        shown.append(_step(step, today, now))
    more = section.count - len(section.steps)
    if more:
        shown.append(Text(f"       and {more:,} more: cardtrail due --all", "dim"))
    return Group(*shown)


def _step(step: Due, today: dt.date, now: dt.datetime) -> RenderableType:
    """A line with the step and its day, and below it what belongs to it."""
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(width=6, justify="right", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    what = plain(headline(step.follow_up, who(step.record)), "bold")
    day = Text(_day(step, today), _TITLES[step.when][1])
    table.add_row(Text(str(step.id), "bold cyan"), what, day)
    below = (Padding(line, (0, 0, 0, 8)) for line in _below(step, now))
    return Group(table, *below)


def _day(step: Due, today: dt.date) -> str:
    due, latest = step.follow_up.due, step.follow_up.latest
    if step.when is When.OVERDUE:
        late = (today - latest).days
        return f"{short_date(due)}, {late} day{'s' if late > 1 else ''} late"
    if step.when is When.TODAY:
        return "today" if latest <= today else f"by {short_date(latest)}"
    return short_date(due) + ("" if due.year == today.year else f" {due.year}")


def _below(step: Due, now: dt.datetime) -> Iterator[Text]:
    why = plain("; ".join((*step.follow_up.why, *_instead(step.follow_up))), "dim")
    if step.when is When.WAITING and step.needs.block is None:
        yield why
        return
    yield plain(_about(step.record), "dim")
    if step.needs.block is not None:
        yield from _blocked(step.needs.block, step)
    else:
        yield from _needed(step.needs, now)
    yield why


def _instead(step: FollowUp) -> Iterator[str]:
    """Why a step takes another channel than its own."""
    is_other = step.by not in {None, step.step}
    if is_other and step.reason and not step.doubtful:
        yield f"{step.reason[0].lower()}{step.reason[1:]}"


def _about(record: Record) -> str:
    """Who it is, and from which interview they know the person."""
    contact, at = record.contact, record.interview
    title = contact.title.text if contact.title else None
    company = contact.company.text if contact.company else at.company
    role = f" for {at.role}" if at.role else ""
    told = ", ".join(filter(None, (title, company)))
    met = f"interview{role} on {short_date(at.date)}"
    return f"{told}; {met}" if told else met[0].upper() + met[1:]


def _needed(needs: Needs, now: dt.datetime) -> Iterator[Text]:
    if needs.number is not None:
        yield Text.assemble(plain(needs.number, "bold"), _here(needs, now))
    if needs.hours is not None and now.tzinfo is not None:
        here = needs.here.date() if needs.here else needs.hours.day
        on = "" if needs.hours.day == here else f"on {short_date(needs.hours.day)}, "
        yield plain(f"call {on}{needs.hours.in_words(now.tzinfo)}")
    yield from (plain(line) for line in needs.lines)
    if needs.email is not None:
        yield plain(needs.email, "bold")


def _here(needs: Needs, now: dt.datetime) -> Text:
    """What time it is where the telephone rings."""
    if needs.here is None or needs.hours is None:
        return Text()
    is_open = needs.hours.is_open(now)
    good = ", a good time to call" if is_open else ""
    style = "green" if is_open else ""
    return Text(f"   it is {needs.here:%H:%M} there now{good}", style)


def _blocked(block: Block, step: Due) -> Iterator[Text]:
    number = step.record.id
    detail = f": {block.detail}" if block.detail else ""
    since = f", blocked since {short_date(block.since)}"
    told = f"! {block.reason}{detail}{since if step.when in _URGENT else ''}"
    yield plain(told, "bold yellow")
    edit = f"cardtrail contacts edit {number} {block.edit}"
    if block.confirm is not None:
        yield _way(
            "if it is right", f"cardtrail contacts confirm {number} {block.confirm}"
        )
        yield _way("if it is not", edit)
    else:
        yield _way("add it", edit)
    if block.other is not None:
        way = WAYS[block.other]
        yield plain(f"or do it by {_CHANNELS[block.other]}: {block.using}")
        yield _way("and then", f"cardtrail done {step.id} --by {way}")


def _way(when: str, command: str) -> Text:
    return Text.assemble((f"{when}: ", "dim"), (command, "cyan"))


def _forgotten(count: int) -> Text:
    steps, were = ("step", "was") if count == 1 else ("steps", "were")
    return Text(
        f"{count:,} {steps} {were} due more than two weeks ago: cardtrail due --all",
        "dim",
    )


def _hint(step: Due) -> Text:
    name: StepId = step.id
    return Text(
        f"When it is done: cardtrail done {name} "
        f"(or: skip {name}, snooze {name} 3d, heard {name.contact})",
        "dim",
    )

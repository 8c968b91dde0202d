"""How the answer to something that was noted, or taken back, looks on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from cardtrail.app.followups import Noted, Undone
from cardtrail.app.history import Entry, told, told_event
from cardtrail.cli.options import who
from cardtrail.cli.terminal import plain
from cardtrail.followup.dates import short_date
from cardtrail.followup.happened import rest
from cardtrail.followup.sentences import headline
from cardtrail.model.followup import State, Step, StepId, next_step
from cardtrail.model.record import Record

Line = tuple[str, Text]


def noted_view(noted: Noted) -> RenderableType:
    """What was noted, and what comes next."""
    record = noted.record
    text = f"{told_event(noted.event, record.id)} ({who(record)})"
    lines: list[Line] = [("Noted", plain(text, "green")), *_next(record)]
    if noted.others:
        names = ", ".join(f"{who(each)} ({each.id})" for each in noted.others)
        lines.append(("Also", plain(f"the follow-up with {names} rests, too")))
    if noted.reply is not None:
        lines += _reply(noted.reply, is_new=noted.reply.id != record.id)
    return _table(lines)


def undone_view(undone: Undone) -> RenderableType:
    """What was taken back, and what comes next now."""
    record = undone.record
    name = f" ({who(record)})" if record else ""
    text = plain(f"{told(undone.action)}{name}", "yellow")
    following = _next(record) if record and undone.is_kept else ()
    return _table([("Taken back", text), *following])


def history_view(entries: Sequence[Entry]) -> RenderableType:
    """Day and time, whom it is about, and what was done; what was undone is struck."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold", max_width=24)
    table.add_column(ratio=1, overflow="fold")
    day = ""
    for entry in entries:
        at = entry.action.at.astimezone()
        date = f"{short_date(at.date())} {at.year}"
        text = plain(entry.text)
        if entry.action.undone:
            text = Text.assemble(
                plain(entry.text, "dim strike"), (" (taken back)", "dim")
            )
        table.add_row(
            Text(f"{date if date != day else '':15} {at:%H:%M}"),
            Text(str(entry.action.contact or "")),
            plain(entry.name or ""),
            text,
        )
        day = date
    return table


def _next(record: Record) -> Iterable[Line]:
    step = next_step(record.plan)
    if step is None:
        reason = rest(record.facts) or "every step is over"
        yield "Next", plain(f"nothing: {reason}")
        return
    latest = step.latest
    until = f", {short_date(latest)} at the latest" if latest > step.due else ""
    what = headline(step, who(record))
    yield (
        "Next",
        Text.assemble(
            (f"{StepId(record.id, step.step)}  ", "bold cyan"),
            plain(f"{what} on {short_date(step.due)}{until}"),
        ),
    )
    if step.why:
        yield "", plain("; ".join(step.why), "dim")
    if step.state is State.BLOCKED:
        yield "", plain(f"! {step.reason}; see: cardtrail due", "bold yellow")


def _reply(record: Record, *, is_new: bool) -> Iterable[Line]:
    name = StepId(record.id, Step.REPLY)
    if is_new:
        yield from _next(record)
    yield "Draft", Text(f"cardtrail draft {name}", "cyan")


def _table(lines: Iterable[Line]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=1, overflow="fold")
    for label, text in lines:
        table.add_row(label, text)
    return table

"""``cardtrail done``, ``skip``, ``snooze``, ``heard`` and ``stop``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Annotated

import typer

from cardtrail.app import followups
from cardtrail.app.followups import Noted, Target
from cardtrail.cli import options
from cardtrail.cli.commands import single
from cardtrail.cli.noted import noted_view
from cardtrail.cli.step_lines import noted_line
from cardtrail.cli.streams import write
from cardtrail.cli.terminal import show
from cardtrail.errors import InvalidValueError
from cardtrail.followup.dates import day_gone_by, day_to_come
from cardtrail.followup.moves import WAYS
from cardtrail.model.followup import Answer, Step, Stop

DONE_HELP = """
Note that a step is done; the next one is dated from there.

Only the step that comes next can be done. Nothing is sent by this command.

\b
Examples:
  cardtrail done 12n
  cardtrail done 12n 13n --on yesterday
  cardtrail done 12c --by email
"""
SKIP_HELP = """
Leave a step out and go on with the one after it.

\b
Example:
  cardtrail skip 12c
"""
SNOOZE_HELP = """
Put a step off until a later day, at most 180 days ahead.

\b
Examples:
  cardtrail snooze 12c 3d
  cardtrail snooze 12c mon
  cardtrail snooze 12 2026-12-14
"""
HEARD_HELP = """
Note that they answered: what was still planned rests.

With an outcome it is their answer to the interview: the follow-up with all who were
there rests. A rejection offers a reply that thanks them and keeps the door open.

\b
Examples:
  cardtrail heard 12
  cardtrail heard 12 --outcome next-round
  cardtrail heard 12 --outcome rejection --on yesterday
"""
STOP_HELP = """
End the follow-up with a person, without an answer.

\b
Examples:
  cardtrail stop 12
  cardtrail stop 12 --asked-not-to
"""


def _read_way(text: str) -> Step:
    ways = {name: step for step, name in WAYS.items()}
    if text not in ways:
        raise typer.BadParameter(f"write one of {', '.join(ways)}.")
    return ways[text]


def _read_answer(text: str) -> Answer:
    try:
        return Answer(text)
    except ValueError as error:
        answers = ", ".join(Answer)
        raise typer.BadParameter(f"write one of {answers}.") from error


On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help="On which day, like 2026-11-20, yesterday or fri. Default: today.",
    ),
]
By = Annotated[
    Step | None,
    typer.Option(
        "--by",
        metavar="WAY",
        parser=_read_way,
        help="How: letter, email or phone. Default: as planned.",
        autocompletion=lambda: list(WAYS.values()),
    ),
]
Outcome = Annotated[
    Answer | None,
    typer.Option(
        "--outcome",
        metavar="WHAT",
        parser=_read_answer,
        help="What they said: next-round, offer, rejection or answered. "
        "Default: answered.",
        autocompletion=lambda: list(Answer),
    ),
]
Anyway = Annotated[
    bool,
    typer.Option("--anyway", help="Even if it is the second contact on one day."),
]
AskedNotTo = Annotated[
    bool,
    typer.Option(
        "--asked-not-to", help="They asked not to be contacted: now and for good."
    ),
]
Until = Annotated[
    str,
    typer.Argument(metavar="UNTIL", help="A date, or 3d, 1w, mon."),
]


def done(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    *,
    ids: options.Steps,
    on: On = None,
    by: By = None,
    anyway: Anyway = False,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Notes that steps are done."""
    desk = options.chosen_desk(store, context)
    day = _day(day_gone_by, on, desk.today)
    _tell(followups.done(desk, _targets(ids), day, by, anyway=anyway), json=json)


def skip(
    context: typer.Context,
    ids: options.Steps,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Leaves steps out."""
    desk = options.chosen_desk(store, context)
    _tell(followups.skip(desk, _targets(ids)), json=json)


def snooze(
    context: typer.Context,
    number: options.Step,
    until: Until,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Puts a step off."""
    desk = options.chosen_desk(store, context)
    (target,) = _targets([number])
    day = _day(day_to_come, until, desk.today) or desk.today
    _tell([followups.snooze(desk, target, day)], json=json)


def heard(
    context: typer.Context,
    *,
    number: options.Contact,
    outcome: Outcome = None,
    on: On = None,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Notes that they answered."""
    desk = options.chosen_desk(store, context)
    (target,) = _targets([number])
    day = _day(day_gone_by, on, desk.today)
    answer = outcome or Answer.ANSWERED
    _tell([followups.heard(desk, target.contact, answer, day)], json=json)


def stop(
    context: typer.Context,
    number: options.Contact,
    asked: AskedNotTo = False,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Ends a follow-up."""
    desk = options.chosen_desk(store, context)
    (target,) = _targets([number])
    why = Stop.ASKED if asked else Stop.CLOSED
    _tell([followups.stop(desk, target.contact, why)], json=json)


def _targets(ids: Iterable[str]) -> list[Target]:
    try:
        return [Target.parse(text) for text in ids]
    except InvalidValueError as error:
        raise typer.BadParameter(str(error)) from error


def _day(
    read: Callable[[str, dt.date], dt.date], text: str | None, today: dt.date
) -> dt.date | None:
    try:
        return None if text is None else read(text, today)
    except InvalidValueError as error:
        raise typer.BadParameter(str(error)) from error


def _tell(noted: Iterable[Noted], *, json: bool) -> None:
    for each in noted:
        if json:
            write(noted_line(each))
        else:
            show(noted_view(each))


done_app = single(done, DONE_HELP)
skip_app = single(skip, SKIP_HELP)
snooze_app = single(snooze, SNOOZE_HELP)
heard_app = single(heard, HEARD_HELP)
stop_app = single(stop, STOP_HELP)

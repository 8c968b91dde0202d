"""One card of a run on the terminal: all there is to say, or one line."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from cardtrail.app.outcome import Outcome
from cardtrail.app.remarks import known_again, perhaps_same
from cardtrail.cli.card import contact_view, plan_view, verdict_view
from cardtrail.cli.terminal import plain
from cardtrail.followup.dates import long_date


def card_view(outcome: Outcome) -> RenderableType:
    """Everything to say about a card that was read."""
    return Group(
        plain(_where(outcome), "dim"),
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
    yield from map(plain, known_again(outcome))
    for sentence in perhaps_same(outcome):
        yield plain(sentence, "yellow")


def card_line(outcome: Outcome) -> Text:
    """The same in one line, for long runs."""
    line = verdict_view(outcome.contact, outcome.problems)
    line.append(plain(f"  {_where(outcome)}", "dim"))
    return line


def _where(outcome: Outcome) -> str:
    """On which photo a card is, and since when that is known."""
    reading = outcome.reading
    number = f", card {reading.card}" if reading.card > 1 else ""
    before = f" (read on {long_date(outcome.before.date())})" if outcome.before else ""
    return f"{reading.photo}{number}{before}"

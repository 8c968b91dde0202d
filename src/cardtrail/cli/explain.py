"""``cardtrail explain``: why a card was understood as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cardtrail.app.explain import SINGLE, Explanation, explain, lead
from cardtrail.app.photos import find_photos
from cardtrail.cli import options
from cardtrail.cli.card import GRADES
from cardtrail.cli.commands import single
from cardtrail.cli.json_lines import explanation_line
from cardtrail.cli.readers import Language, Readers, chosen_readers
from cardtrail.cli.streams import say, write
from cardtrail.cli.terminal import plain, show
from cardtrail.export.spoken import LABELS, not_read
from cardtrail.extract.candidates import NEEDED, Candidates
from cardtrail.model.contact import AnyField
from cardtrail.model.field import Candidate, FieldName, Signal
from cardtrail.model.reading import Problem, Reading, Status
from cardtrail.scanner import Scanner
from cardtrail.validate.grade import THRESHOLDS

HELP = """
Show why a card was understood as it was.

For each detail: everything on the card that might be it, what speaks for and against
each, why the one that was taken won, and what was left aside for want of evidence.
Keeps and writes nothing.

\b
Examples:
  cardtrail explain card.jpg
  cardtrail explain --json card.jpg
"""

FAILED = 3
"""The exit code where a photo could not be read."""

_MOST = 5
"""Of the candidates with too little evidence, so many are shown; ``--json`` has all."""


def command(
    photo: Annotated[Path, typer.Argument(metavar="PHOTO", help="A photo of a card.")],
    *,
    json: options.Json = False,
    country: options.Country = None,
    readers: Readers = None,
    language: Language = None,
) -> None:
    """Explains every card on a photo."""
    settings = options.settings()
    found = find_photos([photo])
    for sentence in found.failures:
        say(sentence)
    scanner = Scanner(
        chosen_readers(readers, settings.readers),
        country or settings.country,
        language=language or settings.language,
        limits=settings.limits,
    )
    is_read = bool(found.photos)
    for path in found.photos:
        for card in explain(scanner, path):
            if isinstance(card, Reading):
                is_read = is_read and card.status is not Status.FAILED
                say(not_read(card))
            elif json:
                write(explanation_line(card))
            else:
                show(explanation_view(card))
    raise typer.Exit(0 if is_read else FAILED)


def explanation_view(card: Explanation) -> RenderableType:
    """A card: for each detail what was taken, and all candidates with their signals."""
    reading = card.reading
    where = f"{reading.photo}" + (f", card {reading.card}" if reading.card > 1 else "")
    parts: list[RenderableType] = [plain(where, "dim")]
    for name in card.candidates.fields():
        if name is FieldName.OTHER_NAME and not reading.contact.others:
            continue
        chosen = [entry for field, entry in reading.contact.fields() if field is name]
        said = [problem for problem in reading.problems if problem.field is name]
        below = [*map(partial(_taken, name), chosen), *map(_said, said)]
        parts.append(Padding(plain(LABELS[name], "bold"), (1, 0, 0, 0)))
        rest = (*below, *_won(card.candidates, name), *_candidates(card, name))
        parts.append(Padding(Group(*rest), (0, 0, 0, 2)))
    return Group(*parts)


def _taken(name: FieldName, entry: AnyField) -> RenderableType:
    """What was taken, how sure it is, and what the readers saw."""
    grade, style = GRADES[entry.grade]
    how = f"{entry.confidence:.2f}, sure from {THRESHOLDS[name]:.2f}"
    parts = (plain(entry.text), plain(grade, style), plain(how, "dim"))
    line = Text("  ").join(parts)
    saw: dict[str, list[str]] = {}
    for reader, text in entry.readers.items():
        saw.setdefault(text, []).append(reader)
    seen = "; ".join(f"{' and '.join(who)} saw “{text}”" for text, who in saw.items())
    return Group(line, plain(seen, "dim"))


def _said(problem: Problem) -> RenderableType:
    return plain(f"{problem.code}: {problem.message}")


def _won(found: Candidates, name: FieldName) -> Iterator[RenderableType]:
    """In one sentence, why the first candidate was taken and not the next best one."""
    won = lead(found, name) if name in SINGLE else None
    if won is None:
        return
    because = ", ".join(map(_weighed, won.because))
    if won.over is None:
        yield plain(f"Nothing else comes into question: {because}.")
    elif won.by > 0:
        yield plain(f"Won by {won.by:.1f} over “{won.over.raw}”: {because}.")
    else:
        yield plain(f"As good as “{won.over.raw}”, but further up on the card.")


def _candidates(card: Explanation, name: FieldName) -> Iterator[RenderableType]:
    """The candidates with their signals; those that were not taken are dim."""
    found = card.candidates.fields()[name]
    rejected = card.candidates.rejected.get(name, ())[:_MOST]
    if not found:
        yield plain("Nothing on the card looks like it.", "dim")
    yield _table(found, taken=1 if name in SINGLE else len(found))
    if rejected:
        yield plain(f"Too little evidence, needs {NEEDED[name]:.1f}:", "dim")
        yield _table(rejected, taken=0)


def _table(candidates: Sequence[Candidate[Any]], taken: int) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    for place, candidate in enumerate(candidates):
        signals = sorted(candidate.signals, key=lambda signal: -abs(signal.weight))
        table.add_row(
            plain(f"{candidate.score:+.1f}"),
            plain(candidate.raw, "" if place < taken else "dim"),
            plain(", ".join(map(_weighed, signals)), "dim"),
        )
    return table


def _weighed(signal: Signal) -> str:
    return f"{signal.name} {signal.weight:+.1f}"


app = single(command, HELP)

"""Reading a parameter at once gives what typer's own way gives, faults included."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.main import get_command

from cardtrail.cli.quick import quickened

Made = list[tuple[Any, ...]]


def _even(text: str) -> int:
    if not text.isdecimal() or int(text) % 2:
        raise typer.BadParameter("write an even number.")
    return int(text)


def _shout(text: str | None) -> str | None:
    return text and text.upper()


def made_by(way: Callable[[typer.Typer], Any], arguments: list[str]) -> object:
    """What a command with every kind of parameter is given, or how it is refused."""
    made: Made = []
    app = typer.Typer(rich_markup_mode=None, add_completion=False)

    @app.callback()
    def above(*, top: Annotated[bool, typer.Option("--top")] = False) -> None:
        made.append((top,))

    @app.command()
    def run(  # noqa: PLR0913 - one of each kind
        *,
        number: int,
        words: Annotated[list[str] | None, typer.Argument()] = None,
        text: str = "plain",
        name: Annotated[str | None, typer.Option(callback=_shout)] = None,
        even: Annotated[int | None, typer.Option(parser=_even)] = None,
        few: Annotated[int, typer.Option(min=1, max=3)] = 2,
        count: int = 5,
        path: Path | None = None,
        several: list[str] | None = None,
        flag: Annotated[bool, typer.Option("--flag/--no-flag")] = True,
    ) -> None:
        made.append((number, words, text, name, even, few, count, path, several, flag))

    command = way(app)
    try:
        command(arguments, prog_name="x", standalone_mode=False)
    except Exception as error:  # noqa: BLE001 - any fault is compared with its twin
        return type(error), str(error)
    return made


@pytest.mark.parametrize(
    "line",
    [
        "run 7",
        "--top run 7 a b c",
        "run 7 --text x --name kim --even 4 --few 3 --path ~/a",
        "run 7 --several a --several b --no-flag",
        "run 007",
        "run ٣",
        "run 12345678901",
        f"run {'9' * 5000}",
        "run seven",
        "run 7.0",
        "run",
        "run 7 --even 3",
        "run 7 --few 4",
        "run 7 --count 6",
        "run 7 --count six",
        "run 7 --text",
        "run 7 --colour red",
        "run 7 --text=",
        "run -- -7",
        "walk",
    ],
)
def test_both_ways_agree(line: str) -> None:
    assert made_by(quickened, line.split()) == made_by(get_command, line.split())

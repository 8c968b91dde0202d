"""How far a long run is: a bar on a terminal, nothing anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from cardtrail.cli.terminal import console


class Bar:
    """A bar on standard error that steps aside while results are printed."""

    def __init__(self, steps: int) -> None:
        screen = console(stderr=True)
        self._progress = Progress(
            TextColumn("Reading photos"),
            BarColumn(),
            MofNCompleteColumn(),
            console=screen,
            transient=True,
            disable=steps < 2 or not screen.is_terminal,
        )
        self._task = self._progress.add_task("", total=steps)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """One step is done; while inside, the terminal is free for its result."""
        self._progress.advance(self._task)
        self._progress.stop()
        yield
        self._progress.start()

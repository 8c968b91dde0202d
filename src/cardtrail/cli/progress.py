"""How far a long run is: a bar on a terminal, nothing anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from cardtrail.cli.terminal import console


class Bar:
    """A bar on standard error that steps aside while results are printed."""

    def __init__(self, steps: int) -> None:
        screen = console(stderr=True)
        self._progress = Progress(
            TextColumn("Reading photos"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[cards]} cards, {task.fields[warnings]} warnings"),
            TimeRemainingColumn(compact=True),
            TextColumn("left"),
            console=screen,
            transient=True,
            disable=steps < 2 or not screen.is_terminal,
            # What is slow at the end must not look quick because of the beginning.
            speed_estimate_period=120.0,
        )
        self._task = self._progress.add_task("", total=steps, cards=0, warnings=0)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    @contextmanager
    def aside(self, cards: int, warnings: int) -> Iterator[None]:
        """One step is done; while inside, the terminal is free for its result.

        Args:
            cards: that were read so far.
            warnings: about them.
        """
        self._progress.update(self._task, advance=1, cards=cards, warnings=warnings)
        self._progress.stop()
        yield
        self._progress.start()

"""A word of comfort where a large store takes long to open."""

from __future__ import annotations

import time
from collections.abc import Callable

from cardtrail.cli.streams import say

PATIENCE = 1.0
"""Seconds after which a person wants to know what the program is doing."""


class Renewal:
    """Tells once, if it takes longer than PATIENCE, that contacts are planned anew."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started: float | None = None
        self._is_told = False

    def __call__(self, done: int, contacts: int) -> None:
        """Takes note that so many contacts are done."""
        now = self._clock()
        if self._started is None:
            self._started = now
        spent = now - self._started
        if self._is_told or spent < PATIENCE or not done:
            return
        self._is_told = True
        left = round(spent * (contacts - done) / done)
        say(
            f"The settings or cardtrail changed: {contacts:,} contacts are planned "
            f"anew, which takes about {left:,} seconds more."
        )

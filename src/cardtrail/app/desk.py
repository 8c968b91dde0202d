"""Where the person works: the store, the present moment, and their own pace."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from cardtrail.app import sameness
from cardtrail.followup.plan import VERSION, plan
from cardtrail.model.followup import Facts, FollowUp, Pace
from cardtrail.store.renewal import Progress
from cardtrail.store.rules import Rules
from cardtrail.store.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """What every use case about kept contacts needs to know.

    Attributes:
        path: of the store.
        now: the present moment, local time with its zone.
        pace: how many days lie between the steps of a follow-up.
        calling: from when to when people are called, their local time.
        progress: is told where many contacts have to be planned anew.
        photo_days: how long the pictures of cards are kept; 0 for not at all.
        deleted_days: how long a deleted contact can be brought back.
    """

    path: Path
    now: dt.datetime
    pace: Pace = field(default_factory=Pace)
    calling: tuple[dt.time, dt.time] = (dt.time(9), dt.time(17))
    progress: Progress = lambda _done, _all: None
    photo_days: int = 365
    deleted_days: int = 30

    @property
    def today(self) -> dt.date:
        """The present day."""
        return self.now.date()

    def open(self) -> Store:
        """The contacts that are kept, for a ``with`` statement.

        Raises:
            StoreError: the store can't be opened.
        """
        return Store.open(self.path, self._rules(), progress=self.progress)

    def plan(self, facts: Facts) -> tuple[FollowUp, ...]:
        """The follow-up of somebody who is not kept."""
        return plan(facts, self.today, self.pace)

    def _rules(self) -> Rules:
        planner = partial(plan, today=self.today, pace=self.pace)
        return Rules(
            self.today,
            planner,
            traits=sameness.traits,
            likeness=sameness.likeness,
            strengthened=sameness.strengthened,
            employer=sameness.employer,
            planner=f"{VERSION} {self.pace}",
            indexer=sameness.INDEXER,
        )

"""Does all kinds of things to a store in a process of its own and tells each.

Arguments: the store, a label that makes the photos different, how many deeds. A line is
written when a deed is safe: the kind of its action, or ``undone``. What the disk
refuses ends the process with the sentence that a person gets.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.support.desk import kept_by
from tests.support.people import at, person, sure

from cardtrail.app import sameness
from cardtrail.errors import StoreError
from cardtrail.followup.plan import plan
from cardtrail.model.action import Action, ActionKind
from cardtrail.model.field import FieldName
from cardtrail.model.followup import (
    Answer,
    DateSource,
    Event,
    EventKind,
    Interview,
    Pace,
    Step,
)
from cardtrail.model.reading import Reading, Status
from cardtrail.store.followups import add
from cardtrail.store.meetings import edit_interview, meet, part
from cardtrail.store.people import delete, keep_apart, merge_contacts, restore
from cardtrail.store.rules import Rules
from cardtrail.store.store import Store
from cardtrail.values.name import PersonName

NOW = dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)
TODAY = NOW.date()
FRIDAY = dt.date(2026, 11, 20)
DONE = Event(EventKind.DONE, TODAY, step=Step.NOTE, by=Step.NOTE)
HEARD = Event(EventKind.HEARD, TODAY, answer=Answer.NEXT_ROUND)

Deed = Callable[[Store, random.Random, str], object]


UNDONE = "undone"


def desk_rules(today: dt.date) -> Rules:
    """The rules of a desk on a day; no two cards are taken for one person unasked."""
    return Rules(
        today,
        partial(plan, today=today, pace=Pace()),
        traits=sameness.traits,
        employer=sameness.employer,
    )


def _keep(store: Store, chance: random.Random, name: str) -> None:
    known = replace(
        person(company="Alder", email="a@alder.example", addresses=at()),
        name=sure(PersonName(name)),
    )
    told = Interview(FRIDAY, DateSource.GIVEN, company=f"Firm {chance.randrange(9)}")
    reading = Reading(Path(f"{name}.jpg"), name, 1, Status.READ, contact=known)
    kept_by(store, reading, told, NOW)


def _one(chance: random.Random) -> int:
    return chance.randrange(1, 9)


DEEDS: dict[str, Deed] = {
    ActionKind.READ: _keep,
    ActionKind.EDITED: lambda s, c, n: s.edit(_one(c), [(FieldName.TITLE, [n])], NOW),
    ActionKind.CONFIRMED: lambda s, c, _: s.confirm(_one(c), [FieldName.NAME], NOW),
    ActionKind.DONE: lambda s, c, _: add(s, [(_one(c), lambda _: DONE)], NOW),
    ActionKind.HEARD: lambda s, c, _: add(s, [(_one(c), lambda _: HEARD)], NOW),
    ActionKind.MERGED: lambda s, c, _: merge_contacts(s, _one(c), _one(c), NOW),
    ActionKind.KEPT_APART: lambda s, c, _: keep_apart(s, _one(c), _one(c), NOW),
    ActionKind.DELETED: lambda s, c, _: delete(s, _one(c), NOW),
    ActionKind.RESTORED: lambda s, c, _: restore(s, _one(c), NOW),
    ActionKind.INTERVIEW_EDITED: lambda s, c, n: edit_interview(
        s, c.randrange(1, 5), lambda kept: replace(kept, role=n), NOW
    ),
    ActionKind.MET: lambda s, c, _: meet(s, _one(c), _one(c), NOW),
    ActionKind.PARTED: lambda s, c, _: part(s, _one(c), _one(c), NOW),
    UNDONE: lambda s, _, __: s.undo(NOW),
}
_SILENT = {ActionKind.RESTORED, UNDONE}  # where there is nothing to restore or undo


def main(path: Path, label: str, count: int) -> None:
    """Does so many deeds, those that the store refuses not counted."""
    chance = random.Random(label)  # noqa: S311 - not for secrets
    try:
        store = Store.open(path, desk_rules(TODAY), patience=30)
    except StoreError as error:
        sys.exit(str(error))
    with store:
        for number in range(count):
            kind = chance.choice([ActionKind.READ, *DEEDS])
            try:
                done = DEEDS[kind](store, chance, f"{label} {number}")
            except StoreError as error:
                if error.__cause__ is not None:  # not a refusal, but a failure
                    sys.exit(str(error))
                continue
            if kind not in _SILENT or isinstance(done, Action):
                sys.stdout.write(f"{kind}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))

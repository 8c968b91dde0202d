"""What is derived by other rules than before, when a store is opened."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from tests.store.test_undo import HELD, NOW, TODAY, careful, filled
from tests.support.consistent import consistent
from tests.support.desk import kept_by
from tests.support.people import person

from cardtrail.followup.plan import plan
from cardtrail.model.followup import Answer, Event, EventKind, Pace
from cardtrail.model.reading import Reading
from cardtrail.store.followups import add
from cardtrail.store.rules import Rules
from cardtrail.store.store import Store

Read = Callable[..., Reading]

ANSWERED = Event(EventKind.HEARD, TODAY, answer=Answer.OFFER)
LATE = Pace(note_days=2)


def later(today: dt.date) -> Rules:
    """The rules of a person who takes a day more for the note."""
    planner = partial(plan, today=today, pace=LATE)
    return replace(careful(today), plan=planner, planner="late")


def plans(path: Path) -> dict[int, str]:
    with closing(sqlite3.connect(path)) as db:
        return dict(db.execute("SELECT contact_id, plan FROM agenda"))


def test_what_is_still_to_be_done_is_planned_by_the_new_settings(
    tmp_path: Path, read: Read
) -> None:
    path = tmp_path / "contacts.db"
    with filled(path, read) as store:
        before = store.record(1).plan
    with Store.open(path, later(TODAY)) as store:
        after = store.record(1).plan
        assert after == plan(store.record(1).facts, TODAY, LATE)

    assert before != after
    consistent(path, later)


def test_what_is_over_stays_as_it_ended(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.db"
    with filled(path, read) as store:
        add(store, [(1, lambda _: ANSWERED)], NOW)
    before = plans(path)
    told: list[tuple[int, int]] = []

    progress = lambda *done: told.append(done)  # noqa: E731 - in one line
    Store.open(path, later(TODAY), progress=progress).close()

    changed = {number for number, text in plans(path).items() if text != before[number]}
    assert changed == {3}  # the only one whose newest interview is the other one
    assert told == [(0, 1)]


def test_other_keys_are_made_for_all(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.db"
    filled(path, read).close()

    def lettered(today: dt.date) -> Rules:
        return replace(careful(today), traits=lambda _: ["all"], indexer="letters")

    Store.open(path, lettered(TODAY)).close()

    consistent(path, lettered)


def test_nothing_is_made_anew_for_the_same_rules(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.db"
    filled(path, read).close()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE agenda SET plan = '[]'")

    Store.open(path, careful(TODAY)).close()

    assert set(plans(path).values()) == {"[]"}


def test_progress_is_told_while_many_are_planned(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.db"
    told: list[tuple[int, int]] = []
    with filled(path, read) as store:
        for number in range(220):
            card = read(person(f"Una {number}"), digest=f"n{number}")
            kept_by(store, card, HELD, NOW)

    progress = lambda *done: told.append(done)  # noqa: E731 - in one line
    Store.open(path, replace(careful(TODAY), indexer="x"), progress=progress).close()

    assert told == [(0, 224), (100, 224), (200, 224)]


def test_a_renewal_that_is_stopped_leaves_all_as_it_was(
    tmp_path: Path, read: Read
) -> None:
    path = tmp_path / "contacts.db"
    filled(path, read).close()
    before = plans(path)

    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Store.open(path, later(TODAY), progress=stop)
    assert plans(path) == before

    Store.open(path, later(TODAY)).close()
    consistent(path, later)


@pytest.mark.parametrize("plan_text", ["{", '[{"step": "note"}]', "[7]"])
def test_a_plan_that_cannot_be_read_is_made_again(
    tmp_path: Path, read: Read, plan_text: str
) -> None:
    path = tmp_path / "contacts.db"
    with filled(path, read) as store:
        before = store.records()
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("UPDATE agenda SET plan = ?", (plan_text,))

        assert store.records() == before

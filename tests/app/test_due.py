"""What is due, and how urgent it is."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.cards import contact, record

from cardtrail.app.due import When, due
from cardtrail.model.followup import Step

THURSDAY = dt.date(2026, 11, 19)
NOTE = dt.date(2026, 11, 20)
NORA = record(1, on=THURSDAY)


def steps(today: dt.date, until: dt.date | None = None) -> list[tuple[Step, When]]:
    return [(x.follow_up.step, x.when) for x in due([NORA], today, until)]


def test_a_week_is_looked_ahead() -> None:
    assert steps(THURSDAY) == [(Step.NOTE, When.COMING)]
    assert steps(dt.date(2026, 11, 12)) == []


def test_the_last_day_can_be_given() -> None:
    assert steps(THURSDAY, THURSDAY) == []
    assert steps(THURSDAY, NOTE) == [(Step.NOTE, When.COMING)]


@pytest.mark.parametrize(
    ("today", "when"),
    [
        (NOTE - dt.timedelta(days=1), When.COMING),
        (NOTE, When.TODAY),
        (NOTE + dt.timedelta(days=1), When.OVERDUE),
    ],
)
def test_a_step_is_overdue_only_after_its_last_day(today: dt.date, when: When) -> None:
    assert steps(today) == [(Step.NOTE, when)]


def test_old_steps_leave_the_list() -> None:
    assert steps(THURSDAY + dt.timedelta(days=60)) == []


def test_the_most_urgent_comes_first() -> None:
    later = record(2, contact("Ada Quill"), on=dt.date(2026, 11, 17))
    days = [entry.follow_up.due for entry in due([NORA, later], THURSDAY)]
    assert days == [dt.date(2026, 11, 18), NOTE]

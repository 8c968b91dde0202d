"""What is due, and how urgent it is."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.cards import contact, record

from cardtrail.app.due import When, due
from cardtrail.model.followup import Step

THURSDAY = dt.date(2026, 11, 19)
NOTE, CALL, CALL_LATEST = (
    dt.date(2026, 11, 20),
    dt.date(2026, 11, 24),
    dt.date(2026, 11, 25),
)
NORA = record(1, on=THURSDAY)


def steps(today: dt.date, until: dt.date | None = None) -> list[tuple[Step, When]]:
    return [(x.follow_up.step, x.when) for x in due([NORA], today, until)]


def test_a_week_is_looked_ahead() -> None:
    assert [step for step, _ in steps(THURSDAY)] == [Step.NOTE, Step.CALL, Step.EMAIL]
    assert [step for step, _ in steps(dt.date(2026, 11, 16))] == [Step.NOTE]


def test_the_last_day_can_be_given() -> None:
    assert [step for step, _ in steps(THURSDAY, NOTE)] == [Step.NOTE]


@pytest.mark.parametrize(
    ("today", "when"),
    [
        (CALL - dt.timedelta(days=1), When.COMING),
        (CALL, When.TODAY),
        (CALL_LATEST, When.TODAY),
        (CALL_LATEST + dt.timedelta(days=1), When.OVERDUE),
    ],
)
def test_a_step_is_overdue_only_after_its_last_day(today: dt.date, when: When) -> None:
    assert (Step.CALL, when) in steps(today)


def test_old_steps_leave_the_list() -> None:
    assert steps(THURSDAY + dt.timedelta(days=60)) == []


def test_the_most_urgent_comes_first() -> None:
    later = record(2, contact("Ada Quill"), on=dt.date(2026, 11, 17))
    days = [entry.follow_up.due for entry in due([NORA, later], THURSDAY)]
    assert days == sorted(days)
    assert len(days) == 6

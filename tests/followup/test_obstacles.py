"""What keeps a draft from being written, and what comes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.support.letters import follow_up, planned

from cardtrail.errors import DraftError
from cardtrail.followup.obstacles import next_step
from cardtrail.followup.obstacles import planned as planned_step
from cardtrail.model.field import FieldName
from cardtrail.model.followup import Answer, Event, EventKind, State, Step, Stop

DAY = dt.date(2026, 11, 25)
RESTING = tuple(
    follow_up(step, State.RESTING) for step in (Step.NOTE, Step.CALL, Step.EMAIL)
)


def test_the_next_step_is_the_open_one_before_what_waits() -> None:
    plan = (
        follow_up(Step.NOTE, State.DONE),
        follow_up(Step.EMAIL, State.WAITING),
        follow_up(Step.CALL, State.OPEN),
    )

    assert next_step(planned(*plan)) is Step.CALL


def test_a_blocked_step_comes_before_one_that_waits() -> None:
    plan = (follow_up(Step.CALL, State.WAITING), follow_up(Step.NOTE, State.BLOCKED))

    assert next_step(planned(*plan)) is Step.NOTE


def test_a_step_that_waits_is_drafted_ahead() -> None:
    waiting = follow_up(Step.EMAIL, State.WAITING)

    assert planned_step(planned(waiting), Step.EMAIL) is waiting


@pytest.mark.parametrize("state", [State.DONE, State.SKIPPED])
def test_a_step_that_is_over_is_not_drafted_again(state: State) -> None:
    with pytest.raises(DraftError) as caught:
        planned_step(planned(follow_up(Step.NOTE, state)), Step.NOTE)

    assert str(caught.value) == (
        f"The note to contact 12 is {state} (Fri 27 Nov). `cardtrail undo` takes that "
        "back."
    )


def test_a_call_that_the_email_replaces_points_to_it() -> None:
    call = replace(
        follow_up(Step.CALL, State.REPLACED, using=False),
        missing=FieldName.PHONE,
        stand_in=Step.EMAIL,
    )

    with pytest.raises(DraftError) as caught:
        planned_step(planned(call, follow_up(Step.EMAIL)), Step.CALL)

    assert str(caught.value) == (
        "No phone number on the card: the e-mail takes the place of the call. "
        "Draft it: cardtrail draft 12e"
    )


def test_a_step_that_is_not_planned_points_to_those_that_are() -> None:
    with pytest.raises(DraftError, match=r"No call is planned .*`cardtrail draft 12n`"):
        planned_step(planned(follow_up(Step.NOTE)), Step.CALL)


def test_after_an_answer_nothing_is_left() -> None:
    heard = Event(EventKind.HEARD, DAY, answer=Answer.NEXT_ROUND)
    record = replace(planned(*RESTING), events=(heard,))

    with pytest.raises(DraftError, match="contact 12 answered on Wed 25 Nov"):
        next_step(record)
    with pytest.raises(DraftError, match="`cardtrail undo` takes that back"):
        planned_step(record, Step.CALL)


def test_after_a_rejection_the_reply_is_what_is_left() -> None:
    heard = Event(EventKind.HEARD, DAY, answer=Answer.REJECTION)
    record = replace(planned(*RESTING, follow_up(Step.REPLY)), events=(heard,))

    assert next_step(record) is Step.REPLY
    with pytest.raises(DraftError, match="Draft the reply: cardtrail draft 12r"):
        planned_step(record, Step.EMAIL)


def test_after_a_stop_nothing_is_left() -> None:
    stopped = Event(EventKind.STOPPED, DAY, stop=Stop.CLOSED)

    with pytest.raises(DraftError, match="was stopped on Wed 25 Nov"):
        next_step(replace(planned(*RESTING), events=(stopped,)))


def test_who_asked_not_to_be_contacted_gets_no_draft() -> None:
    record = replace(planned(), barred=True)

    with pytest.raises(DraftError, match="asked not to be contacted"):
        planned_step(record, Step.EMAIL)


def test_when_every_step_is_over_nothing_is_left() -> None:
    with pytest.raises(DraftError, match="every step for contact 12 is over"):
        next_step(planned(follow_up(Step.NOTE, State.DONE)))

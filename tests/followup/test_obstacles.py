"""What keeps a draft from being written, and what comes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.support.cards import contact
from tests.support.letters import REJECTED, TALK, planned

from cardtrail.errors import DraftError
from cardtrail.followup.obstacles import coming
from cardtrail.followup.obstacles import planned as planned_step
from cardtrail.followup.plan import plan
from cardtrail.model.followup import (
    Answer,
    Event,
    EventKind,
    Facts,
    State,
    Step,
    Stop,
)

DAY = dt.date(2026, 11, 25)


def done(step: Step, by: Step | None = None) -> Event:
    """Somebody did a step on Wednesday."""
    return Event(EventKind.DONE, DAY, step=step, by=by)


def refused(step: Step, *events: Event) -> str:
    """What is told about a step of contact 12 that isn't drafted."""
    with pytest.raises(DraftError) as caught:
        planned_step(planned(events=events, today=DAY), step)
    return str(caught.value)


def test_what_comes_next_is_drafted_where_no_step_is_named() -> None:
    assert coming(planned()) is Step.NOTE
    assert coming(planned(events=(done(Step.NOTE),))) is Step.CALL
    assert coming(planned(events=REJECTED)) is Step.REPLY


def test_a_step_that_waits_is_drafted_ahead() -> None:
    assert planned_step(planned(), Step.EMAIL).state is State.WAITING


def test_a_step_that_is_done_is_not_drafted_again() -> None:
    assert refused(Step.NOTE, done(Step.NOTE)) == (
        "Thank-you note posted on Wed 25 Nov. `cardtrail undo` takes that back."
    )


def test_a_step_that_was_skipped_is_not_drafted() -> None:
    skipped = Event(EventKind.SKIPPED, DAY, step=Step.NOTE)

    assert refused(Step.NOTE, skipped) == (
        "The note was skipped on Wed 25 Nov. `cardtrail undo` takes that back."
    )


def test_a_call_that_the_email_replaces_points_to_it() -> None:
    record = planned(replace(TALK, decides=None), replace(contact(), phones=()))

    with pytest.raises(DraftError) as caught:
        planned_step(record, Step.CALL)

    assert str(caught.value) == (
        "No phone number on the card: the call due Mon 30 Nov can't be made; the "
        "e-mail takes its place. Draft it: cardtrail draft 12e"
    )


def test_a_note_that_the_call_replaces_points_to_it() -> None:
    record = planned(of=replace(contact(), addresses=(), emails=()))

    with pytest.raises(DraftError, match=r"the call takes its place.*draft 12c$"):
        planned_step(record, Step.NOTE)


def test_after_a_call_by_email_no_other_email_is_drafted() -> None:
    called = (done(Step.NOTE), done(Step.CALL, by=Step.EMAIL))

    assert refused(Step.EMAIL, *called) == (
        "The e-mail is not needed: the call was made by e-mail."
    )


def test_who_did_not_lead_the_interview_gets_the_note_alone() -> None:
    with pytest.raises(DraftError, match=r"No call .* `cardtrail draft 12n`\.$"):
        planned_step(planned(leads=False), Step.CALL)


def test_after_an_answer_nothing_is_left() -> None:
    heard = Event(EventKind.HEARD, DAY, answer=Answer.NEXT_ROUND)
    told = (
        "There is nothing to draft: they answered on Wed 25 Nov. "
        "`cardtrail undo` takes back what happened last."
    )

    assert refused(Step.CALL, heard) == told
    with pytest.raises(DraftError, match="they answered on Wed 25 Nov"):
        coming(planned(events=(heard,)))


def test_after_a_rejection_the_reply_is_what_is_left() -> None:
    assert refused(Step.EMAIL, *REJECTED) == (
        "There is nothing to draft: they answered on Tue 24 Nov. "
        "Draft the reply: cardtrail draft 12r"
    )


def test_after_a_stop_nothing_is_left() -> None:
    stopped = Event(EventKind.STOPPED, DAY, stop=Stop.CLOSED)

    assert "you stopped on Wed 25 Nov" in refused(Step.EMAIL, stopped)


def test_who_asked_not_to_be_contacted_gets_no_draft() -> None:
    record = planned()
    facts = Facts(record.contact, record.interview, barred=True)

    with pytest.raises(DraftError, match="they asked not to be contacted"):
        planned_step(replace(record, plan=plan(facts, DAY)), Step.EMAIL)


def test_when_every_step_is_over_nothing_is_left() -> None:
    over = tuple(map(done, (Step.NOTE, Step.CALL, Step.EMAIL)))

    with pytest.raises(DraftError, match="every step for contact 12 is over"):
        coming(planned(events=over))

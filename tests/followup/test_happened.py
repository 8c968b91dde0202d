"""What happened dates the rest of a follow-up anew."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.support.cards import contact

from cardtrail.followup.plan import plan
from cardtrail.followup.sentences import sentence
from cardtrail.model.contact import Contact
from cardtrail.model.followup import (
    Answer,
    DateSource,
    Event,
    EventKind,
    Facts,
    FollowUp,
    Interview,
    State,
    Step,
    Stop,
)

NORA = contact()
NUMBER = "+19165550160"
THURSDAY = dt.date(2027, 3, 4)  # no holiday is near


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2027-{text}")


def done(
    step: Step, on: str, by: Step | None = None, using: str | None = None
) -> Event:
    return Event(EventKind.DONE, day(on), step, by=by or step, using=using)


def heard(answer: Answer, on: str) -> Event:
    return Event(EventKind.HEARD, day(on), answer=answer)


NOTE, CALL = done(Step.NOTE, "03-05"), done(Step.CALL, "03-09", using=NUMBER)


def steps(
    *events: Event,
    today: str = "03-09",
    of: Contact = NORA,
    called: frozenset[str] = frozenset(),
) -> dict[Step, FollowUp]:
    interview = Interview(THURSDAY, DateSource.GIVEN, lead=1, id=1)
    facts = Facts(of, interview, events=events, called=called)
    return {step.step: step for step in plan(facts, day(today))}


def test_a_note_that_is_late_moves_the_call() -> None:
    found = steps(done(Step.NOTE, "03-10"), today="03-10")
    assert found[Step.CALL].due == day("03-15")
    assert found[Step.CALL].why[0] == "4 days after the note"


def test_the_email_comes_two_days_after_the_call_that_was_made() -> None:
    found = steps(NOTE, CALL, called=frozenset({NUMBER}))
    assert found[Step.EMAIL].due == day("03-11")
    assert found[Step.EMAIL].why == ("2 days after the call",)


def test_a_number_that_somebody_else_was_called_on_is_not_called_again() -> None:
    found = steps(NOTE, called=frozenset({NUMBER}))
    assert found[Step.CALL].state is State.REPLACED
    assert "called already" in sentence(found[Step.CALL])


def test_a_rejection_is_answered_the_next_day_whatever_was_still_planned() -> None:
    rejected = (NOTE, heard(Answer.REJECTION, "03-08"))
    for today in ("03-08", "03-20"):
        reply = steps(*rejected, today=today)[Step.REPLY]
        assert (reply.due, reply.state) == (day("03-09"), State.OPEN)


def test_an_offer_after_a_rejection_needs_no_closing_reply() -> None:
    rejected, offered = heard(Answer.REJECTION, "03-08"), heard(Answer.OFFER, "03-09")
    assert Step.REPLY not in steps(NOTE, rejected, offered)


def test_a_reply_that_was_sent_stays_in_the_plan_of_who_then_stops() -> None:
    sent = done(Step.REPLY, "03-09", Step.EMAIL)
    stop = Event(EventKind.STOPPED, day("03-09"), stop=Stop.CLOSED)
    found = steps(NOTE, heard(Answer.REJECTION, "03-08"), sent, stop)
    assert found[Step.REPLY].state is State.DONE
    assert Step.REPLY not in steps(NOTE, heard(Answer.REJECTION, "03-08"), stop)


def test_nobody_is_called_once_the_email_in_the_place_of_the_call_is_sent() -> None:
    sent = done(Step.EMAIL, "03-09")
    without = steps(NOTE, sent, of=replace(NORA, phones=()))
    assert without[Step.CALL].state is State.REPLACED
    found = steps(NOTE, sent)[Step.CALL]
    assert (found.state, found.stand_in) == (State.REPLACED, Step.EMAIL)
    assert sentence(found) == "The call is not needed: the e-mail took its place."


def test_after_a_late_skip_the_next_step_says_what_it_comes_after() -> None:
    skip = Event(EventKind.SKIPPED, day("03-17"), Step.NOTE)
    call = steps(skip, today="03-17")[Step.CALL]
    assert call.due == day("03-17")
    assert call.why == ("what comes before was skipped on Wed 17 Mar",)

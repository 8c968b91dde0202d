"""What may be noted for a follow-up, and how the rest is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.support.cards import contact, record

from cardtrail.errors import FollowUpError
from cardtrail.followup import moves
from cardtrail.followup.moves import LONGEST_SNOOZE
from cardtrail.followup.plan import plan
from cardtrail.model.contact import Contact
from cardtrail.model.followup import Answer, Event, EventKind, Step, Stop
from cardtrail.model.record import Record
from cardtrail.values.phone import PhoneNumber

THURSDAY = dt.date(2027, 3, 4)  # the interview; no holiday is near
NOTE, CALL = dt.date(2027, 3, 5), dt.date(2027, 3, 9)
DAY = dt.timedelta(days=1)
POSTED = Event(EventKind.DONE, NOTE, Step.NOTE, by=Step.NOTE)


def kept(
    *events: Event, of: Contact | None = None, today: dt.date = CALL, leads: bool = True
) -> Record:
    """Contact 12 as kept after all that."""
    bare = record(12, of, on=THURSDAY)
    held = replace(bare.interview, id=3, lead=12 if leads else 11)
    told = replace(bare, interview=held, events=events, leads=leads)
    return replace(told, plan=plan(told.facts, today))


def done(of: Record, step: Step, day: dt.date = CALL, by: Step | None = None) -> Event:
    return moves.done(of, step, day, CALL, by)


def answered(answer: Answer, day: dt.date = CALL) -> Event:
    return Event(EventKind.HEARD, day, answer=answer)


def test_a_step_that_is_done_notes_what_was_used() -> None:
    note = moves.done(kept(), Step.NOTE, NOTE, NOTE)
    assert note == replace(POSTED, using="410 Larkspur Avenue, Sacramento, CA 95814")
    by_email = done(kept(), Step.NOTE, by=Step.EMAIL)
    assert (by_email.by, by_email.using) == (Step.EMAIL, "nora@alderandfinch.example")


def test_a_note_without_an_address_is_done_by_email_unless_told_otherwise() -> None:
    event = done(kept(of=replace(contact(), addresses=())), Step.NOTE)
    assert (event.by, event.using) == (Step.EMAIL, "nora@alderandfinch.example")


def test_a_number_is_noted_without_its_extension_so_that_it_is_known_again() -> None:
    (phone,) = contact().phones
    switchboard = replace(phone, value=PhoneNumber("+19165550160", "204"))
    event = done(kept(POSTED, of=replace(contact(), phones=(switchboard,))), Step.CALL)
    assert event.using == "+19165550160"


def test_a_call_can_be_made_though_the_card_has_no_number() -> None:
    without = replace(contact(), phones=(), emails=(), addresses=())
    event = done(kept(of=without), Step.NOTE)
    assert (event.by, event.using) == (Step.NOTE, None)


def refused(deed: Callable[[], object]) -> str:
    with pytest.raises(FollowUpError) as caught:
        deed()
    return str(caught.value)


def test_a_step_that_waits_names_the_one_before_and_how_to_end_it() -> None:
    assert refused(lambda: done(kept(), Step.CALL)) == (
        "12c comes after 12n, which is not over: note it with `cardtrail done 12n`, or "
        "leave it out with `cardtrail skip 12n`."
    )
    assert "after 12c" in refused(lambda: moves.skip(kept(POSTED), Step.EMAIL, CALL))
    far = CALL + 9 * DAY
    assert "after 12c" in refused(
        lambda: moves.snooze(kept(POSTED), Step.EMAIL, far, CALL)
    )


def test_a_step_that_is_over_says_since_when_and_what_comes_next() -> None:
    assert refused(lambda: done(kept(POSTED), Step.NOTE)) == (
        "12n was done on Fri 5 Mar already. Next comes 12c, on Tue 9 Mar."
    )
    skipped = Event(EventKind.SKIPPED, NOTE, Step.NOTE)
    assert refused(lambda: done(kept(skipped), Step.NOTE)).startswith(
        "12n was skipped on Fri 5 Mar already."
    )


def test_a_step_that_rests_says_why() -> None:
    of = kept(POSTED, answered(Answer.OFFER))
    assert refused(lambda: done(of, Step.CALL)) == (
        "12c rests: they answered on Tue 9 Mar. If that is wrong, take it back: "
        "cardtrail undo"
    )
    assert refused(lambda: moves.coming(of)) == (
        "Nothing is left to do for contact 12: they answered on Tue 9 Mar. What "
        "happened: cardtrail history 12"
    )


def test_a_step_in_whose_place_another_is_done_names_that_one() -> None:
    of = kept(POSTED, of=replace(contact(), phones=()))
    assert refused(lambda: done(of, Step.CALL)) == (
        "No phone number on the card: the e-mail takes the place of 12c. Next comes "
        "12e, on Tue 9 Mar."
    )


def test_who_did_not_lead_gets_the_note_alone() -> None:
    assert refused(lambda: done(kept(POSTED, leads=False), Step.CALL)).startswith(
        "Contact 12 gets the thank-you note alone (12n), because contact 11 led"
    )


def test_there_is_no_reply_without_a_rejection() -> None:
    assert "cardtrail heard 12 --outcome rejection" in refused(
        lambda: done(kept(POSTED), Step.REPLY)
    )


def test_nothing_happens_in_the_future() -> None:
    assert refused(lambda: done(kept(POSTED), Step.CALL, CALL + DAY)) == (
        "Wed 10 Mar 2027 is still to come; note it when it has happened, or name the "
        "right day with --on DATE."
    )
    assert "still to come" in refused(
        lambda: moves.heard(kept(), Answer.OFFER, CALL + DAY, CALL)
    )


def test_nothing_happens_before_the_interview() -> None:
    before = THURSDAY - DAY
    told = refused(lambda: done(kept(), Step.NOTE, before))
    assert told.startswith("Wed 3 Mar is before the interview on Thu 4 Mar;")
    assert "cardtrail interviews edit 3 --date DATE" in told
    assert "before the interview" in refused(
        lambda: moves.heard(kept(), Answer.OFFER, before, CALL)
    )


def test_nothing_happens_before_what_it_follows() -> None:
    assert refused(lambda: done(kept(POSTED), Step.CALL, THURSDAY)) == (
        "12n was done on Fri 5 Mar, and what follows can't be earlier; name a later "
        "day with --on DATE."
    )
    rejected = kept(POSTED, answered(Answer.REJECTION))
    assert refused(lambda: done(rejected, Step.REPLY, CALL - DAY)).startswith(
        "They answered on Tue 9 Mar, and a reply can't be earlier"
    )


def test_two_contacts_on_one_day_count_only_where_the_person_insists() -> None:
    told = refused(lambda: done(kept(POSTED), Step.CALL, NOTE))
    assert told.startswith("You contacted them on Fri 5 Mar already (12n),")
    assert "--anyway" in told
    event = moves.done(kept(POSTED), Step.CALL, NOTE, CALL, anyway=True)
    assert event.day == NOTE


@pytest.mark.parametrize(
    ("step", "events", "by", "ways"),
    [
        (Step.NOTE, (), Step.CALL, "--by letter or --by email"),
        (Step.CALL, (POSTED,), Step.NOTE, "--by phone or --by email"),
    ],
)
def test_a_way_that_does_not_fit_is_told(
    step: Step, events: tuple[Event, ...], by: Step, ways: str
) -> None:
    assert ways in refused(lambda: done(kept(*events), step, by=by))


def test_a_step_is_put_off_to_a_later_day_within_half_a_year() -> None:
    of = kept(POSTED)
    event = moves.snooze(of, Step.CALL, CALL + DAY, CALL)
    assert (event.until, event.day) == (CALL + DAY, CALL)
    assert moves.snooze(of, Step.CALL, CALL + LONGEST_SNOOZE, CALL).until
    assert refused(lambda: moves.snooze(of, Step.CALL, CALL, CALL - DAY)) == (
        "12c is due on Tue 9 Mar; name a day after Tue 9 Mar, such as 2027-03-16."
    )
    too_far = CALL + LONGEST_SNOOZE + DAY
    assert "until Sun 5 Sep at the latest" in refused(
        lambda: moves.snooze(of, Step.CALL, too_far, CALL)
    )


def test_an_answer_is_noted_once_and_may_be_followed_by_another() -> None:
    rejected = kept(POSTED, answered(Answer.REJECTION))
    assert moves.heard(rejected, Answer.OFFER, CALL, CALL).answer is Answer.OFFER
    assert "noted already, for Tue 9 Mar" in refused(
        lambda: moves.heard(rejected, Answer.REJECTION, CALL, CALL)
    )


def test_a_follow_up_is_stopped_once_and_then_perhaps_for_good() -> None:
    stopped = kept(POSTED, Event(EventKind.STOPPED, CALL, stop=Stop.CLOSED))
    assert moves.stop(stopped, Stop.ASKED, CALL).stop is Stop.ASKED
    assert "stopped already" in refused(lambda: moves.stop(stopped, Stop.CLOSED, CALL))
    barred = replace(kept(), barred=True)
    assert "stopped already" in refused(lambda: moves.stop(barred, Stop.CLOSED, CALL))

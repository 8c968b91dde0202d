"""Interviews with several people: who was there, who led it, and what that changes."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.desk import kept_by, rules

from cardtrail.errors import NoSuchContactError, StoreError
from cardtrail.model.action import ActionKind
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import (
    Answer,
    DateSource,
    Event,
    EventKind,
    Interview,
    State,
    Step,
    next_step,
)
from cardtrail.model.reading import Reading
from cardtrail.store.followups import add
from cardtrail.store.intake import keep
from cardtrail.store.meetings import edit_interview, meet, meeting, meetings, part
from cardtrail.store.store import Store
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneNumber

FRIDAY = dt.date(2026, 11, 20)
HELD = Interview(FRIDAY, DateSource.GIVEN, company="Alder & Finch")
NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
MONDAY = NOW.date()
SWITCHBOARD = "+19165550160"


@pytest.fixture
def panel(store: Store, read: Callable[..., Reading], nora: Contact) -> Store:
    """An interview of three who share a switchboard, and one of Eve alone."""
    for number, name in enumerate(
        ("Nora Whitfield", "Ada Quill", "Ivo Marsh", "Eve Hart")
    ):
        known = replace(
            nora,
            name=Field(PersonName(name), name, 0.9, Grade.SURE),
            phones=nora.phones[:1],
        )
        company = "Alder & Finch" if number < 3 else "Birch"
        held = replace(HELD, company=company)
        kept_by(store, read(known, digest=f"d{number}"), held, NOW)
    return store


def steps(store: Store, contact: int) -> dict[Step, State]:
    return {step.step: step.state for step in store.record(contact).plan}


def note(store: Store, contact: int, event: Event) -> None:
    add(store, [(contact, lambda _: event)], NOW)


def led_by(number: int | None) -> Callable[[Interview], Interview]:
    return lambda kept: replace(kept, lead=number, is_lead_given=number is not None)


def decided_by(day: dt.date) -> Callable[[Interview], Interview]:
    return lambda kept: replace(kept, decides=day)


def thanked(day: dt.date = MONDAY) -> Event:
    return Event(EventKind.DONE, day, Step.NOTE, by=Step.NOTE)


def called(using: str = SWITCHBOARD) -> Event:
    return Event(EventKind.DONE, MONDAY, Step.CALL, by=Step.CALL, using=using)


def test_all_of_a_panel_are_thanked_and_only_the_lead_is_called(panel: Store) -> None:
    assert set(steps(panel, 1)) == {Step.NOTE, Step.CALL, Step.EMAIL}
    assert set(steps(panel, 2)) == set(steps(panel, 3)) == {Step.NOTE}
    assert not meeting(panel, 1).interview.is_lead_given


def test_interviews_are_listed_with_their_people_the_newest_first(
    panel: Store,
) -> None:
    older = replace(HELD, date=FRIDAY - dt.timedelta(days=3))
    edit_interview(panel, 2, lambda kept: replace(kept, date=older.date), NOW)

    listed = [
        (each.interview.id, *(x.id for x in each.people)) for each in meetings(panel)[0]
    ]

    assert listed == [(1, 1, 2, 3), (2, 4)]


def test_another_lead_is_called_instead(panel: Store) -> None:
    changed = edit_interview(panel, 1, led_by(3), NOW)

    assert (changed.interview.lead, changed.interview.is_lead_given) == (3, True)
    assert set(steps(panel, 1)) == {Step.NOTE}
    assert set(steps(panel, 3)) == {Step.NOTE, Step.CALL, Step.EMAIL}

    edit_interview(panel, 1, led_by(None), NOW)
    assert set(steps(panel, 1)) == {Step.NOTE, Step.CALL, Step.EMAIL}
    assert not meeting(panel, 1).interview.is_lead_given


def test_a_lead_who_was_not_there_is_refused(panel: Store) -> None:
    with pytest.raises(StoreError, match="Contact 4 was not at interview 1; name one"):
        edit_interview(panel, 1, led_by(4), NOW)


def test_a_shared_number_is_not_called_again_when_another_one_leads(
    panel: Store,
) -> None:
    note(panel, 1, thanked())
    note(panel, 1, called(f"{SWITCHBOARD} ext. 204"))

    edit_interview(panel, 1, led_by(2), NOW)

    call = panel.record(2).plan[1]
    assert (call.state, call.stand_in) == (State.REPLACED, Step.EMAIL)
    assert call.is_spent
    assert steps(panel, 1)[Step.CALL] is State.DONE  # it stays told
    assert panel.record(2).plan[2].using == "nora@example.com"


def test_what_the_whole_panel_answers_lets_everybody_rest(panel: Store) -> None:
    note(panel, 2, Event(EventKind.HEARD, MONDAY, answer=Answer.OFFER))

    assert set(steps(panel, 1).values()) == {State.RESTING}
    assert set(steps(panel, 3).values()) == {State.RESTING}


def test_what_one_of_them_answers_lets_only_them_rest(panel: Store) -> None:
    before = panel.record(1).plan
    note(panel, 2, Event(EventKind.HEARD, MONDAY, answer=Answer.ANSWERED))

    assert set(steps(panel, 2).values()) == {State.RESTING}
    assert panel.record(1).plan == before


def test_when_they_decide_moves_the_call_and_a_new_date_moves_it_again(
    panel: Store,
) -> None:
    first = panel.record(1).plan
    for day, call in (("2026-12-08", "2026-12-09"), ("2026-12-10", "2026-12-11")):
        edit_interview(panel, 1, decided_by(dt.date.fromisoformat(day)), NOW)
        plan = panel.record(1).plan
        assert plan[0] == first[0]
        assert plan[1].due == dt.date.fromisoformat(call)
        assert "they decide by" in plan[1].why[0]

    panel.undo(NOW)
    panel.undo(NOW)
    assert panel.record(1).plan == first


def test_a_note_is_added_and_taken_back(panel: Store) -> None:
    edit_interview(
        panel, 1, lambda kept: replace(kept, notes=(*kept.notes, "On call.")), NOW
    )
    assert panel.history(None, 1)[0].kind is ActionKind.NOTED

    panel.undo(NOW)
    assert meeting(panel, 1).interview.notes == ()


def test_an_edit_that_changes_nothing_is_no_action(panel: Store) -> None:
    before = panel.history(None, 99)

    edit_interview(panel, 1, lambda kept: kept, NOW)
    meet(panel, 2, 1, NOW)

    assert panel.history(None, 99) == before
    assert panel.record(1).revision == 0


def test_an_edit_tells_the_history_what_was_changed(panel: Store) -> None:
    edit_interview(
        panel, 1, lambda kept: replace(kept, role="Analyst", decides=MONDAY), NOW
    )

    (action,) = panel.history(None, 1)
    assert (action.kind, action.interview) == (ActionKind.INTERVIEW_EDITED, 1)
    assert (action.field, action.text) == ("role, decides", "Analyst, 2026-11-23")


def test_somebody_who_was_there_too_is_added_and_taken_off_again(panel: Store) -> None:
    meet(panel, 4, 1, NOW)
    assert [each.id for each in meeting(panel, 1).people] == [1, 2, 3, 4]

    parted = part(panel, 4, 1, NOW)
    assert [each.id for each in parted.people] == [1, 2, 3]
    assert panel.history(4, 1)[0].kind is ActionKind.PARTED

    panel.undo(NOW)
    assert [each.id for each in meeting(panel, 1).people] == [1, 2, 3, 4]


def test_what_was_done_after_the_wrong_interview_is_not_done_again(
    panel: Store,
) -> None:
    note(panel, 4, thanked())
    note(panel, 4, called())
    meet(panel, 4, 1, NOW)
    part(panel, 4, 2, NOW)

    assert panel.record(4).interview.id == 1
    assert steps(panel, 4)[Step.NOTE] is State.DONE
    assert panel.record(1).called == {SWITCHBOARD}

    panel.undo(NOW)
    panel.undo(NOW)
    assert panel.record(4).interview.id == 2
    assert steps(panel, 4)[Step.NOTE] is State.DONE


def test_who_is_taken_off_their_only_interview_gets_one_of_their_own(
    panel: Store,
) -> None:
    note(panel, 2, thanked())

    part(panel, 2, 1, NOW)

    own = panel.record(2).interview
    assert (own.id, own.date, own.company, own.lead) == (3, FRIDAY, None, 2)
    assert steps(panel, 2)[Step.NOTE] is State.DONE
    assert steps(panel, 2)[Step.CALL] is State.OPEN
    assert [each.id for each in meeting(panel, 1).people] == [1, 3]

    panel.undo(NOW)
    assert [each.id for each in meeting(panel, 1).people] == [1, 2, 3]
    assert [each.interview.id for each in meetings(panel)[0]] == [2, 1]


def test_an_interview_of_their_own_stays_if_somebody_was_added_to_it(
    panel: Store, read: Callable[..., Reading], nora: Contact
) -> None:
    part(panel, 2, 1, NOW)
    kept_by(
        panel, read(nora, digest="d9"), Interview(FRIDAY, DateSource.GIVEN, id=3), NOW
    )

    panel.undo(NOW)

    assert panel.record(5).interview.id == 3
    assert [each.id for each in meeting(panel, 1).people] == [1, 2, 3]


def test_the_only_one_at_an_interview_stays(panel: Store) -> None:
    with pytest.raises(StoreError, match="Nobody else was at interview 2; put it"):
        part(panel, 4, 2, NOW)


def test_who_was_not_there_cannot_be_taken_off(panel: Store) -> None:
    with pytest.raises(NoSuchContactError, match="Contact 4 was not at interview 1"):
        part(panel, 4, 1, NOW)


@pytest.mark.parametrize("number", [9, 0, -1])
def test_an_interview_that_is_not_there_is_told(panel: Store, number: int) -> None:
    with pytest.raises(NoSuchContactError, match=f"no interview {number}; look up"):
        meeting(panel, number)


def test_a_card_is_added_to_the_interview_that_is_named(
    panel: Store, read: Callable[..., Reading], nora: Contact
) -> None:
    told = Interview(MONDAY, DateSource.TODAY, decides=dt.date(2026, 12, 8), id=1)
    known = replace(nora, name=Field(PersonName("Uma Bell"), "Uma", 0.9, Grade.SURE))

    kept = kept_by(panel, read(known, digest="d9"), told, NOW)

    assert kept.interview.id == 1
    assert kept.interview.date == FRIDAY  # a scan on Monday doesn't move it
    assert "they decide by" in panel.record(1).plan[1].why[0]  # the others' plans move


def test_a_card_that_is_kept_is_added_to_the_interview_that_is_named(
    panel: Store, read: Callable[..., Reading]
) -> None:
    told = Interview(MONDAY, DateSource.TODAY, id=2)

    kept_by(panel, read(panel.record(2).contact, digest="d1"), told, NOW)

    assert [each.id for each in meeting(panel, 2).people] == [2, 4]
    assert [each.id for each in meeting(panel, 1).people] == [1, 2, 3]
    panel.undo(NOW)
    assert [each.id for each in meeting(panel, 2).people] == [4]


def test_a_card_for_an_interview_that_is_not_there_is_not_kept(
    panel: Store, read: Callable[..., Reading], nora: Contact
) -> None:
    told = Interview(MONDAY, DateSource.TODAY, id=9)

    with pytest.raises(NoSuchContactError, match="no interview 9"):
        keep(panel, read(nora, digest="d9"), told, NOW)

    assert len(panel.records()) == 4


def by_company(contact: Contact, _interview: Interview) -> str:
    return contact.company.text if contact.company else ""


@pytest.mark.parametrize(
    ("company", "day", "number"),
    [
        ("Alder & Finch", FRIDAY, 1),
        ("", FRIDAY, 1),
        ("Birch", FRIDAY, 2),
        ("", MONDAY, 2),
    ],
)
def test_a_card_beside_another_is_of_its_interview_unless_something_tells_otherwise(
    tmp_path: Path,
    read: Callable[..., Reading],
    nora: Contact,
    company: str,
    day: dt.date,
    number: int,
) -> None:
    told = Interview(day, DateSource.EXIF)
    printed = Field(company, company, 0.9, Grade.SURE) if company else None
    with Store.open(
        tmp_path / "kept.db", replace(rules(MONDAY), employer=by_company)
    ) as store:
        keep(store, read(nora), replace(told, date=FRIDAY), NOW)
        other = read(replace(nora, company=printed), digest="d2")

        assert keep(store, other, told, NOW, beside=1).record.interview.id == number


@settings(max_examples=40, deadline=None)
@given(
    extensions=st.tuples(*[st.sampled_from([None, "204", "310"])] * 3),
    turns=st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), max_size=6),
)
def test_no_number_is_called_twice_whoever_leads(
    read: Callable[..., Reading],
    nora: Contact,
    extensions: tuple[str | None, ...],
    turns: list[tuple[int, int]],
) -> None:
    dialled = []
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "kept.db", rules(MONDAY)) as store,
    ):
        for number, extension in enumerate(extensions):
            shared = Field(
                PhoneNumber(SWITCHBOARD, extension), SWITCHBOARD, 0.9, Grade.SURE
            )
            card = replace(nora, phones=(shared,))
            kept_by(store, read(card, digest=f"d{number}"), HELD, NOW)
        for person, steps_done in turns:
            edit_interview(store, 1, led_by(person), NOW)
            for _ in range(steps_done):
                step = next_step(store.record(person).plan)
                if step is None or step.state is not State.OPEN:
                    break
                by = step.by or step.step
                done = Event(EventKind.DONE, MONDAY, step.step, by=by, using=step.using)
                note(store, person, done)
                if by is Step.CALL:
                    dialled.append((step.using or "").partition(" ext. ")[0])

    assert len(dialled) == len(set(dialled))

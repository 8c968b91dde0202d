"""What a person says about interviews, from the words they type."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.cards import contact, interview, reading
from tests.support.desk import NOW, desk

from cardtrail.app import followups, interviews
from cardtrail.app.desk import Desk
from cardtrail.app.interviews import Part
from cardtrail.errors import InvalidValueError, NoSuchContactError, StoreError
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import Answer, DateSource, State, Step
from cardtrail.store.intake import keep
from cardtrail.values.email import EmailAddress

FRIDAY = dt.date(2026, 11, 20)


@pytest.fixture
def panel(tmp_path: Path) -> Desk:
    """An interview of two with one employer on one day, and another one of that day."""
    place = desk(tmp_path / "kept.sqlite")
    with place.open() as store:
        for number, address in enumerate(
            ("nora@alder.example", "ada@alder.example", "ivo@birch.example")
        ):
            name = address.partition("@")[0].title()
            email = Field(EmailAddress.parse(address), address, 0.9, Grade.SURE)
            card = replace(contact(f"{name} Hart"), emails=(email,), phones=())
            keep(store, reading(card, str(number) * 64), interview(FRIDAY), NOW)
    return place


def test_cards_of_one_day_and_employer_are_of_one_interview(panel: Desk) -> None:
    people = [
        [each.id for each in met.people] for met in interviews.interviews(panel)[0]
    ]

    assert sorted(people) == [[1, 2], [3]]


def test_everything_about_an_interview_can_be_put_right(panel: Desk) -> None:
    changes = {
        Part.DATE: "2026-11-19",
        Part.COMPANY: " Alder  & Finch ",
        Part.ROLE: "Analyst",
        Part.DECIDES: "2026-12-08",
        Part.LEAD: "2",
    }

    changed = interviews.edit(panel, 1, changes).interview

    assert (changed.date, changed.source) == (dt.date(2026, 11, 19), DateSource.GIVEN)
    assert (changed.company, changed.role) == ("Alder & Finch", "Analyst")
    assert changed.decides == dt.date(2026, 12, 8)
    assert (changed.lead, changed.is_lead_given) == (2, True)
    assert interviews.interview(panel, 1).interview == changed


def test_an_empty_value_takes_away(panel: Desk) -> None:
    given = {Part.ROLE: "Analyst", Part.DECIDES: "2026-12-08", Part.LEAD: "2"}
    interviews.edit(panel, 1, given)

    changed = interviews.edit(panel, 1, dict.fromkeys(given, " ")).interview

    assert (changed.role, changed.decides) == (None, None)
    assert (changed.lead, changed.is_lead_given) == (1, False)


def test_a_new_decision_date_moves_what_comes_after_the_note(panel: Desk) -> None:
    before = interviews.interview(panel, 1).people[0].plan

    people = interviews.edit(panel, 1, {Part.DECIDES: "2026-12-08"}).people

    after = people[0].plan
    assert after[0] == before[0]
    assert after[2].due > dt.date(2026, 12, 8) > before[2].due
    assert [step.step for step in people[1].plan] == [Step.NOTE]


@pytest.mark.parametrize(
    ("answer", "first"),
    [(Answer.ANSWERED, State.OPEN), (Answer.NEXT_ROUND, State.RESTING)],
)
def test_the_answer_of_one_is_that_of_all_if_it_is_about_the_interview(
    panel: Desk, answer: Answer, first: State
) -> None:
    followups.heard(panel, 2, answer)

    people = interviews.interview(panel, 1).people
    assert [each.plan[0].state for each in people] == [first, State.RESTING]

    followups.undo(panel)
    people = interviews.interview(panel, 1).people
    assert [each.plan[0].state for each in people] == [State.OPEN, State.OPEN]


@pytest.mark.parametrize(
    ("part", "text", "told"),
    [
        (Part.DATE, "", "Every interview has a date"),
        (Part.DATE, "19.11.", "is no date; write it like"),
        (Part.DECIDES, "soon", "is no date; write it like"),
        (
            Part.DECIDES,
            "2026-11-19",
            "can't decide by 2026-11-19, before the interview",
        ),
        (Part.LEAD, "Nora", "is no contact; write the number"),
        (Part.LEAD, "٢", "is no contact; write the number"),
        (Part.LEAD, "9" * 30, "is no contact; write the number"),
    ],
)
def test_what_is_not_understood_changes_nothing(
    panel: Desk, part: Part, text: str, told: str
) -> None:
    before = interviews.interview(panel, 1)

    with pytest.raises(InvalidValueError, match=told):
        interviews.edit(panel, 1, {Part.ROLE: "Analyst", part: text})

    assert interviews.interview(panel, 1) == before


def test_who_is_to_have_led_has_to_have_been_there(panel: Desk) -> None:
    with pytest.raises(StoreError, match="Contact 3 was not at interview 1"):
        interviews.edit(panel, 1, {Part.LEAD: "3"})
    with pytest.raises(NoSuchContactError, match="no contact 9"):
        interviews.edit(panel, 1, {Part.LEAD: "9"})


def test_notes_are_added_line_by_line(panel: Desk) -> None:
    interviews.note(panel, 1, "They use Rust.\n\n  She went to  Delft.\r\n")
    noted = interviews.note(panel, 1, "Start in March.").interview.notes

    assert noted == ("They use Rust.", "She went to Delft.", "Start in March.")
    with pytest.raises(InvalidValueError, match="nothing to note"):
        interviews.note(panel, 1, " \n ")


def test_people_are_added_and_taken_off(panel: Desk) -> None:
    assert [each.id for each in interviews.add(panel, 1, 3).people] == [1, 2, 3]

    left = interviews.remove(panel, 2, 3)

    assert left.people == ()
    assert [met.interview.id for met in interviews.interviews(panel)[0]] == [1]
    assert interviews.interview(panel, 1).people[2].interview.id == 1

"""What is noted for one of a panel, and what it makes of the others."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.support.cards import reading
from tests.support.desk import desk
from tests.support.people import person

from cardtrail.app import followups
from cardtrail.app.desk import Desk
from cardtrail.app.followups import Target
from cardtrail.app.history import history
from cardtrail.errors import FollowUpError, InvalidValueError
from cardtrail.model.action import ActionKind
from cardtrail.model.followup import (
    Answer,
    DateSource,
    EventKind,
    Interview,
    State,
    Step,
)
from cardtrail.store.intake import keep
from cardtrail.store.people import delete, restore

HELD = Interview(dt.date(2026, 11, 23), DateSource.GIVEN, "Alder & Finch")
TUESDAY = dt.datetime(2026, 11, 24, 18, tzinfo=dt.UTC)
NAMES = ("Nora Whitfield", "Ada Quill", "Ivo Marsh")


@pytest.fixture
def panel(tmp_path: Path) -> Desk:
    """The day after an interview that Nora led; Ada and Ivo were there, too."""
    here = desk(tmp_path / "kept.sqlite", TUESDAY)
    with here.open() as kept:
        for number, name in enumerate(NAMES):
            email = f"{name.split(maxsplit=1)[0].lower()}@alderandfinch.example"
            card = person(name, company="Alder & Finch", email=email)
            keep(kept, reading(card, f"{number:064}"), HELD, TUESDAY)
    return here


def states(here: Desk) -> list[State]:
    """How the note to each of them stands."""
    with here.open() as kept:
        return [record.plan[0].state for record in kept.records()]


def test_the_answer_to_the_interview_lets_all_rest_and_the_lead_is_replied_to(
    panel: Desk,
) -> None:
    noted = followups.heard(panel, 2, Answer.REJECTION)
    assert [other.id for other in noted.others] == [1, 3]
    assert noted.reply is not None
    assert noted.reply.id == 1
    assert states(panel) == [State.RESTING] * 3


def test_the_answer_to_the_interview_is_in_the_history_of_all(panel: Desk) -> None:
    followups.heard(panel, 2, Answer.ANSWERED)
    followups.heard(panel, 2, Answer.OFFER)
    for number, found in {1: 1, 2: 2, 3: 1}.items():
        answers = [entry for entry in history(panel, number) if entry.action.event]
        assert len(answers) == found
        assert answers[-1].text == "they made an offer on Tue 24 Nov"
        assert answers[-1].name == "Ada Quill"


def test_what_one_person_answers_is_about_that_one(panel: Desk) -> None:
    noted = followups.heard(panel, 2, Answer.ANSWERED)
    assert (noted.others, noted.reply) == ((), None)
    assert states(panel) == [State.OPEN, State.RESTING, State.OPEN]


def test_steps_of_several_people_are_noted_together_or_not_at_all(
    panel: Desk,
) -> None:
    all_three = [Target(1), Target(2, Step.NOTE), Target(3)]
    with pytest.raises(
        FollowUpError, match=r"^Contact 3 gets the thank-you note alone"
    ):
        followups.done(panel, [*all_three[:2], Target(3, Step.CALL)])
    assert states(panel) == [State.OPEN] * 3
    noted = followups.done(panel, all_three)
    assert [each.event.kind for each in noted] == [EventKind.DONE] * 3
    assert states(panel) == [State.DONE] * 3
    assert noted[0].next is not None
    assert noted[1].next is None


def test_each_thing_that_was_noted_is_taken_back_by_itself(panel: Desk) -> None:
    followups.skip(panel, [Target(2), Target(3)])
    undone = followups.undo(panel)
    assert (undone.action.contact, undone.record and undone.record.id) == (3, 3)
    assert states(panel) == [State.OPEN, State.SKIPPED, State.OPEN]
    followups.undo(panel)
    with pytest.raises(FollowUpError, match=r"^There is nothing to take back"):
        followups.undo(panel)
    assert [entry.text for entry in history(panel, 3)][-1] == "3n skipped"


def test_whoever_is_deleted_again_has_nothing_to_come(panel: Desk) -> None:
    with panel.open() as kept:
        delete(kept, 3, TUESDAY)
        restore(kept, 3, TUESDAY)
    again = followups.undo(panel)
    assert (again.action.kind, again.is_kept) == (ActionKind.RESTORED, False)
    back = followups.undo(panel)
    assert (back.action.kind, back.is_kept) == (ActionKind.DELETED, True)


def test_a_target_is_a_step_or_a_contact() -> None:
    assert Target.parse(" 12C ") == Target(12, Step.CALL)
    assert Target.parse("12") == Target(12)
    for text in ("", "c", "c12", "12cc", "1234567890", "١٢"):
        with pytest.raises(InvalidValueError, match="is no step"):
            Target.parse(text)


def test_what_is_completed_begins_as_it_was_typed(panel: Desk) -> None:
    for begun, found in {"": [1, 2, 3], "2": [2], "2n": [2], "9": [], "0": []}.items():
        assert [each.id for each in followups.completions(panel, begun)] == found

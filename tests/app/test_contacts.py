"""The person's own changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.cards import contact as nora
from tests.support.cards import interview, reading, record
from tests.support.desk import desk

from cardtrail.app.contacts import contact, contacts, edit
from cardtrail.app.problems import problems
from cardtrail.errors import InvalidValueError, NoSuchContactError
from cardtrail.model.field import FieldName, Grade
from cardtrail.store.intake import keep
from cardtrail.values.name import PersonName

NOW = dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one contact, number 1."""
    path = tmp_path / "kept.sqlite"
    with desk(path).open() as opened:
        keep(opened, reading(), interview(), NOW)
    return path


def test_a_new_store_holds_nobody(tmp_path: Path) -> None:
    assert contacts(desk(tmp_path / "new.sqlite")) == ()


def test_several_details_change_at_once(store: Path) -> None:
    edit(
        desk(store),
        1,
        {FieldName.NAME: ["Nora Ashby"], FieldName.TITLE: ["Head  of Research"]},
        "US",
    )
    changed = contact(desk(store), 1).contact
    assert changed.name is not None
    assert changed.name.value == PersonName.parse("Nora Ashby")
    assert changed.name.grade is Grade.SURE
    assert changed.title is not None
    assert changed.title.value == "Head of Research"


def test_several_values_take_the_place_of_one(store: Path) -> None:
    numbers = ["916 555 0161", "+44 20 7946 0958"]
    edited = edit(desk(store), 1, {FieldName.PHONE: numbers}, "US").contact
    texts = [entry.text for entry in edited.phones]
    assert texts == ["+19165550161", "+442079460958"]


def test_a_department_and_profiles_change_like_all_others(store: Path) -> None:
    texts = ["linkedin.com/in/nora-ashby", "Skype: nora.ashby", "@alderfinch"]
    changes = {FieldName.DEPARTMENT: ["Human  Resources"], FieldName.PROFILE: texts}
    edit(desk(store), 1, changes, "US")
    changed = contact(desk(store), 1).contact
    assert changed.department is not None
    assert changed.department.text == "Human Resources"
    assert [entry.value.spoken for entry in changed.profiles if entry.value] == [
        "https://www.linkedin.com/in/nora-ashby",
        "Skype: nora.ashby",
        "@alderfinch",
    ]
    with pytest.raises(InvalidValueError, match="no profile"):
        edit(desk(store), 1, {FieldName.PROFILE: ["nora ashby"]}, "US")


def test_whoever_shares_the_card_changes_like_all_other_details(store: Path) -> None:
    names = ["IVO ASHBY", "Lena Abernathy"]
    edited = edit(desk(store), 1, {FieldName.OTHER_NAME: names}, "US").contact
    assert [entry.text for entry in edited.others] == ["Ivo Ashby", "Lena Abernathy"]
    assert edit(desk(store), 1, {FieldName.OTHER_NAME: [""]}, "US").contact.others == ()


def test_a_blank_takes_the_detail_away_and_the_plan_follows(store: Path) -> None:
    edited = edit(desk(store), 1, {FieldName.EMAIL: [" "]}, "US")
    assert edited.contact.emails == ()
    assert [step.is_blocked for step in edited.plan] == [False, False, True]


def test_one_malformed_value_changes_nothing(store: Path) -> None:
    before = contacts(desk(store))
    with pytest.raises(InvalidValueError):
        edit(
            desk(store),
            1,
            {FieldName.NAME: ["Nora Ashby"], FieldName.EMAIL: ["nora at home"]},
            "US",
        )
    assert contacts(desk(store)) == before


def test_a_contact_that_is_not_there_cannot_be_edited(store: Path) -> None:
    with pytest.raises(NoSuchContactError):
        edit(desk(store), 7, {FieldName.NAME: ["Nora Ashby"]}, "US")


def test_what_is_missing_now_is_a_problem_even_if_the_card_had_it() -> None:
    kept = record(of=replace(nora(), emails=()))
    codes = {problem.code for problem in problems(kept, reading())}
    assert "email.missing" in codes

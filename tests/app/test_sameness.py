"""The same photo, the same card, the same person: what the store makes of each."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.cards import contact, interview, reading
from tests.support.desk import NOW, desk
from tests.support.people import doubtful, person, sure

from cardtrail.app import sameness
from cardtrail.app.contacts import edit
from cardtrail.app.desk import Desk
from cardtrail.identity.version import VERSION
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.followup import DateSource, Interview, Pace
from cardtrail.store.intake import Kept, keep
from cardtrail.store.people import suggestions
from cardtrail.store.store import Store
from cardtrail.values.email import EmailAddress

LATER = NOW + dt.timedelta(days=1)
UNSAID = Interview(NOW.date(), DateSource.TODAY)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with desk(tmp_path / "kept.sqlite").open() as opened:
        yield opened


def scan(store: Store, of: Contact, photo: str, told: Interview = UNSAID) -> Kept:
    return keep(store, reading(of, photo * 64), told, NOW)


def test_the_same_card_on_another_photo_is_the_same_contact(store: Store) -> None:
    first = scan(store, contact(), "1")
    again = scan(store, contact(), "2")

    assert again.record.id == first.record.id
    assert again.same_as is not None
    assert "e-mail address" in again.same_as
    assert again.uid != first.uid == again.record.uid
    assert [record.id for record in store.records()] == [1]
    assert again.record.interview == first.record.interview


def test_another_photo_adds_what_the_first_one_lacked(store: Store) -> None:
    scan(store, replace(contact(), addresses=()), "1")
    again = scan(store, contact(), "2").record

    assert again.contact.addresses == contact().addresses
    assert again.plan[0].missing is None


def test_another_photo_leaves_what_a_person_put_in(store: Store) -> None:
    first = scan(store, contact(), "1").record
    mail = EmailAddress("n.whitfield", "example.org")
    store.edit(first.id, [(FieldName.EMAIL, [mail])], NOW)

    again = scan(store, contact(), "2").record

    assert [entry.value for entry in again.contact.emails] == [mail]


def test_undo_parts_what_was_merged(store: Store) -> None:
    first = scan(store, replace(contact(), addresses=()), "1").record
    scan(store, contact(), "2")

    undone = store.undo(LATER)

    assert undone is not None
    one, other = store.records()
    assert one.contact == first.contact
    assert other.contact == contact()
    assert store.undo(LATER) is None


def test_what_was_parted_stays_apart_when_its_photo_is_scanned_again(
    store: Store,
) -> None:
    scan(store, contact(), "1")
    scan(store, contact(), "2")
    store.undo(LATER)

    assert scan(store, contact(), "2").record.id == 2
    assert len(store.records()) == 2


def test_a_new_card_of_the_same_person_is_merged_and_their_new_interview_led(
    store: Store,
) -> None:
    scan(store, contact(), "1", interview())
    promoted = replace(contact(), title=sure("Head of Hiring"))
    met_again = replace(interview(NOW.date() + dt.timedelta(days=7)), role="Analyst")

    record = scan(store, promoted, "2", met_again).record

    assert record.id == 1
    assert record.contact.title == promoted.title
    assert record.interview.role == "Analyst"
    assert record.leads
    assert len(record.plan) == 3


def test_who_may_be_the_same_person_is_asked_about(store: Store) -> None:
    scan(store, person("Nora Whitfield", company="Alder"), "1")
    seen = scan(store, person("Nora Whitfield", company="Birch"), "2")

    assert seen.same_as is None
    assert [number for number, _ in seen.perhaps] == [1]
    ((one, other, why),) = suggestions(store)
    assert (one.id, other.id) == (1, 2)
    assert "name" in why


def test_strangers_are_two_contacts(store: Store) -> None:
    scan(store, contact(), "1")
    other = person("Ivo Marsh", company="Birch", email="ivo.marsh@birch.example")
    assert scan(store, other, "2").perhaps == ()
    assert suggestions(store) == ()


def test_the_same_photo_read_once_more_weighs_no_more(store: Store) -> None:
    scan(store, contact(), "1")
    other = replace(contact(), title=doubtful("Hiring Manger"))
    scan(store, replace(contact(), title=doubtful("Hiring Manager")), "2")
    once = scan(store, other, "3").record

    for _ in range(3):
        assert scan(store, other, "3").record == once
    title = once.contact.title
    assert title is not None
    assert title.grade is Grade.CHECK
    assert {title.text, *title.rivals} == {"Hiring Manager", "Hiring Manger"}


def test_colleagues_of_one_day_were_at_one_interview(store: Store) -> None:
    scan(store, contact(), "1")
    colleague = person("Ivo Marsh", email="ivo.marsh@alderandfinch.example")
    record = scan(store, colleague, "2").record
    assert record.interview.id == 1
    assert not record.leads


def test_two_firms_of_one_agency_are_two_interviews(store: Store) -> None:
    recruiter = person("Ivo Marsh", email="ivo.marsh@agency.example")
    other = person("Ada Quill", email="ada.quill@agency.example")
    scan(store, recruiter, "1", replace(interview(), company="Alder"))
    kept = scan(store, other, "2", replace(interview(), company="Birch"))
    again = scan(store, person("Jan Koch"), "3", replace(interview(), company="BIRCH"))
    assert [kept.record.interview.id, again.record.interview.id] == [2, 2]


def test_an_edit_lets_a_contact_be_found_by_what_it_is_now(tmp_path: Path) -> None:
    here = desk(tmp_path / "kept.sqlite")
    with here.open() as store:
        scan(store, person("Misread Name", company="Alder"), "1")
    edit(here, 1, {FieldName.NAME: ["Nora Whitfield"]}, "US")
    with here.open() as store:
        seen = scan(store, person("Nora Whitfield", company="Alder"), "2")
    assert seen.record.id == 1 or seen.perhaps


def test_another_pace_or_another_version_is_known_as_other_rules(
    tmp_path: Path,
) -> None:
    path = tmp_path / "kept.sqlite"
    with desk(path).open() as one, Desk(path, NOW, Pace(note_days=2)).open() as other:
        assert one.rules.planner != other.rules.planner
        assert one.rules.indexer == other.rules.indexer
        assert f"identity {VERSION}" in one.rules.indexer


def test_the_version_grows_when_keys_or_employers_change() -> None:
    cards = (
        contact(),
        person("Dr. Anna-Maria van der Müller", company="Müller GmbH"),
        person("N. Sato", mobile="+442079460177", email="n.sato@gmail.com"),
    )
    told = [[*sorted(sameness.traits(x)), sameness.employer(x, UNSAID)] for x in cards]
    digest = hashlib.sha256(repr(told).encode()).hexdigest()[:12]
    # With another digest comes another VERSION: kept keys are made anew by it.
    assert (VERSION, digest) == (1, "8bbf67700457")

"""The store as its users know it: what is kept, what changes, what never does."""

from __future__ import annotations

import datetime as dt
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.support.desk import MONDAY, kept_by, rules, steps_of

from cardtrail.errors import NoSuchContactError, StoreError
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.followup import STEPS, DateSource, Facts, Interview
from cardtrail.model.reading import Reading
from cardtrail.store.rules import Rules
from cardtrail.store.store import Store
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber

Read = Callable[..., Reading]

FRIDAY = dt.date(2026, 11, 20)
HELD = Interview(FRIDAY, DateSource.EXIF)
FIRST = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)


def own(contact: Contact, field: str) -> Field[Any]:
    entry = getattr(contact, field)
    found: Field[Any] = entry[0] if isinstance(entry, tuple) else entry
    return found


def test_a_card_comes_back_as_it_was_read(
    store: Store, read: Read, nora: Contact
) -> None:
    saved = kept_by(store, read(), HELD, FIRST)

    assert store.record(saved.id) == saved
    assert saved.contact == nora
    assert saved.interview == replace(HELD, id=1, lead=saved.id)
    assert saved.photo == "cards/nora.jpg"
    assert saved.updated == FIRST
    assert [follow_up.step for follow_up in saved.plan] == list(STEPS)
    assert saved.plan == steps_of(nora, HELD, MONDAY)


def test_contacts_survive_closing(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.db"
    with Store.open(path, rules()) as store:
        saved = kept_by(store, read(), HELD, FIRST)

    with Store.open(path, rules()) as store:
        assert store.records() == (saved,)


def test_cards_get_small_numbers_in_turn(store: Store, read: Read) -> None:
    kept_by(store, read(digest="d1", card=1), HELD, FIRST)
    kept_by(store, read(digest="d1", card=2), HELD, FIRST)
    kept_by(store, read(digest="d2", card=1), HELD, FIRST)

    assert [record.id for record in store.records()] == [1, 2, 3]
    assert len({record.uid for record in store.records()}) == 3


def test_a_second_scan_of_a_photo_changes_nothing_if_nothing_changed(
    store: Store, read: Read
) -> None:
    first = kept_by(store, read(), HELD, FIRST)

    again = kept_by(store, read(), HELD, LATER)

    assert again == first
    assert store.records() == (first,)


def test_a_photo_that_moved_keeps_its_record_and_its_revision(
    store: Store, read: Read
) -> None:
    first = kept_by(store, read(), HELD, FIRST)

    moved = kept_by(store, read(photo="archive/nora.jpg"), HELD, LATER)

    assert moved == replace(first, photo="archive/nora.jpg")


def test_a_better_reading_updates_the_record_and_its_plan(
    store: Store, read: Read, nora: Contact
) -> None:
    poor = replace(nora, phones=())
    first = kept_by(store, read(poor), HELD, FIRST)

    better = kept_by(store, read(), HELD, LATER)

    assert (better.id, better.uid) == (first.id, first.uid)
    assert better.revision == first.revision + 1
    assert better.updated == LATER
    assert first.plan[1].missing is FieldName.PHONE
    assert better.plan[1].using == "+19165550160 ext. 204"
    assert store.record(first.id) == better


def test_a_reading_that_found_nothing_wipes_nothing_out(
    store: Store, read: Read, nora: Contact
) -> None:
    kept_by(store, read(), HELD, FIRST)

    assert kept_by(store, read(Contact()), HELD, LATER).contact == nora


def test_the_same_photo_has_the_same_uid_in_a_new_store(
    tmp_path: Path, read: Read
) -> None:
    with Store.open(tmp_path / "old.db", rules()) as old:
        before = kept_by(old, read(), HELD, FIRST)
    with Store.open(tmp_path / "new.db", rules()) as new:
        assert kept_by(new, read(), HELD, LATER).uid == before.uid


def test_what_a_person_changed_survives_every_rescan(
    store: Store, read: Read, nora: Contact
) -> None:
    first = kept_by(store, read(), HELD, FIRST)
    mail = EmailAddress("n.whitfield", "example.org")

    edited = store.edit(first.id, [(FieldName.EMAIL, [mail])], LATER)
    rescanned = kept_by(
        store,
        read(replace(nora, title=Field("Director", "Director", 0.8, Grade.SURE))),
        HELD,
        LATER,
    )

    assert edited.revision == first.revision + 1
    assert own(rescanned.contact, "emails").value == mail
    assert own(rescanned.contact, "title").value == "Director"
    assert rescanned.plan[2].using == "n.whitfield@example.org"


def test_an_edited_value_is_sure_and_stays_where_it_was_on_the_photo(
    store: Store, read: Read, nora: Contact
) -> None:
    first = kept_by(store, read(), HELD, FIRST)
    name = PersonName("Norah Whitfield", given="Norah", family="Whitfield")

    edited = store.edit(first.id, [(FieldName.NAME, [name])], LATER)

    field = own(edited.contact, "name")
    assert (field.value, field.raw) == (name, "Norah Whitfield")
    assert (field.confidence, field.grade) == (1.0, Grade.SURE)
    assert field.box == own(nora, "name").box


def test_a_field_that_a_person_emptied_stays_empty(store: Store, read: Read) -> None:
    first = kept_by(store, read(), HELD, FIRST)

    emptied = store.edit(first.id, [(FieldName.PHONE, [])], LATER)
    rescanned = kept_by(store, read(), HELD, LATER)

    assert emptied.contact.phones == rescanned.contact.phones == ()
    assert rescanned.plan[1].missing is FieldName.PHONE


def test_a_corrected_number_keeps_its_kind_and_a_new_one_has_none(
    store: Store, read: Read
) -> None:
    first = kept_by(store, read(), HELD, FIRST)
    work, fax = PhoneNumber("+19165550160", "204"), PhoneNumber("+19165550161")
    mended, new = PhoneNumber("+19165550162"), PhoneNumber("+19165550163")

    corrected = store.edit(first.id, [(FieldName.PHONE, [work, fax, mended])], LATER)
    extended = store.edit(
        first.id, [(FieldName.PHONE, [new, work, fax, mended])], LATER
    )

    assert [phone.kind for phone in corrected.contact.phones] == [
        PhoneKind.WORK,
        PhoneKind.FAX,
        PhoneKind.MOBILE,
    ]
    assert [phone.kind for phone in extended.contact.phones] == [
        PhoneKind.OTHER,
        PhoneKind.WORK,
        PhoneKind.FAX,
        PhoneKind.MOBILE,
    ]


def test_a_contact_has_one_name(store: Store, read: Read) -> None:
    first = kept_by(store, read(), HELD, FIRST)

    with pytest.raises(StoreError, match="A contact has one name; give only one"):
        store.edit(
            first.id, [(FieldName.NAME, [PersonName("A"), PersonName("B")])], LATER
        )
    with pytest.raises(StoreError, match="name one of its details"):
        store.edit(first.id, [(FieldName.CARD, [])], LATER)
    assert store.record(first.id) == first


@pytest.mark.parametrize(
    ("kept", "told", "winner"),
    [
        (DateSource.GIVEN, DateSource.EXIF, DateSource.GIVEN),
        (DateSource.GIVEN, DateSource.TODAY, DateSource.GIVEN),
        (DateSource.EXIF, DateSource.TODAY, DateSource.EXIF),
        (DateSource.TODAY, DateSource.EXIF, DateSource.EXIF),
        (DateSource.TODAY, DateSource.GIVEN, DateSource.GIVEN),
        (DateSource.EXIF, DateSource.GIVEN, DateSource.GIVEN),
    ],
)
def test_the_better_known_date_of_an_interview_wins(
    store: Store,
    read: Read,
    kept: DateSource,
    told: DateSource,
    winner: DateSource,
) -> None:
    days = {kept: FRIDAY, told: FRIDAY - dt.timedelta(days=3)}
    kept_by(store, read(), Interview(days[kept], kept), FIRST)

    record = kept_by(store, read(), Interview(days[told], told), LATER)

    assert record.interview == Interview(days[winner], winner, lead=1, id=1)
    assert record.plan == steps_of(record.contact, record.interview, MONDAY)


def test_a_date_given_again_replaces_the_one_given_before(
    store: Store, read: Read
) -> None:
    kept_by(store, read(), Interview(FRIDAY, DateSource.GIVEN), FIRST)
    thursday = Interview(FRIDAY - dt.timedelta(days=1), DateSource.GIVEN)

    assert kept_by(store, read(), thursday, LATER).interview.date == thursday.date


def test_a_rescan_on_another_day_does_not_move_an_assumed_interview(
    store: Store, read: Read
) -> None:
    first = kept_by(store, read(), Interview(FRIDAY, DateSource.TODAY), FIRST)
    week_after = Interview(FRIDAY + dt.timedelta(days=7), DateSource.TODAY)

    assert kept_by(store, read(), week_after, LATER) == first


def test_company_and_role_stay_until_they_are_given_again(
    store: Store, read: Read
) -> None:
    kept_by(store, read(), replace(HELD, company="Finch Labs", role="Analyst"), FIRST)

    silent = kept_by(store, read(), HELD, LATER)
    told = kept_by(store, read(), replace(HELD, role="Engineer"), LATER)

    assert (silent.interview.company, silent.interview.role) == (
        "Finch Labs",
        "Analyst",
    )
    assert (told.interview.company, told.interview.role) == ("Finch Labs", "Engineer")


def test_a_number_that_nobody_has_is_told(store: Store) -> None:
    with pytest.raises(NoSuchContactError, match="no contact 7") as told:
        store.record(7)
    with pytest.raises(NoSuchContactError):
        store.edit(7, [(FieldName.TITLE, ["Manager"])], FIRST)
    assert told.value.exit_code == 2


def test_a_photo_that_could_not_be_read_is_not_kept(store: Store, read: Read) -> None:
    with pytest.raises(StoreError, match="nothing to keep"):
        kept_by(store, read(digest=None), HELD, FIRST)
    assert store.records() == ()


def test_a_plan_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, read: Read
) -> None:
    def failing(facts: Facts) -> tuple[()]:
        if facts.interview.source is DateSource.GIVEN:
            raise RuntimeError
        return ()

    with Store.open(tmp_path / "contacts.db", Rules(FRIDAY, failing)) as store:
        first = kept_by(store, read(), HELD, FIRST)
        with pytest.raises(RuntimeError):
            kept_by(store, read(Contact()), Interview(FRIDAY, DateSource.GIVEN), LATER)
        assert store.records() == (first,)
        kept_by(store, read(digest="d2"), HELD, LATER)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_nobody_else_can_read_the_contacts(tmp_path: Path) -> None:
    path = tmp_path / "made" / "for" / "it" / "contacts.db"

    with Store.open(path, rules()):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows paths are Unicode")
def test_a_path_that_is_not_unicode_is_kept(store: Store, read: Read) -> None:
    odd = os.fsdecode(b"caf\xe9.jpg")

    saved = kept_by(store, read(photo=odd), HELD, FIRST)

    assert store.record(saved.id).photo == odd

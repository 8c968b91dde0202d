"""Undo at the level of the store: everything is as it was, whatever was done."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.consistent import consistent
from tests.support.desk import kept_by, rules
from tests.support.people import at, person, sure

from cardtrail.errors import StoreError
from cardtrail.identity.keys import keys
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.followup import (
    Answer,
    DateSource,
    Event,
    EventKind,
    Interview,
    Step,
    Stop,
)
from cardtrail.model.reading import Reading
from cardtrail.store.followups import add
from cardtrail.store.forgetting import forget
from cardtrail.store.meetings import edit_interview, meet, meeting, part
from cardtrail.store.people import (
    delete,
    keep_apart,
    merge_contacts,
    restore,
    suggestions,
)
from cardtrail.store.rules import Likeness, Rules
from cardtrail.store.store import Store
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneNumber

Read = Callable[..., Reading]
Deed = Callable[[Store], object]

NOW = dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)
TODAY = NOW.date()
FRIDAY = dt.date(2026, 11, 20)
HELD = Interview(FRIDAY, DateSource.GIVEN, company="Alder & Finch")
OTHER = Interview(dt.date(2026, 11, 18), DateSource.GIVEN, company="Birch")
NORA = person(
    "Nora Whitfield", mobile="+442079460177", email="nora@a.example", addresses=at()
)
PEOPLE = (
    NORA,
    person("Ada Quill", company="Birch", office="+442079460100"),
    person("Ivo Marsh", email="ivo@b.example", addresses=at()),
    person("N. Whitfield", email="nora@a.example"),
)
CONTACTS = st.integers(1, len(PEOPLE))
_TABLES = {
    "contact": "id, uid, created, deleted, merged_into",
    "agenda": "contact_id, due, latest, plan",
    "wording": "rowid, text",
} | dict.fromkeys(
    ("detail", "edited", "participant", "interview", "likeness", "trait"), "*"
)


def alike(kept: Contact, seen: Contact) -> Likeness | None:
    """Whoever has a detail in common may be one person."""
    return None if keys(kept).isdisjoint(keys(seen)) else Likeness(False, "the same")


def careful(today: dt.date) -> Rules:
    return replace(rules(today), traits=keys, likeness=alike)


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows but those of the journal; revisions only grow."""
    with closing(sqlite3.connect(path)) as db:
        return {
            table: sorted(db.execute(f"SELECT {columns} FROM {table}"), key=repr)  # noqa: S608 - names of ours
            for table, columns in _TABLES.items()
        }


def filled(path: Path, read: Read) -> Store:
    """Four people of two interviews; two of them may be one person."""
    store = Store.open(path, careful(TODAY))
    for number, known in enumerate(PEOPLE):
        held = OTHER if number == 2 else HELD
        kept_by(store, read(known, digest=f"d{number}"), held, NOW)
    meet(store, 2, 2, NOW)
    return store


def undo_all(store: Store) -> None:
    while store.undo(NOW) is not None:
        pass


def happened(kind: EventKind, **more: Any) -> st.SearchStrategy[Deed]:  # noqa: ANN401 - parts of events
    event = Event(kind, TODAY, **more)
    return CONTACTS.map(
        lambda number: lambda store: add(store, [(number, lambda _: event)], NOW)
    )


EDITS = st.sampled_from(
    [
        (FieldName.NAME, [PersonName.parse("Norah Whitfield")]),
        (FieldName.NAME, []),
        (FieldName.EMAIL, [EmailAddress.parse("x@c.example")]),
        (FieldName.PHONE, [PhoneNumber("+442079460123"), PhoneNumber("+442079460100")]),
        (FieldName.PHONE, []),
        (FieldName.TITLE, ["Director"]),
        (FieldName.COMPANY, ["Cedar"]),
    ]
)
CHANGES: list[Callable[[Interview], Interview]] = [
    lambda kept: replace(kept, notes=(*kept.notes, "Likes gardens")),
    lambda kept: replace(kept, date=FRIDAY - dt.timedelta(days=1)),
    lambda kept: replace(kept, decides=dt.date(2026, 12, 18)),
    lambda kept: replace(kept, role="Analyst", company=None),
    lambda kept: replace(kept, lead=2),
    lambda kept: replace(kept, lead=None),
]
INTERVIEWS = st.integers(1, 2)
DEEDS: st.SearchStrategy[Deed] = st.one_of(
    st.builds(lambda n, e: lambda s: s.edit(n, [e], NOW), CONTACTS, EDITS),
    st.builds(
        lambda n, fields: lambda s: s.confirm(n, fields, NOW),
        CONTACTS,
        st.sets(st.sampled_from([FieldName.NAME, FieldName.EMAIL, FieldName.PHONE])),
    ),
    happened(EventKind.DONE, step=Step.NOTE, by=Step.NOTE, using="4 Larkspur Row"),
    happened(EventKind.DONE, step=Step.CALL, by=Step.CALL, using="+442079460177"),
    happened(EventKind.SKIPPED, step=Step.NOTE),
    happened(EventKind.SNOOZED, step=Step.NOTE, until=dt.date(2026, 12, 1)),
    happened(EventKind.HEARD, answer=Answer.REJECTION),
    happened(EventKind.HEARD, answer=Answer.ANSWERED),
    happened(EventKind.STOPPED, stop=Stop.ASKED),
    st.builds(lambda a, b: lambda s: merge_contacts(s, a, b, NOW), CONTACTS, CONTACTS),
    st.builds(lambda a, b: lambda s: keep_apart(s, a, b, NOW), CONTACTS, CONTACTS),
    CONTACTS.map(lambda n: lambda s: delete(s, n, NOW)),
    CONTACTS.map(lambda n: lambda s: restore(s, n, NOW)),
    st.builds(lambda n, i: lambda s: meet(s, n, i, NOW), CONTACTS, INTERVIEWS),
    st.builds(lambda n, i: lambda s: part(s, n, i, NOW), CONTACTS, INTERVIEWS),
    st.builds(
        lambda i, change: lambda s: edit_interview(s, i, change, NOW),
        INTERVIEWS,
        st.sampled_from(CHANGES),
    ),
    st.just(lambda s: s.undo(NOW)),
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds=st.lists(DEEDS, max_size=8))
def test_whatever_is_done_can_be_undone_one_by_one(
    read: Read, deeds: list[Deed]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "contacts.db"
        with filled(path, read) as store:
            store.undo(NOW)  # the meeting of the beginning
            before = content(path)
            for deed in deeds:
                with suppress(StoreError):
                    deed(store)
            consistent(path, careful)

            undo_all(store)

            assert content(path) == before
        consistent(path, careful)


def test_what_a_later_reading_found_stays_when_an_edit_is_undone(
    tmp_path: Path, read: Read
) -> None:
    with filled(tmp_path / "contacts.db", read) as store:
        store.edit(1, [(FieldName.EMAIL, [EmailAddress.parse("x@c.example")])], NOW)
        better = replace(NORA, title=sure("Director"))
        kept_by(store, read(better, digest="d0"), HELD, NOW)

        store.undo(NOW)

        assert store.record(1).contact == better
        assert store.record(1).edited == frozenset()


def test_what_was_said_with_a_photo_is_undone_by_itself(
    tmp_path: Path, read: Read
) -> None:
    with filled(tmp_path / "contacts.db", read) as store:
        edit_interview(store, 1, lambda kept: replace(kept, role="Analyst"), NOW)
        told = replace(HELD, role="Engineer", notes=("Likes gardens",))
        kept_by(store, read(NORA, digest="d0"), told, NOW)
        kept_by(store, read(person("Una Reed"), digest="d9"), told, NOW)
        assert meeting(store, 1).interview.role == "Engineer"

        store.undo(NOW)
        undone = meeting(store, 1)
        store.undo(NOW)

        assert (undone.interview.role, undone.interview.notes) == ("Analyst", ())
        assert len(undone.people) == 4
        assert meeting(store, 1).interview.role is None


def test_who_is_parted_again_has_the_details_from_before_the_merge(
    tmp_path: Path, read: Read
) -> None:
    path = tmp_path / "contacts.db"
    with filled(path, read) as store:
        before = content(path)
        merge_contacts(store, 1, 4, NOW)
        read_again = replace(PEOPLE[3], title=sure("Director"))
        kept_by(store, read(read_again, digest="d3"), HELD, NOW)
        assert store.record(1).contact.title is not None

        store.undo(NOW)

        assert content(path) == before


def test_a_photo_of_a_deleted_contact_brings_it_back_whole(
    tmp_path: Path, read: Read
) -> None:
    path = tmp_path / "contacts.db"
    with filled(path, read) as store:
        delete(store, 1, NOW)
        kept_by(store, read(NORA, digest="d0"), HELD, NOW)

        assert [record.id for record in store.search("nora", 5)] == [1, 4]
        consistent(path, careful)
        store.undo(NOW)
        assert [record.id for record in store.records()] == [2, 3, 4]
    consistent(path, careful)


def test_nothing_is_done_to_a_deleted_contact(tmp_path: Path, read: Read) -> None:
    done = Event(EventKind.DONE, TODAY, step=Step.NOTE, by=Step.NOTE)
    deeds: list[Deed] = [
        lambda s: s.edit(1, [(FieldName.TITLE, ["Director"])], NOW),
        lambda s: s.confirm(1, [FieldName.NAME], NOW),
        lambda s: add(s, [(1, lambda _: done)], NOW),
        lambda s: merge_contacts(s, 1, 2, NOW),
        lambda s: merge_contacts(s, 2, 1, NOW),
        lambda s: keep_apart(s, 1, 2, NOW),
        lambda s: meet(s, 1, 2, NOW),
        lambda s: delete(s, 1, NOW),
    ]
    path = tmp_path / "contacts.db"
    with filled(path, read) as store:
        delete(store, 1, NOW)
        before = content(path)
        for deed in deeds:
            with pytest.raises(StoreError, match="cardtrail contacts restore 1"):
                deed(store)
        assert content(path) == before


def test_undo_goes_on_after_somebody_was_forgotten(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.db"
    with filled(path, read) as store:
        assert [(one.id, two.id) for one, two, _ in suggestions(store)] == [(1, 4)]
        merge_contacts(store, 2, 3, NOW)
        store.undo(NOW)
        keep_apart(store, 1, 4, NOW)
        keep_apart(store, 1, 2, NOW)
        merge_contacts(store, 1, 2, NOW)
        forget(store, 4, NOW)
        undo_all(store)

        assert [record.id for record in store.records()] == [1, 2, 3]
        assert suggestions(store) == ()
    consistent(path, careful)

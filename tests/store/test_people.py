"""One person, one record: merging, deleting, forgetting, and who then leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.support.desk import kept_by
from tests.support.people import person

from cardtrail.errors import NoSuchContactError
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.reading import Reading
from cardtrail.store.forgetting import forget, overdue
from cardtrail.store.people import delete, merge_contacts, restore
from cardtrail.store.store import Store
from cardtrail.values.name import PersonName

HELD = Interview(dt.date(2026, 11, 20), DateSource.GIVEN, company="Alder & Finch")
NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)


@pytest.fixture
def panel(store: Store, read: Callable[..., Reading], nora: Contact) -> Store:
    """A store with an interview of three; contact 1 led it."""
    for number, name in enumerate(("Nora Whitfield", "Ada Quill", "Ivo Marsh")):
        known = replace(nora, name=Field(PersonName(name), name, 0.9, Grade.SURE))
        kept_by(store, read(known, digest=f"d{number}"), HELD, NOW)
    return store


def who_leads(store: Store) -> list[int]:
    return [record.id for record in store.records() if record.leads]


def test_the_first_card_of_an_interview_is_of_who_led_it(panel: Store) -> None:
    assert who_leads(panel) == [1]
    assert {record.interview.id for record in panel.records()} == {1}
    assert [len(record.plan) for record in panel.records()] == [3, 1, 1]


def test_where_the_lead_is_deleted_another_is_called_until_they_are_back(
    panel: Store,
) -> None:
    delete(panel, 1, NOW)
    assert who_leads(panel) == [2]
    assert len(panel.record(2).plan) == 3

    restore(panel, 1, NOW)
    assert who_leads(panel) == [1]


def test_a_lead_who_becomes_part_of_another_contact_leads_as_that_one(
    panel: Store,
) -> None:
    merge_contacts(panel, 2, 1, NOW)
    assert who_leads(panel) == [2]
    assert panel.record(1).id == 2

    panel.undo(NOW)
    assert who_leads(panel) == [1]


def test_a_lead_who_is_forgotten_leaves_the_call_to_the_next(panel: Store) -> None:
    forget(panel, 1, NOW)

    assert who_leads(panel) == [2]
    assert [len(record.plan) for record in panel.records()] == [3, 1]
    with pytest.raises(NoSuchContactError):
        panel.record(1)


@pytest.mark.parametrize("way", ["forgotten", "purged"])
def test_no_word_of_who_is_gone_is_left_in_the_file(
    store: Store, read: Callable[..., Reading], way: str
) -> None:
    kept_by(store, read(), HELD, NOW)
    numbers = range(2, 62)
    for number in numbers:
        odd = person(f"Zebulon Quackenbush {number}", title="Xylophonist")
        kept_by(store, read(odd, digest=f"z{number}"), HELD, NOW)
    for number in numbers:
        if way == "forgotten":
            forget(store, number, NOW)
        else:
            delete(store, number, NOW)
    for gone in overdue(store, NOW + dt.timedelta(seconds=1)):
        forget(store, gone.number, NOW)
    store.close()
    content = store.database.path.read_bytes().lower()

    assert b"whitfield" in content
    for word in (b"quackenbush", b"ackenbush", b"xylophonist", b"lophonist"):
        assert word not in content


@pytest.mark.parametrize("digests", [("d1", "d2"), ("d2", "d1")])
def test_of_the_cards_of_one_run_the_last_gives_the_photo(
    store: Store, read: Callable[..., Reading], digests: tuple[str, str]
) -> None:
    for digest, photo in zip(digests, ("first.jpg", "last.jpg"), strict=True):
        kept_by(store, read(digest=digest, photo=photo), HELD, NOW)
    merge_contacts(store, 1, 2, NOW)

    assert [record.photo for record in store.records()] == ["last.jpg"]

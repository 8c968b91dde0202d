"""The calendar, read back by icalendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from cardtrail.export.ics import calendar
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.name import PersonName

RecordWith = Callable[..., Record]

UID = "2f1e7c1a-8f0b-5c64-9d5e-3c1f0a7b9e42"


def entries(*records: Record) -> list[Any]:
    whole = Calendar.from_ical(calendar(records))
    return list(whole.walk("VEVENT"))


def titles(*records: Record) -> list[str]:
    return [str(entry["SUMMARY"]) for entry in entries(*records)]


def test_each_step_is_an_all_day_entry_on_its_day(record_with: RecordWith) -> None:
    found = entries(record_with())

    assert [entry["DTSTART"].dt for entry in found] == [
        dt.date(2026, 10, 19),
        dt.date(2026, 10, 23),
        dt.date(2026, 10, 26),
    ]
    assert {entry["DTSTART"].params["VALUE"] for entry in found} == {"DATE"}
    assert {str(entry["TRANSP"]) for entry in found} == {"TRANSPARENT"}


def test_the_title_says_what_to_do_with_whom(record_with: RecordWith) -> None:
    assert titles(record_with()) == [
        "Post a thank-you note to Nora Whitfield (Alder & Finch)",
        "Call Nora Whitfield (Alder & Finch)",
        "E-mail Nora Whitfield (Alder & Finch)",
    ]


def test_the_employer_that_the_person_named_comes_before_the_cards(
    record_with: RecordWith,
) -> None:
    interview = Interview(dt.date(2026, 10, 16), DateSource.GIVEN, company="Finch Labs")

    assert "Call Nora Whitfield (Finch Labs)" in titles(
        record_with(interview=interview)
    )


def test_the_entry_holds_the_detail_to_use_and_the_latest_day(
    record_with: RecordWith,
) -> None:
    _, call, _ = entries(record_with())

    assert call["DESCRIPTION"].splitlines() == [
        "Phone number: +19165550160 ext. 204",
        "On 2026-10-26 at the latest",
        "Interview on 2026-10-16",
    ]


def test_a_reminder_comes_in_the_morning(record_with: RecordWith) -> None:
    for entry in entries(record_with()):
        (alarm,) = entry.walk("VALARM")
        assert str(alarm["ACTION"]) == "DISPLAY"
        assert alarm["TRIGGER"].dt == dt.timedelta(hours=8)


def test_a_second_import_updates_what_the_first_brought(
    record_with: RecordWith,
) -> None:
    first = record_with()
    later = replace(
        first, revision=4, updated=dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
    )

    before, after = entries(first), entries(later)

    assert [str(entry["UID"]) for entry in before] == [
        f"{UID}-note@cardtrail",
        f"{UID}-call@cardtrail",
        f"{UID}-email@cardtrail",
    ]
    assert [entry["UID"] for entry in after] == [entry["UID"] for entry in before]
    assert {entry["SEQUENCE"] for entry in before} == {3}
    assert {entry["SEQUENCE"] for entry in after} == {4}
    assert after[0]["DTSTAMP"].dt == later.updated


def test_a_note_without_an_address_becomes_thanks_by_email_on_its_day(
    record_with: RecordWith,
) -> None:
    thanks, call, email = entries(record_with(addresses=()))

    assert str(thanks["SUMMARY"]) == (
        "Thank Nora Whitfield by e-mail (no address on the card)"
    )
    assert thanks["DTSTART"].dt == dt.date(2026, 10, 19)
    assert str(thanks["UID"]) == f"{UID}-note@cardtrail"
    assert thanks["DESCRIPTION"].splitlines()[:2] == [
        "E-mail address: nora@example.com",
        "Takes the place of the note due 2026-10-19: no postal address on the card",
    ]
    assert "Takes the place" not in call["DESCRIPTION"] + email["DESCRIPTION"]


def test_a_note_that_only_a_call_can_replace_becomes_thanks_by_phone(
    record_with: RecordWith,
) -> None:
    found = titles(record_with(addresses=(), emails=()))

    assert found == [
        "Thank Nora Whitfield by phone (no address on the card)",
        "Call Nora Whitfield (Alder & Finch)",
    ]


def test_a_call_without_a_number_is_told_in_the_email_of_that_day(
    record_with: RecordWith,
) -> None:
    _, email = entries(record_with(phones=()))

    assert str(email["SUMMARY"]) == "E-mail Nora Whitfield (Alder & Finch)"
    assert email["DTSTART"].dt == dt.date(2026, 10, 23)
    assert (
        "Takes the place of the call due 2026-10-23: no phone number on the card"
        in email["DESCRIPTION"].splitlines()
    )


def test_an_email_without_an_address_is_told_in_the_call(
    record_with: RecordWith,
) -> None:
    _, call = entries(record_with(emails=()))

    assert (
        "Takes the place of the e-mail due 2026-10-26: no e-mail address on the card"
        in call["DESCRIPTION"].splitlines()
    )


def test_a_contact_without_a_name_has_no_entries(record_with: RecordWith) -> None:
    assert titles(record_with(name=None)) == []


def test_several_contacts_share_one_calendar(record_with: RecordWith) -> None:
    other = replace(record_with(), uid="0b9f6f4e-70a5-5d0c-8a1c-7f0d6f1c2b3a")

    uids = [str(entry["UID"]) for entry in entries(record_with(), other)]

    assert len(set(uids)) == 6


def test_the_calendar_says_who_made_it_and_sends_no_invitation(
    record_with: RecordWith,
) -> None:
    whole = Calendar.from_ical(calendar([record_with()]))

    assert str(whole["VERSION"]) == "2.0"
    assert "cardtrail" in str(whole["PRODID"])
    assert "METHOD" not in whole


@given(
    st.text(max_size=40), st.sampled_from(["", "\r\nEND:VEVENT\r\nX-EVIL:1", "\x85"])
)
def test_hostile_names_stay_inside_their_title(
    record_with: RecordWith, text: str, tail: str
) -> None:
    name = f"N{text}{tail}"
    record = record_with(
        name=Field(PersonName(name), name, 0.9, Grade.SURE), company=None
    )

    content = calendar([record])
    _, call, _ = entries(record)

    assert str(call["SUMMARY"]) == f"Call {printable(name)}"
    assert "X-EVIL" not in call
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))

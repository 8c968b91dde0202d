"""The calendar, read back by icalendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from cardtrail.export.ics import Entries, Slot, Terms, calendar
from cardtrail.followup.plan import plan
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import (
    Answer,
    DateSource,
    Event,
    EventKind,
    FollowUp,
    Interview,
    Step,
)
from cardtrail.model.record import Gone, Record
from cardtrail.text import printable
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName

RecordWith = Callable[..., Record]

UID = "2f1e7c1a-8f0b-5c64-9d5e-3c1f0a7b9e42"
FRIDAY = dt.date(2026, 10, 16)
TUESDAY = dt.date(2026, 10, 20)
NOW = dt.datetime(2026, 10, 16, 18, tzinfo=dt.UTC)
TODOS = Terms(NOW, Entries.TODOS)
CALIFORNIA = dt.timezone(dt.timedelta(hours=-7))


def entries(*records: Record, terms: Terms | None = None) -> list[Any]:
    whole = Calendar.from_ical(calendar(records, terms or Terms(NOW)))
    return [*whole.walk("VEVENT"), *whole.walk("VTODO")]


def titles(*records: Record) -> list[str]:
    return [str(entry["SUMMARY"]) for entry in entries(*records)]


def statuses(*records: Record, terms: Terms | None = None) -> list[str]:
    return [str(entry["STATUS"]) for entry in entries(*records, terms=terms)]


def lines(entry: Any) -> list[str]:  # noqa: ANN401 - of an untyped library
    return str(entry["DESCRIPTION"]).splitlines()


def after(record: Record, *events: Event, today: dt.date = TUESDAY) -> Record:
    """The record after what happened, as of a day."""
    changed = replace(record, events=events, revision=record.revision + len(events))
    return replace(changed, plan=plan(changed.facts, today))


def done(step: Step, day: dt.date, by: Step | None = None) -> Event:
    return Event(EventKind.DONE, day, step, by=by or step)


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
    interview = Interview(FRIDAY, DateSource.GIVEN, company="Finch Labs")

    assert "Call Nora Whitfield (Finch Labs)" in titles(
        record_with(interview=interview)
    )


def test_the_entry_holds_the_detail_to_use_and_where_its_day_comes_from(
    record_with: RecordWith,
) -> None:
    _, call, _ = entries(record_with())

    assert lines(call) == [
        "Phone number: +19165550160 ext. 204",
        "Why: 4 days after the note.",
        "The date moves with the step before it.",
        "On 2026-10-26 at the latest.",
        "Interview on 2026-10-16",
        "Step 12c of cardtrail",
    ]


def test_what_comes_next_is_confirmed_and_what_follows_is_tentative(
    record_with: RecordWith,
) -> None:
    record = record_with()

    assert statuses(record) == ["CONFIRMED", "TENTATIVE", "TENTATIVE"]
    assert statuses(record, terms=TODOS) == ["NEEDS-ACTION"] * 3


def test_what_is_done_stays_and_says_when(record_with: RecordWith) -> None:
    record = after(record_with(), done(Step.NOTE, TUESDAY))

    note, call, email = entries(record)
    assert str(note["STATUS"]) == "CONFIRMED"
    assert str(note["SUMMARY"]).startswith("Done: Post a thank-you note to Nora")
    assert note["DTSTART"].dt == TUESDAY
    assert call["DTSTART"].dt == dt.date(2026, 10, 26)  # Saturday, moved
    assert [str(call["STATUS"]), str(email["STATUS"])] == ["CONFIRMED", "TENTATIVE"]

    note, *_ = entries(record, terms=TODOS)
    assert str(note["STATUS"]) == "COMPLETED"
    assert note["COMPLETED"].dt == dt.datetime(2026, 10, 20, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize("terms", [Terms(NOW), TODOS])
@pytest.mark.parametrize(
    ("event", "cancelled"),
    [
        (Event(EventKind.SKIPPED, TUESDAY, Step.NOTE), {0}),
        (Event(EventKind.HEARD, TUESDAY, answer=Answer.OFFER), {0, 1, 2}),
        (Event(EventKind.STOPPED, TUESDAY), {0, 1, 2}),
    ],
)
def test_what_is_not_to_be_done_any_more_is_cancelled(
    record_with: RecordWith, terms: Terms, event: Event, cancelled: set[int]
) -> None:
    record = after(record_with(), event)

    found = statuses(record, terms=terms)

    assert {at for at, each in enumerate(found) if each == "CANCELLED"} == cancelled
    gone = [each for each in entries(record, terms=terms) if str(each["STATUS"])]
    assert not [
        alarm
        for each in gone
        if str(each["STATUS"]) == "CANCELLED"
        for alarm in each.walk("VALARM")
    ]


def test_a_reply_to_a_rejection_has_an_entry_of_its_own(
    record_with: RecordWith,
) -> None:
    heard = Event(EventKind.HEARD, TUESDAY, answer=Answer.REJECTION)

    *others, reply = entries(after(record_with(), heard))

    assert {str(each["STATUS"]) for each in others} == {"CANCELLED"}
    assert str(reply["UID"]) == f"{UID}-reply@cardtrail"
    assert str(reply["STATUS"]) == "CONFIRMED"
    assert str(reply["SUMMARY"]) == (
        "Thank Nora Whitfield for their answer by e-mail (Alder & Finch)"
    )


def test_a_reminder_comes_at_the_time_that_is_set(record_with: RecordWith) -> None:
    for kind, related in (("events", None), ("todos", "END")):
        terms = Terms(NOW, Entries(kind), dt.time(7, 30))
        for entry in entries(record_with(), terms=terms):
            (alarm,) = entry.walk("VALARM")
            assert str(alarm["ACTION"]) == "DISPLAY"
            assert alarm["TRIGGER"].dt == dt.timedelta(hours=7, minutes=30)
            assert alarm["TRIGGER"].params.get("RELATED") == related


def test_a_second_import_updates_what_the_first_brought(
    record_with: RecordWith,
) -> None:
    first = record_with()
    later = replace(
        first, revision=4, updated=dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
    )

    before, now = entries(first), entries(later)

    assert [str(entry["UID"]) for entry in before] == [
        f"{UID}-note@cardtrail",
        f"{UID}-call@cardtrail",
        f"{UID}-email@cardtrail",
    ]
    assert [entry["UID"] for entry in now] == [entry["UID"] for entry in before]
    for old, new in zip(before, now, strict=True):
        assert old["SEQUENCE"] < new["SEQUENCE"]
    assert now[0]["DTSTAMP"].dt == later.updated


@settings(deadline=None)  # the first plan of all loads the holidays
@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 30)), min_size=1, max_size=12),
    st.sampled_from([dt.UTC, CALIFORNIA, dt.timezone(dt.timedelta(hours=14))]),
)
def test_whatever_happens_on_whatever_day_the_sequence_never_falls(
    record_with: RecordWith, course: list[tuple[bool, int]], zone: dt.tzinfo
) -> None:
    record, now = record_with(), dt.datetime(2026, 11, 21, 20, tzinfo=dt.UTC)
    before: dict[str, tuple[int, Any]] = {}
    for is_changed, hours in course:
        now += dt.timedelta(hours=hours)
        if is_changed:
            record = replace(record, revision=record.revision + 1, updated=now)
        today = now.astimezone(zone).date()
        record = replace(record, plan=plan(record.facts, today))
        for entry in entries(record, terms=Terms(now.astimezone(zone))):
            told = (entry["SEQUENCE"], entry["DTSTART"].dt)
            last = before.get(str(entry["UID"]), told)
            assert told[0] > last[0] or told == last or is_changed
            assert told[0] >= last[0]
            before[str(entry["UID"])] = told


def test_a_late_step_moves_those_after_it_and_that_counts_as_a_change(
    record_with: RecordWith,
) -> None:
    record = record_with()
    days = [dt.date(2026, 12, 3), dt.date(2026, 12, 4)]

    found = [
        entries(
            replace(record, plan=plan(record.facts, day)),
            terms=Terms(dt.datetime.combine(day, dt.time(9), dt.UTC)),
        )[1]
        for day in days
    ]

    assert found[0]["DTSTART"].dt < found[1]["DTSTART"].dt
    assert found[0]["SEQUENCE"] < found[1]["SEQUENCE"]


def test_a_step_that_is_in_no_plan_any_more_is_cancelled(
    record_with: RecordWith,
) -> None:
    led = replace(record_with(), planned=frozenset({Step.NOTE, Step.CALL, Step.EMAIL}))
    follows = replace(led, leads=False)
    follows = replace(follows, plan=plan(follows.facts, FRIDAY))

    assert statuses(follows) == ["CONFIRMED", "CANCELLED", "CANCELLED"]
    assert [entry["UID"] for entry in entries(follows)] == [
        entry["UID"] for entry in entries(led)
    ]


def test_the_entries_of_a_contact_that_is_gone_are_cancelled() -> None:
    gone = Gone("0b9f6f4e", 7, NOW, frozenset({Step.NOTE, Step.CALL}))

    content = calendar([], Terms(NOW), [gone])

    note, call = Calendar.from_ical(content).walk("VEVENT")
    assert str(note["UID"]) == "0b9f6f4e-note@cardtrail"
    assert {str(each["STATUS"]) for each in (note, call)} == {"CANCELLED"}
    assert note["SEQUENCE"] == 7 + NOW.date().toordinal()


def test_a_call_has_its_time_in_the_zone_of_whoever_is_called(
    record_with: RecordWith,
) -> None:
    starts = dt.datetime(2026, 10, 23, 16, tzinfo=dt.UTC)
    slot = Slot("America/Los_Angeles", starts, starts + dt.timedelta(minutes=30))

    def slots(follow_up: FollowUp) -> Slot | None:
        return slot if follow_up.step is Step.CALL else None

    for kind, end in ((Entries.EVENTS, "DTEND"), (Entries.TODOS, "DUE")):
        terms = Terms(NOW, kind, slot=slots)
        note, call, _ = entries(record_with(), terms=terms)
        assert call["DTSTART"].params["TZID"] == "America/Los_Angeles"
        assert call["DTSTART"].dt.replace(tzinfo=None) == dt.datetime(2026, 10, 23, 9)  # noqa: DTZ001 - local
        assert call["DTSTART"].dt == starts
        assert call[end].dt == slot.ends
        (alarm,) = call.walk("VALARM")
        assert alarm["TRIGGER"].dt == dt.timedelta(0)
        assert "TZID" not in note.get("DTSTART", note.get("DUE")).params

        whole = Calendar.from_ical(calendar([record_with()], terms))
        assert [str(zone["TZID"]) for zone in whole.walk("VTIMEZONE")] == [
            "America/Los_Angeles"
        ]


def test_a_note_without_an_address_becomes_thanks_by_email_on_its_day(
    record_with: RecordWith,
) -> None:
    thanks, call, email = entries(record_with(addresses=()))

    assert str(thanks["SUMMARY"]) == "Thank Nora Whitfield by e-mail (Alder & Finch)"
    assert thanks["DTSTART"].dt == dt.date(2026, 10, 19)
    assert str(thanks["UID"]) == f"{UID}-note@cardtrail"
    assert lines(thanks)[:2] == [
        "E-mail address: nora@example.com",
        "No postal address on the card.",
    ]
    assert "Takes the place" not in call["DESCRIPTION"] + email["DESCRIPTION"]


def test_a_call_without_a_number_is_told_in_the_email_of_that_day(
    record_with: RecordWith,
) -> None:
    _, call, email = entries(record_with(phones=()))

    assert str(call["STATUS"]) == "CANCELLED"
    assert lines(call)[:2] == [
        "No phone number on the card.",
        "The e-mail takes its place.",
    ]
    assert str(email["SUMMARY"]) == "E-mail Nora Whitfield (Alder & Finch)"
    assert email["DTSTART"].dt == dt.date(2026, 10, 23)
    assert "Takes the place of the call: no phone number on the card." in lines(email)


def test_a_blocked_step_says_why_and_what_unblocks_it(record_with: RecordWith) -> None:
    doubtful = Field(EmailAddress("nora", "example.com"), "n", 0.5, Grade.CHECK)
    nothing = record_with(addresses=(), phones=(), emails=())

    note, *_ = entries(nothing)
    assert str(note["SUMMARY"]).startswith("Blocked: Post a thank-you note to")
    assert lines(note)[:2] == [
        "No postal address on the card.",
        "Add it to bring the step back: cardtrail contacts edit 12 --address TEXT",
    ]

    *_, email = entries(record_with(emails=(doubtful,)))
    assert str(email["STATUS"]) == "TENTATIVE"
    assert lines(email)[:4] == [
        "E-mail address: nora@example.com",
        "The e-mail address has to be checked first.",
        "If it is right: cardtrail contacts confirm 12",
        "If not, correct it: cardtrail contacts edit 12 --email TEXT",
    ]


def test_several_contacts_share_one_calendar(record_with: RecordWith) -> None:
    other = replace(record_with(), uid="0b9f6f4e-70a5-5d0c-8a1c-7f0d6f1c2b3a")

    uids = [str(entry["UID"]) for entry in entries(record_with(), other)]

    assert len(set(uids)) == 6


def test_the_calendar_says_who_made_it_and_sends_no_invitation(
    record_with: RecordWith,
) -> None:
    whole = Calendar.from_ical(calendar([record_with()], Terms(NOW)))

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

    content = calendar([record], Terms(NOW))
    _, call, _ = entries(record)

    assert str(call["SUMMARY"]) == f"Call {printable(name)}"
    assert "X-EVIL" not in call
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))

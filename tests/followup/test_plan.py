"""The plan: days, details, stand-ins and the sentences about them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.desk import steps_of

from cardtrail.followup.sentences import sentence
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.followup import DateSource, FollowUp, Interview, Step
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber

FRIDAY = dt.date(2026, 11, 20)

NAME = Field(PersonName("Nora Whitfield"), "NORA WHITFIELD", 0.98, Grade.SURE)
ADDRESS = Field(
    PostalAddress("410 Larkspur Avenue, Sacramento, CA 95814"),
    "410 Larkspur Avenue, Sacramento, CA 95814",
    0.97,
    Grade.SURE,
)
EMAIL = Field(EmailAddress("nora", "example.com"), "nora@example.com", 0.9, Grade.SURE)


def phone(
    number: str, kind: PhoneKind | None = None, extension: str | None = None
) -> Field[PhoneNumber]:
    value = PhoneNumber(number, extension)
    return Field(value, number, 0.9, Grade.SURE, kind=kind)


WORK = phone("+19165550160", PhoneKind.WORK)
FULL = Contact(name=NAME, addresses=(ADDRESS,), phones=(WORK,), emails=(EMAIL,))


def steps(contact: Contact, on: dt.date = FRIDAY) -> dict[Step, FollowUp]:
    interview = Interview(on, DateSource.GIVEN)
    return {follow_up.step: follow_up for follow_up in steps_of(contact, interview)}


def call_uses(*phones: Field[PhoneNumber]) -> str | None:
    return steps(Contact(name=NAME, phones=phones))[Step.CALL].using


@pytest.mark.parametrize(
    ("interview", "note", "call", "latest", "email"),
    [
        # March 2027, without holidays: the 1st is a Monday.
        ("2027-03-01", "2027-03-02", "2027-03-08", "2027-03-08", "2027-03-10"),
        ("2027-03-02", "2027-03-03", "2027-03-08", "2027-03-08", "2027-03-10"),
        ("2027-03-03", "2027-03-04", "2027-03-08", "2027-03-09", "2027-03-10"),
        ("2027-03-04", "2027-03-05", "2027-03-09", "2027-03-10", "2027-03-11"),
        ("2027-03-05", "2027-03-08", "2027-03-12", "2027-03-15", "2027-03-15"),
        ("2027-03-06", "2027-03-08", "2027-03-12", "2027-03-15", "2027-03-15"),
        ("2027-03-07", "2027-03-08", "2027-03-12", "2027-03-15", "2027-03-15"),
    ],
)
def test_every_weekday_of_an_interview_gives_the_days_that_people_work_on(
    interview: str, note: str, call: str, latest: str, email: str
) -> None:
    found = steps(FULL, dt.date.fromisoformat(interview))

    assert found[Step.NOTE].due == dt.date.fromisoformat(note)
    assert found[Step.CALL].due == dt.date.fromisoformat(call)
    assert found[Step.CALL].latest == dt.date.fromisoformat(latest)
    assert found[Step.EMAIL].due == dt.date.fromisoformat(email)


@settings(deadline=None)  # the holidays of a year are worked out once
@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
def test_no_step_falls_on_a_weekend_or_before_the_one_it_follows(day: dt.date) -> None:
    note, call, email = steps_of(FULL, Interview(day, DateSource.EXIF))

    assert all(step.due.weekday() < 5 for step in (note, call, email))
    assert all(step.latest.weekday() < 5 for step in (note, call, email))
    assert day < note.due < call.due < email.due
    assert call.due - note.due >= dt.timedelta(days=4)
    assert email.due - call.due >= dt.timedelta(days=2)


def test_each_step_uses_the_first_detail_of_its_kind() -> None:
    found = steps(FULL)

    assert found[Step.NOTE].using == "410 Larkspur Avenue, Sacramento, CA 95814"
    assert found[Step.CALL].using == "+19165550160"
    assert found[Step.EMAIL].using == "nora@example.com"
    assert not any(follow_up.is_blocked for follow_up in found.values())


def test_the_mobile_is_called_before_the_office_and_the_home_last() -> None:
    home = phone("+19165550161", PhoneKind.HOME)
    mobile = phone("+19165550162", PhoneKind.MOBILE)

    assert call_uses(home, WORK, mobile) == "+19165550162"
    assert call_uses(home, WORK) == "+19165550160"
    assert call_uses(home) == "+19165550161"


def test_the_persons_own_line_is_called_before_the_office() -> None:
    direct = replace(phone("+19165550165", PhoneKind.WORK), is_direct=True)
    mobile = phone("+19165550162", PhoneKind.MOBILE)

    assert call_uses(WORK, direct) == "+19165550165"
    assert call_uses(WORK, direct, mobile) == "+19165550162"


def test_office_numbers_are_called_in_the_printed_order() -> None:
    other = phone("+19165550163", PhoneKind.OTHER)
    unlabelled = phone("+19165550164")

    assert call_uses(unlabelled, WORK, other) == "+19165550164"
    assert call_uses(other, WORK, unlabelled) == "+19165550163"


def test_a_card_with_a_fax_only_has_no_number_to_call() -> None:
    fax = phone("+19165550165", PhoneKind.FAX)

    call = steps(Contact(name=NAME, phones=(fax,)))[Step.CALL]

    assert call.missing is FieldName.PHONE
    assert call.using is None


def test_a_number_that_cannot_be_parsed_is_used_only_if_there_is_no_other() -> None:
    unclear: Field[PhoneNumber] = Field(
        None, "916-555-O16", 0.4, Grade.CHECK, kind=PhoneKind.MOBILE
    )
    home = phone("+19165550161", PhoneKind.HOME)

    assert call_uses(unclear, home) == "+19165550161"
    assert call_uses(unclear) == "916-555-O16"


def test_an_email_that_cannot_be_parsed_comes_after_one_that_can() -> None:
    unclear: Field[EmailAddress] = Field(None, "nora(at)example", 0.4, Grade.CHECK)

    both = steps(Contact(name=NAME, emails=(unclear, EMAIL)))
    alone = steps(Contact(name=NAME, emails=(unclear,)))

    assert both[Step.EMAIL].using == "nora@example.com"
    assert alone[Step.EMAIL].using == "nora(at)example"


def test_a_call_through_a_switchboard_says_the_extension() -> None:
    (_, call, _) = steps_of(
        Contact(name=NAME, phones=(phone("+19165550160", extension="204"),)),
        Interview(FRIDAY, DateSource.GIVEN),
    )

    assert call.using == "+19165550160 ext. 204"
    assert sentence(call).startswith("Call +1 916 555 0160 ext. 204 on Fri 27 Nov")


@pytest.mark.parametrize(
    ("contact", "stand_ins"),
    [
        (
            Contact(name=NAME, phones=(WORK,), emails=(EMAIL,)),
            {Step.NOTE: Step.EMAIL},
        ),
        (
            Contact(name=NAME, addresses=(ADDRESS,), emails=(EMAIL,)),
            {Step.CALL: Step.EMAIL},
        ),
        (
            Contact(name=NAME, addresses=(ADDRESS,), phones=(WORK,)),
            {Step.EMAIL: Step.CALL},
        ),
        (
            Contact(name=NAME, phones=(WORK,)),
            {Step.NOTE: Step.CALL, Step.EMAIL: Step.CALL},
        ),
        (
            Contact(name=NAME, addresses=(ADDRESS,)),
            {Step.CALL: Step.NOTE, Step.EMAIL: Step.NOTE},
        ),
        (
            Contact(name=NAME, emails=(EMAIL,)),
            {Step.NOTE: Step.EMAIL, Step.CALL: Step.EMAIL},
        ),
        (
            Contact(name=NAME),
            {Step.NOTE: None, Step.CALL: None, Step.EMAIL: None},
        ),
    ],
)
def test_a_step_without_its_detail_is_done_by_another_that_can_be(
    contact: Contact, stand_ins: dict[Step, Step | None]
) -> None:
    found = steps(contact)

    blocked = {step: entry.stand_in for step, entry in found.items() if entry.missing}
    assert blocked == stand_ins


def test_an_email_that_takes_the_place_of_the_call_is_due_on_its_day() -> None:
    found = steps(Contact(name=NAME, addresses=(ADDRESS,), emails=(EMAIL,)))

    assert found[Step.EMAIL].due == dt.date(2026, 11, 27)
    assert found[Step.EMAIL].latest == dt.date(2026, 11, 30)


def test_without_a_name_nothing_can_be_done_and_nothing_stands_in() -> None:
    nameless = Contact(addresses=(ADDRESS,), phones=(WORK,), emails=(EMAIL,))

    found = steps(nameless)

    assert {entry.missing for entry in found.values()} == {FieldName.NAME}
    assert {entry.stand_in for entry in found.values()} == {None}
    assert {entry.using for entry in found.values()} == {None}


def test_sentences_tell_what_to_do_and_when() -> None:
    note, call, email = (sentence(follow_up) for follow_up in steps(FULL).values())

    assert note == (
        "Post a thank-you note to 410 Larkspur Avenue, Sacramento, CA 95814"
        " on Mon 23 Nov."
    )
    assert call == "Call +1 916 555 0160 on Fri 27 Nov, on Mon 30 Nov at the latest."
    assert email == "E-mail nora@example.com on Mon 30 Nov."


def test_the_sentence_of_a_blocked_step_names_the_one_that_takes_its_place() -> None:
    call = steps(Contact(name=NAME, emails=(EMAIL,)))[Step.CALL]

    assert sentence(call) == (
        "No phone number on the card: the call due Fri 27 Nov can't be made;"
        " the e-mail takes its place."
    )


def test_the_sentence_of_a_hopeless_step_says_what_brings_it_back() -> None:
    note = steps(Contact(phones=(WORK,)))[Step.NOTE]

    assert sentence(note) == (
        "No name on the card: the note due Mon 23 Nov can't be sent;"
        " add what is missing to bring it back."
    )


@given(st.text(max_size=30))
def test_a_number_that_is_not_understood_is_told_as_printed(raw: str) -> None:
    unclear: Field[PhoneNumber] = Field(None, f"Tel {raw}", 0.4, Grade.CHECK)

    call = steps(Contact(name=NAME, phones=(unclear,)))[Step.CALL]

    assert f"Tel {raw}" in sentence(call)


@pytest.mark.parametrize("raw", ["+1916555O160", "+000000000", "+19995550160 x"])
def test_a_misread_number_is_not_mended_on_the_way(raw: str) -> None:
    unclear: Field[PhoneNumber] = Field(None, raw, 0.4, Grade.CHECK)

    call = steps(Contact(name=NAME, phones=(unclear,)))[Step.CALL]

    assert raw in sentence(call)

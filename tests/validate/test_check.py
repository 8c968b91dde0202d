"""A contact as a whole: what is missing, what each grade means."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.followup import NEEDS, Step
from cardtrail.model.reading import Severity
from cardtrail.validate.check import validate
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.web import Website


def test_a_faultless_card_has_no_problems_and_is_sure(nora: Contact) -> None:
    contact, problems = validate(nora)
    assert problems == ()
    assert {field.grade for _, field in contact.fields()} == {Grade.SURE}


@pytest.mark.parametrize(
    ("attribute", "blocks", "message"),
    [
        (
            "phones",
            Step.CALL,
            (
                "No phone number on the card of Nora Whitfield: "
                "ask for it, or the call can't be made."
            ),
        ),
        (
            "emails",
            Step.EMAIL,
            (
                "No e-mail address on the card of Nora Whitfield: "
                "ask for it, or the e-mail can't be sent."
            ),
        ),
        (
            "addresses",
            Step.NOTE,
            (
                "No postal address on the card of Nora Whitfield: "
                "ask for it, or the note can't be posted."
            ),
        ),
    ],
)
def test_a_missing_detail_names_the_step_that_it_costs(
    nora: Contact, attribute: str, blocks: Step, message: str
) -> None:
    nothing: dict[str, Any] = {attribute: ()}
    _, (problem,) = validate(dataclasses.replace(nora, **nothing))
    assert problem.code == f"{problem.field}.missing"
    assert (problem.message, problem.blocks) == (message, blocks)
    assert problem.severity is Severity.WARNING


def test_a_doubt_names_what_the_readers_saw(nora: Contact) -> None:
    (number,) = nora.phones
    seen = (("0160", "0180"), ("916", "946"))
    doubted = dataclasses.replace(number, grade=Grade.CHECK, disputes=seen)
    contact, (problem,) = validate(dataclasses.replace(nora, phones=(doubted,)))
    assert contact.phones[0].grade is Grade.CHECK
    assert problem.code == "phone.doubtful"
    assert "may be misread (“0160” or “0180”; “916” or “946”):" in problem.message


def test_without_a_name_no_step_can_be_done(nora: Contact) -> None:
    _, (problem,) = validate(dataclasses.replace(nora, name=None))
    assert (problem.code, problem.blocks) == ("name.missing", Step.NOTE)
    assert "no step of the follow-up can be done" in problem.message


def test_an_empty_card_lacks_all_four_details() -> None:
    _, problems = validate(Contact())
    assert [problem.code for problem in problems] == [
        "name.missing", "address.missing", "phone.missing", "email.missing",
    ]  # fmt: skip
    assert "of" not in problems[2].message.split(":")[0].split()


def test_a_fax_number_alone_is_no_number_to_call(nora: Contact) -> None:
    (phone,) = nora.phones
    fax = dataclasses.replace(phone, kind=PhoneKind.FAX)
    _, problems = validate(dataclasses.replace(nora, phones=(fax,)))
    assert [problem.code for problem in problems] == ["phone.missing"]


def test_what_no_step_needs_may_be_missing_without_a_word(nora: Contact) -> None:
    bare = dataclasses.replace(
        nora, title=None, department=None, company=None, websites=(), profiles=()
    )
    _, problems = validate(bare)
    assert problems == ()


@pytest.mark.parametrize(
    "name", [name for name in FieldName if name not in {"card", "other-name"}]
)
def test_a_detail_that_was_hard_to_read_is_to_be_checked(
    nora: Contact, name: FieldName
) -> None:
    attribute = {FieldName.ADDRESS: "addresses"}.get(name, f"{name}s")
    if hasattr(nora, name):
        attribute = str(name)
        hard: Any = dataclasses.replace(getattr(nora, attribute), confidence=0.3)
    else:
        (entry,) = getattr(nora, attribute)
        hard = (dataclasses.replace(entry, confidence=0.3),)
    doubtful = dataclasses.replace(nora, **{attribute: hard})
    contact, problems = validate(doubtful)
    assert [problem.code for problem in problems] == [f"{name}.doubtful"]
    assert problems[0].blocks is None
    grades = {field: entry.grade for field, entry in contact.fields()}
    assert grades.pop(name) is Grade.CHECK
    assert set(grades.values()) == {Grade.SURE}


def test_a_name_that_may_be_another_names_that_one(nora: Contact) -> None:
    assert nora.name is not None
    rivals = ("Theo Abernathy",)
    name = dataclasses.replace(nora.name, grade=Grade.CHECK, rivals=rivals)
    contact, (problem,) = validate(dataclasses.replace(nora, name=name))
    assert "may be “Theo Abernathy” instead" in problem.message
    assert contact.name is not None
    assert contact.name.grade is Grade.CHECK


def test_what_the_readers_doubted_stays_doubtful(nora: Contact) -> None:
    assert nora.title is not None
    doubted = dataclasses.replace(nora.title, grade=Grade.CHECK)
    contact, problems = validate(dataclasses.replace(nora, title=doubted))
    assert [problem.code for problem in problems] == ["title.doubtful"]
    assert contact.title == doubted


def test_one_good_number_keeps_the_call_from_being_blocked(nora: Contact) -> None:
    bad: Field[PhoneNumber] = Field(None, "555", 0.97, Grade.SURE)
    _, alone = validate(dataclasses.replace(nora, phones=(bad,)))
    _, beside = validate(dataclasses.replace(nora, phones=(bad, *nora.phones)))
    assert [(each.code, each.blocks) for each in alone] == [
        ("phone.unparseable", Step.CALL)
    ]
    assert [(each.code, each.blocks) for each in beside] == [
        ("phone.unparseable", None)
    ]


def test_a_fax_number_does_not_serve_the_call(nora: Contact) -> None:
    (phone,) = nora.phones
    fax = dataclasses.replace(phone, kind=PhoneKind.FAX)
    bad: Field[PhoneNumber] = Field(None, "555", 0.97, Grade.SURE)
    _, problems = validate(dataclasses.replace(nora, phones=(bad, fax)))
    assert [each.blocks for each in problems] == [Step.CALL]


CONFIDENCE = st.floats(0, 1)
GRADES = st.sampled_from(Grade)


V = TypeVar("V")


def fields(values: st.SearchStrategy[V]) -> st.SearchStrategy[Field[V]]:
    """Fields that hold such a value, or none, with any confidence and grade."""
    build = st.builds(Field, values | st.none(), st.text(), CONFIDENCE, GRADES)
    kinds = st.none() | st.sampled_from(PhoneKind)
    return st.builds(
        lambda field, kind: dataclasses.replace(field, kind=kind), build, kinds
    )


CONTACTS = st.builds(
    Contact,
    name=st.none() | fields(st.builds(PersonName, st.text(), given=st.text())),
    title=st.none() | fields(st.text()),
    emails=st.lists(
        fields(
            st.sampled_from(["example.com", "gmial.com", "a.con", "x.nowhere"]).map(
                lambda domain: EmailAddress("nora", domain)
            )
        ),
        max_size=2,
    ).map(tuple),
    phones=st.lists(
        fields(st.sampled_from(["+19165550160", "+447700900123"]).map(PhoneNumber)),
        max_size=2,
    ).map(tuple),
    websites=st.lists(fields(st.just(Website("https://a.com"))), max_size=2).map(tuple),
)


@given(CONTACTS)
def test_every_field_to_be_checked_has_a_warning_and_no_other_has(
    contact: Contact,
) -> None:
    checked, problems = validate(contact)
    warned = {
        problem.field
        for problem in problems
        if problem.severity is Severity.WARNING and not problem.code.endswith("missing")
    }
    grades = {name for name, field in checked.fields() if field.grade is Grade.CHECK}
    assert grades == warned


@given(CONTACTS)
def test_checking_changes_nothing_but_grades_and_twice_is_as_good_as_once(
    contact: Contact,
) -> None:
    checked, problems = validate(contact)
    assert validate(checked) == (checked, problems)
    assert [(name, field.value, field.raw) for name, field in checked.fields()] == [
        (name, field.value, field.raw) for name, field in contact.fields()
    ]


@given(CONTACTS)
def test_every_problem_belongs_to_its_field_and_says_what_to_do(
    contact: Contact,
) -> None:
    for problem in validate(contact)[1]:
        assert problem.code.startswith(f"{problem.field}.")
        assert problem.message.endswith(".")
        if problem.blocks and problem.field is not FieldName.NAME:
            assert NEEDS[problem.blocks] is problem.field

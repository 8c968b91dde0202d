"""What is said about a card, on the screen and in the report alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.cards import contact

from cardtrail.export.spoken import value, verdict
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.reading import Problem
from cardtrail.values.phone import PhoneKind, PhoneNumber

MISSING = {
    name: Problem(f"{name}.missing", name, f"No {name} on the card.")
    for name in (FieldName.NAME, FieldName.ADDRESS, FieldName.PHONE, FieldName.EMAIL)
}


@pytest.mark.parametrize(
    ("missing", "gaps"),
    [
        ("email", "no e-mail address"),
        ("address phone", "no postal address and no phone number"),
        (
            "address phone email",
            "no postal address, no phone number and no e-mail address",
        ),
    ],
)
def test_the_verdict_names_every_gap_in_one_sentence(missing: str, gaps: str) -> None:
    problems = [MISSING[FieldName(name)] for name in missing.split()]
    sentence = f"Ask before you leave: {gaps} on the card of Nora Whitfield."
    assert verdict(contact(), problems) == sentence


def test_without_gaps_the_verdict_says_so() -> None:
    assert verdict(contact(), []) == "Ready to follow up with Nora Whitfield."


def test_without_a_name_the_verdict_asks_for_it() -> None:
    sentence = verdict(replace(contact(), name=None), [MISSING[FieldName.NAME]])
    assert sentence == "Ask before you leave: no name on the card."


def test_what_has_to_be_checked_is_in_the_verdict() -> None:
    (email,) = contact().emails
    doubtful = replace(contact(), emails=(replace(email, grade=Grade.CHECK),))
    sentence = verdict(doubtful, [])
    assert sentence.endswith("; check the e-mail first.")


def test_a_doubtful_fax_does_not_cast_doubt_on_the_phone() -> None:
    (phone,) = contact().phones
    fax = replace(phone, kind=PhoneKind.FAX, grade=Grade.CHECK)
    sentence = verdict(replace(contact(), phones=(phone, fax)), [])
    assert sentence.endswith("; check the fax first.")


def test_a_number_is_told_with_its_extension_once() -> None:
    (phone,) = contact().phones
    told = value(replace(phone, value=PhoneNumber("+19165550160", "204")))
    assert told == "+1 916-555-0160 ext. 204"

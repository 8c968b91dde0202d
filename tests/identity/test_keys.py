"""Keys by which the store finds who may be the same person."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from tests.support.people import MOBILE, OFFICE, contacts, doubtful, person, sure

from cardtrail.identity.keys import keys
from cardtrail.identity.match import match
from cardtrail.model.contact import Contact
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber

NORA = person(
    "Nora Whitfield",
    company="Alder & Finch",
    mobile=MOBILE,
    office=OFFICE,
    email="nora@alder.example",
)


@given(contacts, contacts)
def test_contacts_that_match_have_a_key_in_common(one: Contact, other: Contact) -> None:
    if match(one, other) is not None:
        assert keys(one) & keys(other)


@pytest.mark.parametrize(
    "name",
    [
        "NORA WHITFIELD",
        "WHITFIELD Nora",
        "Whitfield, Nora",
        "Dr. Nora Whitfield, PhD",
        "Nora Ann Whitfield",
        "Nora Whitfie1d",
        "N0ra Whitfield",
        "NoraWhitfield",
    ],
)
def test_a_name_is_found_however_it_is_printed_or_misread(name: str) -> None:
    seen = Contact(name=doubtful(PersonName.parse(name)))
    assert keys(person("Nora Whitfield")) & keys(seen)


def test_an_initial_is_found_at_its_firm_only() -> None:
    seen = person("N. Whitfield", company="Alder & Finch", email="nw@alder.example")
    assert keys(NORA) & keys(seen)
    assert not keys(NORA) & keys(person("N. Whitfield", company="Birch"))


@pytest.mark.parametrize("local", ["info", "jobs", "HR"])
def test_what_an_office_shares_is_no_key(local: str) -> None:
    address = sure(EmailAddress(local, "alder.example"))
    one, other = (
        replace(person(name, company="Alder", office=OFFICE), emails=(address,))
        for name in ("Nora Whitfield", "Hanako Sato")
    )
    assert not keys(one) & keys(other)


def test_a_fax_number_is_no_key_and_a_mobile_number_is_one() -> None:
    fax, mobile = (
        Contact(phones=(sure(PhoneNumber(MOBILE), kind),))
        for kind in (PhoneKind.FAX, PhoneKind.MOBILE)
    )
    assert not keys(fax)
    assert keys(mobile) == {f"mobile:{MOBILE}"}


def test_an_empty_contact_has_no_keys() -> None:
    assert keys(Contact()) == frozenset()


def test_no_key_is_common_to_a_whole_firm() -> None:
    syllables = ["ba", "de", "gu", "ki", "mo", "pa", "su", "te", "wi", "zo"]
    words = ["".join(word).title() for word in itertools.product(syllables, repeat=3)]
    crowd = Counter(
        key
        for given, family in zip(words[:500], words[500:], strict=True)
        for key in keys(
            replace(NORA, name=sure(PersonName.parse(f"{given} {family}")), emails=())
        )
        if not key.startswith("mobile:")
    )
    assert len(crowd) > 1000
    assert max(crowd.values()) < 10


def test_a_card_has_few_keys() -> None:
    assert len(keys(NORA)) == 6

"""By which two interviews of one day are known for one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from tests.support.people import contacts, person, sure

from cardtrail.identity.employer import employer
from cardtrail.model.contact import Contact
from cardtrail.model.followup import DateSource, Interview
from cardtrail.values.web import Website

TODAY = Interview(dt.date(2026, 11, 23), DateSource.GIVEN)


def at_site(contact: Contact, site: str) -> Contact:
    return replace(contact, websites=(sure(Website.parse(site)),))


@pytest.mark.parametrize(
    ("email", "key"),
    [
        ("nora@alder.co.uk", "alder.co.uk"),
        ("nora@mail.alder.co.uk", "alder.co.uk"),
        ("ivo@ALDER.example", "alder.example"),
    ],
)
def test_colleagues_have_the_domain_that_their_firm_registered(
    email: str, key: str
) -> None:
    assert employer(person("Nora", company="Alder Ltd", email=email), TODAY) == key


def test_who_mails_from_a_provider_has_the_domain_of_the_web_site() -> None:
    nora = person("Nora", company="Alder", email="nora@gmail.com")
    assert employer(at_site(nora, "www.alder.co.uk/team"), TODAY) == "alder.co.uk"
    assert employer(nora, TODAY) == "alder"


def test_a_company_is_the_same_in_capitals_and_with_other_marks() -> None:
    spelt = ("Alder & Finch", "ALDER + FINCH", "Alder-Finch")
    assert len({employer(person(company=name), TODAY) for name in spelt}) == 1


def test_what_the_person_named_goes_before_the_company_on_the_card() -> None:
    named = replace(TODAY, company="Birch")
    assert employer(person(company="Agency"), named) == "birch"


def test_a_card_without_firm_has_no_employer() -> None:
    assert employer(person("Nora", email="nora@gmail.com"), TODAY) == ""


def test_a_host_that_was_misread_is_taken_as_it_is() -> None:
    assert employer(person(email="nora@alder.conn"), TODAY) == "alder.conn"


@given(contacts)
def test_an_employer_never_changes_with_who_was_met_there(contact: Contact) -> None:
    alone = replace(contact, name=None, phones=(), title=None)
    assert employer(contact, TODAY) == employer(alone, TODAY)

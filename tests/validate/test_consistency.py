"""Fields that contradict each other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.reading import Problem
from cardtrail.validate.check import validate
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.web import Website

Problems = Callable[..., dict[str, Problem]]


@pytest.mark.parametrize(
    ("domain", "site"),
    [
        ("alderfnch.example", "www.alderfinch.example"),
        ("alderflnch.example", "alderfinch.example"),
        ("alder.co", "www.alder.com"),
        ("aldermann.com", "www.aldemnann.com"),
    ],
)
def test_a_domain_that_is_nearly_the_site_is_told(
    problems_of: Problems, domain: str, site: str
) -> None:
    problems = problems_of(
        emails=[EmailAddress("nora", domain)], websites=[Website.parse(site)]
    )
    assert list(problems) == ["email.domain-differs"]
    host = site.removeprefix("www.")
    assert problems["email.domain-differs"].suggestion == f"nora@{host}"


@pytest.mark.parametrize(
    ("domain", "site"),
    [
        ("alder.example", "www.alder.example"),
        ("mail.alder.example", "www.alder.example"),
        ("alder.example", "jobs.alder.example"),
        ("alder.de", "www.alder.dk"),
        ("gmail.com", "www.gmaill.com"),
        ("finch.example", "www.larkspur.example"),
    ],
)
def test_the_same_or_an_entirely_different_domain_is_no_problem(
    problems_of: Problems, domain: str, site: str
) -> None:
    problems = problems_of(
        emails=[EmailAddress("nora", domain)], websites=[Website.parse(site)]
    )
    assert problems == {}


def test_one_right_site_is_enough(problems_of: Problems) -> None:
    sites = [Website.parse("alders.example"), Website.parse("alder.example")]
    emails = [EmailAddress("nora", "alder.example")]
    assert problems_of(emails=emails, websites=sites) == {}


def test_a_site_that_could_not_be_parsed_is_told_and_not_compared(
    nora: Contact,
) -> None:
    unread: Field[Website] = Field(None, "www.alderfinch", 0.99, Grade.SURE)
    contact, (problem,) = validate(dataclasses.replace(nora, websites=(unread,)))
    assert (problem.code, problem.blocks) == ("website.malformed", None)
    assert contact.websites[0].grade is Grade.CHECK


@pytest.mark.parametrize(
    ("local", "meant"),
    [
        ("Enora.whitfield", "nora.whitfield"),
        ("Enwhitfield", "nwhitfield"),
        ("En.whitfield", "n.whitfield"),
        ("Mwhitfield_n", "whitfield_n"),
    ],
)
def test_a_label_that_became_the_first_letter_is_told(
    problems_of: Problems, local: str, meant: str
) -> None:
    problems = problems_of(
        name=PersonName.parse("Nora Whitfield"),
        emails=[EmailAddress(local, "alder.example")],
    )
    assert problems["email.doubtful"].suggestion == f"{meant}@alder.example"


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("Nora Whitfield", "nora"),
        ("Nora Whitfield", "Enquiries"),
        ("Elanora Whitfield", "Elanora.whitfield"),
        ("Elanora Nora", "Enora"),
        ("Nora Whitfield", "ENORA"),
    ],
)
def test_an_address_that_begins_so_by_right_is_no_problem(
    problems_of: Problems, name: str, local: str
) -> None:
    problems = problems_of(
        name=PersonName.parse(name), emails=[EmailAddress(local, "alder.example")]
    )
    assert "email.doubtful" not in problems


@pytest.mark.parametrize(
    ("local", "meant"),
    [("nora.whitfeild", "nora.whitfield"), ("nwitfield", "nwhitfield")],
)
def test_a_name_spelt_two_ways_is_told_of_both_details(
    problems_of: Problems, local: str, meant: str
) -> None:
    problems = problems_of(emails=[EmailAddress(local, "alderfinch.example")])
    assert set(problems) == {"name.spelling-differs", "email.spelling-differs"}
    told = problems["email.spelling-differs"]
    assert told.suggestion == f"{meant}@alderfinch.example"
    assert "Nora Whitfield" in told.message


@pytest.mark.parametrize("local", ["nora", "n.whitfield", "info", "whitf", "jobs"])
def test_a_mailbox_that_is_spelt_as_the_name_or_not_at_all_is_no_problem(
    problems_of: Problems, local: str
) -> None:
    assert problems_of(emails=[EmailAddress(local, "alderfinch.example")]) == {}


def test_a_capital_i_among_small_letters_may_be_a_small_l(
    problems_of: Problems,
) -> None:
    problems = problems_of(emails=[EmailAddress("Iarkspur", "alderfinch.example")])
    told = problems["email.doubtful"]
    assert told.suggestion == "larkspur@alderfinch.example"
    assert "small L" in told.message


@pytest.mark.parametrize(
    ("name", "local"),
    [("Ines Vane", "Ines.vane"), ("Nora Vane", "InesVane"), ("Nora Vane", "INFO")],
)
def test_a_capital_i_that_the_name_or_other_capitals_explain_is_no_problem(
    problems_of: Problems, name: str, local: str
) -> None:
    address = EmailAddress(local, "alderfinch.example")
    assert problems_of(name=PersonName.parse(name), emails=[address]) == {}

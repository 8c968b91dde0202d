"""E-mail addresses that would reach nobody."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import Step
from cardtrail.model.reading import Problem
from cardtrail.validate.check import validate
from cardtrail.values.email import EmailAddress

Problems = Callable[..., dict[str, Problem]]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("gmai.com", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("hotrnail.com", "hotmail.com"),
        ("yahooo.com", "yahoo.com"),
        ("googelmial.com", "googlemail.com"),
        ("gmial.cmo", "gmail.com"),
        ("alder-finch.con", "alder-finch.com"),
        ("alder-finch.corn", "alder-finch.com"),
        ("alder-finch.c0m", "alder-finch.com"),
        ("alder-finch.ogr", "alder-finch.org"),
    ],
)
def test_a_slip_is_kept_as_printed_and_the_right_domain_suggested(
    problems_of: Problems, printed: str, meant: str
) -> None:
    problems = problems_of(emails=[EmailAddress("nora", printed)])
    assert list(problems) == ["email.domain-misspelt"]
    misspelt = problems["email.domain-misspelt"]
    assert misspelt.suggestion == f"nora@{meant}"
    assert f"nora@{printed}" in misspelt.message
    assert misspelt.blocks is Step.EMAIL


@pytest.mark.parametrize(
    "domain",
    ["gmail.com", "ymail.com", "email.com", "hotmail.be", "yahoo.se", "web.de",
     "gmx.at", "horizon.net", "example.org", "alder.example", "alder.ac.uk"],
)  # fmt: skip
def test_an_honest_domain_raises_no_doubt(problems_of: Problems, domain: str) -> None:
    assert problems_of(emails=[EmailAddress("nora", domain)]) == {}


def test_an_ending_that_does_not_exist_is_told(problems_of: Problems) -> None:
    problems = problems_of(emails=[EmailAddress("nora", "alder.nowhere")])
    assert list(problems) == ["email.tld-unknown"]
    assert "“.nowhere”" in problems["email.tld-unknown"].message


@pytest.mark.parametrize("domain", ["co.uk", "com.br", "gov.uk"])
def test_an_ending_that_nobody_owns_is_told(problems_of: Problems, domain: str) -> None:
    problems = problems_of(emails=[EmailAddress("nora", domain)])
    assert list(problems) == ["email.domain-incomplete"]
    incomplete = problems["email.domain-incomplete"]
    assert f"“{domain}”" in incomplete.message
    assert incomplete.blocks is Step.EMAIL


def test_an_address_that_could_not_be_parsed_is_told(nora: Contact) -> None:
    unread: Field[EmailAddress] = Field(None, "nora(at)alder", 0.99, Grade.SURE)
    _, (problem,) = validate(dataclasses.replace(nora, emails=(unread,)))
    assert (problem.code, problem.blocks) == ("email.malformed", Step.EMAIL)
    assert "“nora(at)alder”" in problem.message

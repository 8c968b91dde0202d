"""Domains: which endings exist, and which of them nobody owns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.values.domain import (
    country_of_domain,
    is_suffix,
    is_under_suffix,
    public_suffix,
)


@pytest.mark.parametrize(
    ("domain", "suffix"),
    [
        ("example.com", "com"),
        ("mail.Alder.CO.UK.", "co.uk"),
        ("alder.example", "example"),
        ("a.b.co.za", "co.za"),
        ("a.рф", "рф"),
        ("a.xn--p1ai", "xn--p1ai"),
        ("alder.github.io", "io"),
        ("www.ck", "ck"),
    ],
)
def test_names_are_registered_under_a_suffix(domain: str, suffix: str) -> None:
    assert public_suffix(domain) == suffix
    assert is_under_suffix(domain)
    assert not is_suffix(domain)


@pytest.mark.parametrize(
    "domain",
    ["", ".", "gmail.con", "gmail.c0m", "x.y", "a." + "ü" * 70, "a..com", "alder.test",
     "alder.invalid", "localhost", "alder.za"],
)  # fmt: skip
def test_an_ending_that_does_not_exist_is_no_suffix(domain: str) -> None:
    assert not is_under_suffix(domain)


@pytest.mark.parametrize("domain", ["com", "co.uk", "Com.Br", "gov.uk.", "x.ck"])
def test_a_suffix_alone_is_nobodys_domain(domain: str) -> None:
    assert is_suffix(domain)


@given(st.text(max_size=80))
def test_any_text_has_a_suffix_that_ends_it_or_none(text: str) -> None:
    suffix = public_suffix(text)
    assert suffix is None or text.rstrip(".").lower().endswith(suffix)


@pytest.mark.parametrize(
    ("domain", "country"),
    [
        ("example.de", "DE"),
        ("mail.Example.CO.UK.", "GB"),
        ("example.com", None),
        ("example.io", None),  # firms everywhere
        ("alder.example", None),
        ("", None),
    ],
)
def test_the_ending_of_a_country_tells_it(domain: str, country: str | None) -> None:
    assert country_of_domain(domain) == country

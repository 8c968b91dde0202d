"""Web addresses: a scheme, a host that can exist, nothing else changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.errors import InvalidValueError
from cardtrail.values.web import Website


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("www.alder.example", "https://www.alder.example"),
        ("HTTP://WWW.Example.COM/Team/", "http://www.example.com/Team/"),
        ("example.org", "https://example.org"),
        ("www. alder.example / people", "https://www.alder.example/people"),
        ("www.alder.example.", "https://www.alder.example"),
        ("alder.example:8080/a?b=c#d", "https://alder.example:8080/a?b=c#d"),
        ("münchen.example", "https://münchen.example"),
    ],
)
def test_a_site_is_read_as_it_is_meant(printed: str, meant: str) -> None:
    assert str(Website.parse(printed)) == meant


@pytest.mark.parametrize(
    "printed",
    ["", "www", "alder", "nora@example.com", "www.alder.corn", "ftp://example.com",
     "St. Louis", "www..example.com", "two words.example", "-a.example"],
)  # fmt: skip
def test_what_is_no_site_is_refused_in_a_sentence(printed: str) -> None:
    with pytest.raises(InvalidValueError, match=r"compare it with the card\.$"):
        Website.parse(printed)


def test_the_host_is_told_apart_from_the_rest() -> None:
    assert Website.parse("WWW.Alder.Example:80/x").host == "www.alder.example"


def test_the_host_ends_before_a_query_without_a_path() -> None:
    assert Website.parse("alder.example?team=1").host == "alder.example"


@given(st.text(max_size=60))
def test_any_text_is_a_site_or_refused_and_reads_back(text: str) -> None:
    try:
        site = Website.parse(text)
    except InvalidValueError:
        return
    assert Website.parse(str(site)) == site


@given(
    st.sampled_from(["", "http://", "HTTPS://"]),
    st.from_regex(
        r"[A-Za-z]{1,12}(-[a-z]{1,5})?\.(example|com|co\.uk)", fullmatch=True
    ),
    st.from_regex(r"(/[A-Za-z0-9_-]{1,9}){0,3}", fullmatch=True),
)
def test_the_normal_form_reads_back_as_the_same_site(
    scheme: str, host: str, path: str
) -> None:
    site = Website.parse(scheme + host + path)
    assert Website.parse(str(site)) == site
    assert str(site).endswith(host.lower() + path)

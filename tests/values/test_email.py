"""E-mail addresses: what is read off a card becomes one address, or a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.errors import InvalidValueError
from cardtrail.values.email import EmailAddress


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("nora@example.com", "nora@example.com"),
        ("nora @ example. Com", "nora@example.com"),
        ("  nora . whitfield@alder.example ", "nora.whitfield@alder.example"),
        ("Nora.Whitfield@EXAMPLE.ORG", "Nora.Whitfield@example.org"),
        ("nora+jobs@müller.example", "nora+jobs@müller.example"),
    ],
)
def test_an_address_is_read_as_it_is_meant(printed: str, meant: str) -> None:
    assert str(EmailAddress.parse(printed)) == meant


@pytest.mark.parametrize(
    "printed",
    ["", "nora", "nora@", "@example.com", "nora@example", "no ra@example.com",
     "nora@example,com", "nora@@example.com", "nora@exam_ple.com", "n..w@example.com"],
)  # fmt: skip
def test_what_is_no_address_is_refused_in_a_sentence(printed: str) -> None:
    with pytest.raises(InvalidValueError, match=r"compare it with the card.*\.$"):
        EmailAddress.parse(printed)


def test_a_misprint_stays_as_printed() -> None:
    assert str(EmailAddress.parse("nora@gmial.con")) == "nora@gmial.con"


@given(
    st.emails(domains=st.sampled_from(["example.com", "Alder.Example", "a-b.co.uk"]))
)
def test_the_normal_form_reads_back_as_the_same_address(printed: str) -> None:
    address = EmailAddress.parse(printed)
    assert EmailAddress.parse(str(address)) == address
    assert address.domain == address.domain.lower()


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        address = EmailAddress.parse(text)
    except InvalidValueError:
        return
    assert EmailAddress.parse(str(address)) == address

"""Addresses as they stand on an envelope."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.errors import InvalidValueError
from cardtrail.text import fold, unify
from cardtrail.values.address import PostalAddress
from cardtrail.values.address_lines import address_lines
from cardtrail.values.country import country_name


def lines(text: str, country: str, sender: str = "US") -> str:
    """The lines of an address to Nora at Alder & Finch, parted by strokes."""
    address = PostalAddress.parse(text, country)
    return " / ".join(address_lines(address, "Nora", "Alder & Finch", sender))


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        (
            "410 Larkspur Avenue, Sacramento, CA 95814",
            "US",
            "Nora / Alder & Finch / 410 Larkspur Avenue / Sacramento, CA 95814",
        ),
        (
            "410 Larkspur Ave, Suite 2, Sacramento, CA 95814, USA",
            "US",
            "Nora / Alder & Finch / 410 Larkspur Ave / Suite 2 / Sacramento, CA 95814",
        ),
        (
            "Friedrichstr. 123, 10117 Berlin, Deutschland",
            "DE",
            "Nora / Alder & Finch / Friedrichstr. 123 / 10117 Berlin / GERMANY",
        ),
        (
            "4 Mill Lane, London EC1A 1BB",
            "GB",
            "Nora / Alder & Finch / 4 Mill Lane / London / EC1A 1BB / UNITED KINGDOM",
        ),
        (
            "12 Rue de la Paix, 75002 Paris, France",
            "FR",
            "Alder & Finch / Nora / 12 Rue de la Paix / 75002 Paris / FRANCE",
        ),
        (
            "Calle Mayor, 5, 28013 Madrid",
            "ES",
            "Nora / Alder & Finch / Calle Mayor, 5 / 28013 Madrid / SPAIN",
        ),
        (
            "500 King St W, Toronto, ON M5V 1L9, Canada",
            "CA",
            "Nora / Alder & Finch / 500 King St W / Toronto ON M5V 1L9 / CANADA",
        ),
        (
            "Váci utca 10, 1052 Budapest",
            "HU",
            "Nora / Alder & Finch / Budapest / Váci utca 10 / 1052 / HUNGARY",
        ),
        (
            "Bahnhofstrasse 1, CH-8001 Zürich",
            "CH",
            "Nora / Alder & Finch / Bahnhofstrasse 1 / CH-8001 Zürich / SWITZERLAND",
        ),
        (
            "8 Queen's Road Central, Hong Kong",
            "HK",
            "Nora / Alder & Finch / 8 Queen's Road Central / HONG KONG",
        ),
        (
            "〒100-0001 東京都千代田区千代田1-1",
            "JP",
            "〒100-0001 / 東京都千代田区千代田1-1 / Alder & Finch / Nora / JAPAN",
        ),
    ],
)
def test_an_address_stands_in_the_order_of_its_country(
    text: str, country: str, expected: str
) -> None:
    assert lines(text, country) == expected


def test_at_home_no_country_is_named() -> None:
    text = "Friedrichstr. 123, 10117 Berlin, Germany"

    assert lines(text, "DE", "DE") == (
        "Nora / Alder & Finch / Friedrichstr. 123 / 10117 Berlin"
    )


def test_a_person_without_a_company_has_no_empty_line() -> None:
    address = PostalAddress.parse("4 Mill Lane, London EC1A 1BB", "GB")

    assert address_lines(address, "Nora", None, "GB") == (
        ("Nora", "4 Mill Lane", "London", "EC1A 1BB")
    )


@given(
    st.text(alphabet="ab 1,;-%NACé〒東CA95814\n", max_size=60),
    st.sampled_from(["US", "GB", "DE", "JP", "BR", "SG", "XX"]),
)
def test_every_word_of_an_address_is_kept_and_none_is_added(
    text: str, country: str
) -> None:
    try:
        address = PostalAddress.parse(text, country)
    except InvalidValueError:
        return
    made = address_lines(address, "Nora %Z", "Fir %n Ltd", "US")

    def words(of: str) -> set[str]:
        return set(re.findall(r"\w+", fold(unify(of))))

    known = words(f"Nora %Z Fir %n Ltd {address.text}")
    named = words(country_name(address.country or ""))
    assert known - named <= words(" ".join(made)) <= known | named
    assert all(line.strip() == line != "" for line in made)

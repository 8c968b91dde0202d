"""Postal addresses: the text stays, the parts are understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.errors import InvalidValueError
from cardtrail.values.address import PostalAddress
from cardtrail.values.country import country_at_end, country_name
from cardtrail.values.postal import postal_rules


def parts(text: str, country: str) -> tuple[str | None, ...]:
    """Street, locality, region, postcode and country of an address."""
    address = PostalAddress.parse(text, country)
    return (
        address.street,
        address.locality,
        address.region,
        address.postal_code,
        address.country,
    )


@pytest.mark.parametrize(
    ("text", "street", "place"),
    [
        ("410 Larkspur Avenue, Sacramento, CA 95814", "410 Larkspur Avenue",
         ("Sacramento", "CA", "95814")),
        ("410 Larkspur Ave., Suite 5, St. Louis, Missouri 63101-1234, USA",
         "410 Larkspur Ave., Suite 5", ("St. Louis", "Missouri", "63101-1234")),
        ("410 Larkspur Ave - Sacramento, CA95814", "410 Larkspur Ave",
         ("Sacramento", "CA", "95814")),
        ("PO Box 41, Austin TX 78701", "PO Box 41", ("Austin", "TX", "78701")),
        ("12 High St, Floor 2, 13 Low St, New York, NY 10001",
         "12 High St, Floor 2, 13 Low St", ("New York", "NY", "10001")),
        ("410 Larkspur Avenue, Newark, New Jersey", "410 Larkspur Avenue",
         ("Newark", "New Jersey", None)),
        ("410 Larkspur Avenue, Atlanta, Georgia 30301", "410 Larkspur Avenue",
         ("Atlanta", "Georgia", "30301")),
        ("Sacramento, CA 95814", None, ("Sacramento", "CA", "95814")),
    ],
)  # fmt: skip
def test_an_american_address_is_parted(
    text: str, street: str | None, place: tuple[str | None, ...]
) -> None:
    assert parts(text, "US") == (street, *place, "US")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lerchenweg 5, 10115 Berlin, Germany",
         ("Lerchenweg 5", "Berlin", None, "10115", "DE")),
        ("12, rue du Larkspur, Gatineau (Québec) J8X 1A1, Canada",
         ("12, rue du Larkspur", "Gatineau", "Québec", "J8X 1A1", "CA")),
        ("Lerchenweg 5, D-10115 Berlin",
         ("Lerchenweg 5", "Berlin", None, "10115", "DE")),
        ("Flat 4, 10 Larkspur Street, Leeds LS1 4AB, U.K.",
         ("Flat 4, 10 Larkspur Street", "Leeds", None, "LS1 4AB", "GB")),
        ("Larkspur Road 12, YO1 4AB, York, UK",
         ("Larkspur Road 12", "York", None, "YO1 4AB", "GB")),
        ("10 Larkspur Street London SW1A 1AA, England",
         ("10 Larkspur Street", "London", None, "SW1A 1AA", "GB")),
        ("12 Larkspur Lane, Pune-411 001, Maharashtra, India",
         ("12 Larkspur Lane", "Pune", "Maharashtra", "411 001", "IN")),
        ("Rua Larkspur, 41 - Centro, CEP 01000-000 - São Paulo - SP, Brasil",
         ("Rua Larkspur, 41, Centro", "São Paulo", "SP", "01000-000", "BR")),
        ("4-1, Larkspur-cho, Takamatsu City, Kagawa-ken, 760-0001 JAPAN",
         ("4-1, Larkspur-cho", "Takamatsu City", "Kagawa-ken", "760-0001", "JP")),
        ("41 Larkspur-ro, Jung-gu, Seoul, Republic of Korea (04500)",
         ("41 Larkspur-ro", "Jung-gu", "Seoul", "04500", "KR")),
        ("12 rue des Lilas, 75008 PARIS CEDEX 08, France",
         ("12 rue des Lilas", "PARIS CEDEX 08", None, "75008", "FR")),
        ("LS1 4AB, United Kingdom", (None, None, None, "LS1 4AB", "GB")),
        ("1234 Larkspur Street, Sydney NSW 2000, Australia",
         ("1234 Larkspur Street", "Sydney", "NSW", "2000", "AU")),
        ("12th Floor, 41 Larkspur Road, Wan Chai, Hong Kong",
         ("12th Floor, 41 Larkspur Road", "Wan Chai", None, None, "HK")),
    ],
)  # fmt: skip
def test_an_address_elsewhere_is_parted_by_its_own_rules(
    text: str, expected: tuple[str | None, ...]
) -> None:
    assert parts(text, "US") == expected


def test_a_house_number_is_not_taken_for_a_postcode() -> None:
    assert parts("1234 Larkspur Street, Sydney NSW", "AU")[3] is None


def test_a_unit_with_a_letter_is_not_taken_for_a_country() -> None:
    address = "Suite B-9000, 410 Larkspur Avenue, Sacramento, CA 95814"
    assert parts(address, "US")[4] == "US"


def test_the_country_is_the_default_where_none_is_printed() -> None:
    assert parts("Lerchenweg 5, 10115 Berlin", "DE")[4] == "DE"


def test_the_text_stays_as_printed_with_plain_spaces_and_dashes() -> None:
    printed = "410  Larkspur Ave. \N{EN DASH} Sacramento, CA 95814"
    address = PostalAddress.parse(printed, "US")
    assert str(address) == "410 Larkspur Ave. - Sacramento, CA 95814"


@pytest.mark.parametrize("text", ["", "95814", "---"])
def test_what_has_no_letters_is_no_address(text: str) -> None:
    with pytest.raises(InvalidValueError, match="type it as on the card"):
        PostalAddress.parse(text, "US")


@given(
    st.text(max_size=80).filter(lambda text: any(map(str.isalpha, text))),
    st.sampled_from(["US", "GB", "DE", "IN", "JP", "KR", "BR", "HK", "ZZ"]),
)
def test_any_text_reads_back_as_the_same_address(text: str, country: str) -> None:
    address = PostalAddress.parse(text, country)
    assert PostalAddress.parse(str(address), country) == address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berlin, Deutschland.", ("DE", "Deutschland")),
        ("Seoul, REPUBLIC OF KOREA", ("KR", "REPUBLIC OF KOREA")),
        ("Wien, Österreich", ("AT", "Österreich")),
        ("서울 대한민국", ("KR", "대한민국")),
        ("Leeds U.K.", ("GB", "U.K.")),
        ("Sacramento", None),
        ("Newfrance", None),
    ],
)
def test_a_country_at_the_end_is_known_by_its_printed_name(
    text: str, expected: tuple[str, str] | None
) -> None:
    assert country_at_end(text) == expected


def test_a_country_has_an_english_name() -> None:
    assert country_name("DE") == "Germany"
    assert country_name("US") == "the United States"
    assert country_name("ZZ") == "ZZ"


def test_an_unknown_country_has_the_rules_of_any() -> None:
    rules = postal_rules("QQ")
    assert rules.postcode is None
    assert rules.needs == {"A", "C"}


def test_a_region_goes_by_its_name_and_its_abbreviation() -> None:
    rules = postal_rules("US")
    by_name, by_code = rules.region("District of Columbia"), rules.region("D.C.")
    assert by_name is not None
    assert by_name == by_code


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("9 The Quay, Sligo", "Sligo", None),
        ("9 The Quay, Sligo, F91 XY12", "Sligo", "F91 XY12"),
        ("9 The Quay, Dublin 8, D08 AB12", "Dublin 8", "D08 AB12"),
    ],
)
def test_irish_words_are_no_eircode(text: str, place: str, code: str | None) -> None:
    address = PostalAddress.parse(text, "IE")
    assert (address.locality, address.postal_code) == (place, code)

"""Where the person on a card works."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.errors import InvalidValueError
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.place import place_of, region_of
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.phone import PhoneNumber
from cardtrail.values.web import Website

ADDRESS = Field(
    PostalAddress.parse("410 Larkspur Avenue, Sacramento, CA 95814", "US"),
    "410 Larkspur Avenue, Sacramento, CA 95814",
    0.97,
    Grade.SURE,
)
UNREAD: Field[PostalAddress] = Field(None, "410 Lark", 0.3, Grade.CHECK)
PHONE = Field(PhoneNumber("+442079460958"), "020 7946 0958", 0.9, Grade.SURE)
NO_COUNTRY = Field(PhoneNumber("+80012345678"), "+800 1234 5678", 0.9, Grade.SURE)


def email(domain: str) -> Field[EmailAddress]:
    return Field(EmailAddress("nora", domain), f"nora@{domain}", 0.9, Grade.SURE)


def website(url: str) -> Field[Website]:
    return Field(Website(url), url, 0.9, Grade.SURE)


@pytest.mark.parametrize(
    ("contact", "place"),
    [
        (
            Contact(
                addresses=(ADDRESS,), phones=(PHONE,), emails=(email("example.de"),)
            ),
            ("US", "CA"),
        ),
        (Contact(addresses=(UNREAD, ADDRESS), phones=(PHONE,)), ("US", "CA")),
        (Contact(phones=(PHONE,), emails=(email("example.de"),)), ("GB", None)),
        (
            Contact(phones=(NO_COUNTRY,), emails=(email("mail.example.co.uk"),)),
            ("GB", None),
        ),
        (
            Contact(
                emails=(email("example.com"),),
                websites=(website("https://www.example.de/en?x=.fr"),),
            ),
            ("DE", None),
        ),
        (Contact(emails=(email("example.io"),)), ("JP", None)),
        (Contact(addresses=(UNREAD,)), ("JP", None)),
        (Contact(), ("JP", None)),
    ],
)
def test_the_country_is_told_by_the_surest_detail_else_the_default(
    contact: Contact, place: tuple[str, str | None]
) -> None:
    assert place_of(contact, "JP") == place


@pytest.mark.parametrize(
    ("address", "country", "region"),
    [
        ("410 Larkspur Avenue, Sacramento, CA 95814", "US", "CA"),
        ("410 Larkspur Avenue, Sacramento 95814", "US", "CA"),
        ("12 George Street, Sydney NSW 2000", "AU", "NSW"),
        ("1 Princes Street, Edinburgh, Scotland", "US", "Scotland"),
        (
            "1 Queen Street, Belfast BT1 5GS, NORTHERN IRELAND.",
            "US",
            "Northern Ireland",
        ),
        ("4 Scotland Road, Carlisle CA3 9HS", "GB", "England"),
        ("1 Princes Street, Edinburgh EH2 2EQ", "GB", "Scotland"),
        ("2 Clyde Street, Glasgow G1 4JY, United Kingdom", "US", "Scotland"),
        ("3 Bute Street, Cardiff CF10 5AN", "GB", "Wales"),
        ("1 Queen Street, Belfast bt1 5gs", "GB", "Northern Ireland"),
        ("10 Bank Road, London E14 5AB", "GB", "England"),
        ("10 Bank Road, London", "GB", None),
        ("Lindenallee 4, 10115 Berlin", "DE", "Berlin"),
        ("Ringstraße 5, 1010 Wien", "AT", "Wien"),
    ],
)
def test_the_part_of_the_country_is_printed_or_told_by_the_postcode_or_the_town(
    address: str, country: str, region: str | None
) -> None:
    assert region_of(PostalAddress.parse(address, country)) == region


@given(st.text(min_size=1, max_size=60), st.sampled_from(["US", "GB", "DE", "XX", ""]))
def test_no_address_breaks_it(text: str, country: str) -> None:
    try:
        address = PostalAddress.parse(text, country)
    except InvalidValueError:
        return
    named = Contact(addresses=(Field(address, text, 0.5, Grade.CHECK),))

    assert place_of(named, "US")[0] == (address.country or "US")

"""In which time zones a telephone may ring."""

from __future__ import annotations

from importlib import resources
from zoneinfo import ZoneInfo

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.followup.zones import zones_of
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.values.address import PostalAddress
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.postal import postal_rules

LOS_ANGELES, NEW_YORK = "America/Los_Angeles", "America/New_York"
TOLL_FREE = "+18005550199"


def zones(
    number: str,
    *addresses: str,
    country: str = "US",
    kind: PhoneKind = PhoneKind.WORK,
) -> tuple[str, ...]:
    phone = PhoneNumber(number)
    contact = Contact(
        phones=(Field(phone, number, 0.9, Grade.SURE, kind=kind),),
        addresses=tuple(
            Field(PostalAddress.parse(text, country), text, 0.9, Grade.SURE)
            for text in addresses
        ),
    )
    return zones_of(contact, phone)


@pytest.mark.parametrize(
    ("number", "zone"),
    [
        ("+19165550160", "America/Los_Angeles"),
        ("+13125550123", "America/Chicago"),
        ("+16025550123", "America/Phoenix"),
        ("+14165550123", "America/Toronto"),
        ("+442079460958", "Europe/London"),
        ("+447700900123", "Europe/London"),
        ("+35315550123", "Europe/Dublin"),
        ("+4930123456", "Europe/Berlin"),
        ("+819012345678", "Asia/Tokyo"),
        ("+911123456789", "Asia/Kolkata"),
        ("+971501234567", "Asia/Dubai"),
        ("+5511987654321", "America/Sao_Paulo"),
        ("+558132345678", "America/Recife"),
        ("+541112345678", "America/Argentina/Buenos_Aires"),
        ("+61291234567", "Australia/Sydney"),
    ],
)
def test_most_numbers_tell_their_zone(number: str, zone: str) -> None:
    assert zones(number) == (zone,)


@pytest.mark.parametrize(
    ("number", "likeliest", "also"),
    [
        (TOLL_FREE, NEW_YORK, "Pacific/Honolulu"),
        ("+12085550123", "America/Boise", LOS_ANGELES),
        ("+61412345678", "Australia/Sydney", "Australia/Perth"),
        ("+16225551234", "America/Toronto", "America/Vancouver"),
        ("+79161234567", "Europe/Moscow", "Asia/Vladivostok"),
        ("+34612345678", "Europe/Madrid", "Atlantic/Canary"),
        ("+970592123456", "Asia/Gaza", "Asia/Hebron"),
    ],
)
def test_where_the_number_does_not_tell_the_zone_of_most_people_comes_first(
    number: str, likeliest: str, also: str
) -> None:
    found = zones(number)

    assert found[0] == likeliest
    assert also in found[1:]


@pytest.mark.parametrize(
    ("number", "address", "country", "expected"),
    [
        (TOLL_FREE, "410 Larkspur Avenue, Sacramento, CA 95814", "US", (LOS_ANGELES,)),
        (TOLL_FREE, "12 Oak Street, Austin, Texas 73301", "US", ("America/Chicago",)),
        (
            "+61412345678",
            "7 Hay Street, Perth WA 6000",
            "AU",
            ("Australia/Perth",),
        ),
        ("+61412345678", "1 Bay Road, Darwin NT 0800", "AU", ("Australia/Darwin",)),
        (
            "+34612345678",
            "Calle Mayor 5, 35001 Las Palmas",
            "ES",
            ("Atlantic/Canary",),
        ),
        (
            "+12085550123",
            "12 Oak Street, Boise, ID 83702",
            "US",
            ("America/Boise", LOS_ANGELES),
        ),
    ],
)
def test_the_address_tells_what_the_number_does_not(
    number: str, address: str, country: str, expected: tuple[str, ...]
) -> None:
    found = zones(number, address, country=country)

    assert found[: len(expected)] == expected
    assert set(found) - set(expected) <= {"America/Denver"}  # a bit of Texas


def test_a_land_line_tells_more_than_an_address_elsewhere() -> None:
    found = zones("+19165550160", "12 Pine Street, New York, NY 10005")

    assert found == (LOS_ANGELES, NEW_YORK)


def test_a_mobile_number_tells_less_than_an_address_elsewhere() -> None:
    found = zones(
        "+19165550160", "12 Pine Street, New York, NY 10005", kind=PhoneKind.MOBILE
    )

    assert found == (NEW_YORK, LOS_ANGELES)


def test_one_of_several_offices_that_fits_the_number_is_the_one() -> None:
    found = zones(
        "+19165550160",
        "12 Pine Street, New York, NY 10005",
        "410 Larkspur Avenue, Sacramento, CA 95814",
    )

    assert found == (LOS_ANGELES,)


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("OR", (LOS_ANGELES, "America/Boise")),
        ("ID", ("America/Boise", LOS_ANGELES)),
        ("TN", ("America/Chicago", NEW_YORK)),
        ("Florida", (NEW_YORK, "America/Chicago")),
        ("SD", ("America/Chicago", "America/Denver")),
    ],
)
def test_a_state_across_two_zones_has_both_that_of_most_people_first(
    region: str, expected: tuple[str, ...]
) -> None:
    assert zones_at(TOLL_FREE, "US", region) == expected


def test_an_address_in_another_country_tells_nothing_about_a_number() -> None:
    perth = zones(TOLL_FREE, "7 Hay Street, Perth WA 6000", country="AU")

    assert perth == zones(TOLL_FREE)
    assert zones("+442079460958", "12 Pine Street, New York, NY 10005") == (
        "Europe/London",
    )


def test_a_number_of_no_country_has_no_zone() -> None:
    assert zones("+80012345678", "12 Pine Street, New York, NY 10005") == ()


TELLS_NOTHING = {
    "AU": "+61412345678",
    "BR": "+558001234567",
    "CA": "+16225551234",
    "US": TOLL_FREE,
}
"""Of each country with zones by region, a number that leaves its area open."""

NO_ZONE = {
    # the forces, countries of their own in the IANA database, and a naval base
    "US": set("AA AE AP AS FM GU MH MP PR PW VI".split()),
    "AU": {"JBT"},
}


@pytest.mark.parametrize("country", TELLS_NOTHING)
def test_every_state_and_province_tells_its_zone(country: str) -> None:
    number = TELLS_NOTHING[country]
    left_open = {
        region.code
        for region in postal_rules(country).regions
        if len(zones_at(number, country, region.code)) > 3
    }

    assert left_open == NO_ZONE.get(country, set())


def zones_at(number: str, country: str, region: str) -> tuple[str, ...]:
    value = PostalAddress(region, region=region, country=country)
    address = Field(value, region, 0.9, Grade.SURE)
    return zones_of(Contact(addresses=(address,)), PhoneNumber(number))


@pytest.mark.parametrize("country", TELLS_NOTHING)
def test_the_zones_of_states_and_provinces_are_zones_of_their_country(
    country: str,
) -> None:
    number = TELLS_NOTHING[country]
    found = {
        (country, zone)
        for region in postal_rules(country).regions
        for zone in zones_at(number, country, region.code)
    }

    assert found <= IANA


def iana_zones() -> set[tuple[str, str]]:
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text()
    rows = [line.split("\t") for line in table.splitlines() if line[:1] != "#"]
    return {(row[0], row[2]) for row in rows}


IANA = iana_zones()


@given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)), st.data())
def test_all_zones_are_of_the_country_of_the_number(
    country: str, data: st.DataObject
) -> None:
    kinds = [
        phonenumbers.PhoneNumberType.FIXED_LINE,
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.TOLL_FREE,
    ]
    number = phonenumbers.example_number_for_type(
        country, data.draw(st.sampled_from(kinds))
    )
    if number is None:
        return
    phone = PhoneNumber(
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    )

    found = zones_of(Contact(), phone)

    assert {(phone.region, zone) for zone in found} <= IANA
    assert len(set(found)) == len(found)
    assert all(ZoneInfo(zone) for zone in found)

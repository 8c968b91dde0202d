"""The time zones in which the person behind a telephone number may be.

A number tells its country, and most land lines their area. Mobile and toll-free numbers
of a country with several zones don't; there the address on the card tells more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources

from cardtrail.model.contact import Contact
from cardtrail.model.place import region_of
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.postal import postal_rules

_BY_REGION: dict[str, tuple[tuple[str, str], ...]] = {
    "AU": (
        ("Australia/Sydney", "ACT NSW TAS VIC"),
        ("Australia/Brisbane", "QLD"),
        ("Australia/Adelaide", "SA"),
        ("Australia/Darwin", "NT"),
        ("Australia/Perth", "WA"),
    ),
    "BR": (
        ("America/Sao_Paulo", "AL AP BA CE DF ES GO MA MG PA PB PI PR RJ RN RS SC SE"),
        ("America/Sao_Paulo", "SP TO"),
        ("America/Recife", "PE"),
        ("America/Manaus", "AM MS MT RO RR"),
        ("America/Rio_Branco", "AC"),
    ),
    "CA": (
        ("America/Toronto", "ON QC"),
        ("America/Halifax", "NB NS PE"),
        ("America/St_Johns", "NL"),
        ("America/Winnipeg", "MB"),
        ("America/Regina", "SK"),
        ("America/Edmonton", "AB NT"),
        ("America/Vancouver", "BC"),
        ("America/Whitehorse", "YT"),
        ("America/Iqaluit", "NU"),
        ("America/Winnipeg", "NU ON"),
        ("America/Edmonton", "BC NU"),
        ("America/Halifax", "NL"),
    ),
    "ES": (("Atlantic/Canary", "GC TF"),),
    "US": (
        ("America/New_York", "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI"),
        ("America/New_York", "SC VA VT WV"),
        ("America/Chicago", "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI"),
        ("America/Denver", "CO MT NM UT WY"),
        ("America/Boise", "ID"),
        ("America/Phoenix", "AZ"),
        ("America/Los_Angeles", "CA NV OR WA"),
        ("America/Anchorage", "AK"),
        ("Pacific/Honolulu", "HI"),
        ("America/Adak", "AK"),
        ("America/Boise", "OR"),
        ("America/Chicago", "FL IN KY MI"),
        ("America/Denver", "KS ND NE SD TX"),
        ("America/Los_Angeles", "ID"),
        ("America/New_York", "TN"),
    ),
}
"""The zones of states and provinces, that of most of their people first.

By 49 CFR 71 for the United States, and zone.tab of the IANA database for the others.
Regions whose clocks agree have one zone, the one that phonenumbers uses.
"""

_MOST_PEOPLE = frozenset(
    "America/Sao_Paulo America/Toronto Australia/Sydney Europe/Kyiv Europe/Moscow "
    "Asia/Tashkent".split()
)
"""The zone of most people, where zone.tab doesn't begin with it."""

_AREA = 3
"""A number that leaves more zones open tells no area, as a toll-free one."""

_MEANT = {
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "America/Godthab": "America/Nuuk",
    "America/Noronha": "America/Recife",  # area code 81 is Recife and the island
    "Asia/Choibalsan": "Asia/Ulaanbaatar",
    "Pacific/Enderbury": "Pacific/Kanton",
    "Pacific/Ponape": "Pacific/Pohnpei",
    "Pacific/Truk": "Pacific/Chuuk",
}
"""What phonenumbers calls by old names (the IANA database's `backward`)."""


def zones_of(contact: Contact, phone: PhoneNumber) -> tuple[str, ...]:
    """Where that number may ring, by what the number and the addresses tell.

    Where they contradict each other, as on the card of someone who has moved, both
    count: a mobile number tells less than the address, a land line more.

    Returns:
        IANA names, the likeliest first, all of them of the country of the number; empty
        for a number of no country, such as +800.
    """
    zones = _country_zones().get(phone.region or "", ())
    if len(zones) < 2:
        return zones
    by_number = _by_number(phone, zones)
    by_address = _by_address(contact, phone.region or "")
    both = tuple(zone for zone in by_address if zone in by_number)
    if both or not by_address:
        return both or by_number
    if len(by_number) > _AREA:
        return by_address
    if len(by_number) > 1 or _is_mobile(contact, phone):
        return _unique((*by_address, *by_number))
    return _unique((*by_number, *by_address))


def _by_number(phone: PhoneNumber, zones: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a country's zones that the digits leave, all if they tell nothing."""
    from phonenumbers import parse, timezone  # noqa: PLC0415 - not for every command

    named = timezone.time_zones_for_number(parse(phone.e164))
    told = {_MEANT.get(zone, zone) for zone in named}
    return tuple(zone for zone in zones if zone in told) or zones


def _by_address(contact: Contact, country: str) -> tuple[str, ...]:
    """The zones of the regions in which the contact has addresses."""
    rules = postal_rules(country)
    addresses = (entry.value for entry in contact.addresses)
    named = [
        rules.region(region_of(address) or "")
        for address in addresses
        if address and address.country == country
    ]
    return _unique(
        zone
        for region in named
        for zone, codes in _BY_REGION.get(country, ())
        if region and region.code in codes.split()
    )


def _is_mobile(contact: Contact, phone: PhoneNumber) -> bool:
    return any(
        entry.value == phone and entry.kind is PhoneKind.MOBILE
        for entry in contact.phones
    )


def _unique(zones: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(zones))


@cache
def _country_zones() -> dict[str, tuple[str, ...]]:
    """The zones of each country (ISO 3166-1 alpha-2), that of most people first."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab")
    zones: defaultdict[str, list[str]] = defaultdict(list)
    for line in table.read_text("ascii").splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            zones[country].append(zone)
    return {
        country: tuple(sorted(names, key=lambda zone: zone not in _MOST_PEOPLE))
        for country, names in zones.items()
    }

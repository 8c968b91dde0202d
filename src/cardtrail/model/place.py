"""Where the person on a card works: the country, and which part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardtrail.model.contact import Contact
from cardtrail.values.address import PostalAddress
from cardtrail.values.domain import country_of_domain
from cardtrail.values.postal import postal_rules

_NATIONS = {
    "Scotland": "AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE",
    "Wales": "CF LD LL NP SA",
    "Northern Ireland": "BT",
}
"""The postcode areas of the United Kingdom outside England (ONS Postcode Directory).

The few areas on a border belong to the nation where most of their addresses are.
"""

_PRINTED_NATION = re.compile(
    r"\b(?:England|Scotland|Wales|Northern Ireland)\b(?=\W*$)", re.IGNORECASE
)
_AREA = re.compile(r"[A-Z]{1,2}(?=\d)", re.IGNORECASE)


def place_of(contact: Contact, default_country: str) -> tuple[str, str | None]:
    """Whose holidays the person keeps.

    The country is the address', else the telephone number's, else that of the ending of
    the e-mail's or the web site's domain, else the default.

    Args:
        contact: the person.
        default_country: ISO 3166-1 alpha-2.

    Returns:
        The country as ISO 3166-1 alpha-2, and the part of it where the address is, as
        `region_of` has it; None without an address.
    """
    for entry in contact.addresses:
        if entry.value and entry.value.country:
            return entry.value.country, region_of(entry.value)
    return next(_other_countries(contact), default_country), None


def region_of(address: PostalAddress) -> str | None:
    """The code or the name of the part of the country where an address is.

    What is printed, else what the postcode tells; else the town, after which many parts
    of countries are named: Berlin, Vienna, Geneva. Who looks it up passes over others.
    """
    if address.region:
        return address.region
    if address.country == "GB":
        return _nation(address)
    told = postal_rules(address.country or "").region_of_postcode(
        address.postal_code or ""
    )
    return told.code if told else address.locality


def _nation(address: PostalAddress) -> str | None:
    """England, Scotland, Wales or Northern Ireland."""
    printed = _PRINTED_NATION.search(address.text)
    if printed:
        return printed[0].title()
    area = _AREA.match(address.postal_code or "")
    if area is None:
        return None
    outside = (
        nation for nation, areas in _NATIONS.items() if area[0].upper() in areas.split()
    )
    return next(outside, "England")


def _other_countries(contact: Contact) -> Iterator[str]:
    """The countries that details other than the address tell, the surest first."""
    for phone in contact.phones:
        if phone.value and phone.value.region:
            yield phone.value.region
    emails = (entry.value.domain for entry in contact.emails if entry.value)
    websites = (entry.value.host for entry in contact.websites if entry.value)
    for domain in (*emails, *websites):
        if country := country_of_domain(domain):
            yield country

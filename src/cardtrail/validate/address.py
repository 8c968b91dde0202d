"""Whether the post can deliver to an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardtrail.model.field import Field
from cardtrail.model.reading import Problem
from cardtrail.validate.codes import problem
from cardtrail.values.address import PostalAddress
from cardtrail.values.country import country_name
from cardtrail.values.postal import PostalRules, postal_rules

# Where addresses end in an abbreviated region and a postcode. Elsewhere the region is
# often left out, and its prefixes in the data are older than some postcodes.
_REGION_IS_PRINTED = frozenset({"AU", "CA", "US"})


_NAMED = re.compile(r"[^\W\d_]{2}|\d-\d")  # blocks in Japan have numbers alone
_APART = re.compile(r"\d+ \d+ ")


def check_address(entry: Field[PostalAddress]) -> Iterator[Problem]:
    """What is wrong with the parts, by the rules of the country's post."""
    address = entry.value
    if address is None:
        yield problem("address.unparseable", value=entry.text)
        return
    if _APART.match(address.street or ""):
        why = "begins with two numbers, perhaps one that has lost its hyphen"
        yield problem("address.doubtful", value=entry.text, why=why)
    country = address.country or "ZZ"
    rules = postal_rules(country)
    missing = list(_missing_parts(address, rules))
    if missing == ["postcode"] and not _has_rest_of_postcode(address):
        yield problem("address.no-postcode", value=entry.text)
    elif missing:
        what = " and no ".join(missing)
        yield problem("address.incomplete", value=entry.text, what=what)
    code = address.postal_code
    if code is None or rules.postcode is None:
        return
    if not rules.postcode.fullmatch(code):
        name = country_name(country)
        yield problem("address.postcode-malformed", postcode=code, country=name)
    elif _is_elsewhere(address, code, rules):
        where = address.region or ""
        yield problem("address.postcode-mismatch", postcode=code, region=where)


def _has_rest_of_postcode(address: PostalAddress) -> bool:
    """Whether digits stand where a postcode may have stood: outside of the street.

    Some are part of the street all the same where they follow the place.
    """
    behind = address.text.rpartition(address.locality or address.text)[2]
    digits, of_street = (
        sum(map(str.isdigit, text)) for text in (address.text, address.street or "")
    )
    return digits > of_street or any(map(str.isdigit, behind))


def _missing_parts(address: PostalAddress, rules: PostalRules) -> Iterator[str]:
    """What the post of the country needs and the card doesn't have."""
    is_latin = bool(re.search("[A-Za-z]{3}", address.text))
    present = {
        "street": address.street and (not is_latin or _NAMED.search(address.street)),
        # In Japanese and Korean script, place and street are one run of characters.
        "place": address.locality or address.region or not is_latin,
        "state": address.region or address.country not in _REGION_IS_PRINTED,
        "postcode": address.postal_code,
    }
    for letter, part in zip("ACSZ", present, strict=True):
        if letter in rules.needs and not present[part]:
            yield part


def _is_elsewhere(address: PostalAddress, code: str, rules: PostalRules) -> bool:
    """Whether the postcode belongs to another region than the one printed."""
    region = rules.region(address.region) if address.region else None
    if address.country not in _REGION_IS_PRINTED or region is None:
        return False
    return region.zip_prefix is not None and not region.zip_prefix.match(code)

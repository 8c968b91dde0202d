"""What postcodes tell."""

from __future__ import annotations

import pytest

from cardtrail.values.postal import postal_rules


@pytest.mark.parametrize(
    ("country", "postcode", "region"),
    [
        ("US", "95814", "CA"),
        ("CA", "M5H 1A1", "ON"),
        ("AU", "2000", "NSW"),
        ("AU", "2540", None),  # of New South Wales, and of Jervis Bay
        ("ES", "35001", "GC"),
        ("DE", "10115", None),
        ("US", "", None),
        ("XX", "95814", None),
    ],
)
def test_a_postcode_tells_the_region_where_it_is_the_only_one(
    country: str, postcode: str, region: str | None
) -> None:
    found = postal_rules(country).region_of_postcode(postcode)

    assert (found.code if found else None) == region

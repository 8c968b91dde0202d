"""What the numbering plans say, of numbers that no plan has too."""

from __future__ import annotations

import pytest

from cardtrail.values.numbering import listing
from cardtrail.values.phone import PhoneNumber


def test_a_number_is_listed_with_its_country_and_in_groups() -> None:
    found = listing("+442079460958")
    assert (found.country_code, found.region) == (44, "GB")
    assert found.is_valid
    assert found.grouped == "+44 20 7946 0958"


@pytest.mark.parametrize("e164", ["+9990001234", "+2100012345", "+"])
def test_a_number_of_no_country_stays_visibly_as_it_is(e164: str) -> None:
    number = PhoneNumber(e164, "7")
    assert number.formatted == f"{e164} ext. 7"
    assert not number.is_valid
    assert number.region is None
    assert number.country_code == 0

"""Towns that were nearly read."""

from __future__ import annotations

import pytest
from tests.extract.conftest import Read

from cardtrail.extract.place import place_restored
from cardtrail.model.field import Grade
from cardtrail.values.address import PostalAddress


@pytest.mark.parametrize(
    ("seen", "country", "town"),
    [
        ("Lerchengasse 5, 3011 Bem", "CH", "Bern"),
        ("Lerchenweg 5, 10115 BerIin", "DE", "Berlin"),
        ("12 Gannet Street, Manchcster M2 5DB", "GB", "Manchester"),
        ("5 Heron Quay, Bostom, MA 02108", "US", None),
        ("Lerchenweg 5, 99999 Bem", "DE", None),
        ("Lerchenweg 5, 10115 Berlin", "DE", None),
    ],
)
def test_a_town_is_spelt_as_the_one_that_the_country_has(
    seen: str, country: str, town: str | None
) -> None:
    read = PostalAddress.parse(seen, country)
    told = place_restored(read)
    if town is None:
        assert told == read
    else:
        assert told.locality == town
        assert f" {town}" in told.text


def test_a_town_that_is_spelt_otherwise_than_it_was_read_is_to_be_checked(
    read: Read,
) -> None:
    (address,) = read("Lerchengasse 5\n3011 Bem\nSwitzerland").addresses
    assert address.text == "Lerchengasse 5, 3011 Bern, Switzerland"
    assert "Bem" in address.raw
    assert address.grade is Grade.CHECK

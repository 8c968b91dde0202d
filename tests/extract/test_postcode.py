"""Postcodes in the form of their country, mended where a reader swapped look-alikes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardtrail.extract.postcode import (
    has_postcode,
    postcode_country,
    postcode_restored,
    postcode_spaced,
)


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Sacramento, CA 95814", "US"),
        ("Sacramento CA 95814-1234", "US"),
        ("London SE1 3TQ", "GB"),
        ("10115 Berlin", "DE"),
        ("Mumbai-400 001", "IN"),
        ("CEP 01400-000", "BR"),
        ("Galway, H91 AB12", "IE"),
        ("Kita-ku 001-0010", "JP"),
        ("CH-3011 Bern", "CH"),
        ("Perth WA 6000", "AU"),
        ("Bellville, 7530", "ZA"),
        ("D08 AB12", "IE"),
    ],
)
def test_a_postcode_is_seen(line: str, country: str) -> None:
    assert has_postcode(line, country)


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("10115 Larkspur Avenue", "US"),
        ("Bhriain", "IE"),
        ("410 Larkspur Avenue", "GB"),
        ("Hong Kong 12345", "HK"),
        ("Family business since 1974", "CH"),
        ("Est. 1974", "AU"),
        ("Växel 08-465 004 44", "SE"),
        ("Text FINCH to 55512", "US"),
        ("Dublin 8", "IE"),
    ],
)
def test_what_is_no_postcode_there_is_none(line: str, country: str) -> None:
    assert not has_postcode(line, country)


@pytest.mark.parametrize(
    ("read", "meant", "country"),
    [
        ("Sacramento, CA 9581A", "Sacramento, CA 9581A", "US"),
        ("Sacramento, CA 9S8l4", "Sacramento, CA 95814", "US"),
        ("Toledo, OH 4360O.", "Toledo, OH 43600.", "US"),
        ("Cep OI4II-000 - São Paulo", "Cep 01411-000 - São Paulo", "BR"),
        ("London SEl 3TQ", "London SE1 3TQ", "GB"),
        ("1O115 Berlin", "10115 Berlin", "DE"),
    ],
)
def test_look_alikes_in_a_postcode_are_mended(
    read: str, meant: str, country: str
) -> None:
    assert postcode_restored(read, country) == meant


@pytest.mark.parametrize("word", ["SOIL", "BOSS Street", "IO Building", "Solo"])
def test_a_word_is_not_made_a_postcode(word: str) -> None:
    assert postcode_restored(word, "DE") == word
    assert postcode_restored(word, "GB") == word


@settings(deadline=None)  # the first example loads the data of the library
@given(st.from_regex(r"[1-9][0-9]{4}", fullmatch=True), st.integers(0, 4))
def test_one_zero_misread_is_mended_wherever_it_stands(code: str, at: int) -> None:
    printed = f"{code[:at]}0{code[at + 1 :]} Berlin"
    read = f"{code[:at]}O{code[at + 1 :]} Berlin"
    assert postcode_restored(read, "DE") == printed


@pytest.mark.parametrize(
    ("read", "country", "meant"),
    [
        ("Chicago, IL60614", "US", "Chicago, IL 60614"),
        ("Chicago, IL60614-1234", "US", "Chicago, IL 60614-1234"),
        ("London, SE14XZ", "GB", "London, SE1 4XZ"),
        ("London, EC1A1BB", "GB", "London, EC1A 1BB"),
        ("Skogsgatan 4, 75231 Uppsala", "SE", "Skogsgatan 4, 752 31 Uppsala"),
        ("Chicago, IL 60614", "US", "Chicago, IL 60614"),
        ("Suite B12345678", "US", "Suite B12345678"),
        ("10115 Berlin", "DE", "10115 Berlin"),
    ],
)
def test_the_gap_of_a_postcode_is_restored(read: str, country: str, meant: str) -> None:
    assert postcode_spaced(read, country) == meant


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Sligo, F91 XY12", "IE"),
        ("Cardiff CF11 9ZZ", "GB"),
        ("Skogsgatan 4, 752 31 Uppsala", "SE"),
        ("61-001 Poznań", "PL"),
        ("Molenweg 7, 3011 AB Rotterdam", "NL"),
        ("Corso Ginestra 8 - 10121 Torino TO", "IT"),
        ("10115 Larkspur Avenue", "US"),
        ("Växel 08-465 004 44", "US"),
    ],
)
def test_a_postcode_tells_its_country(line: str, meant: str) -> None:
    assert postcode_country(["Nora Whitfield", line], "US") == meant


def test_a_postcode_of_the_country_at_hand_goes_first() -> None:
    lines = ["Reno, NV 89501", "Cardiff CF11 9ZZ"]
    assert postcode_country(lines, "US") == "US"

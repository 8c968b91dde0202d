"""Which runs of digits are telephone numbers, as they are printed in many countries."""

from __future__ import annotations

import pytest
from tests.extract.printed import block, page

from cardtrail.extract.country import Home
from cardtrail.extract.phone import phones
from cardtrail.extract.phone_shape import as_read, is_moment


def told(text: str, country: str) -> list[str]:
    home = Home(country, is_told=True)
    found = phones(page(block(text)), home, frozenset())
    return [str(one.value or one.raw) for one in found]


@pytest.mark.parametrize(
    ("line", "country", "e164"),
    [
        ("T. 01.99.00.14.77", "FR", "+33199001477"),
        ("01.99.00.14.77", "FR", "+33199001477"),
        ("01-99-00-14-77", "FR", "+33199001477"),
        ("Fon 030 23125-077", "DE", "+493023125077"),
        ("Tel. +49 (0) 30 / 23125 - 077", "DE", "+493023125077"),
        ("Fone (11) 0012-3477", "BR", "+551100123477"),
        ("(020) 910 0177", "IE", "+353209100177"),
        ("Växel 08-465 004 77", "SE", "+46846500477"),
        ("+0044 20 7946 0977", "US", "+442079460977"),
        ("Tel: 020 7946 0970/71/72", "GB", "+442079460970"),
        ("Tel: 020 7946 0970 to 74", "GB", "+442079460970"),
        ("Tel: 020 7946 0970-74", "GB", "+442079460970"),
        ("Call 1-800-555-LARK", "US", "+18005555275"),
        ("電話03-0123-0477", "JP", "+81301230477"),
    ],
)
def test_a_number_is_found_as_its_country_prints_it(
    line: str, country: str, e164: str
) -> None:
    assert told(line, country) == [e164]


@pytest.mark.parametrize(
    "line",
    ["Tel916-555-0160", "T916-555-0160", "M+1 916 555 0160", "Office(916) 555-0160"],
)
def test_a_label_whose_gap_was_not_seen_hides_no_number(line: str) -> None:
    assert told(line, "US") == ["+19165550160"]


def test_an_unknown_word_alone_before_a_number_may_be_its_label() -> None:
    assert told("Lnuj 916-555-0160", "US") == ["+19165550160"]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("+44 7700 9O0 9S7", "+44 7700 900 957"),
        ("020 7946 0B58", "020 7946 0858"),
        ("01,99.00.14,77", "01.99.00.14.77"),
        ("916,555.0160", "916.555.0160"),
        ("916-555-0160, 916-555-0177", "916-555-0160, 916-555-0177"),
        ("916-555-0160 Suite 5", "916-555-0160 Suite 5"),
    ],
)
def test_look_alikes_inside_a_number_are_read_as_meant(seen: str, meant: str) -> None:
    assert as_read(seen) == meant


@pytest.mark.parametrize(
    "text",
    ["8.00-17.30", "8.30-12.00 14.00-18.00", "12.03.2024", "12/3/2024 - 14/3/2024",
     "1987-2024"],
)  # fmt: skip
def test_hours_dates_and_years_are_moments(text: str) -> None:
    assert is_moment(text)


@pytest.mark.parametrize(
    "text",
    ["01.12.23.34.45", "020 2014-2020", "8.00.17.30", "44.10.2024", "8.75-17.30"],
)
def test_numbers_that_hold_what_looks_like_one_are_no_moments(text: str) -> None:
    assert not is_moment(text)


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("St.-Nr. 123/456/78901", "DE"),
        ("Steuernummer 123/456/78901", "DE"),
        ("HRB 123456", "DE"),
        ("FN 123456", "AT"),
        ("MWST CHE-123.456.789", "CH"),
        ("KvK 12345678", "NL"),
        ("Registered in England and Wales 01234567", "GB"),
        ("Company No. 01234567", "GB"),
        ("Org.nr 556000-1234", "SE"),
        ("Y-tunnus 1234567-8", "FI"),
        ("NIPC 501234567", "PT"),
        ("R.E.A. MI-1234567", "IT"),
        ("CRECI 123456", "BR"),
        ("NZBN 9429000000000", "NZ"),
        ("UEN 201212345K", "SG"),
        ("CA DRE #01234567", "US"),
        ("NMLS ID 1234567", "US"),
        ("事業者登録番号 123-45-67890", "JP"),
        ("〒105-0001", "JP"),
        ("Lat 38.5816 -121.4944", "US"),
    ],
)
def test_what_only_looks_like_a_number_is_not_dialled(line: str, country: str) -> None:
    assert told(line, country) == []


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("T O20 7946 0958", "+442079460958"),
        ("T 020/79460958", "+442079460958"),
        ("T 0161/A96 0123", None),
        ("T 0161/496 O123", "+441614960123"),
        ("T O161/496 0123", "+441614960123"),
    ],
)
def test_a_letter_for_the_first_digit_of_a_number_is_read_as_meant(
    line: str, number: str | None
) -> None:
    found = phones(page(block(line)), Home("GB", is_told=True), frozenset())
    values = [str(one.value) for one in found]
    assert values == ([number] if number else [])


def test_a_letter_before_a_house_stays_one() -> None:
    house = page(block("O5 1234 Larkspur Avenue"))
    assert phones(house, Home("GB", is_told=True), frozenset()) == ()

"""Invented people: every country's forms, and numbers that no one answers."""

from __future__ import annotations

import re

import numpy as np
import phonenumbers
import pytest

from cardtrail.values.phone import PhoneKind
from scenes.people import Person
from scenes.population import Draw, countries, plain, random_person

ALL = sorted(countries())
FICTION = {
    "US": r"\+1\d{3}55501\d\d",
    "CA": r"\+1\d{3}55501\d\d",
    "GB": r"\+44(207946\d{4}|161496\d{4}|7700900\d{3})",
    "IE": r"\+3532091\d{5}",
    "AU": r"\+61(25550\d{4}|37010\d{4}|49157\d{4})",
    "DE": r"\+49(4066969\d{3}|3023125\d{3}|17139200\d{2})",
    "FR": r"\+33(19900\d{4}|63998\d{4})",
    "SE": r"\+46(846500\d{3}|70174\d{4})",
}
"""What the regulators set aside (see countries.toml)."""


def people(country: str, count: int = 60) -> list[Person]:
    return [random_person(np.random.default_rng(i), country) for i in range(count)]


def test_there_are_a_dozen_countries_and_more() -> None:
    assert len(ALL) >= 12


@pytest.mark.parametrize("country", sorted(FICTION))
def test_a_number_is_one_that_the_regulator_reserves(country: str) -> None:
    numbers = {phone.number for who in people(country) for phone in who.phones}
    pattern = re.compile(FICTION[country])
    assert numbers
    assert [number for number in numbers if not pattern.fullmatch(number)] == []


@pytest.mark.parametrize("country", sorted(set(ALL) - set(FICTION)))
def test_elsewhere_no_number_is_assigned(country: str) -> None:
    assert countries()[country]["numbers"].startswith("unassigned: ")
    for who in people(country, 20):
        for phone in who.phones:
            after_code = re.sub(r"^\+(31|39|41|48|81|55|91)", "", phone.number)
            assert "00" in after_code or after_code[1:2] == "0"


@pytest.mark.parametrize("country", ALL)
def test_the_number_is_the_one_printed(country: str) -> None:
    for who in people(country):
        for phone in who.phones:
            digits = re.sub(r"\(0\)|(x|ext\.) ?\d+$", "", phone.text)
            digits = re.sub(r"\D", "", digits)
            assert phone.number.endswith(digits.lstrip("0")[-7:])


@pytest.mark.parametrize("country", ALL)
def test_numbers_are_long_enough_for_their_country(country: str) -> None:
    for who in people(country):
        for phone in who.phones:
            parsed = phonenumbers.parse(phone.number)
            assert phonenumbers.is_possible_number(parsed), phone.number


def test_a_mobile_number_carries_a_mobile_label() -> None:
    draw = Draw(np.random.default_rng(3), "DE")
    phone = draw.phone(PhoneKind.MOBILE)
    assert phone.text.startswith(("Mobil", "Handy"))
    assert phone.kind is PhoneKind.MOBILE


def test_an_extension_is_told_apart_from_its_number() -> None:
    phones = [phone for who in people("CA") for phone in who.phones]
    extended = [phone for phone in phones if "ext." in phone.text]
    assert {phone.extension for phone in extended} == {"7"}
    assert {len(phone.number) for phone in extended} == {12}
    assert all(phone.extension is None for phone in phones if phone not in extended)


def test_addresses_put_the_postcode_where_the_country_has_it() -> None:
    for who in people("DE"):
        assert not who.address or re.search(r"\d{5} \w+", ", ".join(who.address))
    for who in people("GB"):
        assert not who.address or re.search(r"[A-Z]\d+ \d[A-Z]{2}$", who.address[-1])


def test_domains_belong_to_nobody() -> None:
    for who in people("FR"):
        assert who.email is None or who.email.endswith(".example")
        assert who.website is None or who.website.endswith(".example")


def test_some_cards_lack_a_detail_and_some_have_more_than_one() -> None:
    crowd = [who for country in ALL for who in people(country)]
    assert any(who.email is None for who in crowd)
    assert any(not who.phones for who in crowd)
    assert any(not who.address for who in crowd)
    assert any(who.branches for who in crowd)
    assert any(who.colleague for who in crowd)
    assert any(who.extras for who in crowd)
    assert 0.05 < sum(who.department is not None for who in crowd) / len(crowd) < 0.2


BILINGUAL = sorted(code for code in ALL if "translations" in countries()[code])


@pytest.mark.parametrize("country", BILINGUAL)
def test_every_translation_is_of_a_title_or_a_firm_of_the_country(country: str) -> None:
    known = countries()[country]
    again = known["translations"]
    assert set(again) <= {*known["titles"], *known["firms"]}
    assert all(again[text] != text for text in again)


def test_some_cards_of_bilingual_countries_say_it_again() -> None:
    crowd = [who for country in BILINGUAL for who in people(country, 200)]
    twice = [who for who in crowd if who.translation]
    assert 0.04 < len(twice) / len(crowd) < 0.1
    for who in twice:
        assert who.translation
        assert who.translation.title or who.translation.company
        assert who.translation.title != who.title
        assert who.translation.company != who.company
        assert "{" not in str(who.translation)


def test_where_one_language_is_spoken_nothing_is_said_again() -> None:
    crowd = [who for country in set(ALL) - set(BILINGUAL) for who in people(country)]
    assert {who.translation for who in crowd} == {None}


def test_the_same_chance_gives_the_same_person() -> None:
    assert people("IT", 5) == people("IT", 5)


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("Jürgen", "juergen"),
        ("Łukasz", "lukasz"),
        ("O'Dell", "odell"),
        ("Zoé", "zoe"),
        ("Weißenfels", "weissenfels"),
        ("de La Rochette", "delarochette"),
    ],
)
def test_names_in_e_mail_addresses_are_plain_letters(name: str, spelt: str) -> None:
    assert plain(name) == spelt

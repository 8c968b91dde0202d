"""Which country a card is from."""

from __future__ import annotations

import pytest
from tests.extract.printed import block, page

from cardtrail.extract.country import Home, home_of


def home(text: str, default: str = "US") -> Home:
    return home_of(page(block(text)), default)


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("+44 20 7946 0958", "GB"),
        ("0044 20 7946 0958", "GB"),
        ("12 Mill Lane, London SE1 3TQ", "GB"),
        ("Toronto, ON M5V 2T6", "CA"),
        ("D-20095 Hamburg", "DE"),
        ("CH-8002 Zürich", "CH"),
        ("Lerchengasse 3\n5579 Waldegg\nDurchwahl -14", "AT"),
        ("SE-411 06 Bytorp", "SE"),
        ("18037 Pratolungo (IM)", "IT"),
        ("Postboks 321", "NO"),
        ("Kuusikuja 5", "FI"),
        ("Ekorrvägen 12", "SE"),
        ("Bøgevej 7", "DK"),
        ("Ravenlaan 12 bus 3", "BE"),
        ("Devgarh - 527118", "IN"),
        ("A-6020 Innsbruck", "AT"),
        ("10115 Berlin", "DE"),
        ("111 20 Stockholm", "SE"),
        ("75004 Paris", "FR"),
        ("Chennai - 600017", "IN"),
        ("Rua das Acácias, 45", "BR"),
        ("Wattlebird Civil Pty Ltd", "AU"),
        ("Protea Freight (Pty) Ltd", "ZA"),
        ("Bocian Logistyka Sp. z o.o.", "PL"),
        ("12, Maehwa-ro, Gangnam-gu", "KR"),
        ("3-14-7 Kitahama, Chuo-ku", "JP"),
        ("Nairobi, Kenya", "KE"),
        ("www.alder.nl", "NL"),
        ("(21) 0012-3477", "BR"),
        ("WhatsApp (21) 90000-0477", "BR"),
        ("01.99.00.14.77", "FR"),
        ("044 000 12 77", "CH"),
        ("Téléc. 514 555-0160", "CA"),
        ("Eyre Square, H91 X0Y7", "IE"),
        ("Telemóvel 000 000 077", "PT"),
    ],
)
def test_a_printed_form_tells_the_country(line: str, country: str) -> None:
    assert home(line) == Home(country, is_told=True)


@pytest.mark.parametrize(
    "line", ["Nora Whitfield", "916-555-0160", "www.alder.io", "0000 0123"]
)
def test_what_tells_nothing_leaves_the_default(line: str) -> None:
    assert home(line, "CA") == Home("CA", is_told=False)


def test_a_german_number_is_no_brazilian_postcode() -> None:
    text = "Alte Mühlenstraße 12a\nTel. 030 / 23125-015"
    assert home(text).country == "DE"


def test_a_german_extension_behind_its_area_code_is_no_brazilian_postcode() -> None:
    assert home("Telefon 030 23125-077", "DE").country == "DE"


def test_two_groups_of_a_number_are_no_indian_postcode() -> None:
    assert home("Office 514 555-0160").country == "US"


def test_noughts_behind_an_area_code_are_no_dialling_prefix() -> None:
    assert home("Tel (21) 0012 3477", "BR").country == "BR"


def test_an_american_card_of_paris_in_texas_stays_american() -> None:
    assert home("12 Mill Lane\nParis, TX 75460").country == "US"


@pytest.mark.parametrize(
    "line", ["Michael Jordan", "Chad Israel", "220 Dorothy Island"]
)
def test_a_surname_or_a_street_is_no_country(line: str) -> None:
    assert home(line) == Home("US", is_told=False)


def test_the_postcode_of_a_country_outweighs_the_mark_of_an_english_word() -> None:
    assert home("Vicolo Corto 3\n18037 Pratolungo IM\nwww.alder.it").country == "IT"


def test_a_postcode_that_begins_with_two_zeros_is_no_prefix() -> None:
    assert home("0033 Bakken\n+47 00 00 00 77") == Home("NO", is_told=True)


def test_a_handle_in_the_next_line_does_not_hide_a_domain() -> None:
    assert home("nora@alder.fi\n@alder") == Home("FI", is_told=True)


def test_a_belgian_firm_may_have_a_dutch_form() -> None:
    assert home("Alder Techniek BV\nTelefoon 000\nwww.alder.be").country == "BE"


def test_german_words_of_an_austrian_firm_are_not_those_of_germany() -> None:
    assert home("Alder GmbH\nPostfach 12\n5579 Waldegg\nwww.alder.at").country == "AT"


def test_a_street_that_is_called_as_a_city_is_not_in_its_country() -> None:
    card = "113 Buchanan Street, Whanga 4196"
    assert home(card) == Home("US", is_told=False)


def test_of_two_countries_told_alike_the_first_printed_counts() -> None:
    assert home("nora@alder-finch.no\nwww.alder-finch.se") == Home("NO", is_told=True)
    assert home("nora@alder-finch.se\nwww.alder-finch.no") == Home("SE", is_told=True)

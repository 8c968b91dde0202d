"""Several numbers on one line, of which one may be no more than another ending.

The numbers are those that the Bundesnetzagentur keeps for films: 030 23125 000 to 999,
089 99998 000 to 999, and 0221 4710 000 to 999.
"""

from __future__ import annotations

import pytest
from tests.extract.printed import block, page

from cardtrail.extract.country import Home
from cardtrail.extract.phone import phones
from cardtrail.model.field import Candidate
from cardtrail.values.phone import PhoneNumber

DE = Home("DE", is_told=True)


def found(text: str, home: Home = DE) -> tuple[Candidate[PhoneNumber], ...]:
    return phones(page(block(text)), home, frozenset())


def told(text: str, home: Home = DE) -> list[tuple[str, str | None]]:
    return [(str(one.value or one.raw), one.kind) for one in found(text, home)]


@pytest.mark.parametrize("mark", [" / ", "/", " · "])
def test_whole_numbers_of_a_list_are_told_apart(mark: str) -> None:
    assert told(f"Tel. 030 23125 014{mark}089 99998 077") == [
        ("+493023125014", "work"),
        ("+498999998077", "work"),
    ]


@pytest.mark.parametrize(
    "number",
    ["030 / 23125 014", "+49 15071/544446", "030/23 12 50 14", "0221/4710-140"],
)
def test_a_slash_behind_an_area_code_parts_no_numbers(number: str) -> None:
    assert len(found(f"Tel. {number}")) == 1


@pytest.mark.parametrize(
    ("behind", "kind"),
    [
        (", Durchwahl -46", "work"), (" / Fax -46", "fax"), (", Fax: -46", "fax"),
        (", DW -46", "work"), (", -46", "work"), (" (Fax -46)", "fax"),
    ],
)  # fmt: skip
def test_an_ending_takes_the_place_of_that_of_the_switchboard(
    behind: str, kind: str
) -> None:
    assert told(f"Tel. 0221 4710-0{behind}") == [
        ("+4922147100", "work"),
        ("+49221471046", kind),
    ]


def test_an_ending_takes_the_place_of_as_many_digits_where_no_hyphen_is() -> None:
    assert told("Tel. 0221 4710 120 / Fax -137")[1] == ("+492214710137", "fax")


def test_an_ending_is_for_a_person_to_check() -> None:
    switchboard, desk = found("Tel. 0221 4710-0, Durchwahl -46")
    assert (switchboard.is_changed, desk.is_changed) == (False, True)
    assert desk.raw == "-46"


def test_hours_behind_a_number_are_no_ending() -> None:
    assert len(found("Tel. 0221 4710-0, Mo-Fr 9-17 Uhr")) == 1


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Praceta da Giesta 12, 4º D, 4744-999 Lugarejo", "PT"),
        ("Postboks 321 - 4009 Fjellvik", "NO"),
        ("PL 664 - 32587 Koivukoski", "FI"),
        ("Kuusikuja 35 D 39 · 00474 KOIVUKOSKI", "FI"),
        ("Lerchengasse 193/9/19, 5579 Waldegg", "AT"),
        ("Colegiado nº 600000077", "ES"),
    ],
)
def test_postcodes_houses_boxes_and_licences_are_no_numbers(
    line: str, country: str
) -> None:
    assert found(line, Home(country, is_told=True)) == ()


def test_a_country_and_its_area_code_alone_are_no_number_before_a_slash() -> None:
    (whole,) = found("Tel. +44 (0)1632/960077", Home("GB", is_told=True))
    assert str(whole.value) == "+441632960077"


def test_a_number_with_its_trunk_zero_alone_on_a_line_is_one_of_any_country() -> None:
    assert told("0990.0012.77", Home("US", is_told=False)) == [
        ("0990.0012.77", "other")
    ]


def test_a_number_in_a_list_takes_no_part_of_the_country_code_before_it() -> None:
    numbers = found("T +44 20 7946 0958, 229-555-0160 1", Home("GB", is_told=True))
    assert str(numbers[0].value) == "+442079460958"
    assert numbers[1].value is None

"""Which lines make one address: what lies between them, and where the next begins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.extract.printed import block, page

from cardtrail.extract.address import addresses
from cardtrail.model.page import Line


def texts(text: str, country: str) -> list[str]:
    found = addresses(page(block(text)).lines, country)
    return [str(candidate.value) for candidate in found]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("14 Curlew Rapid\nOvermere\nLS1 4AP\nEngland", "GB"),
        ("71 Heron Reach\nBaile Nua\nCo. Wexford\nD02 X285\nIreland", "IE"),
        ("Alder Centre, 16 Kestrel Street\nVleikop\nSandrivier\n5180", "ZA"),
        ("307-88 Halyard Pine\nNew Larkfield, NS\nB3J 2K9", "CA"),
        ("Recanto Verde, 24\nFigueira\nSerra Alta - PB, CEP 58174-708", "BR"),
        ("157 Plover Trail\nWest Overmere\nN3 1AF", "GB"),
    ],
)
def test_bare_towns_between_a_street_and_a_postcode_belong_to_it(
    text: str, country: str
) -> None:
    assert texts(text, country) == [text.replace("\n", ", ")]


def test_what_stands_bare_above_a_postcode_is_no_part_of_it_without_a_street() -> None:
    assert texts("Nora Whitfield\nOvermere\nLeeds LS1 4AP", "GB") == ["Leeds LS1 4AP"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A-9720 Waldegg\nLerchengasse 177\nÖsterreich", "AT"),
        ("06720 217, Maehwa-ro\nSeocho-gu, Seoul\nKorea", "KR"),
        ("No. 228, Sec. 2, Larch St.\nEast Dist.\nTaoyuan City 33377\nTaiwan", "TW"),
        ("8-chome 13-17, Kitahama\nChuo-ku\n541-0053\nJapan", "JP"),
        ("224 Plover Island\nSuite 197\nSacramento, CA 95814", "US"),
        ("Rua das Acácias, 15 - Sala 6\nFigueira - Serra/PI\nCEP: 64142-316", "BR"),
        ("Calle Larga, 152\n14554 Villanueva\n(Córdoba)\nEspaña", "ES"),
        ("Plot No. 107, Lotus Nagar\nDevgarh - 526690\nAndhra Pradesh, INDIA", "IN"),
    ],
)
def test_a_postcode_or_a_region_inside_an_address_does_not_end_it(
    text: str, country: str
) -> None:
    assert texts(text, country) == [text.replace("\n", ", ")]


def test_two_offices_without_postcodes_are_told_apart_where_each_begins() -> None:
    offices = ["12 Kestrel Street, Can Tho", "9 Curlew Street, Hanoi"]
    text = "12 Kestrel Street\nCan Tho\n9 Curlew Street\nHanoi"
    assert texts(text, "VN") == offices


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("127 Curlew Parade\nWhanga 4645", "NZ"),
        ("127 Curlew Parade, Whanga 4645", "NZ"),
        ("PO Box 189\nNew Whanga 6437", "NZ"),
    ],
)
def test_four_digits_behind_a_town_are_a_postcode_below_a_street(
    text: str, country: str
) -> None:
    assert texts(text, country) == [text.replace("\n", ", ")]


def test_a_year_or_a_room_behind_words_is_no_address() -> None:
    assert texts("127 Happy Clients\nSince 1987", "NZ") == []
    assert texts("Member 4521", "NZ") == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("PL 297, 38049 Koivukoski", "FI"),
        ("Postboks 883\n0621 Fjellvik", "NO"),
        ("Case postale 12\n1204 Beaulac", "CH"),
        ("Box 114\n411 06 Bytorp", "SE"),
    ],
)
def test_a_post_box_is_where_a_street_else_is(text: str, country: str) -> None:
    assert texts(text, country) == [text.replace("\n", ", ")]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Vicolo Corto 61\n22018 Pratolungo CO", "IT"),
        ("174 Curlew Meadows\nWest Overmere LS1 4AP\nEngland", "GB"),
        ("Ekorrgatan 161 A\nSE-495 76 Bytorp", "SE"),
        ("Ravenbaan 162 · 3336 Hour", "BE"),
        ("194 Curlew Haven\nSacramento CA 95814, U.S.A.", "US"),
        ("Praia Verde, 153\nFigueira\nSerra Alta - PB", "BR"),
        ("Fjellveien 151B, NO-7127 Bakken", "NO"),
    ],
)
def test_words_and_letters_of_other_use_do_not_hide_an_address(
    text: str, country: str
) -> None:
    assert texts(text, country) == [text.replace("\n", ", ")]


def with_gap(text: str, behind: str, heights: float) -> Line:
    """A line with a wider gap behind one of its words."""
    line = block(text)[0]
    cut = next(i for i, word in enumerate(line.words) if word.text == behind) + 1
    shift = heights * line.box.height
    moved = (replace(word, box=word.box.moved(shift, 0)) for word in line.words[cut:])
    return Line((*line.words[:cut], *moved))


def test_two_spaces_behind_a_postcode_part_no_columns() -> None:
    line = with_gap("Ravenlaan 188 - 3927 DC Overveen NB", "DC", 0.5)
    (found,) = addresses([line], "NL")
    assert str(found.value) == "Ravenlaan 188 - 3927 DC Overveen NB"


def test_a_wider_gap_parts_the_column_beside() -> None:
    line = with_gap("Nora Whitfield 3927 DC Overveen", "Whitfield", 1.2)
    assert [str(one.value) for one in addresses([line], "NL")] == ["3927 DC Overveen"]


def test_a_surname_that_is_a_country_makes_no_address() -> None:
    assert texts("Liam Montenegro\nCounsel, Springfield", "US") == []


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Dependable high-level solutions", ""),
        ("Ward, Logan and Osborne", ""),
        ("", "Desde 1933"),
        ("", "Seit 1887"),
    ],
)
def test_slogans_partners_and_years_are_no_lines_of_an_address(
    above: str, below: str
) -> None:
    lines = [above, "12 Larkfield Crescent", "New Halyard, AB", "T2P 0A1", below]
    assert texts("\n".join(filter(None, lines)), "CA") == [
        "12 Larkfield Crescent, New Halyard, AB, T2P 0A1"
    ]

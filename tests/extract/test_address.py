"""Postal addresses: which lines belong to them, and which do not."""

from __future__ import annotations

import pytest
from tests.extract.printed import block, page

from cardtrail.extract.address import addresses
from cardtrail.model.field import Candidate
from cardtrail.model.page import Line
from cardtrail.values.address import PostalAddress


def found(text: str, country: str = "US") -> tuple[Candidate[PostalAddress], ...]:
    return addresses(page(block(text)).lines, country)


def texts(text: str, country: str = "US") -> list[str]:
    return [str(candidate.value) for candidate in found(text, country)]


SACRAMENTO = "410 Larkspur Avenue\nSacramento, CA 95814"
ON_ONE_LINE = "410 Larkspur Avenue, Sacramento, CA 95814"


@pytest.mark.parametrize(
    "label", ["Address:", "Add.", "Head Office:", "Regd. Office:", "Factory:", "HQ:"]
)
def test_a_label_is_not_part_of_the_address(label: str) -> None:
    assert texts(f"{label} {SACRAMENTO}") == [ON_ONE_LINE]


def test_a_street_named_office_park_keeps_its_name() -> None:
    assert texts("Office Park Road 12\nSacramento, CA 95814") == [
        "Office Park Road 12, Sacramento, CA 95814"
    ]


@pytest.mark.parametrize("mark", ["'", "~", "|", "«", "°", "l", "i"])
def test_stray_marks_around_the_lines_are_left_out(mark: str) -> None:
    street, city = SACRAMENTO.split("\n")
    assert texts(f"{mark} {street} {mark}\n{mark} {city} {mark}") == [ON_ONE_LINE]


def test_an_icon_read_as_a_letter_is_left_out() -> None:
    assert texts("Q 410 Larkspur Avenue, Sacramento, CA 95814") == [ON_ONE_LINE]


def test_a_line_without_evidence_between_two_good_ones_belongs() -> None:
    assert texts("410 Larkspur Avenue\nMaison Bleue\nSacramento, CA 95814") == [
        "410 Larkspur Avenue, Maison Bleue, Sacramento, CA 95814"
    ]


def test_two_addresses_one_below_the_other_are_two() -> None:
    assert texts(f"{SACRAMENTO}\n12 Mill Lane\nReno, NV 89501") == [
        ON_ONE_LINE,
        "12 Mill Lane, Reno, NV 89501",
    ]


def test_a_label_begins_another_address() -> None:
    assert texts("Office: 12 Mill Lane, Reno\nFactory: 7 Quarry Road, Elko") == [
        "12 Mill Lane, Reno",
        "7 Quarry Road, Elko",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Brightwater Robotics Corp.",
        "ABN 12 345 678 901",
        "SIRET 123 456 789 00012",
        "Mon-Fri 8:00 am - 5:30 pm",
        "Boston @ Dallas @ Denver @ Tulsa",
        "Dr. Imogen Ashby-Cole,",
        "Head of Research",
    ],
)
def test_a_line_beside_an_address_stays_out_of_it(line: str) -> None:
    assert texts(f"{line}\n{SACRAMENTO}") == [ON_ONE_LINE]


@pytest.mark.parametrize(
    ("read", "meant", "is_doubted"),
    [
        ("P.0. Box 44, Reno, NV 89501", "P.O. Box 44, Reno, NV 89501", False),
        ("4l0 Mill Lane, Reno, NV 895O1", "410 Mill Lane, Reno, NV 89501", False),
        ("4 Mill St, 15t Floor, Reno, NV 89501",
         "4 Mill St, 1st Floor, Reno, NV 89501", True),
    ],
)  # fmt: skip
def test_look_alikes_are_mended_and_doubted_if_print_tells_them_apart(
    read: str, meant: str, is_doubted: bool
) -> None:
    (candidate,) = found(read)
    assert (str(candidate.value), candidate.raw) == (meant, read)
    assert candidate.is_changed == is_doubted


def test_a_full_stop_between_city_and_state_is_a_comma() -> None:
    (candidate,) = found("410 Larkspur Avenue, Reno. NV 89501")
    assert str(candidate.value) == "410 Larkspur Avenue, Reno, NV 89501"
    assert not candidate.is_changed


def test_a_stop_that_shortens_a_street_stays() -> None:
    (candidate,) = found("410 Larkspur Blvd. NV 89501")
    assert "Blvd." in str(candidate.value)


def test_what_was_read_well_is_not_doubted() -> None:
    (candidate,) = found(SACRAMENTO)
    assert not candidate.is_changed


def test_a_card_without_an_address_has_none() -> None:
    assert texts("Nora Whitfield\nHiring Manager\nAlder & Finch Inc.") == []


@pytest.mark.parametrize(
    ("text", "country", "meant"),
    [
        ("9 Curlew Street\nDublin 8\nD08 AB12", "IE",
         "9 Curlew Street, Dublin 8, D08 AB12"),
        ("9 Curlew Street\nSligo\nF91 XY12", "US", "9 Curlew Street, Sligo, F91 XY12"),
        ("21 Kiln Row\nCardiff\nCF11 9ZZ", "GB", "21 Kiln Row, Cardiff, CF11 9ZZ"),
        ("Tallkottsstigen 9\n752 31 Uppsala", "US",
         "Tallkottsstigen 9, 752 31 Uppsala"),
        ("Tallkottsstigen 9, SE-752 31 Uppsala", "SE",
         "Tallkottsstigen 9, SE-752 31 Uppsala"),
        ("al. Jaworowa 12/4, 61-001 Poznań", "US", "al. Jaworowa 12/4, 61-001 Poznań"),
        ("Am Eulenturm 7\nD-04103 Leipzig", "DE", "Am Eulenturm 7, D-04103 Leipzig"),
        ("Corso Ginestra 8 - 10121 Torino TO", "US",
         "Corso Ginestra 8 - 10121 Torino TO"),
    ],
)  # fmt: skip
def test_an_address_is_whole_whatever_the_form_of_its_postcode(
    text: str, country: str, meant: str
) -> None:
    assert texts(text, country) == [meant]


@pytest.mark.parametrize(
    ("first", "second", "country"),
    [
        ("9 Curlew Street, Cork, T23 AB12", "40 Heather Lane, Cork, T23 AB12", "IE"),
        ("21 Kiln Row, Cardiff, CF11 9ZZ", "4 Dyers Lane, Leeds LS2 8ZZ", "GB"),
        ("Lerchengasse 3, 8005 Zürich", "Mattenweg 7, CH-4051 Basel", "CH"),
        ("Corso Ginestra 8 - 10121 Torino TO", "Via Ginestra, 4, 16121 Genova (GE)",
         "US"),
        ("Am Eulenturm 7, 04103 Leipzig", "Lerchenweg 5, 10115 Berlin", "DE"),
    ],
)  # fmt: skip
def test_two_offices_are_two_addresses(first: str, second: str, country: str) -> None:
    assert texts(f"{first}\n{second}", country) == [first, second]


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Ottilie Kettering", "GB"),
        ("Brackish Kettering Engineering", "GB"),
        ("Alder Row Australia", "AU"),
        ("Family business since 1974", "CH"),
        ("Växel 08-465 004 44", "SE"),
        ("Text FINCH to 55512", "US"),
        ("HRB 98765", "DE"),
    ],
)
def test_a_line_that_only_looks_like_an_address_is_none(
    line: str, country: str
) -> None:
    assert texts(line, country) == []


@pytest.mark.parametrize(
    "line",
    [
        "Est. 1974",
        "ISO 14001",
        "Open 9.00-17.30",
        "MWST CHE-123.456.789",
        "VAT No. GB 987 6543 21",
        "Ottilie Kettering",
        "Reception 041 000 12 34",
    ],
)
def test_what_stands_below_a_whole_address_stays_out_of_it(line: str) -> None:
    assert texts(f"Lerchengasse 3\n3011 Bern\n{line}", "CH") == [
        "Lerchengasse 3, 3011 Bern"
    ]


def test_the_country_below_a_whole_address_belongs_to_it() -> None:
    assert texts("Lerchengasse 3\n3011 Bern\nSchweiz", "CH") == [
        "Lerchengasse 3, 3011 Bern, Schweiz"
    ]


def test_a_number_of_the_trade_register_behind_an_address_is_left_out() -> None:
    (candidate,) = found("Molenstraat 7, 3011 AB Rotterdam KvK 00098765", "NL")
    assert str(candidate.value) == "Molenstraat 7, 3011 AB Rotterdam"
    assert "KvK" not in [word.text for word in candidate.words]


def test_an_office_with_a_number_keeps_its_name() -> None:
    assert texts("Office 7, 12 Mill Lane, Reno, NV 89501") == [
        "Office 7, 12 Mill Lane, Reno, NV 89501"
    ]


def test_words_of_another_column_that_stand_close_are_left_out() -> None:
    (title,) = block("Head of Sales", at=(80, 102))
    (city,) = block("10115 Berlin", at=(title.box.right + 36, 102))
    (street,) = block("Lerchenweg 5", at=(title.box.right + 36, 60))
    lines = (street, Line(title.words + city.words))
    (candidate,) = addresses(lines, "DE")
    assert str(candidate.value) == "Lerchenweg 5, 10115 Berlin"


def test_a_wide_space_between_a_postcode_and_its_town_parts_nothing() -> None:
    (street,) = block("Lerchenweg 5", at=(80, 60))
    (code,) = block("04103", at=(80, 102))
    (town,) = block("Kleinhausen", at=(code.box.right + 30, 102))
    (candidate,) = addresses((street, Line(code.words + town.words)), "DE")
    assert str(candidate.value) == "Lerchenweg 5, 04103 Kleinhausen"


def test_a_gap_that_no_other_line_begins_at_parts_no_columns() -> None:
    (street,) = block("410 Larkspur Avenue", at=(80, 60))
    (rest,) = block("Lecture and", at=(80, 102))
    (hall,) = block("Assembly Hall, Suite 400", at=(rest.box.right + 27, 102))
    (town,) = block("Sacramento, CA 95814", at=(80, 144))
    lines = (street, Line(rest.words + hall.words), town)
    (candidate,) = addresses(lines, "US")
    assert str(candidate.value) == (
        "410 Larkspur Avenue, Lecture and Assembly Hall, Suite 400, "
        "Sacramento, CA 95814"
    )


def test_words_behind_an_address_are_no_part_of_it_wherever_they_begin() -> None:
    (city,) = block("Via dei Tigli 5 - 40121 Bologna BO", at=(80, 102))
    (hours,) = block("Riceve su appuntamento", at=(city.box.right + 30, 102))
    (candidate,) = addresses((Line(city.words + hours.words),), "IT")
    assert str(candidate.value) == "Via dei Tigli 5 - 40121 Bologna BO"

"""Telephone numbers, their kinds, and numbers that are something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.printed import block, page

from cardtrail.extract.country import Home
from cardtrail.extract.phone import phones
from cardtrail.model.field import Candidate
from cardtrail.values.phone import PhoneKind, PhoneNumber

US = Home("US", is_told=True)
GB = Home("GB", is_told=True)


def found(text: str, home: Home = US) -> tuple[Candidate[PhoneNumber], ...]:
    return phones(page(block(text)), home, frozenset())


def told(text: str, home: Home = US) -> list[tuple[str, str | None]]:
    return [(str(c.value or c.raw), c.kind) for c in found(text, home)]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Tel:", "work"), ("T", "work"), ("Direct", "work"), ("Durchwahl", "work"),
        ("Toll-free", "work"), ("Cell", "mobile"), ("M.", "mobile"), ("HP", "mobile"),
        ("Móvil:", "mobile"), ("Port.", "mobile"), ("WhatsApp", "mobile"),
        ("Fax", "fax"), ("F:", "fax"), ("Téléc. :", "fax"), ("Telefax", "fax"),
        ("Tel/Fax:", "work"), ("Res.", "home"), ("H:", "home"),
    ],
)  # fmt: skip
def test_the_label_tells_the_kind(label: str, kind: str) -> None:
    assert told(f"{label} 916-555-0160") == [("+19165550160", kind)]


def test_a_label_may_stand_behind_the_number() -> None:
    assert told("916-555-0160 (fax)") == [("+19165550160", "fax")]


def test_two_numbers_on_a_line_have_a_label_each() -> None:
    assert told("T 916-555-0160 F 916-555-0161") == [
        ("+19165550160", "work"),
        ("+19165550161", "fax"),
    ]


def test_a_label_serves_the_whole_list() -> None:
    assert told("Mobile: 916-555-0160, 916-555-0177") == [
        ("+19165550160", "mobile"),
        ("+19165550177", "mobile"),
    ]


@pytest.mark.parametrize("separator", [", ", " / ", "/"])
def test_a_number_in_a_list_takes_the_area_code_before_it(separator: str) -> None:
    first, second = found(f"Tel: 020 7946 0958{separator}7946 0123", GB)
    assert str(second.value) == "+442079460123"
    assert (first.is_changed, second.is_changed) == (False, True)


@pytest.mark.parametrize(
    ("line", "extension"),
    [("916-555-0160 x204", "204"), ("916-555-0160 Ext. 12", "12")],
)
def test_an_extension_belongs_to_its_number(line: str, extension: str) -> None:
    (candidate,) = found(line)
    assert candidate.value == PhoneNumber("+19165550160", extension)


@pytest.mark.parametrize(
    "line",
    [
        "VAT No. 123 4567 89",
        "ABN 12 345 678 901",
        "SIRET 123 456 789 00012",
        "GSTIN: 27AAAAA0000A1Z5",
        "P. IVA 01234567890",
        "License # 01234567",
        "CNPJ 12.345.678/0001-95",
        "Mon-Fri 8:00-17:30",
        "Since 1987-2024",
        "P.O. Box 916555",
        "Sacramento, CA 95814-1234",
    ],
)
def test_other_numbers_are_not_dialled(line: str) -> None:
    assert found(line) == ()


def test_letters_read_for_digits_are_mended_and_doubted() -> None:
    (candidate,) = found("Tel: 9l6-555-O16O")
    assert str(candidate.value) == "+19165550160"
    assert candidate.raw == "9l6-555-O16O"
    assert candidate.is_changed


def test_of_two_near_twins_without_labels_the_second_is_doubted() -> None:
    first, second = found("916-555-0160\n916-555-0161")
    assert (first.is_changed, second.is_changed) == (False, True)


def test_labelled_near_twins_are_not_doubted() -> None:
    numbers = found("Tel 916-555-0160\nCell 916-555-0161")
    assert [number.is_changed for number in numbers] == [False, False]


def test_a_trunk_prefix_whose_bracket_was_not_closed_is_one_all_the_same() -> None:
    assert told("T +44 (020 7946 0182") == [("+442079460182", "work")]


def test_a_number_printed_twice_is_told_twice() -> None:
    assert len(found("Tel: 916-555-0160\nOrders: 916-555-0160")) == 2


def test_a_number_printed_for_two_offices_is_told_for_each() -> None:
    text = (
        "12 Mill Lane, Sacramento, CA 95814\nTel: 916-555-0160\n\n"
        "9 Fir Road, Boise, ID 83702\nTel: 916-555-0160"
    )
    assert told(text) == [("+19165550160", "work")] * 2


def test_a_number_that_is_also_the_fax_is_told_as_both() -> None:
    text = "Tel: 916-555-0160\nFax: 916-555-0160"
    assert told(text) == [("+19165550160", "work"), ("+19165550160", "fax")]


def test_ink_that_was_read_twice_is_told_once() -> None:
    line = block("Tel: 916-555-0160", at=(80, 60))
    again = block("; Tel: 916-555-0160", at=(60, 78))
    assert len(phones(page(line, again), US, frozenset())) == 1


def test_labels_are_found_in_a_column_of_their_own() -> None:
    labels = block("Mobile\nFax", at=(80, 60))
    numbers = block("916-555-0160\n' 916-555-0161", at=(400, 60))
    kinds = [c.kind for c in phones(page(labels, numbers), US, frozenset())]
    assert kinds == [PhoneKind.MOBILE, PhoneKind.FAX]


@settings(deadline=None)  # the first example loads the data of the library
@given(
    st.integers(100, 199),
    st.sampled_from(["916-555-0{}", "(916) 555 0{}", "916.555.0{}"]),
)
def test_every_way_to_group_a_number_gives_the_same(last: int, form: str) -> None:
    assert told("Tel: " + form.format(last)) == [(f"+19165550{last}", "work")]

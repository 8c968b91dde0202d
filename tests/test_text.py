"""Plain text: unified spaces and marks, folded for comparing, in normal case."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.text import (
    alike,
    digits_restored,
    fold,
    letters_restored,
    natural_case,
    printable,
    prints_alike,
    unify,
    words_of,
)


def test_dashes_quotes_and_spaces_become_plain() -> None:
    assert unify("Alder \N{EN DASH} Finch\N{RIGHT SINGLE QUOTATION MARK}s\t Ltd ") == (
        "Alder - Finch's Ltd"
    )


def test_folding_forgets_case_accents_and_full_width() -> None:
    assert fold("Mü\N{LATIN SMALL LETTER SHARP S} \N{FULLWIDTH DIGIT FIVE}") == "muss 5"


@pytest.mark.parametrize(
    ("written", "plain"),
    [("Łódź", "lodz"), ("Åsa Bjørn", "asa bjorn"), ("Ðorđe", "dorde"), ("Ærø", "aero")],
)
def test_folding_forgets_strokes_and_ligatures(written: str, plain: str) -> None:
    assert fold(written) == plain


@pytest.mark.parametrize(
    ("shouted", "natural"),
    [
        ("NORA WHITFIELD", "Nora Whitfield"),
        ("HEAD OF PEOPLE AND PLACES", "Head of People and Places"),
        ("MCDONALD'S O'BRIEN", "McDonald's O'Brien"),
        ("J. R. WHITFIELD III", "J. R. Whitfield III"),
        ("VI WHITFIELD", "Vi Whitfield"),
        ("CEO, IT SERVICES", "CEO, IT Services"),
        ("FINCH GMBH", "Finch GmbH"),
        ("HR MANAGER", "HR Manager"),
        ("Already Mixed CASE", "Already Mixed CASE"),
        ("916", "916"),
    ],
)
def test_capitals_come_to_normal_case(shouted: str, natural: str) -> None:
    assert natural_case(shouted) == natural


@given(st.text(max_size=40))
def test_unifying_twice_changes_nothing_more(text: str) -> None:
    assert unify(unify(text)) == unify(text)


@given(st.text(max_size=40))
def test_normal_case_changes_no_letter(text: str) -> None:
    assert fold(natural_case(text)) == fold(text)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("916-555-O16O", "916-555-0160"),
        ("(O20) 7946 O958", "(020) 7946 0958"),
        ("+44 (O)20 7946 0l32", "+44 (0)20 7946 0132"),
        ("5l2.555.Ol66", "512.555.0166"),
    ],
)
def test_letters_inside_a_number_are_read_as_digits(read: str, meant: str) -> None:
    assert digits_restored(read) == meant


@pytest.mark.parametrize(
    "printed",
    ["O 916-555-0160", "1-800-GUTTERS", "020 7946 0950 I 020 7946 0951", "T: 555-0160"],
)
def test_letters_beside_a_number_stay(printed: str) -> None:
    assert digits_restored(printed) == printed


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("7-chome 0hara-cho", "7-chome Ohara-cho"),
        ("P.0. Box 12", "P.O. Box 12"),
        ("lndia", "India"),
        ("4l0 Larkspur R0ad", "410 Larkspur Road"),
        ("l2 M1ll Lane", "12 Mill Lane"),
        ("15t Avenue", "1st Avenue"),
        ("BOST0N, Bo5ton", "BOSTON, Boston"),
    ],
)
def test_what_no_word_has_is_read_as_what_is_meant(read: str, meant: str) -> None:
    assert letters_restored(read) == meant


@pytest.mark.parametrize(
    "printed",
    [
        "B2B",
        "Flat 12A",
        "3rd 8th 25th",
        "K0A 1B0",
        "5eme",
        "ltd",
        "llc",
        "W1A 0AX",
        "l",
    ],
)
def test_what_may_be_printed_stays(printed: str) -> None:
    assert letters_restored(printed) == printed


@given(st.text(alphabet="0O1lI5S abz.-()", max_size=30))
def test_mending_never_changes_the_length(text: str) -> None:
    assert len(digits_restored(text)) == len(letters_restored(text)) == len(text)


@given(st.text(alphabet="0123456789 ().-+", max_size=30))
def test_a_number_read_in_digits_alone_is_never_mended(text: str) -> None:
    assert digits_restored(text) == text
    assert letters_restored(text) == text


def test_swaps_of_one_look_alike_come_before_swaps_of_two() -> None:
    assert list(alike("9O5l")) == [
        "905l",
        "9OSl",
        "9O51",
        "90Sl",
        "9051",
        "9OS1",
        "90S1",
    ]


def test_a_word_of_nothing_but_look_alikes_is_left_alone() -> None:
    assert list(alike("0" * 9)) == []


@pytest.mark.parametrize(
    ("seen", "meant"),
    [("8OO1 Bern", "8001 Bern"), ("lan", "Ian"), ("4l2", "412"), ("", "")],
)
def test_characters_of_one_shape_print_alike(seen: str, meant: str) -> None:
    assert prints_alike(seen, meant)


@pytest.mark.parametrize(
    ("seen", "meant"), [("N0ra", "Nora"), ("Bem", "Bern"), ("S4", "54"), ("a", "b")]
)
def test_other_characters_do_not(seen: str, meant: str) -> None:
    assert not prints_alike(seen, meant)


def test_words_are_runs_of_letters_without_case_and_accents() -> None:
    assert words_of("Café No. 5, B2B") == ("cafe", "no", "b", "b")
    assert words_of("5 - 7") == ()


@given(st.text(max_size=40))
def test_what_is_printable_is_one_line_without_control_characters(text: str) -> None:
    shown = printable(text)
    assert shown == " ".join(shown.split())
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in shown)


def test_nothing_is_printable_as_an_empty_text() -> None:
    assert printable(None) == ""

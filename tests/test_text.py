"""Plain text: unified spaces and marks, folded for comparing, in normal case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.text import fold, natural_case, unify


def test_dashes_quotes_and_spaces_become_plain() -> None:
    assert unify("Alder \N{EN DASH} Finch\N{RIGHT SINGLE QUOTATION MARK}s\t Ltd ") == (
        "Alder - Finch's Ltd"
    )


def test_folding_forgets_case_accents_and_full_width() -> None:
    assert fold("Mü\N{LATIN SMALL LETTER SHARP S} \N{FULLWIDTH DIGIT FIVE}") == "muss 5"


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

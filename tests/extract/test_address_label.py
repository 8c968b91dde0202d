"""What stands around an address is no part of it."""

from __future__ import annotations

import pytest
from tests.extract.printed import block

from cardtrail.extract.address_label import joined, without_label_behind


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("34000 Waldegg • Handy", "34000 Waldegg"),
        ("32009 Koivukoski • Puh.", "32009 Koivukoski"),
        ("9196 Ravenheide / T", "9196 Ravenheide"),
        ("4780 Ravenheide Direct", "4780 Ravenheide"),
        ("6043 Beaulac • Tel. Büro", "6043 Beaulac"),
        ("34000 Waldegg • E-Mail", "34000 Waldegg"),
        ("CH-2799 Beaulac, Schweiz Zentrale:", "CH-2799 Beaulac, Schweiz"),
    ],
)
def test_the_label_of_the_number_behind_it_is_cut_off(line: str, kept: str) -> None:
    assert without_label_behind(block(line)[0]).text == kept


@pytest.mark.parametrize(
    "line", ["Piazza Corta, 124/D", "60314 Frankfurt am Main", "Beaulac - B", "Direct"]
)
def test_what_may_be_of_the_address_stays(line: str) -> None:
    assert without_label_behind(block(line)[0]).text == line


def test_a_postcode_keeps_its_own_label() -> None:
    assert joined(["Serra Alta - PB", "CEP: 58174-708"]) == (
        "Serra Alta - PB, CEP: 58174-708"
    )


def test_labels_before_an_address_are_left_out() -> None:
    assert joined(["Head Office: 12 Mill Lane", "Leeds LS1 4AP"]) == (
        "12 Mill Lane, Leeds LS1 4AP"
    )

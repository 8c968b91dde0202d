"""Postal addresses: which lines belong to them, and which do not."""

from __future__ import annotations

import pytest
from tests.extract.printed import block, page

from cardtrail.extract.address import addresses
from cardtrail.model.field import Candidate
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
    ("read", "meant"),
    [
        ("P.0. Box 44, Reno, NV 89501", "P.O. Box 44, Reno, NV 89501"),
        ("4l0 Larkspur Avenue, Reno, NV 895O1", "410 Larkspur Avenue, Reno, NV 89501"),
    ],
)
def test_look_alikes_are_mended_and_doubted(read: str, meant: str) -> None:
    (candidate,) = found(read)
    assert (str(candidate.value), candidate.raw) == (meant, read)
    assert candidate.is_changed


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

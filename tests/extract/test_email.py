"""E-mail addresses as readers see them: whole, with gaps, with dirt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.printed import block, page

from cardtrail.extract.email import emails
from cardtrail.model.field import Candidate
from cardtrail.values.email import EmailAddress


def found(line: str) -> tuple[Candidate[EmailAddress], ...]:
    return emails(page(block(line)))


@pytest.mark.parametrize(
    "line",
    [
        "nora@alder.example",
        "Email: nora@alder.example",
        "e nora@alder.example",
        "«nora@alder.example»",
        "®nora@alder.example|",
        "nora@alder.example. Call us",
        "Write to nora@alder.example",
    ],
)
def test_an_address_is_found_among_labels_and_marks(line: str) -> None:
    (candidate,) = found(line)
    assert str(candidate.value) == "nora@alder.example"
    assert not candidate.is_changed


@pytest.mark.parametrize(
    ("line", "meant", "raw"),
    [
        ("nora @ alder . example", "nora@alder.example", "nora @ alder . example"),
        ("nora@finch com", "nora@finch.com", "nora@finch com"),
        ("nora@finch,com", "nora@finch.com", "nora@finch,com"),
        ("nora@finch.c0m", "nora@finch.com", "nora@finch.c0m"),
        ("nora@finch.corn", "nora@finch.com", "nora@finch.corn"),
        ("nora/@alder.example", "nora@alder.example", "nora/@alder.example"),
        ("nora@alder-.example", "nora@alder.example", "nora@alder-.example"),
        ("nora@alder..example", "nora@alder.example", "nora@alder..example"),
        ("nora. wood@alder.example", "nora.wood@alder.example",
         "nora. wood@alder.example"),
    ],
)  # fmt: skip
def test_what_was_mended_stays_as_read_beside_the_value(
    line: str, meant: str, raw: str
) -> None:
    (candidate,) = found(line)
    assert (str(candidate.value), candidate.raw) == (meant, raw)


@pytest.mark.parametrize(
    "line",
    ["nora@finch com", "nora@finch.c0m", "nora/@alder.example", "nora w@alder.example"],
)
def test_what_is_not_read_letter_for_letter_is_doubted(line: str) -> None:
    (candidate,) = found(line)
    assert candidate.is_changed


@pytest.mark.parametrize("line", ["E.nora@alder.example", "e-mail.nora@alder.example"])
def test_what_may_be_a_label_or_a_part_of_the_address_is_doubted(line: str) -> None:
    (candidate,) = found(line)
    assert candidate.is_changed


def test_a_misprinted_ending_is_kept_as_printed() -> None:
    (candidate,) = found("nora@finch.con")
    assert (candidate.value, candidate.raw) == (None, "nora@finch.con")


def test_bullets_read_as_at_signs_are_no_addresses() -> None:
    assert found("Austin @ Dallas @ Tulsa") == ()


def test_an_address_printed_twice_is_found_once() -> None:
    assert len(found("nora@alder.example\nNORA@alder.example")) == 1


@settings(deadline=None)  # the first example loads the data of the library
@given(st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?", fullmatch=True))
def test_every_plain_address_is_read_as_it_is(local: str) -> None:
    (candidate,) = found(f"{local}@alder.example")
    assert str(candidate.value) == f"{local}@alder.example"


@pytest.mark.parametrize("scrap", ["A@ACIH", "W@", "5@x7", "B@BBLE CREEK"])
def test_a_scrap_of_a_logo_is_no_address(scrap: str) -> None:
    assert found(scrap) == ()


@pytest.mark.parametrize("line", ["nora@gmailcom", "E-mail: nora@alderexample"])
def test_an_address_that_lost_its_dot_is_kept_as_malformed(line: str) -> None:
    (candidate,) = found(line)
    assert candidate.value is None


def test_a_bullet_behind_an_address_is_no_part_of_it() -> None:
    (candidate,) = found("nora@alder.example·www.alder.example")
    assert str(candidate.value) == "nora@alder.example"
    assert not candidate.is_changed

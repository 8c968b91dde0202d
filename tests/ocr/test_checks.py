"""What settles a dispute between two readings, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.ocr.checks import Knowledge

KNOWN = frozenset({"nora", "whitfield", "manager", "avenue", "jose"})

some_text = st.text(st.sampled_from("aeO01Il5S@.-: é"), max_size=12)


def settled(first: str, second: str, elsewhere: str = "") -> str | None:
    """The text that checks out, whichever of the two it stands in."""
    knowledge = Knowledge(KNOWN.__contains__, elsewhere)
    index, other = knowledge.settle(first, second), knowledge.settle(second, first)
    if index is None or other is None:
        assert index is other
        return None
    assert index != other
    return (first, second)[index]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("nora@alder.example", "noraQalder.example"),
        ("nora@alder.example", "nora@alderexample"),
        ("nora@alder.example", "nora@alder.exampIe1"),
        ("nora@alder.com", "nora@alder.corn"),
        ("nora@alder.example", "nora@@alder.example"),
        ("E: nora@alder.example", "E: nora@alder..example"),
    ],
    ids=["no at", "no dot", "look-alike", "no such domain", "two ats", "two dots"],
)
def test_an_email_address_that_can_be_written_to_wins(right: str, wrong: str) -> None:
    assert settled(right, wrong) == right


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("www.alder.example", "www.alderexample"),
        ("https://alder.example/team", "https//alder.example/team"),
    ],
)
def test_a_website_that_can_be_opened_wins(right: str, wrong: str) -> None:
    assert settled(right, wrong) == right


def test_of_two_valid_addresses_the_one_whose_host_is_printed_elsewhere_wins() -> None:
    right, wrong = "nora@alderfinch.example", "nora@aldorfinch.example"
    assert settled(right, wrong, "www.alderfinch.example") == right
    assert settled(right, wrong) is None


def test_a_host_of_a_few_letters_is_not_looked_for_elsewhere() -> None:
    found = settled("nora@af.example", "nora@at.example", "officeaffairs")
    assert found is None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("0160", "O16O"),
        ("916-555-0160", "9I6-555-0I60"),
        ("95814", "958I4"),
        ("Ohara", "0hara"),
    ],
)
def test_digits_win_inside_a_number_and_letters_inside_a_word(
    right: str, wrong: str
) -> None:
    assert settled(right, wrong) == right


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Whitfield", "Whitfiold"),
        ("WHITFIELD", "WHITFIFLD"),
        ("Nora Whitfield", "Nora Whitfiold"),
    ],
)
def test_a_known_word_wins(right: str, wrong: str) -> None:
    assert settled(right, wrong) == right


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("", ""),
        ("Nora", "Nora"),
        ("916", "918"),
        ("Xylo", "Xyla"),
        ("José", "Jose"),
        ("Manager", "Whitfield"),
    ],
    ids=["nothing", "same", "digits", "unknown", "accent", "both known"],
)
def test_where_nothing_tells_nothing_is_settled(first: str, second: str) -> None:
    assert settled(first, second) is None


@given(some_text, some_text)
def test_which_reading_comes_first_does_not_matter(first: str, second: str) -> None:
    assert settled(first, second) in {first, second, None}


@given(some_text)
def test_a_reading_never_wins_against_itself(text: str) -> None:
    assert settled(text, text) is None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("5th", "Sth"), ("1st", "Ist"), ("2B", "ZB"), ("SW1A", "SWIA"), ("0B1", "OBI")],
)
def test_a_code_that_may_be_printed_so_does_not_lose(right: str, wrong: str) -> None:
    assert settled(right, wrong) in {right, None}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("nora@alder.co.uk", "nora@alder.co,uk"),
        ("a@alder.example/b@finch.example", "a@alder.example/b@finchexample"),
        ("lwhitfield@alder.example", "Iwhitfield@alder.example"),
        ("nora_whitfield@alder.example", "nora whitfield@alder.example"),
        ("email: nora@alder.example", "email no ra@alder.example"),
        ("E nora@alder.example", "E no ra@alder.example"),
        ("Whitfiold", "W hitfiold"),
        ("100-0001", "100-000 1"),
    ],
    ids=[
        "comma for a dot", "one of two addresses", "capital for a small L",
        "gap for an underscore", "gap behind a label", "gap behind a letter",
        "capital torn off", "digit torn off",
    ],
)  # fmt: skip
def test_what_is_printed_so_hardly_ever_loses(right: str, wrong: str) -> None:
    assert settled(right, wrong) == right


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("nora.Whitfield@alder.example", "nora.whitfie1d@alder.example"),
        ("manager@alder.example", "manaqer@alder.example"),
        ("24 1", "241"),
        ("E nora@alder.example", "F nora@alder.example"),
    ],
    ids=["name in an address", "word in an address", "floor", "label"],
)
def test_what_may_be_printed_either_way_settles_nothing(
    first: str, second: str
) -> None:
    assert settled(first, second) is None


@pytest.mark.parametrize(
    ("right", "wrong", "elsewhere"),
    [
        ("Whitfeeld", "Whitfoeld", "nora.whitfeeld@alder.example"),
        ("n.whitfeeld@alder.example", "n.whitfoeld@alder.example", "norawhitfeeld"),
        ("nwhitfeeld@alder.example", "nwhitfoeld@alder.example", "norawhitfeeld"),
        ("www.larkspar.example", "www.larkspor.example", "nora@larkspar.example"),
    ],
    ids=["name", "address", "behind an initial", "web site"],
)
def test_what_stands_elsewhere_on_the_card_wins(
    right: str, wrong: str, elsewhere: str
) -> None:
    assert settled(right, wrong, elsewhere) == right
    assert settled(right, wrong) is None


def test_a_short_word_elsewhere_on_the_card_settles_nothing() -> None:
    assert settled("Lane", "Lene", "410larkspurlane") is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("whitfield@alder.c0m", "whitfie1d@alder.com"),
        ("whitfie1d@alder.com", "whitfield@alder.c0m"),
    ],
)
def test_of_two_errors_in_one_word_each_is_settled_by_itself(
    first: str, second: str
) -> None:
    composed = Knowledge(KNOWN.__contains__, "norawhitfield").compose(first, second)
    assert composed is not None
    assert composed.text == "whitfield@alder.com"
    assert (composed.is_settled, composed.is_mixed) == (True, True)


def test_an_error_that_nothing_tells_stays_open_beside_one_that_is_settled() -> None:
    composed = Knowledge(KNOWN.__contains__, "").compose(
        "nora@alder.c0m", "noro@alder.com"
    )
    assert composed is not None
    assert not composed.is_settled


def test_marks_at_the_end_of_a_word_leave_nothing_open() -> None:
    composed = Knowledge(KNOWN.__contains__, "").compose(
        ":nora@alder.com", "nora@alder.c0m"
    )
    assert composed is not None
    assert composed.is_settled


def test_what_has_hardly_a_letter_in_common_is_settled_as_a_whole() -> None:
    composed = Knowledge(KNOWN.__contains__, "").compose("nora@alder.com", "ffl")
    assert composed is not None
    assert (composed.text, composed.is_settled) == ("nora@alder.com", True)


@given(st.text("ab@.l1 ", max_size=12), st.text("ab@.l1 ", max_size=12))
def test_what_two_readings_say_together_is_made_of_both(
    first: str, second: str
) -> None:
    composed = Knowledge(KNOWN.__contains__, "").compose(first, second)
    if composed is not None:
        assert set(composed.text) <= set(first + second)
        assert composed.is_mixed == (composed.text not in {first, second})

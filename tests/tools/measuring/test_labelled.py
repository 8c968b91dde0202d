"""Titles, companies and kinds of numbers are judged as a person would judge them."""

from __future__ import annotations

from typing import Any

import pytest

from measuring.labelled import Json, figures, is_same, is_same_firm, marks


class FirstAndDigits:
    """A scorer that takes the first reading and compares all digits of numbers."""

    def best_reading(self, label: Json, readings: list[Json]) -> Json | None:
        """The first, if any."""
        del label
        return readings[0] if readings else None

    def phone_key(self, text: str, country: str | None) -> str:
        """Its digits."""
        del country
        return "".join(filter(str.isdigit, text))


SCORER = FirstAndDigits()
LABEL: dict[str, Any] = {
    "file": "nora.png",
    "title": "Head of Sales",
    "company": "Alder & Finch",
    "phones": [{"number": "555-0160", "type": "office"}],
    "unsure": [],
}


def reading(**fields: object) -> dict[str, Any]:
    """A card as it was read, with these values besides those of the label."""
    told: dict[str, Any] = {"title": "Head of Sales", "company": "Alder & Finch"}
    told.update(fields)
    phones = told.pop("phones", [("555 0160", "work")])
    return {
        "photo": "cards/nora.png",
        "fields": {
            **{name: text and {"value": text} for name, text in told.items()},
            "phones": [{"value": value, "kind": kind} for value, kind in phones],
        },
    }


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("ALDER & FINCH", "Alder & Finch"),
        ("Müller-Fabrik", "Muller Fabrik"),
        ("Head of Sales, Northern Region", "Head of Sales"),
        ("Alder & Finch / Larkspur Works / Oregon", "Larkspur Works Oregon"),
        (None, None),
    ],
)
def test_letters_make_a_title_and_some_of_its_lines_will_do(
    printed: str | None, read: str | None
) -> None:
    assert is_same(printed, read)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Alder & Finch", "Alder"),
        ("Alder & Finch, Inc.", "Inc."),
        ("Alder & Finch", "Alder & Finch Ltd"),
        ("Alder / Larkspur / Oregon", "Alder Oregon"),
        ("Manager", None),
        (None, "Manager"),
    ],
)
def test_what_is_cut_short_or_invented_is_wrong(
    printed: str | None, read: str | None
) -> None:
    assert not is_same(printed, read)


def test_each_detail_counts_in_its_own_figure() -> None:
    readings = [reading(title="Head of Sale", phones=[("555 0160", "fax")])]
    assert figures([LABEL], readings, SCORER) == {
        "titles_right": 0.0,
        "companies_right": 1.0,
        "kinds_right": 0.0,
    }


def test_the_kind_is_judged_only_of_a_number_that_was_read_right() -> None:
    wrong = reading(phones=[("555 0161", "fax"), ("555 0160", "work")])
    assert marks(LABEL, wrong, SCORER)["kinds_right"] == [True]


def test_a_number_printed_for_two_kinds_of_line_may_be_told_twice() -> None:
    both = [{"number": "555-0160", "type": kind} for kind in ("office", "fax")]
    twice = reading(phones=[("555 0160", "fax"), ("555 0160", "work")])
    label = {**LABEL, "phones": both}
    assert marks(label, twice, SCORER)["kinds_right"] == [True, True]
    once_wrong = reading(phones=[("555 0160", "fax"), ("555 0160", "fax")])
    assert marks(label, once_wrong, SCORER)["kinds_right"] == [True, False]


def test_a_number_at_home_is_one_of_the_others() -> None:
    label = {**LABEL, "phones": [{"number": "555-0160", "type": "other"}]}
    for kind, is_right in (("home", True), ("other", True), ("mobile", False)):
        read = reading(phones=[("555 0160", kind)])
        assert marks(label, read, SCORER)["kinds_right"] == [is_right]


def test_what_the_label_is_not_sure_of_is_left_out() -> None:
    label = {**LABEL, "unsure": ["title", "phones"]}
    assert marks(label, reading(), SCORER) == {"companies_right": [True]}


def test_a_photo_without_a_reading_has_no_title_right_unless_none_is_printed() -> None:
    labels = [LABEL, {**LABEL, "title": None, "company": None}]
    assert figures(labels, [], SCORER) == {
        "titles_right": 0.5,
        "companies_right": 0.5,
        "kinds_right": 0.0,
    }


@pytest.mark.parametrize(
    ("read", "is_right"),
    [
        ("Alder Ltd. Larkspur Research Laboratory", True),
        ("Alder Ltd.", True),
        ("Larkspur Research Laboratory", True),
        ("Alder", False),
        ("Ltd. Larkspur Research", False),
        ("Laboratory", False),
        ("Alder Ltd. Laboratory", False),
        ("Alder Inc.", False),
        (None, False),
    ],
)
def test_the_firm_in_a_label_that_joins_its_rows_will_do(
    read: str | None, is_right: bool
) -> None:
    printed = "Alder Ltd. Larkspur Research Laboratory"
    assert is_same_firm(printed, read) is is_right


def test_the_firm_without_what_tells_it_from_others_is_wrong() -> None:
    assert not is_same_firm("KX Consulting Group", "Consulting Group")
    assert is_same_firm(None, None)
    assert not is_same_firm(None, "Alder")

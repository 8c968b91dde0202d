"""How people are addressed, and how lists read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.errors import InvalidValueError
from cardtrail.followup.wording import Phrases, salutation, spoken_name
from cardtrail.values.name import PersonName


@pytest.mark.parametrize(
    ("printed", "country", "greeting"),
    [
        ("Nora Whitfield", "US", "Dear Nora Whitfield"),
        ("NORA WHITFIELD", None, "Dear Nora Whitfield"),
        ("Nora Whitfield, PhD", "US", "Dear Nora Whitfield"),
        ("Nora Whitfield Ph.D., P.E.", "US", "Dear Nora Whitfield"),
        ("Whitfield, Nora", "US", "Dear Nora Whitfield"),
        ("Nora", "US", "Dear Nora"),
        ("Dr. Nora Whitfield", "US", "Dear Dr. Whitfield"),
        ("Dr. Whitfield", "US", "Dear Dr. Whitfield"),
        ("Prof. Dr. Anna-Lena von der Heide", "DE", "Dear Prof. Dr. von der Heide"),
        ("Ms. Nora Whitfield, MBA", "GB", "Dear Ms. Whitfield"),
        ("Sir John Finch", "GB", "Dear Sir John"),
        ("TANAKA Hiroshi", "JP", "Dear Tanaka Hiroshi"),
        ("Dr. TANAKA Hiroshi", "JP", "Dear Dr. Tanaka"),
        ("Dr. Tanaka Hiroshi", "JP", "Dear Dr. Tanaka Hiroshi"),
        ("WHITFIELD Nora", "FR", "Dear Whitfield Nora"),
        ("田中 宏", "JP", "Dear 田中 宏"),
        ("Νίκος Παπαδόπουλος", "GR", "Dear Νίκος Παπαδόπουλος"),
    ],
)
def test_a_letter_begins_with_what_is_sure_about_the_name(
    printed: str, country: str | None, greeting: str
) -> None:
    assert salutation(PersonName.parse(printed), country) == greeting


def test_on_the_phone_a_name_keeps_its_honorific_and_loses_its_degrees() -> None:
    assert spoken_name(PersonName.parse("Dr. Nora Whitfield, MBA")) == (
        "Dr. Nora Whitfield"
    )


@given(st.text(max_size=40), st.sampled_from(["US", "JP", None]))
def test_a_greeting_says_nothing_that_the_card_does_not(
    printed: str, country: str | None
) -> None:
    try:
        name = PersonName.parse(printed)
    except InvalidValueError:
        return
    greeting = salutation(name, country)

    parts = (name.text, name.prefix, name.given, name.additional, name.family)
    assert set(greeting.split()) <= {"Dear", *" ".join(filter(None, parts)).split()} | {
        word.strip(",") for word in name.text.split()
    }
    assert len(greeting) > len("Dear ")


@pytest.mark.parametrize(
    ("phrases", "text"),
    [
        (("the lab",), "the lab"),
        (("the lab.", "the team"), "the lab and the team"),
        (("the lab", "the team;", "the canteen."), "the lab, the team and the canteen"),
    ],
)
def test_phrases_read_as_one(phrases: tuple[str, ...], text: str) -> None:
    assert str(Phrases(phrases)) == text

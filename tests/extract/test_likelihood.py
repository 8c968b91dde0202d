"""The confidence of a detail is a probability, whatever the figures fitted."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.printed import block, page

from cardtrail.extract.assemble import assemble
from cardtrail.extract.likelihood import MOST, Support, likelihood
from cardtrail.geometry import Box
from cardtrail.model.contact import Contact
from cardtrail.model.field import Candidate, FieldName, Grade, Signal
from cardtrail.model.page import Page, Word
from cardtrail.model.photo import CardImage
from cardtrail.odds import BIAS, read_weights
from cardtrail.validate.check import validate

FIELDS = sorted(set(FieldName) - {FieldName.CARD, FieldName.OTHER_NAME})
"""Those that have weights; another name is weighed as a name."""

shares = st.floats(0, 1)
pairs = st.tuples(shares, shares).map(sorted)
supports = st.builds(
    Support,
    field=st.sampled_from(FIELDS),
    weakest=shares,
    others=shares,
    is_changed=st.booleans(),
    is_parsed=st.booleans(),
    score=st.floats(-20, 40),
    page=shares,
)


@given(supports)
def test_whatever_speaks_for_a_detail_it_has_a_probability(support: Support) -> None:
    assert 0 < likelihood(support) < 1


@pytest.mark.parametrize("clue", ["weakest", "others", "page"])
@given(support=supports, values=pairs)
def test_better_read_words_make_a_detail_no_less_likely(
    clue: str, support: Support, values: list[float]
) -> None:
    worse, better = (
        likelihood(dataclasses.replace(support, **{clue: value}))  # type: ignore[arg-type]
        for value in values
    )
    assert worse <= better


@given(support=supports, values=st.tuples(*[st.floats(-20, 40)] * 2).map(sorted))
def test_more_evidence_makes_a_detail_no_less_likely(
    support: Support, values: list[float]
) -> None:
    less, more = (
        likelihood(dataclasses.replace(support, score=value)) for value in values
    )
    assert less <= more


@given(supports)
def test_beyond_a_measure_more_evidence_counts_no_more(support: Support) -> None:
    much = dataclasses.replace(support, score=MOST)
    assert likelihood(much) == likelihood(dataclasses.replace(much, score=3 * MOST))


def test_every_detail_has_a_weight_for_every_clue() -> None:
    table = read_weights("cardtrail.extract")
    clues = Support(FieldName.NAME, 0.9, 0.9, False, True, 1.0, 0.9).clues
    assert set(table) == set(map(str, FIELDS))
    assert all(set(weights) == {BIAS, *clues} for weights in table.values())


def candidate(
    *confidences: float, value: str | None = "a", is_changed: bool = False
) -> Candidate[str]:
    """A detail of words of these confidences."""
    words = [
        Word("word", Box(20 * i, 0, 20 * i + 10, 10), confidence)
        for i, confidence in enumerate(confidences)
    ]
    signals = (Signal("first", 2.0), Signal("second", -0.5))
    return Candidate(value, "word", tuple(words), signals, is_changed=is_changed)


def test_what_speaks_for_a_detail_is_taken_from_its_words() -> None:
    support = Support.of(FieldName.NAME, candidate(0.9, 0.5, 0.8), 0.7)
    assert support.weakest == 0.5
    assert support.others == pytest.approx(0.72)
    assert support.score == 1.5
    assert support.page == 0.7
    assert (support.is_changed, support.is_parsed) == (False, True)


def test_a_detail_of_one_word_has_no_others_in_doubt() -> None:
    support = Support.of(FieldName.NAME, candidate(0.5), 0.7)
    assert (support.weakest, support.others) == (0.5, 1.0)


def test_a_value_that_is_not_what_was_read_and_one_that_is_none_are_known() -> None:
    changed = Support.of(FieldName.NAME, candidate(0.9, is_changed=True), 0.7)
    assert changed.is_changed
    assert not Support.of(FieldName.NAME, candidate(0.9, value=None), 0.7).is_parsed


PRINTED = """
^Nora Whitfield
Hiring Manager
Alder & Finch Inc.
410 Larkspur Avenue
Sacramento, CA 95814
Mobile: 916 555 0160
"""


def with_confidence(printed: Page, confidence: float) -> Page:
    """The page with every word read as surely as this."""
    lines = tuple(
        dataclasses.replace(
            line,
            words=tuple(
                dataclasses.replace(word, confidence=confidence) for word in line.words
            ),
        )
        for line in printed.lines
    )
    return dataclasses.replace(printed, lines=lines)


def needed(contact: Contact) -> list[float]:
    """The confidences of what the follow-up needs."""
    wanted = {FieldName.NAME, FieldName.ADDRESS, FieldName.PHONE, FieldName.EMAIL}
    return [entry.confidence for name, entry in contact.fields() if name in wanted]


def test_details_of_a_page_that_is_hard_to_read_are_in_doubt(
    card_image: CardImage,
) -> None:
    printed = page(block(PRINTED + "nora@alderandfinch.example"))
    clear, poor = (
        assemble(with_confidence(printed, share), card_image, "US")
        for share in (0.99, 0.3)
    )
    for sure, unsure in zip(needed(clear), needed(poor), strict=True):
        assert sure > unsure
    _, problems = validate(clear)
    assert not any(each.code.endswith(".doubtful") for each in problems)
    graded, _ = validate(poor)
    assert {entry.grade for _, entry in graded.fields()} == {Grade.CHECK}


@pytest.mark.parametrize(
    "seen",
    [
        "nora@alderandfinch,example",
        "nora/@alderandfinch.example",
    ],
)
def test_an_address_that_was_mended_is_to_be_checked_however_sure_the_words(
    card_image: CardImage, seen: str
) -> None:
    printed = with_confidence(page(block(PRINTED + seen)), 0.999)
    contact, problems = validate(assemble(printed, card_image, "US"))
    (email,) = contact.emails
    assert email.text == "nora@alderandfinch.example"
    assert email.grade is Grade.CHECK
    assert any(each.code.startswith("email.") for each in problems)


def test_an_address_as_it_is_printed_is_sure(card_image: CardImage) -> None:
    printed = page(block(PRINTED + "nora@alderandfinch.example"))
    sure = assemble(with_confidence(printed, 0.999), card_image, "US")
    contact, _ = validate(sure)
    assert contact.emails[0].grade is Grade.SURE


def test_another_weighing_takes_the_place_of_what_was_fitted(
    card_image: CardImage,
) -> None:
    asked: list[Support] = []

    def weigh(support: Support) -> float:
        asked.append(support)
        return 0.123

    printed = page(block(PRINTED + "nora@alderandfinch.example"))
    contact = assemble(printed, card_image, "US", weigh)
    assert {entry.confidence for _, entry in contact.fields()} == {0.123}
    assert sorted(s.field for s in asked) == sorted(n for n, _ in contact.fields())

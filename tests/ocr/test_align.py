"""Words of two readings opposite each other: all of them, once, in order."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ocr.pages import line

from cardtrail.model.page import Word
from cardtrail.ocr.align import pairs

texts = st.lists(
    st.text(st.sampled_from("abAB019@.é\u0130"), min_size=1, max_size=6), max_size=6
)


def words(text: str) -> tuple[Word, ...]:
    return line(text).words if text else ()


def told(first: str, second: str) -> list[tuple[str, str]]:
    """The pairs as text."""
    return [
        (" ".join(w.text for w in pair.first), " ".join(w.text for w in pair.second))
        for pair in pairs(words(first), words(second))
    ]


@given(texts, texts)
def test_every_word_of_both_is_in_one_pair_and_in_order(
    first: list[str], second: list[str]
) -> None:
    here, there = words(" ".join(first)), words(" ".join(second))
    found = list(pairs(here, there))
    assert list(itertools.chain.from_iterable(p.first for p in found)) == list(here)
    assert list(itertools.chain.from_iterable(p.second for p in found)) == list(there)
    assert all(pair.first or pair.second for pair in found)


@given(texts)
def test_the_same_words_stand_opposite_each_other_one_by_one(said: list[str]) -> None:
    text = " ".join(said)
    assert told(text, text) == [(word, word) for word in said]


@given(texts)
def test_words_that_the_other_did_not_see_stand_alone(said: list[str]) -> None:
    text = " ".join(said)
    assert told(text, "") == [(word, "") for word in said]
    assert told("", text) == [("", word) for word in said]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "Nora Whitfield",
            "NoraWhitfield",
            [("Nora Whitfield", "NoraWhitfield")],
        ),
        (
            "Tel 916 555 0160",
            "Tel 916 5550160",
            [("Tel", "Tel"), ("916", "916"), ("555 0160", "5550160")],
        ),
        (
            "410 Lark spur Ave",
            "410 Larkspur Ave",
            [("410", "410"), ("Lark spur", "Larkspur"), ("Ave", "Ave")],
        ),
    ],
    ids=["no gap", "a gap less", "a gap more"],
)
def test_a_gap_more_or_less_groups_only_the_words_at_it(
    first: str, second: str, expected: list[tuple[str, str]]
) -> None:
    assert told(first, second) == expected
    assert told(second, first) == [(there, here) for here, there in expected]


@pytest.mark.parametrize("extra", ["|", "Whit", "0160"])
@pytest.mark.parametrize("at", range(4))
def test_a_word_that_one_saw_more_stands_alone(extra: str, at: int) -> None:
    printed = ["Hiring", "Manager", "Sacramento"]
    more = words(" ".join([*printed[:at], extra, *printed[at:]]))
    fewer = more[:at] + more[at + 1 :]
    assert list(pairs(more, fewer)) == [
        ((word,), () if word.text == extra else (word,)) for word in more
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mobile: 916 555 0160", "MobiIe: 9I6 555 O16O"),
        ("NORA WHITFIELD", "Nora Whitfield"),
        ("Zoë Müller Ángeles", "Zoe Muller Angeles"),
        ("Burns corner farm", "Bums comer fann"),
        ("nora@alder.example now", "noraQalder,exampie now"),
    ],
    ids=["digits", "case", "accents", "rn for m", "an address"],
)
def test_look_alikes_stand_opposite_each_other(first: str, second: str) -> None:
    expected = list(zip(first.split(), second.split(), strict=True))
    assert told(first, second) == expected


def test_a_letter_that_is_two_in_lower_case_shifts_nothing() -> None:
    assert told("\u0130stanbul Nora", "Istanbul Nora") == [
        ("\u0130stanbul", "Istanbul"),
        ("Nora", "Nora"),
    ]


def test_nothing_against_nothing_is_no_pair() -> None:
    assert told("", "") == []

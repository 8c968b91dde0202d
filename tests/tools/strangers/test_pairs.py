"""Pairs of cards: of one person, and of two whom much makes look like one."""

from __future__ import annotations

import pytest

from cardtrail.model.page import Page
from strangers.pairs import ONE, TWO, pair


def text(page: Page) -> str:
    return " ".join(line.text for line in page.lines)


@pytest.mark.parametrize("kind", [*ONE, *TWO])
def test_every_kind_gives_two_cards_with_words_the_same_each_time(kind: str) -> None:
    first, second = pair(900_003, kind)
    assert text(first)
    assert text(second)
    assert pair(900_003, kind) == (first, second)


def test_the_same_card_is_one_page_and_all_others_are_two() -> None:
    same, again = pair(900_004, "same card")
    assert same == again
    for kind in {*ONE, *TWO} - {"same card"}:
        first, second = pair(900_004, kind)
        assert text(first) != text(second)


def test_relatives_are_told_apart_on_their_cards() -> None:
    father, son = (text(page) for page in pair(900_005, "father and son"))
    assert "Jr." in son
    assert "Jr." not in father

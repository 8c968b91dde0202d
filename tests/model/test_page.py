"""What a page tells of itself: which way its lines run, and how sure it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.geometry import Box
from cardtrail.model.page import SHORTEST, STANDING, Line, Page, Word


def line(text: str, width: float, height: float, confidence: float = 0.9) -> Line:
    """Words one below the other in a box of this size."""
    words = text.split()
    pitch = height / len(words)
    return Line(
        tuple(
            Word(word, Box(50, pitch * i, 50 + width, pitch * (i + 1)), confidence)
            for i, word in enumerate(words)
        )
    )


@pytest.mark.parametrize(
    ("text", "width", "height", "is_standing"),
    [
        ("Sacramento", 30, 300, True),
        ("Nora Whitfield", 30, 300, True),
        ("916", 30, 90, True),
        ("Sacramento", 300, 30, False),
        ("Inc", 30, 30, False),
        ("Inc", 30, 44, False),
        ("Inc", 30, 46, True),
        ("I", 5, 30, False),
        ("ll", 10, 30, False),
        ("1 1", 10, 60, True),
    ],
)
def test_a_line_stands_if_it_is_much_higher_than_wide_and_no_narrow_letter(
    text: str, width: float, height: float, is_standing: bool
) -> None:
    assert line(text, width, height).is_standing is is_standing


@given(st.integers(SHORTEST, 40), st.floats(1, 500), st.floats(1, 500))
def test_no_line_stands_both_as_it_is_and_turned(
    letters: int, width: float, height: float
) -> None:
    as_it_is = line("a" * letters, width, height)
    turned = line("a" * letters, height, width)
    assert not (as_it_is.is_standing and turned.is_standing)


@given(st.floats(0.1, 10))
def test_a_card_of_another_size_has_the_same_lines_standing(factor: float) -> None:
    assert line("Sacramento", 30, 30 * STANDING + 15).scaled(factor).is_standing
    assert not line("Sacramento", 60, 30).scaled(factor).is_standing


def page(*lines: Line) -> Page:
    return Page("one", 1600, 914, lines)


def test_long_words_count_more_for_the_confidence_of_a_page() -> None:
    long, short = line("Whitfield", 90, 30, 0.9), line("x", 10, 30, 0.4)
    assert page(long, short).confidence == pytest.approx((9 * 0.9 + 0.4) / 10)


def test_a_page_without_a_word_has_no_confidence() -> None:
    assert page().confidence == 0


def test_a_page_of_one_line_is_as_sure_as_the_line() -> None:
    words = line("Nora", 40, 30, 0.8).words + line("Whitfield", 90, 30, 0.6).words
    one = Line(words)
    assert page(one).confidence == pytest.approx(one.confidence)


confident = st.builds(
    line, st.text("abc", min_size=1, max_size=9), st.just(9.0), st.just(9.0),
    st.floats(0, 1),
)  # fmt: skip


@given(st.lists(confident, min_size=1, max_size=6))
def test_a_page_is_no_surer_than_its_surest_word(lines: list[Line]) -> None:
    sure = [word.confidence for word in page(*lines).words]
    assert min(sure) - 1e-9 <= page(*lines).confidence <= max(sure) + 1e-9

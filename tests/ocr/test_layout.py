"""Lines as a person sees them: columns apart, wide-set words together, in order."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ocr.pages import HEIGHT, line, texts

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Word
from cardtrail.ocr.layout import (
    COLUMN_GAP,
    RULE,
    items,
    reading_order,
    same_row,
    typical_height,
)


@st.composite
def rows(draw: st.DrawFn) -> list[Line]:
    """Lines on a card, some side by side, none on another."""
    gaps = st.floats(COLUMN_GAP * HEIGHT + 1, 300)
    lines = []
    for row in range(draw(st.integers(0, 5))):
        left = 0.0
        for text in draw(
            st.lists(st.sampled_from(["Nora", "A B", "916 555 0160"]), max_size=3)
        ):
            lines.append(line(text, left=left, top=60.0 * row))
            left = lines[-1].box.right + draw(gaps)
    return lines


def test_two_columns_read_as_one_line_are_parted() -> None:
    assert texts(items([line("Alder & Finch ____916 555 0160")])) == [
        "Alder & Finch",
        "916 555 0160",
    ]


def test_the_gap_that_parts_grows_with_the_type() -> None:
    wide = "Nora ___Whitfield"
    assert len(items([line(wide, height=HEIGHT)])) == 2
    assert len(items([line(wide, height=HEIGHT * 1.5)])) == 1


def test_a_name_in_wide_type_read_as_two_lines_is_joined() -> None:
    first = line("NORA")
    second = line("WHITFIELD", left=first.box.right + 1.5 * HEIGHT)
    assert texts(items([first, second])) == ["NORA WHITFIELD"]


def test_three_words_read_apart_become_one_line() -> None:
    words = [
        line("NORA"),
        line("LEE", left=60 + HEIGHT),
        line("FINCH", left=105 + 2 * HEIGHT),
    ]
    assert texts(items(words)) == ["NORA LEE FINCH"]


def test_small_print_beside_large_type_stays_apart() -> None:
    name = line("NORA", height=60)
    small = line("Manager", left=name.box.right + 10, top=20, height=22)
    assert texts(items([name, small])) == ["NORA", "Manager"]


def test_lines_below_each_other_stay_apart() -> None:
    assert texts(items([line("Nora"), line("Whitfield", top=40)])) == [
        "Nora",
        "Whitfield",
    ]


def test_a_rule_parts_its_sides_and_is_not_read() -> None:
    assert texts(items([line("916 555 0160 | 916 555 0161")])) == [
        "916 555 0160",
        "916 555 0161",
    ]


@pytest.mark.parametrize("text", [RULE, "| |"])
def test_a_line_of_rules_is_nothing(text: str) -> None:
    assert items([line(text)]) == ()


def test_rows_are_read_from_the_top_and_each_from_the_left() -> None:
    mixed = [
        line("four", left=500, top=64),
        line("two", left=500, top=5),
        line("three", top=60),
        line("one"),
    ]
    assert texts(reading_order(mixed)) == ["one", "two", "three", "four"]


def test_a_dot_does_not_make_a_line_low_nor_a_logo_high() -> None:
    words = [
        Word(text, Box(20 * i, 0, 20 * i + 15, height), 0.9)
        for i, (text, height) in enumerate([("O", 90), ("Nora", 30), (".", 4)])
    ]
    assert typical_height(Line(tuple(words))) == 30


def test_a_row_is_shared_when_half_of_the_lower_box_is_level() -> None:
    tall = Box(0, 0, 10, 100)
    assert same_row(tall, Box(20, 80, 30, 110))
    assert not same_row(tall, Box(20, 90, 30, 120))


@given(rows())
def test_no_word_is_lost_or_made_up(lines: list[Line]) -> None:
    before = Counter(word for entry in lines for word in entry.words)
    after = Counter(word for entry in items(lines) for word in entry.words)
    assert before == after


@given(rows())
def test_what_is_in_order_and_apart_stays_as_it_is(lines: list[Line]) -> None:
    once = items(lines)
    assert items(once) == once == tuple(lines)


@given(rows(), st.randoms())
def test_the_order_of_the_reader_does_not_matter(
    lines: list[Line], random: Random
) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)
    assert items(shuffled) == items(lines)


@given(st.floats(0, 1.7), st.floats(0, 1.7))
def test_parting_and_joining_agree_on_the_same_gap(left: float, right: float) -> None:
    first = line("NORA")
    second = line("LEE", left=first.box.right + left * HEIGHT)
    third = line("FINCH", left=second.box.right + right * HEIGHT)
    together = Line(first.words + second.words + third.words)
    assert items([first, second, third]) == items([together]) == (together,)

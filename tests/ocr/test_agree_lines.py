"""The lines of two readers made one page: joined, parted, upright and lying."""

from __future__ import annotations

import dataclasses

import pytest
from tests.ocr.company import LINES, both, is_word, of, paddle, tesseract
from tests.ocr.pages import line, texts

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Word
from cardtrail.ocr.agree import agree

COLUMNS = (line("Nora Whitfield"), line("Sacramento", left=600.0))
ACROSS = Line(COLUMNS[0].words + COLUMNS[1].words)


@pytest.mark.parametrize("parted", ["paddle", "tesseract"])
def test_two_columns_stay_apart_when_only_one_reader_parts_them(parted: str) -> None:
    if parted == "paddle":
        pages = [paddle(*COLUMNS), tesseract(ACROSS)]
    else:
        pages = [paddle(ACROSS), tesseract(*COLUMNS)]
    assert texts(agree(pages, is_word)) == ["Nora Whitfield", "Sacramento"]


def test_two_columns_that_nobody_parts_stay_together() -> None:
    assert texts(both(ACROSS, ACROSS)) == ["Nora Whitfield Sacramento"]


GAPS = {"narrow": 30.0, "middling": 65.0, "wide": 90.0}
"""Widths between two items in pixels, where lines are 30 pixels high."""


def sides(gap: float, text: str = "Nora Whitfield") -> tuple[Line, Line]:
    """Two items on one row, this far apart."""
    left = line(text)
    return left, line("Sacramento", left=left.box.right + gap)


SPACED = "Nora ____Whitfield"
"""Two words as far apart as the middling gap."""


@pytest.mark.parametrize(
    ("left", "gap", "is_parted"),
    [
        ("Nora Whitfield", "narrow", False),
        ("Nora Whitfield", "middling", True),
        ("Nora Whitfield", "wide", True),
        (SPACED, "middling", False),
        ("Nora", "middling", False),
        ("Nora", "wide", True),
    ],
    ids=[
        "a space", "stands out", "stands out more", "as wide as the others",
        "nothing to compare", "too wide for any space",
    ],
)  # fmt: skip
@pytest.mark.parametrize("parting", ["paddle", "tesseract"])
def test_where_one_reader_parts_two_items_the_gap_tells(
    parting: str, left: str, gap: str, is_parted: bool
) -> None:
    apart = sides(GAPS[gap], left)
    across = (Line(apart[0].words + apart[1].words),)
    seen = (apart, across) if parting == "paddle" else (across, apart)
    result = agree([paddle(*seen[0]), tesseract(*seen[1])], is_word)
    assert len(result.lines) == (2 if is_parted else 1)
    assert result.lines[-1].words[-1].text == "Sacramento"


def test_words_behind_the_gap_tell_how_wide_gaps_are_too() -> None:
    left, right = line("Nora"), line("Alder Finch", left=60.0 + GAPS["middling"])
    across = (Line(left.words + right.words),)
    result = agree([paddle(left, right), tesseract(*across)], is_word)
    assert texts(result) == ["Nora", "Alder Finch"]


@pytest.mark.parametrize("gap", sorted(GAPS))
def test_two_items_that_both_readers_part_stay_apart(gap: str) -> None:
    result = agree([paddle(*sides(GAPS[gap])), tesseract(*sides(GAPS[gap]))], is_word)
    assert texts(result) == ["Nora Whitfield", "Sacramento"]


@pytest.mark.parametrize("gap", sorted(GAPS))
@pytest.mark.parametrize("joining", [True, False])
def test_the_reader_that_saw_both_items_tells_whether_they_are_one(
    gap: str, joining: bool
) -> None:
    left, right = sides(GAPS[gap])
    both_items = (Line(left.words + right.words),) if joining else (left, right)
    result = agree([paddle(*both_items), tesseract(left)], is_word)
    items = ["Nora Whitfield", "Sacramento"]
    assert texts(result) == ([" ".join(items)] if joining else items)


def standing(text: str, left: float = 700.0, confidence: float = 0.9) -> Line:
    """A line that runs up the card, its words one above the other."""
    words, bottom = [], 400.0
    for word in text.split():
        top = bottom - 15.0 * len(word)
        box = Box(left, top, left + 30.0, bottom)
        words.append(Word(word, box, confidence))
        bottom = top - 10.0
    return Line(tuple(words))


@pytest.mark.parametrize("reader", ["paddle", "tesseract"])
def test_print_that_runs_up_the_card_is_kept_as_one_reader_saw_it(reader: str) -> None:
    upward = standing("Alder & Finch")
    pages = {"paddle": paddle(*LINES), "tesseract": tesseract(*LINES)}
    lines = (*pages[reader].lines, upward)
    pages[reader] = dataclasses.replace(pages[reader], lines=lines)
    result = agree(list(pages.values()), is_word)
    assert sorted(texts(result)) == sorted([*LINES, "Alder & Finch"])
    (kept,) = (each for each in result.lines if each.is_standing)
    assert [word.box for word in kept.words] == [word.box for word in upward.words]
    for word in kept.words:
        assert word.readings == ((reader, word.text),)
        assert word.confidence < of(result, "Nora").confidence


def test_print_that_runs_up_the_card_is_no_dispute_with_lines_beside_it() -> None:
    # Its box lies across rows of the lines that the other reader saw.
    upward = standing("Alder & Finch", left=100.0)
    result = agree([paddle(upward), tesseract(*LINES)], is_word)
    assert sorted(texts(result)) == sorted([*LINES, "Alder & Finch"])
    for word in result.words:
        assert len(word.readings) == 1


def test_one_reader_alone_keeps_its_standing_lines() -> None:
    seen = paddle(LINES[0], standing("Alder & Finch"))
    assert sorted(texts(agree([seen], is_word))) == sorted([LINES[0], "Alder & Finch"])


def test_a_standing_line_without_any_width_is_kept() -> None:
    flat = Line((Word("Alder", Box(700.0, 10.0, 700.0, 90.0), 0.9),))
    assert "Alder" in texts(agree([paddle(*LINES, flat), tesseract(*LINES)], is_word))


def test_the_tighter_of_two_boxes_is_taken() -> None:
    high = line("Nora Whitfield", top=-10.0, height=50.0)
    low = line("Nora Whitfield")
    for result in (both(high, low), both(low, high)):
        assert [word.box for word in result.words] == [word.box for word in low.words]


def test_words_parted_differently_take_the_tighter_rows_and_keep_their_own_sides() -> (
    None
):
    apart = line("Nora Whitfield", top=-10.0, height=50.0)
    result = both(apart, line("NoraWhitfield"))
    for word, own in zip(result.words, apart.words, strict=True):
        assert (word.box.left, word.box.right) == (own.box.left, own.box.right)
        assert (word.box.top, word.box.bottom) == (0.0, 30.0)

"""Lines of several readings on the same ink are found together, others are not."""

from __future__ import annotations

import dataclasses

import pytest
from tests.ocr.pages import line, texts

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Word
from cardtrail.ocr.places import places


def tilted(text: str, top: float, slope: float = 0.25) -> Line:
    """A line that falls to the right, each word by itself upright."""
    return Line(
        tuple(
            dataclasses.replace(word, box=word.box.moved(0, slope * word.box.left))
            for word in line(text, top=top).words
        )
    )


def found(*readings: list[Line]) -> list[list[list[str]]]:
    """What stands at each place, by readings, the topmost first."""
    return [[texts(lines) for lines in place] for place in places(readings)]


def test_a_line_that_two_readings_have_is_one_place() -> None:
    assert found([line("Nora Whitfield")], [line("Nora Whitfiold")]) == [
        [["Nora Whitfield"], ["Nora Whitfiold"]]
    ]


def test_lines_one_below_the_other_are_two_places() -> None:
    rows = [line("Nora Whitfield"), line("Hiring Manager", top=32.0)]
    assert len(found(rows, rows)) == 2


def test_pieces_of_a_line_belong_to_it_whichever_reading_has_them() -> None:
    whole = line("916 555 0160")
    pieces = [Line((word,)) for word in whole.words]
    assert found([whole], pieces) == [[["916 555 0160"], ["916", "555", "0160"]]]
    assert found(pieces, [whole]) == [[["916", "555", "0160"], ["916 555 0160"]]]


def test_a_word_that_two_lines_share_is_enough() -> None:
    here, there = line("916 _________Hiring"), line("916 Whitfield")
    assert len(found([here], [there])) == 1


def test_what_only_one_reading_has_is_a_place_of_its_own() -> None:
    assert found([line("Nora")], []) == [[["Nora"], []]]
    assert found([], []) == []


def test_rows_that_tilt_into_each_other_stay_apart() -> None:
    rows = [tilted(text, 40.0 * i) for i, text in enumerate(["Nora Whitfield"] * 4)]
    assert rows[0].box.overlap_y(rows[1].box) > 0
    assert len(found(rows, rows)) == 4
    assert len(found(rows, [Line(row.words[:1]) for row in rows])) == 4


@pytest.mark.parametrize("height", [62.0, 75.0])
def test_dirt_that_reaches_over_two_rows_does_not_make_them_one(height: float) -> None:
    rows = [line("Nora Whitfield"), line("Hiring Manager", top=40.0)]
    dirt = Line((Word("|", Box(60.0, 5.0, 75.0, 5.0 + height), 0.3),))
    for readings in ([rows, [dirt]], [[dirt], rows]):
        assert len(found(*readings)) >= 2


def test_three_readings_of_a_line_are_one_place() -> None:
    whole = line("916 555 0160")
    halves = [Line(whole.words[:1]), Line(whole.words[1:])]
    assert len(found([whole], halves, [whole])) == 1
    assert len(found(halves, [whole], halves)) == 1

"""Tesseract's TSV: every whole row of a word is read, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ocr.pages import texts

from cardtrail.geometry import Box
from cardtrail.ocr.tsv import COLUMNS, parse_tsv

HEADER = "\t".join(COLUMNS)


def row(text: str, number: int = 1, of_line: int = 1, conf: str = "96.5") -> str:
    return f"5\t1\t1\t1\t{of_line}\t{number}\t{40 * number}\t20\t30\t12\t{conf}\t{text}"


def test_words_come_in_lines_with_their_boxes_and_confidence() -> None:
    tsv = "\n".join([row("Nora", 1), row("Whitfield", 2), row("916", 1, 2, "50"), ""])
    first, second = parse_tsv(tsv)
    assert (first.text, second.text) == ("Nora Whitfield", "916")
    assert first.words[0].box == Box(40, 20, 70, 32)
    assert [word.confidence for word in first.words] == [0.965, 0.965]
    assert second.words[0].confidence == 0.5


@pytest.mark.parametrize(
    "other",
    [
        HEADER,
        "4\t1\t1\t1\t1\t0\t40\t20\t300\t12\t-1\t",
        row(""),
        row("   "),
        "5\t1\t1\t1\t1\t1\t40\t20\t30\t12\t96.5",
        "5\t1\t1",
        "",
        row("word", conf=""),
        row("word", conf="nan"),
        row("word", conf="inf"),
        row("word", conf="certain"),
        "read_params_file: Can't open tsv",
    ],
    ids=[
        "header", "line", "no text", "blanks", "no column for the text", "cut off",
        "empty", "no confidence", "not a number", "endless", "in words", "complaint",
    ],
)  # fmt: skip
def test_what_is_no_whole_word_is_left_out(other: str) -> None:
    assert texts(parse_tsv("\n".join([other, row("Nora"), other]))) == ["Nora"]


@pytest.mark.parametrize("text", ['"Nora', "Nora's", '"', "a\tb", "a\rb", "\\t", "5"])
def test_quotes_and_odd_characters_swallow_nothing(text: str) -> None:
    seen = parse_tsv("\n".join([row(text, 1, 1), row("Whitfield", 1, 2)]))
    assert texts(seen) == [" ".join(text.split()), "Whitfield"]


def test_a_word_as_long_as_a_book_is_one_word() -> None:
    assert texts(parse_tsv(row("x" * 200_000))) == ["x" * 200_000]


@pytest.mark.parametrize(
    ("conf", "seen"), [("-1", 0), ("250", 1), ("0", 0), ("100", 1)]
)
def test_confidence_stays_between_nothing_and_all(conf: str, seen: float) -> None:
    assert parse_tsv(row("word", conf=conf))[0].words[0].confidence == seen


def test_dashes_and_quotes_become_plain() -> None:
    (line,) = parse_tsv(row("Finch\N{RIGHT SINGLE QUOTATION MARK}s"))
    assert line.text == "Finch's"


@given(st.text(alphabet="5\t\n\r\"' 1-.aN\0", max_size=200))
def test_garbage_gives_words_with_text_or_nothing(garbage: str) -> None:
    lines = parse_tsv(garbage)
    assert all(line.words for line in lines)
    assert all(word.text for line in lines for word in line.words)


@given(st.lists(st.integers(1, 4), max_size=6))
def test_every_word_is_in_exactly_one_line(counts: list[int]) -> None:
    tsv = "\n".join(
        row(f"w{number}", number, of_line)
        for of_line, count in enumerate(counts)
        for number in range(1, count + 1)
    )
    assert [len(line.words) for line in parse_tsv(tsv)] == counts

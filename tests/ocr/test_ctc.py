"""Words out of what a network says of each column of a line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from cardtrail.ocr.ctc import BLANK, WordText, words

SYMBOLS = ("", *"abo-fi", " ")
"""The first one is the blank."""


def told(columns: str, score: float = 0.9) -> NDArray[np.float32]:
    """What a network says that is sure of a symbol for each column; ``_`` is blank."""
    chosen = [BLANK if c == "_" else SYMBOLS.index(c) for c in columns]
    rest = (1 - score) / (len(SYMBOLS) - 1)
    shares = np.full((len(columns), len(SYMBOLS)), rest, np.float32)
    shares[np.arange(len(columns)), chosen] = score
    return shares


def read(columns: str) -> list[WordText]:
    """The words of a line that fills its columns."""
    return list(words(told(columns), SYMBOLS, len(columns)))


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("", []),
        ("____", []),
        ("abo", ["abo"]),
        ("_aa_b_oo_", ["abo"]),
        ("bo_ob", ["boob"]),
        ("boob", ["bob"]),
        ("_ab_ __oo_", ["ab", "o"]),
        (" ab", ["ab"]),
        ("ab _ ", ["ab"]),
        ("a -_-o", ["a", "--o"]),
    ],
)
def test_a_letter_is_told_once_unless_a_blank_parts_it_from_the_next(
    columns: str, said: Sequence[str]
) -> None:
    assert [word.text for word in read(columns)] == said


def test_a_word_lies_where_its_columns_are() -> None:
    first, second = read("__ab____o_")[0], read("ab _f__i__")[1]
    assert (first.text, first.start, first.end) == ("abo", 0.2, 0.9)
    assert (second.text, second.start, second.end) == ("fi", 0.4, 0.8)


def test_columns_behind_the_end_of_the_line_are_no_part_of_it() -> None:
    (word,) = words(told("_ab_______"), SYMBOLS, length=5)
    assert (word.start, word.end) == (0.2, 0.6)


@given(st.text("abofi- _", max_size=40), st.floats(0.3, 0.99))
def test_every_letter_keeps_the_score_of_its_column(columns: str, score: float) -> None:
    for word in words(told(columns, score), SYMBOLS, len(columns)):
        assert len(word.scores) == len(word.text) > 0
        assert word.scores == pytest.approx([score] * len(word.text))
        assert 0 <= word.start < word.end <= 1


def test_the_likelier_of_two_symbols_is_told() -> None:
    shares = 0.6 * told("aa_o") + 0.4 * told("bbbb")
    (word,) = words(shares, SYMBOLS, 4)
    assert word.text == "ao"
    assert word.scores == pytest.approx([0.55, 0.55], abs=0.02)

"""Where two readers saw different things: who is asked again, and what is told."""

from __future__ import annotations

import dataclasses

import pytest
from tests.ocr.company import LINES, both, is_word, paddle, tesseract

from cardtrail.geometry import Box
from cardtrail.model.page import Word
from cardtrail.ocr.agree import agree


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("916", "918"),
        ("nora@alder.example", "n.ora@alder.example"),
        ("9-1-125/3", "9-1-1253"),
        ("160", "9165550160"),
    ],
    ids=["digits", "dot in an address", "number of a house", "a part"],
)
def test_where_readers_saw_other_letters_or_digits_the_word_is_disputed(
    first: str, second: str
) -> None:
    assert all(word.is_disputed for word in both(first, second).words)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("916", "916"),
        ("Alder,", "Alder"),
        ("916.555", "916-555"),
        ("916 555", "916.555"),
        ("nora@alder.example", "nora@alder.example:"),
        ("Müller", "Muller"),
        ("NoraWhitfield", "Nora Whitfield"),
        ("Whitfield", "Whitfiold"),
        ("nora@alder.co.uk", "nora@alder.co,uk"),
    ],
    ids=[
        "the same", "end", "sign", "gap", "end of an address", "accent",
        "gap left out", "known word", "comma for a dot",
    ],
)  # fmt: skip
def test_what_says_the_same_or_is_settled_is_not_disputed(
    first: str, second: str
) -> None:
    for pair in ((first, second), (second, first)):
        assert not any(word.is_disputed for word in both(*pair).words)


@dataclasses.dataclass
class Again:
    """What readers see when they look again; notes who was asked."""

    seen: tuple[str, ...]
    asked: list[str] = dataclasses.field(default_factory=list)

    def __call__(self, reader: str, box: Box) -> tuple[str, ...]:
        """See Look."""
        assert box.area > 0
        self.asked.append(reader)
        return self.seen


def looked(first: str, second: str, again: Again) -> Word:
    """The one word on a page of two readers, one of whom is asked to look again."""
    (word,) = agree([paddle(first), tesseract(second)], is_word, look=again).words
    return word


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [("916", "918", "tesseract"), ("160", "9165550160", "paddle")],
    ids=["other digits", "a part"],
)
def test_who_saw_something_else_is_asked_to_look_again(
    first: str, second: str, asked: str
) -> None:
    again = Again(())
    assert looked(first, second, again).is_disputed
    assert again.asked == [asked]


@pytest.mark.parametrize("seen", [("916",), ("9l6", "(916)"), ("916.",)])
def test_a_dispute_ends_where_the_other_reader_comes_to_see_the_same(
    seen: tuple[str, ...],
) -> None:
    disputed = looked("916", "918", Again(()))
    settled = looked("916", "918", Again(seen))
    assert (settled.text, settled.is_disputed) == ("916", False)
    assert settled.confidence > disputed.confidence
    assert settled.readings == (("paddle", "916"), ("tesseract", "918"))


@pytest.mark.parametrize("seen", [("918",), ("9161",), ("",), ()])
def test_a_dispute_goes_on_where_another_look_shows_anything_else(
    seen: tuple[str, ...],
) -> None:
    assert looked("916", "918", Again(seen)) == looked("916", "918", Again(()))


@pytest.mark.parametrize(
    ("first", "second"), [("916", "916"), ("Alder,", "Alder"), ("Müller", "Muller")]
)
def test_nobody_looks_again_where_nothing_is_disputed(first: str, second: str) -> None:
    again = Again(("X",))
    looked(first, second, again)
    assert again.asked == []


def test_what_one_reader_saw_alone_is_not_disputed() -> None:
    result = agree([paddle(*LINES), tesseract(LINES[0])], is_word)
    assert not any(word.is_disputed for word in result.words)

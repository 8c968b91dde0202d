"""What holds of two pages whatever the readers saw."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from tests.ocr.company import is_word
from tests.ocr.pages import line

from cardtrail.model.page import Line, Page, Word
from cardtrail.ocr.agree import agree

MISREAD = {"O": "0", "o": "0", "l": "1", "i": "l", "e": "c", "6": "8", "r": "n"}
WORDS = st.sampled_from(
    "Nora Whitfield Hiring Manager 916 555 0160 nora@alder.example CA".split()
)


@st.composite
def looks(draw: st.DrawFn) -> tuple[Page, Page]:
    """What two readers saw of the same print: misread words, and words missed."""
    rows = draw(
        st.lists(
            st.lists(WORDS, min_size=1, max_size=4, unique=True), min_size=1, max_size=4
        )
    )
    pages = []
    for reader in ("paddle", "tesseract"):
        lines = [
            Line(words)
            for row, said in enumerate(rows)
            if (words := draw(seen(said, 60.0 * row)))
        ]
        pages.append(Page(reader, 1600, 914, tuple(lines)))
    first, second = pages
    return first, second


@st.composite
def seen(draw: st.DrawFn, printed: Sequence[str], top: float) -> tuple[Word, ...]:
    """One look at a line; a word lies at the same place in every look."""
    words: list[Word] = []
    for word in line(" ".join(printed), top=top).words:
        if not draw(st.integers(0, 4)):
            continue
        text = word.text
        if not draw(st.integers(0, 3)):
            at = draw(st.integers(0, len(text) - 1))
            text = text[:at] + MISREAD.get(text[at], text[at]) + text[at + 1 :]
        confidence = draw(st.floats(0.3, 1.0))
        words.append(dataclasses.replace(word, text=text, confidence=confidence))
    return tuple(words)


@given(looks())
def test_each_word_tells_what_each_reader_saw_in_its_place(
    pages: tuple[Page, Page],
) -> None:
    texts_at = {one.reader: {w.box: w.text for w in one.words} for one in pages}
    for word in agree(pages, is_word).words:
        assert dict(word.readings) == {
            reader: seen_at[word.box]
            for reader, seen_at in texts_at.items()
            if word.box in seen_at
        }


@given(looks())
def test_the_order_of_the_pages_does_not_matter(pages: tuple[Page, Page]) -> None:
    assert agree(pages, is_word) == agree(pages[::-1], is_word)


@given(looks())
def test_every_confidence_is_a_probability(pages: tuple[Page, Page]) -> None:
    assert all(0 < word.confidence < 1 for word in agree(pages, is_word).words)


@given(looks())
def test_every_letter_was_seen_by_a_reader_at_its_place(
    pages: tuple[Page, Page],
) -> None:
    # Where each reader has made an error of its own, the word is of both.
    for word in agree(pages, is_word).words:
        seen_here = [w.text for one in pages for w in one.words if w.box == word.box]
        letters = zip(word.text, *seen_here, strict=True)
        assert all(letter in seen_there for letter, *seen_there in letters)


@given(looks())
def test_what_both_saw_is_never_lost(pages: tuple[Page, Page]) -> None:
    first, second = ({(w.text, w.box) for w in one.words} for one in pages)
    assert first & second <= {(w.text, w.box) for w in agree(pages, is_word).words}


@given(looks())
def test_no_two_words_lie_on_the_same_ink(pages: tuple[Page, Page]) -> None:
    words = list(agree(pages, is_word).words)
    for i, word in enumerate(words):
        assert all(word.box.overlap(other.box) == 0 for other in words[:i])

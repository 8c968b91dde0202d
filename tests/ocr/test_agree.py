"""Two readers of one card: both are heard, what checks out wins, nothing is made up."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ocr.pages import line, page, texts

from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page, Word
from cardtrail.ocr.agree import AGREED, agree

KNOWN = frozenset("nora whitfield manager hiring sacramento larkspur avenue".split())
LINES = ("Nora Whitfield", "Hiring Manager", "916 555 0160", "nora@alder.example")


def is_word(word: str) -> bool:
    return word in KNOWN


def paddle(*lines: str | Line, confidence: float = 0.9) -> Page:
    return page(*lines, reader="paddle", confidence=confidence)


def tesseract(*lines: str | Line, confidence: float = 0.9) -> Page:
    return page(*lines, reader="tesseract", confidence=confidence)


def both(first: str | Line, second: str | Line) -> Page:
    """The page of two readers who saw one line each, at the same place."""
    agreed = agree([paddle(first), tesseract(second)], is_word)
    assert agreed == agree([tesseract(second), paddle(first)], is_word)
    return agreed


def of(result: Page, text: str) -> Word:
    (word,) = (word for word in result.words if word.text == text)
    return word


def test_what_both_saw_is_kept_with_both_as_witnesses() -> None:
    result = agree([paddle(*LINES), tesseract(*LINES)], is_word)
    assert (result.reader, result.width, result.height) == (AGREED, 1600, 914)
    assert texts(result) == list(LINES)
    for word in result.words:
        assert word.readings == (("paddle", word.text), ("tesseract", word.text))


def test_what_both_saw_is_surer_than_what_they_dispute_or_one_saw_alone() -> None:
    result = both("916 Xylo Finch", "916 Xyla Finch")
    alone = agree([paddle("916"), tesseract()], is_word)
    sure = of(result, "916").confidence
    disputed = next(word for word in result.words if word.text.startswith("Xyl"))
    assert sure > disputed.confidence
    assert sure > of(alone, "916").confidence
    assert sure > 0.9


def test_a_dispute_that_nothing_settles_is_in_doubt() -> None:
    (word,) = both("916", "918").words
    assert word.confidence < 0.8
    assert word.readings == (("paddle", "916"), ("tesseract", "918"))


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


def test_what_one_reader_saw_alone_is_not_disputed() -> None:
    result = agree([paddle(*LINES), tesseract(LINES[0])], is_word)
    assert not any(word.is_disputed for word in result.words)


def test_in_a_dispute_the_second_reader_is_heard_however_sure() -> None:
    for sure, unsure in ((0.98, 0.3), (0.3, 0.98)):
        pages = [
            paddle("916", confidence=sure),
            tesseract("918", confidence=unsure),
        ]
        (word,) = agree(pages, is_word).words
        assert word.text == "916"


def test_of_a_number_that_one_saw_in_part_the_whole_is_taken() -> None:
    assert texts(both("160", "9165550160")) == ["9165550160"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("nora@alder.example", "nora@alderexample"),
        ("nora@alder.com", "nora@alder.corn"),
        ("0160", "O16O"),
        ("916-555-0160", "9I6-555-0I60"),
        ("Müller", "Muller"),
        ("José", "Jose"),
        ("Whitfield", "Whitfiold"),
    ],
    ids=["address", "domain", "digits", "number", "umlaut", "accent", "known word"],
)
@pytest.mark.parametrize("least", [0.5, 0.9])
def test_what_checks_out_wins_whoever_read_it(
    right: str, wrong: str, least: float
) -> None:
    for pages in (
        [paddle(right, confidence=least), tesseract(wrong)],
        [paddle(wrong), tesseract(right, confidence=least)],
    ):
        (word,) = agree(pages, is_word).words
        assert word.text == right
        assert {text for _, text in word.readings} == {right, wrong}


def test_what_checks_out_is_surer_than_a_dispute_that_nothing_settles() -> None:
    (settled,) = both("Whitfield", "Whitfiold").words
    (disputed,) = both("Whitfeeld", "Whitfiold").words
    assert settled.confidence > disputed.confidence


def test_an_address_wins_whose_host_is_printed_elsewhere_on_the_card() -> None:
    right, wrong = "nora@alderfinch.example", "nora@aldorfinch.example"
    site = "www.alderfinch.example"
    for first, second in ((right, wrong), (wrong, right)):
        result = agree([paddle(first, site), tesseract(second, site)], is_word)
        assert texts(result) == [right, site]


def test_a_gap_that_one_reader_left_out_is_kept() -> None:
    result = both("NoraWhitfield 916 555 0160", "Nora Whitfield 916 5550160")
    assert texts(result) == ["Nora Whitfield 916 555 0160"]


def test_where_readers_part_words_differently_the_first_word_tells_what_each_saw() -> (
    None
):
    first, second = both("Nora Whitfield", "NoraWhitfield").words
    assert first.readings == (
        ("paddle", "Nora Whitfield"),
        ("tesseract", "NoraWhitfield"),
    )
    assert second.readings == ()


def test_a_word_that_only_one_saw_is_kept_with_less_confidence_and_one_witness() -> (
    None
):
    result = both("Nora Xylander Whitfield", "Nora _________Whitfield")
    assert texts(result) == ["Nora Xylander Whitfield"]
    alone = of(result, "Xylander")
    assert alone.readings == (("paddle", "Xylander"),)
    assert alone.confidence < of(result, "Nora").confidence


def test_a_line_that_only_one_saw_is_kept_in_its_place() -> None:
    seen = tesseract(LINES[0], *(line(LINES[i], top=60.0 * i) for i in (2, 3)))
    result = agree([paddle(*LINES), seen], is_word)
    assert texts(result) == list(LINES)
    assert of(result, "Hiring").readings == (("paddle", "Hiring"),)
    assert of(result, "Nora").readings == (("paddle", "Nora"), ("tesseract", "Nora"))


@pytest.mark.parametrize("reader", ["paddle", "tesseract"])
def test_what_one_reader_saw_and_hardly_believes_is_dirt(reader: str) -> None:
    print_, dirt = page("Nora"), page("Nora", line("~;i", top=300.0, confidence=0.01))
    dirty = dataclasses.replace(dirt, reader=reader)
    clean = dataclasses.replace(
        print_, reader=({"paddle", "tesseract"} - {reader}).pop()
    )
    assert texts(agree([dirty, clean], is_word)) == ["Nora"]


def test_what_both_saw_is_no_dirt_however_unsure() -> None:
    unsure = [paddle("Nora", confidence=0.05), tesseract("Nora", confidence=0.05)]
    assert texts(agree(unsure, is_word)) == ["Nora"]


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


def sides(gap: float) -> tuple[Line, Line]:
    """Two items on one row, this far apart."""
    left = line("Nora Whitfield")
    return left, line("Sacramento", left=left.box.right + gap)


@pytest.mark.parametrize(
    ("gap", "is_parted"), [("narrow", True), ("middling", False), ("wide", True)]
)
@pytest.mark.parametrize("parting", ["paddle", "tesseract"])
def test_where_one_reader_parts_two_items_the_gap_tells(
    parting: str, gap: str, is_parted: bool
) -> None:
    left, right = sides(GAPS[gap])
    across = (Line(left.words + right.words),)
    apart = (left, right)
    seen = (apart, across) if parting == "paddle" else (across, apart)
    result = agree([paddle(*seen[0]), tesseract(*seen[1])], is_word)
    items = ["Nora Whitfield", "Sacramento"]
    assert texts(result) == (items if is_parted else [" ".join(items)])


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


@pytest.mark.parametrize("reader", ["paddle", "tesseract"])
def test_one_reader_alone_is_believed_as_far_as_it_is_sure(reader: str) -> None:
    seen = page(*LINES, line("~;i", top=300.0, confidence=0.3), reader=reader)
    result = agree([seen], is_word)
    assert result.reader == AGREED
    assert texts(result) == texts(seen)
    assert [word.box for word in result.words] == [word.box for word in seen.words]
    assert all(word.readings == ((reader, word.text),) for word in result.words)
    assert of(result, "~;i").confidence < of(result, "Nora").confidence


def test_two_empty_pages_are_an_empty_page() -> None:
    assert agree([paddle(), tesseract()], is_word) == Page(AGREED, 1600, 914, ())


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
        assert word.text in dict(word.readings).values()


@given(looks())
def test_nothing_is_made_up(pages: tuple[Page, Page]) -> None:
    everything = {word.text for one in pages for word in one.words}
    assert {word.text for word in agree(pages, is_word).words} <= everything


@given(looks())
def test_the_order_of_the_pages_does_not_matter(pages: tuple[Page, Page]) -> None:
    assert agree(pages, is_word) == agree(pages[::-1], is_word)


@given(looks())
def test_every_confidence_is_a_probability(pages: tuple[Page, Page]) -> None:
    assert all(0 < word.confidence < 1 for word in agree(pages, is_word).words)


def test_a_name_beside_its_own_address_is_kept() -> None:
    result = both("Sacramento Nora", "Sacrament0 Nora nora@alder.example")
    assert texts(result) == ["Sacramento Nora nora@alder.example"]


def test_two_words_that_stand_at_two_places_are_no_dispute() -> None:
    result = both("Whitfield Hiring", line("Whitfield ______Manager"))
    assert texts(result) == ["Whitfield Hiring Manager"]


@given(looks())
def test_every_text_was_seen_by_a_reader_at_its_place(pages: tuple[Page, Page]) -> None:
    places = {(word.text, word.box) for one in pages for word in one.words}
    assert {(w.text, w.box) for w in agree(pages, is_word).words} <= places


@given(looks())
def test_what_both_saw_is_never_lost(pages: tuple[Page, Page]) -> None:
    first, second = ({(w.text, w.box) for w in one.words} for one in pages)
    assert first & second <= {(w.text, w.box) for w in agree(pages, is_word).words}


@given(looks())
def test_no_two_words_lie_on_the_same_ink(pages: tuple[Page, Page]) -> None:
    words = list(agree(pages, is_word).words)
    for i, word in enumerate(words):
        assert all(word.box.overlap(other.box) == 0 for other in words[:i])

"""Several readings of one card: most win, and nothing is made up."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ocr.pages import HEIGHT, line, page, texts

from cardtrail.model.page import Line, Page
from cardtrail.ocr.vote import LIGHTEST, vote

PRINTED = ("Nora Whitfield", "Hiring Manager", "916 555 0160", "nora@alder.example")

misread = st.sampled_from(["Nora", "Nara", "Whitfield", "Whitfie1d", "916", "9l6", "."])
confidences = st.floats(0.2, 1.0)


@st.composite
def readings(draw: st.DrawFn) -> list[Page]:
    """What up to four readers saw of the same lines: other words, or nothing."""
    shape = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    pages = []
    for reader in range(draw(st.integers(1, 4))):
        lines = []
        for row, count in enumerate(shape):
            seen = line(" ".join(["x" * 8] * count), top=60.0 * row)
            if draw(st.integers(0, 4)):
                words = (
                    dataclasses.replace(
                        word, text=draw(misread), confidence=draw(confidences)
                    )
                    for word in seen.words
                )
                lines.append(Line(tuple(words)))
        pages.append(Page(f"reader {reader}", 1600, 914, tuple(lines)))
    return pages


def words(of: Page | list[Page]) -> Counter[tuple[str, float, float]]:
    """Every word with its place."""
    pages = of if isinstance(of, list) else [of]
    return Counter(
        (word.text, word.box.left, word.box.top) for one in pages for word in one.words
    )


def test_readers_that_see_the_same_are_believed() -> None:
    agreed = vote([page(*PRINTED), page(*PRINTED), page(*PRINTED)], "agreed")
    assert texts(agreed) == list(PRINTED)
    assert [word.confidence for word in agreed.words] == pytest.approx([0.9] * 8)


def test_what_only_one_reader_sees_is_believed_less() -> None:
    both, one = page("Nora Whitfield", "916 555 0160"), page("Nora Whitfield")
    agreed = vote([both, one], "agreed")
    name, number = agreed.lines
    assert texts(agreed) == ["Nora Whitfield", "916 555 0160"]
    assert number.confidence < name.confidence


def test_most_readers_win_over_one_that_differs() -> None:
    right, wrong = page("Nora Whitfield"), page("Nora Whitfie1d", confidence=0.85)
    for order in ([right, right, wrong], [wrong, right, right], [right, wrong, right]):
        assert texts(vote(order, "agreed")) == ["Nora Whitfield"]


def test_a_word_that_two_others_saw_replaces_one_in_the_best_line() -> None:
    long = Line(
        (
            *line("Sacramento CA", confidence=0.9).words,
            *line("95B14", left=240, confidence=0.5).words,
        )
    )
    short = Line(
        (
            *line("Sacrament0 CA", confidence=0.4).words,
            *line("95814", left=240, confidence=0.8).words,
        )
    )
    other = Line(
        (
            *line("5acramento CA", confidence=0.4).words,
            *line("95814", left=240, confidence=0.8).words,
        )
    )
    agreed = vote([page(long), page(short), page(other)], "agreed")
    assert texts(agreed) == ["Sacramento CA 95814"]


def test_a_word_that_a_reader_is_sure_of_is_not_outvoted() -> None:
    sure = page(line("Whitfield Nora Alder", confidence=0.97))
    others = page(line("Whitfie1d Nora Alder", confidence=0.5))
    assert texts(vote([sure, others, others], "a")) == ["Whitfield Nora Alder"]


def test_a_word_that_others_see_as_two_is_not_torn() -> None:
    one = page(line("916-555-0160 Office", confidence=0.7))
    parts = page(line("916 555 0160 Office", confidence=0.3))
    assert texts(vote([one, parts, parts], "agreed")) == ["916-555-0160 Office"]


def test_lines_that_only_one_reader_finds_take_their_place_in_the_order() -> None:
    first = page(line("Nora"), line("916 555 0160", top=120))
    second = page(line("Whitfield", top=60))
    assert texts(vote([first, second], "a")) == ["Nora", "Whitfield", "916 555 0160"]


def test_one_reader_may_see_two_lines_where_another_sees_one() -> None:
    whole = page(line("Nora Whitfield _____916 555 0160"))
    parted = page(line("Nora Whitfield"), line("916 555 0160", left=305 + 15))
    for order in ([whole, parted, parted], [parted, parted, whole]):
        assert texts(vote(order, "a")) == ["Nora Whitfield", "916 555 0160"]


def test_a_gap_that_one_reading_lost_is_restored_by_the_others() -> None:
    glued = page(line("Call 916 5550160", confidence=0.97))
    spaced = page(line("Call 916 555 0160"))
    assert texts(vote([glued, spaced, spaced], "a")) == ["Call 916 555 0160"]
    assert texts(vote([spaced, spaced, glued], "a")) == ["Call 916 555 0160"]


def test_words_are_not_doubled_where_most_readings_lost_a_gap() -> None:
    glued = page(line("Call 916 5550160", confidence=0.5))
    spaced = page(line("Call 916 555 0160", confidence=0.99))
    (said,) = texts(vote([spaced, glued, glued], "a"))
    assert said.replace(" ", "") == "Call9165550160"


@pytest.mark.parametrize("dirt", [".", "~ -", "i", "|"])
def test_dirt_is_dropped(dirt: str) -> None:
    speck = line(dirt, top=300, confidence=0.4)
    assert texts(vote([page("Nora Whitfield", speck)], "a")) == ["Nora Whitfield"]


def test_a_single_letter_that_is_well_read_is_no_dirt() -> None:
    initial = line("K", top=300, confidence=0.95)
    seen = page("Nora Whitfield", initial)
    assert texts(vote([seen, seen], "a")) == ["Nora Whitfield", "K"]


def test_ghosts_on_the_ink_of_a_better_line_are_dropped() -> None:
    good = line("Nora Whitfield", height=HEIGHT)
    ghost = line("lin", left=5, top=12, height=8, confidence=0.6)
    assert texts(vote([page(good), page(ghost)], "a")) == ["Nora Whitfield"]


def test_words_keep_what_each_reader_saw() -> None:
    (seen,) = line("Nora").words
    signed = dataclasses.replace(seen, readings=(("tesseract", "Nora"),))
    agreed = vote([page(Line((signed,))), page(Line((signed,)))], "a")
    assert [word.readings for word in agreed.words] == [(("tesseract", "Nora"),)]


def test_a_card_on_which_nobody_sees_anything_is_an_empty_page() -> None:
    assert vote([page(), page()], "agreed") == Page("agreed", 1600, 914, ())


@given(readings())
def test_agreeing_a_page_with_itself_keeps_it(several: list[Page]) -> None:
    seen = several[0]
    agreed = vote([seen, seen], seen.reader)
    kept = [entry for entry in seen.lines if letters(entry) >= LIGHTEST]
    assert [entry for entry in agreed.lines if letters(entry) >= LIGHTEST] == kept


@given(readings())
def test_every_word_was_seen_by_someone_in_its_place(several: list[Page]) -> None:
    agreed = vote(several, "agreed")
    assert set(words(agreed)) <= set(words(several))


@given(readings())
def test_a_line_differs_from_one_reading_by_replaced_words_alone(
    several: list[Page],
) -> None:
    shapes = {
        tuple(word.box for word in entry.words)
        for one in several
        for entry in one.lines
    }
    for entry in vote(several, "agreed").lines:
        assert tuple(word.box for word in entry.words) in shapes


@given(readings())
def test_a_place_is_read_once(several: list[Page]) -> None:
    boxes = [word.box for word in vote(several, "agreed").words]
    assert len(boxes) == len(set(boxes))


@given(readings())
def test_agreement_never_makes_surer_than_the_surest_reader(
    several: list[Page],
) -> None:
    surest: dict[tuple[float, float], float] = {}
    for word in (word for one in several for word in one.words):
        at = (word.box.left, word.box.top)
        surest[at] = max(surest.get(at, 0.0), word.confidence)
    for word in vote(several, "agreed").words:
        assert 0 <= word.confidence <= surest[word.box.left, word.box.top] + 1e-9


def letters(of: Line) -> float:
    """The letters of a line, each by its confidence: with few, it is dirt."""
    return sum(
        word.confidence * sum(char.isalnum() for char in word.text) for word in of.words
    )


def test_the_result_is_filed_under_the_name_that_was_asked_for() -> None:
    assert vote([page("Nora")], "agreed").reader == "agreed"

"""Two readers of one card: both are heard, what checks out wins, nothing is made up."""

from __future__ import annotations

import dataclasses

import pytest
from tests.ocr.company import LINES, both, is_word, of, paddle, tesseract
from tests.ocr.pages import line, page, texts

from cardtrail.model.page import Page
from cardtrail.ocr.agree import AGREED, agree


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


def test_a_name_beside_its_own_address_is_kept() -> None:
    result = both("Sacramento Nora", "Sacrament0 Nora nora@alder.example")
    assert texts(result) == ["Sacramento Nora nora@alder.example"]


def test_two_words_that_stand_at_two_places_are_no_dispute() -> None:
    result = both("Whitfield Hiring", line("Whitfield ______Manager"))
    assert texts(result) == ["Whitfield Hiring Manager"]

"""What counts as right: the print in its place, and the details of its person."""

from __future__ import annotations

import dataclasses

import pytest
from tests.ocr.pages import line, page

from cardtrail.geometry import Box
from cardtrail.model.field import FieldName
from cardtrail.model.page import Page, Word
from measuring.drawn import ReadCard, Seen
from measuring.evidence import is_printed, is_right, words
from scenes.people import Translation
from scenes.samples import SAMPLES
from scenes.scene import photograph

PERSON = dataclasses.replace(
    SAMPLES[0].person, department="Human Resources", extras=("@alderfinch",)
)
PRINTED = line("Nora Whitfield 916 555 0160").words


def seen(text: str, like: int = 1, dx: float = 0.0, dy: float = 0.0) -> Word:
    """A word that was read near the printed one of that number."""
    return Word(text, PRINTED[like].box.moved(dx, dy), 0.9)


@pytest.mark.parametrize("text", ["Whitfield", "Whit", "field"])
def test_a_word_or_a_part_of_it_in_its_place_is_printed(text: str) -> None:
    assert is_printed(seen(text), PRINTED)
    assert is_printed(seen(text, dx=8, dy=8), PRINTED)


@pytest.mark.parametrize("text", ["Whitfiold", "whitfield", "Whitfield.", "Nora"])
def test_any_other_word_in_its_place_is_not(text: str) -> None:
    assert not is_printed(seen(text), PRINTED)


@pytest.mark.parametrize(("dx", "dy"), [(0, 40), (-130, 0), (900, 0)])
def test_a_word_in_another_place_is_not_printed_there(dx: float, dy: float) -> None:
    assert not is_printed(seen("Whitfield", dx=dx, dy=dy), PRINTED)


def test_gaps_between_printed_words_don_t_count() -> None:
    wide = Box.around(word.box for word in PRINTED[2:])
    for text in ("9165550160", "916555", "916 555 0160"):
        assert is_printed(Word(text, wide, 0.9), PRINTED)
    assert not is_printed(Word("9165550161", wide, 0.9), PRINTED)
    assert not is_printed(Word("5550160916", wide, 0.9), PRINTED)


def test_on_bare_paper_nothing_is_printed() -> None:
    assert not is_printed(seen("Whitfield"), [])


RIGHT = {
    FieldName.NAME: PERSON.name.upper(),
    FieldName.TITLE: PERSON.title,
    FieldName.COMPANY: PERSON.company.upper(),
    FieldName.ADDRESS: " ".join(PERSON.address),
    FieldName.PHONE: PERSON.phones[-1].number,
    FieldName.EMAIL: str(PERSON.email).upper(),
    FieldName.WEBSITE: f"https://{PERSON.website}",
    FieldName.DEPARTMENT: "HUMAN RESOURCES",
    FieldName.PROFILE: "@alderfinch",
}


@pytest.mark.parametrize("field", sorted(RIGHT))
def test_a_detail_is_right_if_the_card_prints_it(field: FieldName) -> None:
    assert is_right(field, RIGHT[field], PERSON)
    assert not is_right(field, RIGHT[field] + "7", PERSON)
    assert not is_right(field, "", PERSON)


def test_a_detail_that_the_card_does_not_have_is_wrong() -> None:
    bare = dataclasses.replace(PERSON, email=None, website=None, phones=())
    for field in (FieldName.EMAIL, FieldName.WEBSITE, FieldName.PHONE):
        assert not is_right(field, RIGHT[field], bare)
        assert not is_right(field, "", bare)


def test_what_a_card_says_a_second_time_or_of_a_branch_is_right_too() -> None:
    more = dataclasses.replace(
        PERSON,
        translation=Translation("Personalleiterin", "Erle & Fink GmbH"),
        branches=(("99 Wren Court", "Sacramento, CA 95814"),),
    )
    for field, text in (
        (FieldName.TITLE, "Personalleiterin"),
        (FieldName.COMPANY, "Erle & Fink GmbH"),
        (FieldName.ADDRESS, "99 Wren Court, Sacramento, CA 95814"),
    ):
        assert is_right(field, text, more)
        assert is_right(field, RIGHT[field], more)
        assert not is_right(field, text, PERSON)


def card_with(pages: dict[str, Page], hidden: tuple[Box, ...] = ()) -> ReadCard:
    """A card that has the printed words, and that readers saw so."""
    truth = photograph(SAMPLES[0].scene).truths[0]
    whole = Seen(PRINTED, hidden, pages, {}, next(iter(pages.values())), pages)
    return ReadCard(7, 0, truth, None, whole)


def kinds(card: ReadCard) -> list[str]:
    """The kinds of the samples with what they are."""
    return sorted(f"{s.kind} {s.is_right}" for s in words(card))


def test_words_are_samples_as_both_readers_agree_and_as_each_reads_alone() -> None:
    pages = {
        "paddle": page("Nora Whitfield 9I6", reader="paddle"),
        "tesseract": page("Nora Whitfiold 916", reader="tesseract"),
    }
    assert kinds(card_with(pages)) == [
        "agreed/paddle True",
        "disputed/paddle True",
        "settled/tesseract True",
        "single/paddle False",
        "single/paddle True",
        "single/paddle True",
        "single/tesseract False",
        "single/tesseract True",
        "single/tesseract True",
    ]


def test_a_word_where_print_is_covered_is_no_sample() -> None:
    pages = {"tesseract": page("Nora Whitfield", reader="tesseract")}
    (sample,) = words(card_with(pages, hidden=(PRINTED[1].box,)))
    assert sample.is_right
    assert sample.clues["short"] == 1 / len("Nora")


def test_a_card_of_which_nothing_was_seen_has_no_samples() -> None:
    unseen = dataclasses.replace(card_with({"tesseract": page()}), seen=None)
    assert list(words(unseen)) == []

"""A drawn scene is read for real, with the truth where the readers saw it."""

from __future__ import annotations

import pytest

from cardtrail.model.reading import Status
from cardtrail.ocr.agree import AGREED
from cardtrail.ocr.registry import open_readers
from measuring.drawn import ReadCard, Seen, read_scene
from measuring.evidence import details, is_printed, words
from scenes.sampling import random_scene

SEED = 900_012
"""A sharp photo of one card, 1.2 megapixels."""


@pytest.fixture(scope="module")
def card() -> ReadCard:
    """The card of the scene, read by Tesseract."""
    (card,) = read_scene(SEED, open_readers(["tesseract"]))
    return card


@pytest.fixture(scope="module")
def seen(card: ReadCard) -> Seen:
    """What was seen of it."""
    assert card.seen is not None
    return card.seen


def test_the_card_has_its_own_reading_and_its_own_truth(card: ReadCard) -> None:
    assert (card.seed, card.number) == (SEED, 0)
    assert card.truth.person == random_scene(SEED).items[0].print.person
    assert card.reading is not None
    assert card.reading.status is Status.READ
    name = card.reading.contact.name
    assert name is not None
    assert name.text == card.truth.person.name


def test_the_page_of_each_reader_is_kept_beside_the_agreed_one(seen: Seen) -> None:
    assert set(seen.pages) == {"tesseract"}
    assert seen.pages["tesseract"].reader == "tesseract"
    assert seen.agreed.reader == AGREED
    assert [line.text for line in seen.agreed.lines] == [
        line.text for line in seen.pages["tesseract"].lines
    ]


def test_every_printed_word_is_seen_whole_or_hidden(card: ReadCard, seen: Seen) -> None:
    printed = [word.text for word in card.truth.page.words]
    assert len(seen.printed) + len(seen.hidden) == len(printed)
    assert {word.text for word in seen.printed} <= set(printed)


def test_the_truth_lies_on_the_words_that_were_read(seen: Seen) -> None:
    matched = 0
    for word in seen.printed:
        boxes = [each.box for each in seen.agreed.words if each.text == word.text]
        matched += bool(boxes)
        assert not boxes or any(
            word.box.overlap(box) > 0.4 * min(word.box.area, box.area) for box in boxes
        ), word.text
    assert matched > 0.7 * len(seen.printed)


def test_most_of_what_was_read_is_what_is_printed_there(seen: Seen) -> None:
    right = [is_printed(word, seen.printed) for word in seen.agreed.words]
    assert sum(right) > 0.7 * len(right)
    assert not all(right)  # icons are read as letters


def test_every_word_that_was_read_is_a_sample(card: ReadCard, seen: Seen) -> None:
    samples = list(words(card))
    assert len(samples) == len(list(seen.agreed.words))
    assert {sample.kind for sample in samples} == {"single/tesseract"}
    assert {sample.group for sample in samples} == {SEED}
    assert sum(s.is_right for s in samples) == sum(
        is_printed(word, seen.printed) for word in seen.agreed.words
    )


def test_every_detail_that_was_understood_is_a_sample(
    card: ReadCard, seen: Seen
) -> None:
    samples = list(details(card, seen.agreed))
    assert card.reading is not None
    found = [str(name) for name, _ in card.reading.contact.fields()]
    assert sorted(sample.kind for sample in samples) == sorted(found)
    assert {"name", "address", "phone", "email"} <= {s.kind for s in samples}
    assert sum(sample.is_right for sample in samples) > 0.7 * len(samples)

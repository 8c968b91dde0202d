"""Two readers of one card: who is asked, and what becomes of it where one fails."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np
import pytest
from tests.support.cards import NORA
from tests.support.codes import VCARD, draw_code, lay
from tests.support.scripted import (
    GLANCED,
    Broken,
    Script,
    Stuck,
    marked,
    photo_of,
    quarters_of,
    read,
    told,
)

from cardtrail.errors import ReaderError
from cardtrail.imaging.flatten import flatten
from cardtrail.model.field import Grade
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage
from cardtrail.model.reading import Severity, Status
from cardtrail.ocr.code_text import READER as CODE
from cardtrail.ocr.legible import NOISE
from cardtrail.ocr.reader import Reader
from cardtrail.ocr.watched import Watched
from cardtrail.pipeline import TURNS, read_card


def test_the_first_reader_turns_the_card_for_all() -> None:
    first, second = Script(NORA, name="paddle"), Script(NORA)
    assert read(marked().pixels, [first, second]).lines == NORA
    assert first.looked == [0]
    assert second.looked == []


def test_the_first_reader_need_not_look_again_at_what_it_glanced_at() -> None:
    legible = [5.0, 5.0, 20.0, 5.0]
    first, second = Script(NORA, legible, "paddle"), Script(NORA)
    read(marked().pixels, [first, second])
    (glance,) = first.given
    assert glance is not None
    assert next(glance.words).confidence == pytest.approx(NOISE + 20 / GLANCED)
    assert second.given == [None]


def test_what_two_readers_saw_stands_beside_each_detail() -> None:
    misread = [line.replace("nora@", "nora@@") for line in NORA]
    first, second = Script(misread, name="paddle"), Script(NORA)
    reading = read(marked().pixels, [first, second])
    assert reading.lines == NORA
    (email,) = reading.contact.emails
    assert email.text == "nora@alderandfinch.example"
    assert email.readers == {
        "paddle": "nora@@alderandfinch.example",
        "tesseract": "nora@alderandfinch.example",
    }


@pytest.mark.parametrize("fails", ["glance", "read"])
def test_where_the_first_reader_fails_the_second_turns_the_card_and_reads_it(
    fails: str,
) -> None:
    first = Broken(NORA, name="paddle", fails=fails)
    second = Script(NORA, legible=(5.0, 5.0, 20.0, 5.0))
    look = read_card(flatten(marked(), None), [first, second])
    assert look.failed == ("paddle",)
    assert tuple(line.text for line in look.page.lines) == NORA
    assert quarters_of(look.card) == 2
    assert second.looked == list(TURNS)
    (glance,) = second.given
    assert glance is not None


def test_where_the_second_reader_fails_the_first_has_read_the_card() -> None:
    first = Script(NORA, legible=(5.0, 5.0, 20.0, 5.0), name="paddle")
    look = read_card(flatten(marked(), None), [first, Broken(NORA)])
    assert look.failed == ("tesseract",)
    assert tuple(line.text for line in look.page.lines) == NORA
    assert quarters_of(look.card) == 2


@pytest.mark.parametrize("names", [("paddle", "tesseract"), ("tesseract", "paddle")])
@pytest.mark.parametrize("place", [0, 1])
def test_a_card_that_one_reader_failed_on_is_read_with_a_warning(
    names: tuple[str, str], place: int
) -> None:
    readers: list[Reader] = [Script(NORA, name=name) for name in names]
    readers[place] = Broken(NORA, name=names[place])
    reading = read(marked().pixels, readers)
    assert reading.status is Status.READ
    assert reading.lines == NORA
    (email,) = reading.contact.emails
    assert email.readers == {names[1 - place]: email.text}
    (warning,) = told(reading, "card.reader-failed")
    assert f"The reader {names[place]} failed" in warning.message
    assert warning.severity is Severity.WARNING


def test_a_card_that_both_readers_read_has_no_such_warning() -> None:
    readers = [Script(NORA, name="paddle"), Script(NORA)]
    assert told(read(marked().pixels, readers), "card.reader-failed") == []


@pytest.mark.parametrize("fails", ["glance", "read"])
def test_a_card_that_every_reader_failed_on_is_an_error(fails: str) -> None:
    readers = [Broken(NORA, name="paddle", fails=fails), Broken(NORA, fails=fails)]
    with pytest.raises(ReaderError, match="paddle failed"):
        read(marked().pixels, readers)


def test_a_reader_that_failed_on_one_photo_is_asked_on_the_next() -> None:
    first, second = Broken(NORA, name="paddle"), Script(NORA)
    for _ in range(2):
        read(marked().pixels, [first, second])
    assert first.looked == [0, 0]


def test_a_reader_that_hangs_is_left_out_until_it_comes_back() -> None:
    stuck = Stuck(NORA, name="paddle")
    readers: list[Reader] = [Watched(stuck, patience=0.2), Script(NORA)]
    for _ in range(2):
        reading = read(marked().pixels, readers)
        assert reading.lines == NORA
        assert len(told(reading, "card.reader-failed")) == 1
    assert stuck.looked == [0]  # while it hangs it is not asked for more
    stuck.gate.set()
    reading = read(marked().pixels, readers)
    for _ in range(100):
        if not told(reading, "card.reader-failed"):
            break
        time.sleep(0.05)
        reading = read(marked().pixels, readers)
    assert set(reading.contact.emails[0].readers) == {"paddle", "tesseract"}


@dataclass
class Onlooker(Script):
    """A reader that keeps the cards that it was given to read."""

    versions: tuple[str, ...] = ("grey",)
    cards: list[CardImage] = field(default_factory=list)

    def read(self, card: CardImage, glance: Page | None = None) -> Page:
        """See Reader."""
        self.cards.append(card)
        return super().read(card, glance)


@pytest.mark.parametrize("lines", [NORA, ()], ids=["text", "nothing"])
def test_the_second_reader_reads_where_the_first_saw_text(
    lines: tuple[str, ...],
) -> None:
    onlooker = Onlooker(NORA)
    noise = np.random.default_rng(3).integers(0, 255, (400, 640, 3), dtype=np.uint8)
    first = Script(lines, name="paddle")
    look = read_card(flatten(photo_of(noise), None), [first, onlooker])
    (given,) = onlooker.cards
    changed = given.versions["grey"] != look.card.versions["grey"]
    assert changed.any() == bool(lines)
    for line in first.read(look.card).lines:
        left, top, right, bottom = line.box.rounded
        assert not changed[top:bottom, left:right].any()


def misread_number() -> Script:
    """A second reader that takes one digit for another."""
    return Script([line.replace("0160", "0180") for line in NORA])


def test_a_number_that_the_readers_dispute_is_to_be_checked() -> None:
    reading = read(marked().pixels, [Script(NORA, name="paddle"), misread_number()])
    (number,) = reading.contact.phones
    assert (number.text, number.grade) == ("+19165550160", Grade.CHECK)
    (warning,) = told(reading, "phone.doubtful")
    assert "“0160” or “0180”" in warning.message


def test_a_number_that_both_see_on_another_look_is_sure() -> None:
    second = misread_number()
    second.again = ("O16O", "0160")
    reading = read(marked().pixels, [Script(NORA, name="paddle"), second])
    (number,) = reading.contact.phones
    assert (number.text, number.grade) == ("+19165550160", Grade.SURE)
    assert number.readers["tesseract"].endswith("0180")
    assert len(second.asked) == 1


def test_a_reader_that_fails_at_another_look_leaves_the_dispute_open() -> None:
    second = Broken(misread_number().lines, fails="look")
    reading = read(marked().pixels, [Script(NORA, name="paddle"), second])
    (number,) = reading.contact.phones
    assert (number.text, number.grade) == ("+19165550160", Grade.CHECK)
    assert told(reading, "card.reader-failed") == []


def test_a_code_says_its_part_though_one_reader_failed() -> None:
    code = lay(marked().pixels, draw_code(VCARD, module=3), 350, 100)
    readers = [Broken(NORA[:3], name="paddle"), Script(NORA[:3])]
    reading = read(code, readers)
    (email,) = reading.contact.emails
    assert set(email.readers) == {CODE}
    assert len(told(reading, "card.reader-failed")) == 1

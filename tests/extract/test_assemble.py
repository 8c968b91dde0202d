"""Whole cards: what is printed comes out, under the right heading, and nothing else."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract import (
    cards_americas,
    cards_asia,
    cards_europe,
    cards_romance,
    cards_southern,
    cards_usa,
)
from tests.extract.conftest import Read
from tests.extract.printed import Card, Details, block, page

from cardtrail.extract.assemble import assemble
from cardtrail.geometry import Box
from cardtrail.model.contact import Contact
from cardtrail.model.field import Grade
from cardtrail.model.page import Line, Page, Word
from cardtrail.model.photo import CardImage

CARDS = (
    cards_usa.CARDS
    + cards_americas.CARDS
    + cards_europe.CARDS
    + cards_romance.CARDS
    + cards_asia.CARDS
    + cards_southern.CARDS
)


def told(contact: Contact) -> Details:
    """What was understood, in the form of the tables."""
    return Details(
        name=contact.name.text if contact.name else None,
        title=contact.title.text if contact.title else None,
        company=contact.company.text if contact.company else None,
        addresses=tuple(entry.text for entry in contact.addresses),
        phones=tuple(
            f"{entry.kind} {entry.text}"
            + (
                f" x{entry.value.extension}"
                if entry.value and entry.value.extension
                else ""
            )
            for entry in contact.phones
        ),
        emails=tuple(entry.text for entry in contact.emails),
        websites=tuple(entry.text for entry in contact.websites),
        department=contact.department.text if contact.department else None,
        profiles=tuple(entry.text for entry in contact.profiles),
    )


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_is_understood(card: Card, read: Read) -> None:
    assert told(read(card.page)) == card.says


DIRT: tuple[tuple[str, str], ...] = (("", " ~"), ("«", ""), ("", "|"), ("' ", ""))
"""What readers see of dust, rules and icons before and behind a line."""


def dirty(line: Line, before: str, behind: str) -> Line:
    """The line with marks before and behind it, apart or glued to its words."""
    words = list(line.words)
    if before.endswith(" "):
        left = words[0].box.moved(-2 * line.box.height, 0)
        words.insert(0, dataclasses.replace(words[0], text=before.strip(), box=left))
    elif before:
        words[0] = dataclasses.replace(words[0], text=before + words[0].text)
    if behind.startswith(" "):
        right = words[-1].box.moved(words[-1].box.width + line.box.height / 3, 0)
        words.append(dataclasses.replace(words[-1], text=behind.strip(), box=right))
    elif behind:
        words[-1] = dataclasses.replace(words[-1], text=words[-1].text + behind)
    return Line(tuple(words))


@pytest.mark.parametrize(("before", "behind"), DIRT)
def test_dirt_around_every_line_changes_no_name_and_no_number(
    before: str, behind: str, read: Read
) -> None:
    for card in CARDS:
        lines = tuple(dirty(line, before, behind) for line in card.page.lines)
        seen = told(read(dataclasses.replace(card.page, lines=lines)))
        assert (seen.name, seen.phones) == (card.says.name, card.says.phones), card.id


def test_every_word_of_a_detail_is_on_the_card(read: Read) -> None:
    for card in CARDS:
        contact = read(card.page)
        text = " ".join(line.text for line in card.page.lines)
        for _, entry in contact.fields():
            assert all(part in text for part in entry.raw.split(", ")), card.id


def test_no_word_serves_two_details(read: Read) -> None:
    for card in CARDS:
        boxes = [entry.box for _, entry in read(card.page).fields()]
        assert len(boxes) == len(set(boxes)), card.id


def disputed(line: Line) -> Line:
    """The line as one of which the readers saw no word in the same way."""
    return Line(
        tuple(
            dataclasses.replace(
                word,
                is_disputed=True,
                readings=(("paddle", word.text), ("tesseract", "Xyla")),
            )
            for word in line.words
        )
    )


def test_a_detail_with_a_disputed_word_is_to_be_checked_and_names_both_readings(
    read: Read,
) -> None:
    for card in CARDS:
        lines = tuple(map(disputed, card.page.lines))
        for name, entry in read(dataclasses.replace(card.page, lines=lines)).fields():
            assert entry.grade is Grade.CHECK, (card.id, name)
            assert entry.disputes, (card.id, name)
            for ours, theirs in entry.disputes:
                assert ours in entry.readers["paddle"]
                assert theirs == "Xyla"


@pytest.mark.parametrize(
    ("theirs", "grade"),
    [("T.+44.20.7946.0182|", Grade.SURE), ("T.+44.20.7946.0132", Grade.CHECK)],
)
def test_of_a_number_only_its_digits_are_disputed(
    read: Read, theirs: str, grade: Grade
) -> None:
    ours = "T.+44.20.7946.0182"
    seen = (("paddle", ours), ("tesseract", theirs))
    word = Word(ours, Box(50, 50, 400, 80), 0.99, seen, is_disputed=True)
    (phone,) = read(Page("built", 1050, 600, (Line((word,)),))).phones
    assert phone.grade is grade


def test_a_name_that_another_one_nearly_beats_is_to_be_checked(read: Read) -> None:
    shared = read("^Nora Abernathy\n\n\n\n^Theo Abernathy").name
    alone = read("^Nora Abernathy\n\n\n\n^The Orchard").name
    assert shared is not None
    assert alone is not None
    assert (shared.grade, len(shared.rivals)) == (Grade.CHECK, 1)
    assert (alone.grade, alone.rivals) == (Grade.SURE, ())


def test_dirt_beside_a_sure_detail_of_its_kind_is_left_out(read: Read) -> None:
    rows = block("410 Larkspur Avenue, Sacramento, CA 95814\n\n\nKores 04516, CA")
    faint = [
        Line(tuple(dataclasses.replace(word, confidence=0.01) for word in line.words))
        for line in rows
    ]
    both, alone = (
        read(Page("built", 1050, 600, tuple(lines))).addresses
        for lines in ((rows[0], *faint[1:]), faint[:1])
    )
    assert [str(one.value) for one in both] == [rows[0].text]
    assert len(alone) == 1


def test_a_bullet_that_is_hardly_read_makes_no_address_doubtful(read: Read) -> None:
    clear = page(block("410 Larkspur Avenue • Sacramento, CA 95814"))
    (line,) = clear.lines
    words = [
        dataclasses.replace(word, confidence=0.3 if word.text == "•" else 0.99)
        for word in line.words
    ]
    (address,) = read(dataclasses.replace(clear, lines=(Line(tuple(words)),))).addresses
    assert address.grade is Grade.SURE


def test_a_detail_that_nobody_disputes_names_no_other_reading(read: Read) -> None:
    for card in CARDS:
        assert not any(entry.disputes for _, entry in read(card.page).fields())


def test_an_empty_page_has_no_details(read: Read) -> None:
    assert read(Page("built", 1050, 600, ())).is_empty


@settings(deadline=None)  # the first example loads the word lists
@given(st.lists(st.text(min_size=1, max_size=30), max_size=8))
def test_no_text_at_all_stops_the_extractors(
    card_image: CardImage, rows: list[str]
) -> None:
    printed = page(block("\n".join(rows)))
    contact = assemble(printed, card_image, "US")
    assert all(0 <= entry.confidence <= 1 for _, entry in contact.fields())


def test_a_detail_with_a_word_that_was_rather_misread_is_to_be_checked(
    read: Read,
) -> None:
    for card in CARDS:
        lines = tuple(
            Line((dataclasses.replace(line.words[0], confidence=0.4), *line.words[1:]))
            for line in card.page.lines
        )
        for name, entry in read(dataclasses.replace(card.page, lines=lines)).fields():
            first_words = [line.words[0].text for line in lines]
            if entry.raw.split()[0].strip(",") in [w.strip(",") for w in first_words]:
                assert entry.grade is Grade.CHECK, (card.id, name)

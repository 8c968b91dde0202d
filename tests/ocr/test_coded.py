"""Print and codes made one page: each detail once, and nothing of the print lost."""

from __future__ import annotations

import dataclasses
import itertools
import time
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ocr.pages import page, texts
from tests.ocr.written import PLACE, card
from tests.support.cards import NORA
from tests.support.codes import VCARD, draw_code, lay

from cardtrail.extract.assemble import assemble
from cardtrail.extract.lexicon import is_word
from cardtrail.geometry import Box, Homography
from cardtrail.imaging.blank import blanked
from cardtrail.imaging.enhance import enhance
from cardtrail.model.contact import Contact
from cardtrail.model.page import Line, Page, Word
from cardtrail.model.photo import CardImage
from cardtrail.ocr.agree import agree
from cardtrail.ocr.code_text import CONFIDENCE, READER, lines_of
from cardtrail.ocr.coded import confirmed
from cardtrail.ocr.codes import Code, find_codes
from cardtrail.ocr.registry import installed, open_readers
from scenes import draw_lines

READERS = ("paddle", "tesseract")


def read(*lines: str | Line, confidence: float = 0.9) -> Page:
    """A page that two readers agreed on."""
    bare = page(*lines, reader="agreed", confidence=confidence)
    witnessed = [
        Line(
            tuple(
                dataclasses.replace(
                    word, readings=tuple((reader, word.text) for reader in READERS)
                )
                for word in one.words
            )
        )
        for one in bare.lines
    ]
    return dataclasses.replace(bare, lines=tuple(witnessed))


def says(*properties: str) -> tuple[Line, ...]:
    """The lines of a vCard."""
    return lines_of(Code(card(*properties), PLACE.quad))


def code(text: str) -> tuple[Line, ...]:
    """The lines of any other code."""
    return lines_of(Code(text, PLACE.quad))


def witnesses(words: Sequence[Word]) -> dict[str, str]:
    """What each reader saw of words that follow each other."""
    seen: dict[str, list[str]] = {}
    for word in words:
        for reader, text in word.readings:
            seen.setdefault(reader, []).append(text)
    return {reader: " ".join(each) for reader, each in seen.items()}


def told(result: Page, row: int = 0, start: int = 0) -> tuple[Word, ...]:
    return result.lines[row].words[start:]


def test_a_card_without_a_code_stays_the_page_it_is() -> None:
    seen = read(*NORA)
    assert confirmed(seen, ()) is seen


def test_a_code_settles_what_the_readers_dispute() -> None:
    pages = [
        page("916 555 0160", reader="paddle"),
        page("916 555 0180", reader="tesseract"),
    ]
    seen = agree(pages, is_word)
    assert any(word.is_disputed for word in seen.words)
    result = confirmed(seen, code("tel:9165550160"))
    assert texts(result) == ["916 555 0160"]
    assert not any(word.is_disputed for word in result.words)


SAME = [
    ("+1 916 555 0160", "tel:+1-916-555-0160"),
    ("916 555 0160", "tel:+1-916-555-0160"),
    ("(916) 555-0160", "tel:9165550160"),
    ("+1.916.555.0160", "tel:9165550160"),
    ("+44 (0)20 7946 0958", "tel:+442079460958"),
    ("020 7946 0958", "tel:+442079460958"),
    ("07700 900123", "tel:+447700900123"),
    ("6123 4567", "tel:+6561234567"),
    ("0212 555 0160", "tel:+902125550160"),
    ("0044 20 7946 0958", "tel:02079460958"),
    ("011 44 20 7946 0958", "tel:+442079460958"),
    ("916-555-0160 x12", "tel:+1-916-555-0160;ext=12"),
    ("916-555-O16O", "tel:+1-916-555-0160"),
    ("Nora@Alder.Example", "mailto:nora@alder.example"),
    ("nora @alder.example", "mailto:nora@alder.example"),
    ("www.alder.example", "https://alder.example/"),
    ("alder.example/about", "HTTPS://WWW.ALDER.EXAMPLE/about"),
    ("NORA WHITFIELD", card("FN:Nora Whitfield")),
    ("NoraWhitfield", card("FN:Nora Whitfield")),
    ("N o r a Whitfield", card("FN:Nora Whitfield")),
    ("Zoe Muller", card("FN:Zoë Müller")),
    ("Alder and Finch, Inc.", card("ORG:Alder and Finch Inc")),
    ("J.P. Whitfield", card("FN:JP Whitfield")),
    ("Alder.example B.V.", card("ORG:Alder.example B.V.")),
]


@pytest.mark.parametrize(("print_", "text"), SAME)
def test_print_that_says_what_a_code_says_stays_and_has_a_witness_more(
    print_: str, text: str
) -> None:
    before = read(print_)
    result = confirmed(before, code(text))
    assert texts(result) == [print_]
    assert [word.box for word in result.words] == [word.box for word in before.words]
    assert all(word.confidence == CONFIDENCE for word in result.words)
    seen = witnesses(told(result))
    (said,) = code(text)
    assert seen["paddle"] == seen["tesseract"] == print_
    assert seen[READER] == said.text.removeprefix("Tel: ")


@pytest.mark.parametrize(("print_", "text"), SAME)
def test_it_is_found_among_other_words(print_: str, text: str) -> None:
    before = read("Alderton", f"Direct: {print_} Ask", "Thanks")
    result = confirmed(before, code(text))
    assert texts(result) == texts(before)
    first, *words, last = told(result, 1)
    assert {first.confidence, last.confidence} == {0.9}
    assert {word.confidence for word in words} == {CONFIDENCE}
    assert READER not in witnesses([first, last, *told(result), *told(result, 2)])


def test_a_label_that_stands_close_to_its_value_does_no_harm() -> None:
    before = read("T:916-555-0160", "E:nora@alder.example", "web:www.alder.example")
    said = says("TEL:+19165550160", "EMAIL:nora@alder.example", "URL:alder.example")
    result = confirmed(before, said)
    assert texts(result) == texts(before)
    assert all(word.confidence == CONFIDENCE for word in result.words)


def test_words_that_match_one_by_one_have_one_reading_each() -> None:
    result = confirmed(read("NORA WHITFIELD"), says("FN:Nora Whitfield"))
    assert [dict(word.readings)[READER] for word in result.words] == [
        "Nora",
        "Whitfield",
    ]


def test_an_address_may_stand_on_two_lines() -> None:
    before = read("Alder 410 Larkspur", "Avenue Suite 4", "Sacramento, CA 95814 USA")
    said = says("ADR:;;410 Larkspur Avenue\\, Suite 4;Sacramento;CA;95814;USA")
    result = confirmed(before, said)
    assert texts(result) == texts(before)
    first, *others = result.words
    assert first.confidence == 0.9
    assert {word.confidence for word in others} == {CONFIDENCE}


def test_words_of_lines_far_apart_are_no_address() -> None:
    before = read("410 Larkspur", "Thanks", "Avenue")
    said = says("ADR:;;410 Larkspur Avenue;;;;")
    result = confirmed(before, said)
    assert Counter(texts(result)) == Counter([*texts(before), "410 Larkspur Avenue"])


@pytest.mark.parametrize(
    ("print_", "properties"),
    [
        ("916 555 0160", "TEL:555 0160"),
        ("+44 20 7946 0958", "TEL:+1 916 555 0160"),
        ("5550160", "TEL:16 555 0160 0"),
        ("hr@alderandfinch.example", "URL:https://alderandfinch.example"),
        ("www.alderandfinch.example", "EMAIL:hr@alderandfinch.example"),
        ("info@alderandfinch.example", "EMAIL:nora@alderandfinch.example"),
        ("www.alderfinch.co", "ORG:Alderfinch"),
        ("Alderfinch Co", "URL:alderfinch.co"),
        ("Nora Whitfield", "TITLE:Hiring Manager"),
    ],
)
def test_another_value_is_told_besides_however_doubtful_the_print(
    print_: str, properties: str
) -> None:
    before = read(print_, confidence=0.3)
    (said,) = says(properties)
    result = confirmed(before, (said,))
    assert set(result.lines) == {before.lines[0], said}


NEARLY = [
    ("Tel: ", "916 555 0I50", "tel:+1-916-555-0160", "+1-916-555-0160"),
    ("Tel: ", "020 7946 0959", "tel:+442079460958", "+442079460958"),
    ("Tel: ", "+7 916 555 0160", "tel:+1-916-555-0160", "+1-916-555-0160"),
    ("", "nora@a1der.exarnple", "mailto:nora@alder.example", "nora@alder.example"),
    ("", "noraQalder.example", "mailto:nora@alder.example", "nora@alder.example"),
    ("", "www.a1der.example", "https://alder.example", "https://alder.example"),
    ("", "Nora Whitfie1d", card("FN:Nora Whitfield"), "Nora Whitfield"),
    ("", "NoraWhitfie1d", card("FN:Nora Whitfield"), "Nora Whitfield"),
    ("", "Nora Whit field s", card("FN:Nora Whitfields X"), "Nora Whitfields X"),
]


@pytest.mark.parametrize(("label", "print_", "text", "value"), NEARLY)
def test_doubtful_print_that_is_nearly_what_a_code_says_gives_way(
    label: str, print_: str, text: str, value: str
) -> None:
    before = read(f"{label}{print_}", confidence=0.7)
    result = confirmed(before, code(text))
    assert texts(result) == [f"{label}{value}"]
    start = bool(label)
    words = told(result, start=start)
    assert all(word.confidence == CONFIDENCE for word in words)
    assert witnesses(words) == {"paddle": print_, "tesseract": print_, READER: value}
    place = Box.around(word.box for word in told(before, start=start))
    around = Box.around(word.box for word in words)
    assert dataclasses.astuple(around) == pytest.approx(dataclasses.astuple(place))
    assert all(a.box.right < b.box.left for a, b in itertools.pairwise(words))


@pytest.mark.parametrize(("label", "print_", "text", "value"), NEARLY)
def test_sure_print_that_is_nearly_what_a_code_says_stays_beside_it(
    label: str, print_: str, text: str, value: str
) -> None:
    before = read(f"{label}{print_}", confidence=0.8)
    said = code(text)
    assert value in said[0].text
    assert set(confirmed(before, said).lines) == {*before.lines, *said}


@pytest.mark.parametrize(
    ("print_", "number"),
    [
        ("+1 916 555 0160", "+44 916 555 0160"),
        ("+7 916 555 0160", "+1 916 555 0160"),
        ("+44 (0) 916 555 0160", "+1 916 555 0160"),
        ("916 555 0160 x14", "916 555 0160 ext. 89"),
    ],
)
def test_another_country_or_extension_makes_another_number(
    print_: str, number: str
) -> None:
    before = read(f"Tel: {print_}")
    said = says(f"TEL:{number}")
    assert set(confirmed(before, said).lines) == {*before.lines, *said}


def test_one_word_in_doubt_is_enough_to_give_way() -> None:
    before = read("Nora Whitfie1d")
    first, second = before.lines[0].words
    doubted = Line((first, dataclasses.replace(second, confidence=0.79)))
    result = confirmed(
        dataclasses.replace(before, lines=(doubted,)), says("FN:Nora Whitfield")
    )
    assert texts(result) == ["Nora Whitfield"]


def test_a_label_that_was_read_as_part_of_a_number_is_told_again() -> None:
    before = read("F:916-555-0I50", confidence=0.5)
    result = confirmed(before, says("TEL;FAX:+1 916 555 0160"))
    assert texts(result) == ["Fax: +1 916 555 0160"]


def test_an_address_misread_on_two_lines_is_corrected_on_both() -> None:
    before = read("410 Larkspvr", "Avenuc Suite 4", "Thanks", confidence=0.5)
    said = says("ADR:;;410 Larkspur Avenue\\, Suite 4;;;;")
    result = confirmed(before, said)
    assert texts(result) == ["410 Larkspur", "Avenue, Suite 4", "Thanks"]
    assert witnesses([*told(result, 0), *told(result, 1)]) == {
        "paddle": "410 Larkspvr Avenuc Suite 4",
        "tesseract": "410 Larkspvr Avenuc Suite 4",
        READER: "410 Larkspur Avenue, Suite 4",
    }


def test_each_value_takes_the_print_that_is_nearest_to_it() -> None:
    before = read("Tel: 916 555 0167", "Fax: 916 555 0173", confidence=0.5)
    for order in (1, -1):
        said = says("TEL:916 555 0160", "TEL;FAX:916 555 0170")[::order]
        assert texts(confirmed(before, said)) == [
            "Tel: 916 555 0160",
            "Fax: 916 555 0170",
        ]


def test_print_that_a_code_confirms_never_gives_way_to_another_value() -> None:
    before = read("Tel: 916 555 0160", confidence=0.3)
    result = confirmed(before, says("TEL;FAX:916 555 0161", "TEL:916 555 0160"))
    assert Counter(texts(result)) == Counter(["Tel: 916 555 0160", "Fax: 916 555 0161"])


def test_what_is_not_printed_stands_in_the_place_of_the_code() -> None:
    before = read("Nora Whitfield", *["Thanks"] * 9)
    said = says("FN:Nora Whitfield", "TEL:916 555 0160", "URL:alder.example")
    result = confirmed(before, said)
    assert (result.reader, result.width, result.height) == ("agreed", 1600, 914)
    assert texts(before)[1:] == [text for text in texts(result) if text == "Thanks"]
    assert set(said[1:]) < set(result.lines)
    middles = [one.box.centre.y for one in result.lines]
    assert middles == sorted(middles)


def test_an_empty_page_has_the_lines_of_the_code() -> None:
    said = code(VCARD)
    assert texts(confirmed(read(), said)) == texts(said)


def test_two_codes_that_say_the_same_are_told_once() -> None:
    said = (
        *says("TEL:+1 916 555 0160", "URL:https://alder.example"),
        *code("www.alder.example"),
        *code("tel:9165550160"),
    )
    assert texts(confirmed(read(), said)) == [
        "Tel: +1 916 555 0160",
        "https://alder.example",
    ]


def test_one_number_printed_once_and_said_for_two_uses_is_told_once() -> None:
    before = read("Phone and WhatsApp 916 555 0160")
    result = confirmed(before, says("TEL:9165550160", "TEL;CELL:+1 916 555 0160"))
    assert texts(result) == texts(before)


def test_a_name_within_a_name_has_one_reading_for_each_word() -> None:
    result = confirmed(read("Alder Finch"), says("FN:Alder", "ORG:Alder Finch"))
    assert witnesses(told(result))[READER] == "Alder Finch"


WORDS = "Nora Whitfield Hiring Manager 916 555 0160 nora@alder.example CA 95814".split()
PROPERTIES = (
    "FN:Nora Whitfield",
    "TITLE:Hiring Manager",
    "TEL:+1 916 555 0160",
    "TEL;FAX:916 555 0161",
    "EMAIL:nora@alder.example",
    "URL:www.alder.example",
    "ADR:;;410 Larkspur Avenue;Sacramento;CA;95814;",
)
misread = st.builds(
    lambda word, at, char: word[: at % len(word)] + char + word[at % len(word) + 1 :],
    st.sampled_from(WORDS),
    st.integers(0, 20),
    st.sampled_from("1lO0e."),
)
rows = st.lists(st.sampled_from(WORDS) | misread, min_size=1, max_size=5).map(" ".join)
pages = st.builds(
    lambda texts, least: read(*texts, confidence=least),
    st.lists(rows | st.sampled_from(NORA), max_size=6),
    st.sampled_from([0.3, 0.79, 0.8, 0.95]),
)
codes = st.lists(st.sampled_from(PROPERTIES), min_size=1, unique=True).map(
    lambda properties: says(*properties)
)


@given(pages, codes)
def test_no_printed_word_is_lost_or_changed_unless_a_code_takes_its_place(
    before: Page, said: tuple[Line, ...]
) -> None:
    result = confirmed(before, said)
    kept = " ".join(
        text
        for word in result.words
        for reader, text in word.readings
        if reader == READERS[0]
    )
    assert Counter(kept.split()) == Counter(word.text for word in before.words)
    if min((word.confidence for word in before.words), default=1.0) >= 0.8:
        told = {(word.text, word.box) for word in result.words}
        assert {(word.text, word.box) for word in before.words} <= told


@given(pages, codes)
def test_every_text_is_of_the_print_or_of_the_code(
    before: Page, said: tuple[Line, ...]
) -> None:
    result = confirmed(before, said)
    printed = {(word.text, word.box) for word in before.words}
    spoken = {word.text for one in said for word in one.words}
    for word in result.words:
        assert (word.text, word.box) in printed or word.text in spoken
        if (word.text, word.box) not in printed:
            assert dict(word.readings)[READER] == word.text
            assert word.confidence == CONFIDENCE


@given(pages, codes)
def test_a_code_that_is_asked_again_has_nothing_to_add(
    before: Page, said: tuple[Line, ...]
) -> None:
    once = confirmed(before, said)
    twice = confirmed(once, said)
    assert texts(twice) == texts(once)


@given(pages, codes)
def test_every_word_of_a_code_is_told_somewhere(
    before: Page, said: tuple[Line, ...]
) -> None:
    seen = witnesses(tuple(confirmed(before, said).words))[READER]
    spoken = {word.text for one in said for word in one.words}
    assert spoken - {"Tel:", "Fax:"} <= set(seen.split())


@given(pages, codes, st.data())
def test_what_is_printed_is_not_told_a_second_time(
    before: Page, said: tuple[Line, ...], data: st.DataObject
) -> None:
    printed = data.draw(st.sets(st.sampled_from(said), min_size=1))
    everything = read(*texts(before), *(one.text.upper() for one in printed))
    result = confirmed(everything, said)
    assert printed.isdisjoint(result.lines)
    assert len(result.lines) <= len(everything.lines) + len(said) - len(printed)


def test_a_full_card_takes_no_time() -> None:
    lines = [f"{text} and some more" for text in (*NORA, *NORA)]
    before, said = read(*lines), code(VCARD)
    started = time.perf_counter()
    confirmed(before, said)
    assert time.perf_counter() - started < 0.5


@pytest.fixture(scope="module")
def understood() -> Contact:
    """What is understood of a drawn card with a code, read by all readers."""
    pixels = lay(
        draw_lines(NORA, capital_height=44).pixels, draw_code(VCARD), 1050, 250
    )
    bare = CardImage(pixels, {}, Homography.identity(), None, 0.0)
    codes = find_codes(pixels)
    image = enhance(blanked(bare, [code.outline for code in codes]))
    seen = [reader.read(image) for reader in open_readers(installed())]
    said = [one for code in codes for one in lines_of(code)]
    return assemble(confirmed(agree(seen, is_word), said), image, "US")


def test_a_card_with_a_code_gives_each_detail_once(understood: Contact) -> None:
    assert understood.name is not None
    assert understood.title is not None
    assert understood.company is not None
    assert str(understood.name.value) == "Nora Whitfield"
    assert understood.title.text == "Hiring Manager"
    assert understood.company.text == "Alder & Finch Inc."
    assert [one.text for one in understood.phones] == ["+19165550160"]
    assert [one.text for one in understood.emails] == ["nora@alderandfinch.example"]
    assert [one.text for one in understood.websites] == [
        "https://alderandfinch.example"
    ]
    (address,) = understood.addresses
    assert address.text.startswith("410 Larkspur Avenue, Sacramento, CA 95814")


def test_each_detail_of_it_names_the_code_and_the_readers(understood: Contact) -> None:
    printed = (
        understood.name,
        understood.title,
        understood.company,
        *understood.addresses,
        *understood.phones,
        *understood.emails,
    )
    for detail in printed:
        assert detail is not None
        assert set(detail.readers) == {READER, *installed()}
    (site,) = understood.websites
    assert site.readers == {READER: "https://alderandfinch.example"}


def test_a_department_and_a_profile_of_a_code_are_details_of_the_card() -> None:
    said = says(
        "ORG:Alder & Finch Inc.;Kestrels",
        "X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/nora-w",
        "IMPP:skype:nora.w",
    )
    pixels = np.zeros((1, 1, 3), np.uint8)
    bare = CardImage(pixels, {}, Homography.identity(), None, 0.0)
    contact = assemble(confirmed(read("Nora Whitfield", "Manager"), said), bare, "US")
    assert contact.department is not None
    assert contact.department.text == "Kestrels"
    assert [entry.text for entry in contact.profiles] == [
        "https://www.linkedin.com/in/nora-w",
        "nora.w",
    ]
    assert contact.company is not None
    assert contact.company.text == "Alder & Finch Inc."


def test_a_printed_department_is_confirmed_by_the_code() -> None:
    said = says("ORG:Alder & Finch Inc.;Human Resources Department")
    result = confirmed(read("Human Resources Department"), said)
    assert texts(result).count("Human Resources Department") == 1
    assert not any("Department:" in text for text in texts(result))

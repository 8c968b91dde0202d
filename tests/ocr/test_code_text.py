"""What codes say, as lines of a card; and codes that say nothing, or anything."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.ocr.written import PLACE, card, read
from tests.support.codes import VCARD

from cardtrail.geometry import Box, Point, Quad
from cardtrail.ocr.code_text import lines_of
from cardtrail.ocr.codes import Code
from cardtrail.text import unify


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("mailto:nora@alder.example?subject=Hello", ["nora@alder.example"]),
        ("MAILTO:a%2Bb@x.example,c@x.example", ["a+b@x.example", "c@x.example"]),
        ("mailto:?to=a+b@x.example&body=to", ["a+b@x.example"]),
        ("tel:+1-916-555-0160;ext=12", ["Tel: +1-916-555-0160 ext. 12"]),
        ("TEL:9165550160", ["Tel: 9165550160"]),
        ("MATMSG:TO:nora@alder.example;SUB:Hi;BODY:There;;", ["nora@alder.example"]),
        ("SMSTO:+19165550160:Hello, 12 of you", ["Tel: +19165550160"]),
        ("https://alder.example/a?b=c#d", ["https://alder.example/a?b=c#d"]),
        ("HTTP://ALDER.EXAMPLE/A", ["HTTP://ALDER.EXAMPLE/A"]),
        ("www.alder.example", ["www.alder.example"]),
        ("\ufeffalder.example\r\n", ["alder.example"]),
        ("nora@alder.example", ["nora@alder.example"]),
        ("+1 (916) 555-0160", ["Tel: +1 (916) 555-0160"]),
        ("020 7946 0958", ["Tel: 020 7946 0958"]),
        ("(916)555-0160", ["Tel: (916)555-0160"]),
    ],
)
def test_a_short_code_gives_what_it_stands_for(text: str, lines: list[str]) -> None:
    assert read(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "geo:38.5816,-121.4944", "WIFI:T:WPA;S:Alder;P:secret12;;", "Hello",
        "Ask for Nora. Thanks", "4006381333931", "2026-11-23", "1.2.3", "Nora W.",
        "smsto", "mailto:", "tel:", "tel:nobody", "MECARD:", "BEGIN:VCARD",
        "BEGIN:VEVENT\nSUMMARY:Fair\nTEL:9165550160\nEND:VEVENT", "javascript:alert(1)",
        "otpauth://totp/alder?secret=ABC", "https://", "https://alder", "a@b",
    ],
)  # fmt: skip
def test_other_codes_say_nothing_for_a_card(text: str) -> None:
    assert read(text) == []


def test_what_has_no_glyph_is_taken_out() -> None:
    assert read(card("FN:No\u202era\0 \x1bWhit\u200bfield\t\u2028Jr.")) == [
        "Nora Whitfield Jr."
    ]


def test_long_text_ends_at_a_word_and_long_values_are_left_out() -> None:
    (title,) = read(
        card("TITLE:" + "word " * 100, "URL:https://x.example/" + "a" * 200)
    )
    assert title == ("word " * 24).strip()
    assert read("https://x.example/" + "a" * 200) == []
    assert read(card("FN:" + "a" * 200)) == []


def test_a_code_has_twenty_lines_at_most() -> None:
    numbers = [f"TEL:+1 916 555 01{n}" for n in range(10, 60)]
    lines = read(card("FN:Nora Whitfield", *numbers))
    assert len(lines) == 20
    assert lines[0] == "Nora Whitfield"


def test_a_number_given_twice_is_one_line() -> None:
    assert read(card("TEL:916 555 0160", "TEL;WORK:916 555 0160")) == [
        "Tel: 916 555 0160"
    ]


def is_apart(boxes: Sequence[Box]) -> bool:
    return all(a.overlap(b) < 1e-6 for a, b in itertools.combinations(boxes, 2))


def test_every_word_has_a_place_of_its_own_in_the_code() -> None:
    tilted = Quad(Point(900, 220), Point(1280, 200), Point(1300, 590), Point(910, 600))
    lines = lines_of(Code(VCARD, tilted))
    boxes = [word.box for line in lines for word in line.words]
    around = Box.around([*boxes, PLACE])
    assert around == PLACE
    assert is_apart(boxes)
    assert all(line.box.left == 900 for line in lines)
    tops = [line.box.top for line in lines]
    assert tops == sorted(set(tops))
    assert tops[0] == 200
    assert lines[-1].box.bottom == pytest.approx(600)
    long, short = lines[0].words[1], lines[0].words[0]  # Whitfield, Nora
    assert long.box.width / short.box.width == pytest.approx(9 / 4)


def test_one_line_is_not_set_larger_than_print() -> None:
    (line,) = lines_of(Code("https://alder.example", PLACE.quad))
    assert line.box == Box(900, 200, 1300, 250)


def test_every_word_is_filed_under_the_code() -> None:
    words = [word for line in lines_of(Code(VCARD, PLACE.quad)) for word in line.words]
    assert words[0].text == "Nora"
    for word in words:
        assert word.readings == (("code", word.text),)
        assert word.confidence == 0.999


pieces = st.sampled_from(
    "BEGIN:VCARD END:VCARD VERSION:2.1 MECARD: MATMSG:TO: mailto: tel: SMSTO: N: FN:"
    " ADR: TEL URL EMAIL X-ABLabel: ;CHARSET= ;QUOTED-PRINTABLE ;TYPE= item1. =\n"
    ' \\ \\n ; : , " = =FF % %zz @ ?to= ;;;;;;US ℀hile'.split(" ")
)
hostile = st.lists(
    pieces | st.just("\r\n") | st.just(" ") | st.text(max_size=5), max_size=40
).map("".join)


@given(st.text() | hostile | hostile.map("BEGIN:VCARD\n{}".format))
@example("BEGIN:VCARD\nADR:;;;;;;℀hile")
@example("BEGIN:VCARD\nFN;CHARSET=unicode_escape;QUOTED-PRINTABLE:\\x")
@example("BEGIN:VCARD\nFN;CHARSET=iso-8859-99;QUOTED-PRINTABLE:=FF")
@example("BEGIN:VCARD\nFN:\ud800\nTEL;QUOTED-PRINTABLE:\udfff1")
@example("mailto:" + "%" * 5000)
def test_any_text_gives_lines_fit_for_print(text: str) -> None:
    lines = lines_of(Code(text, PLACE.quad))
    assert len(lines) <= 20
    for line in lines:
        assert 0 < len(line.text) <= 120
        assert line.text == unify(line.text)
        assert line.text.isprintable()
        assert all(word.text and word.box.width > 0 for word in line.words)

"""When a code and print say the same, by what kind of detail it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ocr.pages import line

from cardtrail.ocr.sameness import EMAIL, NUMBER, PROSE, SITE, Form, Value, values_of


def value(text: str) -> Value:
    return Value.of(line(text))


def likeness(said: str, seen: str) -> float:
    one = value(said)
    return one.likeness(one.form.key(seen))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Tel: +1 916 555 0160", NUMBER),
        ("Fax: (916) 555-0160 ext. 12", NUMBER),
        ("916.555.0160", NUMBER),
        ("nora@alder.example", EMAIL),
        ("https://alder.example/nora", SITE),
        ("WWW.ALDER.EXAMPLE", SITE),
        ("alder.example", SITE),
        ("Nora Whitfield", PROSE),
        ("410 Larkspur Avenue", PROSE),
        ("Alder.example B.V.", PROSE),
        ("Tel: 1-800-ALDER", PROSE),
    ],
)
def test_a_text_is_compared_as_what_it_is(text: str, form: Form) -> None:
    assert value(text).form is form


@pytest.mark.parametrize("label", ["Tel:", "Fax:", "Mobile:", "Pager:", "Home:"])
def test_a_label_is_no_part_of_the_value(label: str) -> None:
    labelled = value(f"{label} 916 555 0160")
    assert labelled.key == value("916 555 0160").key
    assert [word.text for word in labelled.words] == ["916", "555", "0160"]
    assert labelled.line.text == f"{label} 916 555 0160"


def test_a_label_alone_is_a_text() -> None:
    assert [word.text for word in value("Home:").words] == ["Home:"]


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("+44 20 7946 0958", "Tel. (020) 7946-0958"),
        ("+44 20 7946 0958", "00 44 (0)20 7946 0958"),
        ("020 7946 0958", "+44 20 7946 0958"),
        ("916 555 0160", "1-916-555-0160"),
        ("916 555 0160 ext. 12", "+1 916 555 0160 x12"),
        ("nora@alder.example", "E-mail:NORA@alder . example"),
        ("https://alder.example/", "Web:www.Alder.example"),
        ("Zo\u00eb M\u00fcller", "ZOE MULLER,"),
    ],
)
def test_other_ways_to_print_a_value_are_the_same(said: str, seen: str) -> None:
    assert likeness(said, seen) == 1


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("+44 916 555 0160", "+1 916 555 0160"),
        ("916 555 0160", "555 0160"),
        ("916 555 0160 ext. 12", "916 555 0160"),
        ("Tel: 12345 6", "12345"),
        ("hr@alder.example", "hr@alder.example.org"),
        ("https://alder.example/a", "alder.example"),
        ("Nora Whitfield", "Nora Whitfields"),
    ],
)
def test_other_values_are_not(said: str, seen: str) -> None:
    assert likeness(said, seen) < 1


def test_a_colleague_and_the_firm_are_nobody_misread() -> None:
    assert likeness("nora@alderandfinch.example", "noraQalderandf1nch.example") > 0.9
    assert likeness("nora@alderandfinch.example", "info@alderandfinch.example") == 0
    assert likeness("hr@alderandfinch.example", "www.alderandfinch.example") == 0


def test_only_prose_is_said_twice_and_the_longest_comes_first() -> None:
    said = map(line, ["USA", "Tel: 916 555 0160", "Mobile: +1 916 555 0160", "USA"])
    told = [one.line.text for one in values_of(said)]
    assert told == ["Mobile: +1 916 555 0160", "USA", "USA"]


numbers = st.from_regex(r"\+?[0-9]{5,15}( ext\. [0-9]{1,4})?", fullmatch=True)


@given(numbers | st.text(min_size=1).filter(lambda text: bool(text.split())))
def test_everything_is_like_itself(text: str) -> None:
    assert likeness(text, text) == 1


@given(numbers, numbers)
def test_likeness_is_a_share(said: str, seen: str) -> None:
    assert 0 <= likeness(said, seen) <= 1

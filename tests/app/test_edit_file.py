"""A contact as YAML: the same again, whatever the card said, and what was changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.cards import contact, record
from tests.support.people import contacts, doubtful, sure

from cardtrail.app.edit_file import changes_in, text_of
from cardtrail.errors import InvalidValueError
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.values.name import PersonName

HOSTILE = (
    '"',
    "'",
    "a: b",
    "# no comment",
    "- x",
    "!!python/object/apply:os.system [id]",
    "*anchor",
    "&anchor x",
    "{a: 1}",
    "[1, 2]",
    "%TAG ! x",
    "---",
    "...",
    "no",
    "null",
    "~",
    "1e3",
    "2026-11-23",
    "0x1F",
    "\\n",
    "\u2028name: x",
    "\x85name: x",
    "\ttab",
    "name: x\ncompany: y",
    "名刺 🙂 \u202e",
    "<<",
    "x" * 300,
)


def changed(text: str, of: Contact) -> dict[FieldName, list[str]]:
    return changes_in(text, record(of=of), "US")


@given(contacts)
def test_a_text_that_nobody_changed_changes_nothing(of: Contact) -> None:
    assert changed(text_of(record(of=of)), of) == {}


@pytest.mark.parametrize("said", HOSTILE)
def test_what_stands_on_a_card_is_never_more_than_a_text(said: str) -> None:
    entry = replace(doubtful(said), readers={"tesseract": said, "paddle": said})
    of = replace(contact(), title=entry, company=entry, name=entry)
    assert changed(text_of(record(of=of)), of) == {}


@given(st.text(min_size=1))
def test_any_text_comes_back(said: str) -> None:
    entry = replace(doubtful(said), readers={"tesseract": said})
    of = Contact(title=entry)
    found = changed(text_of(record(of=of)), of)
    assert found == {} or not said.strip()


def test_a_changed_value_is_the_only_change() -> None:
    text = text_of(record()).replace("ALDER", "BIRCH").replace("Nora Wh", "Norah Wh")
    assert changed(text, contact()) == {FieldName.NAME: ["Norah Whitfield"]}


@pytest.mark.parametrize("empty", ["", "null", "~", '""', "[]", "\n  -"])
def test_what_is_empty_is_taken_away(empty: str) -> None:
    assert changed(f"phone: {empty}\n", contact()) == {FieldName.PHONE: []}


def test_a_detail_that_is_left_out_stays() -> None:
    assert changed("title: Boss\n", contact()) == {FieldName.TITLE: ["Boss"]}
    assert changed("", contact()) == changed("# only a comment", contact()) == {}


def test_numbers_and_dates_are_texts() -> None:
    assert changed("title: 007\ncompany: 2026-11-23\n", contact()) == {
        FieldName.TITLE: ["007"],
        FieldName.COMPANY: ["2026-11-23"],
    }


def test_several_values_stand_below_each_other() -> None:
    text = "phone:\n  - +1 916 555 0160\n  - 916 555 0161\n"
    assert changed(text, contact()) == {
        FieldName.PHONE: ["+1 916 555 0160", "916 555 0161"]
    }


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('name: "Nora\n', 2, "Put values in double quotes"),
        ("name: Nora\n\tphone: x", 2, "Put values in double quotes"),
        ("nickname: Nora", 1, "“nickname” is no detail"),
        ("name: Nora\nname: Ada", 2, "second name"),
        ("name: [Nora, Ada]", 1, "write only one"),
        ("title: Boss\nemail: nora at home", 2, "not an e-mail address"),
        ("phone:\n - [1, 2]", 2, "is a text"),
        ("name: {given: Nora}", 1, "is a text"),
        ("? [a]\n: b", 1, "is no detail"),
        ("just words", 1, "write each detail"),
        ("- a\n- b", 1, "write each detail"),
        ("name: *nobody", 1, "undefined alias"),
        ("a: 1\n---\nb: 2", 2, "single document"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(InvalidValueError, match=says) as told:
        changed(text, contact())
    assert str(told.value).startswith(f"Line {line}:")


@pytest.mark.parametrize("text", ["\0", "[" * 5000, "name: \x01"])
def test_rubbish_is_no_yaml(text: str) -> None:
    with pytest.raises(InvalidValueError):
        changed(text, contact())


@given(st.text())
def test_whatever_an_editor_saves_is_a_change_or_a_sentence(text: str) -> None:
    try:
        changed(text, contact())
    except InvalidValueError:
        return


def test_the_comments_tell_what_each_reader_saw() -> None:
    name = PersonName.parse("Nora Whitfield")
    entry = replace(
        doubtful(name), readers={"tesseract": "N0ra\nWhitfield", "paddle": "Nora"}
    )
    text = text_of(record(of=replace(contact(), name=entry, title=sure("Boss"))))
    (line,) = [each for each in text.splitlines() if each.startswith("name:")]
    assert line.endswith(
        "# to be checked: tesseract saw “N0ra Whitfield”, paddle saw “Nora”"
    )
    assert "mobile" in text

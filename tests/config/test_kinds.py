"""Each kind of setting: what it takes, what it refuses, and how it is written down."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.config.values import ANYTHING, SET

from cardtrail.config.kinds import Plain
from cardtrail.config.table import SETTINGS, Setting
from cardtrail.errors import InvalidValueError


@given(SET)
def test_what_is_written_down_reads_back(entry: tuple[Setting, Plain]) -> None:
    setting, plain = entry
    value = setting.kind.read(plain)
    assert setting.kind.plain(value) == plain
    assert setting.kind.read(setting.kind.plain(value)) == value


@given(SET)
def test_what_is_typed_is_what_would_be_written(entry: tuple[Setting, Plain]) -> None:
    setting, plain = entry
    words = plain if isinstance(plain, list) else [str(plain)]
    assert setting.kind.read(setting.kind.typed(words)) == setting.kind.read(plain)


@given(setting=st.sampled_from(list(SETTINGS.values())), raw=ANYTHING)
@example(setting=SETTINGS["follow-up.note-days"], raw=True)
@example(setting=SETTINGS["follow-up.note-days"], raw=1.0)
@example(setting=SETTINGS["store"], raw="~nobody-has-this-name/cards")
@example(setting=SETTINGS["store"], raw="/home/\0")
@example(setting=SETTINGS["me.name"], raw="\x1b[31m")
@example(setting=SETTINGS["me.strengths"], raw=["fine", " "])
def test_anything_is_a_value_that_reads_back_or_refused_with_what_is_allowed(
    setting: Setting, raw: object
) -> None:
    value = setting.kind.meaning(raw)
    if value is not None:
        assert setting.kind.read(setting.kind.plain(value)) == value
        return
    with pytest.raises(InvalidValueError) as caught:
        setting.kind.read(raw)
    assert str(caught.value) == f"write {setting.allowed}"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("country", "USA"),
        ("country", "ZZ"),
        ("country", ""),
        ("store", "cards.sqlite"),
        ("store", " "),
        ("readers", "paddle,"),
        ("readers", ["paddle"]),
        ("language", "../eng"),
        ("language", "eng+"),
        ("follow-up.note-days", 0),
        ("follow-up.note-days", 3),
        ("follow-up.note-days", "1"),
        ("follow-up.note-days", True),
        ("follow-up.call-days", 2),
        ("follow-up.call-days", 11),
        ("follow-up.reminder", "24:00"),
        ("follow-up.reminder", "8"),
        ("follow-up.reminder", dt.time(8, 0, 30)),
        ("deleted.keep-days", 0),
        ("photos.keep-days", -1),
        ("me.name", "x" * 501),
        ("me.name", "\n"),
        ("me.address", []),
        ("me.address", "12 Harbour Street"),
        ("me.address", ["a line"] * 21),
        ("me.phone", "call me"),
        ("me.phone", "12 34"),
        ("me.email", "kim at home"),
        ("me.email", "kim@ash"),
    ],
)
def test_what_is_out_of_bounds_or_of_another_kind_is_refused(
    name: str, raw: object
) -> None:
    with pytest.raises(InvalidValueError, match=r"^write "):
        SETTINGS[name].kind.read(raw)


def test_a_text_keeps_nothing_that_does_not_print() -> None:
    assert SETTINGS["me.name"].kind.read(" Kim\x1b \u202e Ash\n") == "Kim Ash"


def test_a_path_begins_at_home_or_at_the_root() -> None:
    kind = SETTINGS["store"].kind
    assert kind.read("~/cards.sqlite") == Path.home() / "cards.sqlite"
    assert kind.typed(["cards.sqlite"]) == str(Path.cwd() / "cards.sqlite")
    assert kind.typed(["~/cards.sqlite"]) == "~/cards.sqlite"


def test_the_folder_for_results_may_begin_where_cardtrail_runs() -> None:
    kind = SETTINGS["out"].kind
    assert kind.read(kind.typed(["my", "cards"])) == Path("my cards")

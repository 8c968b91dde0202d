"""Changing the file leaves everything else in it as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.config.values import SET

from cardtrail.config.edit import with_setting, without_setting
from cardtrail.config.file import parsed
from cardtrail.config.kinds import Plain
from cardtrail.config.table import SETTINGS, Setting
from cardtrail.errors import ConfigError

PATH = Path("settings.toml")
FILE = """\
# My job search
language = "eng+deu"  # most are in English
country = "GB"

[me]
# as on my letters
name = "Kim Ash"
address = [
  "12 Harbour Street", # the flat
  "Bristol BS1 4QA",
]

[follow-up]
call-days = 6 # not too soon
"""


@given(st.lists(SET, max_size=6), st.sampled_from(["", FILE]))
def test_what_is_set_is_there_and_what_was_there_stays(
    entries: list[tuple[Setting, Plain]], text: str
) -> None:
    wanted = parsed(text, PATH)
    for setting, plain in entries:
        text = with_setting(text, setting.name, plain, PATH)
        wanted[setting.name] = setting.kind.read(plain)
        assert parsed(text, PATH) == wanted


@given(st.lists(SET, max_size=5), st.sampled_from(["", FILE]))
def test_what_is_set_and_unset_again_is_gone(
    entries: list[tuple[Setting, Plain]], text: str
) -> None:
    for setting, plain in entries:
        text = with_setting(text, setting.name, plain, PATH)
    for name in SETTINGS:
        text = without_setting(text, name, PATH)
    assert parsed(text, PATH) == {}


def test_comments_and_order_stay() -> None:
    changed = with_setting(FILE, "follow-up.call-days", 5, PATH)
    assert changed == FILE.replace("call-days = 6 #", "call-days = 5 #")
    changed = with_setting(FILE, "country", "IE", PATH)
    assert changed == FILE.replace("GB", "IE")


def test_a_new_setting_goes_to_its_group() -> None:
    changed = with_setting(FILE, "me.email", "kim@ash.example", PATH)
    group = changed.partition("[me]")[2].partition("[follow-up]")[0]
    assert 'email = "kim@ash.example"' in group
    assert changed.replace('email = "kim@ash.example"\n', "") == FILE


def test_unsetting_takes_nothing_else_away() -> None:
    changed = without_setting(FILE, "country", PATH)
    assert changed == FILE.replace('country = "GB"\n', "")
    assert without_setting(FILE, "out", PATH) == FILE


def test_line_ends_of_windows_stay() -> None:
    text = FILE.replace("\n", "\r\n")
    changed = with_setting(text, "follow-up.call-days", 5, PATH)
    assert changed == text.replace("call-days = 6 #", "call-days = 5 #")


@pytest.mark.parametrize(
    "text",
    [
        'me.name = "Kim"\nfollow-up.call-days = 4\n',
        'me = { name = "Kim", phone = "+44 20 7946 0958" }\n',
        '[me]\nname = "Kim"\n[follow-up]\n[calling]\nfrom = "08:00"\n',
        '[ "me" ]\n"name" = "Kim"',
    ],
)
def test_every_way_to_write_a_group_can_be_changed(text: str) -> None:
    changed = with_setting(text, "me.name", "Kim Ash", PATH)
    changed = with_setting(changed, "me.email", "kim@ash.example", PATH)
    wanted = {"me.name": "Kim Ash", "me.email": "kim@ash.example"}
    assert parsed(changed, PATH) == parsed(text, PATH) | wanted


@pytest.mark.parametrize("text", ["country = ", "contry = 'GB'", "country = 'X'"])
def test_a_file_with_a_mistake_is_not_changed(text: str) -> None:
    with pytest.raises(ConfigError):
        with_setting(text, "me.name", "Kim", PATH)
    with pytest.raises(ConfigError):
        without_setting(text, "country", PATH)


def test_hostile_values_stay_values() -> None:
    for text in ('"]\n[me]\nname = "x', "'''", '\\u0000"', "# no comment", "{{ 7*7 }}"):
        plain = SETTINGS["me.name"].kind.plain(SETTINGS["me.name"].kind.read(text))
        changed = with_setting(FILE, "me.name", plain, PATH)
        assert parsed(changed, PATH) == parsed(FILE, PATH) | {"me.name": plain}

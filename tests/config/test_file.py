"""The file of settings: whatever stands in it is read, or told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.config.file import config_path, parsed, read_text
from cardtrail.errors import ConfigError

PATH = Path("settings.toml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("country = ", "is not in TOML: "),
        ("country = 'GB'\ncountry = 'US'", "is not in TOML: "),
        ("country = " + "[" * 100_000, "is not in TOML: "),
        ("contry = 'GB'", "no setting “contry”. Did you mean country?"),
        ("[folow-up]\ncall-days = 4", "no setting “folow-up”"),
        ("[follow-up]\ncall_days = 4", "Did you mean follow-up.call-days?"),
        ("[me.address]\nstreet = 'here'", "me.address can't be “{'street': 'here'}”"),
        ("[me.home]\nstreet = 'here'", "no setting “me.home”"),
        ("follow-up = 4", "follow-up is a group of settings; write follow-up.note-"),
        ("[country]\nname = 'GB'", "country can't be “{'name': 'GB'}”"),
        ("'me.name' = 'Kim'", "“me.name” has to be written below its group [me]"),
        ("country = 'Utopia'", "country can't be “Utopia”; write the country as two"),
        ("[me]\nname = '" + "x" * 501 + "'", "...”; write a text of at most 500"),
        ("[follow-up]\ncall-days = 99", "write a whole number from 3 to 10"),
    ],
)
def test_a_mistake_is_told_with_the_file_and_what_is_allowed(
    text: str, words: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        parsed(text, PATH)
    assert str(caught.value).startswith("settings.toml")
    assert words in str(caught.value)
    assert str(caught.value).endswith((".", "?"))


@given(st.text(max_size=60) | st.text("[]{}=.,'\"#\n aeim", max_size=60))
def test_any_text_is_settings_or_a_sentence(text: str) -> None:
    said = str(PATH)
    try:
        parsed(text, PATH)
    except ConfigError as error:
        said = str(error)
    assert said.startswith("settings.toml")


def test_a_group_without_settings_and_an_empty_file_say_nothing() -> None:
    assert parsed("", PATH) == {}
    assert parsed("[me]\n# nothing yet\n", PATH) == {}


def test_an_editor_may_have_marked_the_file_as_unicode(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b'\xef\xbb\xbfcountry = "GB"\r\n')
    assert parsed(read_text(path), path) == {"country": "GB"}


def test_no_file_is_an_empty_one(tmp_path: Path) -> None:
    assert read_text(tmp_path / "not" / "there.toml") == ""


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="can't be read: Is a directory"):
        read_text(tmp_path)


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes("country = 'GB' # größer".encode("latin-1"))
    with pytest.raises(ConfigError, match="is not text in UTF-8"):
        read_text(path)


def test_the_environment_names_the_file() -> None:
    assert config_path({"CARDTRAIL_CONFIG": "my.toml"}) == Path("my.toml")


def test_the_file_is_among_the_settings_of_the_person() -> None:
    path = config_path({"CARDTRAIL_CONFIG": ""})
    assert path.is_absolute()
    assert path.parts[-2:] == ("cardtrail", "config.toml")

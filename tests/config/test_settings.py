"""What holds: the environment before the file, the file before the defaults."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cardtrail.config.settings import (
    COUNTRY,
    Me,
    Origin,
    Settings,
    effective,
    locale_country,
)
from cardtrail.config.table import SETTINGS
from cardtrail.errors import ConfigError
from cardtrail.model.followup import Pace
from cardtrail.model.limits import Limits

FILE = """
country = "gb"
store = "~/kept/cards.sqlite"
out = "for-others"
readers = "both"
language = "eng+deu"

[follow-up]
note-days = 2
call-days = 3
call-latest-days = 7
email-days = 5
decision-days = 0
reminder = "7:45"

[calling]
from = 10:00:00
to = "16:30"

[photos]
keep-days = 0

[deleted]
keep-days = 7

[limits]
megapixels = 64
file-megabytes = 50
pages = 9
cards = 12
photo-seconds = 300
reader-seconds = 60

[me]
name = "Kim Ash"
address = ["12 Harbour Street", "Bristol BS1 4QA"]
phone = "+44 20 7946 0958"
email = "kim@ash.example"
strengths = ["Ten years of Python"]

[drafts]
templates = "/home/kim/templates"
font = "/home/kim/fonts/Kim.ttf"
"""


def environ(tmp_path: Path, text: str, **more: str) -> dict[str, str]:
    """An environment whose file of settings says so."""
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return {"CARDTRAIL_CONFIG": str(path), **more}


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "en_GB.UTF-8"}, "GB"),
        ({"LC_ALL": "de_AT@euro", "LANG": "en_GB.UTF-8"}, "AT"),
        ({"LC_ALL": "", "LANG": "fr_CA"}, "CA"),
        ({"LANG": "C.UTF-8"}, COUNTRY),
        ({"LANG": "en_ZZ.UTF-8"}, COUNTRY),
        ({"LANG": "eo"}, COUNTRY),
        ({}, COUNTRY),
    ],
)
def test_the_country_is_that_of_the_locale(
    variables: dict[str, str], expected: str
) -> None:
    assert locale_country(variables) == expected


def test_without_a_file_everything_is_as_documented(tmp_path: Path) -> None:
    found = effective({"CARDTRAIL_CONFIG": str(tmp_path / "none"), "LANG": "de_CH"})
    assert list(found) == list(SETTINGS)
    assert {each.origin for each in found.values()} == {Origin.DEFAULT}
    assert found["country"].value == "CH"
    settings = Settings.load({"CARDTRAIL_CONFIG": str(tmp_path / "none")})
    assert settings.pace == Pace()
    assert settings.me == Me()
    assert settings.out == Path("cardtrail-out")
    assert settings.calling == (dt.time(9), dt.time(17))
    assert (settings.photo_days, settings.deleted_days) == (365, 30)
    assert settings.limits == Limits()


def test_everything_that_the_file_says_holds(tmp_path: Path) -> None:
    assert Settings.load(environ(tmp_path, FILE)) == Settings(
        country="GB",
        store=Path.home() / "kept" / "cards.sqlite",
        out=Path("for-others"),
        readers=("paddle", "tesseract"),
        language="eng+deu",
        pace=Pace(2, 3, 7, 5, 0, "GB"),
        reminder=dt.time(7, 45),
        calling=(dt.time(10), dt.time(16, 30)),
        photo_days=0,
        deleted_days=7,
        limits=Limits(64, 50, 9, 12, 300, 60),
        me=Me(
            "Kim Ash",
            ("12 Harbour Street", "Bristol BS1 4QA"),
            "+44 20 7946 0958",
            "kim@ash.example",
            ("Ten years of Python",),
        ),
        templates=Path("/home/kim/templates"),
        font=Path("/home/kim/fonts/Kim.ttf"),
    )


def test_the_example_above_has_every_setting(tmp_path: Path) -> None:
    found = effective(environ(tmp_path, FILE))
    assert {each.origin for each in found.values()} == {Origin.FILE}


def test_the_environment_goes_before_the_file_and_the_file_before_the_locale(
    tmp_path: Path,
) -> None:
    variables = environ(
        tmp_path,
        'country = "GB"\nlanguage = "deu"',
        CARDTRAIL_LANGUAGE="eng+jpn",
        CARDTRAIL_ME_ADDRESS="12 Harbour Street\nBristol BS1 4QA",
        CARDTRAIL_FOLLOW_UP_CALL_DAYS="6",
        CARDTRAIL_OUT="",
        LANG="fr_FR.UTF-8",
    )
    settings, found = Settings.load(variables), effective(variables)
    assert (settings.country, settings.language) == ("GB", "eng+jpn")
    assert settings.me.address == ("12 Harbour Street", "Bristol BS1 4QA")
    assert settings.pace.call_days == 6
    assert found["language"].origin is Origin.ENVIRONMENT
    assert found["country"].origin is Origin.FILE
    assert found["out"].origin is Origin.DEFAULT


def test_the_environment_names_the_store(tmp_path: Path) -> None:
    store = tmp_path / "cards.db"
    assert Settings.load({"CARDTRAIL_STORE": str(store)}).store == store


def test_the_store_lies_in_the_data_folder_of_the_person() -> None:
    path = Settings.load({"CARDTRAIL_STORE": ""}).store
    assert path.is_absolute()
    assert path.name == "cardtrail.sqlite"


def test_a_late_call_takes_the_latest_day_along(tmp_path: Path) -> None:
    pace = Settings.load(environ(tmp_path, "[follow-up]\ncall-days = 9")).pace
    assert (pace.call_days, pace.call_latest_days) == (9, 9)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "[follow-up]\ncall-days = 8\ncall-latest-days = 7",
            "call-latest-days is 7 and has to be no less than follow-up.call-days",
        ),
        (
            "[follow-up]\ncall-latest-days = 3",
            "has to be no less than follow-up.call-days, which is 4",
        ),
        (
            '[calling]\nfrom = "17:00"',
            "calling.to is 17:00 and has to be later than calling.from, which is 17:00",
        ),
        ('[calling]\nto = "08:00"', "later than calling.from, which is 09:00"),
    ],
)
def test_settings_that_contradict_each_other_are_told_with_the_file(
    tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        Settings.load(environ(tmp_path, text))
    assert words in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "settings.toml"))


def test_a_contradiction_in_the_environment_is_told_with_the_variable() -> None:
    with pytest.raises(ConfigError, match=r"^CARDTRAIL_CALLING_FROM: calling\.to is"):
        Settings.load({"CARDTRAIL_CALLING_FROM": "18:00"})


@pytest.mark.parametrize(
    ("variable", "text", "allowed"),
    [
        ("CARDTRAIL_COUNTRY", "Utopia", "two letters"),
        ("CARDTRAIL_FOLLOW_UP_NOTE_DAYS", "3", "from 1 to 2"),
        ("CARDTRAIL_READERS", "crystal-ball", "paddle, tesseract or both"),
        ("CARDTRAIL_CALLING_TO", "noon", "such as 08:30"),
        ("CARDTRAIL_STORE", "/home/kim\n/cards", "a whole path"),
    ],
)
def test_a_variable_that_is_not_allowed_is_told_by_its_name(
    variable: str, text: str, allowed: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        Settings.load({variable: text})
    assert str(caught.value).startswith(f"{variable}: ")
    assert f"“{text}”" in str(caught.value)
    assert allowed in str(caught.value)
    assert caught.value.exit_code == 7
